import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { packLooks, unpackLooks } from '../../../src/match/background/background-looks.ts';

const hash = fc.bigInt({ min: 0n, max: 2n ** 64n - 1n });
const hex = (value: bigint) => value.toString(16).padStart(16, '0');
const flip = (value: bigint, bits: readonly number[]) => bits.reduce((left, bit) => left ^ (1n << BigInt(bit)), value);
const bitsOf = (min: number, max: number) =>
  fc.uniqueArray(fc.integer({ min: 0, max: 63 }), { minLength: min, maxLength: max });

describe('packLooks and unpackLooks', () => {
  it('finds a picture that was saved again, and no other', () => {
    fc.assert(
      fc.property(hash, bitsOf(0, 4), bitsOf(5, 64), (known, few, many) => {
        const isKnown = unpackLooks(packLooks([hex(known)]));
        expect(isKnown(hex(flip(known, few)))).toBe(true);
        expect(isKnown(hex(flip(known, many)))).toBe(false);
      }),
    );
  });

  it('is the same text whatever the order and the repeats', () => {
    const looks = ['00ff00ff00ff00ff', 'f0f0f0f0f0f0f0f0'];
    expect(packLooks([...looks, ...looks].reverse())).toBe(packLooks(looks));
    expect(unpackLooks(packLooks([]))('00ff00ff00ff00ff')).toBe(false);
    expect(unpackLooks(packLooks(looks))('')).toBe(false);
  });
});
