import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hammingHex } from '../../src/sketch/hamming.ts';
import { shingles } from '../../src/sketch/shingle.ts';
import { simhash64 } from '../../src/sketch/simhash.ts';
import { editWords, generator, zipfWords } from '../../testkit/sketch/edited-text.ts';

const pairs = fc.array(fc.tuple(fc.nat(0xffffffff), fc.nat(0xffffffff)), { minLength: 1, maxLength: 300 });

/** The plain way: 64 counters. */
function byCounters(features: readonly (readonly [number, number])[]): string {
  const bit = (half: 0 | 1, at: number): number =>
    features.reduce((sum, words) => sum + ((words[half] >>> at) & 1 ? 1 : -1), 0) > 0 ? 2 ** at : 0;
  return ([0, 1] as const)
    .map((half) => Array.from({ length: 32 }, (_, at) => bit(half, at)).reduce((sum, one) => sum + one, 0))
    .map((word) => word.toString(16).padStart(8, '0'))
    .join('');
}

describe('simhash64', () => {
  it('agrees with plain counters, bit by bit', () => {
    fc.assert(
      fc.property(pairs, (list) => {
        const features = Uint32Array.from(list.flat());
        expect(simhash64(features)).toBe(byCounters(list));
      }),
    );
  });

  it('does not depend on the order of the features', () => {
    fc.assert(
      fc.property(pairs, (list) => {
        expect(simhash64(Uint32Array.from(list.flat()))).toBe(simhash64(Uint32Array.from([...list].reverse().flat())));
      }),
    );
  });

  it('has none for no features, so that empty texts never match', () => {
    expect(simhash64(new Uint32Array(0))).toBeNull();
  });

  it('moves further the more is edited, and stays near for small edits', () => {
    const random = generator(7);
    const mean = [0, 0.01, 0.1, 0.4].map((share) => {
      let sum = 0;
      for (let i = 0; i < 30; i++) {
        const words = zipfWords(600, random);
        const edited = editWords(words, share, random);
        sum += hammingHex(
          simhash64(shingles(words.join(' '))) as string,
          simhash64(shingles(edited.join(' '))) as string,
        );
      }
      return sum / 30;
    });
    expect(mean[0]).toBe(0);
    expect(mean).toEqual([...mean].sort((a, b) => a - b));
    expect(mean[1]).toBeLessThan(8);
    expect(mean[3]).toBeGreaterThan(20);
  });
});
