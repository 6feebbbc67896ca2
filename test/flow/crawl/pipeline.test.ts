import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { ConfigError, TransientError } from '../../../src/errors.ts';
import type { WorkerContext } from '../../../src/flow/crawl/claims.ts';
import { openCrawl } from '../../../src/flow/crawl/open-crawl.ts';
import {
  captureTarget,
  fingerprintTarget,
  type PipelinePorts,
  screenTarget,
} from '../../../src/flow/crawl/pipeline.ts';
import { advanceRun, refill, tend } from '../../../src/flow/crawl/run-progress.ts';
import { freeBlobs } from '../../../src/flow/operations/purge.ts';
import { Entity } from '../../../src/model/facts/seed.ts';
import type { CapturedSite } from '../../../src/model/facts/visit.ts';
import type { Run } from '../../../src/model/ports/ledger.ts';
import { OPTIONS, openTestRun, openWorkshop, type Workshop } from '../../../testkit/flow/crawl-services.ts';
import { type GeneratedWorld, startGeneratedWorld } from '../../../testkit/generated-world.ts';

const folder = mkdtempSync(join(tmpdir(), 'revenant-pipeline-'));
const GONE = join(folder, 'gone.html');
let world: GeneratedWorld;
let shop: Workshop;
let ports: PipelinePorts;

const context = (more: Partial<WorkerContext> = {}): WorkerContext => ({
  id: 'w1',
  alone: false,
  signal: new AbortController().signal,
  working: new Set(),
  ...more,
});

// One database for all: every test opens a run of its own.
beforeAll(async () => {
  writeFileSync(
    GONE,
    '<!-- saved from url=(0017)http://gone.test/ --><title>404 Not Found</title><h1>404 Not Found</h1><p>There is no such page here.</p>',
  );
  world = await startGeneratedWorld({ sites: 6, twins: { 1: 0 } });
  shop = await openWorkshop(world);
  ports = shop.services;
});
beforeEach(() => ports.queue.clear(), 60_000);
afterAll(async () => {
  await shop.close();
  await world.close();
  rmSync(folder, { recursive: true, force: true });
});

const HOOK = {
  schema: 'revenant.hook/1',
  id: 'h1',
  url: 'http://127.0.0.1:9/',
  secret: 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw',
  all: true,
  createdAt: '2026-01-01T00:00:00.000Z',
  disabledAt: null,
} as const;
const targetsOf = async (run: Run) => (await ports.store.ledger.waiting(run.id)).map(({ id }) => id);
/** A run of these inputs, every step of it taken once. */
async function worked(urls: readonly string[], through: PipelinePorts): Promise<Run> {
  const seeds = urls.map((url) => ({ url, kind: 'website' as const, tags: [] }));
  const { run } = await openCrawl({ seeds, entities: [] }, OPTIONS, true, shop.services);
  const ids = await targetsOf(run);
  for (const step of [captureTarget, fingerprintTarget, screenTarget])
    for (const id of ids) expect(await step(id, context(), through)).toBe('done');
  const ended = await ports.store.ledger.run(run.id);
  if (ended === null) throw new Error('no run');
  return ended;
}
/** Everything that the pipeline writes, without what the clock gives. */
const everything = async (run: Run) => ({
  visits: await ports.store.ledger.visits({ run: run.id }),
  progress: await ports.store.ledger.progress(run.id),
  matches: await ports.store.matches.list({ run: run.id }),
  deliveries: await ports.store.outbox.list(),
});

describe('the pipeline', () => {
  it('takes each step once: the same again changes nothing', async () => {
    await ports.store.hooks.add(HOOK);
    const run = await openTestRun(world, shop.services, [1, 2, 3], true);
    const ids = await targetsOf(run);
    for (const step of [captureTarget, fingerprintTarget]) {
      for (const id of ids) expect(await step(id, context(), ports)).toBe('done');
      const before = await everything(run);
      for (const id of ids) expect(await step(id, context({ id: 'w2' }), ports)).toBe('nothing');
      expect(await everything(run)).toEqual(before);
    }
    expect((await ports.store.ledger.run(run.id))?.background).not.toBeNull();
    for (const id of ids) expect(await screenTarget(id, context(), ports)).toBe('done');
    const before = await everything(run);
    for (const step of [captureTarget, fingerprintTarget, screenTarget])
      for (const id of ids) expect(await step(id, context(), ports)).toBe('nothing');
    await advanceRun(run.id, ports);
    expect(await everything(run)).toEqual(before);
    expect(before.matches.filter(({ verdict }) => verdict === 'likely' || verdict === 'strong')).toHaveLength(1);
    expect(before.deliveries).toHaveLength(1);
    expect((await ports.store.ledger.run(run.id))?.finishedAt).not.toBeNull();
  });

  it('stores what was captured when the next one at the host cannot be called', async () => {
    const run = await openTestRun(world, shop.services, [1, 2]);
    const [first = '', second = ''] = await targetsOf(run);
    const { ledger, lanes } = ports.store;
    const lane = 'visit address 192.0.2.1';
    await lanes.take([{ key: lane, restMs: 0, deferredMs: null }], 60_000);
    const waiting = await ledger.claim(second, 'capture', 'w2', false, 60_000);
    expect(waiting !== null && (await ledger.waitFor(waiting, lane))).toBe(true);
    const away = new TransientError('queue:unavailable', 'the queue does not answer', 1);
    const broken: PipelinePorts = {
      ...ports,
      egress: { ...ports.egress, seat: async () => ({ ok: true, leave: async () => [lane] }) },
      queue: { ...ports.queue, add: () => Promise.reject(away) },
    };
    expect(await captureTarget(first, context(), broken)).toBe('done');
    expect(await ports.store.ledger.visits({ run: run.id })).toMatchObject([{ visit: { state: 'captured' } }]);
  });

  it('calls the next one at the host to a worker with a browser, if it needs one', async () => {
    const run = await openTestRun(world, shop.services, [1, 2]);
    const [first = '', second = ''] = await targetsOf(run);
    const { ledger, lanes } = ports.store;
    const lane = 'visit address 192.0.2.2';
    await lanes.take([{ key: lane, restMs: 0, deferredMs: null }], 60_000);
    const claimed = async () => {
      const claim = await ledger.claim(second, 'capture', 'w2', false, 60_000);
      if (claim === null) throw new Error('not claimed');
      return claim;
    };
    await ledger.handOn(await claimed());
    await ledger.waitFor(await claimed(), lane);
    await ports.queue.clear();
    const here = { ...ports.egress, seat: async () => ({ ok: true, leave: async () => [lane] }) as const };
    expect(await captureTarget(first, context(), { ...ports, egress: here })).toBe('done');
    expect(await ports.queue.counts()).toMatchObject({ capture: { waiting: 0 }, render: { waiting: 1 } });
  });

  it('hands on to a full queue without a hint, which upkeep adds later, and the target keeps its place', async () => {
    const run = await openTestRun(world, shop.services, [1]);
    const [id = ''] = await targetsOf(run);
    const { ledger } = ports.store;
    await ledger.takeBack(1_000);
    const full = Array.from({ length: 5_000 }, (_, i) => ({ id: `full${i}`, payload: {} }));
    await ports.queue.add('render', full);
    const claim = await ledger.claim(id, 'capture', 'w2', false, 60_000);
    if (claim !== null) await ledger.handOn(claim);
    expect(await captureTarget(id, context({ handsOn: true }), ports)).toBe('nothing');
    expect(await ledger.target(id)).toMatchObject({ step: 'capture', needsBrowser: true });
    expect((await ports.queue.counts()).render.waiting).toBe(full.length);
    await ports.queue.clear();
    const away = () => Promise.reject(new TransientError('queue:unavailable', 'the queue does not answer', 1));
    const broken = { ...ports, queue: { ...ports.queue, add: away } };
    expect(await captureTarget(id, context({ handsOn: true }), broken)).toBe('nothing');
    await tend(ports, 'nothing');
    expect((await ports.queue.counts()).render.waiting).toBe(1);
  });

  it('asks seldom for a host that rests though nobody visits it, and stops at once', async () => {
    const run = await openTestRun(world, shop.services, [1]);
    const [id = ''] = await targetsOf(run);
    let asked = 0;
    const resting = async () => {
      asked++;
      return { ok: false, busy: 'visit domain rests.example', free: [] } as const;
    };
    const stopping = new AbortController();
    const egress = { ...ports.egress, seat: resting };
    const began = performance.now();
    const end = captureTarget(id, context({ signal: stopping.signal }), { ...ports, egress });
    await expect.poll(() => asked).toBe(5);
    expect(performance.now() - began, 'each pause is twice as long').toBeGreaterThan(700);
    stopping.abort();
    expect(await end).toBe('nothing');
    expect(await targetsOf(run)).toEqual([id]);
  });

  it('freezes the background only when all is read, and screens nothing before', async () => {
    const run = await openTestRun(world, shop.services, [1, 2]);
    const [first = '', second = ''] = await targetsOf(run);
    await captureTarget(first, context(), ports);
    await fingerprintTarget(first, context(), ports);
    expect(await screenTarget(first, context(), ports)).toBe('nothing');
    expect((await ports.store.ledger.run(run.id))?.background).toBeNull();
    await refill(ports, run.id);
    expect((await ports.queue.counts()).screen).toMatchObject({ waiting: 0 });
    await captureTarget(second, context(), ports);
    await fingerprintTarget(second, context(), ports);
    expect((await ports.store.ledger.run(run.id))?.background).not.toBeNull();
    expect((await ports.queue.counts()).screen).toMatchObject({ waiting: 2 });
  });

  it('fills the queue again when it holds less than what waits, and only then', async () => {
    const run = await openTestRun(world, shop.services, [1, 2, 3]);
    const added: string[] = [];
    const heard: PipelinePorts = {
      ...ports,
      queue: { ...ports.queue, add: (name, jobs) => (added.push(name), ports.queue.add(name, jobs)) },
    };
    await tend(heard, 'nothing');
    expect(added).toContain('capture');
    added.length = 0;
    await tend(heard, 'nothing');
    expect(added).not.toContain('capture');
    await ports.queue.clear();
    await tend(heard, 'nothing');
    expect(added).toContain('capture');
    added.length = 0;
    const [id = ''] = await targetsOf(run);
    const claim = await ports.store.ledger.claim(id, 'capture', 'w1', false, 60_000);
    if (claim !== null) await ports.store.ledger.handOn(claim);
    await ports.queue.add(
      'capture',
      Array.from({ length: 50 }, (_, i) => ({ id: `old${i}`, payload: {} })),
    );
    await tend(heard, 'nothing');
    expect(added, 'however much another queue holds').toContain('render');
    expect((await ports.queue.counts()).capture.waiting).toBeGreaterThanOrEqual((await targetsOf(run)).length);
  });

  it.each(['capture', 'fingerprint', 'screen'] as const)(
    'writes nothing when the claim was lost during %s',
    async (lost) => {
      const run = await openTestRun(world, shop.services, [1], true);
      const [id = ''] = await targetsOf(run);
      const steps = { capture: captureTarget, fingerprint: fingerprintTarget, screen: screenTarget };
      for (const step of ['capture', 'fingerprint', 'screen'] as const) {
        if (step !== lost) {
          expect(await steps[step](id, context(), ports)).toBe('done');
          continue;
        }
        const before = await everything(run);
        // Taken back as from a dead worker while the step works: whatever it reads first lets that happen.
        const steal = async () => void (await ports.store.ledger.reclaim(true));
        const thief: PipelinePorts = {
          ...ports,
          captureSite: (...args) => steal().then(() => ports.captureSite(...args)),
          blobs: { ...ports.blobs, get: (digest) => steal().then(() => ports.blobs.get(digest)) },
          store: {
            ...ports.store,
            fingerprints: {
              ...ports.store.fingerprints,
              get: (visit) => steal().then(() => ports.store.fingerprints.get(visit)),
            },
          },
        };
        expect(await steps[step](id, context(), thief)).toBe('nothing');
        expect(await everything(run)).toEqual(before);
        expect(await steps[step](id, context({ alone: true }), ports)).toBe('done');
      }
      expect((await ports.store.ledger.run(run.id))?.finishedAt).not.toBeNull();
    },
  );

  it('gives the target back when the user must act first, or when it is to be tried again', async () => {
    const run = await openTestRun(world, shop.services, [1]);
    const [id = ''] = await targetsOf(run);
    for (const error of [new ConfigError('the disk is full'), new TransientError('database:unavailable', 'gone')]) {
      const broken: PipelinePorts = { ...ports, captureSite: () => Promise.reject(error) };
      await expect(captureTarget(id, context(), broken)).rejects.toBe(error);
      expect(await targetsOf(run)).toEqual([id]);
    }
    const broken: PipelinePorts = {
      ...ports,
      blobs: { ...ports.blobs, get: () => Promise.reject(new ConfigError('gone')) },
    };
    await captureTarget(id, context(), ports);
    await expect(fingerprintTarget(id, context(), broken)).rejects.toThrow('gone');
    expect(await fingerprintTarget(id, context(), ports)).toBe('done');
  });

  it('gives the target back when the worker stops in the middle', async () => {
    const run = await openTestRun(world, shop.services, [1]);
    const [id = ''] = await targetsOf(run);
    const stop = new AbortController();
    const stopping: PipelinePorts = {
      ...ports,
      captureSite: (...args) => {
        stop.abort(new Error('stop'));
        return ports.captureSite(...args);
      },
    };
    expect(await captureTarget(id, context({ signal: stop.signal }), stopping)).toBe('nothing');
    expect(await targetsOf(run)).toEqual([id]);
    expect(await ports.store.ledger.visits({ run: run.id })).toEqual([]);
  });

  it('hands a site on at its first page that needs a browser, and frees what that visit stored', async () => {
    const digests = async () => {
      const all: string[] = [];
      for await (const digest of ports.blobs.digests()) all.push(digest);
      return all;
    };
    const before = new Set(await digests());
    const fresh = async () => (await digests()).filter((digest) => !before.has(digest));
    const run = await openTestRun(world, shop.services, [4], false, 'always');
    const [id = ''] = await targetsOf(run);
    const captured: CapturedSite[] = [];
    const heard: PipelinePorts = {
      ...ports,
      captureSite: async (...args) => {
        const site = await ports.captureSite(...args);
        captured.push(site);
        return site;
      },
    };
    expect(await captureTarget(id, context({ handsOn: true }), heard)).toBe('nothing');
    expect(await ports.store.ledger.target(id)).toMatchObject({ step: 'capture', needsBrowser: true });
    expect(await ports.store.ledger.visits({ run: run.id })).toEqual([]);
    expect(captured.flatMap(({ visit }) => visit.captures.map(({ role }) => role))).toEqual(['page']);
    expect((await fresh()).length).toBeGreaterThan(1);
    const after = (days: number) => {
      const now = () => new Date(Date.now() + days * 86_400_000);
      return freeBlobs({ ...shop.services, clock: { ...shop.services.clock, now } });
    };
    // Not a reading of the whole database for each site that is handed on.
    expect(await after(0)).toEqual({ removed: 0, held: 0, later: 0 });
    await after(3);
    expect(await fresh()).toEqual([]);
  });

  it('records an error of ours as failed, and the run still ends', async () => {
    const run = await openTestRun(world, shop.services, [1, 2]);
    const [id = '', other = ''] = await targetsOf(run);
    const broken: PipelinePorts = { ...ports, captureSite: () => Promise.reject(new TypeError('x is undefined\nat…')) };
    expect(await captureTarget(id, context(), broken)).toBe('done');
    await captureTarget(other, context(), ports);
    const [visit] = await ports.store.ledger.visits({ run: run.id, state: 'failed' });
    expect(visit).toMatchObject({ final: true, visit: { reason: 'internal:error', detail: 'x is undefined' } });
    for (const one of [id, other]) await fingerprintTarget(one, context(), ports);
    for (const one of [id, other]) await screenTarget(one, context(), ports);
    expect((await ports.store.ledger.run(run.id))?.finishedAt).not.toBeNull();
  });

  it('stores a fingerprint that cannot be made as not comparable, with the failure, and goes on', async () => {
    const run = await openTestRun(world, shop.services, [1, 2]);
    const ids = await targetsOf(run);
    for (const id of ids) await captureTarget(id, context(), ports);
    const broken: PipelinePorts = {
      ...ports,
      blobs: { ...ports.blobs, get: () => Promise.reject(new RangeError('out of range')) },
    };
    expect(await fingerprintTarget(ids[0] ?? '', context(), broken)).toBe('done');
    expect(await fingerprintTarget(ids[1] ?? '', context(), ports)).toBe('done');
    const target = await ports.store.ledger.target(ids[0] ?? '');
    expect(await ports.store.fingerprints.get(target?.visit ?? '')).toMatchObject({
      comparable: false,
      readings: [{ failure: 'out of range', value: null }],
      keys: [],
    });
    for (const id of ids) await screenTarget(id, context(), ports);
    expect((await ports.store.ledger.run(run.id))?.finishedAt).not.toBeNull();
  });

  it('ends the run of a saved page that says it is gone, though nobody says when it was taken', async () => {
    await ports.store.hooks.add(HOOK);
    const run = await worked([GONE], ports);
    expect(await ports.store.ledger.visits({ run: run.id })).toMatchObject([{ visit: { condition: 'not-found' } }]);
    expect(run.finishedAt).not.toBeNull();
  });

  it('ends a run in which it cannot be told what is gone, or how an entry of a list compares', async () => {
    const { store } = ports;
    const fails = () => Promise.reject(new RangeError('out of range'));
    const noVisits = { ...store, ledger: { ...store.ledger, visits: fails } };
    expect((await worked([GONE], { ...ports, store: noVisits })).finishedAt).not.toBeNull();

    const site = world.urls[3] ?? '';
    await store.entities.save([Entity.parse({ id: 'bad', names: ['X'], identifiers: { websites: [site] } })]);
    // A document that an older version stored.
    const get = async () => ({ id: 'bad' }) as never;
    const names = { ...ports.names, carrying: async () => ['bad'] };
    const broken = { ...ports, names, store: { ...store, entities: { ...store.entities, get } } };
    expect((await worked([site], broken)).finishedAt).not.toBeNull();
  });

  it('goes on when what was made cannot be stored', async () => {
    const run = await openTestRun(world, shop.services, [1]);
    const [id = ''] = await targetsOf(run);
    const { ledger } = ports.store;
    let refused = 0;
    const once =
      <A extends unknown[], R>(save: (...args: A) => Promise<R>) =>
      (...args: A) =>
        refused++ === 0 ? Promise.reject(new Error('index row size exceeds maximum')) : save(...args);
    const picky = (name: 'saveVisit' | 'saveFingerprint'): PipelinePorts => {
      refused = 0;
      return { ...ports, store: { ...ports.store, ledger: { ...ledger, [name]: once(ledger[name] as never) } } };
    };
    expect(await captureTarget(id, context(), picky('saveVisit'))).toBe('done');
    expect((await ledger.visits({ run: run.id }))[0]?.visit).toMatchObject({
      state: 'failed',
      reason: 'internal:error',
    });
    expect(await fingerprintTarget(id, context(), picky('saveFingerprint'))).toBe('done');
  });

  it('works a suspect only alone', async () => {
    const run = await openTestRun(world, shop.services, [1, 2]);
    const [id = ''] = await targetsOf(run);
    await ports.store.ledger.claim(id, 'capture', 'dead', false, 60_000);
    await ports.store.ledger.reclaim(true);
    expect(await captureTarget(id, context(), ports)).toBe('run-alone');
    expect((await ports.store.ledger.target(id))?.suspect).toBe(true);
    expect((await targetsOf(run)).at(-1)).toBe(id);
    expect(await captureTarget(id, context({ alone: true }), ports)).toBe('done');
    expect((await ports.store.ledger.target(id))?.suspect).toBe(false);
  });

  it('sets aside a target whose worker dies three times while it runs alone, and the run ends without it', async () => {
    const run = await openTestRun(world, shop.services, [1, 2]);
    const [id = '', other = ''] = await targetsOf(run);
    const { ledger } = ports.store;
    for (let death = 0; death < 4; death++) {
      expect(await ledger.claim(id, 'capture', `dead${death}`, death > 0, 60_000)).not.toBeNull();
      await ledger.reclaim(true);
    }
    expect(await ledger.target(id)).toMatchObject({ step: null });
    expect(await captureTarget(id, context({ alone: true }), ports)).toBe('nothing');
    const [aside] = await ledger.visits({ run: run.id });
    expect(aside).toMatchObject({ final: true, visit: { state: 'failed', reason: 'crash:worker' } });
    for (const step of [captureTarget, fingerprintTarget, screenTarget]) await step(other, context(), ports);
    expect((await ledger.run(run.id))?.finishedAt).not.toBeNull();
  });
});
