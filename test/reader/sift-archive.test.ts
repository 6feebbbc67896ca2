import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, expect, it } from 'vitest';
import type { SiftSlice } from '../../src/model/derived/sift.ts';
import { LIMITS } from '../../src/model/limits.ts';
import { gatherPiece, siftPiece } from '../../src/reader/sift-archive.ts';
import { atomsOf } from '../../src/sieve/atoms.ts';
import { packSieve } from '../../src/sieve/sieve-table.ts';
import { of } from '../../testkit/archive/warc-fixture.ts';
import { buildSieve } from '../../testkit/sieve.ts';
import { packedRecords, recordsOf, robotsRecord } from '../../testkit/sift-fixture.ts';

const folder = mkdtempSync(join(tmpdir(), 'revenant-slices-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const MAIL = 'sales@quillmoor.example';
const sieve = join(folder, 'one.sieve');
writeFileSync(sieve, packSieve(buildSieve(new Map([['e1', atomsOf(`contact-email:${MAIL}`)]]))));
const PASSES = `<html><title>x</title><p>Write to ${MAIL}`;
const whole = { from: { at: 0, skip: 0 }, bytes: 1e12, records: 1e9, limits: LIMITS };
const written = (name: string, bytes: Uint8Array): string => {
  const path = join(folder, name);
  writeFileSync(path, bytes);
  return path;
};
const sifted = (path: string, more: object = {}): Promise<SiftSlice> =>
  siftPiece({ ...whole, path, sieve, names: null, bits: 10, unread: false, ...more });

it('a slice in which every page passes ends early, and the next one goes on there', async () => {
  const pages = Array.from({ length: 1_200 }, (_, i) => recordsOf({ [`http://s${i}.example/`]: PASSES })).flat();
  const path = written('all.warc.gz', packedRecords(pages));
  const first = await sifted(path);
  expect([first.passed.length, first.counts.passed, first.fault]).toEqual([1_000, 1_000, null]);
  const second = await sifted(path, { from: first.next });
  expect([second.passed.length, second.next]).toEqual([200, null]);
  const sites = new Set([...first.passed, ...second.passed].map(({ site }) => site));
  expect(sites.size).toBe(1_200);
});

it('of one site the strongest page is kept', async () => {
  const pages = {
    'http://one.example/a': PASSES,
    'http://one.example/b': `${PASSES} <a href="http://quillmoor.example/">`,
  };
  const { passed, counts } = await sifted(written('one.warc.gz', packedRecords(recordsOf(pages))));
  expect([counts.passed, passed.length]).toEqual([2, 1]);
});

it('slices of any length have each record once', async () => {
  const pages = Array.from({ length: 60 }, (_, i) => recordsOf({ [`http://s${i}.example/`]: PASSES })).flat();
  for (const [name, bytes] of [
    ['members.warc.gz', packedRecords(pages)],
    ['one-member.warc.gz', gzipSync(Buffer.concat(pages))],
    ['plain.warc', Buffer.concat(pages)],
  ] as const) {
    const path = written(name, bytes);
    for (const length of [1, 500, 2_000]) {
      const seen: string[] = [];
      for (let from: SiftSlice['next'] = { at: 0, skip: 0 }; from !== null; ) {
        const slice = await sifted(path, { from, bytes: length });
        seen.push(...slice.passed.map(({ url }) => url));
        from = slice.next;
      }
      expect([name, length, seen.length, new Set(seen).size]).toEqual([name, length, 60, 60]);
    }
  }
});

it('a site that answers for robots.txt in more ways than anybody can follow is shut', async () => {
  const answers = Array.from({ length: 40 }, (_, i) => robotsRecord('many.example', `User-agent: *\nAllow: /${i}`));
  const same = Array.from({ length: 40 }, () => robotsRecord('same.example', 'User-agent: *\nDisallow:'));
  const path = written('robots.warc.gz', packedRecords([...answers, ...same]));
  const { robots } = await gatherPiece({ ...whole, path, sites: ['many.example', 'same.example'] });
  const of = (site: string) => robots.filter((one) => one.site === site);
  expect(of('many.example').filter(({ status }) => status === 503)).toHaveLength(1);
  expect(of('same.example').map(({ text }) => text)).toEqual(['User-agent: *\nDisallow:']);
});

it('a record of a gigabyte that is not there is cut, not waited for', async () => {
  const lie = of('response', 'http://x.example/', 'HTTP/1.1 200 OK\r\n\r\nx', [], 2 ** 30);
  const good = recordsOf({ 'http://good.example/': PASSES });
  const { fault, counts } = await sifted(written('lie.warc', Buffer.concat([...good, lie])));
  expect([fault?.code, counts.passed]).toEqual(['archive:cut', 1]);
});
