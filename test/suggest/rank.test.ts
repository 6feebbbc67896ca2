import fc from 'fast-check';
import { expect, it } from 'vitest';
import { ReasonKind } from '../../src/model/derived/suggestion.ts';
import { rankOf, reasonBits } from '../../src/suggest/rank.ts';

const kind = fc.constantFrom(...ReasonKind.options);
const trail = Number.POSITIVE_INFINITY;

it('a site that leads to many addresses says little by each, and nothing by thousands', () => {
  fc.assert(
    fc.property(kind, fc.integer({ min: 2, max: 1e6 }), (one, among) => {
      const alone = reasonBits(one, { among: 1, carriers: 0, trail }) ?? 0;
      const each = reasonBits(one, { among, carriers: 0, trail });
      if (alone > Math.log2(among)) expect(each).toBeCloseTo(alone - Math.log2(among));
      else expect(each).toBeNull();
    }),
  );
  expect(reasonBits('passing', { among: 3_000, carriers: 0, trail })).toBeNull();
  expect(reasonBits('frame', { among: 1, carriers: 64, trail })).toBeNull();
});

it('a trail is less probable than each of its steps, the more so the weaker they are', () => {
  const bits = fc.double({ min: 0, max: 20, noNaN: true });
  fc.assert(
    fc.property(kind, bits, bits, (one, some, more) => {
      const [weak, strong] = [some, more].sort((a, b) => a - b) as [number, number];
      const at = (length: number) => reasonBits(one, { among: 1, carriers: 0, trail: length }) ?? 0;
      expect(at(weak)).toBeLessThanOrEqual(Math.min(weak, at(Infinity)) + 1e-9);
      expect(at(weak)).toBeLessThanOrEqual(at(strong));
      expect(at(strong)).toBeGreaterThanOrEqual(0);
    }),
  );
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
