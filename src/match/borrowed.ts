/** Two sites that show the same contacts → which of them certainly showed them first. */
import { daysOf, isBefore } from './interval.ts';
import { registrationOf, type Subject } from './subject.ts';

/** The side that was captured before the domain of the other was registered; null: nothing tells. */
export function firstToShow(left: Subject, right: Subject): Subject | null {
  if (wasThereBefore(left, right)) return left;
  return wasThereBefore(right, left) ? right : null;
}

/**
 * Whether the listed side took over what the other had shown before: then nothing there says that the other is of the
 * listed one, who can put anybody's contacts on his pages. A domain that was registered after the listing tells nothing:
 * a lapsed domain is registered anew at will, and every successor was seen before that.
 */
export function borrowedByListed(left: Subject, right: Subject): boolean {
  return isBorrower(left, right) || isBorrower(right, left);
}

function isBorrower(one: Subject, other: Subject): boolean {
  if (one.entity === null || other.entity !== null) return false;
  const registered = daysOf(registrationOf(one)?.created);
  return isBefore(registered, daysOf(one.entity.dates.listed)) && wasThereBefore(other, one);
}

function wasThereBefore(one: Subject, other: Subject): boolean {
  if (one.visit.site === other.visit.site) return false;
  return isBefore(daysOf(one.visit.startedAt), daysOf(registrationOf(other)?.created));
}
