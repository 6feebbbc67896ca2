/** When a schedule runs. */
import { CronExpressionParser } from 'cron-parser';
import { InputError } from '../../errors.ts';
import type { Schedule } from '../../model/ports/schedules.ts';
import { cronAfter, cronBefore } from './cron-times.ts';
import { dayIn, instantOf, minutesOf } from './local-time.ts';

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
    throw new InputError(`not a time zone: ${name} (a name such as Europe/Berlin)`, { fields: ['timezone'] });
  }
}

/** True if a time of the pattern has come since `since`. */
export function hasStruck(pattern: string, timezone: string, since: Date, now: Date): boolean {
  return cronAfter(pattern, timezone, since.getTime()) <= now.getTime();
}

type Times = Pick<Schedule, 'cron' | 'every' | 'at' | 'timezone' | 'createdAt' | 'dueAfter'>;

/** The last due time up to `now`; null: not due since it was added, resumed or changed. */
export function lastDue(schedule: Times, now: Date): Date | null {
  const { cron, timezone = 'UTC' } = schedule;
  const due = cron === null ? beat(schedule, now, 0) : new Date(cronBefore(cron, timezone, now.getTime()));
  return due.getTime() <= Date.parse(schedule.dueAfter ?? schedule.createdAt) ? null : due;
}

/** The due time whose run has not begun; null: there is none, or the schedule is paused. */
export function waitingSince(schedule: Omit<Schedule, 'seeds'>, now: Date): Date | null {
  const due = (schedule.pausedAt ?? null) === null ? lastDue(schedule, now) : null;
  const isDone = schedule.lastRunAt !== null && due !== null && Date.parse(schedule.lastRunAt) >= due.getTime();
  return isDone ? null : due;
}

/** `every 7d`, `every 7d at 03:00 (Europe/Berlin)`, or `cron 0 3 * * 1 (Europe/Berlin)`. */
export function whenText({
  cron,
  every,
  at,
  timezone = 'UTC',
}: Pick<Schedule, 'cron' | 'every'> & { at?: string | undefined; timezone?: string | undefined }): string {
  if (cron !== null) return `cron ${cron} (${timezone})`;
  return at === undefined ? `every ${every}` : `every ${every} at ${at} (${timezone})`;
}

/** The days of an interval with a time of day. Throws InputError unless they are whole. */
export function daysOf(every: string): number {
  const days = intervalMs(every) / 86_400_000;
  if (!Number.isInteger(days))
    throw new InputError(`a time of day needs an interval of whole days, such as 1d or 7d, not ${every}`, {
      fields: ['at', 'every'],
    });
  return days;
}

/** The next due time; in the past when no worker was there to run it. Null: it is paused. */
export function nextRun(schedule: Omit<Schedule, 'seeds'>, now: Date): Date | null {
  if ((schedule.pausedAt ?? null) !== null) return null;
  const { cron, timezone = 'UTC' } = schedule;
  const next = (): Date =>
    cron === null ? beat(schedule, now, 1) : new Date(cronAfter(cron, timezone, now.getTime()));
  return waitingSince(schedule, now) ?? next();
}

/** The last time of an interval up to now, or a later one. */
function beat(schedule: Times, now: Date, later: number): Date {
  const { every, at, createdAt } = schedule;
  if (at !== undefined) return localBeat(schedule, at, now.getTime(), later);
  const [created, ms] = [Date.parse(createdAt), intervalMs(every ?? '')];
  return new Date(created + (Math.max(0, Math.floor((now.getTime() - created) / ms)) + later) * ms);
}

/** The same at a time of day: each so many days by the calendar of the zone, from the first day. */
function localBeat({ every, timezone = 'UTC', createdAt }: Times, at: string, now: number, later: number): Date {
  const [days, minutes] = [daysOf(every ?? ''), minutesOf(at)];
  const first = dayIn(timezone, Date.parse(createdAt));
  const time = (turn: number): number => instantOf(first + turn * days, minutes, timezone);
  let turn = Math.floor((dayIn(timezone, now) - first) / days);
  if (time(turn) > now) turn -= 1;
  // A zone that skips a day has two turns at one instant.
  while (time(turn + 1) <= now) turn += 1;
  return new Date(time(turn + later));
}
