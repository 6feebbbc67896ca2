/** A page → the texts on it in which a name may stand, each with its zone and the part that a name plays there at first sight. */
import type { AnyNode } from 'domhandler';
import type { MentionRole, MentionZone } from '../model/mention.ts';
import type { Page } from '../page/view/views.ts';
import { amongOthers } from '../signals/find/among-others.ts';
import { readCopyrightLine } from '../signals/find/copyright-line.ts';
import { jsonLdStrings } from '../signals/find/json-ld-strings.ts';
import { mailWords } from '../signals/find/mail-words.ts';
import { isMapCaption } from '../signals/find/map-caption.ts';
import { namedInCode } from '../signals/find/names-in-code.ts';
import { isArticle, isOwnRecord, namesStudio, RIGHTS_META, SITE_NAME_META } from '../signals/find/names-in-head.ts';
import { ownerLabels } from '../signals/find/owner-labels.ts';

export interface PageText {
  readonly text: string;
  readonly zone: MentionZone;
  /** `footer`: the site's own unless the words around say otherwise. */
  readonly role: MentionRole | 'footer';
  readonly node: AnyNode | null;
  /** What is quoted, where the text is only a part of it. */
  readonly quote?: string;
}

const LONGEST_NOTICE = 1_500;
const MOST_TITLED = 2_000;
const MOST_COMMENTS = 200;
const LONGEST_COMMENT = 20_000;
const LONGEST_DATA = 2_000;
const MOST_FILES = 1_000;
const MOST_HOSTS = 200;
const MAY_BE_NOTICE =
  /©|\(c\)|copyright|reserved|прав|droits|direitos|derechos|rechte|hak|版权|版權|所有|حق|권|diritti|著作|prawa|všechna/i;

const ZONE_OF_LABEL = { logo: 'header', picture: 'alt', map: 'attribute', card: 'main' } as const;

/** @param inPost whether a node stands in a post of a social page */
export function* pageTexts(page: Page, inPost: (node: AnyNode) => boolean): Generator<PageText> {
  const article = isArticle(page);
  const own = article ? ('news' as const) : ('trace' as const);
  yield* headTexts(page, own);
  for (const { text, zone, node, hidden } of page.blocks) {
    if (isMapCaption(text, node)) continue;
    if (inPost(node) || page.isOfVisitors(node)) {
      yield { text, zone: hidden ? 'hidden' : zone === 'head' ? 'main' : zone, role: 'post', node };
      continue;
    }
    if (hidden) {
      yield { text, zone: 'hidden', role: own, node };
      continue;
    }
    const at = zone === 'head' ? 'main' : zone;
    if (zone !== 'main' && text.length <= LONGEST_NOTICE && MAY_BE_NOTICE.test(text)) {
      const owner = readCopyrightLine(text)?.owner ?? '';
      if (owner !== '') yield { text: owner, zone: at, role: 'owner', node, quote: text };
    }
    const role = amongOthers(node) ?? (zone === 'footer' ? 'footer' : article ? 'news' : 'text');
    yield { text, zone: at, role, node };
  }
  yield* attributeTexts(page, own);
  for (const { text, kind, node } of ownerLabels(page)) {
    const role = kind === 'logo' ? 'trace' : (amongOthers(node) ?? own);
    yield { text, zone: ZONE_OF_LABEL[kind], role, node };
  }
  for (const { text, role, node } of namedInCode(page))
    yield { text, zone: 'script', role: role === 'mention' ? 'text' : 'trace', node };
  for (const { text, node } of page.comments.slice(0, MOST_COMMENTS))
    yield {
      text: text.slice(0, LONGEST_COMMENT).replace(/<[^<>]{0,500}>/g, '\n'),
      zone: 'comment',
      role: 'trace',
      node,
    };
}

function* headTexts(page: Page, own: MentionRole): Generator<PageText> {
  const title = page.outline.find(({ tag }) => tag === 'title')?.node ?? null;
  if (page.title !== null)
    for (const text of new Set([page.title, ...page.title.slice(0, 300).split(/\s[-–—:]\s|\s?[|｜»•·_]\s?|[：—]/u)]))
      yield {
        text,
        zone: 'title',
        role: title !== null && page.isOfVisitors(title) ? 'post' : own,
        node: title,
        quote: page.title,
      };
  for (const { name, content, node } of page.metas) {
    if (content === '' || /^(?:viewport|theme-color|generator|robots)$/.test(name)) continue;
    const owner = SITE_NAME_META.test(name) || RIGHTS_META.test(name);
    const text = content.slice(0, LONGEST_DATA);
    yield {
      text,
      zone: 'meta',
      role: page.isOfVisitors(node) ? 'post' : owner ? 'owner' : namesStudio(name, content) ? 'credit' : own,
      node,
    };
  }
  for (const { data, node } of page.jsonLd)
    for (const found of jsonLdStrings(data)) {
      // What a record says of somebody else (a brand, a reviewer) is a mention.
      const record = isOwnRecord(found);
      yield {
        text: found.value,
        zone: 'structured-data',
        role: record === null ? 'text' : record ? 'owner' : 'partner',
        node,
      };
    }
}

function* attributeTexts(page: Page, own: MentionRole): Generator<PageText> {
  const roleAt = (node: AnyNode): MentionRole => (page.isOfVisitors(node) ? 'post' : (amongOthers(node) ?? own));
  let files = 0;
  for (const { url, alt, node } of page.images) {
    if (alt.length >= 3) yield { text: alt.slice(0, LONGEST_DATA), zone: 'alt', role: roleAt(node), node };
    if (files++ < MOST_FILES) yield { text: fileWords(url), zone: 'file-name', role: roleAt(node), node };
  }
  const hosts = new Set<string>();
  for (const { url, href, node } of page.links) {
    for (const text of mailWords(href)) yield { text, zone: 'attribute', role: roleAt(node), node };
    const host = url === null ? '' : hostIn(url);
    if (host !== '' && hosts.size < MOST_HOSTS && !hosts.has(host)) {
      hosts.add(host);
      // Whom a page leads to is another, as a rule.
      yield { text: host, zone: 'attribute', role: amongOthers(node) ?? 'text', node };
    }
    if (url !== null && /\.(?:pdf|docx?|xlsx?|pptx?|zip|rar)$/i.test(url) && files++ < MOST_FILES)
      yield { text: fileWords(url), zone: 'file-name', role: roleAt(node), node };
  }
  let titled = 0;
  for (const { node } of page.outline) {
    if (!('attribs' in node)) continue;
    const { title, placeholder, value } = node.attribs;
    for (const text of [title, node.attribs['aria-label'], placeholder, value]) {
      if (text === undefined || text.length < 3) continue;
      if (titled++ >= MOST_TITLED) return;
      yield { text: text.slice(0, LONGEST_DATA), zone: 'attribute', role: roleAt(node), node };
    }
  }
}

/** The host of a web address or of a mail address, its labels apart; empty where there is none. */
function hostIn(url: string): string {
  const host = /^(?:https?:\/\/|mailto:[^@?]{1,100}@)(?:www\.)?([^/?#:]{4,100})/i.exec(url)?.[1] ?? '';
  return host.replaceAll('.', ' ');
}

/** "hebei-quillmoor-certificate.jpg", "QuillmoorPrices.pdf": the words of the last part of an address. */
function fileWords(url: string): string {
  const [path = ''] = url.slice(0, LONGEST_DATA).split(/[?#]/, 1);
  const last = path.split('/').at(-1) ?? '';
  let name = last;
  try {
    name = decodeURIComponent(last);
  } catch {
    // Not encoded as it should be: its letters still tell.
  }
  return name
    .replace(/\.[a-z0-9]{2,5}$/i, '')
    .replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
    .replace(/[_-]+/g, ' ');
}
