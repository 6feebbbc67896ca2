/** A page → the same-site pages that are worth fetching, best first. */
import type { Element } from 'domhandler';
import { subdomainOf } from '../address/site-name.ts';
import { canonicalKey } from '../model/text/canonical-url.ts';
import type { Kind, PageRole } from '../model/words.ts';
import { likelyContacts } from './likely-contacts.ts';
import type { OpenedPage } from './page.ts';
import { isNofollow } from './robots-tags.ts';
import { isOnSite, isWorthFetching, roleOf } from './role-words.ts';
import { languageOfLink, languageOfSegment, primarySubtag } from './view/language-names.ts';
import type { Link } from './view/views.ts';

/** With the role that it seems to play, and the language it is a version in. */
export interface Wanted {
  readonly url: string;
  readonly role: PageRole;
  readonly lang: string | null;
  /** By its place among the links, whatever its name. */
  readonly isLikelyContact?: true;
}

type Linked = Wanted & { readonly inFrame: boolean };

const MOST = 200;
const ORDER: readonly PageRole[] = ['language', 'contact', 'about', 'products', 'other'];
const placeInOrder = ({ role }: Pick<Wanted, 'role'>): number => ORDER.indexOf(role);

export function wantedPages(page: OpenedPage, kind: Kind): Wanted[] {
  const found = linkedPages(page, kind);
  const rank = (one: Linked): number => placeInOrder(one) + (one.inFrame ? 0 : 0.5);
  const all = onePerLanguage([...found.values()]).sort((a, b) => rank(a) - rank(b));
  const hasWord = all.some(({ role, inFrame }) => role === 'contact' && inFrame);
  const pageOf = ({ url, text }: Link): Linked | null => {
    const linked = url === null || isNamed(text) ? undefined : found.get(canonicalKey(url));
    return linked?.role === 'other' || linked?.role === 'products' ? linked : null;
  };
  const likely = new Set(likelyContacts(page, pageOf, hasWord));
  const kept = new Set([...likely, ...all].slice(0, MOST));
  return all
    .filter((one) => kept.has(one))
    .map((one) => {
      const { url, role, lang } = one;
      return { url, role, lang, ...(likely.has(one) && { isLikelyContact: true }) };
    });
}

/** True if a label names the role of its page. */
const isNamed = (label: string): boolean => roleOf(new URL('https://nowhere.invalid/'), label) !== 'other';

/** By address. */
function linkedPages(page: OpenedPage, kind: Kind): Map<string, Linked> {
  const found = new Map<string, Linked>();
  const self = canonicalKey(page.url);
  function offer(url: string | null, label: string, lang: string | null, inFrame: boolean): void {
    if (url === null || !isOnSite(url, page.url, kind)) return;
    const parsed = new URL(url);
    const key = canonicalKey(url);
    if (key === self || !isWorthFetching(parsed)) return;
    const known = found.get(key);
    const role: PageRole = lang !== null ? 'language' : roleOf(parsed, label);
    // Linked by a picture, then by its name: the better role counts, the first place stays.
    const best =
      known !== undefined && placeInOrder(known) <= ORDER.indexOf(role)
        ? known
        : { url: known?.url ?? url, role, lang: lang ?? known?.lang ?? null };
    found.set(key, { ...best, inFrame: inFrame || known?.inFrame === true });
  }
  const menus = new Set(page.navs.flat());
  for (const link of page.links) {
    const { rel, node, hreflang } = link;
    const isAlternate = /\balternate\b/.test(rel) && hreflang !== null;
    const leads = isAlternate || /^(?:next|prev|home|index|contents|author)$/.test(rel);
    if (isNofollow(link) || ((node as Element).name === 'link' && !leads)) continue;
    offer(link.url, link.text, languageVersion(link, page), link.zone !== 'main' || menus.has(link));
  }
  for (const url of page.standIns) offer(url, '', null, false);
  return found;
}

/** The first page of each language is its home; its further pages are ordinary pages. */
function onePerLanguage(pages: readonly Linked[]): Linked[] {
  const seen = new Set<string>();
  return pages.map((page) => {
    if (page.lang === null) return page;
    if (seen.has(page.lang)) return { ...page, role: roleOf(new URL(page.url), '') };
    seen.add(page.lang);
    return page;
  });
}

/**
 * The language version that a link leads to: by hreflang or label, or by being the home of a
 * language's path or host.
 */
function languageVersion(link: Link, page: OpenedPage): string | null {
  const { url, hreflang } = link;
  if (url === null || hreflang === 'x-default') return null;
  const isAlternate = (link.node as Element).name === 'link';
  const named = isAlternate ? primarySubtag(hreflang) : languageOfLink(link);
  // A link to this very version of the page, which is being looked at.
  if (named !== null) return isAlternate && named === page.lang && keyOf(url) === keyOf(page.url) ? null : named;
  const parsed = new URL(url);
  const segments = parsed.pathname.split('/').filter((segment) => segment !== '' && !INDEX_FILE.test(segment));
  if (segments.length === 1 && parsed.search === '') return languageOfSegment(segments[0] as string);
  if (segments.length > 0) return null;
  const sub = subdomainOf(url);
  return sub !== subdomainOf(page.url) && !sub.includes('.') ? languageOfSegment(sub) : null;
}

const INDEX_FILE = /^(?:index|default|home)\.(?:html?|php|aspx?|jsp)$/i;

/** One page however spelled: scheme, www, index file, closing slash and default port aside. */
function keyOf(url: string): string {
  const { host, pathname, search } = new URL(url);
  const path = pathname.replace(/\/(?:index|default|home)\.(?:html?|php|aspx?|jsp)$/i, '/').replace(/\/$/, '');
  return host.replace(/^www\./, '') + path + search;
}
