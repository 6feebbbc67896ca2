/** Finds that one of two sites may be a copy of the other, and the side that was there first. */

import type { Subject } from '../readings/subject.ts';
import { wasThereBefore } from '../readings/timeline.ts';
import type { ComparedSignal } from './compared-signal.ts';
import { COPIED_COVERAGE } from './policy.ts';

/** True if most of the smaller side's own text is on the other too, under any name. */
export function isCopied(compared: readonly ComparedSignal[]): boolean {
  return compared.some(({ amount }) => amount !== null && amount.coverage >= COPIED_COVERAGE);
}

/** True if the copy has the same name, so contacts came with it; otherwise they are evidence. */
export function isCopiedUnderOneName(compared: readonly ComparedSignal[]): boolean {
  return isCopied(compared) && compared[0]?.pair.oneName() === true;
}

/** The side that was captured before the domain of the other was registered; null: unknown. */
export function sideSeenFirst(left: Subject, right: Subject): Subject | null {
  if (wasThereBefore(left, right)) return left;
  return wasThereBefore(right, left) ? right : null;
}
