/** The listed party of a site: which reason holds, and what weakens it. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  areOneParty,
  attributionOf,
  type Claim,
  ownedBy,
  type SiteClaims,
  sidesOf,
} from '../../../src/match/guards/attribution.ts';
import { type Subject, subjectOf } from '../../../src/match/readings/subject.ts';
import type { Attribution } from '../../../src/model/derived/attribution.ts';
import type { Fingerprint } from '../../../src/model/derived/fingerprint.ts';
import { Entity } from '../../../src/model/facts/seed.ts';
import { fingerprintOf } from '../../../testkit/store/facts.ts';

const SITE = 'quillmoor.example';
const entityOf = (id: string, more: Partial<Entity> = {}): Entity => ({
  ...Entity.parse({ id, names: [`${id} Ltd`] }),
  ...more,
});

function claim(more: Partial<Attribution> = {}, entity: Partial<Entity> = {}): Claim {
  const id = more.entity ?? 'e1';
  return {
    attribution: {
      ...({
        site: SITE,
        kind: 'website',
        address: null,
        entity: id,
        why: 'list',
        since: '2021-12-15',
        until: null,
      } as const),
      ...more,
    },
    entity: entityOf(id, entity),
  };
}
const known = (claims: readonly Claim[], more: Partial<SiteClaims> = {}): SiteClaims => ({
  ...{ claims, parked: [], isPlatform: false },
  ...more,
});

function side(more: Partial<Fingerprint> = {}, created?: string, ownership?: Subject['ownership']): Subject {
  const registration = { created, source: 'RDAP', registrants: [], registrar: null, nameservers: [] };
  const readings =
    created === undefined ? [] : [{ signal: 'registrant', version: 1, value: registration, failure: null }];
  const fingerprint = fingerprintOf('v1', SITE, { capturedAt: '2026-03-01T10:00:00Z', readings, ...more });
  return { ...subjectOf(fingerprint, null), ...(ownership !== undefined && { ownership }) };
}

describe('the attribution of a site', () => {
  it('is the entry’s that names it, and says that nobody has looked', () => {
    expect(attributionOf(side(), known([claim()]))).toMatchObject({
      entity: { id: 'e1' },
      attribution: { why: 'list', since: '2021-12-15', checked: false },
    });
  });

  it('is none where nothing names it, or no longer does', () => {
    expect(attributionOf(side(), known([]))).toBeNull();
    expect(attributionOf(side(), known([claim({ until: '2025-01-01' })]))).toBeNull();
    expect(attributionOf(side(), known([claim({}, { lastOnList: '2025-01-01' })]))).toBeNull();
  });

  it('takes the strongest reason, then the oldest, whatever the order', () => {
    const claims = [
      claim({ entity: 'e1', since: '2024-01-01' }),
      claim({ entity: 'e2', since: '2021-01-01' }),
      claim({ entity: 'e3', why: 'seed', since: '2025-01-01' }),
      claim({ entity: 'e4', why: 'capture', since: '2026-01-01' }),
    ];
    fc.assert(
      fc.property(fc.shuffledSubarray(claims, { minLength: 1 }), (some) => {
        const found = attributionOf(side(), known(some));
        const rank = ['capture', 'seed', 'list'];
        const [best] = some.toSorted(
          (a, b) =>
            rank.indexOf(a.attribution.why) - rank.indexOf(b.attribution.why) ||
            (a.attribution.since < b.attribution.since ? -1 : 1),
        );
        expect(found?.entity?.id).toBe(best?.entity.id);
        expect(found?.attribution.alsoListed?.length ?? 0).toBe(some.length - 1);
      }),
    );
  });

  it.each([
    ['registered after the listing', side({}, '2023-04-05'), {}, { dates: { listed: '2021-12-15' } }],
    ['registered after it was named', side({}, '2023-04-05'), {}, {}],
    ['registered between the listing and the naming', side({}, '2021-10-01'), {}, { dates: { listed: '2021-06-01' } }],
    ['parked since', side(), { parked: ['2024-05-06T00:00:00Z'] }, {}],
    [
      'with another owner since an earlier capture',
      side({}, undefined, {
        since: { from: '2023-01-01', to: '2026-01-01' },
        because: 'has changed hands since 2022-12-31',
      }),
      {},
      {},
    ],
  ] as const)('is weakened where the site was %s', (_, of, more, entity) => {
    const found = attributionOf(of, known([claim({}, entity as Partial<Entity>)], more as Partial<SiteClaims>));
    expect(found).toMatchObject({
      entity: null,
      attribution: {
        checked: false,
        weakenedBy: expect.stringMatching(/^quillmoor\.example .*stranger may own it now\.$/),
      },
    });
  });

  it.each([
    ['registered before', side({}, '2015-04-05'), {}, true],
    ['parked before it was named', side(), { parked: ['2020-01-01T00:00:00Z'] }, false],
    [
      'parked later than the visit',
      side({ capturedAt: '2022-01-01T00:00:00Z' }),
      { parked: ['2024-05-06T00:00:00Z'] },
      false,
    ],
    ['registered later than an archived visit', side({ capturedAt: '2022-01-01T00:00:00Z' }, '2024-01-01'), {}, false],
  ] as const)('holds where it was %s', (_, of, more, checked) => {
    expect(attributionOf(of, known([claim()], more as Partial<SiteClaims>))).toMatchObject({
      entity: { id: 'e1' },
      attribution: { checked },
    });
  });

  it('is not moved by what a page says of its owner', () => {
    const renamed = side({ tokens: ['residual-name:another company'], readings: [] });
    expect(attributionOf(renamed, known([claim()]))?.entity?.id).toBe('e1');
  });

  it('of a part is that of its pages alone', () => {
    const part = claim({ address: 'quillmoor.example/shop/e1' });
    expect(attributionOf(side({ target: 'https://www.quillmoor.example/shop/e1/' }), known([part]))?.entity?.id).toBe(
      'e1',
    );
    for (const target of [
      'https://quillmoor.example/',
      'https://quillmoor.example/shop/e12',
      'https://quillmoor.example/shop',
    ])
      expect(attributionOf(side({ target }), known([part]))).toBeNull();
  });

  it('is nobody’s on a platform, or where more than three unrelated parties name it', () => {
    expect(attributionOf(side(), known([claim()], { isPlatform: true }))).toBeNull();
    const many = ['a', 'b', 'c', 'd'].map((entity) => claim({ entity }));
    expect(attributionOf(side(), known(many))).toBeNull();
    expect(attributionOf(side(), known(many.slice(1)))?.entity?.id).toBe('b');
    // Four lists that repeat one party are one party.
    const repeated = many.map((one) => ({ ...one, entity: { ...one.entity, names: ['Quillmoor Trading Ltd'] } }));
    expect(attributionOf(side(), known(repeated))?.entity?.id).toBe('a');
    // So are the companies of one group: each entry names the first.
    const group = many.map((one) => ({
      ...one,
      entity: { ...one.entity, relationships: [{ type: 'linked to', id: 'a' }] },
    }));
    expect(attributionOf(side(), known(group))?.entity?.id).toBe('a');
    // Its own capture shows that the site was theirs, whatever else is named there.
    expect(attributionOf(side(), known([...many, claim({ why: 'capture' })]))?.attribution.why).toBe('capture');
  });
});

describe('the two sides of a finding', () => {
  const owned = (why: Attribution['why'], chain?: string[]): Subject => ({
    ...side(),
    entity: entityOf('e1'),
    attribution: { why, since: '2021-12-15', checked: false, ...(chain && { chain }) },
  });

  it('that are one party’s before any finding are no news; a confirmed successor is', () => {
    expect(areOneParty(owned('list'), owned('capture'))).toBe(true);
    expect(areOneParty(owned('list'), owned('person', ['old.example']))).toBe(false);
    expect(ownedBy(owned('person'))).toEqual([]);
    expect(areOneParty(owned('list'), side())).toBe(false);
  });

  it('keep a confirmed successor as the unlisted side of what made it one', () => {
    const [left, right] = sidesOf(owned('list'), owned('person', ['old.example']));
    expect([left.entity?.id, right.entity]).toEqual(['e1', null]);
    const [near, far] = sidesOf(owned('person', ['a', 'b']), owned('person', ['a']));
    expect([near.entity, far.entity?.id]).toEqual([null, 'e1']);
    const [same, other] = sidesOf(owned('list'), side());
    expect([same.entity?.id, other.entity]).toEqual(['e1', null]);
  });
});
