/** The result of a visit → when its target is retried. */

import type { CapturedSite } from '../../model/facts/visit.ts';
import type { Limits } from '../../model/limits.ts';
import type { Retry } from '../../model/ports/ledger.ts';

type AgainLimits = Pick<Limits, 'deferrals' | 'retryAfterMs' | 'heldMs' | 'retries' | 'leastRetryMs' | 'mostRetryMs'>;

/** Network faults and overloaded servers; other failures stay the same on a retry. */
const PASSING =
  /^(?:fetch:(?:timeout|reset|refused|unreachable|incomplete)|dns:failure|limit:rate|http:(?:408|425|5\d\d))$/;
/** Deferred without a time. */
const UNNAMED_MS = 3_600_000;

/**
 * Null: the result is final. Deferred: at the time the site asks for, or in an hour. Network fault:
 * back-off with full jitter under a bound that doubles.
 *
 * @param attempts earlier retries of the target
 * @param random in [0, 1)
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
  // An unreadable robots.txt has its own time.
  const afterMs = Math.max(jitter, retryAfter ?? 0);
  return { afterMs, held: afterMs <= limits.heldMs };
}
