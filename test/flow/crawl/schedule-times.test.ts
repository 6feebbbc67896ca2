import { describe, expect, it } from 'vitest';
import { checkTimezone, cronFields, intervalMs, lastDue, nextRun } from '../../../src/flow/crawl/schedule-times.ts';

const created = '2026-03-02T10:00:00.000Z';

describe('schedules', () => {
  it('reads intervals and refuses everything else', () => {
    expect(intervalMs('90s')).toBe(90_000);
    expect(intervalMs('7d')).toBe(604_800_000);
    for (const wrong of ['', '7', 'd', '0h', '-1d', '7 d', '1y'])
      expect(() => intervalMs(wrong)).toThrow('not an interval');
  });

  it.each(['0 3 * * 1', '*/15 0-6,22 * * *', '0 3 * * MON-FRI', '0 0 L * *', '0 0 1 JAN ?', '0 3 * * THU#2'])(
    'takes the cron pattern %s',
    (pattern) => {
      expect(() => cronFields(pattern)).not.toThrow();
    },
  );

  it.each(['99 3 * * 1', '', '5', '0 3 * *', '0 3 * * * *', '0 3 * * 1 ', 'H 3 * * *', '1,H 3 * * *', '0 0 30 2 *'])(
    'refuses %j, which is none, or not one that everybody reads alike',
    (pattern) => {
      expect(() => cronFields(pattern)).toThrow('not a cron pattern');
    },
  );

  it('counts intervals from when the schedule was added, and however many were missed gives the last', () => {
    const every = { cron: null, every: '1d', createdAt: created };
    expect(lastDue(every, new Date('2026-03-03T09:59:59Z'))).toBeNull();
    expect(lastDue(every, new Date('2026-03-03T10:00:00Z'))?.toISOString()).toBe('2026-03-03T10:00:00.000Z');
    expect(lastDue(every, new Date('2026-03-09T12:00:00Z'))?.toISOString()).toBe('2026-03-09T10:00:00.000Z');
  });

  it('reads cron in UTC, a due time of this very moment included, none from before it was added', () => {
    const cron = { cron: '0 3 * * *', every: null, createdAt: created };
    expect(lastDue(cron, new Date('2026-03-02T12:00:00Z'))).toBeNull();
    expect(lastDue(cron, new Date('2026-03-03T03:00:00Z'))?.toISOString()).toBe('2026-03-03T03:00:00.000Z');
    expect(lastDue(cron, new Date('2026-03-05T01:00:00Z'))?.toISOString()).toBe('2026-03-04T03:00:00.000Z');
  });

  it.each(['America/New_York', 'Europe/London', 'Asia/Shanghai'])(
    'is the same hour all the year round in a machine in %s, where clocks are changed or not',
    (zone) => {
      const before = process.env['TZ'];
      process.env['TZ'] = zone;
      try {
        const cron = { cron: '30 2 * * *', every: null, createdAt: '2026-01-01T00:00:00.000Z' };
        // The nights when clocks go forward or back in those places, and the nights around them.
        for (const day of [
          '2026-03-07',
          '2026-03-08',
          '2026-03-09',
          '2026-03-29',
          '2026-03-30',
          '2026-10-25',
          '2026-11-01',
          '2026-11-02',
        ]) {
          expect(lastDue(cron, new Date(`${day}T02:30:00Z`))?.toISOString()).toBe(`${day}T02:30:00.000Z`);
          expect(lastDue(cron, new Date(`${day}T23:00:00Z`))?.toISOString()).toBe(`${day}T02:30:00.000Z`);
        }
      } finally {
        if (before === undefined) delete process.env['TZ'];
        else process.env['TZ'] = before;
      }
    },
  );

  it('writes @hourly, @daily and @weekly out, and takes no other short form', () => {
    expect(['@hourly', '@daily', '@weekly'].map(cronFields)).toEqual(['0 * * * *', '0 0 * * *', '0 0 * * 0']);
    for (const wrong of ['@reboot', '@Daily', 'daily']) expect(() => cronFields(wrong)).toThrow('not a cron pattern');
  });

  it('keeps the hour of a named zone when its clocks change, and refuses what names no zone', () => {
    const berlin = { cron: '0 3 * * *', every: null, timezone: 'Europe/Berlin', createdAt: '2026-01-01T00:00:00.000Z' };
    expect(lastDue(berlin, new Date('2026-03-28T12:00:00Z'))?.toISOString()).toBe('2026-03-28T02:00:00.000Z');
    expect(lastDue(berlin, new Date('2026-03-30T12:00:00Z'))?.toISOString()).toBe('2026-03-30T01:00:00.000Z');
    expect(() => checkTimezone('Europe/Berlin')).not.toThrow();
    for (const wrong of ['Europe/Berlim', '+02:00', '', 'Mars'])
      expect(() => checkTimezone(wrong), wrong).toThrow('time zone');
  });

  const weekly = {
    id: 'a',
    name: 'a',
    cron: null,
    every: '7d',
    options: {} as never,
    createdAt: created,
    lastRunAt: null,
  };
  const nextAt = (more: object, now: string) => nextRun({ ...weekly, ...more }, new Date(now))?.toISOString() ?? null;

  it('tells the next run: a missed one first, none while it is paused, no missed one after a pause or a change', () => {
    expect(nextAt({}, '2026-03-05T00:00:00Z')).toBe('2026-03-09T10:00:00.000Z');
    expect(nextAt({}, '2026-03-17T00:00:00Z')).toBe('2026-03-16T10:00:00.000Z');
    expect(nextAt({ lastRunAt: '2026-03-16T10:00:00.000Z' }, '2026-03-17T00:00:00Z')).toBe('2026-03-23T10:00:00.000Z');
    // Run by hand after the due time: that run counts for it.
    expect(nextAt({ lastRunAt: '2026-03-16T18:00:00.000Z' }, '2026-03-17T00:00:00Z')).toBe('2026-03-23T10:00:00.000Z');
    expect(nextAt({ pausedAt: '2026-03-04T00:00:00.000Z' }, '2026-03-17T00:00:00Z')).toBeNull();
    expect(nextAt({ dueAfter: '2026-03-16T12:00:00.000Z' }, '2026-03-17T00:00:00Z')).toBe('2026-03-23T10:00:00.000Z');
    expect(nextAt({ cron: '0 3 * * 1', every: null, timezone: 'Asia/Shanghai' }, '2026-03-03T00:00:00Z')).toBe(
      '2026-03-08T19:00:00.000Z',
    );
  });
});
