import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LIKELY } from '../../../src/match/weigh/policy.ts';
import { amountBits, combineBits, countOf, isCommon, rarityBits } from '../../../src/match/weigh/rarity.ts';
import { WEIGHTS } from '../../../src/match/weigh/weights.ts';
import { background } from '../../../testkit/match/invented.ts';

const sites = fc.integer({ min: 0, max: 1_000_000 });
const bits = fc.double({ min: 0, max: 14, noNaN: true });

describe('rarityBits', () => {
  it('is the prior when nothing was counted', () => {
    expect(rarityBits(0, 0, 9, 12)).toBe(9);
    expect(rarityBits(2, 0, 9, 12)).toBe(9);
  });

  it('never gives more for more carriers, and never more than the cap or less than nothing', () => {
    fc.assert(
      fc.property(fc.nat(5000), fc.nat(5000), sites, bits, bits, (a, b, all, prior, cap) => {
        const [few, many] = [Math.min(a, b), Math.max(a, b)];
        expect(rarityBits(few, all, prior, cap)).toBeGreaterThanOrEqual(rarityBits(many, all, prior, cap));
        expect(rarityBits(few, all, prior, cap)).toBeLessThanOrEqual(cap);
        expect(rarityBits(many, all, prior, cap)).toBeGreaterThanOrEqual(0);
      }),
    );
  });

  it('gives a value on 2 of 10,000 sites at least 7 bits more than one on 500', () => {
    const weight = WEIGHTS['contact-email'];
    const { each, cap } = weight?.identical ?? { each: 0, cap: 0 };
    expect(rarityBits(2, 10_000, each, cap) - rarityBits(500, 10_000, each, cap)).toBeGreaterThanOrEqual(7);
  });

  it('leaves next to nothing of what five or more unrelated sites in a hundred carry', () => {
    fc.assert(
      fc.property(fc.integer({ min: 100, max: 100_000 }), (all) => {
        expect(rarityBits(Math.ceil(all / 20) + 7, all, 10, 12)).toBeLessThan(1.5);
        expect(rarityBits(Math.ceil(all / 5) + 7, all, 10, 12)).toBeLessThan(0.5);
      }),
    );
  });
});

describe('combineBits', () => {
  const list = fc.array(bits, { maxLength: 12 });

  it('stays under the cap, grows with every value, and does not mind the order', () => {
    fc.assert(
      fc.property(list, bits, fc.double({ min: 0.5, max: 14, noNaN: true }), (all, one, cap) => {
        const whole = combineBits(all, cap);
        expect(whole).toBeLessThanOrEqual(cap + 1e-9);
        expect(combineBits([...all, one], cap)).toBeGreaterThanOrEqual(whole - 1e-9);
        expect(combineBits([...all].reverse(), cap)).toBe(whole);
      }),
    );
  });

  it('gives a single value its own bits, and each further one less', () => {
    expect(combineBits([3], 9)).toBeCloseTo(3, 9);
    expect(combineBits([3, 3], 9)).toBeCloseTo(5, 9);
    expect(combineBits([3, 3, 0], 9)).toBeCloseTo(5, 9);
  });

  it('adds at most half a bit for a common value', () => {
    fc.assert(
      fc.property(list, (all) => {
        const common = rarityBits(500, 10_000, 10, 12);
        expect(combineBits([...all, common], 12) - combineBits(all, 12)).toBeLessThanOrEqual(0.5);
      }),
    );
  });
});

const side = { value: '', quote: '', url: '', selector: '', capture: '' };
const shared = { similarity: 1, left: side, right: side };

describe('countOf', () => {
  it('is the count of the commonest name of a value', () => {
    const known = background(100, { 'images:bytes': 2, 'images:look:1': 51 });
    expect(countOf({ ...shared, token: 'images:bytes' }, known)).toBe(2);
    expect(
      countOf({ ...shared, token: 'images:bytes', alsoCountedAs: ['images:look:1', 'images:look:2'] }, known),
    ).toBe(51);
    expect(countOf({ ...shared, token: null }, known)).toBe(0);
  });

  it('takes the pair itself out before it calls a value common', () => {
    expect(isCommon(4)).toBe(false);
    expect(isCommon(5)).toBe(true);
  });
});

describe('amountBits', () => {
  const text = WEIGHTS['body-text']?.amount ?? { scale: 1, shares: [] };
  const ofText = (rare: number, ofLarger: number, isBrought = false): number =>
    amountBits({ rare, ofLarger }, text, isBrought);

  it('never gives less for more words, or for a larger share of the larger side', () => {
    const share = fc.double({ min: 0, max: 1, noNaN: true });
    const words = fc.double({ min: 0, max: 3000, noNaN: true });
    fc.assert(
      fc.property(words, words, share, share, fc.boolean(), (a, b, one, other, isBrought) => {
        const [few, many] = [Math.min(a, b), Math.max(a, b)];
        const [little, much] = [Math.min(one, other), Math.max(one, other)];
        expect(ofText(many, much, isBrought)).toBeGreaterThanOrEqual(ofText(few, little, isBrought));
      }),
    );
  });

  it('takes fewer words for a copy, the greater the share', () => {
    expect(ofText(420, 0.5)).toBeGreaterThanOrEqual(LIKELY);
    expect(ofText(380, 0.45)).toBeLessThan(LIKELY);
    expect(ofText(150, 0.5)).toBeLessThan(LIKELY);
    expect(ofText(150, 0.6)).toBeGreaterThanOrEqual(LIKELY);
  });
});
