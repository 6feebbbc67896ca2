/**
 * Kills workers with SIGKILL at every stage of the work, kills, cuts and fills the servers, and counts what was lost,
 * doubled, stuck or wrongly condemned.
 * usage: npm run faults -- [--only <name,…>] [--trials 50] [--faults 10] [--back-ends both|embedded|servers]
 *        npm run faults -- --targets 300 --kills 10 [--seed 1]     only a crawl that is killed at any moment
 * Prints the table and one JSON line; exit code 1 when anything is wrong.
 */
import { parseArgs } from 'node:util';
import { crawlKilled } from '../../testkit/faults/crawl-killed.ts';
import { faultsOf, type Outcome } from '../../testkit/faults/outcome.ts';
import { runFaults, tableOf } from '../../testkit/faults/run-faults.ts';

const { values } = parseArgs({
  options: {
    only: { type: 'string', default: '' },
    trials: { type: 'string', default: '50' },
    faults: { type: 'string', default: '10' },
    'back-ends': { type: 'string', default: 'both' },
    targets: { type: 'string' },
    kills: { type: 'string' },
    seed: { type: 'string', default: '1' },
  },
});

const start = Date.now();
const tell = (outcome: Outcome): void => {
  // Each as it ends: a run that is stopped has told what it saw.
  process.stderr.write(`faults: ${tableOf([outcome]).split('\n')[1]}\n`);
  for (const line of faultsOf(outcome).slice(0, 20)) process.stderr.write(`  ${line.trim()}\n`);
};
const single = values.targets !== undefined || values.kills !== undefined;
const outcomes = single
  ? [
      await crawlKilled({
        targets: Number(values.targets ?? '300'),
        kills: Number(values.kills ?? '10'),
        seed: Number(values.seed),
      }),
    ]
  : await runFaults({
      only: values.only.split(',').filter(Boolean),
      trials: Number(values.trials),
      faults: Number(values.faults),
      backEnds: values['back-ends'] as 'both' | 'embedded' | 'servers',
      tell,
    });
if (single) outcomes.forEach(tell);
const wrong = outcomes.flatMap(faultsOf);
const total = (count: (one: Outcome) => number): number => outcomes.reduce((sum, one) => sum + count(one), 0);
console.log(tableOf(outcomes));
console.log(
  JSON.stringify({
    faults: outcomes.length,
    trials: total(({ trials }) => trials),
    lost: total(({ lost }) => lost.length),
    doubled: total(({ doubled }) => doubled.length),
    stuck: total(({ stuck }) => stuck.length),
    quarantined: total(({ quarantined }) => quarantined.length),
    wrong: wrong.length,
    sentAgain: total(({ sentAgain }) => sentAgain),
    seconds: Math.round((Date.now() - start) / 1000),
  }),
);
if (wrong.length > 0 || outcomes.length === 0) process.exitCode = 1;
