import { describe, expect, it } from 'vitest';
import { checkCron, intervalMs, lastDue } from '../../src/flow/scheduled.ts';

const created = '2026-03-02T10:00:00.000Z';

describe('schedules', () => {
  it('reads intervals and refuses everything else', () => {
    expect(intervalMs('90s')).toBe(90_000);
    expect(intervalMs('7d')).toBe(604_800_000);
    for (const wrong of ['', '7', 'd', '0h', '-1d', '7 d', '1y'])
      expect(() => intervalMs(wrong)).toThrow('not an interval');
  });

  it('refuses a cron pattern that is none', () => {
    expect(() => checkCron('0 3 * * 1')).not.toThrow();
    expect(() => checkCron('99 3 * * 1')).toThrow('not a cron pattern');
  });

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
});
