import { UsageError } from '../errors.ts';
import type { Match } from '../model/match.ts';
import type { EarlierMatch, Matches } from '../model/ports/store.ts';
import { wholeId } from './whole-id.ts';

/**
 * A finding by the beginning of its id, and as it stood before; `at`: as it stood at that instant (ISO 8601), before the first as it was
 * found first; or `best`, at its heaviest. Throws UsageError where there is none.
 */
export async function findingAt(
  id: string,
  at: string | undefined,
  matches: Pick<Matches, 'get' | 'ids' | 'earlier' | 'bests'>,
): Promise<{ match: Match; earlier: EarlierMatch[] }> {
  const whole = await wholeId(id, 'match', 'revenant matches list', matches.ids);
  const match = await matches.get(whole);
  if (match === null) throw new UsageError(`no match ${id} (see revenant matches list)`);
  const earlier = await matches.earlier(whole);
  if (at === undefined) return { match, earlier };
  if (at === 'best') return { match: (await matches.bests([whole])).get(whole)?.[0]?.match ?? match, earlier: [] };
  const time = Date.parse(at);
  if (Number.isNaN(time)) throw new UsageError(`not an instant: ${at} (2026-11-25T14:00:00Z, or best)`);
  const then = earlier.findLast(({ until }) => time < Date.parse(until));
  return then === undefined ? { match, earlier } : { match: then.match, earlier: [] };
}

export function earlierLine({ since, until, match }: EarlierMatch): string {
  const { verdict, weight, id } = match;
  return `Before: ${verdict}, ${weight.toFixed(1)} bits, from ${since} to ${until} (revenant matches show ${id.slice(0, 12)} --at ${since})`;
}
