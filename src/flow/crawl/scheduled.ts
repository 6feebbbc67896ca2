/** Schedules that are due, or are asked for now → runs. */
import { sha256 } from '../../model/digest.ts';
import type { Run } from '../../model/ports/ledger.ts';
import type { Schedule } from '../../model/ports/store.ts';
import type { Ports } from '../ports.ts';
import { refill } from './run-progress.ts';
import { intervalMs, waitingSince } from './schedule-times.ts';

type SchedulePorts = Pick<Ports, 'store' | 'queue' | 'clock'>;

/** Registers the stored schedules with the queue, which forgets them when it is cleared. */
export async function registerSchedules(ports: Pick<Ports, 'store' | 'queue'>): Promise<void> {
  for (const { id, cron, every, timezone } of await ports.store.schedules.list()) {
    const when =
      cron === null ? { everyMs: intervalMs(every ?? '') } : { cron, ...(timezone !== undefined && { timezone }) };
    await ports.queue.schedule('sweep', id, when, { schedule: id });
  }
}

/** Opens one run for the last due time, however many times were missed and however many workers ask. */
export async function startIfDue(id: string, ports: SchedulePorts): Promise<boolean> {
  const schedule = await ports.store.schedules.get(id);
  const due = schedule === null ? null : waitingSince(schedule, ports.clock.now());
  return schedule !== null && due !== null && (await open(schedule, due.toISOString(), ports)) !== null;
}

/** The queue's timers restart with it, so long intervals need this check at regular times. */
export async function startDue(ports: SchedulePorts): Promise<void> {
  for (const { id } of await ports.store.schedules.list()) await startIfDue(id, ports);
}

/** Opens a run now; the times of the schedule stay as they are. Null: another process opened it at this moment. */
export function startNow(schedule: Schedule, ports: SchedulePorts): Promise<Run | null> {
  return open(schedule, ports.clock.now().toISOString(), ports);
}

async function open(schedule: Schedule, at: string, ports: SchedulePorts): Promise<Run | null> {
  // Opened first: if the worker dies here, the ledger still has the run. The key prevents a second run.
  const { ledger, schedules } = ports.store;
  const key = runKeyOf(schedule.id, at);
  const known = (await ledger.runs()).find((one) => one.key === key);
  const run = known ?? (await ledger.openRun(key, schedule.options, schedule.seeds, false)).run;
  if (!(await schedules.start(schedule.id, schedule.lastRunAt, at))) return null;
  await refill(ports, run.id);
  return run;
}

/** Key of the run that a schedule begins at that time. */
export const runKeyOf = (id: string, at: string): string => sha256('schedule', id, at);
