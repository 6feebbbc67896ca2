/**
 * The plain path: a list that has a name and a website of each company, sellers as bare hosts, http alone, one webhook.
 * Prints the share of a corpus' positive pairs that is alerted with its entity, of those flagged when the list hands in a
 * capture of the same side; and every stranger that an alert accuses. Tables on stdout, progress on stderr.
 * usage: npm run plain -- --corpus <corpus> [--pairs N] [--seed N] [--keep] [--json]
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { crawlPairs, type PairResult, type PlainReport } from './plain-pairs.ts';

const { values } = parseArgs({
  options: {
    corpus: { type: 'string' },
    pairs: { type: 'string' },
    seed: { type: 'string', default: '1' },
    keep: { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
  },
});
const [pairs, seed] = [Number(values.pairs ?? Number.POSITIVE_INFINITY), Number(values.seed)];
if (values.corpus === undefined || !(pairs >= 1) || !Number.isSafeInteger(seed)) {
  console.error('usage: npm run plain -- --corpus <corpus> [--pairs N] [--seed N] [--keep] [--json]');
  process.exit(2);
}
const note = (line: string): void => console.error(line);
const folder = mkdtempSync(join(tmpdir(), 'revenant-pairs-'));
try {
  const report = await crawlPairs({ corpus: values.corpus, folder, seed, pairs, note });
  if (values.json) console.log(JSON.stringify(report));
  else printPairs(report);
} finally {
  if (values.keep) note(`kept: ${folder}`);
  else rmSync(folder, { recursive: true, force: true });
}

function printPairs({ pairs: results, strangers, unsigned, rounds }: PlainReport): void {
  const expected = results.filter(({ flaggedWithCapture }) => flaggedWithCapture);
  const alerted = (some: readonly PairResult[]) => some.filter(({ missed }) => missed === null).length;
  console.log(['', 'pairs', 'flagged with capture', 'of these alerted', 'alerted at all'].map(column).join(''));
  const line = (name: string, some: readonly PairResult[]): void => {
    const flagged = some.filter((one) => expected.includes(one));
    const counts = [some.length, flagged.length, alerted(flagged), alerted(some)];
    console.log([name, ...counts.map(String)].map(column).join(''));
  };
  line('all', results);
  const kinds = [...new Set(results.map(({ pair }) => pair.kind))].sort();
  for (const kind of kinds)
    line(
      `  ${kind}`,
      results.filter(({ pair }) => pair.kind === kind),
    );
  const share = expected.length === 0 ? 'none is flagged' : (alerted(expected) / expected.length).toFixed(3);
  const seconds = rounds.reduce((sum, round) => sum + round.seconds, 0);
  console.log(`\nalerted with its entity, of those flagged with a capture: ${share}; goal .95 or more`);
  console.log(`strangers alerted: ${strangers.length}; goal 0`);
  for (const one of strangers) console.log(`  ${one.site} under ${one.entity} (${one.listed})`);
  console.log(`alerts with a wrong signature: ${unsigned}`);
  console.log(`installations: ${2 * rounds.length}, ${Math.round(seconds)} s`);
  const missed = results.filter((one) => one.missed !== null);
  console.log(`\nnot alerted: ${missed.length}; flagged with a capture first`);
  const order = (one: PairResult) => Number(!one.flaggedWithCapture);
  for (const one of missed.sort((x, y) => order(x) - order(y))) {
    const { entity, listed, successor, kind } = one.pair;
    const captured = one.flaggedWithCapture ? 'flagged with capture' : 'not flagged with capture';
    console.log(`  ${entity} ${listed.host} -> ${successor.host} (${kind}): ${captured}; ${one.missed}`);
  }
}

function column(cell: string, i: number): string {
  return cell.padEnd(i === 0 ? 26 : 22);
}
