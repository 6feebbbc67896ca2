import type { Comparison, SharedValue } from '../../signals/signal.ts';

/** What is left of a comparison without some of the shared values; the same where none falls out, null where all do. */
export function withoutShared(comparison: Comparison, isOut: (shared: SharedValue) => boolean): Comparison | null {
  const shared = comparison.shared.filter((one) => !isOut(one));
  if (shared.length === comparison.shared.length) return comparison;
  const [first] = shared;
  return first === undefined ? null : { ...comparison, shared, left: first.left, right: first.right };
}
