/**
 * The times of a cron pattern in a zone, also on days when clocks change. The parser knows the
 * calendar; it disagrees with itself about such days (its next and its last time differ), so it is
 * asked in UTC, and its times are read as what clocks of the zone show.
 */
import { CronExpressionParser } from 'cron-parser';
import { instantOf, instantsOf, wallOf } from './local-time.ts';

/** Clocks change by less: times this far apart are in the order of their clocks. */
const NEAR_MS = 3 * 3_600_000;
const DAY_MS = 86_400_000;

/** The last time up to now. */
export function cronBefore(pattern: string, zone: string, now: number): number {
  // The parser excludes its start: one second later includes now.
  const walk = parser(pattern, wallOf(zone, now) + (zone === 'UTC' ? 0 : NEAR_MS) + 1000);
  return nearest(
    pattern,
    zone,
    now,
    () => walk.prev().getTime(),
    (at) => at <= now,
    Math.max,
  );
}

/** The first time after now. */
export function cronAfter(pattern: string, zone: string, now: number): number {
  const walk = parser(pattern, wallOf(zone, now) - (zone === 'UTC' ? 0 : NEAR_MS));
  return nearest(
    pattern,
    zone,
    now,
    () => walk.next().getTime(),
    (at) => at > now,
    Math.min,
  );
}

const parser = (pattern: string, ms: number) =>
  CronExpressionParser.parse(pattern, { currentDate: new Date(ms), tz: 'UTC' });

/** Goes on as long as a time of the clock may still be nearer to now. */
function nearest(
  pattern: string,
  zone: string,
  now: number,
  step: () => number,
  fits: (at: number) => boolean,
  best: (...all: number[]) => number,
): number {
  if (zone === 'UTC') return step();
  const isHourly = (pattern.split(/\s+/)[1] ?? '').includes('*');
  const from = wallOf(zone, now);
  let found: number | undefined;
  for (;;) {
    const wall = step();
    if (found !== undefined && Math.abs(wall - from) > NEAR_MS) return found;
    const [day, minutes] = [Math.floor(wall / DAY_MS), Math.floor((wall % DAY_MS) / 60_000)];
    // A pattern of each hour goes by the hours that pass. One with a time of day runs once a day.
    const times = isHourly ? instantsOf(day, minutes, zone) : [instantOf(day, minutes, zone)];
    const fitting = times.filter(fits);
    if (fitting.length > 0) found = best(...fitting, ...(found === undefined ? [] : [found]));
  }
}
