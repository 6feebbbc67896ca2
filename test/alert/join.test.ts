import fc from 'fast-check';
import { expect, it } from 'vitest';
import { joinedAlerts, MOST_MORE } from '../../src/alert/join.ts';
import type { Delivery } from '../../src/model/alert.ts';
import { deliveryOf } from '../../testkit/store/facts.ts';

interface Found {
  readonly match: string;
  readonly hook?: string;
  readonly weight?: number;
  readonly entity?: string | null;
  readonly site?: string;
}

function delivery({ match, hook = 'h', weight = 20, entity = 'e', site = 'new.test' }: Found): Delivery {
  const one = deliveryOf(`${match} ${hook}`, { hook });
  const named = entity === null ? null : { id: entity, name: entity };
  return { ...one, alert: { ...one.alert, match, weight, entity: named, right: site } };
}
const join = (...found: Found[]) => joinedAlerts(found.map(delivery), ({ right }) => right ?? '');
const moreOf = (joined: readonly Delivery[]) =>
  Object.fromEntries(joined.flatMap(({ id, alert: { more } }) => (more === undefined ? [] : [[id, more]])));

it('the strongest is the head, and the first by id of two that are as strong', () => {
  expect(moreOf(join({ match: 'b', weight: 14 }, { match: 'a', weight: 14 }, { match: 'c', weight: 22 }))).toEqual({
    'c h': ['a', 'b'],
  });
});

it('a hook, a listed company and an operator have alerts of their own', () => {
  const joined = join(
    ...[{ match: 'a' }, { match: 'b' }, { match: 'b', hook: 'other' }, { match: 'c', entity: 'another' }],
    { match: 'd', site: 'else.test' },
  );
  expect(moreOf(joined)).toEqual({ 'a h': ['b'] });
});

it('one without a listed company goes with the strongest that has one, however strong it is', () => {
  expect(
    moreOf(
      join(
        ...[
          { match: 'a', weight: 12 },
          { match: 'b', weight: 15, entity: 'another' },
        ],
        { match: 'c', weight: 40, entity: null },
      ),
    ),
  ).toEqual({ 'b h': ['c'] });
  expect(moreOf(join({ match: 'c', entity: null }, { match: 'd', entity: null }))).toEqual({ 'c h': ['d'] });
});

it('only new findings are joined: a change is told by itself', () => {
  const changed = delivery({ match: 'x' });
  const alert = { ...changed.alert, type: 'match.weakened' as const };
  expect(moreOf(joinedAlerts([{ ...changed, alert }, delivery({ match: 'y' })], () => ''))).toEqual({});
});

it('each is told once, in a body that stays small, whatever is joined and in which order', () => {
  const Finding = fc.record({
    hook: fc.constantFrom('h', 'i'),
    weight: fc.integer({ min: 10, max: 14 }),
    entity: fc.constantFrom('e', 'f', null),
    site: fc.constantFrom('a.test', 'b.test'),
  });
  fc.assert(
    fc.property(fc.array(Finding, { maxLength: 450, size: 'max' }), fc.nat(), (found, turn) => {
      const deliveries = found.map((one, at) => delivery({ ...one, match: `m${at}` }));
      const joined = joinedAlerts(deliveries, ({ right }) => right ?? '');
      const parts = joined.flatMap(({ hook, alert: { more = [] } }) => more.map((match) => `${match} ${hook}`));
      expect(new Set(parts).size).toBe(parts.length);
      for (const { id, alert } of joined) {
        expect(alert.more?.length ?? 1).toBeLessThanOrEqual(MOST_MORE);
        // A head is no part of another.
        if (alert.more !== undefined) expect(parts).not.toContain(id);
      }
      const at = deliveries.length === 0 ? 0 : turn % deliveries.length;
      const turned = [...deliveries.slice(at), ...deliveries.slice(0, at)].reverse();
      expect(moreOf(joinedAlerts(turned, ({ right }) => right ?? ''))).toEqual(moreOf(joined));
      // Joined again it is the same.
      expect(moreOf(joinedAlerts(joined, ({ right }) => right ?? ''))).toEqual(moreOf(joined));
    }),
    { numRuns: 60 },
  );
});
