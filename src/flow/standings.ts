import { standingOf } from '../history/standing.ts';
import { isWeaker, type Match, type Standing } from '../model/derived/match.ts';
import type { BestHead } from '../model/ports/matches.ts';
import type { Store } from '../model/ports/store.ts';

/** How each match compares with its best, by id; a match that was never stored has none. */
export async function standingsOf(
  matches: readonly Match[],
  { matches: stored }: Pick<Store, 'matches'>,
): Promise<ReadonlyMap<string, Standing>> {
  const heads = matches.length === 0 ? new Map() : await stored.bestHeads(matches.map(({ id }) => id));
  // The documents of the few that are heavier: they show what has changed.
  const weaker = matches.filter((match) => heads.get(match.id)?.some((head: BestHead) => isWeaker(match, head)));
  const bests = weaker.length === 0 ? new Map() : await stored.bests(weaker.map(({ id }) => id));
  const standings = new Map<string, Standing>();
  for (const match of matches) {
    const [best] = heads.get(match.id) ?? [];
    if (best === undefined) continue;
    const standing = standingOf(match, bests.get(match.id) ?? []);
    standings.set(match.id, standing ?? { best, weaker: null });
  }
  return standings;
}
