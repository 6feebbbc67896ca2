/** Dated facts of a side's beginning, presence and end, each with its possible days. */
import { z } from 'zod';
import { type DayInterval, daysOf, isBefore } from './interval.ts';
import { copyrightOf, readingOf, registrationOf } from './readings.ts';
import type { Subject } from './subject.ts';

export interface Dated {
  readonly days: DayInterval;
  /** The date as it was given, with its source if known. */
  readonly shown: string;
  /** Another date of the same side contradicts it: reported, but decides nothing. */
  readonly doubtful?: true;
}

const certificatesOf = readingOf(
  'certificate',
  z.object({ certificates: z.array(z.object({ validFrom: z.string() })) }),
  { certificates: [] },
);

/** Null: unknown. `registered` and `certified` (earliest certificate) are of the domain today. */
export function timelineOf(side: Subject) {
  const dates = side.entity?.dates;
  const registration = registrationOf(side);
  const registered = dated(registration?.created, registration?.source);
  const captured = capturedOn(side);
  // A capture before the registration: one date is wrong, forged, or of an earlier owner.
  const contradictory = isBefore(captured?.days ?? null, registered?.days ?? null);
  const doubted = (one: Dated | null): Dated | null =>
    one !== null && contradictory ? { ...one, doubtful: true } : one;
  const [first] = certificatesOf(side)
    .certificates.map(({ validFrom }) => validFrom)
    .sort();
  return {
    incorporated: dated(dates?.incorporated),
    dissolved: dated(dates?.dissolved),
    listed: dated(dates?.listed),
    registered: doubted(registered),
    captured: doubted(captured),
    certified: dated(first),
  };
}

const FIRST_PAGE: DayInterval = { from: '1991-08-06', to: '1991-08-06' };

/** Null if impossible: before the web, or years before the copyright. Archives can be forged. */
export function capturedOn(side: Subject): Dated | null {
  const captured = dated(side.visit.startedAt);
  if (captured === null || isBefore(captured.days, FIRST_PAGE)) return null;
  // From December on, sites give the coming year.
  const last = Number(captured.days.to.slice(0, 4)) + 1;
  return copyrightOf(side).years.some((year) => year > last) ? null : captured;
}

/** True if one side was captured before the domain of the other was registered. */
export function wasThereBefore(one: Subject, other: Subject): boolean {
  if (one.visit.site === other.visit.site) return false;
  return isBefore(daysOf(one.visit.startedAt), daysOf(registrationOf(other)?.created));
}

function dated(date: string | null | undefined, source?: string): Dated | null {
  const days = daysOf(date);
  return days === null ? null : { days, shown: [date?.slice(0, 10), source].filter(Boolean).join(', ') };
}
