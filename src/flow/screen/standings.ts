/** Stored matches → how each compares with its best. */
import { standingOf } from '../../history/standing.ts';
import type { Match, Standing } from '../../model/match.ts';
import type { Store } from '../../model/ports/store.ts';

/** By match id. A match that was never stored has no standing. */
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
