import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { openSiftFiles } from '../../src/store/sift-files.ts';

const folder = join(mkdtempSync(join(tmpdir(), 'revenant-sift-files-')), 'sift');
afterAll(() => rmSync(join(folder, '..'), { recursive: true, force: true }));
const files = openSiftFiles(folder);
const sieves = (): string[] => readdirSync(folder).filter((name) => name.endsWith('.sieve'));

it('keeps equal sieves once, and of the earlier ones the last', async () => {
  const one = await files.keepSieve(Buffer.from('one'));
  expect(await files.keepSieve(Buffer.from('one'))).toBe(one);
  expect(sieves()).toHaveLength(1);
  for (const text of ['two', 'three', 'four']) await files.keepSieve(Buffer.from(text));
  expect(sieves()).toHaveLength(2);
});

it('forgets sieves alone, or all', async () => {
  writeFileSync(files.pathOf('https://crawl.example/a.warc.gz'), 'x');
  await files.forgetSieves();
  expect(readdirSync(folder)).toHaveLength(1);
  await files.clear(60_000);
  expect(readdirSync(folder)).toHaveLength(1);
  await files.clear(0);
  expect(readdirSync(folder)).toEqual([]);
  await files.forgetSieves();
});
