import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { removalIn, type Seen, timelineOf } from '../../src/history/timeline.ts';
import { Timeline } from '../../src/model/timeline.ts';
import type { Visit } from '../../src/model/visit.ts';
import { fingerprintSite } from '../../src/signals/fingerprint.ts';
import { entity } from '../match/invented.ts';
import { capturedFrom, siteFrom } from '../site-fixture.ts';

const TEXT =
  'Pens and quills in bulk, cut by hand from the feathers of our own geese and sent within a day of the order to any harbour on the coast.';
const home = (footer: string, inside = '') =>
  `<html lang="en"><body><nav><a href="/contact">Contact</a></nav><main><p>${TEXT}</p>${inside}</main><footer>${footer}</footer></body></html>`;

/** A visit on this day that found these pages. */
function found(day: string, pages: Record<string, string>, run = day): Seen {
  const options = { host: 'quillmoor.com', capturedAt: `${day}T00:00:00.000Z` };
  const { visit } = capturedFrom(pages, options);
  return { visit: { ...visit, run }, fingerprint: fingerprintSite(siteFrom(pages, options)) };
}
/** A visit on this day that did not. */
function lost(day: string, told: Partial<Visit>, run = day): Seen {
  const { visit } = capturedFrom({ '/': '' }, { host: 'quillmoor.com', capturedAt: `${day}T00:00:00.000Z` });
  return { visit: { ...visit, captures: [], run, ...told }, fingerprint: null };
}
const GONE = { state: 'hollow', condition: 'not-found', reason: 'http:404' } as const;
const nothing = { entity: null, matches: [] };
const kinds = (timeline: Timeline) =>
  timeline.events.map(({ kind, cause }) => (cause === null ? kind : `${kind} ${cause}`));
const of = (...seen: [Seen, ...Seen[]]) => timelineOf(seen, nothing);

const A = home('<p>© 2020 Quillmoor Pens Ltd. sales@quillmoor.com</p>');
const B = home('<p>© 2021 Fernhollow Quills Ltd. desk@quillmoor.com</p>');
const CONTACT = home('<p>© 2020 Quillmoor Pens Ltd. sales@quillmoor.com</p>', '<p>Phone +44 20 7946 0011</p>');

describe('what changed', () => {
  it('contacts first, then owners; what came and what is absent, each with where it was seen', () => {
    const timeline = of(found('2021-01-01', { '/': A }), found('2021-02-01', { '/': B }));
    expect(Timeline.parse(timeline)).toEqual(timeline);
    expect(kinds(timeline)).toEqual(['first-seen', 'changed']);
    const changes = timeline.events[1]?.changes ?? [];
    const told = changes.map(({ what, signal, value }) => `${what} ${signal} ${value}`);
    expect(told.slice(0, 2).sort()).toEqual([
      'absent contact-email sales@quillmoor.com',
      'appeared contact-email desk@quillmoor.com',
    ]);
    expect(told.join('\n')).toMatch(/^absent copyright-owner quillmoor pens/m);
    expect(changes.every(({ confirmed }) => !confirmed)).toBe(true);
    expect(changes.every(({ url, capture }) => url.startsWith('https://quillmoor.com/') && capture !== '')).toBe(true);
  });

  it('is confirmed by the next visit that looked there', () => {
    const timeline = of(
      found('2021-01-01', { '/': A }),
      found('2021-02-01', { '/': B }),
      found('2021-03-01', { '/': B }),
    );
    expect(kinds(timeline)).toEqual(['first-seen', 'changed']);
    expect(timeline.events[1]).toMatchObject({ confirmed: true });
  });

  it('nothing is called absent whose page was not taken again', () => {
    const [both, one] = [found('2021-01-01', { '/': A, '/contact': CONTACT }), found('2021-02-01', { '/': A })];
    expect(kinds(of(both, one))).toEqual(['first-seen']);
  });

  it('a page that answers 404 is absent, and what stood on it', () => {
    const both = found('2021-01-01', { '/': A, '/contact': CONTACT });
    const after = found('2021-02-01', { '/': A });
    const page = both.visit.captures[1];
    if (page === undefined) throw new Error('it has two pages');
    const gone = { ...page, id: 'gone', status: 404, body: null, length: 0, reason: 'http:404' };
    const later = { ...after, visit: { ...after.visit, captures: [...after.visit.captures, gone] } };
    const [, event] = of(both, later).events;
    expect(event?.changes).toMatchObject([
      { what: 'absent', signal: 'contact-phone' },
      { what: 'absent', about: 'page', value: 'https://quillmoor.com/contact', quote: 'it answered 404' },
    ]);
  });

  it('a signal that was not read in the same version says nothing', () => {
    const [before, after] = [found('2021-01-01', { '/': A }), found('2021-02-01', { '/': B })];
    if (after.fingerprint === null) throw new Error('it was read');
    const readings = after.fingerprint.readings.map((one) => ({ ...one, version: one.version + 1 }));
    expect(kinds(of(before, { ...after, fingerprint: { ...after.fingerprint, readings } }))).toEqual(['first-seen']);
  });

  it('two visits that found the same tell of no change, whenever they were', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 28 }), fc.integer({ min: 1, max: 28 }), (one, other) => {
        const day = (n: number, month: string) => `2021-${month}-${String(n).padStart(2, '0')}`;
        const timeline = of(found(day(one, '03'), { '/': A }), found(day(other, '04'), { '/': A }));
        expect(kinds(timeline)).toEqual(['first-seen']);
      }),
      { numRuns: 10 },
    );
  });
});

describe('how it went', () => {
  it('removed only when two runs at different times found it gone, and what it says names no day of removal', () => {
    const once = of(found('2021-01-01', { '/': A }), lost('2021-02-01', GONE));
    expect(kinds(once)).toEqual(['first-seen', 'absent gone']);
    expect(once.events[1]?.confirmed).toBe(false);
    expect(removalIn(once)).toBeNull();

    const twice = of(found('2021-01-01', { '/': A }), lost('2021-02-01', GONE), lost('2021-03-01', GONE));
    expect(kinds(twice)).toEqual(['first-seen', 'absent gone', 'removed gone']);
    expect(twice.events[1]?.confirmed).toBe(true);
    expect(removalIn(twice)).toEqual({ first: twice.sightings[1]?.visit, confirmedBy: twice.sightings[2]?.visit });
    expect(twice.events[2]?.text).toContain('Present at 2021-01-01T00:00:00.000Z, absent at 2021-02-01');
    expect(JSON.stringify(twice)).not.toMatch(/deleted|removed on|taken down/i);
  });

  it('two looks of one run are one', () => {
    const timeline = of(found('2021-01-01', { '/': A }), lost('2021-02-01', GONE, 'r'), lost('2021-02-02', GONE, 'r'));
    expect(kinds(timeline)).not.toContain('removed gone');
  });

  it.each([
    [{ state: 'unreachable', condition: 'blocked', reason: 'dns:nxdomain' }, 'nxdomain'],
    [{ state: 'unreachable', condition: 'blocked', reason: 'http:500' }, 'server-error'],
    [{ state: 'unreachable', condition: 'blocked', reason: 'fetch:timeout' }, 'timeout'],
    [{ state: 'hollow', condition: 'parked', reason: null }, 'parked'],
    [{ state: 'hollow', condition: 'challenge', reason: null }, 'bot-wall'],
    [{ state: 'hollow', condition: 'login-wall', reason: null }, 'login-wall'],
    [{ state: 'refused', condition: 'blocked', reason: 'robots:disallow' }, 'robots'],
  ] as const)('%o twice is an absence that is confirmed, and no removal', (told, cause) => {
    const timeline = of(found('2021-01-01', { '/': A }), lost('2021-02-01', told), lost('2021-03-01', told));
    expect(timeline.events).toMatchObject([{ kind: 'first-seen' }, { kind: 'absent', cause, confirmed: true }]);
    expect(removalIn(timeline)).toBeNull();
  });

  it('what we did not look at ends no presence; one that is back takes the removal back', () => {
    const timeline = of(
      found('2021-01-01', { '/': A }),
      lost('2021-02-01', GONE),
      lost('2021-02-10', { state: 'failed', condition: 'blocked', reason: 'crash:worker' }),
      lost('2021-03-01', GONE),
      found('2021-04-01', { '/': A }),
    );
    expect(kinds(timeline)).toEqual(['first-seen', 'absent gone', 'removed gone', 'back']);
    expect(removalIn(timeline)).toBeNull();
  });

  it('stands among the dates of the listed entity', () => {
    const listed = entity('Quillmoor Pens Ltd.', { dissolved: '2021-01', listed: '2022-02-10' });
    const timeline = timelineOf([found('2021-03-01', { '/': A })], { entity: listed, matches: [] });
    expect(kinds(timeline)).toEqual(['dissolved', 'first-seen', 'listed']);
  });
});
