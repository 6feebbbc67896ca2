/**
 * Addresses that are one page on most servers: taken last, left out once two that differ so have
 * proved to be one.
 */

import { canonicalKey } from '../../model/text/canonical-url.ts';
import { isUrl } from '../../model/text/is-url.ts';

type Difference = 'scheme' | 'www' | 'slash' | 'index' | 'empty segment' | 'query order';

const INDEX_FILE = /\/(?:index|default|home)\.(?:html?|php|aspx?|jsp)$/i;

type SeenBody = { readonly digest: string; readonly sketch: string | null };

/** Twins: the first address, and the answer of each. */
interface Pair {
  readonly first: string;
  firstFailed: boolean;
  readonly bodies: Map<string, SeenBody>;
}

export function createTwins() {
  const pairs = new Map<string, Pair>();
  const proved = new Map<Difference, boolean>();
  /** Every address parsed once: the frontier needs it at every choice. */
  const known = new Map<string, { readonly pair: Pair; readonly differences: readonly Difference[] }>();

  function at(url: string): { readonly pair: Pair; readonly differences: readonly Difference[] } {
    const before = known.get(url);
    if (before !== undefined) return before;
    const key = looseKey(url);
    const pair = pairs.get(key) ?? { first: url, firstFailed: false, bodies: new Map<string, SeenBody>() };
    pairs.set(key, pair);
    const made = { pair, differences: pair.first === url ? [] : between(pair.first, url) };
    known.set(url, made);
    return made;
  }

  return {
    /** new: nothing like it is known. late: perhaps a known page. known: proved to be one. */
    judge(url: string): 'new' | 'late' | 'known' {
      const { pair, differences } = at(url);
      if (differences.length === 0 || differences.some((one) => proved.get(one) === false)) return 'new';
      return !pair.firstFailed && differences.every((one) => proved.get(one)) ? 'known' : 'late';
    },
    /** The address gave no page: its twin may be the page. */
    failed(url: string): void {
      const { pair } = at(url);
      if (pair.first === url) pair.firstFailed = true;
    },
    joined(from: string, to: string): void {
      if (looseKey(from) !== looseKey(to)) return;
      for (const one of between(from, to)) if (!proved.has(one)) proved.set(one, true);
    },
    read(url: string, seen: SeenBody): void {
      const { bodies } = at(url).pair;
      for (const [other, { digest, sketch }] of bodies) {
        const differences = between(other, url);
        const [only, ...more] = differences;
        if (digest === seen.digest) for (const one of differences) if (!proved.has(one)) proved.set(one, true);
        // Other bytes with the same text prove nothing: pages change. Nor do several differences at
        // once.
        const isAnother = digest !== seen.digest && (sketch === null || sketch !== seen.sketch);
        if (isAnother && only !== undefined && more.length === 0) proved.set(only, false);
      }
      bodies.set(url, seen);
    },
  };
}

function looseKey(address: string): string {
  if (!isUrl(address)) return address;
  const url = new URL(canonicalKey(address));
  return `${url.host.replace(/^www\./, '')}${pathOf(url)}?${orderedQuery(url)}`;
}

function between(left: string, right: string): Difference[] {
  const [a, b] = [new URL(canonicalKey(left)), new URL(canonicalKey(right))];
  const found: Difference[] = [];
  if (a.protocol !== b.protocol) found.push('scheme');
  if (a.host !== b.host) found.push('www');
  if (a.search !== b.search) found.push('query order');
  if (/\/\//.test(a.pathname) !== /\/\//.test(b.pathname)) found.push('empty segment');
  const [first, second] = [a, b].map(({ pathname }) => pathname.replace(/\/{2,}/g, '/')) as [string, string];
  if (INDEX_FILE.test(first) !== INDEX_FILE.test(second)) found.push('index');
  else if (first.endsWith('/') !== second.endsWith('/')) found.push('slash');
  else if (first !== second) found.push('index');
  return found.length > 0 || a.href === b.href ? found : ['empty segment'];
}

function pathOf({ pathname }: URL): string {
  return pathname
    .replace(/\/{2,}/g, '/')
    .replace(INDEX_FILE, '/')
    .replace(/\/$/, '');
}

function orderedQuery({ search }: URL): string {
  return search.slice(1).split('&').sort().join('&');
}
