/** A place on a page → the part of the site: it describes itself there, or speaks of others. */
import type { AnyNode, Element } from 'domhandler';
import type { PlacePart } from '../../model/derived/fingerprint.ts';
import { memoised } from '../../model/memoised.ts';
import type { PageRole } from '../../model/words.ts';
import type { Page, TextBlock, Zone } from './views.ts';
import type { Tape } from './walk.ts';

/** The elements that tell the part of what stands in them, as bits. */
export const QUOTATION = 1;
const ADDRESS = 2;
const ARTICLE = 4;
const TELLING: ReadonlyMap<string, number> = new Map([
  ...['blockquote', 'q', 'cite'].map((name) => [name, QUOTATION] as const),
  ['address', ADDRESS],
  ['article', ARTICLE],
]);

export const tellingOf = ({ name }: Pick<Element, 'name'>): number => TELLING.get(name) ?? 0;

/** By element number, the bits of the element and of those around it that are no wrappers. */
export function tellingAround({ elements, parents }: Tape, isWrapper: (number: number) => boolean): Uint8Array {
  const around = new Uint8Array(elements.length);
  for (let i = 0; i < around.length; i++) {
    const own = tellingOf(elements[i] as Element);
    around[i] = (around[parents[i] as number] ?? 0) | (own !== 0 && !isWrapper(i) ? own : 0);
  }
  return around;
}
const NEWS_PATH =
  /\/(?:news|press(?:-releases?)?|media|blogs?|articles?|story|stories|posts?)(?:\/|$|\.)|\/(?:19|20)\d\d\/(?:0[1-9]|1[0-2])\//i;
// Builders wrap every page in <article>. It is a text about something only if its address is a
// headline.
const HEADLINE_PATH = /\/[^/]*[^/-]+(?:-[^/-]+){4,}[^/]*\/?$/;
const FRONT_PATH = /^\/(?:[a-z]{2}\/)?(?:index\.\w+)?$/i;
/** The name of a page to write to has no more words; a headline may hold the word too. */
const MOST_WORDS_OF_CONTACT = 2;

/**
 * The part of a site that a place belongs to. Under a news path, header, footer and front page stay
 * what they are.
 *
 * @param page `notice`: a legal notice that is no imprint
 * @param around the elements around the place that tell its part, as bits
 * @param by `visitors`: written by a visitor or the author of a link to the page; `unseen`:
 * invisible
 * @returns undefined: the main text of any other page
 */
export function partOf(
  page: { readonly url: string; readonly role: PageRole; readonly notice: boolean },
  zone: Zone,
  around: number,
  by: { readonly visitors: boolean; readonly unseen: boolean } = { visitors: false, unseen: false },
): PlacePart | undefined {
  if (by.visitors) return 'cited';
  if ((around & QUOTATION) !== 0) return 'cited';
  if (by.unseen) return 'unseen';
  // An address element holds the contact of the page's or article's author (HTML standard, 4.3.10).
  if ((zone !== 'main' && zone !== 'head') || ((around & ADDRESS) !== 0 && !page.notice)) return 'frame';
  const path = pathOf(page.url);
  if (page.role === 'home' || FRONT_PATH.test(path) || isContact(page)) return 'self';
  const isNews = NEWS_PATH.test(path) || ((around & ARTICLE) !== 0 && HEADLINE_PATH.test(path));
  return isNews ? 'cited' : page.notice ? 'notice' : undefined;
}

export const pathOf = (url: string): string => url.replace(/^[a-z]+:\/\/[^/?#]*/i, '').split(/[?#]/, 1)[0] ?? '';

/** True for the home page, or that of a language. */
export const isFront = ({ role }: Pick<Page, 'role'>): boolean => role === 'home' || role === 'language';

/** A page to write to, by its role and the last part of its path. */
export function isContact({ role, url }: { readonly role: PageRole; readonly url: string }): boolean {
  const last =
    pathOf(url)
      .split('/')
      .findLast((segment) => segment !== '') ?? '';
  return role === 'contact' && last.split(/[-_]/).length <= MOST_WORDS_OF_CONTACT;
}

/** True if the owner wrote the text at a node: no visitor did, and it is no quotation. */
export const isOwnersWord = (page: Pick<Page, 'isOfVisitors' | 'isQuoted'>, node: AnyNode): boolean =>
  !page.isQuoted(node) && !page.isOfVisitors(node);

export const ownersBlocks = memoised((page: Pick<Page, 'isOfVisitors' | 'isQuoted' | 'blocks'>): readonly TextBlock[] =>
  page.blocks.filter(({ node }) => isOwnersWord(page, node)),
);
