import type { Comparison, SharedValue } from '../../signals/signal.ts';

/** The comparison without some shared values: the same if none is removed, null if all are. */
export function withoutShared(comparison: Comparison, isOut: (shared: SharedValue) => boolean): Comparison | null {
  const shared = comparison.shared.filter((one) => !isOut(one));
  if (shared.length === comparison.shared.length) return comparison;
  const [first] = shared;
  return first === undefined ? null : { ...comparison, shared, left: first.left, right: first.right };
}
