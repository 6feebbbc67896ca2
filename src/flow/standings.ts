import { standingOf } from '../history/standing.ts';
import type { Match, Standing } from '../model/derived/match.ts';
import type { Store } from '../model/ports/store.ts';

/** How each match compares with its best, by id; a match that was never stored has none. */
export async function standingsOf(
  matches: readonly Match[],
  { matches: stored }: Pick<Store, 'matches'>,
): Promise<ReadonlyMap<string, Standing>> {
  const bests = matches.length === 0 ? new Map() : await stored.bests(matches.map(({ id }) => id));
  const standings = new Map<string, Standing>();
  for (const match of matches) {
    const standing = standingOf(match, bests.get(match.id) ?? []);
    if (standing !== null) standings.set(match.id, standing);
  }
  return standings;
}
