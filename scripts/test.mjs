#!/usr/bin/env node
// Runs the tests and beside them, at low priority, the static checks. A file with a test that failed is run once more,
// after the others: if it then passes, the test is unsteady. Closes with the slowest files, the skipped, unsteady and
// failed tests by name, and counts.
// usage: node scripts/test.mjs [--long] [vitest filters and options…]      --long: only the slow harnesses, no checks
import { spawn } from 'node:child_process';
import { constants, setPriority } from 'node:os';
import { join } from 'node:path';
import { parseCLI, startVitest } from 'vitest/node';

const top = join(import.meta.dirname, '..');
const started = performance.now();
const seconds = (milliseconds) => (milliseconds / 1000).toFixed(1);
const tool = (name, ...path) => [process.execPath, join(top, 'node_modules', name, ...path)];
const SLOWEST = 10;
/** So many tests may fail once because the machine is busy; more are a fault. */
const UNSTEADY = 3;

/**
 * The checks have what the tests leave of the processors, so work counts, not time: one checker of
 * types works out once what each of four would.
 */
const CHECKS = [
  ['types', ...tool('typescript', 'bin', 'tsc'), '-p', '.', '--checkers', '1'],
  [
    'lint',
    ...tool('oxlint', 'bin', 'oxlint'),
    '--type-aware',
    '--deny-warnings',
    'src',
    'jobs',
    'test',
    'testkit',
    'tools',
    'scripts',
  ],
  ['format', ...tool('@biomejs/biome', 'bin', 'biome'), 'ci', '--colors=off', '--reporter=summary', '.'],
  ['unused', ...tool('knip', 'bin', 'knip.js'), '--no-progress'],
  ['test-only', ...tool('knip', 'bin', 'knip.js'), '--no-progress', '--production'],
];

/** Runs one check and writes its output in one piece. Resolves to whether it passed. */
async function runCheck([name, command, ...args]) {
  const since = performance.now();
  const child = spawn(command, args, { cwd: top, stdio: ['ignore', 'pipe', 'pipe'] });
  setPriority(child.pid, constants.priority.PRIORITY_BELOW_NORMAL);
  const output = [];
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (part) => output.push(part));
  const code = await new Promise((resolve) => child.once('close', resolve));
  if (code !== 0) process.stderr.write(Buffer.concat(output));
  process.stderr.write(`check ${name}: ${code === 0 ? 'ok' : 'FAILED'} (${seconds(performance.now() - since)} s)\n`);
  return code === 0;
}

async function runChecks(checks) {
  const failed = [];
  for (const check of checks) if (!(await runCheck(check))) failed.push(check[0]);
  return failed;
}

const long = process.argv.includes('--long');
const { filter, options } = parseCLI(['vitest', 'run', ...process.argv.slice(2).filter((arg) => arg !== '--long')]);
const checks = long ? [] : CHECKS;
const checking = runChecks(checks);
const project = options.project ?? (long ? 'long*' : '!long*');
const vitest = await startVitest('test', filter, { ...options, project, root: top });
const failedChecks = await checking;

const files = vitest.state.getTestModules();
const testsIn = (run, state) =>
  run.state
    .getTestModules()
    .flatMap((file) => [...file.children.allTests()])
    .filter((test) => test.result().state === state);
const reasonOf = (test) => (test.result().errors?.[0]?.message ?? '').split('\n')[0];
const nameOf = (test) => `${test.module.relativeModuleId} > ${test.fullName}`;
const lineOf = (test) => `${nameOf(test)}: ${reasonOf(test)}`;

let failed = testsIn(vitest, 'failed');
let unsteady = [];
// A file that does not load, an unhandled error or a filter that names no file has no failed test.
const isBroken =
  vitest.state.getUnhandledErrors().length > 0 ||
  files.some((file) => file.errors().length > 0) ||
  Boolean(process.exitCode && failed.length === 0);
// The counterexample of a property stands, whatever the next try says.
const mayBeChance = failed.every((test) => !reasonOf(test).startsWith('Property failed'));
if (failed.length > 0 && failed.length <= UNSTEADY && mayBeChance && !isBroken) {
  process.exitCode = 0;
  const paths = [...new Set(failed.map((test) => test.module.moduleId))];
  const again = await startVitest('test', paths, { ...options, project, root: top });
  const names = new Set(failed.map(nameOf));
  const others = testsIn(again, 'failed').filter((test) => !names.has(nameOf(test)));
  const passed = new Set(testsIn(again, 'passed').map(nameOf));
  unsteady = failed.filter((test) => passed.has(nameOf(test)));
  failed = [...failed.filter((test) => !passed.has(nameOf(test))), ...others];
}
if (failed.length > 0 || isBroken) process.exitCode = 1;

const timeOf = (file) => {
  const { collectDuration, duration } = file.diagnostic();
  return collectDuration + duration;
};
const slowest = files.toSorted((a, b) => timeOf(b) - timeOf(a)).slice(0, SLOWEST);
for (const file of slowest) console.log(`slow: ${seconds(timeOf(file)).padStart(6)} s  ${file.relativeModuleId}`);
const skipped = testsIn(vitest, 'skipped');
for (const { fullName } of skipped) console.log(`skipped: ${fullName}`);
for (const test of unsteady) console.log(`unsteady: ${lineOf(test)}`);
for (const test of failed) console.log(`failed: ${lineOf(test)}`);
await vitest.close();
const failing = failedChecks.length > 0 ? `, failed checks: ${failedChecks.join(' ')}` : '';
const checked = long ? '' : `, ${checks.length - failedChecks.length} of ${checks.length} checks ok${failing}`;
console.log(
  `tests: ${testsIn(vitest, 'passed').length + unsteady.length} passed, ${failed.length} failed, ${unsteady.length} unsteady, ${skipped.length} skipped${checked}${isBroken ? ', the run itself failed (see above)' : ''}, ${seconds(performance.now() - started)} s`,
);
process.exit(process.exitCode || failedChecks.length > 0 ? 1 : 0);
