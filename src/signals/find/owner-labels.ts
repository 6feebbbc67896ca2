/** Reads a maker's labels on a page: home logo, drawn pictures, maps and business cards. */
import { type AnyNode, isTag, isText } from 'domhandler';
import { decodedUri } from '../../model/text/decoded-uri.ts';
import { isUrl } from '../../model/text/is-url.ts';
import { classAndId, closest, nodesBelow } from '../../page/view/tree.ts';
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
/** Fields of a map's address for the place searched or marked; in packed fields, behind `!2s`. */
const MARKED = /^(?:q|query|title|name|content|text|where1|daddr)$/;
const PACKED = /!2s([^!]{3,300})/g;
const CARD = /(?:^|\s)(?:vcard|h-card)(?:\s|$)/;
const CARD_OF = /(?:^|\s)(?:org|p-org|organization-name)(?:\s|$)/;
const CARD_LEVELS = 6;

export function* ownerLabels(page: Page): Generator<OwnerLabel> {
  let count = 0;
  for (const { url, zone, text, node } of page.links)
    if (text !== '' && text.length <= LONGEST && isHomeOf(page.url, url) && (zone === 'header' || isLogo(node)))
      yield { text, kind: 'logo', node };
  for (const { tag, node } of page.outline) {
    if (count >= MOST) return;
    if (tag === 'svg') {
      const text = textOf(node.children.find((child) => isTag(child) && child.name === 'title'));
      if (text !== '') yield { text, kind: 'picture', node };
    } else if (tag === 'iframe') {
      const src = node.attribs['src'] ?? node.attribs['data-src'] ?? '';
      if (!MAP.test(src)) continue;
      for (const text of markedOn(src)) yield { text, kind: 'map', node };
      const figure = closest(node.parent, 2, ({ name }) => name === 'figure');
      const caption = figure?.children.find((child) => isTag(child) && child.name === 'figcaption');
      if (caption !== undefined) yield { text: textOf(caption), kind: 'map', node: caption };
    } else if (CARD_OF.test(node.attribs['class'] ?? '') && closest(node, CARD_LEVELS, isCard) !== null) {
      const text = textOf(node);
      if (text !== '') yield { text, kind: 'card', node };
    } else continue;
    count += 1;
  }
}

const isCard = ({ attribs }: { attribs: Record<string, string> }): boolean => CARD.test(attribs['class'] ?? '');

function isHomeOf(page: string, url: string | null): boolean {
  if (url === null || !isUrl(url) || !isUrl(page)) return false;
  const [here, there] = [new URL(page), new URL(url)];
  return here.host === there.host && /^\/(?:index\.\w{3,5}|[a-z]{2}\/?)?$/i.test(there.pathname);
}

const isLogo = (node: AnyNode): boolean => closest(node, 2, (one) => LOGO.test(classAndId(one))) !== null;

function markedOn(src: string): string[] {
  if (src.length > 4_000 || !isUrl(src)) return [];
  const fields = [...new URL(src).searchParams];
  const marked = fields.flatMap(([name, value]) => (MARKED.test(name) ? [value] : []));
  const packed = fields.flatMap(([name, value]) => (name === 'pb' ? [...value.matchAll(PACKED)] : []));
  return [...marked, ...packed.map(([, text = '']) => decodedUri(text))]
    .map((text) => text.trim())
    .filter((text) => text.length >= 3 && text.length <= LONGEST);
}

/** The text of a small element, white space folded; empty when it is long. */
function textOf(element: AnyNode | undefined): string {
  const texts = element === undefined ? [] : [...nodesBelow(element, 50, 20)].filter(isText);
  let text = '';
  for (const { data } of texts) if (text.length <= LONGEST) text += data;
  const folded = text.replace(/\s+/g, ' ').trim();
  return folded.length > LONGEST ? '' : folded;
}
