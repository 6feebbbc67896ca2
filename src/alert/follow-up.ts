/** The last alert about a finding and its present state → the next alert to the same hooks. */
import type { AlertType, Delivery } from '../model/alert.ts';
import { bitsBetween, isFlagged, type Match, verdictSteps, type WeakerBecause } from '../model/match.ts';
import { alertOf, deliveryOf, type Telling } from './deliveries-for.ts';

/** A loss of this many bits is told even if the verdict stays the same. */
const TOLD_FROM = 3;

const SAYS_WHAT_STANDS: readonly AlertType[] = [
  'match.flagged',
  'match.escalated',
  'match.weakened',
  'match.retracted',
];

/** The last alert that said how strong a finding is. */
export interface LastTold {
  readonly id: string;
  readonly type: AlertType;
  readonly verdict: Match['verdict'];
  readonly weight: number;
}

/**
 * Null: no hook was told that it is flagged. Retractions by a person are skipped, because they say nothing about evidence.
 *
 * @param told deliveries about one match, oldest first
 */
export function lastTold(told: readonly Delivery[]): LastTold | null {
  for (const { alert } of told.toReversed()) {
    const { id, type, verdict, weight, because } = alert;
    if (verdict === null || weight === null || !SAYS_WHAT_STANDS.includes(type)) continue;
    // Old retractions carry no cause; all of them were judgements.
    if (type === 'match.retracted' && (because ?? 'judged') === 'judged') continue;
    return { id, type, verdict, weight };
  }
  return null;
}

/**
 * Not flagged any more: retracted. A step of verdict or three bits less: weakened. As much more after one of these: escalated.
 * Null: nothing new to tell.
 *
 * @param isConfirmed a person judged it positive: it is not retracted, but its evidence may weaken
 */
export function followUpType(match: Match, last: LastTold, isConfirmed = false): AlertType | null {
  if (last.type === 'match.retracted') return isFlagged(match) ? 'match.escalated' : null;
  if (!isFlagged(match) && !isConfirmed) return 'match.retracted';
  const steps = verdictSteps(last, match);
  const lost = bitsBetween(match, last);
  if (steps < 0 || lost >= TOLD_FROM) return 'match.weakened';
  const isBack = last.type === 'match.weakened' && (steps > 0 || lost <= -TOLD_FROM);
  return isBack && isFlagged(match) ? 'match.escalated' : null;
}

/** One alert to every hook that was told of the finding. Its id is a hash of the alert before it, so a repeat adds nothing. */
export function followUps(
  type: AlertType,
  match: Match,
  last: LastTold,
  because: WeakerBecause | null,
  told: readonly Delivery[],
  telling: Telling,
): Delivery[] {
  const alert = alertOf(type, [match.id, type, last.id], match, { ...telling, ...(because && { because }) });
  const hearers = hearersOf(told);
  return telling.hooks
    .filter(({ id, disabledAt }) => disabledAt === null && hearers.has(id))
    .map((hook) => deliveryOf(alert, hook));
}

/** Ids of the hooks that were told that a finding is flagged. */
export function hearersOf(told: readonly Delivery[]): ReadonlySet<string> {
  return new Set(
    told.flatMap(({ alert: { type }, hook }) => (type === 'match.flagged' || type === 'match.escalated' ? [hook] : [])),
  );
}
