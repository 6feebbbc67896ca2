import type { PageRole } from '../model/words.ts';

export interface WantedPage {
  readonly url: string;
  readonly role: PageRole;
}

/** What to take first when the budget is small: who they are, then how to reach them, then what they sell. */
const ORDER: readonly PageRole[] = ['home', 'language', 'contact', 'about', 'products', 'other'];
/** No role but the languages and products may eat the whole budget: at most so many of each are taken before the others' turn. */
const FIRST_SHARE: Partial<Record<PageRole, number>> = { language: 8, contact: 4, about: 4 };

/**
 * The pages still wanted of one site. Deterministic: the same offers in the same order give the same picks,
 * whatever the network's timing.
 */
export function createFrontier(budget: number): {
  offer(pages: readonly WantedPage[]): void;
  /** This address has been reached, by a redirect or otherwise: it is not taken again. */
  reached(url: string): void;
  /** The next pages to take together, at most `most`; empty when the budget is spent or nothing is left. */
  next(most: number): WantedPage[];
} {
  const seen = new Set<string>();
  const waiting: WantedPage[] = [];
  const taken = new Map<PageRole, number>();
  let left = budget;

  function rank(page: WantedPage): number {
    const share = FIRST_SHARE[page.role] ?? Number.POSITIVE_INFINITY;
    const spent = (taken.get(page.role) ?? 0) >= share;
    return ORDER.indexOf(page.role) + (spent ? ORDER.length : 0);
  }

  return {
    offer(pages) {
      for (const page of pages) {
        const key = keyOf(page.url);
        if (seen.has(key)) continue;
        seen.add(key);
        waiting.push(page);
      }
    },
    reached(url) {
      const key = keyOf(url);
      seen.add(key);
      const queued = waiting.findIndex((page) => keyOf(page.url) === key);
      if (queued >= 0) waiting.splice(queued, 1);
    },
    next(most) {
      const picked: WantedPage[] = [];
      while (picked.length < Math.min(most, left) && waiting.length > 0) {
        let best = 0;
        for (let i = 1; i < waiting.length; i++) {
          if (rank(waiting[i] as WantedPage) < rank(waiting[best] as WantedPage)) best = i;
        }
        const [page] = waiting.splice(best, 1);
        if (page === undefined) break;
        taken.set(page.role, (taken.get(page.role) ?? 0) + 1);
        picked.push(page);
      }
      left -= picked.length;
      return picked;
    },
  };
}

/** One page under its spellings: scheme, www, index file, closing slash and fragment do not count. */
function keyOf(url: string): string {
  if (!URL.canParse(url)) return url;
  const { host, pathname, search } = new URL(url);
  const path = pathname.replace(/\/(?:index|default|home)\.(?:html?|php|aspx?|jsp)$/i, '/').replace(/\/$/, '');
  return host.replace(/^www\./, '') + path + search;
}
