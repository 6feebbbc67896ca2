/** A side → the dated facts of its beginning, its being there and its end, each with the days it can have been. */
import { z } from 'zod';
import { registrationOf } from './epoch.ts';
import { type DayInterval, daysOf } from './interval.ts';
import { type Subject, valueOf } from './subject.ts';

export interface Dated {
  readonly days: DayInterval;
  /** The date as it was given, with its source where it has one. */
  readonly shown: string;
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
  const [first] = certificates.success ? certificates.data.certificates.map(({ validFrom }) => validFrom).sort() : [];
  return {
    incorporated: dated(dates?.incorporated),
    dissolved: dated(dates?.dissolved),
    listed: dated(dates?.listed),
    registered: dated(registration?.created, registration?.source),
    captured: dated(side.visit.startedAt),
    certified: dated(first),
  };
}

function dated(date: string | null | undefined, source?: string): Dated | null {
  const days = daysOf(date);
  return days === null ? null : { days, shown: [date?.slice(0, 10), source].filter(Boolean).join(', ') };
}
