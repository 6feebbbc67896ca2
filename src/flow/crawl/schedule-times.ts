/** When a schedule runs. */
import { CronExpressionParser } from 'cron-parser';
import { InputError } from '../../errors.ts';
import type { Schedule } from '../../model/ports/schedules.ts';

const UNITS: Readonly<Record<string, number>> = { s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000, w: 604_800_000 };

/** `7d` in milliseconds. Throws InputError unless it is a number and s, m, h, d or w. */
export function intervalMs(text: string): number {
  const found = /^(\d{1,6})([smhdw])$/.exec(text);
  const unit = UNITS[found?.[2] ?? ''];
  if (found === null || unit === undefined || Number(found[1]) === 0) {
    throw new InputError(`not an interval: ${text} (a number and s, m, h, d or w, such as 7d)`);
  }
  return Number(found[1]) * unit;
}

/** The parser also accepts fewer fields, seconds, and `H` for a random time. */
const FIVE_FIELDS = /^(?:(?:[\d*,/?#L-]|\b[A-Z]{3}\b)+(?:\s+(?!$)|$)){5}$/i;
const SHORT: Readonly<Record<string, string>> = {
  '@hourly': '0 * * * *',
  '@daily': '0 0 * * *',
  '@weekly': '0 0 * * 0',
};

/**
 * The five fields of a cron pattern; @hourly, @daily and @weekly are written out. Throws InputError
 * for a wrong one.
 */
export function cronFields(pattern: string): string {
  const fields = SHORT[pattern] ?? pattern;
  try {
    if (!FIVE_FIELDS.test(fields)) throw new Error('it needs five fields');
    CronExpressionParser.parse(fields, { tz: 'UTC' });
    return fields;
  } catch (error) {
    throw new InputError(
      `not a cron pattern: ${pattern} (${(error as Error).message}); write five fields, in UTC unless a time zone is named, such as "0 3 * * 1", or @hourly, @daily or @weekly`,
    );
  }
}

/** Throws InputError for text that is no name of a time zone. */
export function checkTimezone(name: string): void {
  try {
    // Offsets such as +02:00 are refused: they know nothing of summer time.
    if (!/^[a-z_]+(?:\/[\w+-]+)*$/i.test(name)) throw new RangeError('no name');
    Intl.DateTimeFormat('en', { timeZone: name });
  } catch {
    throw new InputError(`not a time zone: ${name} (a name such as Europe/Berlin)`);
  }
}

/** True if a time of the pattern has come since `since`. */
export function hasStruck(pattern: string, timezone: string, since: Date, now: Date): boolean {
  const next = CronExpressionParser.parse(pattern, { currentDate: since, tz: timezone }).next();
  return next.getTime() <= now.getTime();
}

type Times = Pick<Schedule, 'cron' | 'every' | 'timezone' | 'createdAt' | 'dueAfter'>;

/** The last due time up to `now`; null: not due since it was added, resumed or changed. */
export function lastDue(schedule: Times, now: Date): Date | null {
  // The parser excludes its start: one second later includes now.
  const due =
    schedule.every === null
      ? cronFrom(schedule, now.getTime() + 1000)
          .prev()
          .toDate()
      : beat(schedule, now, 0);
  return due.getTime() <= Date.parse(schedule.dueAfter ?? schedule.createdAt) ? null : due;
}

/** The due time whose run has not begun; null: there is none, or the schedule is paused. */
export function waitingSince(schedule: Omit<Schedule, 'seeds'>, now: Date): Date | null {
  const due = (schedule.pausedAt ?? null) === null ? lastDue(schedule, now) : null;
  const isDone = schedule.lastRunAt !== null && due !== null && Date.parse(schedule.lastRunAt) >= due.getTime();
  return isDone ? null : due;
}

/** `every 7d`, or `cron 0 3 * * 1 (Europe/Berlin)`. */
export function whenText({
  cron,
  every,
  timezone = 'UTC',
}: Pick<Schedule, 'cron' | 'every'> & { timezone?: string | undefined }): string {
  return cron === null ? `every ${every}` : `cron ${cron} (${timezone})`;
}

/**
 * The next due time; in the past when no worker was there to run it. Null: the schedule is paused.
 */
export function nextRun(schedule: Omit<Schedule, 'seeds'>, now: Date): Date | null {
  if ((schedule.pausedAt ?? null) !== null) return null;
  const next = (): Date =>
    schedule.every === null ? cronFrom(schedule, now.getTime()).next().toDate() : beat(schedule, now, 1);
  return waitingSince(schedule, now) ?? next();
}

/** The last time of an interval up to now, or a later one. */
function beat({ every, createdAt }: Times, now: Date, later: number): Date {
  const [created, ms] = [Date.parse(createdAt), intervalMs(every ?? '')];
  return new Date(created + (Math.max(0, Math.floor((now.getTime() - created) / ms)) + later) * ms);
}

const cronFrom = ({ cron, timezone = 'UTC' }: Times, ms: number) =>
  CronExpressionParser.parse(cron ?? '', { currentDate: new Date(ms), tz: timezone });
