/** Collects every text of a page that may hold a company's name, with its place and role. */
import type { AnyNode, Element } from 'domhandler';
import { memoised } from '../../model/memoised.ts';
import { decodedUri } from '../../model/text/decoded-uri.ts';
import { isContactLine } from '../../page/own/contact-line.ts';
import { partsOfTitle } from '../../page/own/title-parts.ts';
import { isSearchPage } from '../../page/view/echo.ts';
import { isFront, pathOf } from '../../page/view/part.ts';
import { closest, ownText } from '../../page/view/tree.ts';
import type { Page, TextBlock } from '../../page/view/views.ts';
import { amongOthers, isMapCaption } from './among-others.ts';
import { companyMentions } from './company-mentions.ts';
import { ownerInNotice } from './copyright-line.ts';
import { type JsonLdString, jsonLdStrings } from './json-ld-strings.ts';
import { isOwnRecord, recordsOn } from './own-records.ts';
import { ownerLabels } from './owner-labels.ts';
import { ruledOn } from './ruled.ts';
import { scriptLines } from './script-lines.ts';

/** The kind of a text. A reader skips the kinds that it does not use. */
// biome-ignore format: a list
export type TextKind =
  | 'site-name' | 'rights' | 'author' | 'description' | 'meta' | 'record' | 'microdata' | 'title'
  | 'alt' | 'picture-url' | 'mail' | 'link-url' | 'home-title' | 'label' | 'placeholder' | 'field-value'
  | 'comment' | 'script' | 'script-name' | 'block' | 'logo' | 'picture' | 'map' | 'card' | 'rule';

/**
 * owner: the site calls itself so. footer: the same, unless the words around it differ. trace: only
 * the page's maker puts a name there. credit: a web studio. partner, news: in a box or page about
 * others. post: visitors' words. text: prose.
 */
export type TextRole = 'owner' | 'footer' | 'trace' | 'credit' | 'partner' | 'news' | 'post' | 'text';

export interface PageText {
  readonly text: string;
  readonly kind: TextKind;
  readonly role: TextRole;
  readonly node: AnyNode | null;
  /** The quotation, if the text is only a part of it. */
  readonly quote?: string;
  /** For a `block` only, with the owner in its copyright notice; empty: none. */
  readonly block?: TextBlock;
  readonly owner?: string;
}

const MOST_COMMENTS = 200;

/** Names of web studios, which are not the seller's. */
const STUDIO =
  /web\s?(?:studio|design|dev|agency|master)|(?:design|digital|seo|creative|web)\s(?:studio|agency|team|group)|студия|вебмастер|网络科技|建站/i;

/** Kinds of meta elements; those that name nobody are left out. */
const META_KINDS: readonly (readonly [TextKind, RegExp])[] = [
  [
    'site-name',
    /^(?:og:site_name|application-name|apple-mobile-web-app-title|msapplication-tooltip|publisher|(?:dcterms|dc)\.publisher|article:publisher|company|organi[sz]ation|owner|copyright-?holder)$/,
  ],
  ['rights', /^(?:copyright|rights|(?:dcterms|dc)\.rights(?:holder)?)$/],
  ['author', /^(?:author|(?:dc|dcterms)\.creator|article:author|twitter:creator)$/],
  ['description', /^(?:description|og:title|twitter:title|og:description|twitter:description|keywords)$/],
  ['meta', /^(?!(?:viewport|theme-color|generator|robots)$)/],
];

const ORGANISATION =
  /^(?:organization|corporation|localbusiness|store|onlinestore|onlinebusiness|manufacturer|wholesalestore|professionalservice|website|brand)$/;
/** Properties in which a record names the page's owner, not a brand or a review's author. */
const OWNER_OF =
  /^(?:|@graph|publisher|copyrightholder|provider|mainentity|sourceorganization|creator|ispartof|legalowner)$/;
const OWNER_KEYS = /^(?:publisher|copyrightholder|sourceorganization|legalname)$/;
const ARTICLE = /^(?:newsarticle|blogposting|article|reportagenewsarticle)$/;
const ARTICLE_PATH = /\/(?:news|press(?:-?releases?)?|blogs?|articles?|posts?|stories)\//i;

/** True for an article or a search result: its title and description may name anybody. */
export function isArticle(page: Page): boolean {
  if (isSearchPage(page.url)) return true;
  if (isFront(page)) return false;
  if (ARTICLE_PATH.test(pathOf(page.url))) return true;
  return page.jsonLd.some(({ data }) =>
    jsonLdStrings(data).some(({ key, type }) => key === 'headline' && ARTICLE.test(type)),
  );
}

/** Head, attributes, code, text, labels; each in document order. Readers set their own bounds. */
export const pageTexts = memoised((page: Page): readonly PageText[] => {
  // Off the front page a title, picture text or label may be a visitor's or about others.
  const own = isArticle(page) ? 'news' : isFront(page) ? 'trace' : 'text';
  const texts = headTexts(page, own);
  addAttributeTexts(page, own, texts);
  for (const { text, node } of page.comments.slice(0, MOST_COMMENTS))
    texts.push({ text, kind: 'comment', role: 'trace', node });
  for (const line of scriptLines(page)) texts.push(line);
  for (const { value, node } of ruledOn(page, ['name'])) texts.push({ text: value, kind: 'rule', role: 'owner', node });
  for (const block of page.blocks) if (!isMapCaption(block.text, block.node)) texts.push(blockText(page, block, own));
  for (const { text, kind, node } of ownerLabels(page)) {
    const role = kind === 'logo' ? 'trace' : (amongOthers(page, node) ?? ownAt(page, node, own));
    texts.push({ text, kind, role, node });
  }
  return texts;
});

/** In the frame the owner speaks on every page. */
const ownAt = (page: Page, node: AnyNode, own: TextRole): TextRole =>
  own === 'text' && page.isFramed(node) ? 'trace' : own;

function headTexts(page: Page, own: TextRole): PageText[] {
  const texts: PageText[] = [];
  for (const { name, content, node } of page.metas) {
    const kind = content === '' ? undefined : META_KINDS.find(([, names]) => names.test(name))?.[0];
    if (kind !== undefined) texts.push({ text: content, kind, role: metaRole(page, kind, content, node) ?? own, node });
  }
  for (const found of recordsOn(page).filter(({ microdata }) => !microdata)) {
    const role = recordRole(found);
    const isOfOther = role === 'owner' && !isOwnRecord(page, found);
    texts.push({ text: found.value, kind: 'record', role: isOfOther ? 'partner' : role, node: found.node });
  }
  for (const node of page.having((name) => name === 'itemprop')) texts.push(...microdataNames(page, node));
  const node = page.named('title')[0] ?? null;
  const titleRole = node !== null && page.isOfVisitors(node) ? 'post' : own;
  if (page.title !== null) texts.push({ text: page.title, kind: 'title', role: titleRole, node });
  for (const part of partsOfTitle(page.title ?? ''))
    if (own === 'text' && page.isFramedTitle(part))
      texts.push({ text: part, kind: 'title', role: 'trace', node, quote: page.title ?? part });
  return texts;
}

function metaRole(page: Page, kind: TextKind, content: string, node: AnyNode): TextRole | null {
  if (page.isOfVisitors(node)) return 'post';
  if (kind === 'site-name' || kind === 'rights') return 'owner';
  return kind === 'author' && STUDIO.test(content) ? 'credit' : null;
}

/** `text`: no organisation's name; `partner`: another company's (a brand, a reviewer). */
function recordRole({ key, type, holder, aside }: Omit<JsonLdString, 'value' | 'urls'>): TextRole {
  if (aside) return 'partner';
  if (key !== 'name' && key !== 'legalname' && key !== 'alternatename') return OWNER_KEYS.test(key) ? 'owner' : 'text';
  if (!ORGANISATION.test(type)) return 'text';
  return OWNER_OF.test(holder) && type !== 'brand' ? 'owner' : 'partner';
}

/** True if a page marks up more than one organisation in attributes, none within another item. */
const hasMany = memoised(
  (page: Page): boolean =>
    page
      .having((name) => name === 'itemtype')
      .filter(({ attribs: { itemtype = '', itemprop } }) => {
        return itemprop === undefined && ORGANISATION.test(itemtype.toLowerCase().split(/[/#]/).at(-1) ?? '');
      }).length > 1,
);

/** `itemprop="legalName"`, or `name`, within an organisation's `itemtype` (HTML standard, 5). */
function microdataNames(page: Page, node: Element): PageText[] {
  if (!/^(?:legalName|name)$/i.test(node.attribs['itemprop'] ?? '') || page.isOfVisitors(node)) return [];
  const item = closest(node.parent, 30, ({ attribs }) => attribs['itemtype'] !== undefined)?.attribs;
  if (item === undefined) return [];
  const type = (item['itemtype'] ?? '').toLowerCase().split(/[/#]/).at(-1) ?? '';
  // Attributes do not say which of several organisations is the owner.
  const holder = (item['itemprop'] ?? '').toLowerCase();
  const role = hasMany(page) ? 'text' : recordRole({ key: 'name', type, holder, aside: false });
  const quote = node.attribs['content'] ?? ownText(node);
  return [{ text: quote.replace(/\s+/g, ' ').trim(), kind: 'microdata', role, node, quote }];
}

function addAttributeTexts(page: Page, own: TextRole, texts: PageText[]): void {
  const roleAt = (node: AnyNode): TextRole =>
    page.isOfVisitors(node) ? 'post' : (amongOthers(page, node) ?? ownAt(page, node, own));
  for (const { url, alt, node } of page.images) {
    const role = roleAt(node);
    texts.push({ text: alt, kind: 'alt', role, node }, { text: url, kind: 'picture-url', role, node });
  }
  for (const { href, url, node, zone, text } of page.links) {
    const role = roleAt(node);
    for (const part of mailWords(href)) texts.push({ text: part, kind: 'mail', role, node });
    if (url === null) continue;
    texts.push({ text: url, kind: 'link-url', role, node });
    // The title of a link to the home page often names the owner.
    const title = 'attribs' in node ? node.attribs['title'] : undefined;
    if (title !== undefined && title !== text && zone !== 'main' && IS_HOME.test(url))
      texts.push({ text: title, kind: 'home-title', role: own, node });
  }
  for (const node of page.having((name) => ATTRIBUTES.some(([asked]) => asked === name))) {
    for (const [name, kind] of ATTRIBUTES) {
      const text = node.attribs[name];
      if (text !== undefined) texts.push({ text, kind, role: roleAt(node), node });
    }
  }
}

const IS_HOME = /^[a-z]+:\/\/[^/?#]+\/?(?:index\.\w{3,5}|[a-z]{2}\/?)?$/i;
const ATTRIBUTES = [
  ['title', 'label'],
  ['aria-label', 'label'],
  ['placeholder', 'placeholder'],
  ['value', 'field-value'],
] as const;

/** The words of a mail link: display name, subject and body (RFC 6068). */
function mailWords(href: string): string[] {
  if (!/^\s{0,4}mailto:/i.test(href)) return [];
  const [to = '', query = ''] = href.slice(0, 2_000).trim().slice('mailto:'.length).split('?', 2);
  const parts = [/^([^<]{2,120})</.exec(decodedUri(to))?.[1] ?? ''];
  for (const field of query.split('&').slice(0, 8)) {
    const [name = '', value = ''] = field.split('=', 2);
    if (/^(?:subject|body)$/i.test(name)) parts.push(decodedUri(value.replaceAll('+', ' ')).slice(0, 300));
  }
  return parts.filter((part) => part.trim().length >= 3);
}

/** A company's name as a sentence of its own: "All rights reserved. Fernhollow Ltd". */
const standsAlone = (text: string): boolean =>
  text
    .split(/(?<=[.!?])\s+(?=\p{Lu})/u)
    .some((piece) => companyMentions(piece).some(({ name }) => piece.length <= name.length + MARKS));

/** Characters beside a name: a stop, quotation marks. */
const MARKS = 3;

function blockText(page: Page, block: TextBlock, own: TextRole): PageText {
  const { text, zone, node, hidden } = block;
  const as = (role: TextRole, owner: string): PageText => ({ text, kind: 'block', role, node, block, owner });
  if (page.isOfVisitors(node)) return as('post', '');
  if (hidden) return as(own, '');
  // A footer line on one page alone may be about anything on that page.
  const framed = page.isFramed(node);
  const owner = framed ? ownerInNotice(text) : '';
  // A sentence in a footer may be a visitor's latest word, or about a partner.
  const isNamed = zone === 'footer' && framed && (owner !== '' || isContactLine(text) || standsAlone(text));
  const role = amongOthers(page, node) ?? (isNamed ? 'footer' : own === 'news' ? 'news' : 'text');
  return as(role, owner);
}
