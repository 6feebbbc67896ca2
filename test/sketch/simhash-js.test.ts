import fc from 'fast-check';
import simhashJs from 'simhash-js';
import { describe, expect, it } from 'vitest';
import { hammingHex } from '../../src/sketch/hamming.ts';
import { shingles } from '../../src/sketch/shingle.ts';
import { simhash64 } from '../../src/sketch/simhash.ts';
import { agreesWithPackage, simhash32, simhashJs32 } from '../../src/sketch/simhash-js.ts';
import { editWords, generator, zipfWords } from '../../testkit/sketch/edited-text.ts';

const theirs = (text: string): number => new simhashJs.SimHash().hash(text) >>> 0;

describe('our 32-bit SimHash', () => {
  it('is what the package gives, for texts of any script, and with more pieces than it leaves out', () => {
    const texts = [
      fc.string({ maxLength: 200 }),
      fc.string({ unit: 'binary', maxLength: 700 }),
      fc.string({ minLength: 500, maxLength: 1_500 }),
    ];
    fc.assert(
      fc.property(fc.oneof(...texts), (text) => {
        expect(simhash32(text)).toBe(theirs(text));
        if (text.length > 4) expect(simhashJs32(text)).toBe(theirs(text));
      }),
      { numRuns: 60 },
    );
    expect(simhashJs32('ab c'.repeat(2_000))).toBe(theirs('ab c'.repeat(2_000)));
    expect(agreesWithPackage()).toBe(true);
  });

  it('has the faults of the package, so it decides nothing', () => {
    const hex = (text: string): string => simhash32(text).toString(16).padStart(8, '0');
    const text = zipfWords(400, generator(3)).join(' ');
    // Its pieces do not overlap: one sign in front moves all of them.
    expect(hammingHex(hex(text), hex(`x${text}`))).toBeGreaterThan(4);
    expect(hammingHex(simhash64(shingles(text)) as string, simhash64(shingles(`x${text}`)) as string)).toBeLessThan(5);
    expect([simhash32(''), simhash32('ab'), simhash32('abcd')].every((value) => value === theirs('ab'))).toBe(true);
  });
});

describe('the 64-bit SimHash, beside the package', () => {
  const PAIRS = 16;
  /** The share of near pairs that are nearer than every pair of strangers: recall without a false pair. */
  function recall(
    texts: readonly (readonly [string, string])[],
    distance: (one: string, other: string) => number,
  ): number {
    const strangers = texts.map(([text], i) => distance(text, texts[(i + 1) % texts.length]?.[0] ?? ''));
    const nearest = Math.min(...strangers);
    return texts.filter(([text, edited]) => distance(text, edited) < nearest).length / texts.length;
  }
  const ours = (one: string, other: string): number =>
    hammingHex(simhash64(shingles(one)) as string, simhash64(shingles(other)) as string);
  const packages = (one: string, other: string): number => {
    const hex = (text: string): string => theirs(text).toString(16).padStart(8, '0');
    return hammingHex(hex(one), hex(other));
  };

  it('finds more of the edited copies, whatever is edited, with no stranger among them', () => {
    const found = { ours: 0, packages: 0, runs: 0 };
    const run = fc.record({
      seed: fc.nat(),
      share: fc.constantFrom(0.01, 0.05, 0.1, 0.2),
      words: fc.integer({ min: 150, max: 500 }),
    });
    fc.assert(
      fc.property(run, ({ seed, share, words }) => {
        const random = generator(seed);
        const texts = Array.from({ length: PAIRS }, () => {
          const text = zipfWords(words, random);
          return [text.join(' '), editWords(text, share, random).join(' ')] as const;
        });
        const [mine, other] = [recall(texts, ours), recall(texts, packages)];
        expect(mine).toBeGreaterThanOrEqual(other);
        found.ours += mine;
        found.packages += other;
        found.runs += 1;
      }),
      { numRuns: 12 },
    );
    expect(found.ours / found.runs).toBeGreaterThan(0.8);
    expect(found.packages / found.runs).toBeLessThan(0.5);
  });
});
