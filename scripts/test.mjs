#!/usr/bin/env node
// Runs every test and closes with one line of counts, the skipped ones by name above it.
// usage: node scripts/test.mjs [vitest filters…]
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const top = join(import.meta.dirname, '..');
const started = Date.now();
const tool = (name, ...path) => [process.execPath, join(top, 'node_modules', name, ...path)];

const checks = [
  ['types', ...tool('typescript', 'bin', 'tsc'), '--noEmit', '-p', 'tsconfig.test.json'],
  ['lint', ...tool('oxlint', 'bin', 'oxlint'), '--type-aware', '--deny-warnings', 'src', 'jobs', 'test', 'scripts'],
  ['format', ...tool('@biomejs/biome', 'bin', 'biome'), 'ci', '--colors=off', '--reporter=summary', '.'],
  ['unused', ...tool('knip', 'bin', 'knip.js'), '--no-progress'],
];
const failedChecks = [];
for (const [name, command, ...args] of checks) {
  const since = Date.now();
  const { status } = spawnSync(command, args, { cwd: top, stdio: ['ignore', 'inherit', 'inherit'] });
  process.stderr.write(
    `check ${name}: ${status === 0 ? 'ok' : 'FAILED'} (${((Date.now() - since) / 1000).toFixed(1)} s)\n`,
  );
  if (status !== 0) failedChecks.push(name);
}

const folder = mkdtempSync(join(tmpdir(), 'revenant-test-'));
const report = join(folder, 'report.json');
const [command, script] = tool('vitest', 'vitest.mjs');
const run = spawnSync(
  command,
  [script, 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`, ...process.argv.slice(2)],
  {
    cwd: top,
    stdio: ['ignore', 'inherit', 'inherit'],
  },
);

let counts = null;
try {
  counts = JSON.parse(readFileSync(report, 'utf8'));
} catch {
  process.stderr.write('the tests ended without a report\n');
}
rmSync(folder, { recursive: true, force: true });
const skipped = (counts?.testResults ?? []).flatMap((file) =>
  file.assertionResults.filter(({ status }) => status === 'skipped' || status === 'pending'),
);
for (const { fullName } of skipped) console.log(`skipped: ${fullName}`);
const { numPassedTests = 0, numFailedTests = 0 } = counts ?? {};
const seconds = ((Date.now() - started) / 1000).toFixed(0);
const failing = failedChecks.length > 0 ? `, failed checks: ${failedChecks.join(' ')}` : '';
console.log(
  `tests: ${numPassedTests} passed, ${numFailedTests} failed, ${skipped.length} skipped, ${checks.length - failedChecks.length} of ${checks.length} checks ok${failing}, ${seconds} s`,
);
process.exit(run.status === 0 && counts !== null && failedChecks.length === 0 ? 0 : 1);
