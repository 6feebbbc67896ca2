/** What every ledger owes to targets that wait for a host which another machine visits. */
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import type { Target } from '../../../src/model/ports/ledger.ts';
import { visitOf } from '../../store/facts.ts';
import { heldLane, LEASE, type StoreBench } from './bench.ts';

const PATIENCE = { inARow: 1, pauseMs: 0 };
const use = (key: string) => ({ key, restMs: 0, deferredMs: null });

export function lineContract({ store, pool, openTargets, claimed, untilLocked }: StoreBench): void {
  describe('targets that wait for a host', () => {
    const leave = (lane: string): Promise<void> => store.lanes.leave([use(lane)], PATIENCE);
    const ready = async (run = ''): Promise<string[]> => (await store.ledger.waiting(run)).map(({ id }) => id);
    const called = async (...keys: string[]): Promise<string[]> =>
      (await store.ledger.callNext(keys)).map(({ id }) => id);
    /** Seconds until a waiting target looks for itself. */
    async function patienceOf(target: Target | undefined): Promise<number> {
      const { rows } = await pool.query<{ seconds: number }>(
        `select extract(epoch from put_off_until - clock_timestamp())::float as seconds from revenant_targets where id = $1`,
        [target?.id],
      );
      return rows[0]?.seconds ?? Number.NaN;
    }
    async function waiting(count: number, lane: string): Promise<Target[]> {
      const targets = await openTargets(count);
      const [first, ...others] = targets;
      // The order is that of the list, whoever comes to the line first.
      for (const target of first === undefined ? [] : [first, ...others.toReversed()])
        expect(await store.ledger.waitFor(await claimed(target, 'capture'), lane)).toBe(true);
      return targets;
    }

    it('are called one at a time, first come, first served, by whoever leaves', async () => {
      const lane = await heldLane(store);
      const [one, two, three] = await waiting(3, lane);
      expect(await ready(one?.run)).toEqual([]);
      await leave(lane);
      expect(await called(lane)).toEqual([one?.id]);
      expect(await ready(one?.run)).toEqual([one?.id]);
      expect(await called(lane)).toEqual([two?.id]);
      expect(await called(lane)).toEqual([three?.id]);
      expect(await called(lane)).toEqual([]);
      expect(await ready(one?.run)).toEqual([one?.id, two?.id, three?.id]);
    });

    it('are called for the lane that they wait for only, and by a new name each time', async () => {
      const [lane, other] = [await heldLane(store), await heldLane(store)];
      const [one] = await waiting(1, lane);
      const [two] = await waiting(1, other);
      expect(await called('visit domain nobody.example')).toEqual([]);
      const [first, second] = [await store.ledger.callNext([lane]), await store.ledger.callNext([other])];
      expect([first[0]?.id, second[0]?.id]).toEqual([one?.id, two?.id]);
      if (one === undefined) throw new Error('no target');
      await store.ledger.waitFor(await claimed(one, 'capture'), lane);
      const again = await store.ledger.callNext([lane, other]);
      expect(again).toMatchObject([{ id: one.id }]);
      expect(again[0]?.call).not.toBe(first[0]?.call);
    });

    it('do not wait for a lane that nobody holds, and keep the claim', async () => {
      const left = await heldLane(store);
      await leave(left);
      const dead = await heldLane(store, 1);
      await sleep(20);
      const [target] = await openTargets(1);
      if (target === undefined) throw new Error('no target');
      const claim = await claimed(target, 'capture');
      for (const lane of [left, dead, 'visit domain never.example'])
        expect(await store.ledger.waitFor(claim, lane)).toBe(false);
      expect(await store.ledger.saveVisit(claim, visitOf(`visit of ${target.id}`), true)).toBe(true);
    });

    /** Those of these targets that upkeep calls. */
    async function upkeepCalls(...of: (Target | undefined)[]): Promise<string[]> {
      const calls = await store.ledger.callFree(1_000);
      return calls.map(({ id }) => id).filter((id) => of.some((target) => target?.id === id));
    }
    const pass = (seconds: number, ...of: (Target | undefined)[]) =>
      pool.query(
        `update revenant_targets set put_off_until = put_off_until - $2::integer * interval '1 second'
        where id = any($1::text[])`,
        [of.map((target) => target?.id), seconds],
      );

    it('are called by upkeep when the holder is dead, one after another, though the first dies too', async () => {
      const lane = await heldLane(store);
      const [one, two, three] = await waiting(3, lane);
      const all = [one, two, three];
      if (one === undefined) throw new Error('no target');
      await pass(31, ...all);
      expect(await upkeepCalls(...all), 'the holder lives').toEqual([]);
      expect(await ready(one.run), 'nobody looks for itself').toEqual([]);
      await store.lanes.renew([lane], 1);
      await sleep(20);
      expect(await upkeepCalls(...all)).toEqual([one.id]);
      expect(await upkeepCalls(...all), 'the first is given time').toEqual([]);
      expect(await patienceOf(three)).toBeGreaterThan(1_000);
      // It runs alone after the death of its worker, so it calls nobody.
      await claimed(one, 'capture', true);
      await pass(31, ...all);
      expect(await upkeepCalls(...all)).toEqual([two?.id]);
      await pass(31, ...all);
      expect(await upkeepCalls(...all)).toEqual([three?.id]);
      expect(await upkeepCalls(...all)).toEqual([]);
    });

    it('are called by upkeep at once when the first has gone without a call', async () => {
      const lane = await heldLane(store);
      const [one, two, three] = await waiting(3, lane);
      if (one === undefined) throw new Error('no target');
      await pool.query('update revenant_targets set put_off_until = clock_timestamp() where id = $1', [one.id]);
      await claimed(one, 'capture');
      expect(await patienceOf(two)).toBeGreaterThan(1_000);
      await leave(lane);
      expect(await upkeepCalls(one, two, three)).toEqual([two?.id]);
      expect(await upkeepCalls(one, two, three)).toEqual([]);
    });

    it('come in their old place when they are called, before those that were ready later', async () => {
      const lane = await heldLane(store);
      const [one, two, three] = await openTargets(3);
      if (one === undefined) throw new Error('no target');
      await store.ledger.waitFor(await claimed(one, 'capture'), lane);
      expect(await ready(one.run)).toEqual([two?.id, three?.id]);
      await leave(lane);
      await pass(31, one);
      expect(await upkeepCalls(one)).toEqual([one.id]);
      expect(await store.ledger.waiting(one.run, 1)).toMatchObject([{ id: one.id }]);
    });

    it('are called by name of what they need, of so many lines at most', async () => {
      const [lane, other] = [await heldLane(store), await heldLane(store)];
      const [one, two] = await openTargets(2);
      if (one === undefined || two === undefined) throw new Error('no targets');
      await store.ledger.handOn(await claimed(one, 'capture'));
      await store.ledger.waitFor(await claimed(one, 'capture'), lane);
      await store.ledger.waitFor(await claimed(two, 'capture'), other);
      expect(await store.ledger.callNext([lane])).toMatchObject([{ id: one.id, needsBrowser: true }]);
      await leave(other);
      await pass(31, two);
      expect(await store.ledger.callFree(0)).toEqual([]);
      const calls = (await store.ledger.callFree(1_000)).filter(({ id }) => id === two.id);
      expect(calls).toMatchObject([{ needsBrowser: false }]);
    });

    it('are forgotten by the line once they are claimed', async () => {
      const lane = await heldLane(store);
      const [one, two] = await waiting(2, lane);
      if (one === undefined) throw new Error('no target');
      await pool.query('update revenant_targets set put_off_until = clock_timestamp() where id = $1', [one.id]);
      const claim = await claimed(one, 'capture');
      expect(await called(lane)).toEqual([two?.id]);
      await store.ledger.release(claim);
      expect(await called(lane)).toEqual([]);
      expect(await ready(one.run)).toEqual([one.id, two?.id]);
    });

    it('lose no call when the holder leaves just while they begin to wait', async () => {
      const lane = await heldLane(store);
      const [target] = await openTargets(1);
      if (target === undefined) throw new Error('no target');
      const claim = await claimed(target, 'capture');
      const client = await pool.connect();
      await client.query('begin');
      await client.query('select from revenant_targets where id = $1 for update', [target.id]);
      // It has seen that the lane is held, and stops before it writes so.
      const waits = store.ledger.waitFor(claim, lane);
      await untilLocked(client, waits);
      const ids = leave(lane).then(() => called(lane));
      await untilLocked(client, waits, ids);
      await client.query('commit');
      client.release();
      expect({ waits: await waits, ids: await ids }).toEqual({ waits: true, ids: [target.id] });
    });

    it('may be taken at once when the only process starts anew', async () => {
      const lane = await heldLane(store);
      const [one, two] = await waiting(2, lane);
      await store.ledger.reclaim(false);
      expect(await ready(one?.run)).toEqual([]);
      await store.ledger.reclaim(true);
      expect(await ready(one?.run)).toEqual([one?.id, two?.id]);
    });

    it('are not called while their site has asked to be left alone', async () => {
      const lane = await heldLane(store);
      const [target] = await openTargets(1);
      if (target === undefined) throw new Error('no target');
      const deferred = visitOf(`deferred ${target.id}`, { run: target.run, state: 'deferred' });
      await store.ledger.saveVisit(await claimed(target, 'capture'), deferred, false, { afterMs: LEASE, held: true });
      expect(await called(lane)).toEqual([]);
      expect(await ready(target.run)).toEqual([]);
    });
  });
}
