import { CronExpressionParser } from 'cron-parser';
import { InputError } from '../../errors.ts';
import { sha256 } from '../../model/digest.ts';
import type { Clock } from '../../model/ports/clock.ts';
import type { Queue } from '../../model/ports/queue.ts';
import type { Schedule, Store } from '../../model/ports/store.ts';
import { refill } from './run-progress.ts';

const UNITS: Readonly<Record<string, number>> = { s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000, w: 604_800_000 };

/** `7d` in milliseconds. Throws InputError for anything else than a number and s, m, h, d or w. */
export function intervalMs(text: string): number {
  const found = /^(\d{1,6})([smhdw])$/.exec(text);
  const unit = UNITS[found?.[2] ?? ''];
  if (found === null || unit === undefined || Number(found[1]) === 0) {
    throw new InputError(`not an interval: ${text} (a number and s, m, h, d or w, such as 7d)`);
  }
  return Number(found[1]) * unit;
}

/** The last time at or before `now` at which a schedule was due; null when it has not been due since it was added. */
export function lastDue(schedule: Pick<Schedule, 'cron' | 'every' | 'createdAt'>, now: Date): Date | null {
  const created = Date.parse(schedule.createdAt);
  if (schedule.every !== null) {
    const periods = Math.floor((now.getTime() - created) / intervalMs(schedule.every));
    return periods < 1 ? null : new Date(created + periods * intervalMs(schedule.every));
  }
  // The parser gives the time strictly before its start: one second later includes a due time of just now.
  const start = new Date(now.getTime() + 1000);
  const due = CronExpressionParser.parse(schedule.cron ?? '', { currentDate: start, tz: 'UTC' })
    .prev()
    .toDate();
  return due.getTime() <= created ? null : due;
}

/** Numbers, names, ranges, steps, `L` and `#`. The parser would take fewer fields for others, seconds, and `H`, a time by chance. */
const FIVE_FIELDS = /^(?:(?:[\d*,/?#L-]|\b[A-Z]{3}\b)+(?:\s+(?!$)|$)){5}$/i;

/** Throws InputError when the pattern is none. */
export function checkCron(pattern: string): void {
  try {
    if (!FIVE_FIELDS.test(pattern)) throw new Error('these are not five fields');
    CronExpressionParser.parse(pattern, { tz: 'UTC' });
  } catch (error) {
    throw new InputError(
      `not a cron pattern: ${pattern} (${(error as Error).message}); five fields, times in UTC, such as "0 3 * * 1"`,
    );
  }
}

/** Registers every stored schedule with the queue, which forgets them when it is cleared. */
export async function registerSchedules(ports: { readonly store: Store; readonly queue: Queue }): Promise<void> {
  for (const schedule of await ports.store.schedules.list()) {
    const when = schedule.cron === null ? { everyMs: intervalMs(schedule.every ?? '') } : { cron: schedule.cron };
    await ports.queue.schedule('sweep', schedule.id, when, { schedule: schedule.id });
  }
}

/**
 * Starts the run of a schedule's last due time unless it has been started. However many times were missed, and however
 * many workers ask, one run is opened.
 */
export async function startIfDue(
  id: string,
  ports: { readonly store: Store; readonly queue: Queue; readonly clock: Clock },
): Promise<boolean> {
  const schedule = await ports.store.schedules.get(id);
  if (schedule === null) return false;
  const due = lastDue(schedule, ports.clock.now());
  if (due === null || (schedule.lastRunAt !== null && Date.parse(schedule.lastRunAt) >= due.getTime())) return false;
  const at = due.toISOString();
  // Open first: a worker that dies in between leaves a run that the ledger still works off. The key keeps it single, also
  // for whoever comes when that run is over already.
  const { ledger, schedules } = ports.store;
  const key = sha256('schedule', id, at);
  const known = (await ledger.runs()).find((one) => one.key === key);
  const run = known ?? (await ledger.openRun(key, schedule.options, schedule.seeds, false)).run;
  if (!(await schedules.start(id, schedule.lastRunAt, at))) return false;
  await refill(ports, run.id);
  return true;
}

/** Every schedule that is due. The queue's own timers start anew with it, so a long interval needs this look now and then. */
export async function startDue(ports: {
  readonly store: Store;
  readonly queue: Queue;
  readonly clock: Clock;
}): Promise<void> {
  for (const { id } of await ports.store.schedules.list()) await startIfDue(id, ports);
}
