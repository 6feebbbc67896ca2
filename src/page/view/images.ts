import type { Element } from 'domhandler';
import { foldText } from './fold-text.ts';
import type { ImageRef, Link, Meta } from './views.ts';
import type { Tape } from './walk.ts';
import { type Zoning, zoneOf } from './zones.ts';

/** Attributes in which lazy loaders keep the true picture; src then has a stand-in. */
const LAZY = 'src original lazy-src lazy echo url image bg background background-image original-src'
  .split(' ')
  .map((name) => `data-${name}`);

/** Each address once, in document order; then those in the head: og:image and icons. */
export function imagesOf(
  tape: Tape,
  zoning: Zoning,
  resolve: (href: string) => string | null,
  metas: readonly Meta[],
  links: readonly Link[],
): ImageRef[] {
  const seen = new Set<string>();
  const images: ImageRef[] = [];
  function add(href: string, alt: string, zone: ImageRef['zone'], node: ImageRef['node']): void {
    if (/^\s*(?:data|about|blob|javascript):/i.test(href)) return;
    const url = resolve(href);
    if (url === null || seen.has(url)) return;
    seen.add(url);
    images.push({ url, alt: foldText(alt), zone, node });
  }
  for (const number of tape.pictures) {
    const node = tape.elements[number] as Element;
    for (const href of addressesOf(node)) add(href, node.attribs['alt'] ?? '', zoneOf(zoning, number), node);
  }
  for (const { name, content, node } of metas) {
    if (/^(?:og:image(?::(?:secure_)?url)?|twitter:image|image)$/.test(name)) add(content, '', 'head', node);
  }
  for (const { rel, href, node } of links)
    if (/\bicon\b|apple-touch-icon/.test(rel) && rel !== 'mask-icon') add(href, '', 'head', node);
  return images;
}

function addressesOf(element: Element): string[] {
  const style = element.attribs['style'];
  const background = style?.includes('url(') ? urlIn(style) : null;
  return [pictureOf(element), background].flatMap((href) => href?.trim() || []);
}

function pictureOf({ name, attribs }: Element): string | undefined {
  if (name === 'img' || name === 'amp-img' || name === 'image') {
    const shown = lazyOf(attribs) ?? usable(attribs['src']) ?? largestOf(attribs['srcset']);
    return shown ?? attribs['href'] ?? attribs['xlink:href'];
  }
  // Sources of films and sound have src only; those of a picture come before an img that mostly
  // says the same.
  if (name === 'source') return largestOf(attribs['data-srcset']) ?? largestOf(attribs['srcset']);
  if (name === 'input') return attribs['type']?.toLowerCase() === 'image' ? attribs['src'] : undefined;
  if (name === 'video') return attribs['poster'];
  const lazy = attribs['data-bg'] ?? attribs['data-background'] ?? attribs['data-background-image'];
  return name === 'embed' || lazy === undefined ? undefined : (urlIn(lazy) ?? lazy);
}

function urlIn(style: string): string | null {
  return (
    /url\(\s{0,20}(?:"([^"]*)"|'([^']*)'|([^()\s]*))\s{0,20}\)/i
      .exec(style.slice(0, 4096))
      ?.slice(1)
      .find((part) => part) ?? null
  );
}

function lazyOf(attribs: Record<string, string>): string | undefined {
  for (const name of LAZY) if (attribs[name] && !/^\s*(?:data:|[[{])/.test(attribs[name])) return attribs[name];
  return largestOf(attribs['data-srcset']) ?? largestOf(attribs['data-lazy-srcset']);
}

function usable(src: string | undefined): string | undefined {
  return src === undefined || src.trim() === '' || /^\s*data:/i.test(src) ? undefined : src;
}

/**
 * An address, which ends at white space; then, unless the address ends in a comma, its descriptor
 * up to the next one.
 */
const CANDIDATE = /([^\s,]\S*)(?:(?<=,)|([^,]*))/g;

/** The largest candidate of a srcset, the first of equals (HTML standard 4.8.4.3.10). Linear. */
function largestOf(srcset: string | undefined): string | undefined {
  let best: string | undefined;
  let most = -1;
  for (const [, address = '', said = ''] of srcset?.matchAll(CANDIDATE) ?? []) {
    const url = address.replace(/(?<!,),+$/, '');
    const size = Number(/^\s{1,20}([\d.]{1,12})[wx]/.exec(said)?.[1] ?? 1);
    if (size > most && !/^data:/i.test(url)) {
      most = size;
      best = url;
    }
  }
  return best;
}
