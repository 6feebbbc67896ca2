import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { timelineOf, type VisitRead } from '../../src/history/timeline.ts';
import { Timeline } from '../../src/model/derived/timeline.ts';
import type { Registration, Visit } from '../../src/model/facts/visit.ts';
import { ruleFinder } from '../../src/page/rules/rule-finder.ts';
import { openSite } from '../../src/page/site.ts';
import { timelineText } from '../../src/report/timeline.ts';
import { fingerprintSite } from '../../src/signals/fingerprint.ts';
import { entity } from '../../testkit/match/invented.ts';
import { capturedFrom, siteFrom } from '../../testkit/site-fixture.ts';

const TEXT =
  'Pens and quills in bulk, cut by hand from the feathers of our own geese and sent within a day of the order to any harbour on the coast.';
const home = (footer: string, inside = '') =>
  `<html lang="en"><body><nav><a href="/contact">Contact</a></nav><main><p>${TEXT}</p>${inside}</main><footer>${footer}</footer></body></html>`;

/** A visit on this day that found these pages. */
function found(
  day: string,
  pages: Record<string, string>,
  run = day,
  facts: { readonly registration?: Registration; readonly domainRecords?: Visit['domainRecords'] & {} } = {},
): VisitRead {
  const options = { host: 'quillmoor.com', capturedAt: `${day}T00:00:00.000Z`, facts };
  const { visit } = capturedFrom(pages, options);
  return { visit: { ...visit, run }, fingerprint: fingerprintSite(siteFrom(pages, options)) };
}
/** A visit on this day that did not. */
function lost(day: string, told: Partial<Visit>): VisitRead {
  const { visit } = capturedFrom({ '/': '' }, { host: 'quillmoor.com', capturedAt: `${day}T00:00:00.000Z` });
  return { visit: { ...visit, captures: [], run: day, ...told }, fingerprint: null };
}
const nothing = { entity: null, matches: [], confirmMs: 0 };
const kinds = (timeline: Timeline) =>
  timeline.events.map(({ kind, cause }) => (cause === null ? kind : `${kind} ${cause}`));
const of = (...seen: [VisitRead, ...VisitRead[]]) => timelineOf(seen, nothing);

const A = home('<p>© 2020 Quillmoor Pens Ltd. sales@quillmoor.com</p>');
const B = home('<p>© 2021 Fernhollow Quills Ltd. desk@quillmoor.com</p>');
const CONTACT = home('<p>© 2020 Quillmoor Pens Ltd. sales@quillmoor.com</p>', '<p>Phone +44 20 7946 0011</p>');

describe('what changed', () => {
  it('contacts first, then owners; what came and what is absent, each with where it was seen', () => {
    const timeline = of(found('2021-01-01', { '/': A }), found('2021-02-01', { '/': B }));
    expect(Timeline.parse(timeline)).toEqual(timeline);
    expect(kinds(timeline)).toEqual(['first-seen', 'contacts-changed', 'changed']);
    const changes = timeline.events.flatMap((event) => event.changes);
    const told = changes.map(({ what, signal, value }) => `${what} ${signal} ${value}`);
    expect(told.slice(0, 2).sort()).toEqual([
      'absent contact-email sales@quillmoor.com',
      'appeared contact-email desk@quillmoor.com',
    ]);
    expect(told.join('\n')).toMatch(/^absent copyright-owner quillmoor pens/m);
    expect(changes.every(({ confirmed }) => !confirmed)).toBe(true);
    expect(changes.every(({ url, capture }) => url.startsWith('https://quillmoor.com/') && capture !== '')).toBe(true);
  });

  it('nothing, where only the rules of the operator changed between two visits', () => {
    const [before, after] = [found('2021-01-01', { '/': A }), found('2021-02-01', { '/': A })];
    const { visit, bodies } = capturedFrom(
      { '/': A },
      { host: 'quillmoor.com', capturedAt: '2021-02-01T00:00:00.000Z' },
    );
    const finder = ruleFinder([{ site: 'quillmoor.com', selector: 'footer', kind: 'ignore' }]);
    const fingerprint = fingerprintSite(openSite({ visit, bodies }, finder));
    expect(JSON.stringify(fingerprint.readings)).not.toContain('sales@quillmoor.com');
    expect(kinds(of(before, { ...after, fingerprint }))).toEqual(['first-seen']);
  });

  it('wallets and postal addresses are contacts; a number in a register is the owner’s', () => {
    const at = (lines: string) => home(`<p>© 2020 Quillmoor Pens Ltd.</p><p>${lines}</p>`);
    const earlier = at('ИНН 7707083893</p><address>12 Harbour Street, Marlwick MW1 4QT</address><p>');
    const later = at(
      'Bitcoin: 1BvBMSEYstWetqTFn5Au4m4GFg7xJaNVN2</p><address>7 Mill Lane, Marlwick MW1 4QT</address><p>',
    );
    const timeline = of(found('2021-01-01', { '/': earlier }), found('2021-02-01', { '/': later }));
    const told = timeline.events.flatMap(({ kind, changes }) =>
      changes.map(({ what, signal, quote }) => `${kind}: ${what} ${signal}, ${quote}`),
    );
    expect(told.sort()).toEqual([
      'changed: absent registration-number, ИНН 7707083893',
      'contacts-changed: absent street-address, 12 Harbour Street, Marlwick MW1 4QT',
      'contacts-changed: appeared street-address, 7 Mill Lane, Marlwick MW1 4QT',
      'contacts-changed: appeared wallet, Bitcoin: 1BvBMSEYstWetqTFn5Au4m4GFg7xJaNVN2',
    ]);
    expect(timelineText(timeline, { color: false })).toContain('+ street-address: 7 Mill Lane, Marlwick MW1 4QT');
  });

  it('is confirmed by the next visit that looked there', () => {
    const timeline = of(
      found('2021-01-01', { '/': A }),
      found('2021-02-01', { '/': B }),
      found('2021-03-01', { '/': B }),
    );
    expect(kinds(timeline)).toEqual(['first-seen', 'contacts-changed', 'changed']);
    expect(timeline.events.every(({ confirmed }) => confirmed)).toBe(true);
  });

  it('is not confirmed by another seed of the same run, a moment later', () => {
    const [first, second, third] = [
      found('2021-01-01', { '/': A }),
      found('2021-02-01', { '/': B }),
      found('2021-02-01', { '/': B }),
    ];
    const soon = { ...third, visit: { ...third.visit, id: 'soon', startedAt: '2021-02-01T00:00:01.000Z' } };
    const { events } = timelineOf([first, second, soon], { ...nothing, confirmMs: 3_600_000 });
    expect(events.filter(({ confirmed }) => !confirmed).map(({ kind }) => kind)).toEqual([
      'contacts-changed',
      'changed',
    ]);
  });

  it.each([
    ['an archive', { source: 'import' }],
    ['a visit that left pages out', { marks: ['limit:pages'] }],
    ['a visit of which pages failed', { state: 'partial' }],
  ] as const)('nothing has appeared that stands where %s did not look', (_, told) => {
    const first = found('2021-01-01', { '/': A });
    const earlier = { ...first, visit: { ...first.visit, ...told, marks: 'marks' in told ? [...told.marks] : [] } };
    const both = found('2021-02-01', { '/': A, '/contact': CONTACT });
    expect(kinds(of(earlier, both))).toEqual(['first-seen']);
    // A visit that looked everywhere would have found it; on the home page all of them looked.
    expect(kinds(of(first, both))).toEqual(['first-seen', 'contacts-changed', 'changed']);
    expect(kinds(of(earlier, found('2021-02-01', { '/': B })))).toContain('contacts-changed');
  });

  const ofSignals = (...seen: [VisitRead, ...VisitRead[]]) =>
    of(...seen).events.flatMap(({ changes }) => changes.map(({ what, signal }) => `${what} ${signal}`));

  it('nor does a record in the DNS of a visit that did not ask for records', () => {
    const asked = (day: string, value: string) =>
      found(day, { '/': A }, day, {
        domainRecords: [
          { kind: 'verification', value, source: 'dns', firstSeen: `${day}T00:00:00Z`, lastSeen: `${day}T00:00:00Z` },
        ],
      });
    const first = asked('2021-02-01', 'microsoft:ms73019284');
    expect(ofSignals(found('2021-01-01', { '/': A }), first, found('2021-03-01', { '/': A }))).toEqual([]);
    expect(ofSignals(first, asked('2021-03-01', 'zoho:zb4417732.mail')).sort()).toEqual([
      'absent verification-record',
      'appeared verification-record',
    ]);
  });

  it('nor does what nobody asked a registry for before', () => {
    const registered = (day: string, registrantName: string) =>
      found(day, { '/': A }, day, { registration: { source: 'WHOIS', created: '2019-01-01', registrantName } });
    const asked = registered('2021-02-01', 'Edda Marrow');
    expect(ofSignals(found('2021-01-01', { '/': A }), asked)).toEqual([]);
    expect(ofSignals(asked, found('2021-03-01', { '/': A }))).toEqual([]);
    expect(ofSignals(asked, registered('2021-03-01', 'Nils Otterbeck')).sort()).toEqual([
      'absent registrant',
      'appeared registrant',
    ]);
  });

  it('a visit that did not look there bears out nothing, and denies nothing', () => {
    const both = { '/': A, '/contact': CONTACT };
    const short = found('2021-03-01', { '/': A });
    const seen: [VisitRead, ...VisitRead[]] = [
      found('2021-01-01', { '/': A }),
      found('2021-02-01', both),
      { ...short, visit: { ...short.visit, marks: ['limit:pages'] } },
      found('2021-04-01', both),
    ];
    const phone = of(...seen).events.flatMap(({ changes }) =>
      changes.filter(({ signal }) => signal === 'contact-phone'),
    );
    expect(phone).toMatchObject([{ what: 'appeared', confirmed: true }]);
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
    expect(of(both, later).events.flatMap(({ changes }) => changes)).toMatchObject([
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

describe('the address that answers', () => {
  /** As `found`, where the home page came from this address, after these had failed. */
  function answered(day: string, url: string, tried: string[] = [], target = 'https://quillmoor.com'): VisitRead {
    const { visit, fingerprint } = found(day, { '/': A });
    const captures = visit.captures.map((one) => ({ ...one, url, finalUrl: url }));
    const detail = 'no trusted certificate (CERT_HAS_EXPIRED)';
    const failed = tried.map((one) => ({ url: one, reason: 'fetch:tls', detail }));
    return { visit: { ...visit, target, captures, ...(tried.length > 0 && { tried: failed }) }, fingerprint };
  }
  const [SECURE, PLAIN] = ['https://quillmoor.com/', 'http://quillmoor.com/'];
  const told = (timeline: Timeline) => timeline.events.filter(({ kind }) => kind === 'address-changed');

  it('once by https, later by http alone: a change with the fault, confirmed by the next visit', () => {
    const seen = [answered('2021-01-01', SECURE), answered('2021-02-01', PLAIN, [SECURE])] as const;
    const timeline = of(...seen);
    expect(Timeline.parse(timeline)).toEqual(timeline);
    expect(told(timeline)).toMatchObject([
      {
        confirmed: false,
        text: 'https://quillmoor.com answered on 1 Jan 2021 00:00 UTC; now only http://quillmoor.com answers, by http (no trusted certificate (CERT_HAS_EXPIRED)).',
        changes: [{ what: 'replaced', before: 'https://quillmoor.com', value: 'http://quillmoor.com' }],
      },
    ]);
    expect(timelineText(timeline, { color: false })).toContain('address changed (not confirmed yet)');
    const again = of(...seen, answered('2021-03-01', PLAIN, [SECURE]));
    expect(told(again)).toMatchObject([{ confirmed: true, changes: [{ confirmed: true }] }]);
    const back = of(...seen, answered('2021-03-01', SECURE));
    expect(told(back).map(({ confirmed }) => confirmed)).toEqual([false, false]);
    expect(told(back)[1]?.text).toContain('now https://quillmoor.com answers.');
  });

  it('is no change where nobody asked by https', () => {
    expect(told(of(answered('2021-01-01', SECURE), answered('2021-02-01', PLAIN, [], PLAIN)))).toEqual([]);
    expect(told(of(answered('2021-01-01', PLAIN, [], PLAIN), answered('2021-02-01', SECURE)))).toEqual([]);
    expect(told(of(answered('2021-01-01', PLAIN, [SECURE]), answered('2021-02-01', PLAIN, [SECURE])))).toEqual([]);
  });

  it('with and without www: of one target, not of two rows of a list', () => {
    const www = 'https://www.quillmoor.com/';
    expect(told(of(answered('2021-01-01', SECURE), answered('2021-02-01', www)))).toMatchObject([
      { changes: [{ before: 'https://quillmoor.com', value: 'https://www.quillmoor.com' }] },
    ]);
    expect(told(of(answered('2021-01-01', SECURE), answered('2021-02-01', www, [], www)))).toEqual([]);
  });
});

describe('who held the domain when', () => {
  const PENS = home('<p>© 2020 Quillmoor Pens Ltd. sales@quillmoor.com, +44 20 7946 0011</p>');
  const DOGS =
    '<html lang="en"><body><main><p>We wash and comb dogs of every size, by appointment on weekdays, in a warm room behind the old station.</p></main><footer><p>Ring +44 161 496 0022</p></footer></body></html>';
  const holders = (timeline: Timeline) =>
    timeline.events.filter(({ kind }) => kind === 'new-holder').map(({ text }) => text);

  it('registered anew in between: the visit after it is somebody else’s', () => {
    const registered = (day: string, created: string, registrantName: string, pages: string) =>
      found(day, { '/': pages }, day, { registration: { source: 'WHOIS', created, registrantName } });
    const timeline = of(
      registered('2021-01-01', '2015-03-01', 'Edda Marrow', PENS),
      registered('2021-09-01', '2021-06-05', 'Redacted for Privacy', DOGS),
    );
    expect(holders(timeline)).toEqual([
      'quillmoor.com was registered again (2021-06-05, WHOIS), after the capture of 2021-01-01.',
    ]);
    expect(timeline.events.filter(({ kind }) => kind === 'registered').map(({ text }) => text)).toEqual([
      'The domain was registered; its holder on 1 Jan 2021 was Edda Marrow (WHOIS).',
      'The domain was registered (WHOIS).',
    ]);
  });

  it('parked in between, with another firm’s contacts after it', () => {
    const parked = lost('2021-03-01', { state: 'hollow', condition: 'parked', reason: null });
    const timeline = of(found('2021-01-01', { '/': PENS }), parked, found('2021-06-01', { '/': DOGS }));
    expect(kinds(timeline).slice(0, 4)).toEqual(['first-seen', 'absent parked', 'back', 'new-holder']);
    expect(holders(timeline)[0]).toContain('was parked on 2021-03-01, and has another owner’s contacts');
    // The same firm back after its domain had lapsed is the same firm; and without the parking half a year is no proof.
    expect(holders(of(found('2021-01-01', { '/': PENS }), parked, found('2021-06-01', { '/': PENS })))).toEqual([]);
    expect(holders(of(found('2021-01-01', { '/': PENS }), found('2021-06-01', { '/': DOGS })))).toEqual([]);
  });

  it('another firm after more than a year', () => {
    expect(holders(of(found('2021-01-01', { '/': PENS }), found('2022-06-01', { '/': DOGS })))[0]).toContain(
      'another owner’s contacts',
    );
  });
});

describe('the dates of a listed entity', () => {
  it('stand among what was seen', () => {
    const listed = entity('Quillmoor Pens Ltd.', { dissolved: '2021-01', listed: '2022-02-10' });
    const timeline = timelineOf([found('2021-03-01', { '/': A })], { ...nothing, entity: listed });
    expect(kinds(timeline)).toEqual(['dissolved', 'first-seen', 'listed']);
  });
});
