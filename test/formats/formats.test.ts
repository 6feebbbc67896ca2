import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { UNKNOWN_TIME } from '../../src/model/words.ts';
import { KINDS, type Kind, REFUSED, SINGLES } from '../../testkit/formats/kinds.ts';
import { openShopBench } from '../../testkit/formats/measure.ts';
import { type RealWriter, realWriters } from '../../testkit/formats/real-writers.ts';

/** The short form of `npm run formats`: every kind of file, written by the writers beside this test, against the live shop. */
let bench: Awaited<ReturnType<typeof openShopBench>>;
beforeAll(async () => {
  bench = await openShopBench();
});
afterAll(() => bench.close());

describe('an invented shop, imported', () => {
  it.each(KINDS.map((kind): [string, Kind] => [kind.name, kind]))('%s reads as the live shop does', async (_, kind) => {
    const result = await bench.measure(kind, bench.shop);
    expect(result.problems).toEqual([]);
    expect(result.site).toBe('tarnwick-felt.example');
    expect(result.pages).toBe(kind.holds === 'site' ? 5 : 1);
    expect(result.identifiers).toEqual([]);
    expect(result.text).toBeGreaterThanOrEqual(0.98);
    expect(result.structure).toBeGreaterThanOrEqual(0.98);
    expect(result.images).toBeGreaterThanOrEqual(0.98);
    expect(result.marks.includes('time:unknown')).toBe(kind.time === 'unknown');
    expect(result.startedAt.slice(0, 10)).toBe(kind.time === 'unknown' ? UNKNOWN_TIME.slice(0, 10) : '2021-06-30');
  });

  it('a folder of single files is one site', async () => {
    const result = await bench.measure(SINGLES, bench.shop);
    expect(result).toMatchObject({ problems: [], site: 'tarnwick-felt.example', pages: 4, identifiers: [] });
  });
});

// The programs themselves, by `npm run formats`; here the one that is quick, where it is found.
const quick = (await realWriters()).found.filter(({ name }) => /^wget (?:-mkpEH|WARC with)/.test(name));
describe.skipIf(quick.length === 0)('the shop as wget itself copies it', () => {
  it.each(quick.map((writer): [string, RealWriter] => [writer.name, writer]))('%s', async (_, writer) => {
    const result = await bench.measure(writer, bench.site);
    expect(result).toMatchObject({ problems: [], identifiers: [], pages: 5, pictures: 6, text: 1, structure: 1 });
  });
});

describe('what cannot be read', () => {
  it.each(REFUSED.map((one): [string, (typeof REFUSED)[number]] => [one.name, one]))('%s', async (_, refused) => {
    expect(await bench.refusal(refused, bench.shop)).toMatch(refused.reason);
  });
});
