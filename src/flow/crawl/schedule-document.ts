import type { ScheduleDocument } from '../../model/documents.ts';
import type { Schedule } from '../../model/ports/schedules.ts';
import { nextRun } from './schedule-times.ts';

/** A schedule as it is printed. */
export function scheduleDocument(schedule: Schedule, now: Date): ScheduleDocument {
  const { options: _, follows, ...shown } = schedule;
  return {
    schema: 'revenant.schedule/1',
    ...shown,
    seeds: [...shown.seeds],
    ...(follows && { follows: [...follows] }),
    nextRunAt: nextRun(schedule, now)?.toISOString() ?? null,
  };
}
