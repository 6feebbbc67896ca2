/** Schedules: kept from their first day, started once for each due time. */
import { describe, expect, it } from 'vitest';
import { OPTIONS, seedOf } from '../../store/facts.ts';
import type { StoreBench } from './bench.ts';

export function schedulesContract({ store, unique }: StoreBench): void {
  describe('schedules', () => {
    const ADDED = '2026-03-01T10:00:00.000Z';

    it('counts a schedule that is added again from when it was first', async () => {
      const id = unique();
      const schedule = {
        id,
        name: 'weekly',
        seeds: [seedOf('https://a.example/')],
        cron: null,
        every: '7d',
        options: OPTIONS,
        createdAt: ADDED,
        lastRunAt: null,
      };
      await store.schedules.add(schedule);
      const again = { ...schedule, name: 'renamed', createdAt: '2031-01-01T00:00:00.000Z' };
      await store.schedules.add(again);
      expect(await store.schedules.get(id)).toEqual({ ...again, createdAt: ADDED });
      expect((await store.schedules.list()).find((one) => one.id === id)?.createdAt).toBe(ADDED);
      expect(await store.schedules.change(id, { pausedAt: ADDED })).toBe(true);
      expect(await store.schedules.get(id)).toEqual({ ...again, createdAt: ADDED, pausedAt: ADDED });
      expect(await store.schedules.remove(id)).toBe(true);
      expect(await store.schedules.change(id, { pausedAt: null })).toBe(false);
    });

    it('starts a schedule once for each due time', async () => {
      const id = unique();
      const schedule = {
        id,
        name: 'weekly',
        seeds: [seedOf('https://a.example/')],
        cron: '0 3 * * 1',
        every: null,
        options: OPTIONS,
        createdAt: ADDED,
        lastRunAt: null,
      };
      await store.schedules.add(schedule);
      expect(await store.schedules.get(id)).toEqual(schedule);
      const due = '2026-03-02T03:00:00.000Z';
      const starts = await Promise.all(Array.from({ length: 8 }, () => store.schedules.start(id, null, due)));
      expect(starts.filter(Boolean)).toHaveLength(1);
      expect(await store.schedules.list()).toEqual([{ ...schedule, lastRunAt: due }]);
      expect(await store.schedules.start(id, null, '2026-03-09T03:00:00.000Z')).toBe(false);
      expect(await store.schedules.start(id, due, '2026-03-09T03:00:00.000Z')).toBe(true);
      expect([await store.schedules.remove(id), await store.schedules.remove(id)]).toEqual([true, false]);
      expect(await store.schedules.start(id, null, due)).toBe(false);
    });
  });
}
