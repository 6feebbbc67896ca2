/** The last alert about a finding and its present state → the next alert to the same hooks. */
import type { AlertType, Delivery } from '../model/alert.ts';
import { bitsBetween, isFlagged, type Match, verdictSteps, type WeakerBecause } from '../model/derived/match.ts';
import { type AlertContext, deliveryOf, linkedFor, matchAlert } from './deliveries.ts';
import { isFor } from './subscription.ts';

/** Bits. A smaller loss at the same verdict sends no alert. */
const ALERTED_FROM = 3;

const ABOUT_STRENGTH: readonly AlertType[] = ['match.flagged', 'match.escalated', 'match.weakened', 'match.retracted'];

/** The last alert that stated how strong a finding is. */
export interface LastAlert {
  readonly id: string;
  readonly type: AlertType;
  readonly verdict: Match['verdict'];
  readonly weight: number;
  /** It said that no side is a listed party's any more. */
  readonly unlisted?: boolean;
}

/** Null: no flagged alert yet. A judgement is no change of evidence. @param earlier oldest first */
export function lastAlertOf(earlier: readonly Delivery[]): LastAlert | null {
  for (const { alert } of earlier.toReversed()) {
    const { id, type, verdict, weight, because } = alert;
    if (verdict === null || weight === null || !ABOUT_STRENGTH.includes(type)) continue;
    // Old retractions have no cause; all of them were judgements.
    if (type === 'match.retracted' && (because ?? 'judged') === 'judged') continue;
    return { id, type, verdict, weight, ...(because === 'unlisted' && { unlisted: true }) };
  }
  return null;
}

/** @param isConfirmed judged positive: its evidence may weaken, but it is not retracted */
export function followUpType(match: Match, last: LastAlert, isConfirmed = false): AlertType | null {
  const isUnlisted = (match.left.entity ?? match.right.entity) === null;
  if (last.unlisted === true && isUnlisted) return null;
  if (last.type === 'match.retracted') return isFlagged(match) ? 'match.escalated' : null;
  if (!isFlagged(match) && !isConfirmed) return 'match.retracted';
  const steps = verdictSteps(last, match);
  const lost = bitsBetween(match, last);
  if (steps < 0 || lost >= ALERTED_FROM) return 'match.weakened';
  const isBack = last.type === 'match.weakened' && (steps > 0 || lost <= -ALERTED_FROM);
  return isBack && isFlagged(match) ? 'match.escalated' : null;
}

/** One alert to each hook with an earlier one. Its id is a hash of that alert: no repeats. */
export function followUps(
  type: AlertType,
  match: Match,
  last: LastAlert,
  because: WeakerBecause | null,
  earlier: readonly Delivery[],
  context: AlertContext,
): Delivery[] {
  const alert = matchAlert(type, [match.id, type, last.id], match, { ...context, ...(because && { because }) });
  const alerted = hooksAlerted(earlier);
  return context.hooks
    .filter((hook) => alerted.has(hook.id) && isFor(hook, alert, { isWatched: true, wasTold: true }))
    .map((hook) => deliveryOf(linkedFor(alert, hook, context.isNear), hook));
}

/** Ids of the hooks with an alert that the finding is flagged. */
export function hooksAlerted(earlier: readonly Delivery[]): ReadonlySet<string> {
  const flagged = earlier.filter(({ alert: { type } }) => type === 'match.flagged' || type === 'match.escalated');
  return new Set(flagged.map(({ hook }) => hook));
}
