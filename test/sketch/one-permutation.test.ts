import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hashFeatures } from '../../src/sketch/mix.ts';
import {
  BINS,
  bands,
  densify,
  distinctCount,
  estimateContainment,
  estimateJaccard,
  onePermutation,
  packSketch,
  sketchFromBase64,
  sketchToBase64,
} from '../../src/sketch/one-permutation.ts';
import { shingles } from '../../src/sketch/shingle.ts';
import { areaUnderCurve, editWords, generator, zipfWords } from '../../testkit/sketch/edited-text.ts';

const sketchOf = (features: Iterable<string>) => onePermutation(hashFeatures(features));
const packedOf = (features: Iterable<string>) => packSketch(sketchOf(features));
const packedText = (text: string) => packSketch(onePermutation(shingles(text)));
const set = fc.uniqueArray(fc.string({ minLength: 1, maxLength: 6 }), { maxLength: 400 });

function jaccard(left: Iterable<string>, right: Iterable<string>): number {
  const [a, b] = [new Set(left), new Set(right)];
  const common = [...a].filter((x) => b.has(x)).length;
  return common / (a.size + b.size - common);
}

describe('one-permutation sketch', () => {
  it('is symmetric, bounded and 1 for a set and itself', () => {
    fc.assert(
      fc.property(set, set, (left, right) => {
        const [a, b] = [packedOf(left), packedOf(right)];
        const estimate = estimateJaccard(a, b);
        expect(estimate).toBe(estimateJaccard(b, a));
        expect(estimate).toBeGreaterThanOrEqual(0);
        expect(estimate).toBeLessThanOrEqual(1);
        expect(estimateJaccard(a, a)).toBe(left.length === 0 ? 0 : 1);
      }),
    );
  });

  it('counts equal, unequal and empty bins of packed sketches as one would byte by byte', () => {
    const bin = fc.oneof(fc.constant(0), fc.constant(7), fc.integer({ min: 0, max: 255 }));
    const sketch = fc.array(bin, { minLength: BINS, maxLength: BINS }).map((bins) => Uint8Array.from(bins));
    const plain = (left: Uint8Array, right: Uint8Array): number => {
      const bins = [...left].map((value, at) => [value, right[at] ?? 0] as const);
      const used = bins.filter(([a, b]) => a !== 0 || b !== 0).length;
      const both = bins.filter(([a, b]) => a !== 0 && b !== 0);
      const equal = both.filter(([a, b]) => a === b).length;
      return used === 0 ? 0 : Math.max(0, equal - (both.length - equal) / 254) / used;
    };
    fc.assert(
      fc.property(sketch, sketch, fc.nat(BINS), (left, other, same) => {
        const right = Uint8Array.from(other, (value, at) => (at < same ? (left[at] ?? 0) : value));
        expect(estimateJaccard(packSketch(left), packSketch(right))).toBe(plain(left, right));
      }),
    );
  });

  it('estimates Jaccard with a deviation below .055 and no bias', () => {
    const errors: number[] = [];
    for (let trial = 0; trial < 300; trial++) {
      const share = (trial % 10) / 10;
      const common = Array.from({ length: Math.round(600 * share) }, (_, i) => `c${trial}-${i}`);
      const only = (side: string) => Array.from({ length: 600 - common.length }, (_, i) => `${side}${trial}-${i}`);
      const [left, right] = [
        [...common, ...only('l')],
        [...common, ...only('r')],
      ];
      errors.push(estimateJaccard(packedOf(left), packedOf(right)) - jaccard(left, right));
    }
    const bias = errors.reduce((sum, e) => sum + e, 0) / errors.length;
    const deviation = Math.sqrt(errors.reduce((sum, e) => sum + e * e, 0) / errors.length);
    expect(Math.abs(bias)).toBeLessThan(0.01);
    expect(deviation).toBeLessThan(0.055);
  });

  it('stays near the truth for small sets, where most bins are empty', () => {
    const random = generator(3);
    let worst = 0;
    for (let trial = 0; trial < 50; trial++) {
      const universe = Array.from({ length: 40 }, (_, i) => `${trial}:${i}`);
      const left = universe.filter(() => random() < 0.7);
      const right = universe.filter(() => random() < 0.7);
      worst = Math.max(worst, Math.abs(estimateJaccard(packedOf(left), packedOf(right)) - jaccard(left, right)));
    }
    expect(worst).toBeLessThan(0.15);
  });

  it.each([0.1, 0.2, 0.4])('separates texts with %d of their words edited from unrelated ones', (share) => {
    const random = generator(11);
    const sketches = Array.from({ length: 60 }, () => {
      const words = zipfWords(800, random);
      return { words, sketch: packedText(words.join(' ')) };
    });
    const positives = sketches.map(({ words, sketch }) =>
      estimateJaccard(sketch, packedText(editWords(words, share, random).join(' '))),
    );
    const negatives = sketches.flatMap(({ sketch }, i) =>
      sketches.slice(i + 1, i + 11).map((other) => estimateJaccard(sketch, other.sketch)),
    );
    expect(areaUnderCurve(positives, negatives)).toBeGreaterThanOrEqual(0.99);
  });

  it('falls as more words are edited', () => {
    const random = generator(5);
    const words = zipfWords(800, random);
    const sketch = packedText(words.join(' '));
    const estimates = [0, 0.05, 0.2, 0.6].map((share) =>
      estimateJaccard(sketch, packedText(editWords(words, share, random).join(' '))),
    );
    expect(estimates).toEqual([...estimates].sort((a, b) => b - a));
    expect(estimates[0]).toBe(1);
  });

  it('tells how much of a small set lies in a large one', () => {
    const large = Array.from({ length: 900 }, (_, i) => `f${i}`);
    const inside = large.slice(0, 300);
    const estimate = estimateJaccard(packedOf(large), packedOf(inside));
    expect(estimateContainment(estimate, 900, 300)).toBeGreaterThan(0.75);
    expect(estimateContainment(0, 900, 300)).toBe(0);
    expect(estimateContainment(1, 0, 300)).toBe(0);
    expect(estimateContainment(1, 300, 300)).toBe(1);
  });

  it('fills every bin when densified, keeps filled ones, and leaves an empty set empty', () => {
    fc.assert(
      fc.property(set, (features) => {
        const sketch = sketchOf(features);
        const dense = densify(sketch);
        for (let bin = 0; bin < BINS; bin++) {
          if (sketch[bin] !== 0) expect(dense[bin]).toBe(sketch[bin]);
          expect(dense[bin] === 0).toBe(features.length === 0);
        }
      }),
    );
    expect(bands(sketchOf([]), 4)).toEqual([]);
  });

  it('brings near texts together by bands and keeps unrelated ones apart', () => {
    const random = generator(21);
    let found = 0;
    let false_ = 0;
    for (let i = 0; i < 60; i++) {
      const words = zipfWords(600, random);
      const key = (list: string[]) => new Set(bands(onePermutation(shingles(list.join(' '))), 4));
      const here = key(words);
      if ([...key(editWords(words, 0.1, random))].some((band) => here.has(band))) found++;
      if ([...key(zipfWords(600, random))].some((band) => here.has(band))) false_++;
    }
    expect(found).toBeGreaterThanOrEqual(54);
    expect(false_).toBe(0);
    expect(bands(sketchOf(['a']), 4)).toHaveLength(32);
  });

  it('goes through base64 unchanged', () => {
    const sketch = sketchOf(['a', 'b', 'c']);
    expect(sketchFromBase64(sketchToBase64(sketch))).toEqual(sketch);
    expect(distinctCount(hashFeatures(['a', 'b', 'a']))).toBe(2);
  });
});
