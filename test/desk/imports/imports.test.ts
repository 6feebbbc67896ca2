/** What people send to be imported, in the browser and by programs; hostile files among it. */
import { readdirSync } from 'node:fs';
import { request } from 'node:http';
import { resolve } from 'node:path';
import { load } from 'cheerio';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { zipOf } from '../../../testkit/formats/write-har.ts';
import { type DeskWorld, KEY, openDeskWorld } from '../desk-world.ts';

interface Import {
  id: string;
  state: string;
  problem: string | null;
  fields: string[];
  lists: {
    refusal: string | null;
    problems: { file: string; line: number }[];
    version: { changes: { removed: number } };
  }[];
  outcomes: { visit: { id: string; site: string } | null; notes: string[]; problems: string[] }[];
}

let desk: DeskWorld;
let uploads = '';
beforeAll(async () => {
  desk = await openDeskWorld();
  uploads = resolve(desk.services.settings.data, 'uploads');
});
afterAll(() => desk.close());

const formOf = (
  files: readonly (readonly [string, string | Buffer])[],
  fields: Readonly<Record<string, string>> = {},
) => {
  const form = new FormData();
  for (const [name, value] of Object.entries({ by: 'Ada', ...fields })) form.append(name, value);
  for (const [name, body] of files) form.append('file', new File([new Uint8Array(Buffer.from(body))], name));
  return form;
};
const api = async (path: string, init: RequestInit = {}, key = KEY) => {
  const answer = await desk.ask(`/api/v1/imports${path}`, {
    ...init,
    headers: { ...init.headers, authorization: `Bearer ${key}` },
  });
  return { status: answer.status, one: (await answer.json()) as Import };
};
const json = (body: object): RequestInit => ({
  method: 'POST',
  body: JSON.stringify(body),
  headers: { 'content-type': 'application/json' },
});
const settled = async ({ id }: Pick<Import, 'id'>): Promise<Import> => {
  let one: Import | undefined;
  await expect
    .poll(async () => (one = (await api(`/${id}`)).one).state, { timeout: 300_000, interval: 100 })
    .toMatch(/^(?:asking|ready|done|failed)$/);
  return one as Import;
};
const send = async (path: string, form: FormData) => settled((await api(path, { method: 'POST', body: form })).one);
const csv = (from: number, to: number) =>
  `id,name,type\n${Array.from({ length: to - from }, (_, i) => `x${from + i},Northwind Felt ${from + i} Ltd,company`).join('\n')}\n`;
const PAGE =
  '<!doctype html><html><head><title>Shop</title></head><body><p>Write to sales@tarn.example</p></body></html>';

it('the API gives of an import only what its description names', async () => {
  const key = await desk.keyOf('analyst', 'Wim');
  const form = formOf([['page.html', PAGE]], { url: 'https://tarn.example/', by: 'Wim' });
  const { one } = await api('/archives', { method: 'POST', body: form }, key);
  const described = (await (await desk.ask('/api/v1/openapi.json')).json()) as {
    components: { schemas: Record<string, { properties?: object }> };
  };
  const known = Object.keys(described.components.schemas['Import']?.properties ?? {});
  expect(Object.keys(one).filter((name) => !known.includes(name))).toEqual([]);
  await settled(one);
});

it('a list is previewed, changes nothing, and is imported when a person confirms; the log says who', async () => {
  const one = await send('/lists', formOf([['felt.csv', csv(0, 40)]], { list: 'Felt' }));
  expect([one.state, one.problem]).toEqual(['ready', null]);
  expect(await desk.services.store.watchlists.newest('Felt')).toBeNull();
  const done = await settled((await api(`/${one.id}/confirm`, json({}))).one);
  expect(done.state).toBe('done');
  expect((await desk.services.store.watchlists.newest('Felt'))?.counts.entities).toBe(40);
  const [event] = await desk.services.store.audit.list({ kind: 'list', limit: 1 });
  expect([event?.name, event?.did, event?.by.name, event?.detail['entities']]).toEqual([
    'Felt',
    'imported',
    'Ada',
    '40',
  ]);
  await expect.poll(() => readdirSync(uploads)).toEqual([]);
});

it('a list may be pasted; with neither a file nor rows the form is refused', async () => {
  const pasted = 'id,name,website\np1,Tarn Felt Ltd,tarn.example\n';
  const one = await send('/lists', formOf([], { list: 'Pasted', pasted }));
  expect([one.state, one.problem]).toEqual(['ready', null]);
  await settled((await api(`/${one.id}/confirm`, json({}))).one);
  expect((await desk.services.store.entities.get('p1'))?.identifiers.websites).toEqual(['tarn.example']);
  expect((await api('/lists', { method: 'POST', body: formOf([]) })).status).toBe(400);
  await expect.poll(() => readdirSync(uploads)).toEqual([]);
});

it('a list that lost more than 5 % needs a reason; bad rows are named with their lines', async () => {
  const one = await send('/lists', formOf([['felt.csv', `${csv(0, 30)}x99,,company\n`]], { list: 'Felt' }));
  const [list] = one.lists;
  expect(list?.refusal).toContain('lacks 10 of the 40');
  expect(list?.problems).toMatchObject([{ file: 'felt.csv', line: 32 }]);
  const refused = await api(`/${one.id}/confirm`, json({}));
  expect(refused.status).toBe(400);
  expect((await settled((await api(`/${one.id}/confirm`, json({ accept: 'they left' }))).one)).state).toBe('done');
  expect((await desk.services.store.watchlists.newest('Felt'))?.accepted).toBe('they left');
});

it('a list of one’s own without a name keeps its file and asks; a hostile file name is only a name', async () => {
  const name = '../../..\u202e/<b>x</b>.csv';
  const one = await send('/lists', formOf([[name, csv(0, 3).replace(/^x/gm, 'y')]]));
  expect([one.state, one.fields]).toEqual(['asking', ['list']]);
  const page = load(await (await desk.ask(`/imports/${one.id}`)).text());
  expect(page('input[name=list]').attr('aria-invalid')).toBe('true');
  expect(page('main b')).toHaveLength(0);
  const named = await settled((await api(`/${one.id}/list`, json({ list: 'Named' }))).one);
  expect(named).toMatchObject({ state: 'ready', problem: null });
});

it('an archive becomes a visit that is handed in by its sender; a ZIP of pages too', async () => {
  const asked = await send('/archives', formOf([['page.html', PAGE]]));
  expect([asked.state, asked.outcomes[0]?.visit]).toEqual(['asking', null]);
  const done = await settled(
    (await api(`/${asked.id}/archive`, json({ url: 'tarn.example', at: '2021-06-30', by: 'Ada' }))).one,
  );
  expect(done).toMatchObject({ state: 'done', outcomes: [{ visit: { site: 'tarn.example' } }] });
  const stored = await desk.services.store.ledger.visit(done.outcomes[0]?.visit?.id ?? '');
  expect(stored?.visit).toMatchObject({ target: 'page.html', handedIn: { by: 'Ada' } });
  const zip = zipOf([
    ['site/index.html', Buffer.from(PAGE.replace('tarn', 'fell'))],
    ['site/about.html', Buffer.from(PAGE)],
    ['../../evil.html', Buffer.from(PAGE)],
  ]);
  const zipped = await send('/archives', formOf([['saved.zip', zip]], { url: 'https://fell.example/', at: '2021' }));
  expect(zipped).toMatchObject({ state: 'done', outcomes: [{ visit: { site: 'fell.example' } }] });
  expect(zipped.outcomes[0]?.problems.join(' ')).toContain('leads out of the archive');
  const page = load(await (await desk.ask(`/imports/${zipped.id}`)).text());
  expect(page('td a').first().attr('href')).toBe('/sites/fell.example');
});

it('a ZIP bomb is cut, and the desk lives', async () => {
  const bomb = zipOf([['index.html', Buffer.concat([Buffer.from(PAGE), Buffer.alloc(400 << 20)])]]);
  expect(bomb.length).toBeLessThan(1 << 20);
  const one = await send('/archives', formOf([['bomb.zip', bomb]], { url: 'https://bomb.example/', at: '2021' }));
  expect(one.outcomes[0]?.problems.join(' ')).toMatch(/exceed|more than/);
  expect((await desk.ask('/readyz')).status).toBe(200);
});

it('an upload of 3 GB that is cut off, or that is too long, leaves nothing', async () => {
  const before = readdirSync(uploads).length;
  const begun = (length: number) =>
    request(`${desk.base}/imports/archives`, {
      method: 'POST',
      headers: {
        ...{ authorization: `Bearer ${KEY}`, origin: desk.base, 'content-length': length },
        'content-type': 'multipart/form-data; boundary=b',
      },
    });
  const cut = begun(3 * 2 ** 30);
  cut.on('error', () => undefined);
  cut.write('--b\r\ncontent-disposition: form-data; name="file"; filename="a.warc"\r\n\r\n');
  cut.write(Buffer.alloc(8 << 20));
  await expect.poll(() => readdirSync(uploads).length).toBe(before + 1);
  cut.destroy();
  await expect.poll(() => readdirSync(uploads).length).toBe(before);
  const status = await new Promise((done) => {
    const long = begun(5 * 2 ** 30);
    long.on('response', (answer) => done(answer.statusCode)).on('error', () => done(413));
    long.write('--b\r\n');
  });
  expect(status).toBe(413);
});

it('two uploads at once are two imports', async () => {
  const both = await Promise.all(
    ['One', 'Two'].map((list) => send('/lists', formOf([['l.csv', csv(100, 105).replaceAll('x', list)]], { list }))),
  );
  expect(both.map(({ state }) => state)).toEqual(['ready', 'ready']);
});

it('roles, and forms of other sites, are refused', async () => {
  const form = () => formOf([['felt.csv', csv(0, 3)]], { list: 'X' });
  const reader = await desk.keyOf('reader', 'Rosa');
  const analyst = await desk.keyOf('analyst', 'Anna');
  for (const path of ['/lists', '/archives'])
    expect((await desk.post(`/imports${path}`, form(), reader)).status, path).toBe(403);
  expect((await desk.post('/imports/lists', form(), analyst)).status).toBe(403);
  const foreign = await desk.ask('/imports/lists', {
    method: 'POST',
    body: form(),
    headers: { origin: 'https://evil.example' },
  });
  expect(foreign.status).toBe(403);
});
