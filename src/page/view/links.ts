import type { Element } from 'domhandler';
import { parseWebAddress } from '../address.ts';
import { foldText } from './fold-text.ts';
import { textOf } from './text-between.ts';
import type { Link } from './views.ts';
import type { Tape } from './walk.ts';
import { type Zoning, zoneOf } from './zones.ts';

/** Every a, area and link element with an href, in order; a picture's alt stands in for words. */
export function linksOf(tape: Tape, zoning: Zoning, resolve: (href: string) => string | null): Link[] {
  return tape.anchors.flatMap((number) => {
    const node = tape.elements[number] as Element;
    const href = node.attribs['href'];
    if (href === undefined) return [];
    return {
      href,
      url: resolve(href),
      text: node.name === 'a' ? textOf(tape, number) || spokenLabel(tape, number) : foldText(node.attribs['alt'] ?? ''),
      rel: (node.attribs['rel'] ?? '').toLowerCase().trim(),
      zone: zoneOf(zoning, number),
      hreflang: node.attribs['hreflang']?.trim().toLowerCase() || null,
      node,
    };
  });
}

function spokenLabel(tape: Tape, number: number): string {
  const { attribs } = tape.elements[number] as Element;
  const label = attribs['aria-label'] ?? attribs['title'];
  if (label) return foldText(label);
  const end = Math.min(tape.ends[number] as number, number + 12);
  for (let i = number + 1; i < end; i++) {
    const alt = tape.elements[i]?.attribs['alt'];
    if (alt) return foldText(alt);
  }
  return '';
}

/** The base of relative links: the first base element's address, else the page's own. */
export function baseOf(tape: Tape, pageUrl: string): string {
  const [href = ''] = tape.bases.flatMap((number) => tape.elements[number]?.attribs['href'] ?? []);
  return parseWebAddress(href, pageUrl)?.href ?? pageUrl;
}
