import { describe, expect, it } from 'vitest';
import { matchPair } from '../../../src/match/compare.ts';
import { compareOwners, ownershipOf, withOwnership } from '../../../src/match/guards/domain-ownership.ts';
import type { Subject } from '../../../src/match/readings/subject.ts';
import { COPIED_CAP } from '../../../src/match/weigh/policy.ts';
import type { Registration } from '../../../src/model/facts/visit.ts';
import { fingerprintSite } from '../../../src/signals/fingerprint.ts';
import { background, entity } from '../../../testkit/match/invented.ts';
import { capturedFrom, siteFrom } from '../../../testkit/site-fixture.ts';
import { prose } from '../../../testkit/traps/small-site.ts';

interface Told {
  readonly host?: string;
  readonly at: string;
  readonly created?: string;
  readonly registrant?: string;
}

/** A site with this text and footer, read by the real signals. */
function site(text: string, footer: string, { host = 'quillmoor.com', at, created, registrant }: Told): Subject {
  const registration: Registration = {
    source: 'WHOIS',
    ...(created !== undefined && { created }),
    ...(registrant !== undefined && { registrantEmail: registrant }),
  };
  const known = created !== undefined || registrant !== undefined;
  const options = { host, capturedAt: `${at}T00:00:00.000Z`, facts: known ? { registration } : {} };
  const pages = { '/': `<body><main><p>${text}</p></main><footer><p>${footer}</p></footer></body>` };
  return {
    visit: capturedFrom(pages, options).visit,
    fingerprint: fingerprintSite(siteFrom(pages, options)),
    entity: null,
  };
}

const PENS = 'Pens and quills in bulk, sent within a day of the order to any harbour.';
const DOGS = 'We wash and comb dogs of every size, by appointment on weekdays.';
const old = (told: Partial<Told> = {}) =>
  site(PENS, 'info@quillmoor.com, +44 20 7946 0011', { at: '2019-05-01', ...told });
const stranger = (told: Partial<Told> = {}) =>
  site(DOGS, 'info@quillmoor.com, +44 161 496 0022', { at: '2026-01-02', ...told });
/** A partner that, long ago, led to the firm's site and gave its mailbox. */
const partner = (at: string) =>
  site(
    'Ledgers and inks from our own mill, by the crate or by the cart.',
    '<a href="https://quillmoor.com/">Our pens</a> info@quillmoor.com',
    {
      host: 'fernhollow.com',
      at,
    },
  );
const match = (left: Subject, right: Subject) => matchPair(left, right, background());
const weightOf = (found: ReturnType<typeof match>, signal: string) =>
  found.evidence.find((row) => row.signal === signal)?.weight;

describe('a domain that lapsed and was registered anew by a stranger', () => {
  it('is compared as another site: pages put back under the old name are at most a copy', () => {
    const text = prose(40, 30).join(' ');
    const footer = '© 2019 Quillmoor Pens Ltd, lena.quillmoor@gmail.com, +44 20 7946 0011, t.me/quillmoor_pens';
    const then = site(text, footer, { at: '2019-05-01', created: '2012-05-01' });
    const back = site(text, footer, { at: '2026-01-02', created: '2024-03-01' });
    const kept = site(text, footer, { at: '2026-01-02', created: '2012-05-01' });
    expect(match(then, kept).weight).toBeGreaterThan(COPIED_CAP);
    expect(match(then, back)).toMatchObject({ weight: COPIED_CAP, verdict: 'likely' });
  });

  it('takes no evidence from old links and mailboxes, and the report names the epoch', () => {
    const today = stranger({ created: '2024-03-01' });
    const found = match(partner('2019-06-01'), today);
    expect(weightOf(found, 'site-link')).toBe(0);
    expect(weightOf(found, 'contact-email')).toBe(0);
    expect(found.verdict).toBe('unrelated');
    const reason =
      'quillmoor.com was registered again (2024-03-01, WHOIS): what was said of that domain on 2019-06-01 is about an earlier owner.';
    expect(found.succession.reasons).toEqual([reason]);
    expect(found.evidence.find(({ signal }) => signal === 'site-link')?.note).toContain(reason);
    const turned = match(today, partner('2019-06-01'));
    expect({ ...turned, left: 0, right: 0, evidence: 0 }).toEqual({ ...found, left: 0, right: 0, evidence: 0 });
  });

  it('is not its old visit, though the mailbox at the domain is the same', () => {
    const found = match({ ...old(), entity: entity('listed') }, stranger({ created: '2024' }));
    expect(weightOf(found, 'contact-email')).toBe(0);
    expect(found.verdict).toBe('unrelated');
    expect(found.succession.reasons).toEqual([
      'quillmoor.com was registered again (2024, WHOIS), after the capture of 2019-05-01.',
    ]);
  });

  it('may have been sold without a lapse: the evidence stays, and so does the explanation', () => {
    const found = match(old({ created: '2012' }), stranger({ created: '2012' }));
    expect(found.verdict).toBe('lead');
    expect(found.innocent.join(' ')).toMatch(/domain may have changed hands/);
    expect(found.succession.reasons).toEqual([]);
  });

  it('keeps its evidence when it was said of the present holder, or when nothing is known', () => {
    for (const today of [stranger({ created: '2018' }), stranger({ created: '2019' }), stranger()]) {
      const found = match(partner('2019-06-01'), today);
      expect(weightOf(found, 'site-link')).toBeGreaterThan(3);
      expect(found.succession.reasons.join()).not.toContain('anew');
    }
    expect(weightOf(match(partner('2025-06-01'), stranger({ created: '2024' })), 'contact-email')).toBeGreaterThan(5);
  });

  it('is told by other visits of the domain where no registration is known', () => {
    const [, today, late, early] = withOwnership([old(), stranger(), partner('2022-01-01'), partner('2019-04-01')]) as [
      Subject,
      Subject,
      Subject,
      Subject,
    ];
    expect(today.ownership?.since).toEqual({ from: '2019-05-02', to: '2026-01-02' });
    expect(weightOf(match(early, today), 'site-link')).toBe(0);
    expect(match(early, today).succession.reasons.join()).toContain('quillmoor.com has changed hands since 2019-05-01');
    // Said at a time when it may have been either of them.
    expect(weightOf(match(late, today), 'site-link')).toBeGreaterThan(3);
  });

  it('is no matter of profiles on a platform', () => {
    const profile = { ...stranger(), visit: { ...stranger().visit, kind: 'social-page' as const } };
    expect(ownershipOf(profile, [old()])).toBeNull();
  });
});

describe('compareOwners', () => {
  it.each<[string, Subject, Subject, 'same' | 'new' | 'unknown']>([
    ['a registration after the capture', stranger({ created: '2024' }), old(), 'new'],
    [
      'the same registrant, registered again',
      stranger({ created: '2024', registrant: 'edda.quill@gmail.com' }),
      old({ registrant: 'edda.quill@gmail.com' }),
      'same',
    ],
    [
      'a registration before the capture, which a sale does not change',
      stranger({ created: '2012' }),
      old(),
      'unknown',
    ],
    [
      'a registration before the capture, and one telephone',
      site(DOGS, '+44 20 7946 0011', { at: '2026-01-02', created: '2012' }),
      old(),
      'same',
    ],
    ['one telephone', site(DOGS, '+44 20 7946 0011', { at: '2026-01-02' }), old(), 'same'],
    ['other contacts after years', stranger(), old(), 'new'],
    ['other contacts after months', stranger({ at: '2019-09-01' }), old(), 'unknown'],
    ['no contacts', site(DOGS, 'By appointment', { at: '2026-01-02' }), old(), 'unknown'],
    ['a year that may be that of the capture', stranger({ created: '2019', at: '2019-09-01' }), old(), 'unknown'],
  ])('%s', (_, now, then, holder) => {
    expect(compareOwners(now, then).holder).toBe(holder);
  });
});

describe('a listed firm’s domain that was registered after its end', () => {
  const firm = { ...entity('listed'), names: ['Quillmoor Ltd'], dates: { dissolved: '2021-08', listed: '2021-12-15' } };
  const innocent = site(DOGS, 'groom@fernhollow.com, +44 161 496 0022', { host: 'fernhollow.com', at: '2026-01-02' });
  const shows = (created: string, at = '2026-01-02') => ({
    ...site(DOGS, 'groom@fernhollow.com, +44 161 496 0022', { at, created }),
    entity: firm,
  });
  const doubts = (side: Subject) =>
    match(side, innocent).succession.reasons.filter((reason) => reason.includes('may be another owner’s'));

  it('may show somebody else’s contacts, and that is said with the dates', () => {
    const said =
      'quillmoor.com was registered on 2024-03-01 (WHOIS), after Quillmoor Ltd was dissolved (2021-08): its content since then may be another owner’s.';
    expect(doubts(shows('2024-03-01'))).toEqual([said]);
    expect(match(innocent, shows('2024-03-01')).succession.reasons).toContain(said);
    expect(doubts(shows('2021-10-01'))).toHaveLength(1);
  });

  it('is no question where it was registered before, where that is not known, and before it was', () => {
    expect(doubts(shows('2015'))).toEqual([]);
    expect(doubts(shows('2021'))).toEqual([]);
    expect(doubts({ ...old({ at: '2026-01-02' }), entity: firm })).toEqual([]);
    expect(doubts(shows('2024-03-01', '2020-01-01'))).toEqual([]);
    expect(doubts({ ...shows('2024-03-01'), entity: null })).toEqual([]);
  });
});
