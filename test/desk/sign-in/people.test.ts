/** People: passwords, signing in and out, and what a sign-in may do. One store and one desk for all tests. */
import { request } from 'node:http';
import { load } from 'cheerio';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Desk, openDesk } from '../../../src/desk/desk.ts';
import { exportFindings } from '../../../src/flow/evidence/export-findings.ts';
import { createHook } from '../../../src/flow/hooks.ts';
import { hashPassword, isPassword } from '../../../src/flow/people/password.ts';
import { addUser, signIn } from '../../../src/flow/people/users.ts';
import type { User } from '../../../src/model/decisions/user.ts';
import { sha256 } from '../../../src/model/digest.ts';
import { addQuickUser, PASSWORD, QUICK } from '../../../testkit/desk/quick-user.ts';
import { openWorkshop, type Workshop } from '../../../testkit/flow/crawl-services.ts';
import { type GeneratedWorld, startGeneratedWorld } from '../../../testkit/generated-world.ts';
import { MATCH } from '../../../testkit/report/example-match.ts';

let world: GeneratedWorld;
let shop: Workshop;
let desk: Desk;
let ada: User;

beforeAll(async () => {
  world = await startGeneratedWorld({ sites: 1 });
  shop = await openWorkshop(world);
  desk = await openDesk(shop.services, { host: '127.0.0.1', port: 0 });
  ada = await addQuickUser('Ada', 'analyst', shop.services);
});
afterAll(async () => {
  await desk.close();
  await shop.close();
  await world.close();
});

const post = (path: string, fields: Readonly<Record<string, string>>, headers: Readonly<Record<string, string>> = {}) =>
  fetch(`${desk.base}${path}`, {
    method: 'POST',
    redirect: 'manual',
    headers: { origin: desk.base, ...headers },
    body: new URLSearchParams(fields),
  });
const login = (fields: Readonly<Record<string, string>>, headers?: Readonly<Record<string, string>>) =>
  post('/login', { name: 'Ada', password: PASSWORD, ...fields }, headers);
const get = (path: string, cookie: string) => fetch(`${desk.base}${path}`, { redirect: 'manual', headers: { cookie } });
const cookieOf = (answer: Response): string => answer.headers.get('set-cookie')?.split(';')[0] ?? '';

describe('a password', () => {
  it('is stored with the parameters of scrypt, and checked by them', async () => {
    const stored = await hashPassword(PASSWORD);
    expect(stored).toMatch(/^\$scrypt\$ln=17,r=8,p=1\$[\w+/=]{24}\$[\w+/=]{44}$/);
    expect(await isPassword(PASSWORD, stored)).toBe(true);
    expect(await isPassword(`${PASSWORD} `, stored)).toBe(false);
    // Cheaper parameters of an earlier time go on working: RFC 7914, section 12, with a hash of 32 bytes.
    const older = `$scrypt$ln=10,r=8,p=16$${Buffer.from('NaCl').toString('base64')}$${Buffer.from('fdbabe1c9d3472007856e7190d01e9fe7c6ad7cbc8237830e77376634b373162', 'hex').toString('base64')}`;
    expect(await isPassword('password', older)).toBe(true);
    await expect(isPassword('x', 'plain')).rejects.toThrow('another form');
  });

  it('has 12 characters or more, and no unknown name has one', async () => {
    await expect(hashPassword('short')).rejects.toThrow('12 characters');
    await expect(hashPassword('x'.repeat(300))).rejects.toThrow('at most 256');
    expect(await isPassword('', null)).toBe(false);
    await expect(addUser({ name: ' aDA ', role: 'reader', password: PASSWORD }, shop.services)).rejects.toThrow(
      'already',
    );
  });

  it('of an unknown name costs as much as one of a known name', async () => {
    await addUser({ name: 'Known', role: 'reader', password: PASSWORD }, shop.services);
    const time = async (name: string): Promise<number> => {
      const since = process.cpuUsage();
      await login({ name, password: 'wrong' });
      const { user, system } = process.cpuUsage(since);
      return user + system;
    };
    // Whatever else the process does is counted too: the cheaper of two.
    const known = Math.min(await time('Known'), await time('Known'));
    expect(await time('nobody')).toBeGreaterThan(known / 3);
  });
});

describe('signing in', () => {
  it('gives a cookie that no script reads, opens the desk, and carries the name', async () => {
    const answer = await login({ next: '/cases?x=1' });
    expect([answer.status, answer.headers.get('location')]).toEqual([303, '/cases?x=1']);
    const set = answer.headers.get('set-cookie') ?? '';
    expect(set).toMatch(/HttpOnly/);
    expect(set).toMatch(/SameSite=Lax/);
    expect(set, 'over plain http on loopback').not.toMatch(/Secure/);
    const cookie = cookieOf(answer);
    const account = load(await (await get('/account', cookie)).text());
    expect(account('.facts').text()).toContain('Ada');
    expect(account('main table').text()).toContain('(this one)');
    expect((await post('/cases', { name: 'Of Ada', by: 'The Director' }, { cookie })).status, 'another name').toBe(400);
    await post('/cases', { name: 'Of Ada' }, { cookie });
    expect(await shop.services.store.cases.list()).toMatchObject([{ name: 'Of Ada', by: 'Ada' }]);
    const secret = cookie.split('=')[1] ?? '';
    const bearer = await fetch(`${desk.base}/api/v1/cases`, { headers: { authorization: `Bearer ${secret}` } });
    expect(bearer.status, 'a sign-in is no key of a program').toBe(401);
  });

  it('marks the cookie for TLS where the browser came by the address of the proxy', async () => {
    const behind = await openDesk({ ...shop.services, link: 'https://desk.example' }, { host: '127.0.0.1', port: 0 });
    const cookieVia = (host: string): Promise<string> =>
      new Promise((resolve, reject) => {
        const headers = { host, 'content-type': 'application/x-www-form-urlencoded' };
        const sent = request(`${behind.base}/login/key`, { method: 'POST', headers }, (answer) => {
          answer.resume();
          resolve(answer.headers['set-cookie']?.[0] ?? `${answer.statusCode}`);
        });
        sent.on('error', reject).end(new URLSearchParams({ key: behind.key, next: '/' }).toString());
      });
    expect(await cookieVia('desk.example')).toMatch(/Secure/);
    expect(await cookieVia(new URL(behind.base).host)).not.toMatch(/Secure/);
    expect(await cookieVia('evil.example')).toBe('421');
    await behind.close();
  });

  it('leads to no other host', async () => {
    for (const next of ['//evil.example/', '/\\evil.example/', 'https://evil.example/', '/\t/evil.example', ''])
      expect((await login({ next })).headers.get('location'), next).toBe('/');
  });

  it('says the same of an unknown name, a wrong password and a disabled person', async () => {
    const off = await addQuickUser('Off', 'reader', shop.services);
    await shop.services.store.users.disable(off.id, new Date().toISOString());
    const answers = await Promise.all([
      login({ name: 'nobody' }),
      login({ password: 'wrong' }),
      login({ name: 'Off' }),
      login({ name: '"><script>alert(1)</script>' }),
    ]);
    const texts = await Promise.all(answers.map((one) => one.text()));
    expect(answers.map(({ status }) => status)).toEqual([401, 401, 401, 401]);
    expect(new Set(texts).size).toBe(1);
    expect(texts[0]).toContain('The name or the password is wrong.');
  });

  it('is not done by a form of another site', async () => {
    expect((await login({}, { origin: 'https://evil.example' })).status).toBe(403);
  });

  it('shows the form where a person asks for a page, and keeps where it leads', async () => {
    const answer = await fetch(`${desk.base}/log?kind=export&key=old`, { headers: { accept: 'text/html' } });
    expect(answer.status).toBe(401);
    const $ = load(await answer.text());
    expect($('input[name=next]').attr('value')).toBe('/log?kind=export');
    expect($('nav, script').length).toBe(0);
    expect((await fetch(`${desk.base}/login.css`)).status).toBe(200);
  });
});

describe('with a second reviewer', () => {
  it('a positive judgement is proposed until another person agrees, in pages, alerts and exports', async () => {
    const { store } = shop.services;
    // The setting, as it is read at the start.
    Object.assign(shop.services, { secondReviewer: true });
    const hook = createHook({ url: 'https://team.example/in', all: true }, new Date());
    await store.hooks.add(hook);
    await store.ledger.saveFound([MATCH], []);
    const ben = await addQuickUser('Ben Two', 'analyst', shop.services);
    const [adas, bens] = [await signIn(ada, '', shop.services), await signIn(ben, '', shop.services)];
    const path = `/findings/${MATCH.id}`;
    const judge = (secret: string, name: string) => {
      const fields = { judgement: 'positive', why: 'the same mailbox', by: name };
      return post(`${path}/judge`, fields, { cookie: `revenant-session=${secret}` });
    };
    const seen = async () => {
      const cookie = `revenant-session=${adas}`;
      const [alert] = await store.outbox.latest(hook.id, 1);
      const api = (await (await get(`/api/v1${path}`, cookie)).json()) as { review?: string };
      const page = load(await (await get(path, cookie)).text())('main').text();
      const ftm = await exportFindings([MATCH], 'ftm', shop.services);
      const stix = await exportFindings([MATCH], 'stix', shop.services);
      return {
        alert: alert?.alert.review,
        api: api.review,
        page: /It counts when another person agrees|two people judged/.exec(page)?.[0],
        claims: [ftm.includes('"Succession"'), stix.includes('"succeeds"')],
      };
    };
    const proposed = { alert: 'proposed', api: 'proposed', page: 'It counts when another person agrees' };
    const queued = async (judged: string) => {
      const list = await (await get(`/findings?judged=${judged}`, `revenant-session=${adas}`)).text();
      return list.includes(`href="${path}`);
    };
    const inQueue = async () => [await queued('proposed'), await queued('confirmed')];
    expect(await inQueue()).toEqual([false, false]);
    await judge(adas, 'Ada');
    expect(await inQueue()).toEqual([true, false]);
    expect(await seen()).toEqual({ ...proposed, claims: [false, false] });
    expect((await judge(adas, 'Ben Two')).status, 'under another name').toBe(400);
    await judge(adas, 'ADA');
    expect(await seen(), 'the same person').toEqual({ ...proposed, claims: [false, false] });
    expect(await inQueue(), 'one person twice').toEqual([true, false]);
    expect((await judge(bens, '')).status).toBe(303);
    expect(await inQueue()).toEqual([false, true]);
    expect(await seen()).toEqual({
      alert: 'confirmed',
      api: 'confirmed',
      page: 'two people judged',
      claims: [true, true],
    });
    expect((await store.judgements.of(MATCH.id)).map(({ by, as }) => [by, as])).toEqual([
      ['Ada', 'user'],
      ['Ada', 'user'],
      ['Ben Two', 'user'],
    ]);
    Object.assign(shop.services, { secondReviewer: false });
    expect((await seen()).api, 'without the setting nothing is said').toBeUndefined();
  });
});

describe('a sign-in', () => {
  const begin = async (): Promise<string> => `revenant-session=${await signIn(ada, 'a browser', shop.services)}`;
  const users = () => shop.services.store.users;

  it('is another one after each login, and the one before ends', async () => {
    const before = await begin();
    const answer = await login({}, { cookie: before });
    expect(cookieOf(answer)).not.toBe(before);
    expect((await get('/account', before)).status).toBe(401);
    expect((await get('/account', cookieOf(answer))).status).toBe(200);
  });

  it('ends after 8 hours without a request, and after 7 days in any case', async () => {
    const now = Date.now();
    const ago = (hours: number): string => new Date(now - hours * 3_600_000).toISOString();
    const at = async (id: string, started: number, seen: number): Promise<number> => {
      const one = { id, user: ada.id, startedAt: ago(started), seenAt: ago(seen), agent: '' };
      await users().signIn(sha256(id), one);
      return (await get('/account', `revenant-session=${id}`)).status;
    };
    expect(await at('fresh', 100, 7.9)).toBe(200);
    expect(await at('idle', 100, 8.1)).toBe(401);
    expect(await at('week', 167, 1)).toBe(200);
    expect(await at('old', 169, 1)).toBe(401);
    const [fresh] = (await users().signIns(ada.id, new Date())).filter(({ id }) => id === 'fresh');
    expect(Date.parse(fresh?.seenAt ?? ''), 'the request is noted').toBeGreaterThanOrEqual(now);
  });

  it('is listed for its own person, who ends it; nobody ends one of another', async () => {
    const [mine, other] = [await begin(), await begin()];
    const list = load(await (await get('/account', mine)).text());
    const ids = list('input[name=id]')
      .toArray()
      .map((input) => list(input).attr('value') ?? '');
    expect(ids.length).toBeGreaterThan(1);
    const ben = await addQuickUser('Ben', 'reader', shop.services);
    const bens = `revenant-session=${await signIn(ben, '', shop.services)}`;
    for (const id of ids) expect((await post('/account/end', { id }, { cookie: bens })).status).toBe(404);
    for (const id of ids) await post('/account/end', { id }, { cookie: mine });
    expect((await get('/account', other)).status).toBe(401);
    const [own] = await users().signIns(ben.id, new Date());
    expect((await post('/account/end', { id: own?.id ?? '' }, { cookie: bens })).status, 'a reader too').toBe(303);
  });

  it('a reader changes the own password, with the present one, and is signed out everywhere', async () => {
    const rob = await addQuickUser('Rob', 'reader', shop.services);
    const cookie = `revenant-session=${await signIn(rob, '', shop.services)}`;
    const next = 'a quite different one';
    const change = async (fields: Readonly<Record<string, string>>) => {
      const answer = await post('/account/password', { current: PASSWORD, next, again: next, ...fields }, { cookie });
      return [
        answer.status,
        load(await answer.text())('main .card')
          .first()
          .text(),
      ];
    };
    expect(await change({ current: 'wrong' })).toEqual([400, 'the present password is wrong']);
    expect(await change({ again: 'another' })).toEqual([400, 'The two new passwords differ. Type the same one twice.']);
    expect((await change({ next: 'short', again: 'short' }))[0]).toBe(400);
    expect((await get('/account', cookie)).status, 'nothing has changed').toBe(200);
    expect((await change({}))[0]).toBe(303);
    expect((await get('/account', cookie)).status).toBe(401);
    expect((await login({ name: 'Rob' })).status).toBe(401);
    expect((await login({ name: 'Rob', password: next })).status).toBe(303);
    const key = await fetch(`${desk.base}/account/password`, {
      method: 'POST',
      headers: { authorization: `Bearer ${desk.key}`, origin: desk.base },
      body: new URLSearchParams({ current: PASSWORD, next, again: next }),
    });
    expect(key.status, 'a key has no password').toBe(400);
  });

  it('of an admin alone sees and changes people and keys', async () => {
    const cookie = await begin();
    const [eve] = [await addQuickUser('Eve', 'admin', shop.services)];
    const eves = `revenant-session=${await signIn(eve, '', shop.services)}`;
    expect((await get('/people', cookie)).status).toBe(403);
    expect((await get('/people', eves)).status).toBe(200);
    const wish = { name: 'Mallory', role: 'admin', password: PASSWORD, days: '5', user: ada.id };
    for (const path of ['users', `users/${ada.id}/disable`, 'password', 'keys', 'keys/x/revoke'])
      expect((await post(`/people/${path}`, wish, { cookie })).status, path).toBe(403);
    expect(await users().byName('Mallory')).toBeNull();
    expect((await post(`/people/users/${eve.id}/disable`, {}, { cookie: eves })).status, 'oneself').toBe(400);
    expect((await post('/people/users', { ...wish, role: 'root' }, { cookie: eves })).status).toBe(400);
    for (const days of ['0', '9999', 'x'])
      expect((await post('/people/keys', { ...wish, days }, { cookie: eves })).status, days).toBe(400);
    expect(await shop.services.store.tokens.list()).toEqual([]);
    const made = load(await (await post('/people/keys', wish, { cookie: eves })).text());
    const key = made('main code').first().text();
    expect((await fetch(`${desk.base}/people`, { headers: { authorization: `Bearer ${key}` } })).status).toBe(200);
    expect(await (await get('/people', eves)).text(), 'shown once').not.toContain(key);
  });

  it('ends with the logout, a new password, and a person who is disabled', async () => {
    const out = await begin();
    expect((await post('/logout', {}, { cookie: out })).headers.get('location')).toBe('/login');
    const changed = await begin();
    await users().setPassword(ada.id, QUICK);
    const disabled = await begin();
    await users().disable(ada.id, new Date().toISOString());
    for (const cookie of [out, changed, disabled]) expect((await get('/account', cookie)).status).toBe(401);
  });
});
