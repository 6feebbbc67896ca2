/** `npm test` on a folder of its own: a test that fails once is unsteady, one that fails twice is a fault. */
import { spawn } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const top = join(import.meta.dirname, '..', '..');
const PROJECT = { test: { name: 'long', include: ['test/*.test.mjs'], maxWorkers: 1, isolate: false } };

/** Runs files with these bodies, in which `times` counts the runs of the file. Returns what is printed last. */
async function runTests(bodies: Readonly<Record<string, string>>) {
  const folder = mkdtempSync(join(tmpdir(), 'revenant-tests-'));
  try {
    for (const name of ['scripts', 'test']) mkdirSync(join(folder, name));
    cpSync(join(top, 'scripts', 'test.mjs'), join(folder, 'scripts', 'test.mjs'));
    symlinkSync(join(top, 'node_modules'), join(folder, 'node_modules'));
    writeFileSync(
      join(folder, 'vitest.config.mjs'),
      `export default { test: { projects: [${JSON.stringify(PROJECT)}] } };`,
    );
    for (const [name, body] of Object.entries(bodies)) {
      const counter = JSON.stringify(join(folder, name));
      const head = `import { appendFileSync, readFileSync } from 'node:fs'; import { expect, it } from 'vitest';
        appendFileSync(${counter}, '+'); const times = readFileSync(${counter}).length;`;
      writeFileSync(join(folder, 'test', `${name}.test.mjs`), head + body);
    }
    const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('VITEST')));
    const child = spawn(process.execPath, [join(folder, 'scripts', 'test.mjs'), '--long'], { cwd: folder, env });
    let said = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (part) => (said += part));
    const code = await new Promise((done) => child.once('close', done));
    const lines = said.split('\n').filter((line) => /^(?:unsteady|failed|tests): /.test(line));
    const runs = Object.keys(bodies).map((name) => `${name} ${readFileSync(join(folder, name)).length}`);
    return { code, lines: lines.map((line) => line.replace(/, [\d.]+ s$/, '')), runs, said };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const STEADY = `it('passes', () => {});`;

it('runs a file with a test that failed once more: what then passes is unsteady, what fails again has failed', async () => {
  const { code, lines, runs, said } = await runTests({
    steady: STEADY,
    once: `it('fails once', () => expect(times).toBe(2));`,
    twice: `${STEADY} it('fails twice', () => expect('this').toBe('that'));`,
  });
  expect(lines, said).toEqual([
    'unsteady: test/once.test.mjs > fails once: expected 1 to be 2 // Object.is equality',
    "failed: test/twice.test.mjs > fails twice: expected 'this' to be 'that' // Object.is equality",
    'tests: 3 passed, 1 failed, 1 unsteady, 0 skipped',
  ]);
  expect(runs).toEqual(['steady 1', 'once 2', 'twice 2']);
  expect(code).toBe(1);
});

it('passes with an unsteady test', async () => {
  const { code, lines, said } = await runTests({ once: `it('fails once', () => expect(times).toBe(2));` });
  expect(lines.at(-1), said).toBe('tests: 1 passed, 0 failed, 1 unsteady, 0 skipped');
  expect(code).toBe(0);
});

it.each([
  [
    'a counterexample of a property',
    `it('holds', () => { if (times === 1) throw new Error('Property failed after 3 tests'); });`,
  ],
  ['four tests that failed', `it.each([1, 2, 3, 4])('%i', () => expect(times).toBe(2));`],
  ['a file that does not load', `if (times === 1) throw new Error('not loaded');`],
])('does not run again for %s', async (_, body) => {
  const { code, runs, said } = await runTests({ once: `it('fails once', () => expect(times).toBe(2));`, other: body });
  expect(runs, said).toEqual(['once 1', 'other 1']);
  expect(code).toBe(1);
});
