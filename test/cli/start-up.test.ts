import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { temporaryFolder } from '../../testkit/cli/run-cli.ts';

const main = join(import.meta.dirname, '..', '..', 'dist', 'src', 'cli', 'main.js');
const folder = temporaryFolder();
afterAll(() => folder.remove());

/**
 * What a command loads, as V8's account of its scripts has it: packages by name, parts of the
 * program as `src/<part>`. A count says on every machine what seconds say on one.
 */
function loadedBy(...args: string[]): { readonly parts: readonly string[]; readonly files: number } {
  const account = mkdtempSync(join(folder.path, 'scripts-'));
  const ended = spawnSync(process.execPath, [main, ...args], {
    cwd: folder.path,
    env: { ...process.env, NODE_V8_COVERAGE: account },
    encoding: 'utf8',
  });
  expect(ended.status, ended.stderr).toBe(0);
  const urls = readdirSync(account).flatMap((name) => {
    const { result } = JSON.parse(readFileSync(join(account, name), 'utf8')) as { result: { url: string }[] };
    return result.map(({ url }) => url);
  });
  const files = new Set(urls.filter((url) => url.startsWith('file:')));
  const partOf = (url: string) =>
    /.*\/node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(url)?.[1] ?? /\/dist\/(src\/[^/]+)/.exec(url)?.[1] ?? url;
  return { parts: [...new Set([...files].map(partOf))].sort(), files: files.size };
}

it.each([['--help'], ['--version']])('%s loads only what it prints', (option) => {
  const program = ['cli', 'config', 'config.js', 'errors.js', 'model', 'report', 'version.js'];
  const { parts, files } = loadedBy(option);
  expect(parts).toEqual(['commander', 'picocolors', ...program.map((name) => `src/${name}`), 'zod']);
  // 135 files on 1 Dec 2026.
  expect(files).toBeLessThan(200);
});

it('matches list opens the embedded database and nothing that fetches', () => {
  // Makes the folder.
  loadedBy('tokens', 'add', 'Ann');
  const { parts, files } = loadedBy('matches', 'list');
  expect(parts).toContain('@electric-sql/pglite');
  const others = ['capture', 'desk', 'egress', 'queue', 'reader'].map((name) => `src/${name}`);
  const packages = ['aws4fetch', 'bullmq', 'cheerio', 'docx', 'hono', 'ioredis', 'nodemailer', 'playwright', 'sharp'];
  expect(parts.filter((part) => [...others, ...packages, 'undici'].includes(part))).toEqual([]);
  // 637 files on 1 Dec 2026.
  expect(files).toBeLessThan(750);
});
