import fc from 'fast-check';
import { expect, it } from 'vitest';
import { ReasonKind } from '../../src/model/derived/suggestion.ts';
import { ATTRIBUTED_BITS, afterMiss, rankOf, reasonBits } from '../../src/suggest/rank.ts';

const kind = fc.constantFrom(...ReasonKind.options);
const trail = Number.POSITIVE_INFINITY;

it('a site that leads to many addresses says little by each, and nothing by thousands', () => {
  fc.assert(
    fc.property(kind, fc.integer({ min: 2, max: 1e6 }), (one, among) => {
      const alone = reasonBits(one, { among: 1, carriers: 0, trail }) ?? 0;
      const each = reasonBits(one, { among, carriers: 0, trail }) ?? 0;
      // All of them together say at most what one alone says: they share its ratio.
      expect(among * (2 ** each - 1)).toBeLessThanOrEqual(2 ** alone - 1 + 1e-6 * 2 ** alone);
      expect(each).toBeGreaterThanOrEqual(0);
    }),
  );
  expect(reasonBits('passing', { among: 3_000, carriers: 0, trail })).toBeNull();
  expect(reasonBits('search', { among: 100_000, carriers: 0, trail })).toBeNull();
  expect(reasonBits('frame', { among: 1, carriers: 1_024, trail })).toBeNull();
});

it('a trail is less probable than its last step, the more so the weaker it is', () => {
  const bits = fc.double({ min: 0, max: 20, noNaN: true });
  fc.assert(
    fc.property(kind, bits, bits, (one, some, more) => {
      const [weak, strong] = [some, more].sort((a, b) => a - b) as [number, number];
      const at = (length: number) => reasonBits(one, { among: 1, carriers: 0, trail: length }) ?? 0;
      expect(at(weak)).toBeLessThanOrEqual(at(Infinity) + 1e-9);
      expect(at(weak)).toBeLessThanOrEqual(at(strong) + 1e-9);
      expect(at(afterMiss(weak))).toBeLessThanOrEqual(at(weak));
    }),
  );
});

it('a link of a site that is surely a successor’s says half as much as one of the listed entity’s own', () => {
  const odds = (one: ReasonKind, of: number): number =>
    2 ** (reasonBits(one, { among: 1, carriers: 0, trail: of }) ?? 0);
  for (const one of ReasonKind.options) {
    const ratio = odds(one, trail) / odds(one, ATTRIBUTED_BITS);
    expect(Math.abs(ratio - 2), one).toBeLessThan(0.1);
  }
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
