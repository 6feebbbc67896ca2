import { describe, expect, it } from 'vitest';
import { subjectOf } from '../../src/flow/compare-sites.ts';
import { shippedBackground } from '../../src/match/background.ts';
import { matchListed } from '../../src/match/listed.ts';
import type { Background } from '../../src/model/background.ts';
import { Match } from '../../src/model/match.ts';
import { Entity } from '../../src/model/seed.ts';
import { packIndex } from '../../src/names/index-file.ts';
import { buildNameIndex } from '../../src/names/name-index.ts';
import { siteMentions } from '../../src/names/site-mentions.ts';
import { fingerprintSite } from '../../src/signals/fingerprint.ts';
import { type FixtureOptions, siteFrom } from '../site-fixture.ts';

const entity = Entity.parse({
  id: 'sdn-1',
  names: ['HEBEI QUILLMOOR TRADING CO., LTD.'],
  aliases: ['HBQUILL'],
  dates: { listed: '2021-12-15' },
  identifiers: {
    websites: ['www.quillmoor-works.example'],
    emails: ['Lena@quillmoor-works.example; quillpost.lena@gmail.com'],
    phones: ['+86 311 8790 1234'],
    wallets: ['bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4'],
    social: ['https://www.facebook.com/quillmoorworks'],
  },
});
const index = buildNameIndex([{ id: entity.id, type: entity.type, names: [...entity.names, ...entity.aliases] }]);
const { digest } = packIndex(index);
const TEXT = '<p>Pens and quills in bulk, sent within a day from our own store in the town.</p>';

function match(
  pages: Record<string, string>,
  options: FixtureOptions & { entitiesOnSite?: number; background?: Background } = {},
) {
  const site = siteFrom(pages, { host: 'fernhollow.example', ...options });
  const { mentions } = siteMentions(site, index, digest, 100);
  const { entitiesOnSite = 1, background = shippedBackground() } = options;
  return matchListed({ entity, mentions, entitiesOnSite }, subjectOf(fingerprintSite(site), null), background);
}

const page = (body: string, footer = '© 2023 Fernhollow Stationers Ltd'): string =>
  `<html lang="en"><head><title>Fernhollow</title></head><body><main>${TEXT}${body}</main><footer><p>${footer}</p></footer></body></html>`;

describe('a list entry and a site that carries', () => {
  it.each([
    ['its e-mail address', '<p>Write to lena@quillmoor-works.example</p>', 'contact-email'],
    ['its free mail address', '<p>E-mail: quillpost.lena@gmail.com</p>', 'contact-email'],
    ['its phone', '<p>Tel: +86-311-87901234</p>', 'contact-phone'],
    ['its wallet', '<p>Pay to bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4</p>', 'registration-number'],
  ])('%s is likely', (_, body, signal) => {
    const found = match({ '/': page(''), '/contact.html': page(body) });
    expect(found?.verdict).toBe('likely');
    expect(found?.evidence[0]).toMatchObject({ signal, group: 'identity', weight: 14 });
    expect(() => Match.parse(found)).not.toThrow();
  });

  it('its profile in the footer is likely', () => {
    const found = match({ '/': page('', '© Fernhollow <a href="https://facebook.com/quillmoorworks">f</a>') });
    expect(found?.evidence.map(({ signal }) => signal)).toEqual(['social-link']);
    expect(found?.verdict).toBe('likely');
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

  it('its name where an owner stands is a lead, and likely with an identifier', () => {
    expect(match({ '/': page('', '© 2023 Hebei Quillmoor Trading Co., Ltd') })?.verdict).toBe('lead');
    const both = match({ '/': page('', '© 2023 Hebei Quillmoor Trading Co., Ltd<br>Tel: +86 311 87901234') });
    expect(both?.verdict).toBe('likely');
    expect(both?.weight).toBeGreaterThan(20);
  });

  it('a short alias alone in its footer is no lead', () => {
    expect(match({ '/': page('', '© 2023 HBQUILL') })?.verdict).toBe('unrelated');
  });

  it('its domain as its own is likely, but not where it was registered after the listing', () => {
    const options = { host: 'quillmoor-works.example' };
    expect(match({ '/': page('') }, options)?.verdict).toBe('likely');
    const registration = { source: 'RDAP', created: '2023-03-04' };
    const anew = match({ '/': page('') }, { ...options, facts: { registration } });
    expect(anew?.evidence[0]?.note).toMatch(/after the listing/);
    expect(anew?.verdict).toBe('unrelated');
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

  it('a site with identifiers of many entries is a list of them', () => {
    const pages = { '/': page(''), '/list.html': page('<p>lena@quillmoor-works.example</p>') };
    expect(match(pages, { entitiesOnSite: 9 })?.verdict ?? 'unrelated').toBe('unrelated');
  });

  it('what many unrelated sites carry weighs little', () => {
    const background: Background = { id: 'test', sites: 10_000, count: () => 500 };
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
    expect(matchListed({ entity, mentions: [], entitiesOnSite: 1 }, subject, shippedBackground())).toBeNull();
  });

  it('a site that carries nothing of it makes none', () => {
    expect(match({ '/': page('') })).toBeNull();
  });
});
