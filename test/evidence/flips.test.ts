import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Bench, openBench } from '../../testkit/evidence/bench.ts';
import { flipBytes, rearrange } from '../../testkit/evidence/flips.ts';
import { forge } from '../../testkit/evidence/forgeries.ts';

/** The short form of `npm run flips`. */
let bench: Bench;
let file: Buffer;
beforeAll(async () => {
  bench = await openBench();
  ({ file } = await bench.export());
});
afterAll(() => bench?.close(), 60_000);

describe('a bundle that was changed', () => {
  it('is found out by every byte, and the entry is named', () => {
    const counts = flipBytes(file, 400, 7);
    expect(counts.filter(({ unfound, unnamed }) => unfound + unnamed > 0)).toEqual([]);
    expect(counts.reduce((sum, { tried }) => sum + tried, 0)).toBe(400);
  });

  it('is found out when entries are put in, taken out, doubled, moved, renamed or emptied', {
    timeout: 120_000,
  }, () => {
    const counts = rearrange(file);
    expect(counts.filter(({ unfound, unnamed }) => unfound + unnamed > 0)).toEqual([]);
    expect(counts.every(({ tried }) => tried > 10)).toBe(true);
  });

  it('and a log that was cut, changed or signed by somebody else is, against a checkpoint', async () => {
    const counts = await forge(bench);
    expect(counts.filter(({ unfound }) => unfound > 0)).toEqual([]);
    expect(counts.every(({ tried }) => tried > 0)).toBe(true);
  });
});
