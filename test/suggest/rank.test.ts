import fc from 'fast-check';
import { expect, it } from 'vitest';
import { ReasonKind } from '../../src/model/derived/suggestion.ts';
import { rankOf, reasonBits } from '../../src/suggest/rank.ts';

const kind = fc.constantFrom(...ReasonKind.options);
const trail = Number.POSITIVE_INFINITY;

it('a site that leads to many addresses says little by each: all together never more than to one, nine times', () => {
  fc.assert(
    fc.property(kind, fc.integer({ min: 2, max: 1e6 }), (one, among) => {
      const alone = reasonBits(one, { among: 1, carriers: 0, trail });
      const each = reasonBits(one, { among, carriers: 0, trail });
      expect(each).toBeCloseTo(alone - Math.log2(among));
    }),
  );
  expect(reasonBits('passing', { among: 3_000, carriers: 0, trail })).toBeLessThan(0);
});

it('a trail is no stronger than its weakest step, and a common address is nobody’s', () => {
  expect(reasonBits('redirect', { among: 1, carriers: 0, trail: 2.5 })).toBe(2.5);
  expect(reasonBits('frame', { among: 1, carriers: 64, trail })).toBeLessThan(0);
});

it('the rank grows with further kinds only, in any order', () => {
  const reason = fc.record({ kind, bits: fc.double({ min: 0.1, max: 12, noNaN: true }) });
  fc.assert(
    fc.property(fc.array(reason, { maxLength: 30 }), (reasons) => {
      const rank = rankOf(reasons);
      expect(rankOf([...reasons, ...reasons])).toBeCloseTo(rank);
      expect(rankOf(reasons.toReversed())).toBeCloseTo(rank);
      expect(rank).toBeLessThanOrEqual(new Set(reasons.map((one) => one.kind)).size * 12);
    }),
  );
});
