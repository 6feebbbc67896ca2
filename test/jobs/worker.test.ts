import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { startWorker, type Worker, type WorkerEvents } from '../../jobs/worker.ts';
import { ConfigError, TransientError } from '../../src/errors.ts';
import { openCrawl } from '../../src/flow/crawl/open-crawl.ts';
import type { Hook } from '../../src/model/alert.ts';
import type { Run } from '../../src/model/ports/ledger.ts';
import type { QueueName } from '../../src/model/ports/queue.ts';
import type { Schedule } from '../../src/model/ports/schedules.ts';
import type { Services } from '../../src/services.ts';
import { type LocalServer, serveHttp } from '../../testkit/egress/local-server.ts';
import { finished, OPTIONS, openTestRun, openWorkshop, type Workshop } from '../../testkit/flow/crawl-services.ts';
import { type GeneratedWorld, startGeneratedWorld } from '../../testkit/generated-world.ts';

let world: GeneratedWorld;
let shop: Workshop;
let services: Services;
const workers: Worker[] = [];
const servers: LocalServer[] = [];

async function work(on: Services = services): Promise<Worker> {
  const worker = await startWorker(on);
  workers.push(worker);
  return worker;
}

beforeEach(async () => {
  world = await startGeneratedWorld({ sites: 8, twins: { 1: 0, 2: 0 } });
  shop = await openWorkshop(world);
  services = shop.services;
});

afterEach(async () => {
  for (const worker of workers.splice(0)) await worker.stop();
  await shop.close();
  await world.close();
  for (const server of servers.splice(0)) await server.close();
});

const hook = (url: string): Hook => ({
  schema: 'revenant.hook/1',
  id: 'h1',
  url,
  secret: `whsec_${Buffer.alloc(32, 7).toString('base64')}`,
  all: true,
  createdAt: '2026-01-01T00:00:00.000Z',
  disabledAt: null,
});
describe('a worker', () => {
  it('takes a run from its seeds to its alerts', async () => {
    const told: string[] = [];
    const receiver = await serveHttp((request, response) => {
      told.push(String(request.headers['webhook-id']));
      response.writeHead(204).end();
    });
    servers.push(receiver);
    await services.store.hooks.add(hook(`http://127.0.0.1:${receiver.port}/`));
    const run = await openTestRun(world, services, [1, 2, 3, 4, 5], true);
    let read = 0;
    const { blobs } = services;
    const get = (digest: string) => (read++, blobs.get(digest));
    const news: string[] = [];
    const seen = { ...services, blobs: { ...blobs, get, put: (bytes: Uint8Array) => blobs.put(bytes) } };
    const found: WorkerEvents['found'] = ({ match, before }) =>
      news.push(`${match.left.site} ${match.right.site} ${before === null ? 'new' : before.verdict}`);
    workers.push(await startWorker(seen, { found }));
    await finished(run, services);
    expect(read, 'pages just captured are not read back').toBe(0);
    await expect.poll(() => services.store.outbox.pending(), { timeout: 60_000 }).toBe(0);
    const flagged = await services.store.matches.list({ run: run.id, flagged: true });
    expect(flagged.map(({ left, right }) => `${left.site} ${right.site}`).sort()).toEqual([
      'old.test s001.test',
      'old.test s002.test',
      's001.test s002.test',
    ]);
    const pairs = new Set(news.map((line) => line.split(' ').slice(0, 2).join(' ')));
    expect(pairs).toEqual(new Set(flagged.map(({ left, right }) => `${left.site} ${right.site}`)));
    expect(news.every((line) => line.endsWith(' new'))).toBe(true);
    expect(told, 'three findings of one operator are one alert').toHaveLength(1);
  });

  it('stops with what the user must change, and gives the target back', async () => {
    const run = await openTestRun(world, services, [1]);
    const broken: Services = { ...services, captureSite: () => Promise.reject(new ConfigError('the disk is full')) };
    const worker = await work(broken);
    await expect(worker.failed).rejects.toThrow('the disk is full');
    await worker.stop();
    expect((await services.store.ledger.waiting(run.id)).map(({ step }) => step)).toEqual(['capture']);
  });

  it('captures no more sites at once than it may, whichever queue they come from', async () => {
    const run = await openTestRun(world, services, [1, 2, 3, 4, 5, 6]);
    const ids = (await services.store.ledger.waiting(run.id)).map(({ id }) => id);
    let now = 0;
    let most = 0;
    let hold = true;
    const counting: Services = {
      ...services,
      settings: { ...services.settings, concurrency: 2 },
      async captureSite(...args) {
        most = Math.max(most, ++now);
        // Until as many are at work as may be, and then for as long as one more would need.
        if (hold) await vi.waitFor(() => expect(most).toBe(2), 60_000);
        if (hold) await sleep(400);
        return services.captureSite(...args).finally(() => now--);
      },
    };
    const all = await startWorker(counting, {}, { queues: ['capture', 'render'] });
    workers.push(all);
    await services.queue.add(
      'render',
      ids.slice(3).map((id) => ({ id, payload: { target: id } })),
    );
    await expect
      .poll(async () => (await services.store.ledger.visits({ run: run.id })).length, { timeout: 60_000 })
      .toBeGreaterThan(1);
    expect(most).toBe(2);
    hold = false;
    const counts = async () => {
      const { capture, render } = await services.queue.counts();
      return [capture.waiting + capture.active, render.waiting + render.active];
    };
    await expect.poll(counts, { timeout: 60_000 }).toEqual([0, 0]);
    expect(await services.store.ledger.visits({ run: run.id })).toHaveLength(6);
  });

  it('gives back what it cannot end when it is stopped', async () => {
    const run = await openTestRun(world, services, [1, 2, 3]);
    let asked = 0;
    const slow: Services = {
      ...services,
      async captureSite(seed, identity, ask, options) {
        asked++;
        await new Promise((done) => options.signal?.addEventListener('abort', done, { once: true }));
        return services.captureSite(seed, identity, ask, options);
      },
    };
    const worker = await startWorker(slow);
    await expect.poll(() => asked, { timeout: 60_000 }).toBe(3);
    await worker.stop();
    expect(await services.store.ledger.waiting(run.id)).toHaveLength(3);
    expect(await services.store.ledger.visits({ run: run.id })).toEqual([]);
  });

  it('lets what runs end within its grace, and begins nothing more', async () => {
    const run = await openTestRun(world, services, [1, 2, 3, 4]);
    let asked = 0;
    let open: () => void = () => undefined;
    const opened = new Promise<void>((done) => {
      open = done;
    });
    const slow: Services = {
      ...services,
      settings: { ...services.settings, concurrency: 2 },
      async captureSite(...args) {
        asked++;
        await opened;
        return services.captureSite(...args);
      },
    };
    const worker = await startWorker(slow);
    await expect.poll(() => asked, { timeout: 60_000 }).toBe(2);
    const stopped = worker.stop(20_000);
    open();
    await stopped;
    expect(asked).toBe(2);
    const visits = await services.store.ledger.visits({ run: run.id });
    expect(visits.map(({ visit }) => visit.state)).toEqual(['captured', 'captured']);
    expect((await services.store.ledger.waiting(run.id)).map(({ suspect, deaths }) => [suspect, deaths])).toEqual(
      Array.from({ length: 4 }, () => [false, 0]),
    );
  });

  it('gives back, as no death, what does not heed the stop', async () => {
    const run = await openTestRun(world, services, [1, 2]);
    let asked = 0;
    const deaf: Services = {
      ...services,
      captureSite: () => {
        asked++;
        return new Promise<never>(() => undefined);
      },
    };
    const worker = await startWorker(deaf);
    await expect.poll(() => asked, { timeout: 60_000 }).toBe(2);
    // Comes back, though the work never does.
    await worker.stop(6_000);
    expect(await services.store.ledger.waiting(run.id)).toMatchObject([
      { suspect: false, deaths: 0 },
      { suspect: false, deaths: 0 },
    ]);
  });

  it('gives back what it could not release, and takes it again', async () => {
    const run = await openTestRun(world, services, [1]);
    const { ledger } = services.store;
    let broken = true;
    const shaky: Services = {
      ...services,
      limits: { ...services.limits, lockMs: 2_000, stalledMs: 200 },
      captureSite: (...args) =>
        broken ? Promise.reject(new TransientError('database:unavailable', 'gone')) : services.captureSite(...args),
      store: {
        ...services.store,
        ledger: {
          ...ledger,
          release(claim) {
            if (!broken) return ledger.release(claim);
            broken = false;
            return Promise.reject(new TransientError('database:unavailable', 'gone'));
          },
        },
      },
    };
    await work(shaky);
    await finished(run, services);
    expect(await ledger.visits({ run: run.id })).toMatchObject([{ final: true, visit: { state: 'captured' } }]);
  });

  describe('and a page that needs a browser', () => {
    const FETCHING: readonly QueueName[] = ['sweep', 'capture', 'fingerprint', 'screen', 'notify'];
    async function openShell(): Promise<Run> {
      const shell = await serveHttp((request, response) => {
        response.writeHead(request.url === '/' ? 200 : 404, { 'content-type': 'text/html' });
        response.end('<title>Valves</title><div id="root"></div><script>draw()</script>');
      });
      servers.push(shell);
      const seeds = [{ url: `http://127.0.0.1:${shell.port}/`, kind: 'website' as const, tags: [] }];
      return (await openCrawl({ seeds, entities: [] }, { ...OPTIONS, browser: 'auto' }, true, services)).run;
    }

    it('keeps it, if no other worker can exist', async () => {
      const run = await openShell();
      workers.push(await startWorker(services, {}, { queues: FETCHING }));
      await finished(run, services);
      const [stored] = await services.store.ledger.visits({ run: run.id });
      expect(stored).toMatchObject({ final: true, visit: { marks: expect.arrayContaining(['render:unavailable']) } });
    });

    const limitsOfMany = (): Services['limits'] => ({ ...services.limits, stalledMs: 200 });
    async function ofMany(queues: readonly QueueName[] = [], limits = limitsOfMany()): Promise<Worker> {
      const worker = await startWorker({ ...(await shop.again()), sole: false, limits }, {}, { queues });
      workers.push(worker);
      return worker;
    }
    const needsOf = async (run: Run) =>
      (await services.store.ledger.waiting(run.id)).map((target) => target.needsBrowser);

    it('takes none that others handed on without a browser, unless it is told to', async () => {
      const run = await openShell();
      const handedOn = () => needsOf(run);
      const fetching = await ofMany(FETCHING);
      await expect.poll(handedOn, { timeout: 60_000 }).toEqual([true]);
      await fetching.stop();
      await ofMany();
      await sleep(1_500);
      expect(await handedOn()).toEqual([true]);
      await ofMany(['render', 'fingerprint', 'screen']);
      await finished(run, services);
    });

    it('waits for a worker with a browser as long as one lives, and then keeps it as it came', async () => {
      const { fleet } = services.store;
      const far = { id: 'far', version: '1', atOnce: 4, pressure: null, renders: true };
      await fleet.beat(far, new Map(), 600_000);
      const run = await openShell();
      const impatient = { ...limitsOfMany(), browserWaitMs: 100 };
      const fetching = await ofMany(FETCHING, impatient);
      await expect.poll(() => needsOf(run), { timeout: 60_000 }).toEqual([true]);
      await sleep(600);
      expect(await needsOf(run)).toEqual([true]);
      await fetching.stop();
      await fleet.leave(far.id);
      // This one hands nothing on, and takes back what another worker handed on.
      const keeps = await ofMany([], impatient);
      await finished(run, services);
      await keeps.stop();
      const next = await openShell();
      await ofMany(FETCHING, impatient);
      await finished(next, services);
      const kept = { final: true, visit: { marks: expect.arrayContaining(['render:unavailable']) } };
      for (const { id } of [run, next]) expect(await services.store.ledger.visits({ run: id })).toMatchObject([kept]);
    });
  });

  it('says nothing of a round of upkeep that its stop cuts off', async () => {
    const said: string[] = [];
    const warn = (_: unknown, message: string) => said.push(message);
    const log = Object.assign(Object.create(services.log), { warn }) as Services['log'];
    let cutOff: () => void = () => undefined;
    let rounds = 0;
    const compare = async (): Promise<number> => {
      rounds++;
      if (rounds === 1) return 0;
      if (rounds === 2) throw new Error('no answer');
      return new Promise((_, reject) => (cutOff = () => reject(new Error('cut off'))));
    };
    const limits = { ...services.limits, stalledMs: 100 };
    const worker = await work({ ...services, log, limits, clock: { ...services.clock, compare } });
    await expect.poll(() => rounds).toBe(3);
    const before = said.length;
    expect(before, 'a round that fails while it works is told').toBeGreaterThan(0);
    const stopped = worker.stop();
    cutOff();
    await stopped;
    expect(said.slice(before)).toEqual([]);
  });

  it('stops when a newer program has changed the database', async () => {
    let isNewer = false;
    const check = () => (isNewer ? Promise.reject(new ConfigError('use the newer revenant')) : services.store.check());
    const limits = { ...services.limits, stalledMs: 100 };
    const worker = await work({ ...services, limits, store: { ...services.store, check } });
    isNewer = true;
    await expect(worker.failed).rejects.toThrow('use the newer revenant');
  });
});

describe('schedules', () => {
  const schedule = (createdAt: Date, more: Partial<Schedule> = {}): Schedule => ({
    id: 's1',
    seeds: [{ url: world.urls[3] ?? '', kind: 'website', tags: [] }],
    name: 'every hour',
    cron: null,
    every: '1h',
    options: OPTIONS,
    createdAt: createdAt.toISOString(),
    lastRunAt: null,
    ...more,
  });
  const hoursAgo = (hours: number): Date => new Date(Date.now() - hours * 3_600_000);

  it('are left by a worker that does not take them to the others', async () => {
    await services.store.schedules.add(schedule(hoursAgo(1.5)));
    const limits = { ...services.limits, stalledMs: 100 };
    workers.push(await startWorker({ ...services, limits }, {}, { queues: ['fingerprint', 'screen'] }));
    await sleep(500);
    expect(await services.store.ledger.runs(1_000)).toEqual([]);
  });

  it('are caught up by a worker at its start, to the end', async () => {
    await services.store.schedules.add(schedule(hoursAgo(1.5)));
    await services.store.schedules.add(schedule(new Date(), { id: 's2' }));
    await work();
    await expect.poll(() => services.store.ledger.runs(1_000), { timeout: 60_000 }).toHaveLength(1);
    const [run] = await services.store.ledger.runs(1_000);
    if (run !== undefined) await finished(run, services);
    expect(world.requests.get('s003.test/')).toBe(1);
  });
});
