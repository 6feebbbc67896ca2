import fc from 'fast-check';
import { expect, it } from 'vitest';
import { hammingHex, hammingWords, hexOfWords, popcount32, wordsOfHex } from '../../src/sketch/hamming.ts';

const hex64 = fc.bigInt({ min: 0n, max: 2n ** 64n - 1n }).map((n) => n.toString(16).padStart(16, '0'));

it('counts set bits as their binary notation does', () => {
  fc.assert(
    fc.property(fc.nat(0xffffffff), (word) => popcount32(word) === word.toString(2).replaceAll('0', '').length),
  );
});

it('is a metric on hashes', () => {
  fc.assert(
    fc.property(hex64, hex64, hex64, (a, b, c) => {
      expect(hammingHex(a, a)).toBe(0);
      expect(hammingHex(a, b)).toBe(hammingHex(b, a));
      expect(hammingHex(a, c)).toBeLessThanOrEqual(hammingHex(a, b) + hammingHex(b, c));
      expect(hammingHex(a, b) === 0).toBe(a === b);
    }),
  );
});

it('reads and writes hex, and flips before counting', () => {
  fc.assert(fc.property(hex64, (a) => hexOfWords(wordsOfHex(a)) === a));
  const zero = new Uint32Array(2);
  expect(hammingWords(zero, zero, Infinity, Uint32Array.of(0xf0, 1))).toBe(5);
});

it('gives the distance up to a limit, and more than the limit beyond it', () => {
  fc.assert(
    fc.property(hex64, hex64, fc.nat(64), (a, b, most) => {
      const distance = hammingHex(a, b);
      const within = hammingWords(wordsOfHex(a), wordsOfHex(b), most);
      if (distance <= most) expect(within).toBe(distance);
      else expect(within).toBeGreaterThan(most);
    }),
  );
});

it('refuses hashes of different length', () => {
  expect(() => hammingHex('00000000', '0000000000000000')).toThrow(RangeError);
});
