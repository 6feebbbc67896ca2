/** With a second reviewer, one person with several keys and names stays one person. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Desk, openDesk } from '../../src/desk/desk.ts';
import { addUser, signIn } from '../../src/flow/people/users.ts';
import type { User } from '../../src/model/decisions/user.ts';
import { sha256 } from '../../src/model/digest.ts';
import { addQuickUser, PASSWORD } from '../../testkit/desk/quick-user.ts';
import { openWorkshop, type Workshop } from '../../testkit/flow/crawl-services.ts';
import { type GeneratedWorld, startGeneratedWorld } from '../../testkit/generated-world.ts';
import { MATCH } from '../../testkit/report/example-match.ts';

let world: GeneratedWorld;
let shop: Workshop;
let desk: Desk;
let ada: User;

beforeAll(async () => {
  world = await startGeneratedWorld({ sites: 1 });
  shop = await openWorkshop(world, { secondReviewer: true });
  desk = await openDesk(shop.services, { host: '127.0.0.1', port: 0 });
  ada = await addQuickUser('Ada', 'analyst', shop.services);
  await shop.services.store.ledger.saveFound([MATCH], []);
});
afterAll(async () => {
  await desk.close();
  await shop.close();
  await world.close();
});

const path = `/api/v1/findings/${MATCH.id}`;
const send = (to: string, body: object, headers: Readonly<Record<string, string>> = {}): Promise<Response> =>
  fetch(`${desk.base}${to}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${desk.key}`, ...headers },
    body: JSON.stringify(body),
  });
// oxlint-disable-next-line typescript/no-explicit-any -- each test looks at what it expects
const json = async (answer: Promise<Response>): Promise<any> => (await answer).json();
const keyOf = async (wish: object): Promise<string> => (await json(send('/api/v1/tokens', wish))).key;
/** @param has the headers of who judges */
const judge = (has: Readonly<Record<string, string>>, by: string, judgement = 'positive'): Promise<Response> =>
  send(`${path}/judgements`, { judgement, by, why: 'the same mailbox' }, has);
const bearer = (key: string) => ({ authorization: `Bearer ${key}` });
const review = async (): Promise<string | undefined> =>
  (await json(fetch(`${desk.base}${path}`, { headers: bearer(desk.key) }))).review;
/** From here on nobody has judged. */
const begin = async (): Promise<void> => {
  expect((await judge(bearer(desk.key), 'nobody', 'negative')).status).toBe(201);
};

describe('one person confirms nothing alone', () => {
  it('as a user and with the printed key', async () => {
    await begin();
    const cookie = `revenant-session=${await signIn(ada, '', shop.services)}`;
    expect((await judge({ authorization: '', cookie, origin: desk.base }, 'Ada')).status).toBe(201);
    expect((await judge(bearer(desk.key), 'Somebody else')).status).toBe(201);
    expect(await review()).toBe('proposed');
  });

  it('with two keys of one user, whatever their names', async () => {
    await begin();
    for (const name of ['laptop of Ada', 'script of Ada'])
      expect((await judge(bearer(await keyOf({ name, user: ada.id })), 'Ada')).status).toBe(201);
    expect(await review()).toBe('proposed');
  });

  it.each([
    ['a blank', 'A da'],
    ['a zero-width space', 'Ad\u200ba'],
    ['a look-alike letter', 'Ad\u0430'],
  ])('with names that differ by %s', async (_, name) => {
    await begin();
    expect((await judge(bearer(await keyOf({ name: 'Ada' })), 'Ada')).status).toBe(201);
    expect((await judge(bearer(await keyOf({ name })), name)).status).toBe(201);
    expect(await review()).toBe('proposed');
    await expect(addUser({ name, role: 'analyst', password: PASSWORD }, shop.services)).rejects.toThrow(
      'looks the same',
    );
  });

  it('until another user agrees', async () => {
    await begin();
    await judge(bearer(await keyOf({ name: 'Ada' })), 'Ada');
    await judge(bearer(await keyOf({ name: 'Ben' })), 'Ben');
    expect(await review()).toBe('confirmed');
    const judgements = await shop.services.store.judgements.of(MATCH.id);
    const ben = await shop.services.store.users.byName('Ben');
    expect(judgements.slice(-2)).toMatchObject([
      { by: 'Ada', as: 'key', user: ada.id },
      { by: 'Ben', as: 'key', user: ben?.user.id },
    ]);
  });
});

describe('a key of a user', () => {
  it('writes as its user, and as nobody else', async () => {
    const key = await keyOf({ name: 'another laptop', user: ada.id });
    expect((await judge(bearer(key), 'The Director')).status).toBe(400);
    const made = await json(send('/api/v1/cases', { name: 'Of Ada', by: ' ada' }, bearer(key)));
    expect(await shop.services.store.cases.get(made.id)).toMatchObject({ by: 'Ada' });
    for (const [to, body] of [
      ['/api/v1/cases', { name: 'x', by: 'Ben' }],
      [`/api/v1/cases/${made.id}/notes`, { text: 'x', by: 'Ben' }],
      [`/api/v1/cases/${made.id}/items`, { kind: 'site', subject: 's', text: '', by: 'Ben' }],
      ['/api/v1/holds', { kind: 'case', subject: made.id, reason: 'x', by: 'Ben' }],
      ['/api/v1/assignments', { findings: [MATCH.id], to: 'Ada', by: 'Ben' }],
    ] as const)
      expect((await send(to, body, bearer(key))).status, to).toBe(400);
    const account = await json(fetch(`${desk.base}/api/v1/account`, { headers: bearer(key) }));
    expect(account).toMatchObject({ name: 'Ada', user: ada.id, role: 'analyst' });
  });

  it('does no more than its user, and opens nothing when the user is disabled', async () => {
    const wish = { name: 'too much', user: ada.id, role: 'admin' };
    expect((await send('/api/v1/tokens', wish)).status).toBe(400);
    expect((await send('/api/v1/tokens', { name: 'x', user: 'nobody' })).status).toBe(400);
    const key = await keyOf({ name: 'Cy' });
    const look = async () =>
      [
        await fetch(`${desk.base}/api/v1/cases`, { headers: bearer(key) }),
        await send('/api/v1/cases', { name: 'of Cy', by: 'Cy' }, bearer(key)),
      ].map(({ status }) => status);
    expect(await look()).toEqual([200, 201]);
    const { users } = shop.services.store;
    const id = (await users.byName('Cy'))?.user.id ?? '';
    await users.setRole(id, 'reader');
    expect(await look()).toEqual([200, 403]);
    await users.disable(id, new Date().toISOString());
    expect(await look()).toEqual([401, 401]);
  });

  it('from before keys had users gets the user of its name', async () => {
    const { tokens, users } = shop.services.store;
    const dee = await addQuickUser('Dee', 'reader', shop.services);
    const at = { createdAt: new Date().toISOString(), expiresAt: '2999-01-01T00:00:00.000Z', revokedAt: null };
    const names = ['D\u0435e', 'A program'];
    for (const [n, name] of names.entries())
      await tokens.add({ schema: 'revenant.token/1', id: name, name, role: 'reader', ...at }, sha256(`old-${n}`));
    for (const n of names.keys())
      expect((await fetch(`${desk.base}/api/v1/cases`, { headers: bearer(`old-${n}`) })).status).toBe(200);
    const program = await users.byName('A program');
    expect((await tokens.list()).slice(-2).map(({ user }) => user)).toEqual([dee.id, program?.user.id]);
    expect(program).toMatchObject({ user: { role: 'reader' }, password: '' });
  });

  it('is never one of `owner`, who has the printed key', async () => {
    const wish = { name: 'Owner', role: 'reader', password: PASSWORD } as const;
    await expect(addUser(wish, shop.services)).rejects.toThrow('already');
    expect((await send('/api/v1/tokens', { name: '0wner' })).status).toBe(400);
    const account = await json(fetch(`${desk.base}/api/v1/account`, { headers: bearer(desk.key) }));
    expect(account).toMatchObject({ name: null, user: 'owner', role: 'admin' });
  });
});
