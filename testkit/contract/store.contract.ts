/** What every database under the store owes. Run on each back end by test/store/store.test.ts. */
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { canonicalJson } from '../../src/model/canonical-json.ts';
import { hashOfEntry } from '../../src/model/decisions/log-hash.ts';
import { type Background, countedWithFree } from '../../src/model/derived/background.ts';
import type { Match, MatchSide } from '../../src/model/derived/match.ts';
import { sha256 } from '../../src/model/digest.ts';
import { Entity } from '../../src/model/facts/seed.ts';
import type { ListVersion } from '../../src/model/facts/watchlist.ts';
import type { Claim, Step, Target } from '../../src/model/ports/ledger.ts';
import type { Store } from '../../src/model/ports/store.ts';
import type { SiteQuery } from '../../src/model/ports/watchlists.ts';
import type { SqlPool } from '../../src/store/database/pool.ts';
import { EVIDENCE } from '../report/example-match.ts';
import {
  AT,
  captureOf,
  deliveryOf,
  fingerprintOf,
  matchOf,
  mentionOf,
  OPTIONS,
  seedOf,
  visitOf,
} from '../store/facts.ts';
import { deskContract } from './desk.contract.ts';
import { heldLane, lineContract } from './line.contract.ts';
import { purgesContract } from './purges.contract.ts';
import { runsContract } from './runs.contract.ts';

const LEASE = 60_000;
const SHIPPED: Background = { id: 'shipped-1', sites: 100, count: (token) => (token === 'email:common' ? 40 : 0) };

export function storeContract(
  name: string,
  open: () => Promise<{ store: Store; pool: SqlPool; close(): Promise<void> }>,
): void {
  describe(`store contract: ${name}`, () => {
    let opened: { store: Store; pool: SqlPool; close(): Promise<void> };
    let store: Store;
    let names = 0;
    const unique = (): string => `n${++names}`;

    beforeAll(async () => {
      opened = await open();
      store = opened.store;
    });
    afterAll(() => opened?.close());

    async function openTargets(count: number): Promise<Target[]> {
      const seeds = Array.from({ length: count }, (_, i) => seedOf(`https://s${i}.example/`));
      const { run } = await store.ledger.openRun(unique(), OPTIONS, seeds, false);
      return store.ledger.waiting(run.id);
    }
    async function openTarget(): Promise<Target> {
      const [target] = await openTargets(1);
      if (target === undefined) throw new Error('no target');
      return target;
    }
    async function claimed(target: Target, step: Step, alone = false, leaseMs = LEASE): Promise<Claim> {
      const claim = await store.ledger.claim(target.id, step, 'worker-1', alone, leaseMs);
      if (claim === null) throw new Error('not claimed');
      return claim;
    }
    async function captured(target: Target, visit = unique()): Promise<string> {
      const claim = await claimed(target, 'capture');
      expect(await store.ledger.saveVisit(claim, visitOf(visit, { run: target.run }), true)).toBe(true);
      return visit;
    }

    describe('the log', () => {
      it('notes every visit in the transaction that stores it, once, with the digest of what comes back', async () => {
        const target = await openTarget();
        const id = await captured(target);
        const entries = await store.log.about([id]);
        expect(entries.map(({ kind }) => kind)).toEqual(['capture']);
        const stored = await store.ledger.visit(id);
        expect(entries[0]?.digest).toBe(sha256(canonicalJson(stored?.visit)));
        const head = await store.log.head();
        expect(await store.log.entries(head.size - 1, 10)).toMatchObject([{ hash: head.hash, seq: head.size }]);
      });

      it('numbers without a gap and chains, whoever writes at the same time', async () => {
        const { size } = await store.log.head();
        const logged = (i: number) => ({ kind: 'export' as const, subject: unique(), digest: sha256(String(i)) });
        await Promise.all(Array.from({ length: 20 }, (_, i) => store.log.append([logged(i), logged(i + 100)])));
        const entries = await store.log.entries(size, 100);
        expect(entries.map(({ seq }) => seq)).toEqual(Array.from({ length: 40 }, (_, i) => size + i + 1));
        for (const [i, { previous }] of entries.slice(1).entries()) expect(previous).toBe(entries[i]?.hash);
        for (const { hash, schema: _, ...entry } of entries) expect(hashOfEntry(entry)).toBe(hash);
      });

      it('notes a match that is found again as it was only once', async () => {
        const match = matchOf(unique());
        for (let i = 0; i < 2; i++) {
          const target = await openTarget();
          const visit = await captured(target);
          await store.ledger.saveFingerprint(
            await claimed(target, 'fingerprint'),
            fingerprintOf(visit, 'shop.example'),
          );
          await store.ledger.saveScreening(await claimed(target, 'screen'), [match], []);
        }
        expect(await store.log.about([match.id])).toHaveLength(1);
      });

      it('refuses to be changed, shortened or emptied', async () => {
        await store.log.append([{ kind: 'export', subject: unique(), digest: sha256('x') }]);
        for (const table of ['revenant_log', 'revenant_checkpoints', 'revenant_judgements'])
          for (const sql of [`delete from ${table}`, `truncate ${table}`])
            await expect(opened.pool.query(sql), sql).rejects.toThrow('append only');
        await expect(opened.pool.query(`update revenant_log set kind = 'match'`)).rejects.toThrow('append only');
      });
    });

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

    describe('later', () => {
      const deferred = (target: Target) => visitOf(unique(), { run: target.run, state: 'deferred' });
      const stepOf = async ({ id }: Target) => (await store.ledger.target(id))?.step;

      it('keeps a target that its run waits for at capture until its time, and counts', async () => {
        const target = await openTarget();
        const again = { afterMs: 2_000, held: true };
        expect(await store.ledger.saveVisit(await claimed(target, 'capture'), deferred(target), false, again)).toBe(
          true,
        );
        expect(await store.ledger.target(target.id)).toMatchObject({ step: 'capture', attempts: 1 });
        expect(await store.ledger.waiting(target.run)).toEqual([]);
        expect(await store.ledger.claim(target.id, 'capture', 'w', false, LEASE)).toBeNull();
        expect((await store.ledger.progress(target.run)).captured).toBe(0);
        const [first] = await store.ledger.visits({ run: target.run });
        expect(first).not.toHaveProperty('superseded');
        await sleep(2_050);
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
        const again = { afterMs: 2_000, held: false };
        const visit = deferred(target);
        await store.ledger.saveVisit(await claimed(target, 'capture'), visit, false, again);
        const print = fingerprintOf(visit.id, `${visit.id}.example`, { comparable: false });
        expect(await store.ledger.saveFingerprint(await claimed(target, 'fingerprint'), print)).toBe(true);
        expect(await store.ledger.saveScreening(await claimed(target, 'screen'), [], [])).toBe(true);
        await store.ledger.requeueDue();
        expect(await stepOf(target)).toBeNull();
        await sleep(2_050);
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
        const again = { afterMs: 60_000, held: false };
        await store.ledger.saveVisit(await claimed(target, 'capture'), deferred(target), false, again);
        await store.ledger.openRun(key, OPTIONS, seeds, false);
        expect(await stepOf(target)).toBe('fingerprint');
      });
    });

    lineContract(() => ({ ...opened, openTargets, claimed }));
    runsContract(() => ({ ...opened, openTarget, claimed, captured, unique }));

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

      it('hands out the next for each queue only, none that is in line, and says how much waits and how long', async () => {
        await store.ledger.reclaim(true);
        const targets = await openTargets(4);
        const [one, two, three, four] = targets;
        if (one === undefined || two === undefined || three === undefined || four === undefined) throw new Error('few');
        await store.ledger.waitFor(await claimed(one, 'capture'), await heldLane(store));
        // As a worker of an older version would take it.
        await opened.pool.query('update revenant_targets set put_off_until = clock_timestamp() where id = $1', [
          one.id,
        ]);
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
        await opened.pool.query('update revenant_targets set needs_browser = false where id = $1', [three.id]);
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
        await opened.pool.query("update revenant_workers set renders = null where id = 'w2'");
        expect(await store.fleet.draws()).toBe(true);
        await store.fleet.leave('w2');
        await store.fleet.leave('w1');
        expect(await store.fleet.workers()).toEqual([]);
        const { statements, seconds } = store.time();
        expect(statements).toBeGreaterThan(10);
        expect(seconds).toBeGreaterThan(0);
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

    describe('facts', () => {
      it('gives a visit back as it was, pictures included, and lists without them', async () => {
        const target = await openTarget();
        const id = unique();
        const grey = Buffer.from(Array.from({ length: 4096 }, (_, i) => (i * 7) % 256)).toString('base64');
        const site = `${id}.example`;
        const visit = visitOf(id, {
          run: target.run,
          site,
          marks: ['truncated'],
          captures: [
            captureOf(id, `https://${site}/`),
            captureOf(id, `https://${site}/${'x'.repeat(9_000)}`, { pageRole: 'about' }),
            captureOf(id, `https://${site}/a.jpg`, {
              role: 'image',
              pageRole: null,
              image: { width: 800, height: 600, format: 'jpeg', grey },
            }),
            captureOf(id, `https://${site}/b.svg`, {
              role: 'image',
              status: null,
              body: null,
              image: { width: 0, height: 0, format: 'svg', grey: null },
            }),
          ],
        });
        expect(await store.ledger.saveVisit(await claimed(target, 'capture'), visit, true)).toBe(true);
        const stored = await store.ledger.visit(id);
        expect(stored).toEqual({ visit, final: true });
        // The very text: the order of members too.
        expect(JSON.stringify(stored?.visit.captures[0])).toBe(JSON.stringify(visit.captures[0]));
        const [listed] = await store.ledger.visits({ site });
        expect(listed?.visit.captures.map((capture) => capture.id)).toEqual(visit.captures.map(({ id }) => id));
        expect(listed?.visit.captures[2]?.image).toEqual({ width: 800, height: 600, format: 'jpeg', grey: null });
      });

      it('cleans what PostgreSQL cannot hold, and says so', async () => {
        const target = await openTarget();
        const id = unique();
        const visit = visitOf(id, {
          run: target.run,
          detail: 'a\0b \ud800 c',
          captures: [captureOf(id, 'https://shop.example/\0', { headers: { 'x-\0odd': '1\0' } })],
        });
        expect(await store.ledger.saveVisit(await claimed(target, 'capture'), visit, true)).toBe(true);
        const stored = await store.ledger.visit(id);
        expect(stored?.visit).toMatchObject({ detail: 'ab \ufffd c', marks: ['cleaned'] });
        expect(stored?.visit.captures[0]).toMatchObject({
          url: 'https://shop.example/',
          headers: { 'x-odd': '1' },
          marks: ['cleaned'],
        });
        const dirty = fingerprintOf(id, 'shop\0.example', {
          keys: ['title:a\0b'],
          tokens: ['title:a\0b'],
          readings: [{ signal: 'title', version: 1, value: { text: 'U+0000: \0, half: \udfff' }, failure: null }],
        });
        expect(await store.ledger.saveFingerprint(await claimed(target, 'fingerprint'), dirty)).toBe(true);
        expect((await store.fingerprints.get(id))?.readings[0]?.value).toEqual({ text: 'U+0000: , half: \ufffd' });
        const other = fingerprintOf(unique(), 'other.example', { keys: ['title:a\0b'] });
        expect((await store.fingerprints.candidates(other, 10)).map(({ keys }) => keys)).toEqual([['title:a\0b']]);
      });

      it('lists visits in target order, by run, state and site, up to a limit', async () => {
        const targets = await openTargets(3);
        for (const target of targets.toReversed()) {
          const site = new URL(target.seed.url).hostname;
          const state = site === 's1.example' ? 'hollow' : 'captured';
          const visit = visitOf(unique(), { run: target.run, site, state });
          await store.ledger.saveVisit(await claimed(target, 'capture'), visit, true);
        }
        const sites = async (filter: object): Promise<string[]> =>
          (await store.ledger.visits({ run: targets[0]?.run ?? '', ...filter })).map(({ visit }) => visit.site);
        expect(await sites({})).toEqual(['s0.example', 's1.example', 's2.example']);
        expect(await sites({ state: 'hollow' })).toEqual(['s1.example']);
        expect(await sites({ site: 's2.example' })).toEqual(['s2.example']);
        expect(await sites({ limit: 2 })).toEqual(['s0.example', 's1.example']);
      });

      it('imports a visit once', async () => {
        const id = unique();
        const visit = visitOf(id, { source: 'import', captures: [captureOf(id, 'https://gone.example/')] });
        const fingerprint = fingerprintOf(id, 'gone.example');
        await store.ledger.importVisit(visit, fingerprint, [], []);
        await store.ledger.importVisit({ ...visit, detail: 'changed' }, fingerprint, [], []);
        expect(await store.ledger.visit(id)).toEqual({ visit, final: true });
        expect(await store.fingerprints.get(id)).toEqual(fingerprint);
      });

      it('keeps the listed names of a visit apart from its fingerprint, and the last search of it', async () => {
        const id = unique();
        const entity = unique();
        const visit = visitOf(id, { source: 'import', captures: [captureOf(id, 'https://named.example/')] });
        const fingerprint = fingerprintOf(id, 'named.example');
        const mention = mentionOf(entity);
        const listed = { index: 'list-1', mentions: [mention, { ...mention, role: 'text' as const }], cut: false };
        await store.ledger.importVisit(visit, { ...fingerprint, listed }, [], []);
        expect(await store.fingerprints.get(id)).toEqual(fingerprint);
        expect(await store.mentions.of(id)).toEqual(listed);
        expect(await store.mentions.of('nobody')).toBeNull();
        const row = { visit: id, site: visit.site, index: 'list-1' };
        expect(await store.mentions.list({ entity })).toEqual(listed.mentions.map((one) => ({ ...row, mention: one })));
        expect(await store.mentions.list({ visit: id, limit: 1 })).toEqual([{ ...row, mention }]);
        expect(await store.mentions.unsearched('list-1', '', 1_000)).not.toContain(id);
        expect(await store.mentions.unsearched('list-2', '', 1_000)).toContain(id);
        expect(await store.mentions.unsearched('list-2', id, 1_000)).not.toContain(id);
        await store.mentions.save(id, { index: 'list-2', mentions: [], cut: true });
        expect(await store.mentions.of(id)).toEqual({ index: 'list-2', mentions: [], cut: true });
        expect(await store.mentions.list({ entity })).toEqual([]);
        expect(await store.mentions.unsearched('list-2', '', 1_000)).not.toContain(id);
      });

      it('takes a target through every step', async () => {
        const target = await openTarget();
        const visit = await captured(target);
        const claim = await claimed(target, 'fingerprint');
        expect(claim.target.visit).toBe(visit);
        expect(await store.ledger.saveFingerprint(claim, fingerprintOf(visit, 'steps.example'))).toBe(true);
        expect(await store.ledger.progress(target.run)).toEqual({
          total: 1,
          captured: 1,
          fingerprinted: 1,
          screened: 0,
        });
        const id = unique();
        const screening = await claimed(target, 'screen');
        expect(await store.ledger.saveScreening(screening, [matchOf(id)], [deliveryOf(id)])).toBe(true);
        expect(await store.ledger.saveScreening(screening, [matchOf(unique())], [])).toBe(false);
        expect(await store.ledger.target(target.id)).toMatchObject({ step: null, visit });
        expect((await store.matches.list({ run: target.run })).map((match) => match.id)).toEqual([id]);
        expect((await store.outbox.list('hook-1')).filter((delivery) => delivery.id === id)).toHaveLength(1);
      });
    });

    describe('candidates', () => {
      const stored = async (site: string, keys: string[], rest: object = {}): Promise<void> => {
        const id = unique();
        await store.ledger.importVisit(
          visitOf(id, { captures: [], site }),
          fingerprintOf(id, site, { keys, ...rest }),
          [],
          [],
        );
      };
      const crawled = async (site: string, keys: string[], rest: object = {}): Promise<void> => {
        const target = await openTarget();
        const id = unique();
        const visit = visitOf(id, { run: target.run, captures: [], site });
        await store.ledger.saveVisit(await claimed(target, 'capture'), visit, true);
        await store.ledger.saveFingerprint(
          await claimed(target, 'fingerprint'),
          fingerprintOf(id, site, { keys, ...rest }),
        );
      };
      const found = async (site: string, keys: string[], maxPostings = 10): Promise<[string, string[]][]> =>
        (await store.fingerprints.candidates(fingerprintOf(unique(), site, { keys }), maxPostings)).map((one) => [
          one.fingerprint.site,
          one.keys,
        ]);

      it('brings together sites that share a key, rarest and most first, never a site and itself', async () => {
        const p = unique();
        await stored('b.example', [`${p}:rare`, `${p}:common`]);
        await stored('c.example', [`${p}:common`]);
        await stored('d.example', [`${p}:common`]);
        await stored('a.example', [`${p}:other`]);
        await stored('me.example', [`${p}:rare`, `${p}:common`]);
        expect(await found('me.example', [`${p}:common`, `${p}:rare`, `${p}:nobody`])).toEqual([
          ['b.example', [`${p}:common`, `${p}:rare`]],
          ['c.example', [`${p}:common`]],
          ['d.example', [`${p}:common`]],
        ]);
      });

      it('ignores keys that more sites carry than allowed', async () => {
        const key = `${unique()}:template`;
        for (const n of [1, 2, 3]) await stored(`${key.slice(0, -9)}-${n}.example`, [key]);
        expect(await found('new.example', [key], 3)).toHaveLength(3);
        expect(await found('new.example', [key], 2)).toEqual([]);
      });

      it('takes the latest comparable fingerprint of a crawled site, in whatever order they come', async () => {
        const p = unique();
        const site = `${p}.example`;
        await crawled(site, [`${p}:new`], { capturedAt: '2026-02-01T00:00:00Z' });
        await crawled(site, [`${p}:old`], { capturedAt: '2020-01-01T00:00:00Z' });
        await crawled(site, [`${p}:hollow`], { capturedAt: '2026-03-01T00:00:00Z', comparable: false });
        expect(await found('x.example', [`${p}:old`, `${p}:hollow`])).toEqual([]);
        expect(await found('x.example', [`${p}:new`])).toEqual([[site, [`${p}:new`]]]);
      });

      it('keeps an archived site beside whoever holds its domain today, and counts the two as one site', async () => {
        const p = unique();
        const site = `${p}.example`;
        await stored(site, [`${p}:dead`], { capturedAt: '2020-01-01T00:00:00Z' });
        await crawled(site, [`${p}:stranger`], { capturedAt: '2026-02-01T00:00:00Z' });
        expect(await found('x.example', [`${p}:dead`])).toEqual([[site, [`${p}:dead`]]]);
        expect(await found('x.example', [`${p}:stranger`])).toEqual([[site, [`${p}:stranger`]]]);
        expect(await found(site, [`${p}:dead`])).toEqual([]);
      });

      it('keeps what stood on a site beside the redirect that came in its place', async () => {
        const p = unique();
        const site = `${p}.example`;
        await crawled(site, [`${p}:shop`], { capturedAt: '2026-01-01T00:00:00Z' });
        await crawled(site, [`${p}:to`], { capturedAt: '2026-02-01T00:00:00Z', condition: 'redirected' });
        expect(await found('x.example', [`${p}:shop`])).toEqual([[site, [`${p}:shop`]]]);
        expect(await found('x.example', [`${p}:to`])).toEqual([[site, [`${p}:to`]]]);
      });

      it('keeps a page on a platform apart from the website of the same name', async () => {
        const p = unique();
        await stored(`${p}.example`, [`${p}:k`], { kind: 'social-page' });
        expect(await found(`${p}.example`, [`${p}:k`])).toEqual([[`${p}.example`, [`${p}:k`]]]);
      });
    });

    describe('matches, outbox, hooks, entities, schedules', () => {
      it('replaces a match by id, and lists by verdict, flag and weight', async () => {
        const target = await openTarget();
        const visit = await captured(target);
        await store.ledger.saveFingerprint(await claimed(target, 'fingerprint'), fingerprintOf(visit, 'm.example'));
        const [a, b] = [unique(), unique()];
        const matches = [matchOf(a, { verdict: 'lead', weight: 9 }), matchOf(b, { weight: 14.1 })];
        await store.ledger.saveScreening(await claimed(target, 'screen'), [...matches, matchOf(a, { weight: 8 })], []);
        expect(await store.matches.get(a)).toEqual(matches[0]);
        const ids = async (filter: object): Promise<string[]> =>
          (await store.matches.list({ run: target.run, ...filter })).map((match) => match.id);
        expect(await ids({})).toEqual([b, a]);
        expect(await ids({ flagged: true })).toEqual([b]);
        expect(await ids({ flagged: false })).toEqual([a]);
        expect(await ids({ verdict: 'lead' })).toEqual([a]);
        expect(await ids({ limit: 1 })).toEqual([b]);
        expect(JSON.stringify(await store.matches.get(b))).toBe(JSON.stringify(matches[1]));
      });

      it('joins flagged findings by their latest judgement, and finds those of an entity', async () => {
        const p = unique();
        const visit = visitOf(unique(), { captures: [], site: `${p}.example`, entity: `${p}-x` });
        await store.ledger.importVisit(visit, fingerprintOf(visit.id, visit.site), [], []);
        const side = (site: string) => ({ ...matchOf(p).left, site });
        const [own, listed, other] = [
          matchOf(unique(), { verdict: 'strong', weight: 90.5, right: side(visit.site), evidence: EVIDENCE.slice(-2) }),
          matchOf(unique(), { verdict: 'likely', weight: 80.5, left: { ...side(`list:${p}-x`), kind: 'list' } }),
          matchOf(unique(), { verdict: 'lead', weight: 99, right: side(`${p}-other.example`) }),
        ];
        await store.ledger.saveFound([own, listed, other], []);
        for (const judgement of ['negative', 'positive', 'negative'] as const)
          await store.judgements.add(
            { schema: 'revenant.judgement/1', id: unique(), match: own.id, judgement, by: 'Ada', why: 'x', at: AT },
            false,
            { reviewed: [], retracted: [] },
          );
        const joins = (await store.matches.joins(1_000)).filter(({ id }) => [own.id, listed.id, other.id].includes(id));
        const joined = ({ id, verdict, weight, left, right }: Match) => ({ id, verdict, weight, left, right });
        expect(joins, 'a row without weight is no main evidence').toEqual([
          { ...joined(own), signals: ['navigation'], judgement: 'negative' },
          { ...joined(listed), signals: [], judgement: null },
        ]);
        expect((await store.matches.list({ entity: `${p}-x` })).map(({ id }) => id)).toEqual([own.id, listed.id]);
        expect(await store.matches.list({ entity: `${p}-y` })).toEqual([]);
      });

      it('keeps the heavier match of a pair of sites while both of its visits still stand for them', async () => {
        const p = unique();
        // A listed trader's archived site, and what stands on its domain today: one name, two things to compare with.
        const [archive, live] = [unique(), unique()];
        await store.ledger.importVisit(
          visitOf(archive, { captures: [], site: `${p}-old.example` }),
          fingerprintOf(archive, `${p}-old.example`),
          [],
          [],
        );
        const screened = async (site: string, visit: string, matches: (target: Target) => Match[]) => {
          const target = await openTarget();
          await captured(target, visit);
          const rest = { capturedAt: `2026-03-0${2 + Number(visit.endsWith('-again'))}T10:00:00Z` };
          await store.ledger.saveFingerprint(await claimed(target, 'fingerprint'), fingerprintOf(visit, site, rest));
          await store.ledger.saveScreening(await claimed(target, 'screen'), matches(target), []);
        };
        const found = async () => (await store.matches.get(id))?.weight;
        const id = unique();
        const between = (left: string, right: string, weight: number): Match => {
          const { left: l, right: r } = matchOf(id);
          return matchOf(id, { weight, left: { ...l, visit: left }, right: { ...r, visit: right } });
        };
        const other = unique();
        await screened(`${p}-new.example`, other, () => [between(archive, other, 30), between(archive, other, 9)]);
        expect(await found()).toBe(30);
        await screened(`${p}-old.example`, live, () => [between(live, other, 9)]);
        expect(await found()).toBe(30);
        // Of two that are flagged, the one with the listed trader in it is the finding, though the other is heavier.
        const listed = between(archive, other, 22);
        const watched = { ...listed, left: { ...listed.left, entity: { id: 'e1', name: 'Old Ltd' } } };
        await screened(`${p}-third.example`, unique(), () => [watched, between(live, other, 25)]);
        expect(await found()).toBe(22);
        // The new site was taken again and has changed: the old finding is history.
        await screened(`${p}-new.example`, `${other}-again`, () => [between(archive, `${other}-again`, 11)]);
        expect(await found()).toBe(11);
        // What stood before is kept: whoever takes a page down does not take the finding with it.
        const earlier = await store.matches.earlier(id);
        expect(earlier.map(({ match }) => match.weight)).toEqual([22, 30]);
        expect(earlier[1]?.until).toBe(earlier[0]?.since);
        expect(await store.matches.list({ wasFlagged: true, site: `${p}-new.example` })).toEqual([]);
        const lead = { ...between(archive, `${other}-again`, 10.9), verdict: 'lead' as const };
        await screened(`${p}-new.example`, `${other}-again-again`, () => [lead]);
        expect((await store.matches.earlier(id)).map(({ match }) => match.verdict)).toEqual(
          Array(3).fill(earlier[0]?.match.verdict),
        );
        expect(await store.matches.list({ wasFlagged: true, site: lead.left.site })).toMatchObject([
          { id, verdict: 'lead' },
        ]);
      });

      it('keeps the best that a finding ever was under each model, and until when it was seen like that', async () => {
        const [id, site, archive] = [unique(), `${unique()}.example`, unique()];
        const old = visitOf(archive, { captures: [], site: 'left.example' });
        await store.ledger.importVisit(old, fingerprintOf(archive, old.site), [], []);
        const visited = async (
          day: number,
          weight: number,
          rest: Partial<Match> = {},
        ): Promise<{ stored: Match; wouldReplace: boolean }> => {
          const capturedAt = `2026-04-${String(day).padStart(2, '0')}T10:00:00Z`;
          const target = await openTarget();
          const visit = await captured(target);
          const print = fingerprintOf(visit, site, { capturedAt });
          await store.ledger.saveFingerprint(await claimed(target, 'fingerprint'), print);
          const { left, right } = matchOf(id);
          const sides = { left: { ...left, visit: archive }, right: { ...right, site, visit, capturedAt } };
          const stored = matchOf(id, { weight, ...sides, ...rest });
          const wouldReplace = await store.matches.replaces(stored);
          await store.ledger.saveScreening(await claimed(target, 'screen'), [stored], []);
          return { stored, wouldReplace };
        };
        expect((await store.matches.bests([id])).size).toBe(0);
        const first = await visited(1, 30);
        expect(first.wouldReplace).toBe(false);
        // Less than a bit is no other finding: it is still seen. A row that loses a little each time is.
        expect((await visited(2, 29.2)).wouldReplace).toBe(true);
        await visited(3, 28.4);
        await visited(4, 27.6);
        await visited(5, 29.9, { verdict: 'lead' });
        const [best, ...others] = (await store.matches.bests([id])).get(id) ?? [];
        expect(best).toMatchObject({ seenUntil: '2026-04-02T10:00:00Z', match: { weight: 30 } });
        expect(best?.match).toEqual(first.stored);
        expect(others).toEqual([]);
        await visited(6, 41, { model: 'model-2' });
        const heavier = await visited(7, 31);
        const bests = (await store.matches.bests([id, unique()])).get(id) ?? [];
        expect(bests.map(({ match, seenUntil }) => [match.model, match.weight, seenUntil])).toEqual([
          ['model-2', 41, '2026-04-06T10:00:00Z'],
          ['model-1', 31, '2026-04-07T10:00:00Z'],
        ]);
        expect(bests[1]?.match).toEqual(heavier.stored);
        expect(Date.parse(bests[1]?.since ?? '')).toBeGreaterThan(Date.parse(best?.since ?? ''));
        // Found at the same visits with less, such as by another archive of one name: it does not take the place.
        expect(await store.matches.replaces({ ...heavier.stored, weight: 9 })).toBe(false);
      });

      it('takes the date of a list for no visit', async () => {
        const id = unique();
        const { left, right } = matchOf(id);
        const entry = { ...left, site: `list:${id}`, kind: 'list' as const, visit: `list:${id}` };
        const listed = matchOf(id, { left: { ...entry, capturedAt: '2026-12-24T00:00:00Z' }, right });
        await store.ledger.saveFound([listed], []);
        expect((await store.matches.bests([id])).get(id)).toMatchObject([{ seenUntil: AT }]);
      });

      it('stores a finding whose captures have no known time, and takes no doubtful time for its last visit', async () => {
        const seen = async (
          left: Partial<MatchSide>,
          right: Partial<MatchSide>,
        ): Promise<string | null | undefined> => {
          const id = unique();
          const plain = matchOf(id);
          const found = matchOf(id, { left: { ...plain.left, ...left }, right: { ...plain.right, ...right } });
          await store.ledger.saveFound([found], []);
          await store.ledger.saveFound([{ ...found, weight: found.weight - 0.2 }], []);
          return (await store.matches.bests([id])).get(id)?.[0]?.seenUntil;
        };
        const future = { capturedAt: '2098-01-02T03:04:05Z', timeDoubt: 'future' as const };
        expect(await seen({ capturedAt: null }, { capturedAt: null })).toBeNull();
        expect(await seen({ kind: 'list' }, { capturedAt: null })).toBeNull();
        expect(await seen({ kind: 'list' }, future)).toBeNull();
        expect(await seen({ capturedAt: null }, {})).toBe(AT);
        expect(await seen({}, future)).toBe(AT);
      });

      it('keeps what a list entry matches on the visit that stands, and on one visit what the list says last', async () => {
        const [id, live, archive] = [unique(), unique(), unique()];
        const site = `${id}.example`;
        const { left, right } = matchOf(id);
        const listed = (visit: string, weight: number, capturedAt = AT): Match =>
          matchOf(id, {
            weight,
            left: { ...left, site: `list:${id}`, kind: 'list', visit: `list:${id}`, capturedAt },
            right: { ...right, site, visit },
          });
        const old = fingerprintOf(archive, site, { capturedAt: '2015-01-01T00:00:00Z' });
        await store.ledger.importVisit(
          visitOf(live, { captures: [], site }),
          fingerprintOf(live, site),
          [listed(live, 20)],
          [],
        );
        await store.ledger.importVisit(visitOf(archive, { captures: [], site }), old, [listed(archive, 8.5)], []);
        expect((await store.matches.get(id))?.weight).toBe(20);
        const later = listed(live, 9, '2026-03-09T00:00:00Z');
        await store.ledger.saveFound([later], []);
        expect((await store.matches.get(id))?.weight).toBe(9);
        const entries = await store.log.about([id]);
        expect(entries.map(({ kind }) => kind)).toContain('match');
        expect(entries.at(-1)?.digest).toBe(sha256(canonicalJson(later)));
      });

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

      it('knows the tags of the seeds by which sites were visited', async () => {
        const [one, other] = [`${unique()}.example`, `${unique()}.example`];
        for (const [site, tags] of [
          [one, ['glass', 'north']],
          [other, ['glass']],
          [one, []],
        ] as const) {
          const seeds = [seedOf(`https://${site}/`, { tags: [...tags] })];
          const { run } = await store.ledger.openRun(unique(), OPTIONS, seeds, false);
          const [target] = await store.ledger.waiting(run.id);
          if (target === undefined) throw new Error('no target');
          const visit = visitOf(unique(), { run: run.id, captures: [], site });
          await store.ledger.saveVisit(await claimed(target, 'capture'), visit, true);
        }
        expect(await store.ledger.tagsOf([one])).toEqual(['glass', 'north']);
        expect(await store.ledger.tagsOf([other, 'unknown.example\0'])).toEqual(['glass']);
        expect(await store.ledger.tagsOf([])).toEqual([]);
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

      it('counts what a watchlist added and changed', async () => {
        const entity = (id: string, name: string) => ({
          id,
          type: 'company' as const,
          names: [name],
          aliases: [],
          dates: {},
          identifiers: {
            websites: [],
            emails: [],
            phones: [],
            social: [],
            addresses: [],
            registrationNumbers: [],
            wallets: [],
          },
          captures: [],
        });
        const [a, b] = [unique(), unique()];
        const long = 'x'.repeat(5_000);
        expect(await store.entities.save([entity(a, 'One'), entity(b, 'Two\0'), entity(long, 'Long')])).toEqual({
          added: 3,
          changed: 0,
        });
        expect(await store.entities.save([entity(a, 'One'), entity(b, 'Other')])).toEqual({ added: 0, changed: 1 });
        expect(await store.entities.get(b)).toEqual(entity(b, 'Other'));
        expect(await store.entities.get('nobody')).toBeNull();
        expect((await store.entities.list()).map(({ id }) => id)).toEqual([a, b, long].sort());
        const revision = await store.entities.revision();
        expect(await store.entities.save([])).toEqual({ added: 0, changed: 0 });
        expect(await store.entities.save([entity(b, 'Other')])).toEqual({ added: 0, changed: 0 });
        expect(await store.entities.revision()).toBe(revision);
        await store.entities.save([entity(b, 'Yet another')]);
        expect(await store.entities.revision()).not.toBe(revision);
        const streamed: string[] = [];
        for await (const page of store.entities.stream()) streamed.push(...page.map(({ id }) => id));
        expect(streamed).toEqual([a, b, long].sort());
      });

      it('keeps versions of a list, all of one or nothing, and finds the sites that it touches', async () => {
        const list = unique();
        const [mine, other] = [`${list}:1`, `${list}:2`];
        const entity = (id: string, name: string) => Entity.parse({ id, names: [name], list });
        const version = (ordinal: number): ListVersion => ({
          schema: 'revenant.list-version/1',
          list,
          ordinal,
          content: unique(),
          format: 'own',
          parts: ['primary'],
          files: [],
          date: `2021-0${ordinal}-01`,
          counts: {
            entities: 0,
            badRows: 0,
            types: {},
            names: 0,
            aliases: 0,
            values: {},
            checked: 0,
            failedChecks: 0,
            unreadable: {},
            relationships: 0,
          },
          changes: { added: 0, returned: 0, removed: 0, changed: 0 },
          importedAt: AT,
        });
        const said = async (ordinal: number): Promise<string[]> => {
          const names: string[] = [];
          for await (const page of store.watchlists.snapshot(list, ordinal))
            names.push(...page.flatMap((one) => one.names));
          return names.sort();
        };
        await store.watchlists.take(list, 0, async (writer) => {
          await writer.put([entity(mine, 'One'), entity(other, 'Two')]);
          return version(1);
        });
        await expect(
          store.watchlists.take(list, 1, async (writer) => {
            await writer.put([entity(mine, 'Lost')]);
            throw new Error('broken off');
          }),
        ).rejects.toThrow('broken off');
        expect(await said(1)).toEqual(['One', 'Two']);

        const [visit, site] = [unique(), `${list}.example`];
        const fingerprint = fingerprintOf(visit, site, { keys: [`contact-email:a@${site}`] });
        const seen = visitOf(visit, { site, entity: mine, target: `https://www.${site}/` });
        await store.ledger.importVisit(seen, fingerprint, [], []);
        await store.watchlists.take(list, 1, async (writer) => {
          const known = await writer.known([mine, other, 'nobody']);
          expect([...known.keys()].sort()).toEqual([mine, other]);
          await writer.put([entity(mine, 'One, renamed')]);
          const gone: string[] = [];
          for await (const page of writer.absent(new Set([mine]))) gone.push(...page.map(({ id }) => id));
          expect(gone).toEqual([other]);
          await writer.leave(gone, '2021-01-01');
          const query = {
            ref: 7,
            entity: mine,
            sites: [{ site, by: 'website', value: site }],
            keys: [{ key: `contact-email:a@${site}`, by: 'email', value: `a@${site}` }],
          };
          const touched = async (one: SiteQuery) => (await writer.touched([one])).map((found) => found.touched.by);
          expect(await touched(query)).toEqual(['attributed', 'website', 'email']);
          const at = (address: string) => ({ ...query, sites: [{ site, by: 'website', value: site, address }] });
          expect(await touched(at(`${site}/~quill`))).toEqual(['attributed', 'email']);
          expect(await touched(at(site))).toEqual(['attributed', 'website', 'email']);
          return version(2);
        });
        expect([await said(1), await said(2)]).toEqual([['One', 'Two'], ['One, renamed']]);
        expect((await store.entities.get(other))?.lastOnList).toBe('2021-01-01');
        expect((await store.watchlists.newest(list))?.ordinal).toBe(2);
        const [first, newest] = [version(1).date, version(2).date];
        expect(await store.watchlists.datesOf(mine)).toEqual({ first, before: null, newest });
        expect(await store.watchlists.datesOf('nobody')).toBeNull();
        await expect(store.watchlists.take(list, 1, async () => version(2))).rejects.toThrow(/another import/);
        const late = unique();
        const both = await Promise.allSettled(
          [1, 2].map(() =>
            store.watchlists.take(list, 2, async (writer) => {
              await writer.put([entity(late, 'Late')]);
              return version(3);
            }),
          ),
        );
        const refused = both.flatMap((one) => (one.status === 'rejected' ? [one.reason] : []));
        expect(refused).toEqual([expect.objectContaining({ message: expect.stringMatching(/another import/) })]);
        expect(await store.watchlists.datesOf(late)).toEqual({
          first: version(3).date,
          before: newest,
          newest: version(3).date,
        });
        // What a versioned list says is not overwritten from elsewhere.
        expect(await store.entities.save([entity(mine, 'Somebody else')])).toEqual({ added: 0, changed: 0 });
      });

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

    describe('observations', () => {
      const address = (value: string, source = 'DNS') => ({ kind: 'address', value, source }) as const;
      const days = (n: number): string => new Date(Date.parse(AT) + n * 86_400_000).toISOString();

      it('the same again moves the end of its interval, in either order; another value is another row', async () => {
        const domain = `${unique()}.example`;
        await store.observations.see(domain, [address('203.0.113.7'), address('203.0.113.7')], days(0));
        await store.observations.see(domain, [address('203.0.113.7'), address('203.0.113.8')], days(30));
        await store.observations.see(domain, [address('203.0.113.7')], days(-30));
        await store.observations.see(domain, [], days(60));
        expect(await store.observations.of(domain)).toEqual([
          { ...address('203.0.113.7'), firstSeen: days(-30), lastSeen: days(30) },
          { ...address('203.0.113.8'), firstSeen: days(30), lastSeen: days(30) },
        ]);
        expect(await store.observations.of(`www.${domain}`)).toEqual([]);
      });

      it('seen again after more than half a year is another interval: what was in between nobody knows', async () => {
        const domain = `${unique()}.example`;
        for (const day of [0, 183, 400, 401]) await store.observations.see(domain, [address('203.0.113.7')], days(day));
        expect(await store.observations.of(domain)).toMatchObject([
          { firstSeen: days(0), lastSeen: days(183) },
          { firstSeen: days(400), lastSeen: days(401) },
        ]);
      });

      it('the same value of another source or kind is apart', async () => {
        const domain = `${unique()}.example`;
        const nameserver = { kind: 'nameserver', value: '203.0.113.7', source: 'DNS' } as const;
        await store.observations.see(
          domain,
          [address('203.0.113.7'), address('203.0.113.7', 'visit'), nameserver],
          days(0),
        );
        expect((await store.observations.of(domain)).length).toBe(3);
      });

      it('comes back as it was said, cleaned of what a database cannot hold', async () => {
        const domain = `${unique()}.example`;
        const value = {
          registrantName: 'a\u0000b\ud800c 羽笔',
          created: '2019-04-12',
          nameservers: ['ns1.quill.test'],
        };
        await store.observations.see(domain, [{ kind: 'registration', value, source: 'WHOIS x' }], days(0));
        expect(await store.observations.of(domain)).toEqual([
          {
            kind: 'registration',
            value: { ...value, registrantName: 'ab\ufffdc 羽笔' },
            source: 'WHOIS x',
            firstSeen: days(0),
            lastSeen: days(0),
          },
        ]);
      });

      it('two workers at once leave one interval', async () => {
        const domain = `${unique()}.example`;
        await Promise.all([1, 2, 3, 4].map(() => store.observations.see(domain, [address('203.0.113.7')], days(0))));
        expect((await store.observations.of(domain)).length).toBe(1);
      });

      it('tells at how many sites an address was seen', async () => {
        const [one, other] = [`${unique()}.example`, `${unique()}.example`];
        const shared = `203.0.113.${100 + (names % 100)}`;
        await store.observations.see(one, [address(shared), address(shared, 'visit')], days(0));
        await store.observations.see(one, [address(shared)], days(300));
        await store.observations.see(other, [address(shared)], days(0));
        expect([...(await store.observations.sitesAt([shared, '192.0.2.1']))]).toEqual([[shared, 2]]);
        expect((await store.observations.sitesAt([])).size).toBe(0);
      });

      it('tells at how many sites a key was seen, whatever certificates it was in', async () => {
        const [one, other] = [`${unique()}.example`, `${unique()}.example`];
        const key = one.padEnd(64, '0');
        const shown = (name: string) => ({
          kind: 'certificate' as const,
          value: { names: [name], subject: 'CN=a', issuer: 'CN=b', key, validFrom: days(0), validTo: days(90) },
          source: 'visit',
        });
        await store.observations.see(one, [shown(one)], days(0));
        await store.observations.see(one, [shown(`www.${one}`)], days(80));
        await store.observations.see(other, [shown(other)], days(0));
        expect([...(await store.observations.sitesWithKey([key, 'e'.repeat(64)]))]).toEqual([[key, 2]]);
      });
    });

    describe('background', () => {
      it('freezes counts by distinct site once a run, on top of the shipped ones, for ever', async () => {
        const p = unique();
        const token = `${p}:shared`;
        const save = async (n: number, tokens: string[]): Promise<void> => {
          const id = unique();
          const site = `${p}-${n}.example`;
          await store.ledger.importVisit(
            visitOf(id, { site, captures: [] }),
            fingerprintOf(id, site, { tokens }),
            [],
            [],
          );
        };
        for (const n of [1, 2, 3]) await save(n, [token, 'email:common', `${p}:own-${n}`]);
        await save(3, [token, 'email:common']);
        await save(4, [`${p}:pair`]);
        await save(5, [`${p}:pair`]);
        const target = await openTarget();
        const frozen = await store.fingerprints.freezeBackground(target.run, SHIPPED);
        expect((await store.ledger.run(target.run))?.background).toBe(frozen.id);
        expect(frozen.id).not.toBe(SHIPPED.id);
        expect(frozen.sites).toBeGreaterThanOrEqual(105);
        expect([token, 'email:common', `${p}:pair`, `${p}:own-1`].map(frozen.count)).toEqual([3, 43, 0, 0]);

        const other = await openTarget();
        expect((await store.fingerprints.freezeBackground(other.run, SHIPPED)).id).toBe(frozen.id);
        await save(6, [token]);
        expect((await store.fingerprints.freezeBackground(target.run, SHIPPED)).id).toBe(frozen.id);
        const again = await store.fingerprints.background(frozen.id, SHIPPED);
        expect([again?.sites, again?.count(token)]).toEqual([frozen.sites, 3]);
        const later = await openTarget();
        const next = await store.fingerprints.freezeBackground(later.run, SHIPPED);
        expect([next.id === frozen.id, next.count(token), next.sites]).toEqual([false, 4, frozen.sites + 1]);

        expect(await store.fingerprints.background('unknown', SHIPPED)).toBeNull();
        expect(await store.fingerprints.background(frozen.id, { ...SHIPPED, id: 'shipped-2' })).toBeNull();
        expect((await store.fingerprints.background(SHIPPED.id, SHIPPED))?.id).toBe(SHIPPED.id);
      });

      it('counts a party once, and tells which sites share what several carry', async () => {
        const p = unique();
        const saved = [1, 2, 3, 4, 5].map((n) => ({ id: unique(), site: `${p}-${n}.example` }));
        for (const { id, site } of saved)
          await store.ledger.importVisit(
            visitOf(id, { site, captures: [] }),
            fingerprintOf(id, site, { tokens: [`${p}:all`, `${p}:of-${site}`] }),
            [],
            [],
          );
        const { sites, carriers } = await store.fingerprints.countable({ least: 5, most: 64, text: `${p}:all` });
        const mine = saved.map(({ id }) => sites.findIndex(({ visit }) => visit === id));
        expect(mine.every((i) => i >= 0)).toBe(true);
        expect(mine.map((i) => sites[i]?.text)).toEqual([1, 1, 1, 1, 1]);
        const ascending = [...mine].sort((a, b) => a - b);
        expect(carriers).toContainEqual(ascending);
        const fewer = await store.fingerprints.countable({ least: 6, most: 64, text: p });
        expect(fewer.carriers).not.toContainEqual(ascending);
        const first3 = await store.fingerprints.countable({ least: 5, most: 3, text: p });
        expect(first3.carriers).toContainEqual(ascending.slice(0, 3));

        const [first, second, third] = mine;
        const joined = sites.map((site, i) => {
          return { ...site, party: i === second || i === third ? (first ?? i) : i, stating: mine.includes(i) ? -1 : i };
        });
        const target = await openTarget();
        const frozen = await store.fingerprints.freezeBackground(target.run, SHIPPED, joined);
        expect([frozen.count(`${p}:all`), frozen.count(countedWithFree(`${p}:all`))]).toEqual([3, 0]);
        const next = await openTarget();
        const stated = await store.fingerprints.freezeBackground(next.run, SHIPPED, joined, [p]);
        expect([stated.count(`${p}:all`), stated.count(countedWithFree(`${p}:all`))]).toEqual([0, 3]);
        expect(stated.sites).toBe(frozen.sites);
      });

      it('numbers carriers as the sites are numbered, whatever comes in meanwhile', async () => {
        const p = unique();
        const save = async (n: number, tokens: string[]): Promise<string> => {
          const [id, site] = [unique(), `${p}-${n}.example`];
          const print = fingerprintOf(id, site, { tokens });
          await store.ledger.importVisit(visitOf(id, { site, captures: [] }), print, [], []);
          return id;
        };
        const mine: string[] = [];
        for (const n of [1, 2, 3]) mine.push(await save(n, [`${p}:all`]));
        const coming = Array.from({ length: 40 }, (_, n) => n + 10);
        const read = async () => {
          const { sites, carriers } = await store.fingerprints.countable({ least: 3, most: 64, text: p });
          const places = mine.map((id) => sites.findIndex(({ visit }) => visit === id)).sort((a, b) => a - b);
          expect(carriers).toContainEqual(places);
        };
        await Promise.all(coming.map((n) => Promise.all([save(n, [`${p}:${n}`]), read()])));
      });

      it('freezes a hundred thousand values', async () => {
        const p = unique();
        const tokens = Array.from({ length: 100_000 }, (_, i) => `${p}:${i}`);
        for (const n of [1, 2, 3]) {
          const id = unique();
          const site = `${p}-${n}.example`;
          await store.ledger.importVisit(
            visitOf(id, { site, captures: [] }),
            fingerprintOf(id, site, { tokens }),
            [],
            [],
          );
        }
        const target = await openTarget();
        const frozen = await store.fingerprints.freezeBackground(target.run, SHIPPED);
        expect(frozen.count(`${p}:99999`)).toBe(3);
      });

      it('takes the background that the run names', async () => {
        const options = { ...OPTIONS, background: SHIPPED.id };
        const { run } = await store.ledger.openRun(unique(), options, [seedOf('https://a.example/')], false);
        expect(run.background).toBeNull();
        expect((await store.fingerprints.freezeBackground(run.id, SHIPPED)).id).toBe(SHIPPED.id);
        expect((await store.ledger.run(run.id))?.background).toBe(SHIPPED.id);
      });
    });

    deskContract(() => opened);
    purgesContract(() => opened);
  });
}

function later(ms: number): string {
  return new Date(Date.now() + ms).toISOString();
}
