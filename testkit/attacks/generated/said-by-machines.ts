/** Places in markup: typed data of others, titles, addresses, and pages that the site does not link to. */
import { heading, ownText } from './draft.ts';
import { asciiWord, inventedPerson, inventedWord } from './invented.ts';
import { box, tagged } from './look.ts';
import { article, newPage, type Planting, type SaidPlace, said, saidLines } from './place.ts';
import { label, sentence } from './prose.ts';
import { shown } from './values.ts';

const title = ({ draft }: Planting): string => inventedWord(draft.draw, draft.tongue.script);

/** The firm as typed data: what is planted, and its own name and address on the web. */
function typedFirm({ firm, kinds }: Planting): Record<string, unknown> {
  const { mail, phone, telegram, address, number } = firm.values;
  return {
    '@type': 'Organization',
    name: firm.name,
    url: `https://www.${firm.host}/`,
    ...(kinds.includes('mail') && { email: mail }),
    ...(kinds.includes('phone') && { telephone: phone }),
    ...(kinds.includes('telegram') && { sameAs: [`https://t.me/${telegram}`] }),
    ...(kinds.includes('address') && { address }),
    ...(kinds.includes('number') && { taxID: number }),
  };
}

type Typed = (p: Planting, firm: Record<string, unknown>) => Record<string, unknown>;
const TYPED: Readonly<Record<string, Typed>> = {
  event: (p, organizer) => ({ '@type': 'Event', name: title(p), startDate: '2025-09-12T19:00', organizer }),
  review: (p, author) => ({ '@type': 'Review', reviewBody: sentence(p.draft.draw, p.draft.tongue), author }),
  author: (p, author) => ({ '@type': 'Article', headline: title(p), author }),
  item: (p, manufacturer) => ({ '@type': 'Product', name: title(p), manufacturer }),
  job: (p, hiringOrganization) => ({ '@type': 'JobPosting', title: title(p), hiringOrganization }),
};

export const SAID_BY_MACHINES: Readonly<Record<string, SaidPlace>> = {
  'typed-data-of-others': {
    wordings: ['event', 'maker', 'job', 'author', 'review'],
    on: ['news', 'shop', 'market', 'school', 'directory', 'authority'],
    why: 'typed data of an event, a review, an article, an item or a post to be filled names the firm as another party',
    put: (p) => {
      const of =
        { event: 'event', maker: 'item', job: 'job', author: 'author', review: 'review' }[p.wording as string] ??
        'event';
      const data = { '@context': 'https://schema.org', ...TYPED[of]?.(p, typedFirm(p)) };
      const script = `<script type="application/ld+json">${JSON.stringify(data)}</script>`;
      void article(p.draft, 'linked', title(p), said({ ...p, kinds: p.kinds.slice(0, 1) }), script);
    },
  },
  'marked-up-others': {
    wordings: ['event', 'maker'],
    needs: ['mail'],
    on: ['news', 'shop', 'market', 'school', 'directory', 'authority'],
    why: 'attributes of the markup say that the contacts are those of an event’s organiser or of an item’s maker',
    put: (p) => {
      const { draft, firm } = p;
      const [type, role, of] =
        p.wording === 'event'
          ? (['Event', 'organizer', 'organiser'] as const)
          : (['Product', 'manufacturer', 'maker'] as const);
      const { mail, phone } = firm.values;
      const inner = [
        `${label(draft.draw, draft.tongue, of)}: <span itemprop="name">${firm.name}</span>`,
        `<span itemprop="email">${mail}</span>`,
        ...(p.kinds.includes('phone') ? [`<span itemprop="telephone">${phone}</span>`] : []),
      ];
      const party = `<div itemprop="${role}" itemscope itemtype="https://schema.org/Organization">${inner.join(' ')}</div>`;
      const whole = `<div itemscope itemtype="https://schema.org/${type}"><h2 itemprop="name">${title(p)}</h2>${ownText(draft, 2)}${party}</div>`;
      void article(draft, 'linked', title(p), whole);
    },
  },
  'inner-title': {
    wordings: ['ask', 'warn', 'question'],
    on: ['forum', 'news', 'wiki', 'blog', 'market'],
    why: 'the title of an inner page is the question that somebody asks there',
    put: (p) => {
      const asked = said({ ...p, linked: false }).replace(/<[^>]*>/g, '');
      const { draft } = p;
      const by = `<b>${inventedPerson(draft.draw, draft.tongue.script)}</b> `;
      newPage(draft, 'linked', asked, heading(draft, by + asked) + ownText(draft, 3));
    },
  },
  doorway: {
    wordings: ['maker', 'wiki'],
    why: 'a page of another look, which no page of the site links to: any intruder can put one there',
    put: (p) => {
      const { draft } = p;
      const lines = saidLines(p)
        .map((line) => tagged('p', line))
        .join('');
      const page = newPage(draft, 'unlinked', p.firm.name, `<h1>${p.firm.name}</h1>${ownText(draft, 4)}${lines}`);
      if (draft.draw.chance(0.7)) page.bare = true;
    },
  },
  'search-echo': {
    wordings: ['ask'],
    on: ['shop', 'forum', 'news', 'directory', 'wiki', 'market', 'authority'],
    why: 'a search page repeats what stands in the address that somebody handed in',
    put: (p) => {
      const { draft } = p;
      const { draw, tongue } = draft;
      const query = p.kinds.map((kind) => shown(kind, p.firm.values[kind] ?? '')).join(' ');
      const name = draw.pick(['q', 's', 'query', asciiWord(draw).slice(0, 3)]);
      const field = `<form><input name="${name}" value="${query}"></form>`;
      const main = `${heading(draft, `${label(draw, tongue, 'results')} ${query}`)}${field}${ownText(draft, 4)}`;
      const path = `/${asciiWord(draw)}?${name}=${encodeURIComponent(query)}`;
      draft.pages.push({ path, menu: null, title: query, head: '', main });
    },
  },
  'asked-before': {
    wordings: ['ask'],
    on: ['shop', 'market', 'directory', 'forum'],
    why: 'a list of what visitors searched for last, in the menu of every page',
    put: (p) => {
      const { draft } = p;
      const { draw, tongue } = draft;
      const asked = p.kinds.map((kind) => shown(kind, p.firm.values[kind] ?? ''));
      const others = Array.from({ length: 4 }, () => inventedWord(draw, tongue.script));
      const words = draw
        .some([...asked, ...others], asked.length + 4)
        .map((one) => `<a href="/${asciiWord(draw)}?q=${encodeURIComponent(one)}">${one}</a>`);
      draft.frame.aboveMain += box('div', '', `<b>${label(draw, tongue, 'searches')}</b> ${words.join(' ')}`);
    },
  },
};
