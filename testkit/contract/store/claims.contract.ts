/** Claims: one worker a step, and nothing is written without one. */
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { visitOf } from '../../store/facts.ts';
import { heldLane, LEASE, type StoreBench } from './bench.ts';

export function claimsContract({ store, openTargets, openTarget, claimed, unique }: StoreBench): void {
  describe('claims', () => {
    it('gives each target to one of eight workers', async () => {
      const targets = await openTargets(40);
      const work = async (worker: string): Promise<string[]> => {
        const mine: string[] = [];
        for (const target of targets) {
          if ((await store.ledger.claim(target.id, 'capture', worker, false, LEASE)) !== null) mine.push(target.id);
        }
        return mine;
      };
      const taken = (await Promise.all(Array.from({ length: 8 }, (_, i) => work(`worker-${i}`)))).flat();
      expect(taken.sort()).toEqual(targets.map((target) => target.id).sort());
      expect(await store.ledger.waiting(targets[0]?.run)).toEqual([]);
    });

    it('hands a target on to a worker with a browser, behind the others, until a process is alone', async () => {
      const [one, two] = await openTargets(2);
      if (one === undefined || two === undefined) throw new Error('no targets');
      const claim = await claimed(one, 'capture');
      await store.ledger.handOn(claim);
      expect(await store.ledger.saveVisit(claim, visitOf(unique()), true)).toBe(false);
      expect(await store.ledger.waiting(one.run)).toMatchObject([
        { id: two.id, needsBrowser: false },
        { id: one.id, needsBrowser: true },
      ]);
      expect((await claimed(one, 'capture')).target.needsBrowser).toBe(true);
      await store.ledger.handOn(await claimed(two, 'capture'));
      await store.ledger.takeBack(1_000);
      expect(await store.ledger.waiting(one.run), 'not what is at work').toMatchObject([
        { id: two.id, needsBrowser: false },
      ]);
      await store.ledger.handOn(await claimed(two, 'capture'));
      await store.ledger.waitFor(await claimed(two, 'capture'), await heldLane(store));
      expect(await store.ledger.takeBack(1_000)).toBe(1);
      expect(await store.ledger.target(two.id)).toMatchObject({ needsBrowser: false, undrawn: true });
      await store.ledger.reclaim(true);
      expect(await store.ledger.target(one.id)).toMatchObject({ needsBrowser: false });
    });

    it('refuses a step that the target does not wait for', async () => {
      const target = await openTarget();
      expect(await store.ledger.claim(target.id, 'screen', 'w', false, LEASE)).toBeNull();
      expect(await store.ledger.claim('no such target', 'capture', 'w', false, LEASE)).toBeNull();
    });

    it('gives a released target to the next one, and nothing to whoever released it', async () => {
      const target = await openTarget();
      const claim = await claimed(target, 'capture');
      await store.ledger.release(claim);
      expect(await store.ledger.target(target.id)).toEqual(target);
      expect(await store.ledger.saveVisit(claim, visitOf(unique()), true)).toBe(false);
      expect((await claimed(target, 'capture')).token).toBeGreaterThan(claim.token);
    });

    it('writes nothing for a claim whose lease has ended, and renewing keeps it', async () => {
      const target = await openTarget();
      const claim = await claimed(target, 'capture', false, 1);
      await sleep(20);
      const late = unique();
      expect(await store.ledger.saveVisit(claim, visitOf(late), true)).toBe(false);
      expect(await store.ledger.visit(late)).toBeNull();
      await store.ledger.renew('worker-1', [target.id], LEASE);
      expect(await store.ledger.saveVisit(claim, visitOf(late), true)).toBe(true);
    });

    it('gives back what a worker holds without knowing, and not what it claimed just now', async () => {
      const [lost, known, fresh] = await openTargets(3);
      if (lost === undefined || known === undefined || fresh === undefined) throw new Error('no targets');
      // Its answer went with the connection, or its release did.
      await claimed(lost, 'capture', true, LEASE / 4);
      const kept = await claimed(known, 'capture', false, LEASE / 4);
      const justNow = await claimed(fresh, 'capture');
      await store.ledger.renew('worker-1', [known.id], LEASE);
      expect(await store.ledger.target(lost.id)).toMatchObject({ suspect: false, deaths: 0 });
      expect((await store.ledger.waiting(lost.run)).map(({ id }) => id)).toEqual([lost.id]);
      expect(await store.ledger.saveVisit(kept, visitOf(unique()), true)).toBe(true);
      expect(await store.ledger.saveVisit(justNow, visitOf(unique()), true)).toBe(true);
    });

    it('gives back all that a stopping worker holds, and counts no death', async () => {
      const targets = await openTargets(2);
      const claims = await Promise.all(targets.map((target) => claimed(target, 'capture', true)));
      await store.ledger.releaseAll('someone else');
      expect(await store.ledger.waiting(targets[0]?.run)).toEqual([]);
      await store.ledger.releaseAll('worker-1');
      expect(await store.ledger.waiting(targets[0]?.run)).toEqual(targets);
      for (const claim of claims) expect(await store.ledger.saveVisit(claim, visitOf(unique()), true)).toBe(false);
    });

    it('lets the second of two savers of one claim write nothing', async () => {
      const target = await openTarget();
      const claim = await claimed(target, 'capture');
      const saved = await Promise.all([
        store.ledger.saveVisit(claim, visitOf(unique(), { run: target.run }), true),
        store.ledger.saveVisit(claim, visitOf(unique(), { run: target.run }), true),
      ]);
      expect(saved.filter(Boolean)).toHaveLength(1);
      expect(await store.ledger.visits({ run: target.run })).toHaveLength(1);
    });
  });
}
