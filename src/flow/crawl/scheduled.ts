/** Schedules that are due, or are asked for now → runs. */
import { sha256 } from '../../model/digest.ts';
import type { Run } from '../../model/ports/ledger.ts';
import type { Schedule } from '../../model/ports/schedules.ts';
import type { Ports } from '../ports.ts';
import { type FollowPorts, followLists } from './follow-lists.ts';
import { listedSeedsDue } from './listed-sites.ts';
import { refill } from './run-progress.ts';
import { intervalMs, waitingSince } from './schedule-times.ts';

type SchedulePorts = Pick<Ports, 'store' | 'queue' | 'clock'>;

/** Registers the stored schedules with the queue, which forgets them when it is cleared. */
export async function registerSchedules(ports: Pick<Ports, 'store' | 'queue'>): Promise<void> {
  for (const { id, cron, every, at, timezone } of await ports.store.schedules.heads()) {
    // The queue wakes a worker each day at that time; the worker knows which days are due.
    const pattern = at === undefined ? cron : `${Number(at.slice(3))} ${Number(at.slice(0, 2))} * * *`;
    const when =
      pattern === null
        ? { everyMs: intervalMs(every ?? '') }
        : { cron: pattern, ...(timezone !== undefined && { timezone }) };
    await ports.queue.schedule('sweep', id, when, { schedule: id });
  }
}

/** Opens one run for the last due time, however many were missed and however many workers ask. */
export async function startIfDue(id: string, ports: SchedulePorts & FollowPorts): Promise<boolean> {
  const schedule = await ports.store.schedules.get(id);
  const due = schedule === null ? null : waitingSince(schedule, ports.clock.now());
  return schedule !== null && due !== null && (await follow(schedule, due, ports)) !== null;
}

/** The queue's timers restart with it, so long intervals need this check at regular times. */
export async function startDue(ports: SchedulePorts & FollowPorts): Promise<void> {
  for (const { id } of await ports.store.schedules.heads()) await startIfDue(id, ports);
}

/**
 * Opens a run now; the times of the schedule stay as they are. Null: nothing to crawl, or another
 * process just did it.
 */
export function startNow(schedule: Schedule, ports: SchedulePorts & FollowPorts): Promise<Run | null> {
  return follow(schedule, ports.clock.now(), ports);
}

/** As `startNow`, with the rows as they are stored. */
export function startRead(schedule: Schedule, ports: SchedulePorts): Promise<Run | null> {
  return open(schedule, ports.clock.now(), ports);
}

async function follow(schedule: Schedule, at: Date, ports: SchedulePorts & FollowPorts): Promise<Run | null> {
  const { current, added } = await followLists(schedule, ports);
  if (added.length > 0) await registerSchedules(ports);
  for (const part of added) await open(part, at, ports);
  // The caller decided by this time: if another process has started it since, the run is theirs.
  return current === null ? null : open({ ...current, lastRunAt: schedule.lastRunAt }, at, ports);
}

async function open(schedule: Schedule, time: Date, ports: SchedulePorts): Promise<Run | null> {
  const at = time.toISOString();
  const { ledger, schedules } = ports.store;
  const { id, lastRunAt } = schedule;
  const due = await listedSeedsDue(schedule.seeds, time, ports.store);
  const seeds = [...due, ...schedule.seeds];
  if (schedule.seeds.length === 0) {
    await schedules.start(id, lastRunAt, at);
    return null;
  }
  const run = await ledger.openScheduledRun(runKeyOf(id, at), { ...schedule, seeds }, at);
  if (run !== null) await refill(ports, run.id);
  return run;
}

/** Key of the run that a schedule begins at that time. */
export const runKeyOf = (id: string, at: string): string => sha256('schedule', id, at);
