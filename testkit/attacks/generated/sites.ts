/** Whole sites of people who have nothing to do with anybody listed: many kinds, with text, menu and contacts of their own. */
import { photo } from '../../traps/small-site.ts';
import { addPage, type Draft, form, heading, home, ownLines, ownText } from './draft.ts';
import type { Draw } from './draw.ts';
import { asciiWord, inventedPerson, inventedWord } from './invented.ts';
import { box, classed, lookOf, seriesLook } from './look.ts';
import { label, labelled } from './prose.ts';
import type { Tongue } from './tongues/tongue.ts';
import { anchored } from './values.ts';

export const SITE_KINDS = [
  ...([
    'shop',
    'workshop',
    'school',
    'news',
    'authority',
    'forum',
    'directory',
    'wiki',
    'blog',
    'market',
    'onepage',
  ] as const),
] as const;
export type SiteKind = (typeof SITE_KINDS)[number];

/** The site's own mailbox and telephone number, as its owner has them. */
export interface OwnContacts {
  readonly mail: string;
  readonly phone: string;
}

export function contactsOf(draw: Draw, host: string): OwnContacts {
  const mail = draw.chance(0.4)
    ? `${asciiWord(draw)}.${asciiWord(draw)}@${draw.pick(['gmail.com', 'outlook.com', 'gmx.net', 'proton.me'])}`
    : `${draw.pick(['office', 'hello', 'post', asciiWord(draw)])}@${host}`;
  return { mail, phone: `+44 20 7946 0${draw.int(100, 999)}` };
}

export interface SiteWish {
  readonly tongue: Tongue;
  readonly kind: SiteKind;
  readonly host?: string;
  readonly name?: string;
  /** Null: the site has none of its own in its frame or on its page for contacts. */
  readonly contacts?: OwnContacts | null;
  /** Sentences of another site, which this one takes over as its own. */
  readonly taken?: readonly string[];
  /** Running text as a series of like boxes. */
  readonly series?: boolean;
}

export function draftSite(draw: Draw, wish: SiteWish): Draft {
  const { tongue, kind } = wish;
  const first = asciiWord(draw);
  const word = asciiWord(draw);
  const host = wish.host ?? `${first}${draw.pick(['-', ''])}${word}.example`;
  const name = wish.name ?? nameOf(draw, tongue);
  const contacts = wish.contacts === undefined ? contactsOf(draw, host) : wish.contacts;
  const frame = { head: '', top: '', header: '', aboveMain: '', belowMain: '', footer: '', end: '' };
  const draft: Draft = {
    host,
    name,
    kind,
    tongue,
    look: wish.series === true ? seriesLook(draw) : lookOf(draw),
    draw,
    pages: [],
    own: [],
    taken: wish.taken === undefined ? null : [...wish.taken],
    frame,
    wrap: (body) => body,
    site: {},
  };
  const photos = Array.from({ length: draw.int(1, 2) }, () => draw.int(1, 1e9));
  draft.site = { pictures: Object.fromEntries(photos.map((one, i) => [`/i${i}.jpg`, photo(one)])) };
  const path = (): string => `/${asciiWord(draw)}${draw.pick(['', '.html', '.php', '/'])}`;
  const img = (i: number): string =>
    photos[i] === undefined ? '' : `<img src="/i${i}.jpg" width="800" height="600" alt="">`;
  addPage(draft, {
    ...{ path: '/', menu: label(draw, tongue, 'home'), title: label(draw, tongue, 'home') },
    main: heading(draft, name) + img(0) + ownText(draft, 8) + itemsOf(draft),
  });
  if (kind === 'onepage') {
    home(draft).main += ownText(draft, 6) + (contacts === null ? '' : contactBlock(draft, contacts));
  } else {
    const about = label(draw, tongue, 'about');
    addPage(draft, {
      path: path(),
      menu: about,
      title: about,
      main: heading(draft, about) + ownText(draft, 8) + img(1),
    });
    const goods = label(draw, tongue, draw.pick(['goods', 'news']));
    addPage(draft, {
      path: path(),
      menu: goods,
      title: goods,
      main: heading(draft, goods) + itemsOf(draft) + ownText(draft, 3),
    });
    if (contacts !== null) {
      const contact = label(draw, tongue, 'contact');
      const main =
        heading(draft, contact) +
        ownText(draft, 2) +
        contactBlock(draft, contacts) +
        (draw.chance(0.4) ? form(draft, '/send') : '');
      draft.contact = addPage(draft, { path: path(), menu: contact, title: contact, main });
    }
  }
  if (contacts !== null && draw.chance(0.5)) {
    const line = `<p>${labelled(draw, tongue, 'mail', anchored('mail', contacts.mail))}</p>`;
    if (draw.chance(0.6)) frame.footer += line;
    else frame.header += line;
  }
  return draft;
}

/** The owner's own block of contacts. */
export function contactBlock(draft: Draft, { mail, phone }: OwnContacts): string {
  const { draw, tongue, look } = draft;
  const lines = [
    labelled(draw, tongue, 'mail', anchored('mail', mail)),
    labelled(draw, tongue, 'phone', anchored('phone', phone)),
  ];
  return box('div', classed(draw, look), lines.map((line) => `<p>${line}</p>`).join(''));
}

function nameOf(draw: Draw, { script }: Tongue): string {
  const word = inventedWord(draw, script);
  const other = inventedWord(draw, script);
  return script === 'han' ? word + other : `${word} ${other}`;
}

/** What a site of this kind lists: goods, threads, entries, posts; each in one box, all of its owner or its members. */
function itemsOf(draft: Draft): string {
  const { draw, tongue, look, kind } = draft;
  const many = ['forum', 'directory', 'market', 'wiki', 'news'].includes(kind) ? 6 : 3;
  const item = (): string => {
    const [text = ''] = ownLines(draft, 1);
    if (kind === 'forum') return `<b>${inventedPerson(draw, tongue.script)}</b> ${text}`;
    if (kind === 'directory' || kind === 'market')
      return `<h4>${inventedWord(draw, tongue.script)}</h4>${text} ${draw.int(3, 900)}`;
    return kind === 'shop' ? `${text} <em>${draw.int(3, 900)}.${draw.int(10, 99)}</em>` : text;
  };
  const tag = draw.pick(['div', 'li', 'tr', 'article', 'x-item']);
  const attributes = classed(draw, look);
  const items = Array.from({ length: many }, item);
  if (tag === 'tr') return `<table>${items.map((one) => `<tr${attributes}><td>${one}</td></tr>`).join('')}</table>`;
  const boxes = items.map((one) => `<${tag}${attributes}>${one}</${tag}>`).join('\n');
  return tag === 'li' ? `<ul>${boxes}</ul>` : boxes;
}
