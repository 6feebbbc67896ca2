/** The log has sign-ins, failed ones, and what admins do; and no page says what a link wants it to say. */
import { load } from 'cheerio';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Desk, openDesk } from '../../../src/desk/desk.ts';
import { openFailedSignIns } from '../../../src/desk/sign-in/failed-sign-ins.ts';
import { verifyLog } from '../../../src/flow/evidence/log.ts';
import { canonicalJson } from '../../../src/model/canonical-json.ts';
import { sha256 } from '../../../src/model/digest.ts';
import { addQuickUser, PASSWORD } from '../../../testkit/desk/quick-user.ts';
import { openWorkshop, type Workshop } from '../../../testkit/flow/crawl-services.ts';
import { type GeneratedWorld, startGeneratedWorld } from '../../../testkit/generated-world.ts';

const WRONG = 'x'.repeat(1_100);
let world: GeneratedWorld;
let shop: Workshop;
let desk: Desk;
let admin = '';

beforeAll(async () => {
  world = await startGeneratedWorld({ sites: 1 });
  shop = await openWorkshop(world);
  desk = await openDesk(shop.services, { host: '127.0.0.1', port: 0 });
  await addQuickUser('Root', 'admin', shop.services);
});
afterAll(async () => {
  await desk.close();
  await shop.close();
  await world.close();
});

const post = (path: string, fields: Readonly<Record<string, string>> = {}, cookie = admin): Promise<Response> =>
  fetch(`${desk.base}${path}`, {
    method: 'POST',
    redirect: 'manual',
    headers: { origin: desk.base, cookie },
    body: new URLSearchParams(fields),
  });
const get = (path: string, cookie = admin): Promise<Response> => fetch(`${desk.base}${path}`, { headers: { cookie } });
const kinds = async (): Promise<string[]> =>
  (await shop.services.store.log.latest({ limit: 50 })).map(({ kind }) => kind).reverse();
const newest = async (): Promise<Record<string, unknown>> => {
  const { events } = (await (await get('/api/v1/audit?limit=1')).json()) as { events: Record<string, unknown>[] };
  return events[0] ?? {};
};

it('has a sign-in, with how and from where', async () => {
  const answer = await post('/login', { name: 'Root', password: PASSWORD });
  admin = answer.headers.getSetCookie()[0]?.split(';')[0] ?? '';
  expect(await kinds()).toEqual(['user', 'sign-in']);
  expect(await newest()).toMatchObject({
    kind: 'sign-in',
    did: 'signed in',
    name: 'Root',
    by: { name: 'Root' },
    detail: { how: 'password', from: '127.0.0.1' },
  });
  expect((await post('/login/key', { key: desk.key, next: '/' }, '')).status).toBe(303);
  expect(await newest()).toMatchObject({ subject: 'owner', detail: { how: 'key' } });
});

it('has what an admin does with users, passwords, keys and hooks, and no secret', async () => {
  const from = (await kinds()).length;
  const { users, tokens, hooks } = shop.services.store;
  await post('/people/users', { name: 'Eve', role: 'analyst', password: 'the password of Eve' });
  const eve = (await users.byName('Eve'))?.user.id ?? '';
  await post('/people/password', { user: eve, password: 'another one of Eve' });
  const made = await (await post('/people/keys', { name: 'laptop', of: eve, role: 'reader', days: '5' })).text();
  const key = load(made)('main code').first().text();
  await post(`/people/keys/${(await tokens.list()).at(-1)?.id}/revoke`);
  await post(`/people/users/${eve}/disable`);
  await post('/hooks', { url: 'https://team.example/in/token-of-the-address', as: 'standard', all: 'yes' });
  const hook = (await hooks.list())[0];
  for (const action of ['pause', 'resume', 'remove']) await post(`/hooks/${hook?.id}/${action}`);
  expect((await kinds()).slice(from)).toEqual([
    'user',
    'password',
    'key',
    'key',
    'user',
    'hook',
    'hook',
    'hook',
    'hook',
  ]);
  const audit = await (await get('/api/v1/audit?limit=100')).text();
  const events = (JSON.parse(audit) as { events: { id: string; did: string; by: { name: string } }[] }).events;
  const done = events.slice(0, 9).reverse();
  expect(done.map(({ did }) => did)).toEqual([
    'added',
    'changed',
    'added',
    'revoked',
    'disabled',
    'added',
    'paused',
    'resumed',
    'removed',
  ]);
  expect(new Set(done.map(({ by }) => by.name))).toEqual(new Set(['Root']));
  for (const secret of [key, sha256(key), hook?.secret ?? '?', 'token-of-the-address', 'of Eve"', 'scrypt'])
    expect(audit, secret).not.toContain(secret);
  const [entry] = await shop.services.store.log.about([events[0]?.id ?? '']);
  expect(entry?.digest, 'the entry covers the event').toBe(sha256(canonicalJson(events[0])));
  expect((await verifyLog(shop.services.store.log, [], [])).ok).toBe(true);
});

it('shows it to admins in words, and to others without', async () => {
  expect(load(await (await get('/log?kind=user')).text())('tbody').text()).toContain('user Eve disabled by Root');
  const { key } = (await (
    await fetch(`${desk.base}/api/v1/tokens`, {
      method: 'POST',
      headers: { authorization: `Bearer ${desk.key}`, 'content-type': 'application/json' },
      body: JSON.stringify({ name: 'Rosa', role: 'reader' }),
    })
  ).json()) as { key: string };
  const headers = { authorization: `Bearer ${key}` };
  const log = load(await (await fetch(`${desk.base}/log?kind=user`, { headers })).text());
  expect(log('tbody').text()).not.toContain('Eve');
  expect((await fetch(`${desk.base}/api/v1/audit`, { headers })).status).toBe(403);
});

it('has failed sign-ins as one entry, however many and whatever was typed', async () => {
  const failed = openFailedSignIns(shop.services, 50);
  for (let n = 0; n < 1_000; n++) failed.note(`192.0.2.${n % 250}`, n % 2 === 0 ? 'root' : `my password ${n}`);
  await expect.poll(async () => (await newest())['kind']).toBe('failed-sign-in');
  const event = (await newest()) as { detail: Record<string, string> };
  expect(event.detail['count']).toBe('1000');
  expect(event.detail['users']).toMatch(/^Root \(\d+\)$/);
  expect(event.detail['from']?.split(',')).toHaveLength(20);
  await failed.close();
  expect((await kinds()).filter((kind) => kind === 'failed-sign-in')).toHaveLength(1);
});

it('has the last failed ones when the desk ends', async () => {
  const other = await openDesk(shop.services, { host: '127.0.0.1', port: 0 });
  const tried = await fetch(`${other.base}/login`, {
    method: 'POST',
    headers: { origin: other.base },
    body: new URLSearchParams({ name: 'Root', password: WRONG }),
  });
  expect(tried.status).toBe(401);
  await other.close();
  expect(await newest()).toMatchObject({
    kind: 'failed-sign-in',
    detail: { count: '1', users: 'Root (1)', from: '127.0.0.1 (1)' },
  });
});

it('no link makes the desk say something; what it says itself it says once', async () => {
  const lie = 'Your session has ended: call 555-0100';
  expect(await (await get(`/findings?said=${encodeURIComponent(lie)}`)).text()).not.toContain(lie);
  expect(await (await get('/findings', `${admin}; revenant-said=${encodeURIComponent(lie)}`)).text()).not.toContain(
    lie,
  );
  const answer = await post('/people/users', { name: 'Cy', role: 'reader', password: PASSWORD });
  expect(answer.headers.get('location')).toBe('/people');
  const said = answer.headers.getSetCookie()[0]?.split(';')[0] ?? '';
  const shown = await get('/people', `${admin}; ${said}`);
  expect(load(await shown.text())('.said').text()).toBe('Cy can sign in.');
  expect(shown.headers.get('set-cookie')).toMatch(/^revenant-said=;/);
});
