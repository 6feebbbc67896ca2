import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startWorker } from '../../../jobs/worker.ts';
import { openCrawl } from '../../../src/flow/crawl/open-crawl.ts';
import { refill } from '../../../src/flow/crawl/run-progress.ts';
import { follow } from '../../../src/flow/suggest/follow.ts';
import { isFlagged } from '../../../src/model/derived/match.ts';
import { Entity, type Seed } from '../../../src/model/facts/seed.ts';
import type { Run } from '../../../src/model/ports/ledger.ts';
import type { Services } from '../../../src/services.ts';
import { OPTIONS, openWorkshop, type Workshop } from '../../../testkit/flow/crawl-services.ts';

/** Pages by host; the path does not matter. */
const PAGES: Record<string, string> = {
  'oldfirm.test': page(
    'Old Firm',
    '<p>We closed in May.</p><footer>Write to pens@newfirm.test, call +44 1632 960983 <a href="http://fair.test/">The trade fair</a></footer>',
  ),
  'network.test': page('Old Firm', '<p><a href="http://newfirm.test/">Our new shop</a></p>'),
  'newfirm.test': page(
    'New Firm',
    '<footer>Write to pens@newfirm.test, call +44 1632 960983 <a rel="me" href="http://tube.test/c/newfirm">Tube</a></footer>',
  ),
  'tube.test': page('New Firm', '<p>Films of pens.</p>'),
  'fair.test': page('The fair', '<p>Halls one to nine.</p>'),
  'flood.test': page(
    'Flood',
    Array.from({ length: 3_000 }, (_, i) => `<a href="http://s${i}.test/">s${i}</a>`).join(' '),
  ),
  'inside.test': page(
    'Inside',
    '<footer><a href="http://127.0.0.1:1/">here</a><a href="http://169.254.169.254/">meta</a></footer>',
  ),
};

function page(name: string, body: string): string {
  return `<!doctype html><title>${name}</title><main><h1>${name}</h1><p>${name} sells pens, inks and quills in bulk to harbours in the north.</p></main>${body}`;
}

describe('following suggestions', () => {
  let server: Server;
  let workshop: Workshop;
  let worker: Awaited<ReturnType<typeof startWorker>>;
  const requests: string[] = [];

  beforeAll(async () => {
    server = createServer((request, response) => {
      const host = (request.headers.host ?? '').replace(/:\d+$/, '');
      requests.push(host);
      const body = request.url === '/robots.txt' ? undefined : PAGES[host];
      response.writeHead(body === undefined ? 404 : 200, { 'content-type': 'text/html' }).end(body ?? '');
    });
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    const { port } = server.address() as AddressInfo;
    workshop = await openWorkshop({ port } as Parameters<typeof openWorkshop>[0], {
      allowPrivate: false,
      resolve: [`*:80:127.0.0.1:${port}`],
    });
    worker = await startWorker(workshop.services);
  });
  afterAll(async () => {
    await worker.stop();
    await workshop.close();
    server.closeAllConnections();
    server.close();
  });

  async function crawl(
    entity: Entity,
    seeds: readonly Seed[],
    options: { depth: number; budget: number },
    services: Services,
  ) {
    const work = async (run: Run): Promise<void> => {
      for (;;) {
        if ((await services.store.ledger.run(run.id))?.finishedAt != null) return;
        await new Promise((done) => setTimeout(done, 50));
      }
    };
    const { run } = await openCrawl({ seeds, entities: [entity] }, OPTIONS, true, services);
    await refill(services, run.id);
    await work(run);
    return follow(run, [entity], options, work, services);
  }

  const seedOf = (url: string, kind: Seed['kind'], entity: string): Seed => ({ url, kind, entity, tags: [] });

  it('goes from the old firm’s profile to a successor on no list, and on to its profile, the best first', async () => {
    const entity = Entity.parse({ id: 'old-firm', names: ['Old Firm Ltd'] });
    const seeds = [
      seedOf('http://oldfirm.test/', 'website', entity.id),
      seedOf('http://network.test/oldfirm', 'social-page', entity.id),
    ];
    const { suggested, visited, runs } = await crawl(entity, seeds, { depth: 2, budget: 10 }, workshop.services);
    const { suggestions } = workshop.services.store;
    const found = await suggestions.list({ entity: entity.id });
    expect(found.map(({ site, kind, state }) => `${site} ${kind} ${state}`)).toEqual([
      'newfirm.test website captured',
      'tube.test/c/newfirm social-page captured',
      'fair.test website captured',
    ]);
    expect(found.map(({ reasons }) => reasons[0]?.steps)).toEqual([1, 2, 1]);
    expect([suggested, visited, runs.length]).toEqual([3, 3, 3]);
    const visits = await workshop.services.store.ledger.visits({ site: 'newfirm.test' });
    // That a trail leads to a site makes it nobody's.
    expect(visits.map(({ visit }) => visit.entity)).toEqual([null]);
  });

  it('stops at its budget, the rest stays new', async () => {
    const entity = Entity.parse({ id: 'one-visit', names: ['Old Firm Ltd'] });
    requests.length = 0;
    PAGES['start.test'] = page(
      'Start',
      '<nav><a href="http://first.test/">1</a></nav><footer><a href="http://second.test/">2</a></footer>',
    );
    PAGES['first.test'] = PAGES['second.test'] = page('Other', '');
    const seeds = [seedOf('http://start.test/', 'website', entity.id)];
    const { visited } = await crawl(entity, seeds, { depth: 1, budget: 1 }, workshop.services);
    const states = (await workshop.services.store.suggestions.list({ entity: entity.id })).map(({ state }) => state);
    expect([visited, states.sort()]).toEqual([1, ['captured', 'new']]);
  });

  it('does not let a page that names thousands of addresses spend the budget', async () => {
    const entity = Entity.parse({ id: 'flood', names: ['Flood Ltd'] });
    const seeds = [seedOf('http://flood.test/', 'website', entity.id)];
    const { suggested, visited } = await crawl(entity, seeds, { depth: 2, budget: 50 }, workshop.services);
    expect([suggested, visited]).toEqual([0, 0]);
  });

  it('visits a victim that an offender links in its footer, once, and accuses it of nothing', async () => {
    const entity = Entity.parse({ id: 'framer', names: ['Framer Ltd'] });
    PAGES['framer.test'] = page('Framer', '<footer><a href="http://victim.test/">Our new shop</a></footer>');
    PAGES['victim.test'] = page(
      'Victim',
      '<p>Lamps and shades.</p><footer><a href="http://fair.test/">Fair</a></footer>',
    );
    requests.length = 0;
    const seeds = [seedOf('http://framer.test/', 'website', entity.id)];
    const { runs } = await crawl(entity, seeds, { depth: 2, budget: 10 }, workshop.services);
    const { store } = workshop.services;
    expect((await store.suggestions.list({ site: 'victim.test' }))[0]?.state).toBe('captured');
    expect(requests.filter((host) => host === 'victim.test').length).toBeLessThan(10);
    for (const { id } of runs) expect((await store.matches.list({ run: id })).filter(isFlagged)).toEqual([]);
  });

  it('visits at most 20 hosts of a domain that answers under any name, and at most its budget of planted profiles', async () => {
    const entity = Entity.parse({ id: 'wild', names: ['Wild Ltd'] });
    PAGES['wild.test'] = page('Wild', '<footer><a href="http://a0.wildcard.co.uk/">on</a></footer>');
    const links = (name: string) =>
      Array.from({ length: 8 }, (_, i) => `<a rel="me" href="http://${name}${i}.wildcard.co.uk/p/${i}">${i}</a>`).join(
        ' ',
      );
    for (const at of ['a0', ...Array.from({ length: 8 }, (_, i) => `a0${i}`)])
      PAGES[`${at}.wildcard.co.uk`] = page(at, `<footer>${links(at)}</footer>`);
    const seeds = [seedOf('http://wild.test/', 'website', entity.id)];
    const { visited } = await crawl(entity, seeds, { depth: 5, budget: 60 }, workshop.services);
    expect(visited).toBeLessThanOrEqual(20);
  });

  it('never asks an address inside the network, and says so', async () => {
    const entity = Entity.parse({ id: 'inside', names: ['Inside Ltd'] });
    const seeds = [seedOf('http://inside.test/', 'website', entity.id)];
    await crawl(entity, seeds, { depth: 1, budget: 5 }, workshop.services);
    const found = await workshop.services.store.suggestions.list({ entity: entity.id });
    expect(found).toHaveLength(2);
    for (const { state, detail } of found) {
      expect(state).toBe('refused');
      expect(detail).toMatch(/private|loopback|link-local|address/);
    }
  });

  it('takes up what a killed crawl left queued', async () => {
    const { store } = workshop.services;
    const entity = Entity.parse({ id: 'again', names: ['Old Firm Ltd'] });
    PAGES['begin.test'] = page('Begin', '<nav><a href="http://left.test/">next</a></nav>');
    PAGES['left.test'] = page('Left', '<nav><a href="http://beyond.test/">next</a></nav>');
    PAGES['beyond.test'] = page('Beyond', '');
    const seeds = [seedOf('http://begin.test/', 'website', entity.id)];
    await crawl(entity, seeds, { depth: 2, budget: 1 }, workshop.services);
    const [left] = await store.suggestions.list({ site: 'left.test' });
    // As if the process had ended after the visit, before the outcome was noted.
    await store.suggestions.change(left?.id ?? '', ['captured'], { state: 'queued', run: 'gone', domain: 'left.test' });
    await crawl(entity, seeds, { depth: 2, budget: 1 }, workshop.services);
    expect((await store.suggestions.get(left?.id ?? ''))?.state).toBe('captured');
    expect((await store.suggestions.list({ site: 'beyond.test' }))[0]?.state).toBe('captured');
  });
});
