/**
 * Runs the attack set (testkit/attacks/) and prints a table by threat, then what is wrong: the case, its story, what was said and
 * what was expected.
 * usage: npm run attacks [-- --only <id or threat>] [--all]
 * usage: npm run attacks -- --generated <n> [--seed <n>]
 * With --generated it runs n framing and n hiding worlds that a seed makes (testkit/attacks/generated/), a fresh one unless it is given.
 * --all prints every line of the right answer, also where it holds. Exit code 1 when any case is wrong.
 */
import { randomInt } from 'node:crypto';
import { parseArgs } from 'node:util';
import { type Attack, THREATS } from '../../testkit/attacks/attack.ts';
import { ATTACKS } from '../../testkit/attacks/attacks.ts';
import { framingWorld } from '../../testkit/attacks/generated/framing.ts';
import { hidingWorld } from '../../testkit/attacks/generated/hiding.ts';
import { judgedWorlds, tally, toldWorld } from '../../testkit/attacks/generated/tally.ts';
import { judge, type Outcome } from '../../testkit/attacks/judge.ts';

/** Failures that are told in full. */
const MOST_TOLD = 20;

const { values } = parseArgs({
  options: {
    only: { type: 'string' },
    all: { type: 'boolean', default: false },
    generated: { type: 'string' },
    seed: { type: 'string' },
  },
});
if (values.generated === undefined) runFixed(values.only ?? '');
else runGenerated(numberOf('generated', values.generated), numberOf('seed', values.seed ?? String(randomInt(2 ** 31))));

function isWrong({ outcomes }: { outcomes: readonly Outcome[] }): boolean {
  return outcomes.some(({ wrong }) => wrong !== null);
}

function runFixed(only: string): void {
  const chosen = ATTACKS.filter(({ id, threat }) => only === '' || threat === only || id.includes(only));
  if (chosen.length === 0) throw new Error(`no case and no threat is called ${only}`);
  const results = chosen.map((attack) => ({ attack, outcomes: judge(attack) }));
  console.log('| threat | cases | right | wrong |');
  console.log('| --- | --- | --- | --- |');
  for (const threat of THREATS) {
    const of = results.filter(({ attack }) => attack.threat === threat);
    if (of.length > 0) console.log(rowOf(threat, of));
  }
  console.log(rowOf('all', results));
  for (const result of results) {
    const lines = result.outcomes.filter(({ wrong }) => values.all || wrong !== null);
    if (lines.length > 0) console.log(told(result.attack, lines));
  }
  process.exitCode = results.some(isWrong) ? 1 : 0;
}

function numberOf(flag: string, text: string): number {
  if (!/^\d{1,10}$/.test(text)) throw new Error(`--${flag} takes a whole number, not ${text}`);
  return Number(text);
}

function runGenerated(count: number, seed: number): void {
  console.log(`seed ${seed}`);
  for (const [title, worldOf] of [
    ['framing', framingWorld],
    ['hiding', hidingWorld],
  ] as const) {
    const worlds = judgedWorlds(count, (index) => worldOf(seed, index));
    const wrong = worlds.filter((world) => world.wrong);
    console.log(`\n${title}\n\n${tally(worlds)}\n`);
    for (const world of wrong.slice(0, MOST_TOLD)) console.log(toldWorld(world));
    if (wrong.length > 0) process.exitCode = 1;
  }
}

function rowOf(name: string, of: readonly { outcomes: readonly Outcome[] }[]): string {
  const wrong = of.filter(isWrong).length;
  return `| ${name} | ${of.length} | ${of.length - wrong} | ${wrong} |`;
}

/** Of many lines that are wrong the first three, and how many there are. */
function told({ id, story }: Attack, lines: readonly Outcome[]): string {
  const shown = lines
    .slice(0, values.all ? lines.length : 3)
    .map(({ expected: { of, background = 'world' }, said, wrong }) => {
      return `  ${of.join(' × ')} [${background}]: ${said}${wrong === null ? '' : `; expected ${wrong}`}`;
    });
  const rest = lines.length - shown.length;
  return [`${id}: ${story}`, ...shown, ...(rest > 0 ? [`  and ${rest} more`] : [])].join('\n');
}
