/** Deliveries: each taken by one sender, and settled once. */
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { AT, deliveryOf } from '../../store/facts.ts';
import { LEASE, type StoreBench } from './bench.ts';

export function outboxContract({ store, unique }: StoreBench): void {
  describe('the outbox', () => {
    it('tells what was told of one finding, in the order in which it was', async () => {
      const [match, other] = [unique(), unique()];
      const told = (about: string, type: 'match.flagged' | 'match.weakened') => {
        const id = unique();
        return deliveryOf(id, { hook: id, alert: { ...deliveryOf(id).alert, type, match: about } });
      };
      await store.outbox.add([told(match, 'match.flagged')]);
      await store.outbox.add([told(other, 'match.flagged')]);
      await store.outbox.add([told(match, 'match.weakened')]);
      const about = await store.outbox.about(match);
      expect(about.map(({ alert }) => alert.type)).toEqual(['match.flagged', 'match.weakened']);
    });

    it('shows the last deliveries of one hook, the newest first', async () => {
      const hook = unique();
      const ids = [unique(), unique(), unique()];
      for (const id of ids) await store.outbox.add([deliveryOf(id, { hook })]);
      await store.outbox.add([deliveryOf(unique(), { hook: 'another' })]);
      const latest = await store.outbox.latest(hook, 2);
      expect(latest.map(({ id }) => id)).toEqual(ids.slice(1).reverse());
    });

    it('gives a delivery to one taker, hides it while it is sent, and brings it back when its time has come', async () => {
      const id = unique();
      await store.outbox.add([deliveryOf(id, { hook: id }), deliveryOf(id, { hook: 'again' })]);
      const pending = await store.outbox.pending();
      const mine = async (): Promise<string[]> =>
        (await store.outbox.due(1000)).filter((one) => one.hook === id).map((one) => one.id);
      expect(await mine()).toEqual([id]);
      const takers = await Promise.all(Array.from({ length: 8 }, () => store.outbox.take(id, LEASE)));
      const [taken] = takers.filter((one) => one !== null);
      expect(takers.filter((one) => one !== null)).toHaveLength(1);
      expect(taken?.attempts).toBe(1);
      expect(await mine()).toEqual([]);
      if (taken === undefined) throw new Error('not taken');

      await store.outbox.settle({ ...taken, lastStatus: 500, lastError: 'answered\0 500', nextAt: later(3_600_000) });
      expect(await mine()).toEqual([]);
      expect(await store.outbox.take(id, LEASE)).toBeNull();
      await store.outbox.settle({ ...taken, nextAt: later(-1000) });
      const second = await store.outbox.take(id, LEASE);
      expect(second?.attempts).toBe(2);
      // The first worker is late: its failure must not undo the second's work.
      await store.outbox.settle({ ...taken, state: 'dead', nextAt: null });
      expect((await store.outbox.list(id))[0]).toMatchObject({ state: 'pending', attempts: 2 });
      const deliveredAt = '2026-03-01T11:00:00.000Z';
      if (second === null) throw new Error('not taken');
      await store.outbox.settle({ ...second, state: 'delivered', nextAt: null, lastStatus: 204, deliveredAt });
      expect(await store.outbox.list(id)).toEqual([
        { ...second, state: 'delivered', nextAt: null, lastStatus: 204, deliveredAt },
      ]);
      expect(await store.outbox.pending()).toBe(pending - 1);
    });

    it('brings a taken delivery back when its sender died, and a dead one when it is replayed', async () => {
      const id = unique();
      await store.outbox.add([deliveryOf(id)]);
      await store.outbox.take(id, 1);
      await sleep(20);
      const again = await store.outbox.take(id, LEASE);
      expect(again?.attempts).toBe(2);
      if (again === null) throw new Error('not taken');
      await store.outbox.settle({ ...again, state: 'dead', nextAt: null });
      expect(await store.outbox.take(id, LEASE)).toBeNull();
      await store.outbox.settle({ ...again, state: 'pending', attempts: 0, nextAt: later(-1000) });
      expect((await store.outbox.take(id, LEASE))?.attempts).toBe(1);
    });

    it('collects what waits for a digest into one delivery, once, and settles all of it together', async () => {
      const hook = unique();
      const ids = [unique(), unique(), unique()];
      const held = (id: string) => deliveryOf(id, { hook, nextAt: null });
      await store.outbox.add(ids.map(held));
      const mine = async () => (await store.outbox.list(hook)).map(({ id, state }) => `${id} ${state}`);
      expect((await store.outbox.due(1000)).filter((one) => one.hook === hook)).toEqual([]);
      expect(await store.outbox.take(ids[0] ?? '', LEASE)).toBeNull();
      expect((await store.outbox.held()).find((one) => one.hook === hook)).toEqual({ hook, since: AT });

      // A worker that dies in the middle leaves everything as it was.
      const dies = () => {
        throw new Error('killed');
      };
      await expect(store.outbox.gather(hook, 10, dies)).rejects.toThrow('killed');
      const digest = unique();
      const made: string[][] = [];
      const gather = () =>
        store.outbox.gather(hook, 10, (parts) => {
          made.push(parts.map(({ id }) => id));
          return deliveryOf(`${digest}-${made.length}`, { hook });
        });
      const gathered = (await Promise.all([gather(), gather(), gather()])).filter((one) => one !== null);
      expect(gathered).toHaveLength(1);
      expect(made).toEqual([ids]);
      expect((await store.outbox.held()).find((one) => one.hook === hook)).toBeUndefined();
      const id = gathered[0]?.id ?? '';
      expect((await store.outbox.due(1000)).filter((one) => one.hook === hook).map((one) => one.id)).toEqual([id]);

      await store.outbox.add([held(ids[0] ?? ''), held(`${digest} later`)]);
      const taken = await store.outbox.take(id, LEASE);
      if (taken === null) throw new Error('not taken');
      await store.outbox.settle({ ...taken, state: 'dead', nextAt: null, lastError: 'answered 500' });
      expect(await mine()).toEqual([...ids, id].map((one) => `${one} dead`).concat(`${digest} later pending`));
      await store.outbox.settle({ ...taken, state: 'pending', attempts: 0, nextAt: later(-1000) });
      const again = await store.outbox.take(id, LEASE);
      if (again === null) throw new Error('not taken');
      await store.outbox.settle({ ...again, state: 'delivered', nextAt: null, lastStatus: 204, deliveredAt: AT });
      expect(await mine()).toEqual([...ids, id].map((one) => `${one} delivered`).concat(`${digest} later pending`));
      await store.outbox.release(hook);
      expect((await store.outbox.due(1000)).filter((one) => one.hook === hook)).toHaveLength(1);
    });

    it('keeps what waits for a paused hook until the hook goes on', async () => {
      const id = unique();
      const hook = {
        schema: 'revenant.hook/1' as const,
        id,
        url: 'https://hooks.example/in',
        secret: '',
        all: false,
      };
      await store.hooks.add({ ...hook, createdAt: AT, disabledAt: AT });
      await store.outbox.add([deliveryOf(id, { hook: id })]);
      expect((await store.outbox.due(1000)).filter((one) => one.hook === id)).toEqual([]);
      expect(await store.outbox.take(id, LEASE)).toBeNull();
      await store.hooks.add({ ...hook, createdAt: AT, disabledAt: null });
      expect(await store.outbox.take(id, LEASE)).toMatchObject({ id, attempts: 1 });
      await store.hooks.remove(id);
    });

    it('keeps hooks in the order they were added', async () => {
      const hook = (id: string) => ({
        schema: 'revenant.hook/1' as const,
        id,
        url: 'https://hooks.example/in',
        secret: 'whsec_AAAA',
        all: false,
        createdAt: AT,
        disabledAt: null,
      });
      const [a, b] = [hook(`z${unique()}`), hook(`a${unique()}`)];
      await store.hooks.add(a);
      await store.hooks.add(b);
      expect(await store.hooks.list()).toEqual([a, b]);
      expect([await store.hooks.remove(a.id), await store.hooks.remove(a.id)]).toEqual([true, false]);
      expect(await store.hooks.list()).toEqual([b]);
    });
  });
}

function later(ms: number): string {
  return new Date(Date.now() + ms).toISOString();
}
