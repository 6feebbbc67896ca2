import { whenText } from '../../flow/crawl/schedule-times.ts';
import type { ScheduleDocument } from '../../model/documents.ts';
import { timeText } from '../../model/text/time-text.ts';
import { openTable } from './table.ts';
import { count, type Terminal } from './terminal.ts';

/** A row for each schedule, and one more line for a problem of its lists. */
export function printSchedules(schedules: readonly ScheduleDocument[], now: Date, terminal: Terminal): void {
  const table = openTable<ScheduleDocument>(terminal, [
    { head: 'SCHEDULE', width: 16, of: ({ id }) => id },
    { head: 'WHEN', width: 12, of: whenText },
    { head: 'TARGETS', width: 10, of: ({ seeds }) => count(seeds.length, 'target') },
    { head: 'NEXT RUN', width: 22, of: ({ nextRunAt = null }) => nextText(nextRunAt, now) },
    { head: 'LAST RUN', width: 21, of: ({ lastRunAt }) => (lastRunAt === null ? 'never' : timeText(lastRunAt)) },
    {
      head: 'NAME',
      of: ({ name, rowInterval = null }) => (rowInterval === null ? name : `${name}  rows with this interval`),
    },
  ]);
  for (const schedule of schedules)
    table.row(schedule, schedule, schedule.problem == null ? [] : [`  ${schedule.problem}`]);
}

function nextText(at: string | null, now: Date): string {
  if (at === null) return 'paused';
  return Date.parse(at) <= now.getTime() ? 'due, waits for a worker' : timeText(at);
}
