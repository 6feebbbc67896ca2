/** What becomes of targets whose workers died. */
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import type { Target } from '../../../src/model/ports/ledger.ts';
import { visitOf } from '../../store/facts.ts';
import { LEASE, type StoreBench } from './bench.ts';

export function reclaimContract({ store, openTargets, openTarget, claimed, captured, unique }: StoreBench): void {
  describe('reclaim', () => {
    it('takes back ended leases only, unless the process is alone on the folder', async () => {
      await store.ledger.reclaim(true);
      const [ended, running] = await openTargets(2);
      if (ended === undefined || running === undefined) throw new Error('no targets');
      const late = await claimed(ended, 'capture', false, 1);
      await claimed(running, 'capture');
      await sleep(20);
      expect(await store.ledger.reclaim(false)).toEqual({ waiting: 1, quarantined: 0 });
      expect(await store.ledger.reclaim(false)).toEqual({ waiting: 0, quarantined: 0 });
      expect(await store.ledger.reclaim(true)).toEqual({ waiting: 1, quarantined: 0 });
      const next = await claimed(ended, 'capture');
      expect(await store.ledger.saveVisit(late, visitOf(unique()), true)).toBe(false);
      expect(await store.ledger.saveVisit(next, visitOf(unique()), true)).toBe(true);
    });

    it('suspects each of several, counts no death for them, and puts them last', async () => {
      await store.ledger.reclaim(true);
      const [one, two] = await openTargets(2);
      if (one === undefined || two === undefined) throw new Error('no targets');
      await claimed(one, 'capture');
      await store.ledger.reclaim(true);
      expect(await store.ledger.target(one.id)).toMatchObject({ suspect: true, deaths: 0 });
      expect((await store.ledger.waiting(one.run)).map((target) => target.id)).toEqual([two.id, one.id]);
      await captured(one);
      expect(await store.ledger.target(one.id)).toMatchObject({ suspect: false, step: 'fingerprint' });
    });

    it('quarantines at the third death alone, with one visit, however long the kills go on', async () => {
      await store.ledger.reclaim(true);
      const target = await openTarget();
      for (const expected of [
        { waiting: 1, quarantined: 0 },
        { waiting: 1, quarantined: 0 },
        { waiting: 0, quarantined: 1 },
      ]) {
        await claimed(target, 'capture', true);
        expect(await store.ledger.reclaim(true)).toEqual(expected);
      }
      expect(await store.ledger.claim(target.id, 'capture', 'w', true, LEASE)).toBeNull();
      expect(await store.ledger.target(target.id)).toMatchObject({ step: null, deaths: 3 });
      const visits = await store.ledger.visits({ run: target.run });
      expect(visits).toHaveLength(1);
      expect(visits[0]).toMatchObject({
        final: true,
        visit: { state: 'failed', reason: 'crash:worker', site: 's0.example' },
      });
      expect((await store.ledger.progress(target.run)).screened).toBe(1);
      expect(await store.ledger.outcomes(target.run)).toEqual({ failed: 1 });
    });

    it('forgets deaths once a step is through, and takes whoever died least first', async () => {
      await store.ledger.reclaim(true);
      const [one, two] = await openTargets(2);
      if (one === undefined || two === undefined) throw new Error('no targets');
      for (const target of [one, two]) await claimed(target, 'capture');
      await store.ledger.reclaim(true);
      // A machine that is switched off again and again must not hit the same innocent each time.
      await claimed(one, 'capture', true);
      await store.ledger.reclaim(true);
      expect((await store.ledger.waiting(one.run)).map((target) => target.id)).toEqual([two.id, one.id]);
      await captured(one);
      expect(await store.ledger.target(one.id)).toMatchObject({ suspect: false, deaths: 0 });
    });

    it('does not take a target up again that was to be asked later and was quarantined since', async () => {
      await store.ledger.reclaim(true);
      const target = await openTarget();
      const visit = visitOf(unique(), { run: target.run, state: 'deferred' });
      await store.ledger.saveVisit(await claimed(target, 'capture'), visit, false, { afterMs: 1, held: false });
      for (let death = 0; death < 3; death++) {
        await claimed(target, 'fingerprint', true);
        await store.ledger.reclaim(true);
      }
      await sleep(10);
      await store.ledger.requeueDue();
      expect((await store.ledger.target(target.id))?.step).toBeNull();
    });

    it('charges nobody with the deaths that somebody from outside caused, and still sets aside who kills', async () => {
      await store.ledger.reclaim(true);
      const [innocent, slow, deadly] = await openTargets(3);
      if (innocent === undefined || slow === undefined || deadly === undefined) throw new Error('no targets');
      const die = async (target: Target): Promise<void> => {
        await claimed(target, 'capture', true);
        await store.ledger.reclaim(true);
      };
      // A machine that fails hits whatever runs.
      for (const target of [innocent, slow, deadly, slow, deadly]) await die(target);
      await captured(innocent);
      expect(await store.ledger.target(slow.id)).toMatchObject({ deaths: 1 });
      await die(slow);
      expect(await store.ledger.target(slow.id)).toMatchObject({ step: 'capture', deaths: 2 });
      await captured(slow);
      expect(await store.ledger.target(deadly.id)).toMatchObject({ deaths: 0 });
      for (let death = 0; death < 3; death++) await die(deadly);
      expect(await store.ledger.target(deadly.id)).toMatchObject({ step: null });
    });

    it('keeps what was captured when a later step kills, with one final visit', async () => {
      await store.ledger.reclaim(true);
      const target = await openTarget();
      const visit = await captured(target);
      for (let death = 0; death < 3; death++) {
        await claimed(target, 'fingerprint', true);
        await store.ledger.reclaim(true);
      }
      const visits = await store.ledger.visits({ run: target.run });
      expect(visits.map((one) => [one.visit.reason, one.final])).toEqual([
        [null, false],
        ['crash:worker', true],
      ]);
      expect((await store.ledger.visit(visit))?.visit.captures).toHaveLength(1);
    });
  });
}
