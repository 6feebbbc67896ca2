/** Hosts that ask to be left alone, hosts that come back, and one host with many sellers: what becomes of their targets. */
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { startWorker } from '../../../jobs/worker.ts';
import { openCrawl } from '../../../src/flow/crawl/open-crawl.ts';
import type { Run } from '../../../src/model/ports/ledger.ts';
import type { Services } from '../../../src/services.ts';
import { finished, OPTIONS, openWorkshop } from '../../../testkit/flow/crawl-services.ts';

const PAGE =
  '<!doctype html><html lang="en"><title>Rope</title><h1>Rope</h1><p>We spin hemp rope for fishing boats and sell it by the coil to chandlers along the coast, tarred or plain, in twelve sizes.</p></html>';
const HTML = { 'content-type': 'text/html' };
let closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.toReversed()) await close();
  closing = [];
});

/** The same listener at 127.0.0.1 and the addresses after it. */
async function serve(listener: RequestListener, addresses = 1): Promise<number> {
  let port = 0;
  for (let i = 1; i <= addresses; i++) {
    const server: Server = createServer(listener);
    await new Promise<void>((done) => server.listen(port, `127.0.0.${i}`, done));
    port = (server.address() as AddressInfo).port;
    closing.push(async () => {
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
    });
  }
  return port;
}

async function crawl(
  urls: readonly string[],
  settings: Record<string, unknown>,
): Promise<{ services: Services; run: Run }> {
  const shop = await openWorkshop({ port: 1 } as never, settings);
  closing.push(() => shop.close());
  const { services } = shop;
  const seeds = urls.map((url) => ({ url, kind: 'website' as const, tags: [] }));
  const { run } = await openCrawl({ seeds, entities: [] }, OPTIONS, true, services);
  const worker = await startWorker(services);
  closing.push(() => worker.stop());
  return { services, run };
}

const visitsOf = async ({ services, run }: { services: Services; run: Run }) =>
  (await services.store.ledger.visits({ run: run.id })).map(({ visit, final }) => [visit.state, visit.reason, final]);

async function until(done: () => Promise<boolean>, ms = 90_000): Promise<void> {
  for (const end = Date.now() + ms; Date.now() < end; await new Promise((wait) => setTimeout(wait, 50))) {
    if (await done()) return;
  }
  throw new Error('it did not come in time');
}

const QUICK = { limits: ['stalledMs=200', 'robotsRetryMs=1', 'leastRetryMs=300'] };

describe('a target that is to be asked later', () => {
  it('comes back by itself when the time has come, and the run waits for it', async () => {
    let asked = 0;
    const times: number[] = [];
    const port = await serve((request, response) => {
      if (request.url === '/robots.txt') return void response.writeHead(404).end();
      if (request.url !== '/') return void response.writeHead(404).end();
      times.push(Date.now());
      if (++asked <= 2) response.writeHead(503, { 'retry-after': '2' }).end();
      else response.writeHead(200, HTML).end(PAGE);
    });
    const work = await crawl(['http://rope.test/'], { resolve: [`*:80:127.0.0.1:${port}`], ...QUICK });
    await finished(work.run, work.services);
    expect(await visitsOf(work)).toEqual([
      ['deferred', 'http:503', false],
      ['deferred', 'http:503', false],
      ['captured', null, true],
    ]);
    // Never earlier than asked.
    for (const [i, time] of times.slice(1).entries()) expect(time - (times[i] ?? 0)).toBeGreaterThanOrEqual(2_000);
  });

  it('is given up after a few times: a storm of 429 sees ten requests at most', async () => {
    let asked = 0;
    const port = await serve((_, response) => {
      asked++;
      response.writeHead(429).end();
    });
    const urls = ['http://busy.test/', 'http://busy.test/other', 'http://www.busy.test/'];
    const work = await crawl(urls, { resolve: [`*:80:127.0.0.1:${port}`], ...QUICK });
    await finished(work.run, work.services);
    const { ledger } = work.services.store;
    await until(async () => (await ledger.visits({ run: work.run.id })).length >= 6);
    await new Promise((wait) => setTimeout(wait, 1_000));
    expect(asked).toBeLessThanOrEqual(10);
    const visits = await visitsOf(work);
    expect(visits.every(([state]) => state === 'deferred')).toBe(true);
  });

  it('is tried again after a fault of the network, and is unreachable in the end', async () => {
    let asked = 0;
    const port = await serve((request, response) => {
      if (request.url === '/robots.txt') return void response.writeHead(404).end();
      asked++;
      request.socket.destroy();
      response.destroy();
    });
    const work = await crawl(['http://gone.test/'], { resolve: [`*:80:127.0.0.1:${port}`], ...QUICK });
    await finished(work.run, work.services);
    const visits = await visitsOf(work);
    expect(visits.map(([state, , final]) => [state, final])).toEqual([
      ['unreachable', false],
      ['unreachable', false],
      ['unreachable', false],
      ['unreachable', true],
    ]);
    // A connection that is cut without an answer is asked once more at once only where it was kept open before.
    expect(asked).toBeLessThanOrEqual(8);
  });

  it('does not hold up its run when the time is long, and is taken up again all the same', async () => {
    let well = false;
    const port = await serve((request, response) => {
      if (request.url === '/robots.txt') return void response.writeHead(404).end();
      if (well || request.headers.host === 'calm.test') response.writeHead(200, HTML).end(PAGE);
      else response.writeHead(503, { 'retry-after': '4' }).end();
    });
    const limits = [...QUICK.limits, 'heldMs=100'];
    const work = await crawl(['http://busy.test/', 'http://calm.test/'], {
      resolve: [`*:80:127.0.0.1:${port}`],
      limits,
    });
    await finished(work.run, work.services);
    expect(await visitsOf(work)).toContainEqual(['deferred', 'http:503', false]);
    well = true;
    await until(async () => (await visitsOf(work)).filter(([state]) => state === 'captured').length === 2);
    const { ledger } = work.services.store;
    await until(async () => (await ledger.progress(work.run.id)).screened === 2);
  });
});

describe('many sellers at one host, and a few small sites', () => {
  it.each([
    ['one domain', (i: number) => `http://s${i}.platform.test/`],
    ['one address', (i: number) => `http://seller${i}.test/`],
  ])('%s does not take the places of the small ones', async (_, seller) => {
    const ended: string[] = [];
    let sellersAtOnce = 0;
    let most = 0;
    const open = new Set<string>();
    const port = await serve((request, response) => {
      const host = request.headers.host ?? '';
      if (request.url === '/robots.txt') {
        if (!host.startsWith('small')) {
          open.add(host);
          sellersAtOnce = open.size;
          most = Math.max(most, sellersAtOnce);
        }
        return void response.writeHead(404).end();
      }
      if (request.url !== '/') return void response.writeHead(404).end();
      ended.push(host);
      open.delete(host);
      response.writeHead(200, HTML).end(PAGE);
    }, 5);
    const sellers = Array.from({ length: 16 }, (__, i) => seller(i));
    const small = Array.from({ length: 4 }, (__, i) => `http://small${i}.test/`);
    const resolve = [
      ...small.map((url, i) => `${new URL(url).host}:80:127.0.0.${i + 2}:${port}`),
      `*:80:127.0.0.1:${port}`,
    ];
    const work = await crawl([...sellers, ...small], { resolve, delay: 0.05, concurrency: 3 });
    await until(async () => ended.filter((host) => host.startsWith('small')).length === 4, 90_000);
    // Sixteen sellers stood before them in the list.
    expect(ended.filter((host) => !host.startsWith('small')).length).toBeLessThan(10);
    expect(most).toBe(1);
    await finished(work.run, work.services, 90_000);
    expect(new Set(ended).size).toBe(20);
  });
});
