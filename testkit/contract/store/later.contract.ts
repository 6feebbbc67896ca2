/** Targets that a site asked us to come back to. */
import { describe, expect, it } from 'vitest';
import type { Target } from '../../../src/model/ports/ledger.ts';
import { fingerprintOf, OPTIONS, seedOf, visitOf } from '../../store/facts.ts';
import { LEASE, type StoreBench } from './bench.ts';

export function laterContract({ store, pool, openTargets, openTarget, claimed, captured, unique }: StoreBench): void {
  describe('later', () => {
    const deferred = (target: Target) => visitOf(unique(), { run: target.run, state: 'deferred' });
    /** As if a minute had passed for the target. */
    const pass = ({ id }: Target) =>
      pool.query(`update revenant_targets set not_before = not_before - interval '1 minute' where id = $1`, [id]);
    const stepOf = async ({ id }: Target) => (await store.ledger.target(id))?.step;

    it('keeps a target that its run waits for at capture until its time, and counts', async () => {
      const target = await openTarget();
      const again = { afterMs: LEASE, held: true };
      expect(await store.ledger.saveVisit(await claimed(target, 'capture'), deferred(target), false, again)).toBe(true);
      expect(await store.ledger.target(target.id)).toMatchObject({ step: 'capture', attempts: 1 });
      expect(await store.ledger.waiting(target.run)).toEqual([]);
      expect(await store.ledger.claim(target.id, 'capture', 'w', false, LEASE)).toBeNull();
      expect((await store.ledger.progress(target.run)).captured).toBe(0);
      const [first] = await store.ledger.visits({ run: target.run });
      expect(first).not.toHaveProperty('superseded');
      await pass(target);
      expect(await store.ledger.waiting(target.run)).toHaveLength(1);
      await captured(target);
      const visits = await store.ledger.visits({ run: target.run });
      expect(visits.map(({ visit, final, superseded }) => [visit.state, final, superseded])).toEqual([
        ['deferred', false, true],
        ['captured', true, undefined],
      ]);
      expect(await stepOf(target)).toBe('fingerprint');
    });

    it('tells whom a run waits for and whom it goes on without, the next one first', async () => {
      const targets = await openTargets(3);
      for (const [i, target] of targets.entries()) {
        const visit = visitOf(unique(), { run: target.run, target: target.seed.url, reason: 'http:503' });
        const again = i === 2 ? null : { afterMs: 120_000 - i * 60_000, held: i === 0 };
        await store.ledger.saveVisit(await claimed(target, 'capture'), visit, again === null, again);
      }
      const later = await store.ledger.deferred(targets[0]?.run ?? '');
      expect(later).toMatchObject([
        { target: targets[1]?.seed.url, reason: 'http:503', held: false },
        { target: targets[0]?.seed.url, reason: 'http:503', held: true },
      ]);
      expect(Date.parse(later[1]?.at ?? '') - Date.parse(later[0]?.at ?? '')).toBeGreaterThan(50_000);
    });

    it('lets a run go on without a target, and calls it back when its time has come', async () => {
      const target = await openTarget();
      const again = { afterMs: LEASE, held: false };
      const visit = deferred(target);
      await store.ledger.saveVisit(await claimed(target, 'capture'), visit, false, again);
      const print = fingerprintOf(visit.id, `${visit.id}.example`, { comparable: false });
      expect(await store.ledger.saveFingerprint(await claimed(target, 'fingerprint'), print)).toBe(true);
      expect(await store.ledger.saveScreening(await claimed(target, 'screen'), [], [])).toBe(true);
      await store.ledger.requeueDue();
      expect(await stepOf(target)).toBeNull();
      await pass(target);
      expect(await store.ledger.requeueDue()).toBe(1);
      expect(await store.ledger.requeueDue()).toBe(0);
      expect(await stepOf(target)).toBe('capture');
      await captured(target);
    });

    it('asks nobody earlier because a run is resumed', async () => {
      const key = unique();
      const seeds = [seedOf('https://a.example/')];
      const { run } = await store.ledger.openRun(key, OPTIONS, seeds, false);
      const [target] = await store.ledger.waiting(run.id);
      if (target === undefined) throw new Error('no target');
      const again = { afterMs: LEASE, held: false };
      await store.ledger.saveVisit(await claimed(target, 'capture'), deferred(target), false, again);
      await store.ledger.openRun(key, OPTIONS, seeds, false);
      expect(await stepOf(target)).toBe('fingerprint');
    });
  });
}
