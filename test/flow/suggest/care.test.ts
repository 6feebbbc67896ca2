/** Care for people: what is shown, who is told, and how long it is kept. */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startWorker } from '../../../jobs/worker.ts';
import { openCrawl } from '../../../src/flow/crawl/open-crawl.ts';
import { refill } from '../../../src/flow/crawl/run-progress.ts';
import { createHook } from '../../../src/flow/hooks.ts';
import { setHold } from '../../../src/flow/operations/holds.ts';
import { expireSuggestions } from '../../../src/flow/suggest/expire.ts';
import { shownSuggestions } from '../../../src/flow/suggest/shown.ts';
import { addSuggestions, idOf } from '../../../src/flow/suggest/suggest.ts';
import { openVisits, settle } from '../../../src/flow/suggest/visit-suggestions.ts';
import type { Suggestion, SuggestionReason } from '../../../src/model/derived/suggestion.ts';
import { Entity } from '../../../src/model/facts/seed.ts';
import { finished, OPTIONS, openWorkshop, type Workshop } from '../../../testkit/flow/crawl-services.ts';

const DAY_MS = 86_400_000;

describe('suggestions and people', () => {
  let server: Server;
  let workshop: Workshop;
  let worker: Awaited<ReturnType<typeof startWorker>>;

  beforeAll(async () => {
    server = createServer((request, response) => {
      const isPage = request.url === '/';
      response.writeHead(isPage ? 200 : 404, { 'content-type': 'text/html' });
      response.end(
        `<title>${request.headers.host}</title><main><h1>Lamps</h1><p>${request.headers.host} sells lamps and shades of its own make, in brass, glass and paper, to any harbour.</p></main>`,
      );
    });
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    workshop = await openWorkshop(server.address() as AddressInfo as unknown as Parameters<typeof openWorkshop>[0]);
    worker = await startWorker(workshop.services);
    const names = { names: ['Quill Harbour Trading Co., Ltd.'], aliases: ['北海贸易有限公司'], list: 'The list' };
    await workshop.services.store.entities.save([Entity.parse({ id: 'care', ...names })]);
  });
  afterAll(async () => {
    await worker.stop();
    await workshop.close();
    server.closeAllConnections();
    server.close();
  });

  async function suggest(site: string, quote: string): Promise<Suggestion> {
    const { services } = workshop;
    const reason: SuggestionReason = {
      ...{ kind: 'frame', bits: 5, entity: 'care', from: 'old.test', visit: null, capture: null },
      ...{ url: 'http://old.test/', quote, steps: 1, seenAt: services.clock.now().toISOString() },
    };
    const id = idOf({ siteKind: 'website', site });
    await addSuggestions([{ id, address: `http://${site}/`, site, kind: 'website', reasons: [reason] }], services);
    return (await services.store.suggestions.get(id)) as Suggestion;
  }

  async function visit(suggestion: Suggestion): Promise<void> {
    const { services } = workshop;
    const run = await openVisits([suggestion], OPTIONS, services.store);
    await refill(services, run.id);
    await finished(run, services);
    await settle(suggestion, services.store);
  }

  const quoteOf = async (site: string): Promise<string | undefined> => {
    const { store } = workshop.services;
    const [shown] = await shownSuggestions(await store.suggestions.list({ site }), store);
    return shown?.reasons[0]?.quote;
  };

  it.each([
    ['Quill Harbour', 'a.test'],
    ['the new QUILL-HARBOUR trading shop', 'b.test'],
    ['见 北海贸易 的新网站', 'c.test'],
  ])('no page shows “%s” beside an address that nobody has seen', async (quote, site) => {
    const suggestion = await suggest(site, quote);
    expect(await quoteOf(site)).toBe('');
    await visit(suggestion);
    expect(await quoteOf(site)).toBe(quote);
  });

  it('a quotation that names nobody is shown', async () => {
    await suggest('d.test', 'our new shop');
    expect(await quoteOf('d.test')).toBe('our new shop');
  });

  it('only a hook that asks hears of them: the address and the kinds of reasons, nothing else', async () => {
    const { store, clock } = workshop.services;
    const hooks = [
      createHook({ url: 'https://a.example/in', all: true }, clock.now()),
      createHook({ url: 'https://b.example/in', all: false, events: ['suggestion.found'] }, clock.now()),
      createHook(
        { url: 'https://c.example/in', all: false, events: ['suggestion.found'], lists: ['Other'] },
        clock.now(),
      ),
      createHook(
        { url: 'https://d.example/in', all: false, events: ['suggestion.found'], kinds: ['trade-listing'] },
        clock.now(),
      ),
    ];
    for (const hook of hooks) await store.hooks.add(hook);
    await suggest('e.test', 'Quill Harbour');
    await suggest('e.test', 'Quill Harbour');
    const told = await Promise.all(hooks.map(({ id }) => store.outbox.list(id)));
    expect(told.map((each) => each.length)).toEqual([0, 1, 0, 0]);
    const said = Object.entries(told[1]?.[0]?.alert ?? {}).filter(([, value]) => value !== null);
    expect(said.map(([name]) => name).sort()).toEqual(['id', 'schema', 'suggestion', 'time', 'type']);
    expect(told[1]?.[0]?.alert.suggestion).toEqual({ address: 'http://e.test/', reasons: ['frame'] });
    for (const hook of hooks) await store.hooks.remove(hook.id);
  });

  it('one that is never flagged goes with its captures; a hold, and a list that names the site, keep them', async () => {
    const { services } = workshop;
    const { store, clock } = services;
    const [gone, held, seeded] = [
      await suggest('f.test', 'x'),
      await suggest('g.test', 'x'),
      await suggest('h.test', 'x'),
    ];
    for (const one of [gone, held, seeded]) await visit(one);
    await setHold({ kind: 'site', subject: 'g.test', by: 'Ada', reason: 'a court' }, services);
    const seeds = [{ url: 'http://h.test/', kind: 'website' as const, tags: ['suggested'] }];
    const { run } = await openCrawl({ seeds, entities: [] }, OPTIONS, true, services);
    await refill(services, run.id);
    await finished(run, services);

    const captured = async () => {
      const sites = ['f.test', 'g.test', 'h.test'];
      return Promise.all(sites.map(async (site) => (await store.ledger.visits({ site })).length > 0));
    };
    const at = (days: number) => ({ ...clock, now: () => new Date(clock.now().getTime() + days * DAY_MS) });
    await expireSuggestions(90, { ...services, clock: at(89) });
    expect(await captured()).toEqual([true, true, true]);
    await expireSuggestions(0, { ...services, clock: at(91) });
    expect(await captured()).toEqual([true, true, true]);
    await expireSuggestions(90, { ...services, clock: at(91) });
    expect(await captured()).toEqual([false, true, true]);
    const left = [gone, held, seeded].map(({ id }) => store.suggestions.get(id));
    expect((await Promise.all(left)).map((one) => one?.state ?? null)).toEqual([null, 'captured', null]);
    const purge = (await store.purges.records()).find(({ rule }) => rule.site === 'f.test');
    expect(purge).toMatchObject({ by: 'suggestionDays', reason: 'suggested, and not flagged in 90 days' });
  });
});
