import { registerSchedules, startDue, startIfDue } from '../src/flow/crawl/scheduled.ts';
import type { JobContext } from './worker.ts';

/** Payload {schedule}. Opens the run of a schedule that is due. */
export async function workSweep({ ports }: JobContext): Promise<void> {
  await ports.queue.work('sweep', 1, async ({ schedule = '' }) => {
    await startIfDue(schedule, ports);
  });
}

/** At a worker's start: schedules are registered again, and a run missed while nobody worked is caught up, once. */
export async function catchUp({ ports }: JobContext): Promise<void> {
  await registerSchedules(ports);
  await startDue(ports);
}
