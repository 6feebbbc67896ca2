import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, it } from 'vitest';
import { temporaryFolder } from '../../testkit/cli/run-cli.ts';

const top = join(import.meta.dirname, '..', '..');
const SOURCES = ['--import', import.meta.resolve('tsx'), join(top, 'src', 'cli', 'main.ts')];
const BUILT = [join(top, 'dist', 'src', 'cli', 'main.js')];
const folder = temporaryFolder();
afterAll(() => folder.remove());

/**
 * The files that a command loads, as V8's account of its scripts has them. They are the same on
 * every machine, as seconds are not.
 */
function loadedBy(program: readonly string[], ...args: string[]): readonly string[] {
  const account = mkdtempSync(join(folder.path, 'scripts-'));
  const ended = spawnSync(process.execPath, [...program, ...args], {
    cwd: folder.path,
    env: { ...process.env, NODE_V8_COVERAGE: account },
    encoding: 'utf8',
  });
  expect(ended.status, ended.stderr).toBe(0);
  const urls = readdirSync(account).flatMap((name) => {
    const { result } = JSON.parse(readFileSync(join(account, name), 'utf8')) as { result: { url: string }[] };
    return result.map(({ url }) => url);
  });
  return [...new Set(urls.filter((url) => url.startsWith('file:')))];
}

/** Packages by name, parts of the program as `src/<part>`. */
function partsOf(files: readonly string[]): readonly string[] {
  const partOf = (url: string) =>
    /.*\/node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(url)?.[1] ?? /\/(src\/[^/]+)/.exec(url)?.[1] ?? url;
  return [...new Set(files.map(partOf))].filter((part) => part !== 'tsx' && part !== 'esbuild').sort();
}

const megabytesOf = (files: readonly string[]): number =>
  files.reduce((sum, url) => sum + statSync(fileURLToPath(url.split('?')[0] ?? '')).size, 0) / 1e6;

it.each([['--help'], ['--version']])('%s loads only what it prints', (option) => {
  const program = ['cli', 'config', 'config.ts', 'errors.ts', 'model', 'report', 'version.ts'];
  const parts = partsOf(loadedBy(SOURCES, option));
  expect(parts).toEqual(['commander', 'picocolors', ...program.map((name) => `src/${name}`), 'zod']);
  // 0.97 on 1 Dec 2026.
  expect(megabytesOf(loadedBy(BUILT, option))).toBeLessThan(1.2);
});

it('matches list opens the embedded database and nothing that fetches', () => {
  // Makes the folder.
  loadedBy(BUILT, 'tokens', 'add', 'Ann');
  const parts = partsOf(loadedBy(SOURCES, 'matches', 'list'));
  expect(parts).toContain('@electric-sql/pglite');
  const others = ['capture', 'desk', 'egress', 'queue', 'reader'].map((name) => `src/${name}`);
  const packages = ['aws4fetch', 'bullmq', 'cheerio', 'docx', 'hono', 'ioredis', 'nodemailer', 'playwright', 'sharp'];
  expect(parts.filter((part) => [...others, ...packages, 'undici'].includes(part))).toEqual([]);
  // 4.4 on 1 Dec 2026.
  expect(megabytesOf(loadedBy(BUILT, 'matches', 'list'))).toBeLessThan(5.5);
});
