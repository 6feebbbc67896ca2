import { whenText } from '../../flow/crawl/schedule-times.ts';
import type { ScheduleDocument } from '../../model/documents.ts';
import { timeText } from '../../model/time-text.ts';
import { count } from './terminal.ts';

/** `<id>  every 7d  3 targets  <name>  next run …  last run …`; a line more for a problem of its lists. */
export function scheduleLines(schedule: ScheduleDocument, now: Date): string[] {
  const { id, rowInterval = null, seeds, name, lastRunAt, nextRunAt = null, problem = null } = schedule;
  const when = whenText(schedule);
  const last = `last run ${lastRunAt === null ? 'never' : timeText(lastRunAt)}`;
  const rows = rowInterval === null ? [] : ['rows with this interval'];
  const line = [id, when, count(seeds.length, 'target'), name, ...rows, nextText(nextRunAt, now), last].join('  ');
  return problem === null ? [line] : [line, `  ${problem}`];
}

function nextText(at: string | null, now: Date): string {
  if (at === null) return 'paused';
  return Date.parse(at) <= now.getTime() ? 'due now, waits for a worker' : `next run ${timeText(at)}`;
}
