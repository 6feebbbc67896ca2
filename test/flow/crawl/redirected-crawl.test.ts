/** A listed domain that redirects to anybody, crawled as a user would: what it was still counts, and who is redirected to is not flagged. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { WorkerContext } from '../../../src/flow/crawl/claims.ts';
import { openCrawl } from '../../../src/flow/crawl/open-crawl.ts';
import { captureTarget, fingerprintTarget, screenTarget } from '../../../src/flow/crawl/pipeline.ts';
import { siteTimeline } from '../../../src/flow/site-timeline.ts';
import { Entity, type Seed } from '../../../src/model/facts/seed.ts';
import { type LocalServer, serveHttp } from '../../../testkit/egress/local-server.ts';
import { OPTIONS, openWorkshop, type Workshop } from '../../../testkit/flow/crawl-services.ts';
import type { GeneratedWorld } from '../../../testkit/generated-world.ts';

const page = (title: string, foot: string, ...lines: string[]) =>
  `<!doctype html><html lang="en"><head><title>${title}</title></head><body><h1>${title}</h1><main>${lines.map((line) => `<p>${line}</p>`).join('')}</main><footer>${foot}</footer></body></html>`;
const TRADE = [
  'The forge makes gates, hinges and railings to measure, and mends ploughs for the farms of the valley.',
  'Each piece is drawn on slate first, and the drawing goes to the customer with the bill in the autumn.',
];
const CONTACT = '<p>E-mail: smith@upperforge-iron.com</p><p>Telephone: +49 30 5557 0142</p>';
const MILL = page(
  'Lower Mill',
  '',
  'Rye and wheat are ground between two stones.',
  'Write to orders@lowermill-flour.com.',
);
const context: WorkerContext = { id: 'w1', alone: false, signal: new AbortController().signal, working: new Set() };

let server: LocalServer;
let shop: Workshop;
let hasLeft = false;

beforeAll(async () => {
  server = await serveHttp(({ headers, url }, response) => {
    const host = headers.host ?? '';
    const answer = (html: string) => void response.writeHead(200, { 'content-type': 'text/html' }).end(html);
    if (url !== '/') response.writeHead(404).end();
    else if (host === 'forge.test' && hasLeft) response.writeHead(301, { location: 'http://mill.test/' }).end();
    else if (host === 'forge.test') answer(page('Upper Forge', CONTACT, ...TRADE));
    else if (host === 'anvil.test') answer(page('Anvil Works', CONTACT, ...TRADE));
    else answer(MILL);
  });
  shop = await openWorkshop({ port: server.port } as GeneratedWorld);
});
afterAll(async () => {
  await shop.close();
  await server.close();
});

async function crawl(...seeds: readonly (readonly [url: string, entity?: string])[]): Promise<string> {
  const entities = [Entity.parse({ id: 'e1', names: ['Upper Forge Iron Ltd'] })];
  const listed = seeds.map(([url, entity]): Seed => ({ url, kind: 'website', tags: [], ...(entity && { entity }) }));
  const { run } = await openCrawl({ seeds: listed, entities }, OPTIONS, true, shop.services);
  const ids = (await shop.services.store.ledger.waiting(run.id)).map(({ id }) => id);
  for (const step of [captureTarget, fingerprintTarget, screenTarget])
    for (const id of ids) expect(await step(id, context, shop.services)).toBe('done');
  return run.id;
}

describe('a listed domain that redirects to a stranger since', () => {
  it('is still what it was, and makes nothing of the stranger but a link', async () => {
    const { store, limits } = shop.services;
    await crawl(['http://forge.test/', 'e1']);
    hasLeft = true;
    await crawl(['http://forge.test/', 'e1'], ['http://mill.test/'], ['http://anvil.test/']);
    const matches = await store.matches.list({ site: 'forge.test' });
    expect(matches.map(({ right, verdict }) => [right.site, verdict])).toEqual([
      ['anvil.test', 'strong'],
      ['mill.test', 'lead'],
    ]);
    expect(matches[1]?.evidence.map(({ signal }) => signal)).toEqual(['site-link']);
    const visits = await store.ledger.visits({ site: 'forge.test' });
    expect(visits.map(({ visit }) => `${visit.entity} ${visit.condition}`).sort()).toEqual([
      'e1 content',
      'e1 redirected',
    ]);
    const { sightings, events } = await siteTimeline('http://forge.test/', { store, limits });
    expect(sightings.map(({ presence, cause }) => [presence, cause])).toEqual([
      ['present', null],
      ['gone', 'redirected'],
    ]);
    expect(events.find(({ kind }) => kind === 'absent')?.text).toContain('http://mill.test/');
    expect(events.filter(({ kind }) => kind.endsWith('-changed'))).toEqual([]);
  });
});
