import { load } from 'cheerio';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startWorker, type Worker } from '../../jobs/worker.ts';
import { sha256 } from '../../src/model/digest.ts';
import { type Desk, openDesk } from '../../src/server/desk.ts';
import { openWorkshop, type Workshop } from '../flow/crawl-services.ts';
import { type GeneratedWorld, startGeneratedWorld } from '../generated-world.ts';

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

async function post(path: string, fields: Readonly<Record<string, string>> = {}, key = desk.key): Promise<string> {
  const headers = { authorization: `Bearer ${key}`, origin: base };
  const body = new URLSearchParams(fields);
  const answer = await fetch(`${base}${path}`, { method: 'POST', redirect: 'manual', headers, body });
  const said = new URL(answer.headers.get('location') ?? '/', base).searchParams.get('said');
  return (
    said ??
    `${answer.status} ${load(await answer.text())('main p')
      .first()
      .text()}`
  );
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
  expect((await page())('.card').first().text()).toContain('Nothing is scheduled');
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
    /^400 give the schedule a name/,
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
  expect($('tbody a').text()).toBe(name);
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
