/** A known finding and a flood that makes its value common: what costs nothing changes nothing, and the rest takes nothing back. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { WorkerContext } from '../../../src/flow/crawl/claims.ts';
import { openCrawl } from '../../../src/flow/crawl/open-crawl.ts';
import { captureTarget, fingerprintTarget, screenTarget } from '../../../src/flow/crawl/pipeline.ts';
import { exportMatch } from '../../../src/flow/evidence/export-match.ts';
import { verifyBundle } from '../../../src/flow/evidence/verify-bundle.ts';
import type { Match } from '../../../src/model/derived/match.ts';
import { Entity, type Seed } from '../../../src/model/facts/seed.ts';
import { withValues } from '../../../src/watchlist/own/own-list.ts';
import { OPTIONS, openWorkshop, type Workshop } from '../../../testkit/flow/crawl-services.ts';
import { type GeneratedWorld, randomOf } from '../../../testkit/generated-world.ts';

const MAILBOX = 'lena@quillmoor-works.example';
const SUCCESSOR = 'brackenfold.test';
const FREE = Array.from({ length: 24 }, (_, n) => `offer-${n}.github.io`);
const PAID = Array.from({ length: 34 }, (_, n) => `outlet-${n}.test`);
const context: WorkerContext = { id: 'w1', alone: false, signal: new AbortController().signal, working: new Set() };

/** Sentences that no other host has. */
function prose(host: string): string {
  const random = randomOf([...host].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) % 2 ** 31, 7));
  const word = () => Array.from({ length: 6 }, () => 'abcdefghiklmnoprstuv'[Math.floor(random() * 20)]).join('');
  return Array.from({ length: 14 }, () => `<p>${Array.from({ length: 11 }, word).join(' ')}.</p>`).join('');
}
let shown = `<p>E-mail: <a href="mailto:${MAILBOX}">${MAILBOX}</a></p>`;
const pageOf = (host: string): string =>
  `<!doctype html><html lang="en"><head><title>${host}</title></head><body><header><nav><a href="/">Home</a></nav></header><main><h1>${host}</h1>${prose(host)}</main><footer>${host === SUCCESSOR ? shown : `<p>E-mail: <a href="mailto:${MAILBOX}">${MAILBOX}</a></p>`}</footer></body></html>`;
const server = createServer((request, response) => {
  const isHome = (request.url ?? '/') === '/';
  response.writeHead(isHome ? 200 : 404, { 'content-type': 'text/html; charset=utf-8' });
  response.end(isHome ? pageOf(request.headers.host ?? '') : '');
});

let shop: Workshop;
beforeAll(async () => {
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  shop = await openWorkshop({ port } as GeneratedWorld);
  const { store } = shop.services;
  await store.hooks.add({
    ...({ schema: 'revenant.hook/1', id: 'h1', url: 'http://127.0.0.1:9/', all: false, disabledAt: null } as const),
    ...{ secret: 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw', createdAt: '2026-01-01T00:00:00.000Z' },
  });
  const listed = { id: 'e1', names: ['HEBEI QUILLMOOR TRADING CO., LTD.'], identifiers: { emails: [MAILBOX] } };
  await store.entities.save([withValues(Entity.parse(listed))]);
});
afterAll(async () => {
  await shop.close();
  server.closeAllConnections();
  server.close();
});

/** One run over these hosts; what the hook hears of the successor. */
async function crawled(hosts: readonly string[]): Promise<string[]> {
  const { services } = shop;
  const { store } = services;
  const before = new Set((await store.outbox.list()).map(({ id }) => id));
  const seeds = hosts.map((host): Seed => ({ url: `http://${host}/`, kind: 'website', tags: [] }));
  const { run } = await openCrawl({ seeds, entities: [] }, OPTIONS, true, services);
  const ids = (await store.ledger.waiting(run.id)).map(({ id }) => id);
  for (const step of [captureTarget, fingerprintTarget, screenTarget])
    for (const id of ids) expect(await step(id, context, services)).toBe('done');
  const { id } = await finding();
  const made = (await store.outbox.about(id)).filter((delivery) => !before.has(delivery.id));
  return made.map(({ alert }) => alert.type).filter((type) => type !== 'site.contacts-changed');
}
async function finding(): Promise<Match> {
  const found = (await shop.services.store.matches.list({ site: SUCCESSOR })).find(({ left }) => left.kind === 'list');
  if (found === undefined) throw new Error('no finding');
  return found;
}

it('stays as it is when 24 free hosts carry its mailbox', async () => {
  expect(await crawled([SUCCESSOR])).toEqual(['match.flagged']);
  const first = await finding();
  expect(first).toMatchObject({ verdict: 'likely', weight: 14 });
  expect(await crawled(FREE)).toEqual([]);
  expect(await crawled([SUCCESSOR])).toEqual([]);
  expect(await finding()).toMatchObject({ verdict: 'likely', weight: 14, flaggedWith: first.background });
});

it('keeps the counts of its first flag where domains of their own make the mailbox common, and replays', async () => {
  const { services } = shop;
  const first = (await finding()).flaggedWith;
  await crawled(PAID);
  expect(await crawled([SUCCESSOR])).toEqual([]);
  const kept = await finding();
  expect(kept).toMatchObject({ verdict: 'likely', weight: 14, background: first, today: { verdict: 'lead' } });
  expect(kept.today?.background).not.toBe(first);
  expect(kept.flaggedWith).toBeUndefined();
  expect(kept.innocent.join(' ')).toMatch(/With today’s counts it would be a lead, [\d.]+ bits/);

  const software = 'revenant test';
  const { file } = await exportMatch(kept, { ...services, software });
  const options = { keys: [], roots: [], software };
  const verified = await verifyBundle('a', file, options, services.reader);
  expect([verified.ok, verified.problems, verified.verdict.outcome]).toEqual([true, [], 'same']);
});

it('is retracted where the counts of its first flag unflag it too', async () => {
  shown = '';
  expect(await crawled([SUCCESSOR])).toEqual(['match.retracted']);
  expect((await finding()).today).toBeUndefined();
});
