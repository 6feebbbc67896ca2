/** Pages and names that others make so that suggestions lead elsewhere, cost the budget, or accuse somebody. */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startWorker } from '../../../jobs/worker.ts';
import { openCrawl } from '../../../src/flow/crawl/open-crawl.ts';
import { refill } from '../../../src/flow/crawl/run-progress.ts';
import { dismissSuggestion, visitSuggestion } from '../../../src/flow/suggest/decide.ts';
import { follow } from '../../../src/flow/suggest/follow.ts';
import { currentPriors } from '../../../src/flow/suggest/priors.ts';
import { isFlagged } from '../../../src/model/derived/match.ts';
import { Entity } from '../../../src/model/facts/seed.ts';
import type { Run } from '../../../src/model/ports/ledger.ts';
import { finished, OPTIONS, openWorkshop, type Workshop } from '../../../testkit/flow/crawl-services.ts';

/** Of each case another firm: what five carry is common. */
const ours = (n: number): string => `Call +44 1632 96098${n}`;
const GOODS = ['quills', 'lanterns', 'anchors', 'barometers'];
const words = (n: number): string =>
  `Seven harbours in the north take our ${GOODS[n]} by the crate, and no crate of ${GOODS[n]} leaves without its seal of green wax.`;
const link = (host: string, text = host): string => `<a href="http://${host}/">${text}</a>`;
const page = (name: string, body: string, words = `${name} sells lamps and shades of its own make.`): string =>
  `<!doctype html><title>${name}</title><main><h1>${name}</h1><p>${words}</p></main>${body}`;
const NAMES = Array.from({ length: 40 }, (_, i) => `h${i}`);

/** Pages by host; the path does not matter. Hosts of flood.test and wildcard.test answer under any name. */
const PAGES: Record<string, string> = {
  // Each of its pages leads to a hundred more, for ever.
  'seeder.test': page(
    'Seeder',
    `<footer>${ours(0)} ${link('a.flood.test')}</footer><p>${link('true-a.test')}</p>`,
    words(0),
  ),
  'true-a.test': page('Other Name', `<footer>${ours(0)}</footer>`, words(0)),
  // One domain's hosts stand in the frame, the successor in the text.
  'wild.test': page(
    'Wild',
    `<footer>${ours(1)} ${NAMES.map((n) => link(`${n}.wildcard.test`)).join(' ')}</footer><p>${link('true-b.test')}</p>`,
    words(1),
  ),
  'true-b.test': page('Other Name', `<footer>${ours(1)}</footer>`, words(1)),
  // The victim's address stands in an offender's footer; the victim has an honest neighbour.
  'framer.test': page('Framer', `<footer>${ours(2)} ${link('victim.test', 'Our new shop')}</footer>`, words(2)),
  'victim.test': page('Victim', `<footer>Call +44 1632 960001 ${link('neighbour.test')}</footer>`),
  'neighbour.test': page('Neighbour', '<footer>Call +44 1632 960002</footer>'),
  // A stranger bears the firm's name, and another has copied its rarest sentence.
  'named.test': page(
    'Quill Harbour',
    `<footer>${ours(3)}</footer><p>${link('quillharbour-new.test', 'Quill Harbour new site')} ${link('planted.test')}</p><p>x</p>`,
    words(3),
  ),
  'network.test': page('Quill Harbour', `<p>${link('true-c.test')}</p>`),
  'true-c.test': page('Other Name', `<footer>${ours(3)}</footer>`, words(3)),
  'quillharbour-new.test': page('Quill Harbour Hotel', '<footer>Call +44 1632 960003</footer>'),
  'planted.test': page(
    'Planted',
    '<footer>Call +44 1632 960004</footer>',
    `We read this somewhere: ${words(3)} We sell boats.`,
  ),
};

function answerOf(host: string): string | undefined {
  if (host.endsWith('flood.test'))
    return page(
      host,
      `<footer>${Array.from({ length: 100 }, (_, i) => link(`x${i}-${host.split('.')[0]?.length}.flood.test`)).join(' ')}</footer>`,
    );
  return host.endsWith('wildcard.test') ? page(host, '') : PAGES[host];
}

describe('attacks on suggestions', () => {
  let server: Server;
  let workshop: Workshop;
  let worker: Awaited<ReturnType<typeof startWorker>>;

  beforeAll(async () => {
    server = createServer((request, response) => {
      const host = (request.headers.host ?? '').replace(/:\d+$/, '').replace(/^www\./, '');
      const body = request.url === '/' || request.url?.startsWith('/quill') ? answerOf(host) : undefined;
      response.writeHead(body === undefined ? 404 : 200, { 'content-type': 'text/html' }).end(body ?? '');
    });
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    workshop = await openWorkshop(server.address() as AddressInfo as unknown as Parameters<typeof openWorkshop>[0]);
    worker = await startWorker(workshop.services);
  });
  afterAll(async () => {
    await worker.stop();
    await workshop.close();
    server.closeAllConnections();
    server.close();
  });

  async function crawl(id: string, urls: readonly string[], budget: number) {
    const { services } = workshop;
    const entity = Entity.parse({ id, names: ['Quill Harbour Ltd'] });
    const seeds = urls.map((url) => {
      const kind = url.includes('network') ? ('social-page' as const) : ('website' as const);
      return { url, kind, entity: id, tags: [] };
    });
    const work = (run: Run): Promise<void> => finished(run, services);
    const { run } = await openCrawl({ seeds, entities: [entity] }, OPTIONS, true, services);
    await refill(services, run.id);
    await work(run);
    const { runs } = await follow(run, [entity], { depth: 3, budget }, work, services);
    const order: string[] = [];
    const accused = new Set<string>();
    for (const one of runs) {
      for (const { visit } of await services.store.ledger.visits({ run: one.id })) order.push(visit.site);
      for (const { left, right } of (await services.store.matches.list({ run: one.id })).filter(isFlagged))
        for (const side of [left, right]) accused.add(side.site);
    }
    return { order, accused };
  }

  it('pages that seed a hundred addresses each, without end, do not come before a link in the text', async () => {
    const { order } = await crawl('seeder', ['http://seeder.test/'], 12);
    expect(order.slice(0, 3)).toContain('true-a.test');
    expect(order.filter((site) => site.endsWith('flood.test')).length).toBeLessThan(12);
  });

  it('forty hosts of one domain in the frame do not spend a budget of ten', async () => {
    const { order } = await crawl('wild', ['http://wild.test/'], 10);
    expect(order.slice(0, 4)).toContain('true-b.test');
  });

  it('a domain gets no twenty-first visit in an hour, by anybody', async () => {
    const { store } = workshop.services;
    const hosts = (await store.suggestions.list({ entity: 'wild' })).filter(({ site }) => site.includes('wildcard'));
    const domain = 'wildcard.test';
    for (const { id } of hosts.slice(0, 20))
      await store.suggestions.change(id, ['new', 'captured', 'refused'], { state: 'queued', run: 'r', domain });
    const [next] = hosts.slice(20);
    if (next === undefined) throw new Error('fewer hosts than the limit');
    await expect(visitSuggestion(next, OPTIONS, workshop.services)).rejects.toThrow(
      /wildcard.test would get more than 20/,
    );
  });

  it('a victim in the footer is visited, and neither it nor its neighbour is accused', async () => {
    const { order, accused } = await crawl('framer', ['http://framer.test/'], 10);
    expect(order[0]).toBe('victim.test');
    for (const site of ['victim.test', 'neighbour.test']) expect(accused).not.toContain(site);
  });

  it('a namesake and a planted sentence come after what the owner says, and are not accused', async () => {
    const { order, accused } = await crawl('named', ['http://named.test/', 'http://network.test/quill'], 10);
    expect(order[0]).toBe('true-c.test');
    for (const site of ['quillharbour-new.test', 'planted.test']) {
      expect(order).toContain(site);
      expect(accused).not.toContain(site);
    }
  });

  it('nothing that they crawled has moved what a reason is worth; a farm that is dismissed whole moves it once', async () => {
    const { services } = workshop;
    expect((await currentPriors(services)).id).toBeNull();
    const wild = await services.store.suggestions.list({ entity: 'wild' });
    const farm = wild.filter(({ site, state }) => site.endsWith('wildcard.test') && state !== 'queued');
    expect(farm.length).toBeGreaterThan(9);
    for (const one of farm) await dismissSuggestion(one, { by: 'Ada', why: 'a farm', user: 'ada' }, services);
    const judged = await currentPriors(services);
    expect(judged.of.frame.negative).toBeLessThanOrEqual(1 + 1e-9);
    expect(judged.of.frame.shipped - judged.of.frame.bits).toBeLessThan(0.1);
    // More pages that lead to dismissed addresses, after they were judged.
    await crawl('late', ['http://wild.test/', 'http://a.flood.test/'], 3);
    expect((await currentPriors(services)).of).toEqual(judged.of);
  });
});
