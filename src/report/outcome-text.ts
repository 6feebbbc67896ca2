import type { MatchSide } from '../model/match.ts';
import type { Visit } from '../model/visit.ts';
import { CONDITION_TEXT } from '../model/words.ts';

/** What became of a visit, in words, such as `unreachable: shop.test does not exist or has no address (dns:nxdomain)`. */
export function outcomeText(
  visit: Pick<MatchSide, 'state' | 'condition'> & Partial<Pick<Visit, 'reason' | 'detail'>>,
): string {
  const { state, condition, reason = null, detail = null } = visit;
  // Where nothing was fetched the condition says nothing.
  const seen = state === 'hollow' && condition !== 'content' ? CONDITION_TEXT[condition] : null;
  const why = detail ?? seen;
  return `${state}${why === null ? '' : `: ${why}`}${reason === null ? '' : ` (${reason})`}`;
}
