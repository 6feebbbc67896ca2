/**
 * Addresses that are one page on most servers, though no standard says so. Such a twin is never left out on suspicion: it
 * is taken last, and only when two that differ in the same way have been seen to be one page are others left out.
 */
import { canonicalKey } from '../model/canonical-url.ts';

type Difference = 'scheme' | 'www' | 'slash' | 'index' | 'empty segment' | 'query order';

const INDEX_FILE = /\/(?:index|default|home)\.(?:html?|php|aspx?|jsp)$/i;

export interface Twins {
  /** new: nothing like it is known. late: it may be a page that is known. known: it has been proved to be one. */
  judge(url: string): 'new' | 'late' | 'known';
  /** A redirect led from one to the other. */
  joined(from: string, to: string): void;
  /** What stood at an address, by a digest of it. */
  read(url: string, digest: string): void;
}

export function createTwins(): Twins {
  /** By what twins have in common: the first address of them, and what stood at each. */
  const known = new Map<string, { readonly first: string; readonly bodies: Map<string, string> }>();
  const proved = new Map<Difference, boolean>();
  const keys = new Map<string, string>();

  function keyOf(url: string): string {
    const key = keys.get(url) ?? looseKey(url);
    keys.set(url, key);
    return key;
  }

  function at(url: string): { readonly first: string; readonly bodies: Map<string, string> } {
    const key = keyOf(url);
    const entry = known.get(key) ?? { first: canonicalKey(url), bodies: new Map<string, string>() };
    known.set(key, entry);
    return entry;
  }

  return {
    judge(url) {
      const { first } = at(url);
      if (first === canonicalKey(url)) return 'new';
      const differences = between(first, url);
      if (differences.some((one) => proved.get(one) === false)) return 'new';
      return differences.every((one) => proved.get(one)) ? 'known' : 'late';
    },
    joined(from, to) {
      if (looseKey(from) !== looseKey(to)) return;
      for (const one of between(from, to)) if (!proved.has(one)) proved.set(one, true);
    },
    read(url, digest) {
      const { bodies } = at(url);
      for (const [other, body] of bodies) {
        const differences = between(other, url);
        if (body === digest) for (const one of differences) if (!proved.has(one)) proved.set(one, true);
        // Which one of several made the difference is not known.
        const [only, ...more] = differences;
        if (body !== digest && only !== undefined && more.length === 0) proved.set(only, false);
      }
      bodies.set(canonicalKey(url), digest);
    },
  };
}

function looseKey(address: string): string {
  if (!URL.canParse(address)) return address;
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
