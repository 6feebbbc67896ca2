import type { ScheduleDocument } from '../../model/documents.ts';
import { timeText } from '../../model/time-text.ts';
import { count } from './terminal.ts';

/** `<id>  every 7d  3 targets  <name>  next run …  last run …` */
export function scheduleLine(schedule: ScheduleDocument, now: Date): string {
  const { id, cron, every, timezone = 'UTC', rowInterval = null, seeds, name, lastRunAt, nextRunAt = null } = schedule;
  const when = cron === null ? `every ${every}` : `cron ${cron} (${timezone})`;
  const last = `last run ${lastRunAt === null ? 'never' : timeText(lastRunAt)}`;
  const rows = rowInterval === null ? [] : ['rows with this interval'];
  return [id, when, count(seeds.length, 'target'), name, ...rows, nextText(nextRunAt, now), last].join('  ');
}

function nextText(at: string | null, now: Date): string {
  if (at === null) return 'paused';
  return Date.parse(at) <= now.getTime() ? 'due now, waits for a worker' : `next run ${timeText(at)}`;
}
