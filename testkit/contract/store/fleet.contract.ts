/** What workers ask of their common book: what comes next, and who lives. */
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { heldLane, LEASE, type StoreBench } from './bench.ts';

export function fleetContract({ store, pool, openTargets, claimed, captured }: StoreBench): void {
  describe('the fleet', () => {
    it('hands out the next for each queue only, none that is in line, and says how much waits and how long', async () => {
      await store.ledger.reclaim(true);
      const targets = await openTargets(4);
      const [one, two, three, four] = targets;
      if (one === undefined || two === undefined || three === undefined || four === undefined) throw new Error('few');
      await store.ledger.waitFor(await claimed(one, 'capture'), await heldLane(store));
      // As a worker of an older version would take it.
      await pool.query('update revenant_targets set put_off_until = clock_timestamp() where id = $1', [one.id]);
      await captured(two);
      await sleep(20);
      expect(await store.ledger.firstOpenStep(one.run)).toBe('capture');
      expect(await store.ledger.firstOpenStep('no such run')).toBeNull();
      const next = async (most?: number) => (await store.ledger.waiting(one.run, most)).map(({ id }) => id);
      expect(new Set(await next())).toEqual(new Set([two.id, three.id, four.id]));
      const capture = (ids: string[]) => ids.filter((id) => id !== two.id);
      expect(capture(await next(1))).toEqual([three.id]);
      expect(capture(await next(3))).toEqual([three.id, four.id]);
      const { render } = await store.ledger.backlog(1_000_000);
      await store.ledger.handOn(await claimed(three, 'capture'));
      expect(capture(await next(1)), 'each queue has its own').toEqual([four.id, three.id]);
      expect((await store.ledger.backlog(1_000_000)).render).toBe(render + 1);
      const drawn = async () => (await store.fleet.steps()).render;
      const { ready, inProgress } = await drawn();
      expect(ready).toBe(Math.min(render + 1, 10_000));
      const drawing = await claimed(three, 'capture');
      expect(await drawn()).toMatchObject({ ready: Math.min(render, 10_000), inProgress: inProgress + 1 });
      await store.ledger.release(drawing);
      await pool.query('update revenant_targets set needs_browser = false where id = $1', [three.id]);
      const before = (await store.ledger.backlog(1_000_000)).capture;
      expect(before).toBeGreaterThanOrEqual(2);
      expect((await store.ledger.backlog(2)).capture).toBe(2);
      const { capture: load } = await store.fleet.steps();
      // More than that are not counted.
      const most = 10_000;
      expect(load.ready).toBe(Math.min(before, most));
      expect(load.lagMs).toBeGreaterThanOrEqual(20);
      const held = await claimed(three, 'capture');
      await store.ledger.waitFor(await claimed(four, 'capture'), await heldLane(store));
      expect(await store.fleet.steps()).toMatchObject({
        capture: { ready: Math.min(before - 2, most), inProgress: 1 },
      });
      expect((await store.fleet.hosts()).waiting).toBeGreaterThanOrEqual(1);
      await store.ledger.release(held);
    });

    it('knows which workers live, and adds up what they have done', async () => {
      const totals = async (name: string) => (await store.fleet.totals()).get(name) ?? 0;
      const pages = await totals('pages');
      const beat = (id: string, done: [string, number][], aliveMs = LEASE) =>
        store.fleet.beat(
          { id, version: '1.2.3', atOnce: 8, pressure: null, renders: id === 'w2' },
          new Map(done),
          aliveMs,
        );
      await beat('w1', [['pages', 3]]);
      await beat('w2', [], 1);
      await sleep(20);
      await beat('w1', [
        ['pages', 4],
        ['bytes', 0],
      ]);
      expect(await store.fleet.workers()).toMatchObject([{ id: 'w1', version: '1.2.3', atOnce: 8, pressure: null }]);
      expect(await totals('pages')).toBe(pages + 7);
      expect(await store.fleet.draws(), 'w2 is dead').toBe(false);
      await beat('w2', []);
      expect(await store.fleet.draws()).toBe(true);
      // As a worker of an older program says it.
      await pool.query("update revenant_workers set renders = null where id = 'w2'");
      expect(await store.fleet.draws()).toBe(true);
      await store.fleet.leave('w2');
      await store.fleet.leave('w1');
      expect(await store.fleet.workers()).toEqual([]);
      const { statements, seconds } = store.time();
      expect(statements).toBeGreaterThan(10);
      expect(seconds).toBeGreaterThan(0);
    });
  });
}
