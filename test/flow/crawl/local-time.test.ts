import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayIn, instantOf, minutesOf } from '../../../src/flow/crawl/local-time.ts';
import { lastDue, nextRun } from '../../../src/flow/crawl/schedule-times.ts';
import type { Schedule } from '../../../src/model/ports/schedules.ts';
import { OPTIONS } from '../../../testkit/store/facts.ts';

const MINUTE = 60_000;
const DAY = 86_400_000;
/** Zones that skip half an hour, an hour or a whole day, at midnight or later, and zones that skip none. */
const ZONES = [
  'UTC',
  'Europe/Berlin',
  'America/New_York',
  'Australia/Lord_Howe',
  'America/Havana',
  'Asia/Beirut',
  'Africa/Casablanca',
  'Pacific/Apia',
  'Asia/Kathmandu',
  'America/St_Johns',
  'Antarctica/Troll',
];
const zone = fc.oneof(fc.constantFrom(...ZONES), fc.constantFrom(...Intl.supportedValuesOf('timeZone')));
const moment = fc.integer({ min: Date.UTC(2005), max: Date.UTC(2035) });
const time = fc.integer({ min: 0, max: 24 * 60 - 1 });

/** A clock takes longer to make than to read a hundred times. */
const clocks = new Map<string, Intl.DateTimeFormat>();

/** What a clock of the zone shows: days since 1970 and minutes, as `dayIn` counts. */
function wallOf(ms: number, timeZone: string): string {
  const clock =
    clocks.get(timeZone) ?? new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'short' });
  clocks.set(timeZone, clock);
  return clock.format(ms);
}
const wanted = (day: number, minutes: number): string =>
  new Date(day * DAY + minutes * MINUTE).toISOString().slice(0, 16).replace('T', ' ');
const textOf = (minutes: number): string => new Date(minutes * MINUTE).toISOString().slice(11, 16);
const schedule = (some: Partial<Schedule>): Schedule => ({
  ...{ id: 's', name: 's', seeds: [], cron: null, every: '1d', options: OPTIONS, lastRunAt: null },
  createdAt: '2026-01-01T00:00:00.000Z',
  ...some,
});

describe('a time of day in a zone', () => {
  it('is the first instant at which clocks show it; where none does, clocks skip it', () => {
    fc.assert(
      fc.property(zone, moment, time, (name, ms, minutes) => {
        const day = dayIn(name, ms);
        const found = instantOf(day, minutes, name);
        const wall = wanted(day, minutes);
        if (wallOf(found, name) === wall) {
          for (let back = 15; back <= 180; back += 15) expect(wallOf(found - back * MINUTE, name)).not.toBe(wall);
        } else {
          for (let off = -25 * 60; off <= 25 * 60; off += 1) expect(wallOf(found + off * MINUTE, name)).not.toBe(wall);
        }
      }),
      { numRuns: 400 },
    );
  });

  it('is known for the nights when clocks change', () => {
    const at = (date: string, text: string, name: string): string =>
      new Date(instantOf(Date.parse(date) / DAY, minutesOf(text), name)).toISOString();
    expect(at('2026-03-29', '02:30', 'Europe/Berlin')).toBe('2026-03-29T01:30:00.000Z');
    expect(at('2026-10-25', '02:30', 'Europe/Berlin')).toBe('2026-10-25T00:30:00.000Z');
    expect(at('2026-10-25', '03:00', 'Europe/Berlin')).toBe('2026-10-25T02:00:00.000Z');
    expect(at('2026-03-08', '02:00', 'America/New_York')).toBe('2026-03-08T07:00:00.000Z');
    expect(at('2026-10-04', '02:15', 'Australia/Lord_Howe')).toBe('2026-10-03T15:45:00.000Z');
    // Samoa had no 30 December 2011.
    expect(at('2011-12-30', '09:00', 'Pacific/Apia')).toBe(at('2011-12-31', '09:00', 'Pacific/Apia'));
  });

  it.each(['24:00', '3:00', '03:60', '03:00:00', '', '٠٣:٠٠'])('%j is none', (text) => {
    expect(() => minutesOf(text)).toThrow('not a time of day');
  });
});

describe('a schedule with a time of day', () => {
  it('runs once on each of its days, whatever clocks do', () => {
    fc.assert(
      fc.property(
        zone,
        moment,
        time,
        fc.integer({ min: 1, max: 9 }),
        fc.integer({ min: 0, max: 400 * 24 * 60 }),
        (timezone, created, minutes, days, later) => {
          const one = schedule({
            every: `${days}d`,
            at: textOf(minutes),
            timezone,
            createdAt: new Date(created).toISOString(),
          });
          let now = created + later * MINUTE;
          for (let turn = 0; turn < 4; turn++) {
            const [last, next] = [
              lastDue(one, new Date(now)),
              nextRun({ ...one, lastRunAt: new Date(now).toISOString() }, new Date(now)),
            ];
            const at = next?.getTime() ?? Number.NaN;
            expect(at).toBeGreaterThan(now);
            // Nothing is due between the two, and the next one is due when it comes.
            expect(lastDue(one, new Date(at - 1))?.getTime() ?? null).toBe(last?.getTime() ?? null);
            expect(lastDue(one, new Date(at))?.getTime()).toBe(at);
            // Whole days by the calendar, but for a zone that skips one.
            const apart = dayIn(timezone, at) - dayIn(timezone, created);
            if (timezone !== 'Pacific/Apia')
              expect(Math.abs(apart % days)).toBeLessThanOrEqual(
                wallOf(at, timezone).endsWith(textOf(minutes)) ? 0 : 1,
              );
            now = at;
          }
        },
      ),
      { numRuns: 200 },
    );
  });

  it('runs each day of a year once, on both sides of both changes', () => {
    const one = schedule({ at: '02:30', timezone: 'Europe/Berlin', createdAt: '2025-12-31T12:00:00.000Z' });
    const runs = new Set<string>();
    for (let hour = 0; hour < 365 * 24; hour++)
      runs.add(lastDue(one, new Date(Date.UTC(2026, 0, 1, 2) + hour * 60 * MINUTE))?.toISOString() ?? '');
    expect(runs.size).toBe(365);
    expect(new Set([...runs].map((at) => wallOf(Date.parse(at), 'Europe/Berlin').slice(0, 10))).size).toBe(365);
  });

  it('without one keeps its meaning: its interval counts from when it was added, in every zone', () => {
    fc.assert(
      fc.property(
        zone,
        moment,
        fc.integer({ min: 1, max: 40 }),
        fc.constantFrom('m', 'h', 'd', 'w'),
        fc.integer({ min: 0, max: 10 ** 10 }),
        (timezone, created, count, unit, later) => {
          const ms = count * ({ m: 1, h: 60, d: 1440, w: 10_080 }[unit] ?? 0) * MINUTE;
          const one = schedule({ every: `${count}${unit}`, timezone, createdAt: new Date(created).toISOString() });
          const due = created + Math.floor(later / ms) * ms;
          expect(lastDue(one, new Date(created + later))?.getTime() ?? created).toBe(due);
        },
      ),
    );
  });

  it('a cron pattern in a zone runs once on each of its days too, and its last time was once its next', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe', 'America/Havana'),
        fc.integer({ min: 0, max: 23 }),
        fc.integer({ min: 0, max: 59 }),
        (timezone, hour, minute) => {
          const one = schedule({
            every: null,
            cron: `${minute} ${hour} * * *`,
            timezone,
            createdAt: '2025-12-30T00:00:00.000Z',
          });
          const days = new Set<string>();
          let now = new Date('2026-01-01T12:00:00.000Z');
          for (let run = 0; run < 365; run++) {
            const next = nextRun({ ...one, lastRunAt: now.toISOString() }, now) ?? now;
            expect(lastDue(one, new Date(next.getTime() - 1))?.getTime()).toBeLessThanOrEqual(now.getTime());
            expect(lastDue(one, next)?.getTime()).toBe(next.getTime());
            now = next;
            days.add(wallOf(now.getTime(), timezone).slice(0, 10));
          }
          expect(days.size).toBe(365);
        },
      ),
      { numRuns: 8 },
    );
  });

  it('a cron pattern of every hour goes by the hours that pass', () => {
    const one = schedule({
      every: null,
      cron: '0 * * * *',
      timezone: 'Europe/Berlin',
      createdAt: '2025-12-30T00:00:00.000Z',
    });
    for (const from of ['2026-03-28T20:00:00.000Z', '2026-10-24T20:00:00.000Z'])
      for (let hour = 0; hour < 12; hour++) {
        const at = new Date(Date.parse(from) + hour * 60 * MINUTE);
        expect(lastDue(one, new Date(at.getTime() + MINUTE))?.getTime()).toBe(at.getTime());
        expect(nextRun({ ...one, lastRunAt: at.toISOString() }, new Date(at.getTime() + MINUTE))?.getTime()).toBe(
          at.getTime() + 60 * MINUTE,
        );
      }
  });
});
