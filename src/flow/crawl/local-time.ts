/** A time of day in a time zone → instants, also on days when clocks change. */
import { InputError } from '../../errors.ts';

const DAY_MS = 86_400_000;

/** Minutes since midnight. Throws InputError unless it is a time such as 03:00. */
export function minutesOf(time: string): number {
  const found = /^([01]\d|2[0-3]):([0-5]\d)$/.exec(time);
  if (found === null) throw new InputError(`not a time of day: ${time} (such as 03:00 or 23:30)`, { fields: ['at'] });
  return Number(found[1]) * 60 + Number(found[2]);
}

/** The local date as the number of days since 1 January 1970. */
export const dayIn = (zone: string, ms: number): number => Math.floor(wallOf(zone, ms) / DAY_MS);

/** The time that clocks of the zone show, as if it were UTC. */
export const wallOf = (zone: string, ms: number): number => ms + offsetAt(zone, ms);

/**
 * The instant at which clocks of the zone show the time on that day. A time that comes twice: the
 * first. A time that clocks skip: as much later as they skip (RFC 5545, 3.3.5).
 */
export function instantOf(day: number, minutes: number, zone: string): number {
  const wall = day * DAY_MS + minutes * 60_000;
  return instantsOf(day, minutes, zone)[0] ?? wall - offsetAt(zone, wall - DAY_MS);
}

/** All of them, the first one first: none, one or two. */
export function instantsOf(day: number, minutes: number, zone: string): number[] {
  const wall = day * DAY_MS + minutes * 60_000;
  const offsets = new Set([offsetAt(zone, wall - DAY_MS), offsetAt(zone, wall + DAY_MS)]);
  const times = [...offsets].map((offset) => wall - offset);
  return times.filter((ms) => wallOf(zone, ms) === wall).sort((a, b) => a - b);
}

/** Milliseconds that clocks of the zone are ahead of UTC. */
function offsetAt(zone: string, ms: number): number {
  if (zone === 'UTC') return 0;
  const parts = new Map(
    clockOf(zone)
      .formatToParts(ms)
      .map(({ type, value }) => [type, Number(value)]),
  );
  const at = (part: Intl.DateTimeFormatPartTypes): number => parts.get(part) ?? 0;
  const wall = Date.UTC(at('year'), at('month') - 1, at('day'), at('hour'), at('minute'), at('second'));
  return wall - Math.floor(ms / 1000) * 1000;
}

const clocks = new Map<string, Intl.DateTimeFormat>();

function clockOf(timeZone: string): Intl.DateTimeFormat {
  const known = clocks.get(timeZone);
  if (known !== undefined) return known;
  const numeric = 'numeric' as const;
  const date = { year: numeric, month: numeric, day: numeric, hour: numeric, minute: numeric, second: numeric };
  const clock = new Intl.DateTimeFormat('en-US', { ...date, timeZone, calendar: 'gregory', hourCycle: 'h23' });
  clocks.set(timeZone, clock);
  return clock;
}
