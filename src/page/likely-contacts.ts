/**
 * A page → the pages that may be its contacts or imprint, by the place of their links alone: the
 * last of a menu, and the last that no link further up leads to. Words for contacts cannot be
 * listed in every language.
 */
import type { Link, Page } from './view/views.ts';

const MOST_OF_MENUS = 2;
const MOST_OF_FOOT = 4;
/** Links of each place if a word in the frame already names the contacts. */
const MOST_BESIDE_WORD = 1;
const LONGEST_LABEL = 30;
const MOST_WORDS = 3;

/**
 * Each page once, the likeliest first.
 * @param pageOf the page of a link; null: its place tells nothing
 */
export function likelyContacts<Linked>(
  { links, navs }: Pick<Page, 'links' | 'navs'>,
  pageOf: (link: Link) => Linked | null,
  hasWord: boolean,
): Linked[] {
  const lastOf = (some: readonly Link[], most: number): Linked[] => {
    const pages = new Map<Linked, Link>();
    for (const link of some) {
      const page = pageOf(link);
      // The first link counts: one in the menu and again in the footer is an item of the menu.
      if (page !== null && !pages.has(page)) pages.set(page, link);
    }
    const short = [...pages].filter(([, link]) => isShort(link)).map(([page]) => page);
    return short.slice(hasWord ? -MOST_BESIDE_WORD : -most).reverse();
  };
  const ofMenus = navs.flatMap((nav) => lastOf(nav, MOST_OF_MENUS)).slice(0, MOST_OF_MENUS);
  return [...new Set([...ofMenus, ...lastOf(links, MOST_OF_FOOT)])];
}

const isShort = ({ text }: Link): boolean => text.length <= LONGEST_LABEL && text.split(' ').length <= MOST_WORDS;
