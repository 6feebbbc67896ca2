import { appendFileSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import type { PassedPage, SiftSlice } from '../../src/model/derived/sift.ts';
import { openSiftFiles } from '../../src/store/sift-files.ts';

const folder = mkdtempSync(join(tmpdir(), 'revenant-sift-files-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const files = openSiftFiles(folder);
const pathOf = (key: string): string => join(folder, `${key}.jsonl`);

const counts = { records: 1, pages: 1, bytes: 1, own: 0, noarchive: 0, dropped: 0, passed: 1, unread: 0 };
const page = (site: string): PassedPage => ({
  ...{ entity: 'e1', bits: 12, url: `http://${site}/`, site, whole: true, place: { at: 0, skip: 0 } },
  ...{
    capturedAt: '2020-01-02T03:04:05.000Z',
    hits: [{ kind: 'value', entity: 'e1', bits: 12, quote: `words of ${site}` }],
  },
});
const slice = (at: number, ...sites: string[]): SiftSlice => ({
  ...{ next: { at, skip: 0 }, counts, passed: sites.map(page), fault: null, explained: [] },
});

it('cuts off the part of a note that a killed process left, and goes on behind the last whole one', async () => {
  await files.note('torn', slice(10, 'a.example'));
  appendFileSync(pathOf('torn'), '{"next":{"at":2');
  expect(await files.noted('torn')).toEqual([slice(10, 'a.example')]);
  await files.note('torn', slice(20));
  expect(await files.noted('torn')).toEqual([slice(10, 'a.example'), slice(20)]);
});

it('keeps no word of a site that led nowhere', async () => {
  await files.note('done', slice(10, 'a.example', 'b.example'));
  await files.note('done', slice(20, 'c.example'));
  await files.settle('done', new Set(['b.example']));
  expect(await files.noted('done')).toEqual([slice(10, 'b.example'), slice(20)]);
  expect(readFileSync(pathOf('done'), 'utf8')).not.toMatch(/words of [ac]/);
});

it('says which file to sift anew where a note was changed', async () => {
  appendFileSync(pathOf('bad'), '{"next":7}\n');
  await expect(files.noted('bad')).rejects.toThrow(/bad\.jsonl is damaged.*--again/);
  await files.forget('bad');
  expect(await files.noted('bad')).toEqual([]);
});

it('keeps equal sieves once', async () => {
  const one = await files.keepSieve(Buffer.from('sieve'));
  expect(await files.keepSieve(Buffer.from('sieve'))).toBe(one);
  expect(readdirSync(folder).filter((name) => name.endsWith('.sieve'))).toHaveLength(1);
});
