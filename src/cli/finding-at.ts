import { UsageError } from '../errors.ts';
import type { Match } from '../model/match.ts';
import type { EarlierMatch, Matches } from '../model/ports/store.ts';
import { timeText } from '../model/time-text.ts';
import { wholeId } from './whole-id.ts';

/**
 * A finding by the beginning of its id, with its earlier documents.
 *
 * @param at an instant (ISO 8601): the finding as it was then; `best`: at its heaviest
 * @throws UsageError where there is none
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
  return `Before: ${verdict}, ${weight.toFixed(1)} bits, from ${timeText(since)} to ${timeText(until)} (revenant matches show ${id.slice(0, 12)} --at ${since})`;
}
