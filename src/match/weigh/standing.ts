/** Whose word a shared value is: what each site gives as its own by a proof, what one of them only says, what it cites. */
import type { Place } from '../../model/fingerprint.ts';
import type { SharedValue, Signal } from '../../signals/signal.ts';

/**
 * own: both sides prove it; said: one of them only says it, which makes a lead at most; cited: one of them gives it where it
 * speaks of others, quotes, shows visitors' words, or shows nobody.
 */
export type Standing = 'own' | 'said' | 'cited';

/** @param isQuoted tells what one side only quotes as the other's */
export function standingOf(
  { group, stated }: Pick<Signal, 'group' | 'stated'>,
  shared: SharedValue,
  isQuoted: ((shared: SharedValue) => boolean) | null,
  hiddenCounts: boolean,
): Standing {
  if (group !== 'identity') return 'own';
  const { left, right } = shared;
  const standsIn = (part: Place['part']): boolean => left.part === part || right.part === part;
  if (standsIn('cited') || isQuoted?.(shared) === true || (!hiddenCounts && standsIn('unseen'))) return 'cited';
  return stated === true && (left.proof === undefined || right.proof === undefined) ? 'said' : 'own';
}
