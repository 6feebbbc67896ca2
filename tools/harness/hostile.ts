/**
 * Points a worker at the whole catalogue of bad inputs (testkit/hostile/) and prints what became of each class.
 * usage: npm run hostile -- [--short] [--only <text in the name or class>]
 * The last line is JSON; exit code 1 when any case missed, or the worker's event loop stood still for over 250 ms.
 */
import { parseArgs } from 'node:util';
import { findBrowser } from '../../src/capture/browser/find-browser.ts';
import { BROWSER, PLAIN } from '../../testkit/hostile/catalogue.ts';
import type { HostileCase } from '../../testkit/hostile/hostile-case.ts';
import { type CaseResult, type RunResult, runHostile } from '../../testkit/hostile/run.ts';

const BLOCK_MS = 250;
const NEXT_MS = 5_000;
const RISE_MEGABYTES = 64;

const { values } = parseArgs({ options: { short: { type: 'boolean', default: false }, only: { type: 'string' } } });
const chosen = (cases: readonly HostileCase[]): HostileCase[] =>
  cases.filter(
    ({ name, group, slow }) =>
      !(values.short && slow) && (values.only === undefined || `${name} ${group}`.includes(values.only)),
  );

const runs: RunResult[] = [];
const plain = chosen(PLAIN);
if (plain.length > 0) runs.push(await runHostile(plain, { browser: 'never' }));
const browsed = chosen(BROWSER);
if (browsed.length > 0 && findBrowser(undefined, process.env['PATH']) !== null)
  runs.push(await runHostile(browsed, { browser: 'always', timeout: 90 }));
else if (browsed.length > 0) console.log('no browser was found: its cases were left out');

const cases = runs.flatMap((run) => run.cases);
const groups = [...new Set(cases.map(({ group }) => group))];
const width = Math.max(...groups.map((group) => group.length));
console.log(`${'class'.padEnd(width)}  passed  longest s  rise MB  outcomes`);
for (const group of groups)
  console.log(
    line(
      group,
      cases.filter((one) => one.group === group),
    ),
  );
for (const { name, outcome, miss } of cases) if (miss !== null) console.log(`missed: ${name}: ${miss} [${outcome}]`);

const result = {
  cases: cases.length,
  passed: cases.filter(({ miss }) => miss === null).length,
  lost: cases.filter(({ outcome }) => outcome === 'lost').length,
  seconds: sum(runs.map(({ seconds }) => seconds)),
  exits: runs.map(({ exit }) => exit),
  longestBlockCpuMs: Math.max(...runs.map(({ longestBlock }) => longestBlock.cpuMs)),
  longestBlockWallMs: Math.max(...runs.map(({ longestBlock }) => longestBlock.wallMs)),
  blockedDuring: runs.map(({ longestBlock }) => longestBlock.during),
  nextStartMs: Math.max(...runs.map(({ nextStartMs }) => nextStartMs)),
  nextStartAfter: runs.map(({ nextStartAfter }) => nextStartAfter),
  busy: Math.max(...runs.map(({ busy }) => busy)),
  peakMegabytes: Math.max(...runs.map(({ peakMegabytes }) => peakMegabytes)),
  bombRiseMegabytes: Math.max(0, ...cases.flatMap((one) => (one.group.includes('bombs') ? [one.riseMegabytes] : []))),
  badLines: runs.flatMap(({ badLines }) => badLines).length,
};
for (const bad of runs.flatMap(({ badLines }) => badLines))
  console.log(`bad line: ${JSON.stringify(bad).slice(0, 300)}`);
console.log(JSON.stringify(result));
const wrong =
  result.exits.some((code) => code !== 3 && code !== 0) ||
  result.passed < result.cases ||
  result.longestBlockCpuMs > BLOCK_MS ||
  result.nextStartMs > NEXT_MS * result.busy ||
  result.bombRiseMegabytes > RISE_MEGABYTES ||
  result.badLines > 0;
process.exitCode = wrong ? 1 : 0;

function line(group: string, members: readonly CaseResult[]): string {
  const passed = `${members.filter(({ miss }) => miss === null).length}/${members.length}`;
  const wall = (Math.max(...members.map(({ wallMs }) => wallMs)) / 1000).toFixed(1);
  const rise = String(Math.max(...members.map(({ riseMegabytes }) => riseMegabytes)));
  const outcomes = [...new Set(members.map(({ outcome }) => outcome))];
  const shown =
    outcomes.length > 4 ? `${outcomes.slice(0, 4).join(', ')} and ${outcomes.length - 4} more` : outcomes.join(', ');
  return `${group.padEnd(width)}  ${passed.padStart(6)}  ${wall.padStart(9)}  ${rise.padStart(7)}  ${shown}`;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
