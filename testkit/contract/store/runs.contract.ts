/** Runs: opened once for a key, resumed, with their targets in order and counts of their alerts. */
import { describe, expect, it } from 'vitest';
import type { Delivery } from '../../../src/model/alert.ts';
import type { Schedule } from '../../../src/model/ports/schedules.ts';
import { AT, deliveryOf, fingerprintOf, OPTIONS, seedOf, visitOf } from '../../store/facts.ts';
import { LEASE, type StoreBench } from './bench.ts';

export function runsContract({ store, openTarget, claimed, captured, unique }: StoreBench): void {
  describe('runs', () => {
    it('takes each presence of a list once, and keeps the order', async () => {
      const seeds = [
        seedOf('HTTPS://B.example'),
        seedOf('https://a.example/'),
        seedOf('https://b.example/#top', { entity: 'e1' }),
        seedOf('https://b.example/', { kind: 'social-page' }),
        seedOf('archives/old.warc.gz'),
      ];
      const { run, resumed } = await store.ledger.openRun(unique(), OPTIONS, seeds, false);
      expect(resumed).toBe(false);
      expect(run.targets).toBe(4);
      const waiting = await store.ledger.waiting(run.id);
      expect(waiting.map((target) => [target.seed.url, target.seed.kind, target.seed.entity])).toEqual([
        ['HTTPS://B.example', 'website', 'e1'],
        ['https://a.example/', 'website', undefined],
        ['https://b.example/', 'social-page', undefined],
        ['archives/old.warc.gz', 'website', undefined],
      ]);
      expect(await store.ledger.run(run.id)).toEqual(run);
      expect((await store.ledger.runs(1_000)).map((one) => one.id)).toContain(run.id);
    });

    it('goes on with the unfinished run of a key, and starts another when told or when it is finished', async () => {
      const key = unique();
      const seeds = [seedOf('https://a.example/')];
      const first = await store.ledger.openRun(key, OPTIONS, seeds, false);
      const again = await store.ledger.openRun(key, OPTIONS, seeds, false);
      expect([again.run.id, again.resumed]).toEqual([first.run.id, true]);
      const fresh = await store.ledger.openRun(key, OPTIONS, seeds, true);
      expect([fresh.run.id === first.run.id, fresh.resumed]).toEqual([false, false]);
      await store.ledger.finishRun(fresh.run.id);
      expect((await store.ledger.run(fresh.run.id))?.finishedAt).not.toBeNull();
      const next = await store.ledger.openRun(key, OPTIONS, seeds, false);
      expect(next.resumed).toBe(false);
      expect(next.run.id).not.toBe(fresh.run.id);
    });

    it('opens one run for eight callers of one key', async () => {
      const key = unique();
      const opens = Array.from({ length: 8 }, () =>
        store.ledger.openRun(key, OPTIONS, [seedOf('https://a.example/')], false),
      );
      const results = await Promise.all(opens);
      expect(new Set(results.map(({ run }) => run.id)).size).toBe(1);
      expect(results.filter(({ resumed }) => !resumed)).toHaveLength(1);
    });

    it('has a name that people give, and says what it did not read and why', async () => {
      const seeds = ['a', 'b', 'c', 'd'].map((name) => seedOf(`https://${name}.example/`));
      const { run } = await store.ledger.openRun(unique(), OPTIONS, seeds, false);
      expect(run.name).toBeNull();
      expect(await store.ledger.nameRun(run.id, 'Sellers\u0000 of felt')).toBe(true);
      expect((await store.ledger.run(run.id))?.name).toContain('Sellers');
      expect(await store.ledger.nameRun(run.id, null)).toBe(true);
      expect((await store.ledger.run(run.id))?.name).toBeNull();
      expect(await store.ledger.nameRun(unique(), 'x')).toBe(false);
      const ends = [
        { state: 'unreachable', reason: 'dns:nxdomain', site: 'a.example' },
        { state: 'unreachable', reason: 'dns:nxdomain', site: 'b.example' },
        { state: 'hollow', condition: 'parked', reason: null, site: 'c.example' },
        { state: 'captured', marks: ['limit:pages', 'robots:disallow', 'drawn'], site: 'd.example' },
      ] as const;
      for (const [i, target] of (await store.ledger.waiting(run.id)).entries()) {
        const claim = await store.ledger.claim(target.id, 'capture', 'w', false, LEASE);
        const end = { ...ends[i], marks: [...((ends[i] as { marks?: readonly string[] }).marks ?? [])] };
        if (claim !== null) await store.ledger.saveVisit(claim, visitOf(unique(), { run: run.id, ...end }), true);
      }
      const { targets, pages } = await store.ledger.unread(run.id);
      expect(
        targets.map(({ state, condition, reason, count, sites }) => [state, condition, reason, count, sites]),
      ).toEqual([
        ['unreachable', 'content', 'dns:nxdomain', 2, ['a.example', 'b.example']],
        ['hollow', 'parked', null, 1, ['c.example']],
      ]);
      expect(pages.map(({ reason, sites }) => [reason, sites])).toEqual([
        ['limit:pages', ['d.example']],
        ['robots:disallow', ['d.example']],
      ]);
    });

    it('takes twelve thousand targets', async () => {
      const seeds = Array.from({ length: 12_000 }, (_, i) => seedOf(`https://s${i}.example/`));
      const { run } = await store.ledger.openRun(unique(), OPTIONS, seeds, false);
      expect(await store.ledger.progress(run.id)).toEqual({
        total: 12_000,
        captured: 0,
        fingerprinted: 0,
        screened: 0,
      });
      const waiting = await store.ledger.waiting(run.id);
      expect(waiting.at(-1)?.seed.url).toBe('https://s11999.example/');
    });

    it('captures a deferred target again when the run is resumed, and leaves the others', async () => {
      const key = unique();
      const seeds = [seedOf('https://a.example/'), seedOf('https://b.example/')];
      const { run } = await store.ledger.openRun(key, OPTIONS, seeds, false);
      const [later, done] = await store.ledger.waiting(run.id);
      if (later === undefined || done === undefined) throw new Error('no targets');
      const deferred = visitOf(unique(), { run: run.id, state: 'deferred' });
      await store.ledger.saveVisit(await claimed(later, 'capture'), deferred, false);
      await captured(done);
      expect((await store.ledger.target(later.id))?.step).toBe('fingerprint');
      await store.ledger.openRun(key, OPTIONS, seeds, false);
      expect((await store.ledger.target(later.id))?.step).toBe('capture');
      expect((await store.ledger.target(done.id))?.step).toBe('fingerprint');
      await captured(later);
      const visits = await store.ledger.visits({ run: run.id });
      expect(visits.map(({ visit, final }) => [visit.state, final])).toEqual([
        ['deferred', false],
        ['captured', true],
        ['captured', true],
      ]);
    });
  });

  describe('runs and their alerts', () => {
    it('counts the alerts of one run: what can go now, and what became of each', async () => {
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
      const { ledger } = store;
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

const later = (ms: number): string => new Date(Date.now() + ms).toISOString();
