/** The standing of a shared value: proven by both sites, only said by one of them, or cited. */
import type { Place } from '../../model/fingerprint.ts';
import type { SharedValue, Signal } from '../../signals/signal.ts';

/**
 * own: both sides prove it. said: one side only says it, which makes a lead at most. cited: one
 * side gives it in a text on others, a quotation or its visitors' words, or hides it from readers.
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
