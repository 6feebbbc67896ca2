/** One company's site while it is made: blocks of HTML by page, pictures by path; and what its server answers in the end. */
import type { Draw } from '../../attacks/generated/draw.ts';
import { asciiWord } from '../../attacks/generated/invented.ts';
import { box, type Look, lookOf, paragraphs } from '../../attacks/generated/look.ts';
import { sentence } from '../../attacks/generated/prose.ts';
import type { SitePicture } from '../picture.ts';
import type { ServedFile } from '../serve-sites.ts';
import type { Party } from './party.ts';

/** In the order of `menu` of the phrases. */
export const PAGES = ['home', 'about', 'goods', 'contact', 'news', 'terms'] as const;
export type PageName = (typeof PAGES)[number];

export interface Theme extends Look {
  /** Decides colours, and words in the classes. */
  readonly words: readonly string[];
}

export interface CompanySite {
  readonly party: Party;
  readonly theme: Theme;
  readonly draw: Draw;
  readonly paths: Readonly<Record<PageName, string>>;
  readonly blocks: Readonly<Record<PageName, string[]>>;
  readonly pictures: Map<string, SitePicture>;
  /** Lines below those of the company, on every page. */
  readonly foot: string[];
  readonly head: string[];
  /** The name in the copyright line of a page, where it is not the company's. */
  readonly copyright: Partial<Record<PageName, string>>;
  /** What the title of every page says beside the company's name and the page's label. */
  readonly slogans: string[];
}

export function themeOf(draw: Draw): Theme {
  return { ...lookOf(draw), words: Array.from({ length: 8 }, () => asciiWord(draw)) };
}

export function emptySite(party: Party, theme: Theme, draw: Draw): CompanySite {
  const ending = draw.pick(['.html', '.php', '/', '']);
  const drawn = new Set<string>();
  const pathOf = (page: PageName): string => {
    if (page === 'home') return '/';
    let word = asciiWord(draw);
    while (drawn.has(word)) word = asciiWord(draw);
    drawn.add(word);
    return `/${word}${ending}`;
  };
  return {
    party,
    theme,
    draw,
    paths: byPage(pathOf),
    blocks: byPage(() => []),
    pictures: new Map(),
    foot: [],
    head: [],
    copyright: {},
    slogans: [],
  };
}

export function byPage<T>(make: (page: PageName) => T): Record<PageName, T> {
  return Object.fromEntries(PAGES.map((page) => [page, make(page)])) as Record<PageName, T>;
}

export function sentences(draw: Draw, { tongue }: Party, count: number): string[] {
  return Array.from({ length: count }, () => sentence(draw, tongue));
}

export function text({ theme }: CompanySite, lines: readonly string[]): string {
  return paragraphs(theme, lines);
}

export function heading(level: 2 | 3, words: string): string {
  return `<h${level}>${words}</h${level}>`;
}

export function list(items: readonly string[]): string {
  return `<ul>${items.map((item) => `<li>${item}</li>`).join('')}</ul>`;
}

export function mailLink(mail: string): string {
  return `<a href="mailto:${mail}">${mail}</a>`;
}

export function hostLink(host: string, words = host): string {
  return `<a href="http://${host}/">${words}</a>`;
}

/** The tag of a picture that the site serves itself. */
export function picture(site: CompanySite, { seed, ...drawn }: SitePicture, alt: string): string {
  const path = `/${site.theme.words[0]}/${seed.toString(36)}${drawn.width}.jpg`;
  site.pictures.set(path, { seed, ...drawn });
  return `<img src="${path}" width="${drawn.width}" height="${Math.round(drawn.width * 0.75)}" alt="${alt}">`;
}

/** The company's own contacts, as it shows them on its page for them. */
export function contactLines({ mail, phone, address, number, phrases }: Party): string[] {
  const [mailLabel, phoneLabel, addressLabel, numberLabel] = phrases.labels;
  return [
    `${mailLabel}: ${mailLink(mail)}`,
    `${phoneLabel}: ${phone}`,
    `${addressLabel}: ${address}`,
    `${numberLabel}: ${number}`,
  ];
}

export function render(site: CompanySite): Map<string, ServedFile> {
  const files = new Map<string, ServedFile>();
  for (const page of PAGES)
    files.set(site.paths[page], { type: 'text/html; charset=utf-8', body: document(site, page) });
  files.set('/style.css', { type: 'text/css', body: styleOf(site.theme) });
  for (const [path, one] of site.pictures) files.set(path, { type: 'image/jpeg', body: one });
  return files;
}

function document(site: CompanySite, page: PageName): string {
  const { party, theme, paths, blocks, foot, head, copyright, slogans } = site;
  const { name, tongue, phrases, mail, phone, address } = party;
  const cls = (i: number): string => ` class="${theme.prefix}-${theme.words[i]}"`;
  const label = phrases.menu[PAGES.indexOf(page)];
  const links = PAGES.map((other, i) => `<a${cls(1)} href="${paths[other]}">${phrases.menu[i]}</a>`);
  const menu =
    theme.menu === 'list' ? list(links) : box(theme.menu === 'table' ? 'table' : 'nav', cls(2), links.join(' '));
  const brand = box('div', cls(3), hostLink(party.host, name));
  const main = theme.nest.reduceRight((inside, tag) => box(tag, cls(4), inside), blocks[page].join('\n'));
  const contact = `${mailLink(mail)}, ${phone}, ${address}`;
  const notice = `© ${copyright[page] ?? name}. ${phrases.labels[4]}.`;
  const footer = box(theme.footer, cls(5), [contact, ...foot, notice].map((line) => `<p>${line}</p>`).join(''));
  const header = box(theme.header, cls(6), theme.menuAt === 'footer' ? brand : brand + menu);
  const title = [theme.titleFirst ? `${label} - ${name}` : `${name} | ${label}`, ...slogans].join(' – ');
  return `<!doctype html>
<html lang="${tongue.code}"><head><meta charset="utf-8"><title>${title}</title>
<link rel="stylesheet" href="/style.css">${head.join('')}</head>
<body${cls(7)}>${header}
${main}
${theme.menuAt === 'footer' ? menu : ''}${footer}</body></html>`;
}

function styleOf({ prefix, words }: Theme): string {
  return words
    .map((word, i) => `.${prefix}-${word}{margin:${i + word.length}px;padding:${word.length * 2}px}`)
    .join('\n');
}
