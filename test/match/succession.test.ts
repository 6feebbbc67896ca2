import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { daysOf, isBefore } from '../../src/match/readings/interval.ts';
import type { Subject } from '../../src/match/readings/subject.ts';
import { successionOf, type Traces } from '../../src/match/succession.ts';
import { entity, NO_TRACES, subject } from '../../testkit/match/invented.ts';
import { withReading } from './with-reading.ts';

const none = { left: NO_TRACES, right: NO_TRACES };
const READ: Traces = { ...NO_TRACES, links: false, leansOn: false };
const traces = (left: Partial<Traces>, right: Partial<Traces> = {}) => ({
  left: { ...READ, ...left },
  right: { ...READ, ...right },
});
const old = (dates: Parameters<typeof entity>[1]) => subject('old', {}, { entity: entity('Old', dates) });
const fresh = (dates?: Parameters<typeof entity>[1]) =>
  subject('fresh', {}, dates === undefined ? {} : { entity: entity('Fresh', dates) });
/** What the registry says of the domain of a side. */
const registered = (side: Subject, created: string | null) =>
  withReading(side, 'registrant', { registrants: [], created, source: 'WHOIS' });

describe('successionOf', () => {
  it('finds the way although the firm was dissolved before it was listed', () => {
    const left = old({ incorporated: '2017-05-02', dissolved: '2021-08', listed: '2021-12-15' });
    const found = successionOf(left, fresh({ incorporated: '2021-06' }), none);
    expect(found.direction).toBe('left-to-right');
    expect(successionOf(fresh({ incorporated: '2021-06' }), left, none)).toEqual({
      ...found,
      direction: 'right-to-left',
    });
  });

  it('calls nobody a successor for having earlierOwnerReason a firm, and tells that it did', () => {
    const left = old({ incorporated: '2017-05-02', dissolved: '2021-08', listed: '2021-12-15' });
    expect(successionOf(left, fresh(), none)).toEqual({
      direction: 'undirected',
      reasons: ['Old Trading was dissolved (2021-08); fresh.test was still up on 2026-01-02.'],
    });
  });

  it('calls an old firm no successor of the listed one that copied it', () => {
    const copycat = old({ incorporated: '2017-05-02', dissolved: '2021-08', listed: '2021-12-15' });
    const found = successionOf(registered(copycat, '2018'), registered(fresh(), '1999'), none);
    expect(found.direction).toBe('right-to-left');
    expect(found.reasons).toHaveLength(2);
  });

  it('flips when the dates are turned round', () => {
    const [early, late] = [{ incorporated: '2015' }, { incorporated: '2021-03' }];
    expect(successionOf(old(early), fresh(late), none).direction).toBe('left-to-right');
    expect(successionOf(old(late), fresh(early), none).direction).toBe('right-to-left');
  });

  it('says nothing from equal or overlapping intervals, or from unknown dates', () => {
    expect(successionOf(old({ incorporated: '2021' }), fresh({ incorporated: '2021-06-01' }), none).direction).toBe(
      'undirected',
    );
    expect(successionOf(old({ incorporated: '2015' }), fresh({}), none).direction).toBe('undirected');
    expect(successionOf(old({}), fresh(), none)).toEqual({ direction: 'undirected', reasons: [] });
  });

  it('invents no direction from one side having been captured later', () => {
    const earlier = subject('old', {}, { startedAt: '2019-01-01T00:00:00.000Z' });
    expect(successionOf(earlier, fresh(), none).direction).toBe('undirected');
  });

  it('takes a name left behind as a sign of the newer side, unless both carry one', () => {
    const [left, right] = [subject('old', {}), fresh()];
    const found = successionOf(left, right, traces({}, { residualNames: ['Old Trading'] }));
    expect(found.direction).toBe('left-to-right');
    expect(found.reasons[0]).toContain('fresh.test still carries the name of old.test');
    const both = traces({ residualNames: ['Fresh'] }, { residualNames: ['Old'] });
    expect(successionOf(left, right, both).direction).toBe('undirected');
  });

  it('lets firm facts outweigh weak ones, and keeps both as reasons', () => {
    const found = successionOf(
      old({ incorporated: '2015' }),
      fresh({ incorporated: '2020' }),
      traces({}, { links: true }),
    );
    expect(found.direction).toBe('left-to-right');
    expect(found.reasons).toHaveLength(2);
  });

  it('says nothing of links where those of the other side were not read', () => {
    const [left, right] = [subject('old', {}), fresh()];
    expect(successionOf(left, right, traces({ links: true })).direction).toBe('left-to-right');
    expect(successionOf(left, right, traces({ links: true }, { links: null })).reasons).toEqual([]);
    expect(successionOf(left, right, traces({ leansOn: null }, { leansOn: true })).reasons).toEqual([]);
  });

  it('has no direction between a firm’s site and its own profile, unless one of them is a listed entity’s', () => {
    const site = fresh();
    const listing = subject('old', {});
    const profile = { ...listing, visit: { ...listing.visit, kind: 'trade-listing' as const } };
    const signs = traces({ links: true }, { residualNames: ['Old Trading'] });
    expect(successionOf(profile, site, signs)).toEqual({ direction: 'undirected', reasons: [] });
    expect(successionOf(listing, site, signs).direction).toBe('left-to-right');
    const listed = { ...profile, entity: entity('Old') };
    expect(successionOf(listed, site, signs).direction).toBe('left-to-right');
    expect(successionOf(site, listed, { left: signs.right, right: signs.left }).direction).toBe('right-to-left');
    expect(successionOf(listed, { ...site, entity: entity('Old') }, signs).direction).toBe('undirected');
  });

  it('calls a saved page of unknown address by its path, and ends a sentence once', () => {
    const side = fresh();
    const visit = { ...side.visit, site: 'saved-0123456789ab.invalid', target: 'pages/new.html' };
    const signs = traces({}, { residualNames: ['Old Trading Co., Ltd.'] });
    expect(successionOf(subject('old', {}), { ...side, visit }, signs).reasons).toEqual([
      'pages/new.html still carries the name of old.test where an owner’s name stands: Old Trading Co., Ltd.',
    ]);
  });

  it('stays undirected when firm facts contradict each other', () => {
    const left = old({ incorporated: '2017' });
    const found = successionOf(left, fresh({ incorporated: '2021-08' }), traces({ residualNames: ['Fresh'] }));
    expect(found.direction).toBe('undirected');
    expect(found.reasons).toHaveLength(2);
  });

  it('reads copyright years as intervals', () => {
    const [left, right] = [subject('old', {}), fresh()];
    const years = (from: number, to: number) => ({ years: { from, to } });
    expect(successionOf(left, right, traces(years(2012, 2019), years(2021, 2024))).direction).toBe('left-to-right');
    expect(successionOf(left, right, traces(years(2012, 2021), years(2021, 2024))).direction).toBe('undirected');
  });
});

const capturedAt = (host: string, day: string) => subject(host, {}, { startedAt: `${day}T00:00:00.000Z` });

describe('the dates of domains, captures and certificates', () => {
  it('give the way of a firm that was dissolved before it was listed, and whose successor is older than the listing', () => {
    const left = registered(old({ incorporated: '2017-05-02', dissolved: '2021-08', listed: '2021-12-15' }), '2016-03');
    const right = registered(fresh({ incorporated: '2021-06-20' }), '2021-07');
    const found = successionOf(left, right, none);
    expect(found.direction).toBe('left-to-right');
    expect(found.reasons).toEqual([
      'Old Trading was dissolved (2021-08); fresh.test was still up on 2026-01-02.',
      'Old Trading was incorporated (2017-05-02) before Fresh Trading (2021-06-20).',
      'Old Trading was incorporated (2017-05-02) before the domain of fresh.test was registered (2021-07, WHOIS).',
      'The domain of old.test was registered (2016-03, WHOIS) before that of fresh.test (2021-07, WHOIS).',
    ]);
    expect(successionOf(right, left, none)).toEqual({ ...found, direction: 'right-to-left' });
  });

  it('flip when they are turned round, and say nothing when they overlap', () => {
    const way = (left: string, right: string) =>
      successionOf(registered(subject('a', {}), left), registered(subject('b', {}), right), none).direction;
    expect(way('2016', '2021-07')).toBe('left-to-right');
    expect(way('2021-07', '2016')).toBe('right-to-left');
    expect(way('2021', '2021-07-05')).toBe('undirected');
    expect(way('2021', '2021')).toBe('undirected');
  });

  it('know the older side by its capture or its certificate before the other domain was registered', () => {
    const right = registered(subject('fresh', {}), '2021-07');
    const captured = successionOf(capturedAt('old', '2018-03-01'), right, none);
    expect(captured).toEqual({
      direction: 'left-to-right',
      reasons: ['old.test was up on 2018-03-01, before the domain of fresh.test was registered (2021-07, WHOIS).'],
    });
    const left = withReading(subject('old', {}), 'certificate', {
      certificates: [{ validFrom: '2019-01-01T00:00:00.000Z' }],
    });
    expect(successionOf(left, right, none).direction).toBe('left-to-right');
    expect(successionOf(capturedAt('old', '2021-07-09'), right, none).direction).toBe('undirected');
  });

  it('of an old domain that was bought yield to firm facts, and are still told', () => {
    const left = registered(old({ incorporated: '2015' }), '2016');
    const found = successionOf(left, registered(fresh({ incorporated: '2021-08' }), '2009'), none);
    expect(found.direction).toBe('left-to-right');
    expect(found.reasons).toHaveLength(2);
  });

  it('contradict each other: undirected, with both reasons', () => {
    const left = registered(capturedAt('a', '2018-03-01'), '2021-01');
    const right = registered(capturedAt('b', '2019-03-01'), '2022-01');
    const firm = successionOf(left, right, none);
    expect(firm.direction).toBe('undirected');
    expect(firm.reasons).toHaveLength(3);
  });
});

describe('what a site says outright', () => {
  it('is firm: its former name, its new site', () => {
    const [left, right] = [subject('old', {}), fresh()];
    const former = successionOf(left, right, traces({}, { formerly: 'formerly Old Trading' }));
    expect(former).toEqual({
      direction: 'left-to-right',
      reasons: ['fresh.test says that it was old.test before: “formerly Old Trading”.'],
    });
    expect(successionOf(left, right, traces({ moved: 'our new site' })).direction).toBe('left-to-right');
    expect(successionOf(left, right, traces({}, { moved: 'our new site' })).direction).toBe('right-to-left');
  });
});

describe('properties of the direction', () => {
  const twoDigits = (n: number) => String(n).padStart(2, '0');
  const date = fc
    .tuple(
      fc.integer({ min: 2010, max: 2025 }),
      fc.integer({ min: 1, max: 12 }),
      fc.integer({ min: 1, max: 28 }),
      fc.integer({ min: 1, max: 3 }),
    )
    .map(([year, month, day, parts]) => [String(year), twoDigits(month), twoDigits(day)].slice(0, parts).join('-'));
  const maybe = fc.option(date, { nil: undefined });
  const trace = fc.record({
    residualNames: fc.constantFrom([], ['Quillmoor']),
    links: fc.constantFrom(true, false, null),
    leansOn: fc.constantFrom(true, false, null),
    years: fc.constantFrom(null, { from: 2012, to: 2015 }, { from: 2019, to: 2021 }),
    formerly: fc.constantFrom(null, 'formerly this'),
    moved: fc.constantFrom(null, 'our new site'),
  });
  const facts = fc.record({
    incorporated: maybe,
    dissolved: maybe,
    listed: maybe,
    created: maybe,
    certified: maybe,
    captured: date.map((text) => `${text}${'-01-01'.slice(0, 10 - text.length) || ''}`.slice(0, 10)),
    attributed: fc.boolean(),
    trace,
  });
  type Facts = typeof facts extends fc.Arbitrary<infer One> ? One : never;
  const sideOf = (name: string, { created, certified, captured, attributed, ...known }: Facts): Subject => {
    const dates = Object.fromEntries(
      (['incorporated', 'dissolved', 'listed'] as const).flatMap((key) => (known[key] ? [[key, known[key]]] : [])),
    );
    const startedAt = `${captured.padEnd(10, '-01')}T00:00:00.000Z`;
    let side = subject(name, {}, { startedAt, ...(attributed && { entity: entity(name, dates) }) });
    if (created !== undefined) side = registered(side, created);
    if (certified === undefined) return side;
    return withReading(side, 'certificate', { certificates: [{ validFrom: certified }] });
  };
  const found = (left: Facts, right: Facts) =>
    successionOf(sideOf('a', left), sideOf('b', right), { left: left.trace, right: right.trace });
  const TURNED = { 'left-to-right': 'right-to-left', 'right-to-left': 'left-to-right', undirected: 'undirected' };

  it('turns round with the sides, and with the same reasons', () => {
    fc.assert(
      fc.property(facts, facts, (left, right) => {
        const there = found(left, right);
        const back = successionOf(sideOf('b', right), sideOf('a', left), { left: right.trace, right: left.trace });
        expect(back).toEqual({ direction: TURNED[there.direction], reasons: there.reasons });
      }),
    );
  });

  it('flips when all facts change sides', () => {
    fc.assert(
      fc.property(facts, facts, (left, right) => {
        expect(found(right, left).direction).toBe(TURNED[found(left, right).direction]);
      }),
    );
  });

  it('is none between sides of the same facts', () => {
    fc.assert(
      fc.property(facts, (both) => {
        expect(found(both, both).direction).toBe('undirected');
      }),
    );
  });

  it('comes from no fact that is unknown: what is forgotten only takes reasons away', () => {
    const keys = ['incorporated', 'dissolved', 'listed', 'created', 'certified'] as const;
    fc.assert(
      fc.property(facts, facts, fc.constantFrom(...keys), (left, right, forgotten) => {
        const less = found({ ...left, [forgotten]: undefined }, right);
        const more = found(left, right).reasons;
        for (const reason of less.reasons) expect(more).toContain(reason);
        const unreadable = { registrants: [], created: null, source: '' };
        const unread = withReading(sideOf('a', { ...left, created: undefined }), 'registrant', unreadable);
        const unknown = successionOf(unread, sideOf('b', right), { left: left.trace, right: right.trace });
        expect(unknown).toEqual(found({ ...left, created: undefined }, right));
      }),
    );
  });
});

describe('daysOf', () => {
  it('makes intervals of what is known', () => {
    expect(daysOf('2021')).toEqual({ from: '2021-01-01', to: '2021-12-31' });
    expect(daysOf('2021-02')).toEqual({ from: '2021-02-01', to: '2021-02-31' });
    expect(daysOf('2021-02-03T04:05:06.000Z')).toEqual({ from: '2021-02-03', to: '2021-02-03' });
    expect(daysOf('soon')).toBeNull();
    expect(daysOf(undefined)).toBeNull();
    expect(isBefore(daysOf('2021'), daysOf('2021-12-31'))).toBe(false);
    expect(isBefore(daysOf('2021-08'), daysOf('2021-09'))).toBe(true);
  });
});
