import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type LargeWarc, writePackedWarc, writeSparseWarc } from '../../testkit/archive/large-warc.ts';

/** The short form of `npm run large-archive`. */
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'large-warc-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

it.each<[string, (path: string) => Promise<LargeWarc>]>([
  ['packed pages of 160 MB', (path) => writePackedWarc(path, 160 << 20)],
  ['two gigabytes, most of them films', (path) => writeSparseWarc(path, 2 * 2 ** 30, 1 << 28)],
])('one site of %s is read in bounded memory', { timeout: 120_000 }, async (_name, write) => {
  const path = join(folder, 'large.warc');
  const { sites } = await write(path);
  const url = `http://firm-${sites - 1}.example/`;
  const { stdout } = await promisify(execFile)(process.execPath, [
    '--import',
    'tsx',
    join(import.meta.dirname, '..', '..', 'testkit', 'archive', 'read-large.ts'),
    path,
    url,
  ]);
  const found = JSON.parse(stdout) as { home: string; pages: number; problems: number; peakMegabytes: number };
  expect(found).toMatchObject({ home: url, problems: 0 });
  expect(found.pages).toBeGreaterThan(0);
  expect(found.peakMegabytes).toBeLessThan(350);
});
