/** Whether one of two sites may be a copy of the other, and which of them was there first. */
import type { ComparedSignal } from './compare-signals.ts';
import { daysBetween, daysOf, isBefore } from './interval.ts';
import { COPIED_COVERAGE, LONG_GAP_DAYS } from './policy.ts';
import { registrationOf } from './readings.ts';
import type { Subject } from './subject.ts';
import { capturedOn } from './timeline.ts';

/** Most of the smaller side's own text is on the other too, under whatever name. */
export function isCopied(compared: readonly ComparedSignal[]): boolean {
  return compared.some(({ amount }) => amount !== null && amount.coverage >= COPIED_COVERAGE);
}

/** Under the same name the other's contacts were copied with the page; under another name they are evidence. */
export function isCopiedUnderOneName(compared: readonly ComparedSignal[]): boolean {
  return isCopied(compared) && compared[0]?.oneName() === true;
}

/** The side that was captured before the domain of the other was registered; null: unknown. */
export function sideSeenFirst(left: Subject, right: Subject): Subject | null {
  if (wasThereBefore(left, right)) return left;
  return wasThereBefore(right, left) ? right : null;
}

/** Then its contacts do not link the other to the list. A domain registered after the listing tells nothing. */
export function listedSideCameLater(left: Subject, right: Subject): boolean {
  return cameLater(left, right) || cameLater(right, left);
}

function cameLater(one: Subject, other: Subject): boolean {
  if (one.entity === null || other.entity !== null) return false;
  const registered = daysOf(registrationOf(one)?.created);
  if (registered !== null) return isBefore(registered, daysOf(one.entity.dates.listed)) && wasThereBefore(other, one);
  // Without a registry our captures tell, where they lie far apart.
  const [seen, seenOther] = [capturedOn(one)?.days ?? null, capturedOn(other)?.days ?? null];
  return seen !== null && seenOther !== null && daysBetween(seenOther.to, seen.from) > LONG_GAP_DAYS;
}

function wasThereBefore(one: Subject, other: Subject): boolean {
  if (one.visit.site === other.visit.site) return false;
  return isBefore(daysOf(one.visit.startedAt), daysOf(registrationOf(other)?.created));
}
