/** Intervals for dates known to a year, a month or a day. Comparing them never invents an order. */
import { UNKNOWN_TIME } from '../../model/words.ts';
import { remembered } from '../../values/remember.ts';

export interface DayInterval {
  /** The first and last possible day, both `YYYY-MM-DD`. */
  readonly from: string;
  readonly to: string;
}

const DAY_MS = 86_400_000;

/** `2021`, `2021-08`, `2021-12-15` or an ISO instant → its possible days; null: none or unknown. */
export function daysOf(date: string | null | undefined): DayInterval | null {
  if (date === UNKNOWN_TIME) return null;
  return date === null || date === undefined ? null : readDays(date);
}

const readDays = remembered((date): DayInterval | null => {
  const parts = /^(\d{4})(?:-(\d{2})(?:-(\d{2})(?:T.*)?)?)?$/.exec(date);
  if (parts === null) return null;
  const [, year = '', month, day] = parts;
  if (month === undefined) return { from: `${year}-01-01`, to: `${year}-12-31` };
  // The 31st of shorter months too: it only has to sort after every real day of the month.
  if (day === undefined) return { from: `${year}-${month}-01`, to: `${year}-${month}-31` };
  return { from: `${year}-${month}-${day}`, to: `${year}-${month}-${day}` };
});

/** True only if every day of one is before every day of the other. */
export function isBefore(one: DayInterval | null, other: DayInterval | null): boolean {
  return one !== null && other !== null && one.to < other.from;
}

/** Days from one instant to a later one; negative if it is earlier. */
export function daysBetween(one: string, other: string): number {
  return (Date.parse(other) - Date.parse(one)) / DAY_MS;
}

/** The day after that of an instant, `YYYY-MM-DD`. */
export function dayAfter(instant: string): string {
  return new Date(Date.parse(instant) + DAY_MS).toISOString().slice(0, 10);
}
