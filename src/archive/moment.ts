import { groupBy } from '../model/group-by.ts';
import { UNKNOWN_TIME } from '../model/words.ts';
import type { ListedRecord } from './archived.ts';

/** Captures this far from the home page's may show another owner's site, and are left out. */
export const AROUND_MS = 182 * 24 * 3_600_000;

type Dated = Pick<ListedRecord, 'capturedAt'>;

/** Milliseconds; null where the time is unknown. */
export function timeOf({ capturedAt }: Dated): number | null {
  return capturedAt === UNKNOWN_TIME ? null : Date.parse(capturedAt);
}

/** The capture nearest to a moment (milliseconds), or the latest; undated ones come last. */
export function nearestTo<T extends Dated>(captures: readonly T[], moment: number | null): T | undefined {
  const distance = (capture: T): number => {
    const time = timeOf(capture);
    if (time === null) return Number.POSITIVE_INFINITY;
    return moment === null ? -time : Math.abs(time - moment);
  };
  return captures.toSorted((a, b) => (distance(a) < distance(b) ? -1 : 1))[0];
}

/** One capture for each address: the nearest of those around the moment. */
export function ofMoment<T extends ListedRecord>(captures: readonly T[], moment: number | null): T[] {
  const around = captures.filter((capture) => isAround(capture, moment));
  return [...groupBy(around, ({ finalUrl }) => finalUrl).values()].flatMap((same) => nearestTo(same, moment) ?? []);
}

/** True for captures of unknown time, and for any where no moment is known. */
export function isAround(capture: Dated, moment: number | null): boolean {
  const time = timeOf(capture);
  return time === null || moment === null || Math.abs(time - moment) <= AROUND_MS;
}
