/** Imports outlive the desk: what waits for a person, what was at work, and what has ended. */
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Desk, openDesk } from '../../../src/desk/desk.ts';
import { openWorkshop, type Workshop } from '../../../testkit/flow/crawl-services.ts';
import { type GeneratedWorld, startGeneratedWorld } from '../../../testkit/generated-world.ts';

const KEY = 'k'.repeat(32);
interface Import {
  id: string;
  state: string;
  problem: string | null;
  isRestarted: boolean;
  lists: { isUnchanged: boolean; version: { counts: { entities: number } } }[];
}

let world: GeneratedWorld;
let shop: Workshop;
let desk: Desk;
let data = '';
beforeAll(async () => {
  world = await startGeneratedWorld({ sites: 1 });
  shop = await openWorkshop(world);
  ({ data } = shop.services.settings);
  await open();
});
afterAll(async () => {
  await desk.close();
  await shop.close();
  await world.close();
});

async function open(): Promise<void> {
  desk = await openDesk(shop.services, { host: '127.0.0.1', port: 0, key: KEY });
}
/** @param meanwhile what happens while no desk runs */
async function again(meanwhile: () => void = () => undefined): Promise<void> {
  await desk.close();
  meanwhile();
  await open();
}
const ask = (path: string, init: RequestInit = {}) =>
  fetch(`${desk.base}/api/v1/imports${path}`, {
    ...init,
    headers: { ...init.headers, authorization: `Bearer ${KEY}` },
  });
const send = async (
  path: string,
  name: string,
  body: string,
  fields: Readonly<Record<string, string>> = {},
): Promise<Import> => {
  const form = new FormData();
  for (const [field, value] of Object.entries({ by: 'Ada', ...fields })) form.append(field, value);
  form.append('file', new File([body], name));
  return (await (await ask(path, { method: 'POST', body: form })).json()) as Import;
};
const post = (path: string, body: object) =>
  ask(path, { method: 'POST', body: JSON.stringify(body), headers: { 'content-type': 'application/json' } });
async function settled(id: string): Promise<Import> {
  let one: Import | undefined;
  await expect
    .poll(async () => (one = (await (await ask(`/${id}`)).json()) as Import).state, { timeout: 120_000, interval: 100 })
    .toMatch(/^(?:asking|ready|done|failed)$/);
  return one as Import;
}
const csv = (name: string, count: number): string =>
  `id,name,type\n${Array.from({ length: count }, (_, i) => `${name}${i},${name} Felt ${i} Ltd,company`).join('\n')}\n`;
const kept = (id: string): string => join(data, 'imports', `${id}.json`);
/** As a desk leaves an import that is killed in the middle of it. */
function rewrite(id: string, change: (kept: { epoch: string; one: Import; upload: { folder: string } }) => void): void {
  const read = JSON.parse(readFileSync(kept(id), 'utf8'));
  change(read);
  writeFileSync(kept(id), JSON.stringify(read));
}

it('what waits for a person goes on where it was, and what has ended is still told', async () => {
  const list = await settled((await send('/lists', 'felt.csv', csv('A', 20), { list: 'A' })).id);
  const archive = await settled((await send('/archives', 'page.html', '<!doctype html><p>Felt</p>')).id);
  const done = await settled(
    (await send('/archives', 'x.html', '<!doctype html><p>Wool</p>', { url: 'wool.example', at: '2021' })).id,
  );
  expect([list.state, archive.state, done.state]).toEqual(['ready', 'asking', 'done']);
  await again();
  await expect.poll(async () => (await ask(`/${list.id}`)).status).toBe(200);
  expect(await settled(list.id)).toEqual(list);
  expect(await settled(done.id)).toEqual(done);
  expect((await post(`/${list.id}/confirm`, {})).status).toBe(202);
  expect((await settled(list.id)).state).toBe('done');
  expect((await post(`/${archive.id}/archive`, { url: 'felt.example', at: '2021', by: 'Ada' })).status).toBe(202);
  expect((await settled(archive.id)).state).toBe('done');
  // An upload goes after its import has ended.
  await expect.poll(() => readdirSync(join(data, 'uploads'))).toEqual([]);
});

it('what was at work begins again; a list that was being imported is shown once more', async () => {
  const [read, taken] = [
    await settled((await send('/lists', 'b.csv', csv('B', 10), { list: 'B' })).id),
    await settled((await send('/lists', 'c.csv', csv('C', 10), { list: 'C' })).id),
  ];
  await again(() => {
    rewrite(read.id, ({ one }) => Object.assign(one, { state: 'reading', lists: [] }));
    rewrite(taken.id, ({ one }) => Object.assign(one, { state: 'importing' }));
  });
  for (const { id } of [read, taken]) {
    await expect.poll(async () => (await ask(`/${id}`)).status).toBe(200);
    expect(await settled(id)).toMatchObject({ state: 'ready', isRestarted: true, lists: [{ isUnchanged: false }] });
    expect(
      await (await fetch(`${desk.base}/imports/${id}`, { headers: { authorization: `Bearer ${KEY}` } })).text(),
    ).toContain('must be confirmed again');
  }
  expect((await post(`/${taken.id}/confirm`, {})).status).toBe(202);
  expect(await settled(taken.id)).toMatchObject({ state: 'done', isRestarted: false });
  // It was imported before the desk fell: nothing changes twice.
  const same = await settled((await send('/lists', 'c.csv', csv('C', 10), { list: 'C' })).id);
  expect(same.lists[0]?.isUnchanged).toBe(true);
});

it('says that it is lost, and what to do, where its files are gone; damaged records harm nothing', async () => {
  const list = await settled((await send('/lists', 'd.csv', csv('D', 10), { list: 'D' })).id);
  const reading = await settled((await send('/lists', 'e.csv', csv('E', 10), { list: 'E' })).id);
  await again(() => {
    rewrite(reading.id, ({ one }) => Object.assign(one, { state: 'reading' }));
    for (const { id } of [list, reading]) rewrite(id, ({ upload }) => rmSync(upload.folder, { recursive: true }));
    writeFileSync(kept('damaged'), '{"one":');
    mkdirSync(kept('folder'));
    writeFileSync(kept('hostile'), JSON.stringify({ epoch: '', process: 1, upload: null, one: { id: '../../x' } }));
  });
  for (const { id } of [list, reading]) {
    await expect.poll(async () => (await ask(`/${id}`)).status).toBe(200);
    const lost = await settled(id);
    expect([lost.state, lost.problem]).toEqual(['failed', expect.stringContaining('Send them again')]);
  }
});

it('what ended before a purge is forgotten', async () => {
  const done = await settled(
    (await send('/archives', 'y.html', '<!doctype html><p>Silk</p>', { url: 'silk.example', at: '2021' })).id,
  );
  await again(() => rewrite(done.id, (record) => Object.assign(record, { epoch: 'before' })));
  await expect.poll(() => existsSync(kept(done.id))).toBe(false);
  expect((await ask(`/${done.id}`)).status).toBe(404);
});
