/** The form that imports a site from the web archive, against one that fails in every way. */
import { load } from 'cheerio';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { type Desk, openDesk } from '../../../src/desk/desk.ts';
import { type Fault, type MemoryServer, startMemory } from '../../../testkit/archive/memory-server.ts';
import { openWorkshop, type Workshop } from '../../../testkit/flow/crawl-services.ts';
import { type GeneratedWorld, startGeneratedWorld } from '../../../testkit/generated-world.ts';

const KEY = 'k'.repeat(32);
let world: GeneratedWorld;
let memory: MemoryServer;
let shop: Workshop;
let desk: Desk;
beforeAll(async () => {
  memory = await startMemory({
    'http://old.example/': [
      '20190601000000',
      '<!doctype html><title>Felt</title><p>Grey felt, write to mill@old.example',
    ],
    'http://old.example/about': ['20190602000000', '<!doctype html><title>About</title><p>Our mill'],
  });
  world = await startGeneratedWorld({ sites: 1 });
  shop = await openWorkshop(world, {
    archiveEndpoint: 'http://memory.example',
    resolve: [`memory.example:80:127.0.0.1:${memory.port}`],
  });
  desk = await openDesk(shop.services, { host: '127.0.0.1', port: 0, key: KEY });
});
afterAll(async () => {
  await desk.close();
  await shop.close();
  await world.close();
  await memory.close();
});
beforeEach(() => {
  memory.fault = null;
});

const headers = { authorization: `Bearer ${KEY}` };
async function form(fields: Readonly<Record<string, string>>): Promise<Response> {
  return fetch(`${desk.base}/imports/captures`, {
    method: 'POST',
    redirect: 'manual',
    headers: { ...headers, origin: desk.base, referer: `${desk.base}/imports` },
    body: new URLSearchParams({ by: 'Ada', ...fields }),
  });
}
/** The page of the import once it has ended. */
async function outcome(fields: Readonly<Record<string, string>>) {
  const answer = await form(fields);
  expect(answer.status).toBe(303);
  const path = answer.headers.get('location') ?? '';
  let $ = load('');
  await expect
    .poll(
      async () => {
        $ = load(await (await fetch(`${desk.base}${path}`, { headers })).text());
        return $('[data-watch]').length;
      },
      { timeout: 120_000, interval: 200 },
    )
    .toBe(0);
  return $;
}

it('takes the capture nearest to a date, with the pages around it; a bare host is an address', async () => {
  const $ = await outcome({ url: 'old.example', at: '2019-05-20' });
  expect($('main').text()).toContain('It is imported.');
  expect($('td a[href="/sites/old.example"]')).toHaveLength(1);
  const [head] = await shop.services.store.ledger.visitHeads({ site: 'old.example', limit: 1 });
  expect([head?.visit.startedAt.slice(0, 10), head?.captures, head?.visit.handedIn]).toEqual([
    '2019-06-01',
    2,
    undefined,
  ]);
});

it('looks at so many captures of an index without end, and says so', async () => {
  memory.fault = 'many';
  const $ = await outcome({ url: 'http://old.example/', at: '2019' });
  expect($('main').text()).toContain('It is imported.');
  expect($('td li').text()).toContain('captures of old.example or more: only these were looked at');
  expect(memory.asked.every((path) => !path.startsWith('/cdx/') || path.includes('limit=5000'))).toBe(true);
});

it('refuses what is no address or date, and keeps what was typed', async () => {
  for (const [fields, name] of [
    [{ url: 'not an address' }, 'url'],
    [{ url: 'http://old.example/', at: 'yesterday' }, 'at'],
  ] as const) {
    const answer = await form(fields);
    expect(answer.status).toBe(400);
    const $ = load(await answer.text());
    expect($('form[action="/imports/captures"] [aria-invalid=true]').attr('name')).toBe(name);
    expect($('form[action="/imports/captures"] input[name=url]').attr('value')).toBe(fields.url);
  }
});

it.each<[Fault, string]>([
  ['malformed', ''],
  ['empty', 'holds no capture of http://old.example/'],
  ['broken', 'gave no readable page of http://old.example/'],
  ['cut-off', ''],
  // It asks for an hour of peace, and gets it: the last of all.
  ['busy', '429'],
])(
  'says what went wrong with an archive that is %s, stores nothing, and the desk lives',
  async (fault, why) => {
    memory.fault = fault;
    const before = await shop.services.store.ledger.visitHeads({ site: 'old.example', limit: 9 });
    const $ = await outcome({ url: 'http://old.example/' });
    expect($('main').text()).toContain('It is not imported.');
    expect($('td li').text().length).toBeGreaterThan(10);
    expect($('td li').text()).toContain(why);
    expect(await shop.services.store.ledger.visitHeads({ site: 'old.example', limit: 9 })).toEqual(before);
    expect((await fetch(`${desk.base}/readyz`)).status).toBe(200);
  },
  180_000,
);
