/**
 * The rows of a schedule by their times: rows with an interval of their own are a part of the same
 * name.
 */
import { sha256 } from '../../model/digest.ts';
import type { Seed } from '../../model/facts/seed.ts';
import { groupBy } from '../../model/group-by.ts';
import type { Schedule } from '../../model/ports/schedules.ts';
import { intervalMs } from './schedule-times.ts';

export type When = Pick<Schedule, 'cron' | 'every' | 'at' | 'timezone'>;

interface Part {
  readonly id: string;
  /** Null: the rows without an interval of their own. */
  readonly rowInterval: string | null;
  readonly when: When;
  readonly seeds: readonly Seed[];
}

/**
 * If the schedule has times, the part of the rows without an interval exists even when it is empty:
 * the list may get such rows. Throws InputError for a wrong interval.
 *
 * @returns `timeless`: rows that have no interval, in a schedule that has none either
 */
export function partsOf(name: string, seeds: readonly Seed[], given: When): { parts: Part[]; timeless: Seed[] } {
  const groups = groupBy(seeds, ({ interval }) => (interval === given.every ? null : (interval ?? null)));
  const others = groups.get(null) ?? [];
  groups.delete(null);
  const idOf = (rowInterval: string | null): string => sha256('schedule', name, rowInterval ?? '').slice(0, 16);
  const parts = [...groups].map(([every, group]): Part => {
    intervalMs(every ?? '');
    return { id: idOf(every), rowInterval: every, when: { cron: null, every }, seeds: group };
  });
  const isTimed = given.cron !== null || given.every !== null;
  if (isTimed) parts.push({ id: idOf(null), rowInterval: null, when: given, seeds: others });
  return { parts, timeless: isTimed ? [] : others };
}

/** Every so long, and at a time of day of a zone where they are not empty. */
export function everyAt(every: string, at = '', timezone = ''): When {
  return { cron: null, every, ...(at !== '' && { at, timezone: timezone === '' ? 'UTC' : timezone }) };
}

export function whenOf({ cron, every, at, timezone }: When): When {
  return { cron, every, ...(at !== undefined && { at }), ...(timezone !== undefined && { timezone }) };
}
