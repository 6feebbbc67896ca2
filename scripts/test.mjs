#!/usr/bin/env node
// Runs the tests and beside them, at low priority, the static checks. A test that failed is tried once more: if it then
// passes, it is unsteady. Closes with the slowest files, the skipped, unsteady and failed tests by name, and counts.
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
/** The counterexample of a property stands, whatever the next try says. */
const TRIED_AGAIN = { count: 1, condition: /^(?!Property failed)/ };
/** So many may come of a busy machine; more are a fault. */
const UNSTEADY = 3;

const CHECKS = [
  ['types', ...tool('typescript', 'bin', 'tsc'), '--noEmit', '-p', 'tsconfig.test.json'],
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
const vitest = await startVitest('test', filter, { retry: TRIED_AGAIN, ...options, project, root: top });
const failedChecks = await checking;

const files = vitest.state.getTestModules();
const tests = files.flatMap((file) => [...file.children.allTests()]);
const named = (state) => tests.filter((test) => test.result().state === state);
const timeOf = (file) => {
  const { collectDuration, duration } = file.diagnostic();
  return collectDuration + duration;
};
const slowest = files.toSorted((a, b) => timeOf(b) - timeOf(a)).slice(0, SLOWEST);
for (const file of slowest) console.log(`slow: ${seconds(timeOf(file)).padStart(6)} s  ${file.relativeModuleId}`);
const skipped = named('skipped');
for (const { fullName } of skipped) console.log(`skipped: ${fullName}`);
// One that is known to fail (`it.fails`) is tried again too.
const unsteady = tests.filter((test) => test.diagnostic()?.flaky && !test.options.fails);
const failed = named('failed').length;
for (const [word, those] of Object.entries({ unsteady, failed: named('failed') }))
  for (const test of those) {
    const [reason = ''] = (test.result().errors?.[0]?.message ?? '').split('\n');
    console.log(`${word}: ${test.module.relativeModuleId} > ${test.fullName}: ${reason}`);
  }
// A file that does not load, an unhandled error or a filter that names no file has no failed test.
const broken = process.exitCode ? failed === 0 : false;
if (unsteady.length > UNSTEADY) process.exitCode = 1;
await vitest.close();
const failing = failedChecks.length > 0 ? `, failed checks: ${failedChecks.join(' ')}` : '';
const checked = long ? '' : `, ${checks.length - failedChecks.length} of ${checks.length} checks ok${failing}`;
console.log(
  `tests: ${named('passed').length} passed, ${failed} failed, ${unsteady.length} unsteady, ${skipped.length} skipped${checked}${broken ? ', the run itself failed (see above)' : ''}, ${seconds(performance.now() - started)} s`,
);
process.exit(process.exitCode || failedChecks.length > 0 ? 1 : 0);
