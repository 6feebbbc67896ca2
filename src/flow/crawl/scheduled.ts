import { CronExpressionParser } from 'cron-parser';
import { InputError } from '../../errors.ts';
import { sha256 } from '../../model/digest.ts';
import type { Schedule } from '../../model/ports/store.ts';
import type { Ports } from '../ports.ts';
import { refill } from './run-progress.ts';

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

/** The last due time up to `now`; null: not due since it was added. */
export function lastDue(schedule: Pick<Schedule, 'cron' | 'every' | 'createdAt'>, now: Date): Date | null {
  const created = Date.parse(schedule.createdAt);
  if (schedule.every !== null) {
    const periods = Math.floor((now.getTime() - created) / intervalMs(schedule.every));
    return periods < 1 ? null : new Date(created + periods * intervalMs(schedule.every));
  }
  // The parser excludes its start: one second later includes now.
  const start = new Date(now.getTime() + 1000);
  const due = CronExpressionParser.parse(schedule.cron ?? '', { currentDate: start, tz: 'UTC' })
    .prev()
    .toDate();
  return due.getTime() <= created ? null : due;
}

/** The parser also accepts fewer fields, seconds, and `H` for a random time. */
const FIVE_FIELDS = /^(?:(?:[\d*,/?#L-]|\b[A-Z]{3}\b)+(?:\s+(?!$)|$)){5}$/i;

/** Throws InputError for a wrong pattern. */
export function checkCron(pattern: string): void {
  try {
    if (!FIVE_FIELDS.test(pattern)) throw new Error('it needs five fields');
    CronExpressionParser.parse(pattern, { tz: 'UTC' });
  } catch (error) {
    throw new InputError(
      `not a cron pattern: ${pattern} (${(error as Error).message}); write five fields, in UTC, such as "0 3 * * 1"`,
    );
  }
}

/** Registers the stored schedules with the queue, which forgets them when it is cleared. */
export async function registerSchedules(ports: Pick<Ports, 'store' | 'queue'>): Promise<void> {
  for (const schedule of await ports.store.schedules.list()) {
    const when = schedule.cron === null ? { everyMs: intervalMs(schedule.every ?? '') } : { cron: schedule.cron };
    await ports.queue.schedule('sweep', schedule.id, when, { schedule: schedule.id });
  }
}

/** Opens one run for the last due time, however many times were missed and however many workers ask. */
export async function startIfDue(id: string, ports: Pick<Ports, 'store' | 'queue' | 'clock'>): Promise<boolean> {
  const schedule = await ports.store.schedules.get(id);
  if (schedule === null) return false;
  const due = lastDue(schedule, ports.clock.now());
  if (due === null || (schedule.lastRunAt !== null && Date.parse(schedule.lastRunAt) >= due.getTime())) return false;
  const at = due.toISOString();
  // Opened first: if the worker dies here, the ledger still has the run. The key prevents a second run.
  const { ledger, schedules } = ports.store;
  const key = sha256('schedule', id, at);
  const known = (await ledger.runs()).find((one) => one.key === key);
  const run = known ?? (await ledger.openRun(key, schedule.options, schedule.seeds, false)).run;
  if (!(await schedules.start(id, schedule.lastRunAt, at))) return false;
  await refill(ports, run.id);
  return true;
}

/** The queue's timers restart with it, so long intervals need this check at regular times. */
export async function startDue(ports: Pick<Ports, 'store' | 'queue' | 'clock'>): Promise<void> {
  for (const { id } of await ports.store.schedules.list()) await startIfDue(id, ports);
}
