/** A side → the dated facts of its beginning, its being there and its end, each with the days it can have been. */
import { z } from 'zod';
import { type DayInterval, daysOf, isBefore } from './interval.ts';
import { registrationOf, type Subject, valueOf } from './subject.ts';

export interface Dated {
  readonly days: DayInterval;
  /** The date as it was given, with its source where it has one. */
  readonly shown: string;
  /** Another date of the same side contradicts it: it is told, and points nowhere. */
  readonly doubtful?: true;
}

/** Null: not known. */
export interface Timeline {
  /** Of the firm that the side is attributed to. */
  readonly incorporated: Dated | null;
  readonly dissolved: Dated | null;
  readonly listed: Dated | null;
  /** Of the domain, as it is registered now. */
  readonly registered: Dated | null;
  /** When the site was captured. */
  readonly captured: Dated | null;
  /** The earliest certificate that it showed. */
  readonly certified: Dated | null;
}

const Certificates = z.object({ certificates: z.array(z.object({ validFrom: z.string() })) });

export function timelineOf(side: Subject): Timeline {
  const dates = side.entity?.dates;
  const registration = registrationOf(side);
  const certificates = Certificates.safeParse(valueOf(side, 'certificate'));
  const registered = dated(registration?.created, registration?.source);
  const captured = capturedOn(side);
  // Captured before its own domain was registered: one of the two is wrong, forged, or about an earlier holder.
  const contradictory = isBefore(captured?.days ?? null, registered?.days ?? null);
  const doubted = (one: Dated | null): Dated | null =>
    one !== null && contradictory ? { ...one, doubtful: true } : one;
  const [first] = certificates.success ? certificates.data.certificates.map(({ validFrom }) => validFrom).sort() : [];
  return {
    incorporated: dated(dates?.incorporated),
    dissolved: dated(dates?.dissolved),
    listed: dated(dates?.listed),
    registered: doubted(registered),
    captured: doubted(captured),
    certified: dated(first),
  };
}

const Years = z.object({ years: z.array(z.int()) });
/** When the first page of the web was put up. */
const FIRST_PAGE: DayInterval = { from: '1991-08-06', to: '1991-08-06' };

/**
 * Null where the pages themselves tell that it cannot be the day: before there was a web, or years before the copyright that they
 * claim. Whoever hands in an archive can write any day into it.
 */
export function capturedOn(side: Subject): Dated | null {
  const captured = dated(side.visit.startedAt);
  if (captured === null || isBefore(captured.days, FIRST_PAGE)) return null;
  const read = Years.safeParse(valueOf(side, 'copyright-owner'));
  // From December on sites give the year to come.
  const last = Number(captured.days.to.slice(0, 4)) + 1;
  return read.success && read.data.years.some((year) => year > last) ? null : captured;
}

function dated(date: string | null | undefined, source?: string): Dated | null {
  const days = daysOf(date);
  return days === null ? null : { days, shown: [date?.slice(0, 10), source].filter(Boolean).join(', ') };
}
