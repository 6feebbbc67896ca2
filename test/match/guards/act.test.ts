import { describe, expect, it } from 'vitest';
import { shippedBackground } from '../../../src/match/background/background.ts';
import { matchPair } from '../../../src/match/compare.ts';
import { firstToShow } from '../../../src/match/guards/act.ts';
import type { Subject } from '../../../src/match/readings/subject.ts';
import type { Attack, AttackSite } from '../../../testkit/attacks/attack.ts';
import { LISTED, LISTED_HOST, LISTED_SITE, successor } from '../../../testkit/attacks/cast.ts';
import { openWorld } from '../../../testkit/attacks/world.ts';
import { entity, subject } from '../../../testkit/match/invented.ts';
import { withReading } from '../with-reading.ts';

/** A site that shows one mailbox. */
const shop = (site: string, startedAt: string, more: { listed?: string; created?: string } = {}): Subject => {
  const owner = site === 'listed' ? entity('e', more.listed === undefined ? {} : { listed: more.listed }) : undefined;
  const side = subject(site, { 'contact-email': ['m'] }, { startedAt, ...(owner && { entity: owner }) });
  if (more.created === undefined) return side;
  return withReading(side, 'registrant', { registrants: [], created: more.created, source: 'WHOIS' });
};

const other = shop('other', '2018-04-05T06:07:08.000Z');
const listed = (created: string, on?: string) =>
  shop('listed', '2023-04-05T06:07:08.000Z', { created, ...(on !== undefined && { listed: on }) });

const came = (left: Subject, right: Subject) => firstToShow(left, right, false)?.is === 'other';

describe('contacts that a listed firm took over', () => {
  it('were on the other side before the listed firm had its domain, while nobody had listed it', () => {
    expect(came(listed('2020-09-10', '2021-12-15'), other)).toBe(true);
    expect(came(other, listed('2020-09-10', '2021-12-15'))).toBe(true);
    expect(came(listed('2014-05-06', '2021-12-15'), other)).toBe(false);
  });

  it('are not excused by a domain that was registered anew after the listing, or at a time that nobody knows', () => {
    expect(came(listed('2022-03-04', '2021-12-15'), other)).toBe(false);
    expect(came(listed('2022-03-04'), other)).toBe(false);
    // Registered in the year of the listing: before or after it.
    expect(came(listed('2021', '2021-12-15'), other)).toBe(false);
  });
});

describe('what two sites show, one of them listed', () => {
  const at = (day: string) => `${day}T06:07:08.000Z`;
  const first = (listedSide: Subject, otherSide: Subject) => firstToShow(listedSide, otherSide, false);

  it('was the listed side’s if a capture of it is older than the other’s domain or first sight', () => {
    const archived = shop('listed', at('2019-04-05'), { listed: '2021-12-15' });
    expect(first(archived, shop('other', at('2026-01-02'), { created: '2020-01-02' }))?.is).toBe('listed');
    expect(first(archived, shop('other', at('2026-01-02')))?.is).toBe('listed');
  });

  it('was the other’s if its domain is older and it was captured years before', () => {
    const living = shop('listed', at('2021-03-04'), { listed: '2021-12-15', created: '2014-05-06' });
    expect(first(living, shop('other', at('2016-02-03'), { created: '2009-10-11' }))?.is).toBe('other');
    // Without the age of both domains the listed side may have shown it since 2014.
    expect(first(living, shop('other', at('2016-02-03')))?.is).toBe('unknown');
    expect(first(living, shop('other', at('2020-12-03'), { created: '2009-10-11' }))?.is).toBe('open');
  });

  it('was the other’s if the listed side copied its pages, with a mailbox at that older domain', () => {
    const clone = shop('listed', at('2021-03-04'), { listed: '2021-12-15', created: '2021-01-05' });
    const original = shop('other', at('2026-01-02'), { created: '2005-04-01' });
    expect(firstToShow(clone, original, true)?.is).toBe('other');
    expect(firstToShow(clone, original, false)?.is).toBe('listed');
    expect(firstToShow(clone, shop('other', at('2026-01-02'), { created: '2022-04-01' }), true)?.is).toBe('listed');
  });

  it('is open where both are captured together and the other’s domain is older; the look-up is named', () => {
    const day = at('2026-01-02');
    const living = shop('listed', day, { listed: '2021-12-15', created: '2014-05-06' });
    const older = shop('other', day, { created: '2009-10-11' });
    expect(first(living, older)).toEqual({
      is: 'open',
      why: 'To find out, look for an archived capture of listed.test from before 2009-10-11.',
    });
    expect(first(living, shop('other', day, { created: '2023-10-11' }))?.is).toBe('unknown');
    expect(first(shop('listed', day), shop('other', day))?.why).toBe(
      'To find out, look for an archived capture of listed.test from before 2026-01-02 and the registration date of other.test.',
    );
    expect(firstToShow(older, older, false)).toBeNull();
  });
});

describe('the verdict where the older domain is the other’s and no capture tells', () => {
  const registered = (created: string) => ({ registration: { source: 'RDAP', created } });
  const LIVING = { ...LISTED_SITE, capturedAt: '2026-01-02T03:04:05.000Z' };
  function match(other: AttackSite) {
    const world = openWorld({ sites: [LIVING, other], listed: [LISTED] } as unknown as Attack);
    const [left, right] = [LISTED_HOST, other.host].map((host) => world.sites.get(host)?.subject);
    return matchPair(left as Subject, right as Subject, shippedBackground());
  }
  const asks = (innocent: readonly string[]) => innocent.find((text) => text.includes('look for an archived capture'));

  it('is a lead for copied words, and names the look-up', () => {
    const { verdict, innocent } = match(successor({}, { facts: registered('2009-10-11') }));
    expect(verdict).toBe('lead');
    expect(asks(innocent)).toContain(`an archived capture of ${LISTED_HOST} from before 2009-10-11.`);
  });

  it('is as it was where accounts and a number bind the two', () => {
    const footer = '<p>Telegram: <a href="https://t.me/quillmoor_works">@quillmoor_works</a></p>';
    const other = successor({ phone: '+86 311 8790 1234', footer }, { facts: registered('2009-10-11') });
    expect(match(other).verdict).toMatch(/likely|strong/);
  });

  it('is as it was where the other’s domain is younger, or its age is not known: the look-up is named', () => {
    for (const facts of [registered('2024-10-11'), {}]) {
      const { verdict, innocent } = match(successor({}, { facts }));
      expect(verdict).toMatch(/likely|strong/);
      expect(asks(innocent)).toBeDefined();
    }
  });
});
