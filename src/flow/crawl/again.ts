/** What came of a visit → when its target is taken up again. */
import type { Limits } from '../../model/limits.ts';
import type { Retry } from '../../model/ports/ledger.ts';
import type { CapturedSite } from '../../model/visit.ts';

export type AgainLimits = Pick<
  Limits,
  'deferrals' | 'retryAfterMs' | 'heldMs' | 'retries' | 'leastRetryMs' | 'mostRetryMs'
>;

/** Faults of the network, and answers that say the server is not well or not ready; no other refusal changes by asking again. */
const PASSING =
  /^(?:fetch:(?:timeout|reset|refused|unreachable|incomplete)|dns:failure|limit:rate|http:(?:408|425|5\d\d))$/;
/** Asked to come back later, with no time named. */
const UNNAMED_MS = 3_600_000;

/**
 * Null: what came is final. Deferred: when the other side said, or in an hour; for longer than is honoured it is parked. A
 * fault of the network: full jitter under a bound that doubles (RFC 9110 names no time for it).
 *
 * @param attempts how often the target has been taken up again already
 * @param random a number in [0, 1)
 */
export function againAfter(
  { visit, retryAfter = null }: Pick<CapturedSite, 'visit' | 'retryAfter'>,
  attempts: number,
  limits: AgainLimits,
  random: () => number,
): Retry | null {
  const { state, reason } = visit;
  if (state === 'deferred') {
    const asked = retryAfter ?? Math.min(UNNAMED_MS, limits.retryAfterMs);
    if (attempts >= limits.deferrals || (retryAfter !== null && retryAfter >= limits.retryAfterMs)) return null;
    return { afterMs: asked, held: asked <= limits.heldMs };
  }
  const ended = state === 'captured' || state === 'partial' || state === 'refused';
  if (ended || attempts >= limits.retries || !PASSING.test(reason ?? '')) return null;
  const jitter = random() * Math.min(limits.mostRetryMs, limits.leastRetryMs * 2 ** attempts);
  // A robots.txt that could not be had is not asked for again before its time.
  const afterMs = Math.max(jitter, retryAfter ?? 0);
  return { afterMs, held: afterMs <= limits.heldMs };
}
