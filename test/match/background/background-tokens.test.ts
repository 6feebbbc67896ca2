import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { packTokens, unpackTokens } from '../../../src/match/background/background-tokens.ts';

const carriers = fc.dictionary(fc.string({ minLength: 1 }), fc.integer({ min: 1, max: 40 }));

describe('packTokens and unpackTokens', () => {
  it('knows each token and never counts more packages than carry it', () => {
    fc.assert(
      fc.property(carriers, (some) => {
        const count = unpackTokens(packTokens(new Map(Object.entries(some))));
        for (const [token, packages] of Object.entries(some)) {
          expect(count(token)).toBe([8, 3, 2, 1].find((least) => packages >= least));
        }
      }),
      { numRuns: 20 },
    );
  });

  it('does not know what was not put in, and does not show what was', () => {
    const tokens = Array.from({ length: 20_000 }, (_, i): [string, number] => [
      `contact-email:name${i}@shop.example`,
      1,
    ]);
    const packed = packTokens(new Map(tokens));
    const count = unpackTokens(packed);
    expect(tokens.every(([token]) => count(token) === 1)).toBe(true);
    expect(tokens.some(([token]) => count(`${token}.example`) > 0)).toBe(false);
    expect(Buffer.from(packed, 'base64').includes('shop')).toBe(false);
  });

  it('is the same text whatever the order', () => {
    const some: [string, number][] = [
      ['x:a', 1],
      ['x:b', 4],
      ['y:c', 9],
    ];
    expect(packTokens(new Map([...some].reverse()))).toBe(packTokens(new Map(some)));
    expect(unpackTokens(packTokens(new Map()))('x:a')).toBe(0);
  });
});
