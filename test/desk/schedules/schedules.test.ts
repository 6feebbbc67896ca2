import { load } from 'cheerio';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startWorker, type Worker } from '../../../jobs/worker.ts';
import { type Desk, openDesk } from '../../../src/desk/desk.ts';
import { sha256 } from '../../../src/model/digest.ts';
import { openWorkshop, type Workshop } from '../../../testkit/flow/crawl-services.ts';
import { type GeneratedWorld, startGeneratedWorld } from '../../../testkit/generated-world.ts';
import { saidIn } from '../said.ts';

let world: GeneratedWorld;
let shop: Workshop;
let desk: Desk;
let base: string;
/** Runs to the end: a worker that stops closes the queue. */
let worker: Worker | undefined;

beforeAll(async () => {
  world = await startGeneratedWorld({ sites: 3 });
  shop = await openWorkshop(world);
  desk = await openDesk(shop.services, { host: '127.0.0.1', port: 0 });
  base = desk.base;
});
afterAll(async () => {
  await desk.close();
  await worker?.stop();
  await shop.close();
  await world.close();
});

async function post(
  path: string,
  fields: Readonly<Record<string, string>> | FormData = {},
  key = desk.key,
): Promise<string> {
  const headers = { authorization: `Bearer ${key}`, origin: base };
  const body = fields instanceof FormData ? fields : new URLSearchParams(fields);
  const answer = await fetch(`${base}${path}`, { method: 'POST', redirect: 'manual', headers, body });
  if (answer.headers.getSetCookie().some((one) => one.startsWith('revenant-said=')))
    return saidIn(answer, base, desk.key);
  return `${answer.status} ${load(await answer.text())('main p')
    .first()
    .text()}`;
}
async function page(path = '/schedules', key = desk.key) {
  const answer = await fetch(`${base}${path}`, { headers: { authorization: `Bearer ${key}` } });
  expect(answer.status).toBe(200);
  return load(await answer.text());
}
/** The cells of the only schedule, without the buttons. */
async function cells(): Promise<string[]> {
  const $ = await page();
  return $('tbody td:not(.actions)')
    .toArray()
    .map((cell) => $(cell).text());
}
const stored = () => shop.services.store.schedules.list();
const idOf = async (): Promise<string> => (await stored())[0]?.id ?? '';
const pasted = (...sites: number[]): string => sites.map((site) => world.urls[site]).join('\r\n');

it('is added by pasting addresses, runs at once, and shows how it ended', async () => {
  expect((await page())('.card').first().text()).toContain('No schedule yet');
  const said = await post('/schedules', { name: 'Sellers', addresses: pasted(1, 2), every: '7d' });
  expect(said).toBe('The schedule is added: 2 targets. Its first run is queued.');
  expect(await cells()).toEqual([
    'Sellers',
    'every 7d',
    '2',
    expect.stringMatching(/^\d+ \w+ \d+ \d\d:\d\d UTC$/),
    'at work: 0 of 2 targets done',
  ]);
  worker = await startWorker(shop.services);
  await expect.poll(async () => (await cells())[4], { timeout: 60_000 }).toMatch(/UTC: 2 captured, 0 flagged$/);
});

it('is changed by its name, paused, resumed, run and removed', async () => {
  const id = await idOf();
  const edited = await page(`/schedules?edit=${id}`);
  expect(edited('textarea').text()).toBe(`${world.urls[1]}\n${world.urls[2]}\n`);
  expect(await post('/schedules', { name: 'Sellers', addresses: pasted(1), every: '1d' })).toBe(
    'The schedule is changed: 1 target.',
  );
  expect(await stored()).toMatchObject([{ id, every: '1d', seeds: [{ url: world.urls[1] }] }]);
  await post(`/schedules/${id}/pause`);
  expect((await cells())[3]).toBe('paused');
  await post(`/schedules/${id}/resume`);
  expect((await cells())[3]).toMatch(/UTC$/);
  expect(await post(`/schedules/${id}/run`)).toBe('A run is queued: 1 target.');
  expect(await post(`/schedules/${id}/explode`)).toMatch(/^404/);
  expect(await post(`/schedules/${id}/constructor`)).toMatch(/^404/);
  expect(await post(`/schedules/${id}/remove`)).toContain('is removed');
  expect(await stored()).toEqual([]);
  expect(await post(`/schedules/${id}/run`)).toMatch(/^400 no schedule/);
});

it('reads no file of this machine, and takes nothing but web addresses', async () => {
  for (const wrong of [
    '/etc/passwd',
    'file:///etc/passwd',
    'data:text/html,a',
    'javascript:alert(1)',
    'https://u:p@a.example/',
    ' ',
  ])
    expect(await post('/schedules', { name: 'Bad', addresses: wrong, every: '7d' }), wrong).toMatch(/^400 /);
  expect(await post('/schedules', { name: 'Bad', addresses: pasted(1), every: '0d' })).toMatch(/^400 not an interval/);
  expect(await post('/schedules', { name: ' ', addresses: pasted(1), every: '7d' })).toMatch(
    /^400 Give the schedule a name/,
  );
  expect(await stored()).toEqual([]);
});

it('shows names and addresses as text, whatever is in them', async () => {
  const name = '"><img src=x onerror=alert(1)>';
  await post('/schedules', {
    name,
    addresses: 'https://a.example/"><script>alert(1)</script>',
    every: '7d',
    later: 'yes',
  });
  const $ = await page(`/schedules?edit=${await idOf()}`);
  expect($('tbody td:first-child a').text()).toBe(name);
  expect($('img, script:not([src="/assets/desk.js"])').length).toBe(0);
  await post(`/schedules/${await idOf()}/remove`);
});

it('is changed by admins only; others see it without the files that it follows', async () => {
  const { store } = shop.services;
  const at = new Date().toISOString();
  await post('/schedules', { name: 'Kept', addresses: pasted(1), every: '7d', later: 'yes' });
  const [schedule] = await stored();
  if (schedule === undefined) throw new Error('one was added');
  await store.schedules.add({ ...schedule, follows: ['/secret/sellers.csv'] });
  for (const role of ['reader', 'analyst'] as const) {
    const key = `${role}-${'x'.repeat(24)}`;
    const token = { schema: 'revenant.token/1' as const, id: role, name: role, role, revokedAt: null };
    await store.tokens.add({ ...token, createdAt: at, expiresAt: '2999-01-01T00:00:00.000Z' }, sha256(key));
    const $ = await page('/schedules', key);
    expect($('tbody').text()).toContain('Kept');
    expect($('main form').length).toBe(0);
    expect($('main').text()).not.toContain('secret');
    for (const path of [
      '/schedules',
      ...['run', 'pause', 'resume', 'remove'].map((one) => `/schedules/${schedule.id}/${one}`),
    ])
      expect(await post(path, { name: 'Kept', addresses: pasted(2), every: '1d' }, key), `${role} ${path}`).toMatch(
        /^403/,
      );
  }
  expect(
    await post('/schedules', { name: 'Kept', addresses: pasted(2), every: '1d' }),
    'a file is not replaced',
  ).toMatch(/^400 .*follows a file/);
  expect(await stored()).toMatchObject([
    { name: 'Kept', every: '7d', lastRunAt: null, seeds: [{ url: world.urls[1] }] },
  ]);
});

describe('a sweep list that is kept in the desk', () => {
  const rows = async (path: string) => {
    const $ = await page(path);
    return $('tbody tr')
      .toArray()
      .map((row) =>
        $(row)
          .find('td:not(:has(input))')
          .toArray()
          .map((cell) => $(cell).text()),
      );
  };
  const boxes = async (path: string) => {
    const $ = await page(path);
    return $('input[name=row]')
      .toArray()
      .map((box) => $(box).attr('value') ?? '');
  };

  it('is made, extended, labelled and cut, and each row shows its last visit', async () => {
    const { lists } = shop.services.store;
    const made = { name: 'Suspects <b>', addresses: pasted(1, 2), by: 'Ada' };
    expect(await post('/lists', made)).toBe('The list is made.');
    expect(await post('/lists', made)).toMatch(/^400 there is a list with the name/);
    const [list] = await lists.all();
    const path = `/lists/${list?.id}`;
    expect((await page('/lists'))('tbody a').text()).toBe('Suspects <b>');
    expect(
      await post(`${path}/add`, { addresses: `${pasted(2)}\nhttps://new.example/`, tags: 'chem, chem,night' }),
    ).toBe('1 row added. 1 row was in the list already.');
    expect((await rows(path)).map(([url, , tags]) => [url, tags])).toEqual([
      [world.urls[1], ''],
      [world.urls[2], ''],
      ['https://new.example/', 'chem, night'],
    ]);
    expect((await rows(path))[0]?.[4], 'it was crawled above').toMatch(/^captured, \d+ Nov|^captured, /);
    expect((await rows(path))[2]?.[4]).toBe('not visited yet');
    const [first = '', second = '', third = ''] = await boxes(path);
    expect(await post(`${path}/rows`, { do: 'label', row: first, tags: 'watch' })).toBe('1 row labelled.');
    expect(await post(`${path}/rows`, { do: 'interval', row: first, interval: '0d' })).toMatch(/^400 not an interval/);
    expect(await post(`${path}/rows`, { do: 'interval', row: first, interval: '30d' })).toBe('1 row changed.');
    expect((await rows(path))[0]?.slice(2, 4)).toEqual(['watch', '30d']);
    expect(await post(`${path}/rows`, { do: 'interval', row: first })).toBe('1 row changed.');
    expect(await post(`${path}/rows`, { do: 'remove', row: third })).toBe('1 row removed.');
    expect(await boxes(path)).toEqual([first, second]);
    expect(await post(`${path}/rows`, { do: 'remove' })).toMatch(/^400 Choose/);
    expect(await post(`${path}/explode`)).toMatch(/^404/);
    for (const wrong of ['/etc/passwd', 'file:///etc/passwd', 'javascript:alert(1)'])
      expect(await post(`${path}/add`, { addresses: wrong }), wrong).toMatch(/^400/);
  });

  it('is followed by a schedule, which crawls what the list says then', async () => {
    const { lists, schedules, ledger } = shop.services.store;
    const [list] = await lists.all();
    const path = `/lists/${list?.id}`;
    expect(await post(`${path}/schedule`, { every: '7d', later: 'yes' })).toBe(
      'The schedule Suspects <b> follows the list.',
    );
    expect((await page('/schedules'))(`a[href="${path}"]`).text()).toBe('2');
    expect((await page('/schedules'))('tbody').text()).toContain('follows a list that is kept here');
    await post(`${path}/rows`, { do: 'remove', row: (await boxes(path))[0] ?? '' });
    const before = (await ledger.runs(1_000)).length;
    expect(await post(`${path}/run`)).toBe('A run is queued: 1 target.');
    expect((await ledger.runs(1_000)).length).toBe(before + 1);
    const follower = (await schedules.list()).find(({ name }) => name === list?.name);
    expect(follower?.seeds.map(({ url }) => url)).toEqual([world.urls[2]]);
    expect(await post(`${path}/remove`)).toMatch(/^400 a schedule follows the list/);
    await post(`/schedules/${follower?.id}/remove`);
    expect(await post(`${path}/remove`)).toBe('The list Suspects <b> is removed.');
    expect(await lists.all()).toEqual([]);
  });

  it('of a file is shown as the file’s, and changed by nobody here', async () => {
    const { schedules } = shop.services.store;
    const kept = (await schedules.list()).find(({ name }) => name === 'Kept');
    const shown = await page(`/lists/of/${kept?.id}`);
    expect(shown('main').text()).toContain('They come from a file');
    expect(shown('main').text()).not.toContain('secret');
    expect(shown('main form').length).toBe(0);
    expect((await page('/lists'))(`a[href="/lists/of/${kept?.id}"]`).length).toBe(1);
  });

  it('is made and extended from a file, with what is pasted beside it', async () => {
    const { lists } = shop.services.store;
    const form = (fields: Readonly<Record<string, string>>, content: string): FormData => {
      const sent = new FormData();
      for (const [name, value] of Object.entries(fields)) sent.append(name, value);
      sent.append('file', new File([content], 'sellers.csv'));
      return sent;
    };
    const csv = 'url,tags\nhttps://f1.example/,chem\nnot an address\n';
    const said = await post('/lists', form({ name: 'Filed', addresses: 'https://p1.example/', by: 'Ada' }, csv));
    expect(said).toMatch(/^The list is made\. 1 row not used: sellers\.csv:3: url/);
    const list = (await lists.all()).find(({ name }) => name === 'Filed');
    const more = form({ addresses: '', tags: 'night' }, 'url\nhttps://f1.example/\nhttps://f2.example/\n');
    expect(await post(`/lists/${list?.id}/add`, more)).toBe('1 row added. 1 row was in the list already.');
    expect((await lists.seeds(list?.id ?? '')).map(({ url, tags }) => [url, ...tags])).toEqual([
      ['https://p1.example/'],
      ['https://f1.example/', 'chem'],
      ['https://f2.example/', 'night'],
    ]);
    expect(await post('/lists', { name: 'None', by: 'Ada' })).toMatch(/^400 Paste one or more/);
    expect(await post('/lists', form({ name: 'None', by: 'Ada' }, '/etc/passwd'))).toMatch(/^400 /);
    await post(`/lists/${list?.id}/remove`);
  });

  it('has pages, and is changed by admins only', async () => {
    const { lists } = shop.services.store;
    await lists.add({ id: 'long', name: 'Long', by: 'Ada', at: new Date().toISOString() });
    const seeds = Array.from({ length: 2_500 }, (_, n) => ({
      url: `https://s${n}.example/`,
      kind: 'website' as const,
      tags: [],
    }));
    expect(await lists.addRows('long', seeds)).toBe(2_500);
    const first = await page('/lists/long');
    expect(first('input[name=row]').length).toBe(100);
    const next = first('a[rel=next]').attr('href') ?? '';
    expect((await rows(next))[0]?.[0]).toBe('https://s100.example/');
    expect((await page('/lists/long?after=99999999999'))('main').text()).toContain('There are no rows here.');
    const key = `reader-${'x'.repeat(24)}`;
    expect((await page('/lists/long', key))('main form').length).toBe(0);
    for (const [path, fields] of [
      ['/lists', { name: 'Mine', addresses: pasted(1), by: 'R' }],
      ['/lists/long/add', { addresses: pasted(1) }],
      ['/lists/long/rows', { do: 'remove', row: '1' }],
      ['/lists/long/run', {}],
      ['/lists/long/schedule', { every: '7d' }],
      ['/lists/long/remove', {}],
    ] as const)
      expect(await post(path, fields, key), path).toMatch(/^403/);
  });
});
