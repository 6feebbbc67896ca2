/** The news of a screening: what it adds to the stored findings. */
import { isFlagged, isHandedIn, isWeaker, type Match } from '../../model/derived/match.ts';
import type { Store } from '../../model/ports/store.ts';

export interface News {
  readonly match: Match;
  /** The flagged finding as it was; null: it is new. */
  readonly before: Match | null;
}

/**
 * Matches, not stored yet, that flag a new finding or change one: its verdict, or its weight by a
 * bit or more.
 */
export async function newsOf(found: readonly Match[], { matches }: Pick<Store, 'matches'>): Promise<News[]> {
  const news: News[] = [];
  for (const match of found) {
    const stored = await matches.get(match.id);
    // A handed-in site never replaces our own capture, so it is no news either.
    if (isHandedIn(match) && stored !== null && !isHandedIn(stored)) continue;
    // A capture of ours that agrees with it is a new finding; one that disagrees withdraws the old
    // one.
    const isNew = stored !== null && isHandedIn(stored) && !isHandedIn(match) && isFlagged(match);
    const before = stored !== null && isFlagged(stored) && !isNew ? stored : null;
    if (before === null && isFlagged(match)) news.push({ match, before });
    if (before === null || (!isWeaker(match, before) && !isWeaker(before, match))) continue;
    if (await matches.replaces(match)) news.push({ match, before });
  }
  return news;
}
