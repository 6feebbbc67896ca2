import { describe, expect, it } from 'vitest';
import type { z } from 'zod';
import { shippedBackground } from '../../../src/match/background/background.ts';
import { matchListed } from '../../../src/match/listed/listed.ts';
import { identifiersOn, partiesOn } from '../../../src/match/listed/listed-identifiers.ts';
import { subjectOf } from '../../../src/match/readings/subject.ts';
import type { Background } from '../../../src/model/derived/background.ts';
import { Match } from '../../../src/model/derived/match.ts';
import type { ListedFinds } from '../../../src/model/derived/mention.ts';
import { Entity } from '../../../src/model/facts/seed.ts';
import { packIndex } from '../../../src/names/index-file.ts';
import { buildNameIndex } from '../../../src/names/name-index.ts';
import { siteMentions } from '../../../src/names/site-mentions.ts';
import { fingerprintSite } from '../../../src/signals/fingerprint.ts';
import { SIGNALS } from '../../../src/signals/list.ts';
import { withValues } from '../../../src/watchlist/own/own-list.ts';
import { type FixtureOptions, siteFrom } from '../../../testkit/site-fixture.ts';

function listed(given: z.input<typeof Entity>): Entity {
  return withValues(Entity.parse(given));
}

const entity = listed({
  id: 'sdn-1',
  names: ['HEBEI QUILLMOOR TRADING CO., LTD.'],
  aliases: ['HBQUILL'],
  dates: { listed: '2021-12-15' },
  identifiers: {
    websites: ['www.quillmoor-works.example'],
    emails: ['Lena@quillmoor-works.example; quillpost.lena@gmail.com'],
    phones: ['+86 311 8790 1234'],
    wallets: ['bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4'],
    social: ['https://www.facebook.com/quillmoorworks', 'Telegram: @quillmoor_works', 'https://t.me/quillmoorpens'],
    addresses: ['Rm 1802, No. 158 Marrowgate East Rd., Quillmoor 054000, China', 'Hebei, China'],
  },
});
const TEXT = '<p>Pens and quills in bulk, sent within a day from our own store in the town.</p>';
const SAID = '2023-02-28T00:00:00.000Z';
type Listing = ListedFinds['listing'];
const LISTED: Listing = { after: '2021-12-15', by: '2021-12-15' };

interface Options extends FixtureOptions {
  readonly of?: Entity;
  readonly parties?: number;
  readonly background?: Background;
  readonly listing?: Listing;
  /** Mentions as they were stored before they named the search that found them. */
  readonly unversioned?: boolean;
}

function match(pages: Record<string, string>, options: Options = {}) {
  const {
    of = entity,
    parties = 1,
    background = shippedBackground(),
    listing = LISTED,
    unversioned = false,
    ...fixture
  } = options;
  const site = siteFrom(pages, { host: 'fernhollow.example', ...fixture });
  const index = buildNameIndex([{ id: of.id, type: of.type, names: [...of.names, ...of.aliases] }]);
  const found = siteMentions(site, index, packIndex(index).digest, 100).mentions;
  const mentions = unversioned ? found.map(({ version: _, ...mention }) => mention) : found;
  const subject = subjectOf(fingerprintSite(site), null);
  const input = { entity: of, mentions, parties, listing, saidAt: SAID };
  return matchListed(input, subject, background);
}

const page = (body: string, footer = '© 2023 Fernhollow Stationers Ltd'): string =>
  `<html lang="en"><head><title>Fernhollow</title></head><body><main>${TEXT}${body}</main><footer><a href="/contact.html">Contact</a><p>${footer}</p></footer></body></html>`;

describe('a list entry and a site that carries', () => {
  it.each([
    ['its e-mail address', '<p>Write to lena@quillmoor-works.example</p>', 'contact-email'],
    ['its free mail address', '<p>E-mail: quillpost.lena@gmail.com</p>', 'contact-email'],
    ['its phone', '<p>Tel: +86-311-87901234</p>', 'contact-phone'],
    ['its wallet', '<p>Pay to bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4</p>', 'wallet'],
  ])('%s is likely', (_, body, signal) => {
    const found = match({ '/': page(''), '/contact.html': page(body) });
    expect(found?.verdict).toBe('likely');
    expect(found?.evidence[0]).toMatchObject({ signal, group: 'identity', weight: 14 });
    expect(() => Match.parse(found)).not.toThrow();
  });

  it.each([
    ['its e-mail address', '<p>Write to lena@quillmoor-works.example</p>', 'contact-email', 'contact-email'],
    ['its wallet', '<p>Pay to bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4</p>', 'wallet', 'wallet'],
    [
      'its street',
      '<p>Address: Rm 1802, No. 158 Marrowgate East Rd., Quillmoor 054000, China</p>',
      'street-address',
      'street-address',
    ],
    ['a link to it', '<p><a href="https://quillmoor-works.example/">Pens</a></p>', 'site-link', 'site-link'],
    ['a mailbox at its domain', '<p>Write to edgar@quillmoor-works.example</p>', 'site-link', 'contact-email'],
  ])('%s names the version of the signal that read it', (_, body, signal, read) => {
    const row = match({ '/': page('', body) })?.evidence.find((one) => one.signal === signal);
    expect(row?.version).toBe(SIGNALS.find(({ id }) => id === read)?.version);
  });

  it('its wallet counts in a fingerprint of an earlier version, which has it among the registration numbers', () => {
    const pages = { '/': page(''), '/contact.html': page('<p>Pay to bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4</p>') };
    const today = fingerprintSite(siteFrom(pages, { host: 'fernhollow.example' }));
    const kept = today.readings.filter(({ signal }) => signal !== 'registration-number');
    const earlier = kept.map((one) =>
      one.signal === 'wallet' ? { ...one, signal: 'registration-number', version: 6 } : one,
    );
    const input = { entity, mentions: [], parties: 1, listing: LISTED, saidAt: SAID };
    const [first, second] = [earlier, today.readings].map((readings) =>
      matchListed(input, subjectOf({ ...today, readings }, null), shippedBackground()),
    );
    expect(first).toMatchObject({ verdict: 'likely', weight: second?.weight });
  });

  it('its name names the version of the search that found it; 1 where none was kept', () => {
    const pages = { '/': page('', '© 2023 Hebei Quillmoor Trading Co., Ltd.') };
    const version = (found: ReturnType<typeof match>) =>
      found?.evidence.find(({ signal }) => signal === 'listed-name')?.version;
    expect(version(match(pages))).toBeGreaterThan(1);
    expect(version(match(pages, { unversioned: true }))).toBe(1);
  });

  it('its mailbox among what visitors write takes nothing from one that the site gives as its own, and adds nothing', () => {
    const own = 'Write to <a href="mailto:quillpost.lena@gmail.com">quillpost.lena@gmail.com</a>';
    const cited = '<div class="comments"><p>Ask lena@quillmoor-works.example for pens.</p></div>';
    const [alone, both] = [match({ '/': page('', own) }), match({ '/': page(cited, own) })];
    const row = (found: typeof alone) => found?.evidence.find(({ signal }) => signal === 'contact-email')?.weight;
    expect(alone?.verdict).toBe('likely');
    expect([both?.verdict, row(both)]).toEqual([alone?.verdict, row(alone)]);
  });

  it('two of its mailboxes keeps both, each as listed and as the page has it', () => {
    const body = '<p>Write to lena@quillmoor-works.example or quillpost.lena@gmail.com</p>';
    const found = match({ '/': page(''), '/contact.html': page(body) });
    const row = found?.evidence.find(({ signal }) => signal === 'contact-email');
    expect(row?.shared?.count).toBe(2);
    for (const { left, right } of row?.shared?.items ?? []) {
      expect([left.value, left.url]).toEqual([right.value, 'list:sdn-1']);
      // Gmail ignores dots.
      expect(right.quote.replaceAll('.', '')).toContain(right.value.replaceAll('.', ''));
    }
    expect(row?.shared?.items[0]).toMatchObject({ left: row?.left, right: row?.right });
    expect(() => Match.parse(found)).not.toThrow();
  });

  it('its profile in the footer is likely', () => {
    const found = match({ '/': page('', '© Fernhollow <a href="https://facebook.com/quillmoorworks">f</a>') });
    expect(found?.evidence.map(({ signal }) => signal)).toEqual(['social-link']);
    expect(found?.verdict).toBe('likely');
  });

  it('its name on a messenger, in text or as a link, is likely, and counts once', () => {
    const text = match({ '/': page(''), '/contact.html': page('<p>Telegram: @quillmoor_works</p>') });
    expect(text?.evidence.map(({ signal, weight }) => [signal, weight])).toEqual([['messenger', 14]]);
    const link = match({ '/': page('', '© Fernhollow <a href="https://t.me/quillmoorpens">write</a>') });
    expect(link?.evidence.map(({ signal, weight }) => [signal, weight])).toEqual([['social-link', 14]]);
    expect(link?.verdict).toBe('likely');
  });

  it('its address tells something beside a name, down to the room, and is no lead alone', () => {
    const at = (address: string, footer?: string) =>
      match({ '/': page('', footer), '/contact.html': page(`<p>Address: ${address}</p>`) });
    const room = at('Rm 1802, No. 158 Marrowgate East Rd., Quillmoor 054000, China');
    expect(room).toMatchObject({ verdict: 'unrelated', weight: 5 });
    expect(room?.evidence[0]?.note).toContain('Rm 1802, No. 158 Marrowgate East Rd.');
    expect(at('No. 158 Marrowgate East Rd., Quillmoor 054000')?.weight).toBe(3);
    expect(at('Rm 903, No. 158 Marrowgate East Rd., Quillmoor 054000')?.weight).toBe(1);
    expect(at('Rm 1802, No. 158 Marrowgate East Rd., Fernhollow 610000')).toBeNull();
    expect(at('Hebei, China')).toBeNull();
    const named = at(
      'Rm 1802, No. 158 Marrowgate East Rd., Quillmoor 054000',
      '© 2023 Hebei Quillmoor Trading Co., Ltd.',
    );
    expect(named?.verdict).toBe('likely');
  });

  it('names the list entry, and quotes it as it was typed', () => {
    const found = match({ '/': page(''), '/contact.html': page('<p>lena@quillmoor-works.example</p>') });
    expect(found?.left.entity).toMatchObject({ id: 'sdn-1', name: 'HEBEI QUILLMOOR TRADING CO., LTD.' });
    expect(found?.evidence[0]?.left).toMatchObject({
      quote: entity.identifiers.emails[0],
      url: 'list:sdn-1',
      selector: 'identifiers.emails',
    });
    expect(found?.evidence[0]?.right.url).toBe('https://fernhollow.example/contact.html');
  });

  it.each([
    ['in a quotation', '<blockquote>quillpost.lena@gmail.com</blockquote>'],
    ['in a visitor’s words', '<div class="comments"><p>quillpost.lena@gmail.com</p></div>'],
    ['where no reader sees it', '<p hidden>quillpost.lena@gmail.com</p>'],
  ])('its mailbox %s is a lead, with whatever else stands there', (_, body) => {
    const found = match({ '/': page(''), '/contact.html': page(body) });
    expect(found).toMatchObject({ verdict: 'lead', weight: 8.4 });
    const more = body.replace('lena@gmail.com', 'lena@gmail.com, Tel: +86 311 87901234');
    expect(match({ '/': page(''), '/contact.html': page(more) })).toMatchObject({ verdict: 'lead', weight: 16.8 });
  });

  it('its name where an owner stands is a lead, and likely with an identifier', () => {
    expect(match({ '/': page('', '© 2023 Hebei Quillmoor Trading Co., Ltd') })?.verdict).toBe('lead');
    const both = match({ '/': page('', '© 2023 Hebei Quillmoor Trading Co., Ltd<br>Tel: +86 311 87901234') });
    expect(both?.verdict).toBe('likely');
    expect(both?.weight).toBeGreaterThan(20);
  });

  it('a short alias alone in its footer is no lead', () => {
    expect(match({ '/': page('', '© 2023 HBQUILL') })?.verdict).toBe('unrelated');
  });

  it('an address that the list gives, at a domain that it gives, is one fact', () => {
    const of = listed({
      ...entity,
      values: undefined,
      identifiers: { websites: ['quillmoor.example'], emails: ['lena@quillmoor.example'] },
    });
    expect(match({ '/': page('', 'lena@quillmoor.example') }, { of })).toMatchObject({ verdict: 'likely', weight: 14 });
    expect(match({ '/': page('', 'ann@quillmoor.example') }, { of })).toMatchObject({
      verdict: 'unrelated',
      weight: 6,
    });
  });

  it('is said by the list of that day, as an entry of a list', () => {
    const found = match({ '/': page('', 'Tel: +86 311 87901234') }, { capturedAt: '2016-01-01T00:00:00.000Z' });
    expect(found?.left).toMatchObject({ kind: 'list', capturedAt: SAID, pages: 0 });
    expect(found?.right).toMatchObject({ kind: 'website', capturedAt: '2016-01-01T00:00:00.000Z' });
  });
});

describe('what an accused firm may answer', () => {
  const bought = (body: string) =>
    match({ '/': page('', body) })?.innocent.some((text) => text.includes('may have bought')) ?? null;

  it('is that it bought the number, where contacts alone bind it to the entry, and not the name or the papers', () => {
    expect(bought('Tel: +86 311 87901234')).toBe(true);
    expect(bought('© 2023 Hebei Quillmoor Trading Co., Ltd')).toBe(false);
  });
});

describe('the listed domain', () => {
  const host = 'quillmoor-works.example';
  const registered = (created: string) => ({ host, facts: { registration: { source: 'RDAP', created } } });

  // Of an attributable entry the site itself is attributed (test/flow/screen/attribution.test.ts).
  it('is a lead where it was registered before the listing, or seen before it', () => {
    const before = match({ '/': page('') }, registered('2019-03-04'));
    expect(before).toMatchObject({ verdict: 'lead', weight: 14 });
    const archived = match(
      { '/': page('', '© 2019 Fernhollow Stationers Ltd') },
      { host, capturedAt: '2020-05-05T00:00:00.000Z' },
    );
    expect(archived).toMatchObject({ verdict: 'lead', weight: 14 });
  });

  it.each([
    ['no registry was asked', { host }],
    [
      'no list says since when it is listed',
      { ...registered('2019-03-04'), listing: { after: null, by: '2026-06-02' } },
    ],
  ])('is a lead where %s', (_, options) => {
    const found = match({ '/': page('') }, options);
    expect(found?.verdict).toBe('lead');
    expect(found?.evidence[0]?.note).toMatch(/not known/);
    // The name where only the maker of the page puts it is more than a stranger would have.
    expect(match({ '/': page('', '© 2023 Hebei Quillmoor Trading Co., Ltd') }, options)?.verdict).toBe('likely');
  });

  it.each([
    ['the list says', LISTED],
    ['only the version tells that had it first', { after: null, by: '2023-02-28' }],
  ])('says nothing by itself where it was registered after the listing, which %s', (_, listing) => {
    const pages = { '/': page('', 'info@quillmoor-works.example, lena@quillmoor-works.example') };
    const of = listed({
      ...entity,
      values: undefined,
      identifiers: { ...entity.identifiers, emails: ['info@quillmoor-works.example', 'lena@quillmoor-works.example'] },
    });
    const anew = match(pages, { of, ...registered('2024-03-04'), listing });
    expect(anew?.evidence[0]?.note).toMatch(/after the listing/);
    expect(anew?.verdict).toBe('unrelated');
    // The mailbox of a person, which a stranger would not know, is all that counts.
    expect(anew?.evidence.map(({ signal, weight }) => [signal, weight])).toEqual([
      ['contact-email', 3.5],
      ['site-link', 0],
    ]);
    expect(match({ '/': page('') }, { of, ...registered('2024-03-04'), listing })?.weight).toBe(0);
  });

  it('a mailbox that any holder has adds nothing to a domain of which nobody knows the holder', () => {
    const of = listed({ id: 'sdn-2', names: ['Quillmoor'], identifiers: { emails: ['info@quillmoor-works.example'] } });
    expect(match({ '/': page('', 'info@quillmoor-works.example') }, { of, host })).toMatchObject({ verdict: 'lead' });
    const both = listed({
      id: 'sdn-2',
      names: ['Quillmoor'],
      identifiers: { websites: [host], emails: [`info@${host}`] },
    });
    expect(match({ '/': page('', `info@${host}`) }, { of: both, host })).toMatchObject({ verdict: 'lead', weight: 12 });
  });
});

describe('a website under somebody else’s domain', () => {
  const tenant = listed({
    id: 'sdn-3',
    names: ['Stonebeck'],
    identifiers: { websites: ['stonebeck.many-shops.example', 'club.example/~stonebeck'] },
  });
  const of = { of: tenant, listing: { after: '2030-01-01', by: '2030-01-01' } };

  it('is the tenant’s alone', () => {
    expect(match({ '/': page('') }, { ...of, host: 'stonebeck.many-shops.example' })?.verdict).toBe('lead');
    expect(match({ '/~stonebeck/index.html': page('') }, { ...of, host: 'club.example' })?.verdict).toBe('lead');
  });

  it('may be another’s by now, however old the domain is', () => {
    const registration = { source: 'RDAP', created: '1998-01-01' };
    const options = { of: tenant, host: 'stonebeck.many-shops.example', facts: { registration } };
    expect(match({ '/': page('') }, options)).toMatchObject({ verdict: 'lead', weight: 12 });
  });

  it.each([
    ['a neighbour', { '/': page('') }, 'fernhollow.many-shops.example'],
    ['the host itself', { '/': page('') }, 'many-shops.example'],
    ['the front page of a shared domain', { '/': page('') }, 'club.example'],
    ['another path', { '/~stonebeckers/': page('') }, 'club.example'],
    ['who has mail there', { '/': page('', 'shop@many-shops.example') }, 'fernhollow.example'],
    [
      'who links to a neighbour',
      { '/': page('', '<a href="http://fernhollow.many-shops.example/">http://fernhollow.many-shops.example/</a>') },
      'fernhollow.example',
    ],
  ])('is not %s', (_, pages, host) => {
    expect(match(pages, { ...of, host })).toBeNull();
  });
});

describe('parties on one site', () => {
  const carrying = (body: string, ...given: Parameters<typeof listed>[0]['identifiers'][]) => {
    const site = subjectOf(fingerprintSite(siteFrom({ '/': page(body) }, { host: 'quillmoor.example' })), null);
    return partiesOn(
      given.map((identifiers, n) => identifiersOn(listed({ id: `e${n}`, names: ['E'], identifiers }), site)),
    );
  };
  const PHONE = { phones: ['+86 311 8790 1234'] };

  it('are one where they share a value, and many where they do not', () => {
    const body = '<p>Tel: +86 311 87901234, lena@one.example, ann@two.example</p>';
    expect(carrying(body, PHONE, PHONE, PHONE, PHONE, PHONE)).toBe(1);
    expect(carrying(body, PHONE, { emails: ['lena@one.example'] }, { emails: ['ann@two.example'] })).toBe(3);
    // The third has something in common with both.
    expect(carrying(body, PHONE, { emails: ['lena@one.example'] }, { ...PHONE, emails: ['lena@one.example'] })).toBe(1);
    const WEBSITE = { websites: ['quillmoor.example'] };
    expect(carrying('', WEBSITE, WEBSITE, WEBSITE, WEBSITE, WEBSITE)).toBe(1);
  });

  it('are not those whom a site only leads to', () => {
    const banks = ['one', 'two', 'three', 'four'].map((name) => `bank-${name}.example`);
    const body = banks.map((bank) => `<a href="https://${bank}/">${bank}</a>`).join(' ');
    expect(carrying(body, ...banks.map((bank) => ({ websites: [bank] })), PHONE)).toBe(0);
  });

  it('take nothing from the site of a group, nor from where a site keeps its own', () => {
    const options = { parties: 9, host: 'quillmoor-works.example', listing: { after: '2030-01-01', by: null } };
    expect(match({ '/': page('') }, options)?.verdict).toBe('lead');
    expect(match({ '/': page('', 'Tel: +86 311 87901234') }, { parties: 9 })?.verdict).toBe('likely');
  });
});

describe('who only speaks of the entry', () => {
  const CITES =
    'Hebei Quillmoor Trading Co., Ltd (lena@quillmoor-works.example, www.quillmoor-works.example, +86 311 87901234)';
  it.each([
    ['a compliance page', { '/': page(''), '/compliance.html': page(`<p>We do not trade with ${CITES}.</p>`) }],
    ['a news article', { '/': page(''), '/news/customs.html': page(`<p>The ministry named ${CITES} on Tuesday.</p>`) }],
    ['a news front page', { '/': page(`<p>The ministry named ${CITES} on Tuesday.</p>`) }],
    ['a denial', { '/': page(`<p>We are not affiliated with ${CITES}.</p>`) }],
    ['a dealer', { '/': page(`<p>We are an authorised dealer of ${CITES} since 2009.</p>`) }],
    [
      'a legal notice',
      { '/': page(''), '/terms.html': page(`<h1>Terms of use</h1><p>Complaints about ${CITES} go to the court.</p>`) },
    ],
  ])('%s stays below flagged', (_, pages) => {
    const found = match(pages);
    expect(found === null || found.verdict === 'unrelated' || found.verdict === 'lead').toBe(true);
  });

  it('takes nothing from where its owner gives them, though another part of the page lists many', () => {
    const names =
      'Stonebeck Larkspire Dunmarrow Ashvale Brackenford Thornwick Wolverdale Hexbridge Marlowend Pinecastle Ravensgill Sablecroft Tarnholme';
    const others = names
      .split(' ')
      .map((word, n) => ({ id: `e${n}`, type: 'company', names: [`${word} Trading Co., Ltd`] }));
    const index = buildNameIndex([{ id: entity.id, type: entity.type, names: entity.names }, ...others]);
    const body = `<ul>${others.map(({ names: [name] }) => `<li>${name}</li>`).join('')}</ul>`;
    const footer = '© 2023 Hebei Quillmoor Trading Co., Ltd<br>Tel: +86 311 87901234';
    const site = siteFrom({ '/': page(body, footer) }, { host: 'fernhollow.example' });
    const mentions = siteMentions(site, index, '', 100).mentions.filter((one) => one.entity === entity.id);
    const subject = subjectOf(fingerprintSite(site), null);
    const input = { entity, mentions, parties: 1, listing: LISTED, saidAt: SAID };
    expect(matchListed(input, subject, shippedBackground())?.verdict).toBe('likely');
  });

  it('a site with identifiers of many entries is a list of them', () => {
    const pages = { '/': page(''), '/list.html': page('<p>lena@quillmoor-works.example</p>') };
    expect(match(pages, { parties: 9 })?.verdict ?? 'unrelated').toBe('unrelated');
  });

  it('what many unrelated sites carry weighs little', () => {
    const background: Background = { id: 'test', sites: 10_000, count: () => 5_000 };
    const found = match({ '/': page('', 'Tel: +86 311 87901234') }, { background });
    expect(found?.verdict ?? 'unrelated').toBe('unrelated');
  });

  it('a link in passing is no lead', () => {
    const found = match({ '/': page('<p>See <a href="http://www.quillmoor-works.example/">their site</a>.</p>') });
    expect(found?.verdict).toBe('unrelated');
  });

  it('the entity’s own site in our books makes none', () => {
    const site = siteFrom({ '/': page('', 'Tel: +86 311 87901234') }, { entity: 'sdn-1' });
    const subject = subjectOf(fingerprintSite(site), entity);
    const input = {
      entity,
      carried: identifiersOn(entity, subject),
      mentions: [],
      parties: 1,
      listing: LISTED,
      saidAt: SAID,
    };
    expect(matchListed(input, subject, shippedBackground())).toBeNull();
  });

  it('who has left the list makes none', () => {
    const of = { ...entity, lastOnList: '2022-01-01' };
    expect(
      match({ '/': page('', '© 2023 Hebei Quillmoor Trading Co., Ltd<br>Tel: +86 311 87901234') }, { of }),
    ).toBeNull();
  });

  it('a site that carries nothing of it makes none', () => {
    expect(match({ '/': page('') })).toBeNull();
  });
});
