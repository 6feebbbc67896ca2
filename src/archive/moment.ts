import { UNKNOWN_TIME } from '../model/words.ts';

/** A site is one moment, not a career: with its home page counts what was taken so long before and after it. */
export const AROUND_MS = 182 * 24 * 3_600_000;

interface Dated {
  readonly finalUrl: string;
  /** ISO 8601 instant, or UNKNOWN_TIME. */
  readonly capturedAt: string;
}

/** Milliseconds; null where nobody says when it was taken. */
export function timeOf({ capturedAt }: Pick<Dated, 'capturedAt'>): number | null {
  return capturedAt === UNKNOWN_TIME ? null : Date.parse(capturedAt);
}

/** Of captures the one nearest to a moment (milliseconds), without one the latest; one whose time is not known comes last. */
export function nearestTo<T extends Dated>(captures: readonly T[], moment: number | null): T | undefined {
  const distance = (capture: T): number => {
    const time = timeOf(capture);
    if (time === null) return Number.POSITIVE_INFINITY;
    return moment === null ? -time : Math.abs(time - moment);
  };
  return captures.toSorted((a, b) => (distance(a) < distance(b) ? -1 : 1))[0];
}

/** One capture an address: the one nearest to the moment, of those around it. Captures whose time is not known count as around any. */
export function ofMoment<T extends Dated>(captures: readonly T[], moment: number | null): T[] {
  const byAddress = new Map<string, T[]>();
  for (const capture of captures) {
    if (!isAround(capture, moment)) continue;
    const same = byAddress.get(capture.finalUrl);
    if (same === undefined) byAddress.set(capture.finalUrl, [capture]);
    else same.push(capture);
  }
  return [...byAddress.values()].flatMap((same) => nearestTo(same, moment) ?? []);
}

export function isAround(capture: Pick<Dated, 'capturedAt'>, moment: number | null): boolean {
  const time = timeOf(capture);
  return time === null || moment === null || Math.abs(time - moment) <= AROUND_MS;
}
