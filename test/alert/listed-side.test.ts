import { expect, it } from 'vitest';
import { listedSideOf } from '../../src/alert/listed-side.ts';
import type { MatchSide } from '../../src/model/derived/match.ts';
import { matchOf } from '../../testkit/store/facts.ts';

const { left, right } = matchOf('m');
const entity = { id: 'e', name: 'Old Trading Ltd' };
const listed = (attribution?: MatchSide['attribution'], rest: Partial<MatchSide> = {}) =>
  listedSideOf({ left: { ...left, entity, ...(attribution && { attribution }), ...rest }, right });

it('says which side is listed, why and since when, in words and as a code', () => {
  const since = '2021-12-15';
  expect(listedSideOf({ left, right })).toBeUndefined();
  expect(listed({ why: 'list', since, checked: true })).toEqual({
    ...{ side: 'left', why: 'list', since, checked: true },
    text: 'named by the list since 2021-12-15',
  });
  expect(listed({ why: 'list', since, checked: false })?.text).toBe(
    'named by the list since 2021-12-15; its owner since then is not checked',
  );
  expect(listed({ why: 'capture', since: '2021-12-15T08:00:00Z', checked: true })?.text).toBe(
    'captured for the list since 2021-12-15',
  );
  expect(listed({ why: 'seed', since, checked: true, address: 'market.test/shop' })?.text).toBe(
    'named by a seed of yours since 2021-12-15, only a part of the site',
  );
  const chain = ['old.test', 'mid.test'];
  expect(listed({ why: 'person', since, checked: true, chain })).toMatchObject({
    ...{ why: 'person', chain },
    text: 'attributed by a person since 2021-12-15',
  });
});

it('says so of the entry itself, of an older finding, and of the right side', () => {
  expect(listed(undefined, { kind: 'list', capturedAt: '2025-02-03T00:00:00Z' })).toMatchObject({
    ...{ side: 'left', why: 'entry', since: '2025-02-03' },
    text: 'an entry of the list as of 2025-02-03',
  });
  expect(listed()).toMatchObject({ why: null, since: null, text: 'attributed to the listed company' });
  expect(listedSideOf({ left, right: { ...right, entity } }, [{ id: 'e2', name: 'Old', list: 'EU' }])).toMatchObject({
    ...{ side: 'right', also: [{ id: 'e2', list: 'EU' }] },
  });
});
