import type { Limits } from '../../model/limits.ts';
import type { WantedPage } from '../../model/ports/capture.ts';
import { canonicalKey } from '../../model/text/canonical-url.ts';
import { isUrl } from '../../model/text/is-url.ts';
import type { PageRole } from '../../model/words.ts';
import { type Choice, createTrapWatch } from './traps.ts';
import { createTwins } from './twins.ts';

export interface PickedPage extends WantedPage {
  readonly depth: number;
  /** It may be a known page, or one of too many: without it the visit still counts as whole. */
  readonly spare: boolean;
}

/** The answer of an address: a digest of its bytes, a SimHash of its text (null: too little). */
export interface SeenPage {
  readonly reached: readonly string[];
  readonly digest: string | null;
  readonly sketch: string | null;
}

export type Frontier = ReturnType<typeof createFrontier>;

/** Order of pages on a small budget: who they are, how to reach them, what they sell. */
type Turn = PageRole | 'likely contact';
const ORDER: readonly Turn[] = ['home', 'language', 'contact', 'about', 'likely contact', 'products', 'other'];
/**
 * Only languages and products may use up the budget. This many pages of a role are taken before the
 * others' turn.
 */
const FIRST_SHARE: Partial<Record<Turn, number>> = { language: 8, contact: 4, about: 4, 'likely contact': 6 };
const turnOf = ({ role, isLikelyContact }: WantedPage): Turn => (isLikelyContact ? 'likely contact' : role);

const WAITING = 5_000;

/**
 * Pages still wanted of one site. The same offers in the same order give the same picks, whatever
 * the network does.
 */
export function createFrontier(home: string, budget: number, limits: Pick<Limits, 'depth'>) {
  const seen = new Set<string>();
  const waiting: (WantedPage & { readonly key: string; readonly depth: number })[] = [];
  const taken = new Map<Turn, number>();
  const marks = new Set<string>();
  const twins = createTwins();
  const traps = createTrapWatch(home);
  let left = budget;

  function rank(page: WantedPage, judged: Choice): number {
    const turn = turnOf(page);
    const spent = (taken.get(turn) ?? 0) >= (FIRST_SHARE[turn] ?? Number.POSITIVE_INFINITY);
    return ORDER.indexOf(turn) + (spent ? ORDER.length : 0) + (judged === 'late' ? 2 * ORDER.length : 0);
  }

  function judge(page: WantedPage): Choice | 'known' {
    const trap = traps.judge(page.url);
    if (trap !== 'take') return trap;
    const twin = twins.judge(page.url);
    return twin === 'new' ? 'take' : twin;
  }

  /** Removes the best waiting page, and those that turned out to be traps. */
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
    const { key: _, ...picked } = page;
    return { ...picked, spare: best?.late === true };
  }

  return {
    /** Links of a page that was taken; `from` null: the seed, or the names in a sitemap. */
    offer(pages: readonly WantedPage[], from: PickedPage | null): void {
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
        if (waiting.length >= WAITING) continue;
        seen.add(key);
        traps.offered(page.url, page.role, from?.url ?? null);
        twins.judge(page.url);
        const { url, role, isLikelyContact } = page;
        // The last links of other pages lead on in a list, or nowhere.
        const isLikely = from?.role === 'home' && isLikelyContact === true;
        waiting.push({ url, role, key, depth, ...(isLikely && { isLikelyContact }) });
      }
    },
    /** A page was taken: it is not taken again under the addresses that led to it. */
    seen(page: PickedPage, { reached, digest, sketch }: SeenPage): void {
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
    /** The next pages to take together, at most `most`; empty: no budget or nothing left. */
    next(most: number): PickedPage[] {
      const picked: PickedPage[] = [];
      while (picked.length < Math.min(most, left)) {
        const page = pick();
        if (page === null) break;
        traps.picked(page.url);
        taken.set(turnOf(page), (taken.get(turnOf(page)) ?? 0) + 1);
        picked.push(page);
        // Its content decides on others like it.
        if (page.spare) break;
      }
      left -= picked.length;
      return picked;
    },
    get left(): number {
      return left;
    },
    /** Why pages were left out: limit:pages, limit:depth, trap:… */
    marks(): string[] {
      const wanted = left === 0 && waiting.some((page) => judge(page) === 'take');
      return [...marks, ...(wanted ? ['limit:pages'] : [])];
    },
  };
}
