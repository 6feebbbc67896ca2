/** Reads the company names that a page carries, each with its place and role. */
import { type Element, isTag } from 'domhandler';
import { partsOfTitle } from '../../page/own/title-parts.ts';
import type { Page } from '../../page/view/views.ts';
import { domainName } from '../../values/domain-name.ts';
import { fileNameIn } from '../../values/uri-text.ts';
import { amongOthers } from './among-others.ts';
import { type CarriedName, NameList, type NameRole, type NameSource } from './carried-name.ts';
import { companyMentions } from './company-mentions.ts';
import { readCopyrightLine } from './copyright-line.ts';
import { fileWords } from './file-name.ts';
import { isArticle, type PageText, pageTexts, type TextKind, type TextRole } from './page-texts.ts';
import { LICENCE } from './script-lines.ts';

// biome-ignore format: a table
const SOURCE_OF: Readonly<Record<Exclude<TextKind, 'meta' | 'block'>, NameSource>> = {
  'site-name': 'site-name', rights: 'copyright', author: 'author', description: 'description', title: 'title',
  record: 'organisation', microdata: 'organisation', comment: 'comment', script: 'script', 'script-name': 'script',
  alt: 'alt', picture: 'alt', 'picture-url': 'file-name', 'link-url': 'file-name', mail: 'mailto',
  'home-title': 'attribute', label: 'attribute', placeholder: 'attribute', 'field-value': 'form',
  logo: 'logo', map: 'map', card: 'card', rule: 'rule',
};

const LONGEST_META = 1_000;
const LONGEST_ATTRIBUTE = 300;
const LONGEST_BLOCK = 3_000;
const LONGEST_COMMENT = 2_000;
const MOST_COMMENTED = 40_000;
const MOST_FILES = 300;
const MOST_FIELDS = 60;
/** A footer that names more companies than this lists them. */
const MOST_OWN = 4;
/** A page whose running text names more companies than this is a directory, or hostile. */
const MOST_MENTIONS = 2_000;
const ABOUT_ITSELF: readonly Page['role'][] = ['home', 'about', 'contact', 'language'];

/** Fields in which a form says whom it writes to. */
const TO_WHOM = /compan|firm|site|recipient|subject|realname|to_?name|seller|shop|brand|form_?name/i;
const PICTURE = /\.(?:jpe?g|png|webp|gif|svg|avif|bmp|tiff?)$/i;
const PAPER = /\.(?:pdf|docx?|xlsx?|pptx?|zip|rar|odt|ods)$/i;
/** The comment of browsers and copying programs in a saved page, with its first address. */
const SAVED = /(?:saved from url=\(\d{1,6}\)|mirrored from |archived from )\s{0,3}(?:https?:\/\/)?([\w.-]{4,120})/i;
/** Labels in comments for the client of the page. Add a language's words here. */
const OWNER_LABELS =
  'client|customer|project(?: name)?|site(?: name)?|website|company|owner|prepared for|made for|built for|заказчик|клиент|проект|компания|сайт|cliente|projeto|proyecto|kunde|projekt|客户|项目|公司|网站';
const MADE_FOR = new RegExp(`(?:${OWNER_LABELS})\\s{0,3}[:=：]\\s{0,3}([^\\n<>|;]{3,100})`, 'giu');

const nameRoleOf = (role: TextRole): NameRole =>
  role === 'owner' ? 'declared' : role === 'trace' ? 'trace' : 'mention';

const isField = (node: PageText['node']): node is Element =>
  node !== null && isTag(node) && /^(?:input|textarea)$/.test(node.name);
/** Texts that are read for names with a legal form alone. */
const MENTIONS_ONLY: ReadonlySet<TextKind> = new Set(['label', 'placeholder', 'script', 'map']);
const META: ReadonlySet<TextKind> = new Set(['site-name', 'rights', 'author', 'description']);

/** False for long and very short texts, and for texts of a record that name no company. */
function isReadable({ kind, text, role, node }: PageText): boolean {
  if (META.has(kind)) return text.length <= LONGEST_META && role !== 'post';
  if (kind === 'record' || kind === 'microdata') return role !== 'text';
  if (kind === 'home-title') return text.length <= LONGEST_ATTRIBUTE;
  if (kind === 'placeholder' && !isField(node)) return false;
  const isShort = kind === 'alt' || kind === 'label' || kind === 'placeholder';
  return !isShort || (text.length >= 3 && text.length <= LONGEST_ATTRIBUTE);
}

export function namesOfPage(page: Page): CarriedName[] {
  const list = new NameList(page);
  let [files, fields, commented, mentions] = [0, 0, 0, 0];
  /** Positions in the list of names that the footer declares. */
  const footer: number[] = [];
  /** Hidden fields may say whom a form writes to. */
  const readField = ({ text, node }: PageText): void => {
    if (!isField(node)) return;
    const { type = '', name = '', id = '' } = node.attribs;
    if (!/^hidden$/i.test(type) || text.length > LONGEST_ATTRIBUTE || fields >= MOST_FIELDS) return;
    fields += 1;
    const at = { role: isArticle(page) ? 'mention' : 'trace', source: 'form', node } as const;
    list.addMentions(text, at);
    if (TO_WHOM.test(`${name} ${id}`)) list.addPhrase(text, at);
  };
  const readComment = ({ text, node }: PageText): void => {
    if (commented > MOST_COMMENTED) return;
    const cut = text.slice(0, LONGEST_COMMENT);
    commented += cut.length;
    const at = { role: 'trace', source: 'comment', node } as const;
    const words = /<[a-z/!]/i.test(cut) ? cut.replace(/<[^<>]{0,500}>/g, '\n') : cut;
    list.addMentions(words, at);
    const saved = domainName(SAVED.exec(cut)?.[1] ?? '');
    if (saved !== null) list.addPhrase(saved.label.replaceAll('-', ' '), { ...at, quote: cut.trim() });
    for (const [, name = ''] of words.matchAll(MADE_FOR)) list.addPhrase(name, { ...at, quote: words.trim() });
    // A notice that was commented out still counts, unless it belongs to code that others wrote.
    if (!/©|&copy;/.test(words) || LICENCE.test(words.replace(/©|copyright/gi, ''))) return;
    list.add(readCopyrightLine(words)?.owner ?? '', { ...at, quote: words.trim() });
  };
  const readBlock = ({ text, role, node, block, owner = '' }: PageText): void => {
    const { zone, hidden } = block ?? {};
    if (owner !== '') list.add(owner, { role: 'declared', source: 'copyright', node, quote: text });
    if (zone === 'main' && !hidden && mentions >= MOST_MENTIONS) return;
    for (const { name, at, credit, other, resale, self } of companyMentions(text.slice(0, LONGEST_BLOCK))) {
      mentions += 1;
      if (credit) continue;
      const quote = text.slice(Math.max(0, at - 60), at + 140);
      if (role === 'post') list.add(name, { role: 'mention', source: 'text', node, quote });
      else if (hidden) list.add(name, { role: other ? 'mention' : 'trace', source: 'hidden', node, quote });
      else if (owner === '' && zone === 'footer') {
        const before = list.names.length;
        const isOwn = role === 'footer' && !other;
        list.add(name, { role: isOwn ? 'declared' : 'mention', source: 'footer', node, quote, resale });
        if (isOwn && list.names.length > before) footer.push(before);
      } else if (owner === '') {
        const isOwn =
          self && !other && ABOUT_ITSELF.includes(page.role) && (node === null || amongOthers(page, node) === null);
        list.add(name, { role: isOwn ? 'trace' : 'mention', source: 'text', node, quote, resale });
      }
    }
  };
  const read = (one: PageText): void => {
    const { kind, text, node, quote = text } = one;
    if (kind === 'block') readBlock(one);
    else if (kind === 'comment') readComment(one);
    else if (kind === 'field-value') readField(one);
    else if (kind !== 'meta' && isReadable(one)) {
      const at = { role: kind === 'mail' ? 'trace' : nameRoleOf(one.role), source: SOURCE_OF[kind], node } as const;
      if (kind === 'rule' || kind === 'site-name' || kind === 'record' || kind === 'microdata')
        list.add(text, { ...at, quote });
      else if (kind === 'rights') {
        const notice = readCopyrightLine(/©|copyright/i.test(text) ? text : `© ${text}`);
        list.add(notice?.owner ?? '', { ...at, quote });
      } else if (kind === 'picture-url' || kind === 'link-url') {
        const name = fileNameIn(text);
        const words = files < MOST_FILES ? fileWords(name, kind === 'link-url' ? PAPER : PICTURE) : null;
        if (words === null) return;
        files += 1;
        list.addPhrase(words, { ...at, quote: name });
      } else {
        if (kind !== 'home-title') list.addMentions(text, at);
        if (MENTIONS_ONLY.has(kind)) return;
        const phrases = kind === 'title' ? titleParts(text) : [text];
        for (const phrase of phrases) list.addPhrase(phrase, { ...at, quote });
      }
    }
  };
  for (const text of pageTexts(page)) read(text);
  const { names } = list;
  const inFooter = new Set(footer.map((at) => names[at]?.value));
  if (inFooter.size <= MOST_OWN) return names;
  return names.map((name, at) => (footer.includes(at) ? { ...name, role: 'mention' } : name));
}

/** The whole title and its parts between bars: one of these is mostly the site's name. */
function titleParts(title: string): string[] {
  const parts = partsOfTitle(title);
  return parts.length > 1 && parts.length <= 6 ? [title, ...parts] : [title];
}
