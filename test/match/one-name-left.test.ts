/**
 * One name left behind, in one place alone: a listed firm's full name on a site that calls itself by another one must be a
 * lead, against the firm's own site and against its list entry. Where anybody names a firm it stays below.
 */

import { describe, expect, it } from 'vitest';
import { backgroundOf, shippedBackground } from '../../src/match/background/background.ts';
import { matchPair } from '../../src/match/compare.ts';
import { matchListed } from '../../src/match/listed/listed.ts';
import type { Subject } from '../../src/match/readings/subject.ts';
import { subjectOf } from '../../src/match/readings/subject.ts';
import { LEAD, LIKELY } from '../../src/match/weigh/policy.ts';
import type { Background } from '../../src/model/derived/background.ts';
import { Entity } from '../../src/model/facts/seed.ts';
import type { DocumentInfo } from '../../src/model/facts/visit.ts';
import { packIndex } from '../../src/names/index-file.ts';
import { buildNameIndex } from '../../src/names/name-index.ts';
import { siteMentions } from '../../src/names/site-mentions.ts';
import { fingerprintSite } from '../../src/signals/fingerprint.ts';
import { withValues } from '../../src/watchlist/own/own-list.ts';
import { siteFrom } from '../../testkit/site-fixture.ts';

const NAME = 'Hebei Quillmoor Trading Co., Ltd.';

interface Filled {
  readonly name?: string;
  readonly head?: string;
  readonly logo?: string;
  readonly body?: string;
  readonly foot?: string;
  readonly owner?: string;
}

/** A page of the site that calls itself Fernhollow. */
const page = ({
  name = NAME,
  head = '<title>Fernhollow pens</title><meta property="og:site_name" content="Fernhollow">',
  logo = '<a href="/">Fernhollow</a>',
  body = '',
  foot = '',
  owner = '© 2023 Shanxi Fernhollow Co., Ltd',
}: Filled = {}): string =>
  `<html lang="en"><head>${head}</head><body><header>${logo}<nav><a href="/p.html">Goose quills</a> <a href="/nibs.html">Steel nibs</a> <a href="/about.html">The workshop</a></nav></header>
  <main><h1>Pens</h1><p>Pens and quills in bulk, sent within a day to every harbour that asks for them.</p>
  <p>Our workshop stands by the river since the time of our grandfathers, and each nib is cut and tried by hand before it leaves us in a box of fifty.</p>${body}</main>
  <footer><p>${owner}</p>${foot}</footer></body></html>`.replaceAll(NAME, name);

const FRONT = '<title>Fernhollow pens</title><meta property="og:site_name" content="Fernhollow">';
const RUSSIAN = `<html lang="ru"><head><title>Fernhollow</title></head><body><main><h1>Перья</h1><p>Гусиные перья оптом, отправляем за один день во все порты, которые их просят.</p>
  <p>Мастерская стоит у реки со времён наших дедов, и каждое перо режут и пробуют рукой.</p></main><footer><p>© 2019 ${NAME} Все права защищены</p></footer></body></html>`;
const MAP = 'https://maps.google.com/maps?output=embed&amp;q=';

interface World {
  readonly pages: Readonly<Record<string, string>>;
  readonly documents?: Readonly<Record<string, DocumentInfo>>;
}
const home = (filled: Filled): World => ({ pages: { '/': page(filled) } });
const inner = (path: string, filled: Filled): World => ({ pages: { '/': page(), [path]: page(filled) } });
const paper = (metadata: Record<string, string>): World => ({
  pages: { '/': page({ body: '<a href="/c.pdf">Catalogue</a>' }) },
  documents: {
    '/c.pdf': { text: 'Pens and quills in bulk, prices of this year.', metadata, pages: 1 } as DocumentInfo,
  },
});

const LEFT_BEHIND: readonly (readonly [string, World])[] = [
  ['copyright line of a translated page', { pages: { '/': page(), '/ru/': RUSSIAN } }],
  [
    'JSON-LD organisation',
    home({ head: `${FRONT}<script type="application/ld+json">{"@type":"Organization","name":"${NAME}"}</script>` }),
  ],
  ['meta author', home({ head: `${FRONT}<meta name="author" content="${NAME}">` })],
  [
    'og:site_name of an inner page',
    inner('/p.html', { head: `<title>Quills</title><meta property="og:site_name" content="${NAME}">` }),
  ],
  ['picture text', home({ body: `<img src="/a.jpg" alt="${NAME}">` })],
  ['picture text with words around', home({ body: `<img src="/a.jpg" alt="Workshop of ${NAME}">` })],
  ['comment in HTML', home({ body: `<!-- ${NAME} -->` })],
  ['string in a script', home({ body: `<script>var shop = { companyName: "${NAME}" };</script>` })],
  ['comment in a script', home({ body: `<script>/* enquiry form of ${NAME} */ var a = 1;</script>` })],
  ['author of a document', paper({ author: NAME })],
  ['title of a document', paper({ title: `${NAME} price list` })],
  ['aria-label', home({ body: `<div aria-label="${NAME}"></div>` })],
  ['title attribute', home({ body: `<img src="/a.jpg" alt="" title="${NAME}">` })],
  ['text of the logo', inner('/p.html', { logo: `<a href="/" class="brand">${NAME}</a>` })],
  ['drawn logo', home({ logo: `<a href="/"><svg viewBox="0 0 1 1"><title>${NAME}</title><path d="M0 0"/></svg></a>` })],
  ['business card', home({ body: `<div class="vcard"><b class="fn org">${NAME}</b><p>5 Harbour Road</p></div>` })],
  ['comment in a style sheet', home({ head: `${FRONT}<style>/* ${NAME} */ p { color: red }</style>` })],
  ['label of a map', home({ body: `<iframe src="${MAP}1" title="${NAME}"></iframe>` })],
  ['search of a map', home({ body: `<iframe src="${MAP}${encodeURIComponent(NAME)}"></iframe>` })],
  [
    'place of a map',
    home({
      body: `<iframe src="https://www.google.com/maps/embed?pb=!1m14!1m8!3m3!1s0x0!2s${encodeURIComponent(NAME)}!5e0"></iframe>`,
    }),
  ],
  [
    'caption of a map',
    home({ body: `<figure><iframe src="${MAP}1"></iframe><figcaption>${NAME}</figcaption></figure>` }),
  ],
  ['hidden text', home({ body: `<div style="display:none">${NAME}</div>` })],
  ['hidden field', home({ body: `<form><input type="hidden" name="company" value="${NAME}"></form>` })],
  [
    'subject of a mail',
    home({
      body: `<a href="mailto:sales@fernhollow.example?subject=${encodeURIComponent(`Inquiry to ${NAME}`)}">Ask</a>`,
    }),
  ],
  ['page description', home({ head: `${FRONT}<meta name="description" content="${NAME} sells quills.">` })],
  [
    'opening words of the page about itself',
    inner('/about.html', { body: `<p>${NAME} is a maker of quills founded in 1998.</p>` }),
  ],
  [
    'picture of a logo',
    inner('/p.html', { logo: `<a class="navbar-brand" href="/"><img src="/l.png" alt="${NAME}"></a>` }),
  ],
  [
    'picture text beside a denial',
    home({ body: `<img src="/a.jpg" alt="${NAME}"><p>We are not affiliated with ${NAME}</p>` }),
  ],
];

const ENTITY = { id: 'sdn-1', names: [NAME.toUpperCase()], aliases: [], dates: {}, identifiers: {} };
const entity = withValues(Entity.parse(ENTITY));
const LISTING = { after: null, by: null };

function asListed(world: World, entry: Entity = entity) {
  const site = siteFrom(world.pages, { host: 'fernhollow.example', documents: world.documents ?? {} });
  const index = buildNameIndex([{ id: entry.id, type: entry.type, names: [...entry.names, ...entry.aliases] }]);
  const { mentions } = siteMentions(site, index, packIndex(index).digest, 100);
  const input = { entity: entry, mentions, parties: 1, listing: LISTING, saidAt: '2023-02-28T00:00:00.000Z' };
  return matchListed(input, subjectOf(fingerprintSite(site), null), shippedBackground());
}

const captured = (world: World, host: string): Subject =>
  subjectOf(fingerprintSite(siteFrom(world.pages, { host, documents: world.documents ?? {} })), null);

/** The site that was listed, with other words, goods and menu; it says once who it is. */
const oldSite = (name: string): Subject =>
  captured(
    {
      pages: {
        '/': `<html lang="en"><head><title>Ink and paper</title></head><body><nav><a href="/ink.html">Gall ink</a> <a href="/paper.html">Rag paper</a> <a href="/wax.html">Wax and seals</a></nav>
        <main><h1>Ink</h1><p>Ink and paper from the north, for schools and for offices in every province of the land.</p>
        <p>We boil oak galls the old way, strain them twice and age the ink for one year in stoneware jars that keep out the light.</p></main>
        <footer><p>© 2019 ${name} All rights reserved.</p></footer></body></html>`,
      },
    },
    'old.example',
  );

const againstOld = (world: World, background: Background = shippedBackground(), name = NAME) =>
  matchPair(oldSite(name), captured(world, 'fernhollow.example'), background);

describe('one name left behind', () => {
  it.each(LEFT_BEHIND)('%s: a lead against the site that was listed', (_, world) => {
    const match = againstOld(world);
    expect(match.weight).toBeGreaterThanOrEqual(LEAD);
    expect(match.verdict).toBe('lead');
    expect(match.evidence[0]?.signal).toBe('residual-name');
  });

  it.each(LEFT_BEHIND)('%s: a lead against the list entry', (_, world) => {
    const match = asListed(world);
    expect(match?.weight ?? 0).toBeGreaterThanOrEqual(LEAD);
    expect(match?.verdict).toBe('lead');
  });

  it('in the title of one inner page is none: a title may be what a visitor wrote', () => {
    const world = inner('/p.html', { head: `<title>Goose quills - ${NAME}</title>` });
    expect(againstOld(world).weight).toBeLessThan(LEAD);
  });

  it('in a file name alone is none: pictures are named after what they show', () => {
    const world = home({ body: '<img src="/up/hebei-quillmoor-trading.jpg" alt="">' });
    expect(againstOld(world).weight).toBeLessThan(LEAD);
    expect(asListed(world)?.weight ?? 0).toBeLessThan(LEAD);
  });
});

const SPOKEN_OF: readonly (readonly [string, World])[] = [
  ['news', inner('/news/1.html', { body: `<p>The ministry named ${NAME} on Tuesday.</p>` })],
  ['running text', home({ body: `<p>The ministry named ${NAME} on Tuesday.</p>` })],
  ['logo of a partner', home({ body: `<div class="our-partners"><img src="/q.png" alt="${NAME}"></div>` })],
  ['drawn logo of a client', home({ body: `<div class="clients"><svg><title>${NAME}</title></svg></div>` })],
  ['credit', home({ foot: `<p>Powered by ${NAME}</p>` })],
  ['testimonial', home({ body: `<div class="testimonial"><p>Great pens!</p><b>Lena, ${NAME}</b></div>` })],
  [
    'business card of a reviewer',
    home({ body: `<div class="review vcard"><b class="fn org">${NAME}</b> wrote:</div>` }),
  ],
  ['reseller', home({ body: `<p>We are an authorised dealer of ${NAME}</p>` })],
  ['author that is a web studio', home({ head: `${FRONT}<meta name="author" content="Web Design Studio ${NAME}">` })],
  ['reseller in the footer', home({ foot: `<p>Authorised dealer of ${NAME}</p>` })],
  [
    'author of a style sheet’s library',
    home({ head: `${FRONT}<style>/*! reset.css v2.0 | MIT License | ${NAME} */ p { color: red }</style>` }),
  ],
  [
    'dealer, with the maker’s name on its pictures',
    home({ body: `<p>We are an authorised dealer of ${NAME}</p><img src="/a.jpg" alt="${NAME} ink mill">` }),
  ],
  [
    'leaflet of a maker of whom the site openly speaks',
    {
      pages: {
        '/': page({ body: `<p>The ink is by ${NAME} and comes in stoneware.</p><a href="/c.pdf">Leaflet</a>` }),
      },
      documents: paper({ author: NAME }).documents ?? {},
    },
  ],
  ['wall of brands', home({ body: `<div class="brands"><img src="/a.jpg" alt="${NAME}"></div>` })],
];

describe('a name in passing beside a link to the firm', () => {
  const LINKED = `<p><a href="https://quillmoor.example/">Quillmoor</a></p>`;
  const QUILLMOOR = { ...ENTITY, identifiers: { websites: ['quillmoor.example'] } };
  const asLinked = (filled: Filled) => asListed(home({ foot: LINKED, ...filled }), withValues(Entity.parse(QUILLMOOR)));

  it('is a lead, since a dealer shows both', () => {
    const match = asLinked({ body: `<img src="/a.jpg" alt="${NAME}">` });
    expect(match?.weight).toBeGreaterThanOrEqual(LIKELY);
    expect(match?.verdict).toBe('lead');
  });

  it('flags where the site gives the name as its own', () => {
    expect(asLinked({ owner: `© 2023 ${NAME}` })?.verdict).toBe('likely');
  });
});

describe('who only speaks of a firm', () => {
  it.each(SPOKEN_OF)('%s: no lead', (_, world) => {
    expect(againstOld(world).weight).toBeLessThan(LEAD);
    expect(asListed(world)?.weight ?? 0).toBeLessThan(LEAD);
  });
});

describe('a name', () => {
  it.each([
    ['of ordinary words', 'Sunrise Trading Co., Ltd.'],
    ['of province and trade', 'Hebei Chemical Industry Co., Ltd.'],
    ['of place and trade in Han signs', '河北国际贸易有限公司'],
  ])('%s is no lead alone', (_, name) => {
    const world = home({ name, body: `<img src="/a.jpg" alt="${NAME}">` });
    expect(againstOld(world, shippedBackground(), name).weight).toBeLessThan(LEAD);
    const entry = withValues(Entity.parse({ id: 'sdn-2', names: [name], aliases: [], dates: {}, identifiers: {} }));
    expect(asListed(world, entry)?.weight ?? 0).toBeLessThan(LEAD);
  });

  it('is never flagged alone, however often it stands there', () => {
    const body = `<img src="/a.jpg" alt="${NAME}"><!-- ${NAME} --><script>/* form of ${NAME} */ var a = 1;</script>`;
    const everywhere = home({ body, head: `${FRONT}<meta name="author" content="${NAME}">`, foot: `<p>${NAME}</p>` });
    expect(againstOld(everywhere).weight).toBeLessThan(LIKELY);
    expect(asListed(everywhere)?.weight ?? 0).toBeLessThan(LIKELY);
  });

  /** Counts as a corpus of a thousand sites has them: a site once for each token that it gives. */
  const counted = (sides: readonly Subject[]): Background => {
    const counts = new Map<string, number>();
    for (const { fingerprint } of sides)
      for (const token of fingerprint.tokens) counts.set(token, (counts.get(token) ?? 0) + 1);
    return backgroundOf(1_000, counts);
  };
  const left = home({ body: `<img src="/a.jpg" alt="${NAME}">` });

  it('keeps all its bits where two hundred others speak of its firm', () => {
    const speakers = Array.from({ length: 200 }, (_, n) =>
      captured((SPOKEN_OF[n % SPOKEN_OF.length] as (typeof SPOKEN_OF)[number])[1], `speaker-${n}.example`),
    );
    const pair = [oldSite(NAME), captured(left, 'fernhollow.example')];
    expect(againstOld(left, counted([...pair, ...speakers])).weight).toBe(againstOld(left, counted(pair)).weight);
  });

  it('is a lead still where a second and a third successor carry it', () => {
    const successors = ['one', 'two', 'fernhollow'].map((host) => captured(left, `${host}.example`));
    expect(againstOld(left, counted([oldSite(NAME), ...successors])).weight).toBeGreaterThanOrEqual(LEAD);
  });

  it('that many unrelated firms bear says little', () => {
    const namesakes = Array.from({ length: 20 }, () => oldSite(NAME));
    const match = againstOld(left, counted([...namesakes, captured(left, 'fernhollow.example')]));
    expect(match.weight).toBeLessThan(LEAD / 2);
  });

  it('that hundreds of sites are signed with is their builder’s', () => {
    const clients = Array.from({ length: 200 }, (_, n) => captured(left, `client-${n}.example`));
    expect(againstOld(left, counted([oldSite(NAME), ...clients])).weight).toBeLessThan(LEAD / 2);
  });
});
