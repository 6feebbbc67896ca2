/** A node of a page → its block of text, and the other values that a page gives there. */
import { type AnyNode, type Element, isTag, isText } from 'domhandler';
import { groupBy } from '../../model/group-by.ts';
import { memoised } from '../../model/memoised.ts';
import { decodedUri } from '../../model/text/decoded-uri.ts';
import { lettersOf } from '../../values/plain-text.ts';
import { linedTexts } from '../view/text-between.ts';
import { closest, nodesBelow } from '../view/tree.ts';
import type { TextBlock } from '../view/views.ts';
import { VALUE } from './contact-line.ts';
import { contactTokens, linkTokens } from './contact-tokens.ts';
import { type Given, givenToReaders, standsAt } from './given.ts';
import type { OwnPage } from './own-page.ts';

/** The values at a node, with the elements that hold it, where such an element may count. */
export function keysAt(
  page: OwnPage,
  node: AnyNode,
  counts: (at: AnyNode) => boolean,
): (readonly [at: AnyNode, key: string])[] {
  const keys: (readonly [AnyNode, string])[] = [];
  const block = blockOf(page, node);
  if (block !== null && counts(block.node)) keys.push([block.node, `text ${block.text}`]);
  for (let up: AnyNode | null = node, step = 0; up !== null && step < 4; up = up.parent, step += 1)
    if (isTag(up) && up.attribs['href'] !== undefined && counts(up)) keys.push([up, `link ${up.attribs['href']}`]);
  for (const { text, node: given } of givenAt(page).get(node) ?? []) keys.push([standsAt(given), `given ${text}`]);
  const picture = counts(node) ? pictureUrls(page).get(node) : undefined;
  if (picture !== undefined) keys.push([node, `picture ${picture}`]);
  return keys;
}

const blocksByNode = memoised(
  (page: OwnPage) =>
    new Map<AnyNode, TextBlock>(page.blocks.map((block) => [block.node, block]).reverse() as [AnyNode, TextBlock][]),
);

export const givenAt = memoised(
  (page: OwnPage): ReadonlyMap<AnyNode, readonly Given[]> => groupBy(givenToReaders(page), ({ node }): AnyNode => node),
);

const pictureUrls = memoised(
  (page: OwnPage) => new Map<AnyNode, string>(page.images.map(({ node, url }) => [node, url])),
);

/** The block of text that a node is, or stands in. */
export function blockOf(page: OwnPage, node: AnyNode): TextBlock | null {
  const blocks = blocksByNode(page);
  const at = closest(node, 8, (one) => blocks.has(one));
  return at === null ? null : (blocks.get(at) ?? null);
}

export const linedText = ({ layout: { tape } }: OwnPage, { text }: Pick<TextBlock, 'text'>): string =>
  linedTexts(tape).get(text) ?? text;

/**
 * True if a contact at a node is the search term of a link of the site: it stands in the link's
 * words, and in its address too.
 */
export function isLookup(page: OwnPage, node: AnyNode): boolean {
  return lookups(page).some((link) => isWithin(link, node) || isWithin(node, link));
}

const lookups = memoised((page: OwnPage): readonly AnyNode[] => {
  const found = page.links.slice(0, MOST_LINKS).flatMap(({ href, text, node }) => {
    const looked = lettersOf(text);
    const isRepeated = looked.length >= 7 && lettersOf(decodedUri(href.slice(0, 2_000))).includes(looked);
    return isRepeated && contactTokens(text).length > 0 && linkTokens(href).length === 0 ? node : [];
  });
  return found.slice(0, MOST_LOOKUPS);
});
const MOST_LINKS = 2_000;
const MOST_LOOKUPS = 100;

/**
 * The words around a link, without its own, however many; the words of another link to a page of
 * the site beside it belong to that link.
 */
export function withoutLink(text: string, node: AnyNode): string {
  if (!isTag(node) || node.name !== 'a') return text;
  const own = textIn(node);
  const beside = node.parent?.children.filter((one) => isTag(one) && one.name === 'a' && one !== node) ?? [];
  const others = beside.slice(0, MOST_BESIDE).flatMap((one) => {
    const words = isTag(one) && WITHIN_SITE.test(one.attribs['href'] ?? '') ? textIn(one) : '';
    return words === '' || contactTokens(words).length > 0 ? [] : words;
  });
  const around = own === '' ? text : text.replace(own, VALUE);
  return others.reduce((rest, words) => rest.replace(words, '|'), around);
}

const MOST_BESIDE = 12;
/** A link without scheme and host. */
const WITHIN_SITE = /^(?![a-z][a-z\d+.-]*:|\/\/)/i;

/** The words of an element. */
export function textIn(element: Element): string {
  const texts = [...nodesBelow(element, 60, 60)].map((node) => (isText(node) ? node.data : ''));
  return texts.join('').replace(/\s+/g, ' ').trim();
}

export function isWithin(node: AnyNode, other: AnyNode): boolean {
  for (let up: AnyNode | null = node; up !== null; up = up.parent) if (up === other) return true;
  return false;
}
