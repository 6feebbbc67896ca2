/**
 * Runs the attack set (test/attacks/) and prints a table by threat, then what is wrong: the case, its story, what was said and
 * what was expected.
 * usage: npm run attacks [-- --only <id or threat>] [--all]
 * --all prints every line of the right answer, also where it holds. Exit code 1 when any case is wrong.
 */
import { parseArgs } from 'node:util';
import { type Attack, THREATS } from '../test/attacks/attack.ts';
import { ATTACKS } from '../test/attacks/attacks.ts';
import { judge, type Outcome } from '../test/attacks/judge.ts';

const { values } = parseArgs({ options: { only: { type: 'string' }, all: { type: 'boolean', default: false } } });
const { only = '' } = values;
const chosen = ATTACKS.filter(({ id, threat }) => only === '' || threat === only || id.includes(only));
if (chosen.length === 0) throw new Error(`no case and no threat is called ${only}`);

const results = chosen.map((attack) => ({ attack, outcomes: judge(attack) }));
const isWrong = ({ outcomes }: { outcomes: readonly Outcome[] }): boolean =>
  outcomes.some(({ wrong }) => wrong !== null);

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
