/** A newcomer sends a list and the archive of one predecessor, presses one button, and watches. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { load } from 'cheerio';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startWorker } from '../../../jobs/worker.ts';
import { type Desk, openDesk } from '../../../src/desk/desk.ts';
import { serve, withArchive } from '../../../testkit/discover/discover.ts';
import { discoverWorld } from '../../../testkit/discover/discover-world.ts';
import { openWorkshop, type Workshop } from '../../../testkit/flow/crawl-services.ts';
import { KEY } from '../desk-world.ts';

const world = discoverWorld(2, 0, 8);
const host = world.successors[0]?.host ?? 'none';
const folder = mkdtempSync(join(tmpdir(), 'revenant-newcomer-'));
let server: Awaited<ReturnType<typeof serve>>;
let shop: Workshop;
let worker: Awaited<ReturnType<typeof startWorker>>;
let desk: Desk;

beforeAll(async () => {
  server = await serve(world);
  shop = await openWorkshop({ port: server.port } as Parameters<typeof openWorkshop>[0]);
  worker = await startWorker(shop.services);
  desk = await openDesk(shop.services, { host: '127.0.0.1', port: 0, key: KEY });
});
afterAll(async () => {
  await desk.close();
  await worker.stop();
  await shop.close();
  server.close();
  rmSync(folder, { recursive: true, force: true });
});

const headers = { authorization: `Bearer ${KEY}` };
const page = async (path: string) => load(await (await fetch(`${desk.base}${path}`, { headers })).text());
const post = (path: string, body: URLSearchParams | FormData) =>
  fetch(`${desk.base}${path}`, {
    method: 'POST',
    redirect: 'manual',
    headers: { ...headers, origin: desk.base },
    body,
  });
const form = (fields: Record<string, string>, file?: File): FormData => {
  const sent = new FormData();
  for (const [name, value] of Object.entries({ by: 'Ada', ...fields })) sent.append(name, value);
  if (file !== undefined) sent.append('file', file);
  return sent;
};
/** An import goes on by itself until it waits for a person, or is over. */
const settled = async (path: string, state: RegExp): Promise<void> => {
  const id = path.split('/').at(-1) ?? '';
  const read = async () => {
    const answer = await fetch(`${desk.base}/api/v1/imports/${id}`, { headers });
    return ((await answer.json()) as { state: string }).state;
  };
  await expect.poll(read, { timeout: 240_000, interval: 100 }).toMatch(state);
};

it('sees suggestions come with their reasons, and the successor, which stood on no list, flagged', async () => {
  const { captures, ...entity } = await withArchive(world, folder);
  const list = new File([JSON.stringify({ schema: 'revenant.watchlist/1', entities: [entity] })], 'list.json');
  const sent = await post('/imports/lists', form({ list: 'Mine' }, list));
  const imported = sent.headers.get('location')?.split('?')[0] ?? '';
  await settled(imported, /^ready$/);
  await post(`${imported}/confirm`, form({}));
  await settled(imported, /^done$/);
  const [capture] = captures;
  const archive = new File([new Uint8Array(readFileSync(capture?.path ?? ''))], 'old.warc.gz');
  const old = await post('/imports/archives', form({ entity: entity.id, url: capture?.url ?? '' }, archive));
  await settled(old.headers.get('location')?.split('?')[0] ?? '', /^done$/);

  const started = await post('/follows', form({ from: 'Mine', depth: '2', budget: '20' }));
  expect(started.status, await started.text()).toBe(303);
  const path = started.headers.get('location')?.split('?')[0] ?? '';
  expect(path).toMatch(/^\/follows\//);
  await expect
    .poll(async () => (await page(path))('main [role=status]').text(), { timeout: 240_000, interval: 250 })
    .toMatch(/^Ended/);
  const $ = await page(path);
  const row = $('main tbody tr').filter((_, one) => $(one).text().includes(`http://${host}/`));
  expect(row.text()).toContain('redirect');
  expect(row.find('a[href^="/findings/"]').text()).toBe('Flagged');
  expect($('main').text()).toContain('1 site that no list names is flagged.');
  expect((await page('/suggestions'))('main a[href^="/follows/"]').text()).toBe('Mine');
});

it('is told what is wrong, and follows nothing', async () => {
  for (const [fields, said] of [
    [{ from: 'Mine', depth: '2', budget: '0' }, '0 visits nothing'],
    [{ from: 'nobody.test', depth: '2', budget: '5' }, 'no listed entity, no captured site'],
    [{ from: '', depth: '2', budget: '5' }, 'name an entity, a list or a site'],
  ] as const) {
    const answer = await post('/follows', form(fields));
    expect(answer.status).toBe(400);
    expect(load(await answer.text())('main').text()).toContain(said);
  }
});
