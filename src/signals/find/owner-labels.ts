/** A page → what its maker labelled parts of it with: the logo that leads home, drawn pictures, maps and business cards. */
import type { AnyNode } from 'domhandler';
import { isTag, isText } from 'domhandler';
import type { Page } from '../../page/view/views.ts';

export interface OwnerLabel {
  readonly text: string;
  /** `picture`: the title of a drawing, as good as a picture's text. */
  readonly kind: 'logo' | 'picture' | 'map' | 'card';
  readonly node: AnyNode;
}

const LONGEST = 300;
const MOST = 200;
const LOGO = /logo|brand/i;
const MAP =
  /^https?:\/\/(?:maps\.google\.[a-z.]{2,6}\/|(?:www\.)?google\.[a-z.]{2,6}\/maps|(?:api-)?maps?\.yandex\.|yandex\.[a-z]{2,3}\/map|(?:api\.)?map\.(?:baidu|qq)\.com|(?:uri|m|www)\.amap\.com|(?:www\.)?bing\.com\/maps|(?:www\.)?openstreetmap\.org)/i;
/** Fields of a map's address that say what is looked for or marked. */
const MARKED = /^(?:q|query|title|name|content|text|where1|daddr)$/;
/** The same in the packed field of an embedded map. */
const PACKED = /!2s([^!]{3,300})/g;
const CARD = /(?:^|\s)(?:vcard|h-card)(?:\s|$)/;
const CARD_OF = /(?:^|\s)(?:org|p-org|organization-name)(?:\s|$)/;
const LEVELS = 6;

export function* ownerLabels(page: Page): Generator<OwnerLabel> {
  let count = 0;
  for (const { url, zone, text, node } of page.links)
    if (text !== '' && text.length <= LONGEST && isHomeOf(page.url, url) && (zone === 'header' || isLogo(node)))
      yield { text, kind: 'logo', node };
  for (const { tag, node, classes } of page.outline) {
    if (count >= MOST) return;
    if (!isTag(node)) continue;
    if (tag === 'svg') {
      const title = node.children.find((child) => isTag(child) && child.name === 'title');
      const text = title === undefined ? '' : textOf(title);
      if (text !== '') yield { text, kind: 'picture', node };
    } else if (tag === 'iframe') {
      const src = node.attribs['src'] ?? node.attribs['data-src'] ?? '';
      if (!MAP.test(src)) continue;
      for (const text of markedOn(src)) yield { text, kind: 'map', node };
      const caption = captionOf(node);
      if (caption !== null) yield { text: textOf(caption), kind: 'map', node: caption };
    } else if (classes.length > 0 && CARD_OF.test(classes.join(' ')) && isOnCard(node)) {
      const text = textOf(node);
      if (text !== '') yield { text, kind: 'card', node };
    } else continue;
    count += 1;
  }
}

function isHomeOf(page: string, url: string | null): boolean {
  if (url === null || !URL.canParse(url) || !URL.canParse(page)) return false;
  const [here, there] = [new URL(page), new URL(url)];
  return here.host === there.host && /^\/(?:index\.\w{3,5}|[a-z]{2}\/?)?$/i.test(there.pathname);
}

function isLogo(node: AnyNode): boolean {
  return [node, node.parent].some(
    (one) => one !== null && isTag(one) && LOGO.test(`${one.attribs['class'] ?? ''} ${one.attribs['id'] ?? ''}`),
  );
}

function isOnCard(node: AnyNode): boolean {
  let at: AnyNode | null = node;
  for (let up = 0; up < LEVELS && at !== null; up += 1, at = at.parent)
    if (isTag(at) && CARD.test(at.attribs['class'] ?? '')) return true;
  return false;
}

/** What a map is asked for, as words. */
function markedOn(src: string): string[] {
  if (src.length > 4_000 || !URL.canParse(src)) return [];
  const fields = [...new URL(src).searchParams];
  const packed = fields.flatMap(([name, value]) =>
    name === 'pb' ? [...value.matchAll(PACKED)].map(([, text = '']) => decoded(text)) : [],
  );
  return [...fields.flatMap(([name, value]) => (MARKED.test(name) ? [value] : [])), ...packed]
    .map((text) => text.trim())
    .filter((text) => text.length >= 3 && text.length <= LONGEST);
}

/** The caption of the figure that holds a map. */
function captionOf(map: AnyNode): AnyNode | null {
  let at: AnyNode | null = map.parent;
  for (let up = 0; up < 2 && at !== null; up += 1, at = at.parent) {
    if (!isTag(at) || at.name !== 'figure') continue;
    return at.children.find((child) => isTag(child) && child.name === 'figcaption') ?? null;
  }
  return null;
}

/** The text of a small element, white space folded; empty when it is long. */
function textOf(element: AnyNode): string {
  let text = '';
  const waiting: AnyNode[] = [element];
  for (let seen = 0; seen < 50; seen += 1) {
    const node = waiting.pop();
    if (node === undefined || text.length > LONGEST) break;
    if (isText(node)) text += node.data;
    else if (isTag(node)) waiting.push(...node.children.slice(0, 20).reverse());
  }
  const folded = text.replace(/\s+/g, ' ').trim();
  return folded.length > LONGEST ? '' : folded;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
