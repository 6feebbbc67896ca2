/**
 * A place on a page → the part of the site: one where a site describes itself, or one where it
 * speaks of others.
 */
import { type AnyNode, isTag } from 'domhandler';
import type { PlacePart } from '../../model/derived/fingerprint.ts';
import { memoised } from '../../model/memoised.ts';
import type { PageRole } from '../../model/words.ts';
import type { Page, TextBlock, Zone } from './views.ts';

const QUOTATION: ReadonlySet<string> = new Set(['blockquote', 'q', 'cite']);
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
 * @param within names of the elements around the place
 * @param by `visitors`: written by a visitor or the author of a link to the page; `unseen`:
 * invisible
 * @returns undefined: the main text of any other page
 */
export function partOf(
  page: { readonly url: string; readonly role: PageRole; readonly notice: boolean },
  zone: Zone,
  within: readonly string[],
  by: { readonly visitors: boolean; readonly unseen: boolean } = { visitors: false, unseen: false },
): PlacePart | undefined {
  if (by.visitors) return 'cited';
  if (within.some((name) => QUOTATION.has(name))) return 'cited';
  if (by.unseen) return 'unseen';
  // An address element holds the contact of the page's or article's own author (HTML standard,
  // 4.3.10).
  if ((zone !== 'main' && zone !== 'head') || (within.includes('address') && !page.notice)) return 'frame';
  const path = pathOf(page.url);
  if (page.role === 'home' || FRONT_PATH.test(path) || isContact(page)) return 'self';
  const isNews = NEWS_PATH.test(path) || (within.includes('article') && HEADLINE_PATH.test(path));
  return isNews ? 'cited' : page.notice ? 'notice' : undefined;
}

const pathOf = (url: string): string => url.replace(/^[a-z]+:\/\/[^/?#]*/i, '').split(/[?#]/, 1)[0] ?? '';

/** A page to write to, by its role and the last part of its path. */
export function isContact({ role, url }: { readonly role: PageRole; readonly url: string }): boolean {
  const last =
    pathOf(url)
      .split('/')
      .findLast((segment) => segment !== '') ?? '';
  return role === 'contact' && last.split(/[-_]/).length <= MOST_WORDS_OF_CONTACT;
}

/**
 * True if the owner of the site wrote the text at a node: no visitor did, and it is no quotation.
 */
export function isOwnersWord(page: Pick<Page, 'isOfVisitors' | 'wraps'>, node: AnyNode): boolean {
  for (let up: AnyNode | null = node; up !== null; up = up.parent)
    if (isTag(up) && QUOTATION.has(up.name) && !page.wraps(up)) return false;
  return !page.isOfVisitors(node);
}

export const ownersBlocks = memoised((page: Pick<Page, 'isOfVisitors' | 'wraps' | 'blocks'>): readonly TextBlock[] =>
  page.blocks.filter(({ node }) => isOwnersWord(page, node)),
);
