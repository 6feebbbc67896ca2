/** The standing of a shared value: proven by both sites, only said by one of them, or cited. */
import type { Place } from '../../model/derived/fingerprint.ts';
import type { SharedValue, Signal } from '../../signals/signal.ts';

/**
 * own: both prove it. said: one only says it; a lead at most. cited: one gives it where it speaks
 * of others, quotes, shows visitors' words, or hides it from readers.
 */
export type Standing = 'own' | 'said' | 'cited';

/** @param isQuoted true for a value that one side only quotes as the other's */
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
