/** Text that a page repeats from its address: the maker of the link wrote it, not the owner. */
import { type AnyNode, isTag } from 'domhandler';
import { isUrl } from '../../model/text/is-url.ts';
import { foldText } from './fold-text.ts';
import { WITHIN_A_LINE } from './hidden.ts';
import { textOf } from './text-between.ts';
import { numberOf, type Tape } from './walk.ts';

const SEARCH_PATH =
  /\/(?:search(?:-?results?)?|find|suche|suchen|recherche|rechercher|buscar|busca|busqueda|pesquisa|ricerca|cerca|zoeken|szukaj|poisk|arama|cari)(?:\.\w{2,5})?(?:\/|$)/i;
/** Short words of an address ("page=contact") stand on many pages that do not repeat it. */
const LEAST_ECHO = 20;
const LEAST_TELLING = 7;
const MOST_VALUES = 20;
const LONGEST_REPEATED = 4_000;

/** True if a page may repeat its address, also in links to itself: no link on it is the owner's. */
export function mayRepeat(url: string): boolean {
  return url.includes('?') || isSearchPage(url);
}

/** True if the page answers a search, so that its main part may be anybody's words. */
export function isSearchPage(url: string): boolean {
  if (!isUrl(url)) return false;
  const { pathname, searchParams } = new URL(url);
  if (SEARCH_PATH.test(pathname)) return true;
  const sought = searchParams.get('s')?.trim() ?? '';
  // In some systems the field holds a route.
  return sought !== '' && !sought.includes('/');
}

/** Tells if the words at a node, or the sentence around it, hold a word from the address. */
export function echoOf(url: string, tape: Tape, title: string | null): (node: AnyNode) => boolean {
  const repeated = wordsInAddress(url);
  if (repeated.length === 0) return () => false;
  const known: boolean[] = [];
  return (node) => {
    let at: AnyNode | null = node;
    while (at !== null && (!isTag(at) || WITHIN_A_LINE.test(at.name))) at = at.parent;
    const number = at === null ? undefined : numberOf(at);
    if (at === null || !isTag(at) || number === undefined) return false;
    const held = known[number];
    if (held !== undefined) return held;
    const { name, attribs } = at;
    const said = name === 'title' ? (title ?? '') : (attribs['content'] ?? attribs['value'] ?? textOf(tape, number));
    const words = foldText(said.slice(0, LONGEST_REPEATED)).toLowerCase();
    return (known[number] = repeated.some((one) => words.includes(one)));
  };
}

/** Values of the address that a reader would take for words of the page: folded, in lower case. */
function wordsInAddress(url: string): string[] {
  if (!url.includes('?') || !isUrl(url)) return [];
  return [...new URL(url).searchParams]
    .slice(0, MOST_VALUES)
    .map(([, value]) => foldText(value).toLowerCase())
    .filter((value) => value.length >= LEAST_ECHO || (value.length >= LEAST_TELLING && /[@\s]|\d{7}/.test(value)));
}
