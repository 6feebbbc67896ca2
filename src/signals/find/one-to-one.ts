import { bestFirst } from '../occurrences.ts';
import type { SharedValue } from '../signal.ts';

/** The best correspondences in which no value of either side stands twice, best first; the same from either side. */
export function oneToOne(pairs: readonly SharedValue[]): SharedValue[] {
  const [left, right] = [new Set<string>(), new Set<string>()];
  return bestFirst(pairs).filter((pair) => {
    if (left.has(pair.left.value) || right.has(pair.right.value)) return false;
    left.add(pair.left.value);
    right.add(pair.right.value);
    return true;
  });
}
