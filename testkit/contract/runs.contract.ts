/** What every store owes to those who watch runs: their alerts, and lists that do not grow with history. Part of store.contract.ts. */
import { describe, expect, it } from 'vitest';
import type { Delivery } from '../../src/model/alert.ts';
import type { Claim, Step, Target } from '../../src/model/ports/ledger.ts';
import type { Schedule } from '../../src/model/ports/schedules.ts';
import type { Store } from '../../src/model/ports/store.ts';
import { AT, deliveryOf, fingerprintOf, OPTIONS, seedOf } from '../store/facts.ts';

const LEASE = 60_000;
const later = (ms: number): string => new Date(Date.now() + ms).toISOString();

interface Opened {
  readonly store: Store;
  openTarget(): Promise<Target>;
  claimed(target: Target, step: Step): Promise<Claim>;
  captured(target: Target): Promise<string>;
  unique(): string;
}

export function runsContract(open: () => Opened): void {
  describe('runs and their alerts', () => {
    it('counts the alerts of one run: what can go now, and what became of each', async () => {
      const { store, openTarget, claimed, captured, unique } = open();
      const [plain, paused, silent] = [unique(), unique(), unique()];
      const hook = { schema: 'revenant.hook/1' as const, url: 'https://hooks.example/in', secret: '', all: false };
      await store.hooks.add({ ...hook, id: paused, createdAt: AT, disabledAt: AT });
      const target = await openTarget();
      const visit = await captured(target);
      await store.ledger.saveFingerprint(await claimed(target, 'fingerprint'), fingerprintOf(visit, 'a.example'));
      const to = (name: string, rest: Partial<Delivery> = {}) => deliveryOf(unique(), { hook: name, ...rest });
      const alerts = [
        to(plain),
        to(plain, { nextAt: null }),
        to(plain, { nextAt: later(3_600_000) }),
        to(plain, { nextAt: later(5_000), lastStatus: 500, lastError: 'answered 500', attempts: 1 }),
        to(plain, { state: 'delivered', nextAt: null, lastStatus: 204 }),
        to(paused),
        to(silent),
        to(silent, { state: 'dead', nextAt: null, lastError: 'blocked:ssrf' }),
      ];
      await store.outbox.add([to(plain)]);
      await store.ledger.saveScreening(await claimed(target, 'screen'), [], alerts);
      expect(await store.outbox.untried(target.run)).toBe(1);
      const taken = await store.outbox.take(alerts[0]?.id ?? '', LEASE);
      expect(await store.outbox.untried(target.run), 'one that is being sent is awaited').toBe(1);
      if (taken === null) throw new Error('not taken');
      await store.outbox.settle({ ...taken, nextAt: later(5_000), lastStatus: 500, lastError: 'answered 500' });
      expect(await store.outbox.untried(target.run)).toBe(0);
      const lost = { lastError: 'blocked:ssrf', lastStatus: null };
      expect(await store.outbox.countsOf(target.run)).toEqual({ delivered: 1, waiting: 5, held: 1, dead: 1, lost });
      expect(await store.outbox.countsOf(unique())).toEqual({ delivered: 0, waiting: 0, held: 0, dead: 0, lost: null });
      await store.hooks.remove(paused);
    });

    it('opens one run of a schedule for all who judged by the same last run, and none without the schedule', async () => {
      const { store, unique } = open();
      const schedule: Schedule = {
        ...{ id: unique(), name: 'x', seeds: [seedOf('https://due.example/')], cron: null, every: '1h' },
        ...{ options: OPTIONS, createdAt: AT, lastRunAt: null },
      };
      await store.schedules.add(schedule);
      const [key, times] = [unique(), Array.from({ length: 8 }, (_, i) => later(i * 1_000))];
      const begun = await Promise.all(times.map((at, i) => store.ledger.openScheduledRun(`${key} ${i}`, schedule, at)));
      const [run, ...others] = begun.filter((one) => one !== null);
      expect(others).toEqual([]);
      expect(run).toMatchObject({ targets: 1 });
      const known = await Promise.all(times.map((_, i) => store.ledger.runOfKey(`${key} ${i}`)));
      expect(known.filter((one) => one !== null)).toEqual([run]);
      expect((await store.schedules.get(schedule.id))?.lastRunAt).toBe(times[begun.findIndex((one) => one !== null)]);
      expect(await store.ledger.openScheduledRun(unique(), { ...schedule, id: unique() }, AT)).toBeNull();
      await store.schedules.remove(schedule.id);
    });

    it('tells the runs at work, the newest, and those whose id begins so', async () => {
      const { ledger } = open().store;
      const [one, other] = [
        await ledger.openRun('one', OPTIONS, [], true),
        await ledger.openRun('two', OPTIONS, [], true),
      ];
      expect((await ledger.runs(2)).map(({ key }) => key)).toEqual(['two', 'one']);
      const before = await ledger.countAtWork();
      expect((await ledger.runsAtWork()).slice(0, 2).map(({ id }) => id)).toEqual([other.run.id, one.run.id]);
      await ledger.finishRun(other.run.id);
      expect(await ledger.countAtWork()).toBe(before - 1);
      expect((await ledger.runsAtWork()).map(({ id }) => id)).not.toContain(other.run.id);
      expect(await ledger.runIds(one.run.id)).toEqual([one.run.id]);
      expect(await ledger.runIds(one.run.id.slice(0, 12))).toEqual([one.run.id]);
      expect(await ledger.runIds(`${one.run.id}0`)).toEqual([]);
    });
  });
}
