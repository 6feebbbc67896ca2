/**
 * Whether one of two sites may be a copy of the other that anybody could make: most of the smaller one's own text stands on
 * the other too, and both go by one name. A copy under another name wants its visitors for itself, so what it still has of the
 * first one's contacts tells; a copy under the same name has them because they stood on the page.
 */
import type { ComparedSignal } from './compare-signals.ts';
import { COPIED_COVERAGE } from './policy.ts';

export function isCopiedWhole(compared: readonly ComparedSignal[]): boolean {
  return compared.some(({ oneName }) => oneName) && isCopied(compared);
}

/** One may have copied the other, under whatever name. */
export function isCopied(compared: readonly ComparedSignal[]): boolean {
  return compared.some(({ amount }) => amount !== null && amount.coverage >= COPIED_COVERAGE);
}
