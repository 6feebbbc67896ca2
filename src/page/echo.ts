/** What a page repeats from its own address: whoever made the link wrote it, not whoever runs the site. */
import { foldText } from './fold-text.ts';

const SEARCH_PATH =
  /\/(?:search(?:-?results?)?|find|suche|suchen|recherche|rechercher|buscar|busca|busqueda|pesquisa|ricerca|cerca|zoeken|szukaj|poisk|arama|cari)(?:\.\w{2,5})?(?:\/|$)/i;
/** Short words of an address ("page=contact") stand on many pages without being repeated from it. */
const LEAST_ECHO = 20;
const LEAST_TELLING = 7;
const MOST_VALUES = 20;

/** Whether the page answers a search, so that its main part may be anybody's words. */
export function isSearchPage(url: string): boolean {
  if (!URL.canParse(url)) return false;
  const { pathname, searchParams } = new URL(url);
  if (SEARCH_PATH.test(pathname)) return true;
  const sought = searchParams.get('s')?.trim() ?? '';
  // In some systems the field holds a route.
  return sought !== '' && !sought.includes('/');
}

/** The values of the address that a reader would take for words of the page: folded, in lower case. */
export function spokenIn(url: string): string[] {
  if (!url.includes('?') || !URL.canParse(url)) return [];
  return [...new URL(url).searchParams]
    .slice(0, MOST_VALUES)
    .map(([, value]) => foldText(value).toLowerCase())
    .filter((value) => value.length >= LEAST_ECHO || (value.length >= LEAST_TELLING && /[@\s]|\d{7}/.test(value)));
}
