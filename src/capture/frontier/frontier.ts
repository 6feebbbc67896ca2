import { canonicalKey } from '../../model/canonical-url.ts';
import { isUrl } from '../../model/is-url.ts';
import type { Limits } from '../../model/limits.ts';
import type { PageRole } from '../../model/words.ts';
import { createTrapWatch, type Judgement } from './traps.ts';
import { createTwins } from './twins.ts';

export interface WantedPage {
  readonly url: string;
  readonly role: PageRole;
}

/** A page on its way. */
export interface PickedPage extends WantedPage {
  /** How many links it is from the home page. */
  readonly depth: number;
  /** True when it may be a page that is known, or one of too many: nothing is missed when it does not come. */
  readonly spare: boolean;
}

/** What stood at an address: a digest of the bytes, and a SimHash of what it says (null: nothing). */
export interface SeenPage {
  readonly reached: readonly string[];
  readonly digest: string | null;
  readonly sketch: string | null;
}

export interface Frontier {
  /** Links of a page that was taken; `from` null: the seed, or what a sitemap names. */
  offer(pages: readonly WantedPage[], from: PickedPage | null): void;
  /** A page was taken: it is not taken again under the addresses that it was reached by. */
  seen(page: PickedPage, seen: SeenPage): void;
  /** The next pages to take together, at most `most`; empty when the budget is spent or nothing is left. */
  next(most: number): PickedPage[];
  /** How many pages may still be taken, and how many are known that would be. */
  readonly left: number;
  /** Why some pages were left out: limit:pages, limit:depth, trap:… */
  marks(): string[];
}

/** What to take first when the budget is small: who they are, then how to reach them, then what they sell. */
const ORDER: readonly PageRole[] = ['home', 'language', 'contact', 'about', 'products', 'other'];
/** No role but the languages and products may eat the whole budget: at most so many of each are taken before the others' turn. */
const FIRST_SHARE: Partial<Record<PageRole, number>> = { language: 8, contact: 4, about: 4 };

const WAITING = 5_000;

/**
 * The pages still wanted of one site. Deterministic: the same offers in the same order give the same picks,
 * whatever the network's timing.
 */
export function createFrontier(home: string, budget: number, limits: Pick<Limits, 'depth'>): Frontier {
  const seen = new Set<string>();
  const waiting: (WantedPage & { readonly key: string; readonly depth: number })[] = [];
  const taken = new Map<PageRole, number>();
  const marks = new Set<string>();
  const twins = createTwins();
  const traps = createTrapWatch(home);
  let left = budget;

  /** Lower is sooner. */
  function rank(page: WantedPage, judged: Judgement): number {
    const share = FIRST_SHARE[page.role] ?? Number.POSITIVE_INFINITY;
    const spent = (taken.get(page.role) ?? 0) >= share;
    return ORDER.indexOf(page.role) + (spent ? ORDER.length : 0) + (judged === 'late' ? 2 * ORDER.length : 0);
  }

  /** Late: by its shape, or because it may be a page that is known. */
  function judge(page: WantedPage): Judgement | 'known' {
    const trap = traps.judge(page.url);
    if (trap !== 'take') return trap;
    const twin = twins.judge(page.url);
    return twin === 'new' ? 'take' : twin;
  }

  /** Takes the best one out of those that wait, and those that turned out to be traps with it. */
  function pick(): PickedPage | null {
    let best: { readonly at: number; readonly rank: number; readonly late: boolean } | null = null;
    for (let i = 0; i < waiting.length; i++) {
      const page = waiting[i] as (typeof waiting)[number];
      const judged = judge(page);
      if (judged !== 'take' && judged !== 'late') {
        if (judged !== 'known') marks.add(judged);
        waiting.splice(i--, 1);
        continue;
      }
      const mine = rank(page, judged);
      if (best === null || mine < best.rank) best = { at: i, rank: mine, late: judged === 'late' };
    }
    const [page] = best === null ? [] : waiting.splice(best.at, 1);
    if (page === undefined) return null;
    const { url, role, depth } = page;
    return { url, role, depth, spare: best?.late === true };
  }

  return {
    offer(pages, from) {
      const links = pages.filter(({ url }) => isUrl(url));
      traps.linked(
        links.map(({ url }) => url),
        from?.url ?? null,
      );
      const depth = from === null ? 0 : from.depth + 1;
      for (const page of links) {
        const key = canonicalKey(page.url);
        if (seen.has(key)) continue;
        if (depth > limits.depth) {
          marks.add('limit:depth');
          continue;
        }
        // A site without end must not fill the memory with what will never be taken.
        if (waiting.length >= WAITING) continue;
        seen.add(key);
        traps.offered(page.url, page.role, from?.url ?? null);
        twins.judge(page.url);
        waiting.push({ url: page.url, role: page.role, key, depth });
      }
    },
    seen(page, { reached, digest, sketch }) {
      if (reached.length === 0) twins.failed(page.url);
      for (const url of reached) {
        const key = canonicalKey(url);
        seen.add(key);
        const queued = waiting.findIndex((other) => other.key === key);
        if (queued >= 0) waiting.splice(queued, 1);
        if (!isUrl(url)) continue;
        twins.joined(page.url, url);
        if (digest !== null) twins.read(url, { digest, sketch });
      }
      if (isUrl(page.url)) traps.read(page.url, sketch);
    },
    next(most) {
      const picked: PickedPage[] = [];
      while (picked.length < Math.min(most, left)) {
        const page = pick();
        if (page === null) break;
        traps.picked(page.url);
        taken.set(page.role, (taken.get(page.role) ?? 0) + 1);
        picked.push(page);
        // What it turns out to be decides on others like it.
        if (page.spare) break;
      }
      left -= picked.length;
      return picked;
    },
    get left() {
      return left;
    },
    marks() {
      const wanted = left === 0 && waiting.some((page) => judge(page) === 'take');
      return [...marks, ...(wanted ? ['limit:pages'] : [])];
    },
  };
}
