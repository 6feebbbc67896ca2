/** Signing in while a stranger tries to stop it: behind a proxy, with a name, with a key of his own. */
import { load } from 'cheerio';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Desk, openDesk } from '../../../src/desk/desk.ts';
import { addQuickUser, PASSWORD } from '../../../testkit/desk/quick-user.ts';
import { openWorkshop, type Workshop } from '../../../testkit/flow/crawl-services.ts';
import { type GeneratedWorld, startGeneratedWorld } from '../../../testkit/generated-world.ts';

/** So long that it is wrong without a hash: a stranger who tries many costs the test nothing. */
const WRONG = 'x'.repeat(1_100);
let world: GeneratedWorld;
let shop: Workshop;
let desk: Desk;

beforeAll(async () => {
  world = await startGeneratedWorld({ sites: 1 });
  shop = await openWorkshop(world, { trustedProxies: ['127.0.0.1', '10.0.0.0/8'] });
  desk = await openDesk(shop.services, { host: '127.0.0.1', port: 0 });
  for (const name of ['Ada', 'Ben', 'Cy']) await addQuickUser(name, 'analyst', shop.services);
});
afterAll(async () => {
  await desk.close();
  await shop.close();
  await world.close();
});

const send = (path: string, fields: Readonly<Record<string, string>>, headers: Readonly<Record<string, string>>) =>
  fetch(`${desk.base}${path}`, {
    method: 'POST',
    redirect: 'manual',
    headers: { origin: desk.base, ...headers },
    body: new URLSearchParams(fields),
  });
/** As the proxy passes it on. @param from what the header says of the way */
const login = (from: string, name: string, password = PASSWORD) =>
  send('/login', { name, password }, { 'x-forwarded-for': from });
const statuses = async (answers: Promise<Response>[]): Promise<number[]> =>
  (await Promise.all(answers)).map(({ status }) => status);
const times = (count: number, one: (n: number) => Promise<Response>): Promise<Response>[] =>
  Array.from({ length: count }, (_, n) => one(n));

describe('behind a trusted proxy', () => {
  it('a stranger with many wrong passwords and keys stops nobody who comes from elsewhere', async () => {
    const tried = await statuses(times(40, (n) => login('203.0.113.9', `nobody ${n}`, WRONG)));
    expect(tried, 'the stranger himself waits').toContain(429);
    const keys = times(40, (n) =>
      fetch(`${desk.base}/`, { headers: { authorization: `Bearer ${n}`, 'x-forwarded-for': '203.0.113.9' } }),
    );
    expect(await statuses(keys)).toContain(429);
    expect((await login('198.51.100.7', 'Ada')).status).toBe(303);
    const page = await fetch(`${desk.base}/`, {
      headers: { accept: 'text/html', 'x-forwarded-for': '198.51.100.7' },
    });
    expect(page.status, 'the form to sign in').toBe(401);
  });

  it('counts the right-most address that is no trusted proxy, so that nobody writes his own', async () => {
    const tried = await statuses(times(40, (n) => login(`192.0.2.${n}, 203.0.113.10, 10.1.2.3`, `no ${n}`, WRONG)));
    expect(tried).toContain(429);
    expect(await statuses(times(1, () => login('203.0.113.10, 198.51.100.8', 'Ada')))).toEqual([303]);
  });

  it('a desk that trusts no proxy counts the address of the connection', async () => {
    const settings = { ...shop.services.settings, trustedProxies: [] };
    const plain = await openDesk({ ...shop.services, settings }, { host: '127.0.0.1', port: 0 });
    const tried = times(40, (n) =>
      fetch(`${plain.base}/`, { headers: { authorization: `Bearer ${n}`, 'x-forwarded-for': `192.0.2.${n}` } }),
    );
    expect(await statuses(tried)).toContain(429);
    await plain.close();
  });
});

describe('a name that strangers try', () => {
  it('still gets in with its password, at once where it signed in before, and slowed elsewhere', async () => {
    expect((await login('198.51.100.20', 'Ben')).status).toBe(303);
    await Promise.all(times(21, (n) => login(`192.0.2.${100 + n}`, 'BEN', WRONG)));
    const from = performance.now();
    expect((await login('198.51.100.20', 'Ben')).status).toBe(303);
    const known = performance.now() - from;
    expect((await login('198.51.100.21', 'Ben')).status, 'from an address that is new').toBe(303);
    expect(performance.now() - from - known, 'is held back for a second or two').toBeGreaterThan(900);
  });

  it('waits longer and longer at one address', async () => {
    const waits: number[] = [];
    for (let n = 0; n < 8; n++) {
      const answer = await login('203.0.113.30', 'Cy', WRONG);
      if (answer.status === 429) waits.push(Number(answer.headers.get('retry-after')));
    }
    expect(waits.length).toBeGreaterThan(0);
    expect(Math.max(...waits)).toBeLessThanOrEqual(2);
    expect((await login('203.0.113.30', 'Cy')).status, 'even the right one').toBe(429);
  });
});

describe('a key in the address', () => {
  const open = (path: string, headers: Readonly<Record<string, string>> = {}) =>
    fetch(`${desk.base}${path}`, { redirect: 'manual', headers: { accept: 'text/html', ...headers } });
  const cookieOf = (answer: Response): string => answer.headers.get('set-cookie')?.split(';')[0] ?? '';

  it('opens nothing by itself: the page asks, and the form exchanges it for a cookie', async () => {
    const asked = await open(`/cases?key=${desk.key}&x=1`);
    expect([asked.status, asked.headers.get('set-cookie')]).toEqual([200, null]);
    const $ = load(await asked.text());
    expect($('form').attr()).toMatchObject({ method: 'post', action: '/login/key' });
    expect($('script').length).toBe(0);
    const fields = Object.fromEntries(
      $('input')
        .toArray()
        .map((input) => [$(input).attr('name') ?? '', $(input).attr('value') ?? '']),
    );
    expect(fields).toEqual({ key: desk.key, next: '/cases?x=1' });
    const entered = await send('/login/key', fields, {});
    expect([entered.status, entered.headers.get('location')]).toEqual([303, '/cases?x=1']);
    expect(entered.headers.get('set-cookie')).toMatch(/^revenant-session=.*HttpOnly.*SameSite=Lax/);
    expect((await open('/cases', { cookie: cookieOf(entered) })).status).toBe(200);
    expect((await send('/login/key', { ...fields, next: '//evil.example/' }, {})).headers.get('location')).toBe('/');
  });

  it('of another site replaces no session, neither by a link nor by a form', async () => {
    const cookie = cookieOf(await login('198.51.100.40', 'Ada'));
    for (const site of ['cross-site', 'same-site']) {
      const led = await open(`/cases?key=${desk.key}`, { cookie, 'sec-fetch-site': site });
      expect([led.status, led.headers.get('location'), led.headers.get('set-cookie')]).toEqual([302, '/cases', null]);
    }
    const forged = { cookie, origin: 'https://evil.example' };
    expect((await send('/login/key', { key: desk.key, next: '/' }, forged)).status).toBe(403);
    expect(load(await (await open('/account', { cookie })).text())('.facts').text()).toContain('Ada');
  });

  it('that is wrong opens nothing, and is no key of the API', async () => {
    expect((await send('/login/key', { key: 'wrong', next: '/' }, {})).status).toBe(401);
    expect((await open('/?key=wrong')).status).toBe(401);
    expect((await open(`/api/v1/cases?key=${desk.key}`)).status).toBe(401);
  });
});
