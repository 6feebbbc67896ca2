/** The API: every route and role, pages, keys of requests, traces, limits. One store and one desk for all tests. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runInNewContext } from 'node:vm';
import { load } from 'cheerio';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { startWorker } from '../../jobs/worker.ts';
import { type Desk, openDesk } from '../../src/desk/desk.ts';
import { addKey } from '../../src/flow/people/tokens.ts';
import { signIn } from '../../src/flow/people/users.ts';
import { LogEntry } from '../../src/model/decisions/evidence.ts';
import { mayDo, type Role } from '../../src/model/decisions/token.ts';
import { sha256 } from '../../src/model/digest.ts';
import { EntityDocument } from '../../src/model/documents.ts';
import { Entity } from '../../src/model/facts/seed.ts';
import { openWorkshop, type Workshop } from '../../testkit/flow/crawl-services.ts';
import { type GeneratedWorld, startGeneratedWorld } from '../../testkit/generated-world.ts';
import { MATCH } from '../../testkit/report/example-match.ts';
import { fingerprintOf, visitOf } from '../../testkit/store/facts.ts';

let world: GeneratedWorld;
let shop: Workshop;
let desk: Desk;

beforeAll(async () => {
  world = await startGeneratedWorld({ sites: 2 });
  shop = await openWorkshop(world);
  desk = await openDesk(shop.services, { host: '127.0.0.1', port: 0 });
});
afterAll(async () => {
  await desk.close();
  await shop.close();
  await world.close();
});

interface Sent {
  readonly method?: string;
  readonly key?: string | null;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}
function send(path: string, { method, key = desk.key, body, headers }: Sent = {}): Promise<Response> {
  return fetch(`${desk.base}/api/v1${path}`, {
    method: method ?? (body === undefined ? 'GET' : 'POST'),
    headers: {
      ...(key !== null && { authorization: `Bearer ${key}` }),
      ...(body !== undefined && { 'content-type': 'application/json' }),
      ...headers,
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
}
// oxlint-disable-next-line typescript/no-explicit-any -- each test looks at what it expects
const json = async (path: string, sent?: Sent): Promise<any> => (await send(path, sent)).json();

/** A key of a person with that role, as `revenant tokens add` makes it. */
async function keyOf(role: Role, name = `Mx ${role}`, days = 1): Promise<string> {
  return (await addKey({ name, role, days }, shop.services)).key;
}

describe('who may do what', () => {
  it('holds on every route: nobody without a key, and nobody below the role that the description states', async () => {
    const { paths } = await json('/openapi.json');
    const { store, clock } = shop.services;
    const keys = { reader: await keyOf('reader'), analyst: await keyOf('analyst'), admin: await keyOf('admin') };
    const expired = await keyOf('admin', 'late', -1);
    const revoked = await keyOf('admin', 'revoked');
    const [last] = (await store.tokens.list()).slice(-1);
    await store.tokens.revoke(last?.id ?? '', clock.now().toISOString());
    let walked = 0;
    for (const [template, operations] of Object.entries<Record<string, { 'x-role': Role }>>(paths))
      for (const [method, { 'x-role': role }] of Object.entries(operations)) {
        const path = template.replace('{action}', 'pause').replaceAll(/\{\w+\}/g, 'none');
        const what = `${method} ${path}`;
        const ask = (key: string | null) =>
          send(path, { method: method.toUpperCase(), key, ...(method === 'post' && { body: {} }) });
        for (const key of [null, expired, revoked]) expect((await ask(key)).status, what).toBe(401);
        for (const has of ['reader', 'analyst', 'admin'] as const) {
          const { status } = await ask(keys[has]);
          if (mayDo(has, role)) expect([401, 403], `${what} as ${has}`).not.toContain(status);
          else expect(status, `${what} as ${has}`).toBe(403);
          expect(status, `${what} as ${has}`).toBeLessThan(500);
        }
        walked++;
      }
    expect(walked).toBeGreaterThan(30);
  });

  it('an admin makes and ends keys; the key is shown once', async () => {
    const made = await json('/tokens', { body: { name: 'A program', role: 'reader', days: 2 } });
    expect((await send('/cases', { key: made.key })).status).toBe(200);
    const listed = await json('/tokens');
    expect(JSON.stringify(listed)).not.toContain(made.key);
    expect(listed.map(({ id }: { id: string }) => id)).toContain(made.id);
    expect((await send(`/tokens/${made.id}`, { method: 'DELETE' })).status).toBe(204);
    expect((await send('/cases', { key: made.key })).status).toBe(401);
    expect((await send(`/tokens/${made.id}`, { method: 'DELETE' })).status).toBe(404);
  });
});

it('is documented, address by address', async () => {
  const { paths } = await json('/openapi.json');
  type Operation = { 'x-role': Role; summary: string };
  const rows = Object.entries<Record<string, Operation>>(paths).flatMap(([path, operations]) =>
    Object.entries(operations).map(
      ([method, { 'x-role': role, summary }]) => `| \`${method.toUpperCase()} ${path}\` | ${role} | ${summary} |`,
    ),
  );
  const text = readFileSync(join(import.meta.dirname, '../../docs/api.md'), 'utf8');
  const documented = text.split('\n').filter((line) => /^\| `[A-Z]+ \//.test(line));
  expect(documented.sort()).toEqual(rows.sort());
});

describe('pages', () => {
  /** Reads a list to its end; after the first page `grow` adds to it. */
  async function all<Row>(path: string, field: string, grow: () => Promise<unknown>): Promise<Row[]> {
    const rows: Row[] = [];
    for (let cursor: string | null = ''; cursor !== null; ) {
      const page: Record<string, Row[]> & { next: string | null } = await json(
        `${path}limit=2${cursor && `&cursor=${cursor}`}`,
      );
      if (rows.length === 0) await grow();
      rows.push(...(page[field] ?? []));
      cursor = page.next;
    }
    return rows;
  }
  const finding = (id: string, weight: number) => ({ ...MATCH, id: id.padStart(64, '0'), weight });

  it('of findings show each once, also when heavier ones come in between', async () => {
    const { ledger } = shop.services.store;
    // Two of one weight: the id decides.
    await ledger.saveFound([finding('a', 20.3), finding('b', 20.3), finding('c', 31), finding('d', 9.7)], []);
    const seen = await all<{ id: string }>('/findings?', 'findings', () =>
      ledger.saveFound([finding('e', 40), finding('f', 20)], []),
    );
    expect(seen.map(({ id }) => id.at(-1))).toEqual(['c', 'a', 'b', 'f', 'd']);
  });

  it('of the log and of entities too', async () => {
    const { log, entities } = shop.services.store;
    const entry = { kind: 'capture' as const, subject: 'x', digest: 'a'.repeat(64) };
    await log.append([entry, entry, entry]);
    const { size } = await log.head();
    const entries = await all<LogEntry>('/log?', 'entries', () => log.append([entry]));
    expect(entries.map(({ seq }) => seq)).toEqual(Array.from({ length: size }, (_, i) => size - i));
    expect(LogEntry.parse(entries[0]).kind).toBe('capture');
    const listed = (id: string) => Entity.parse({ id, names: [`Name of ${id}`] });
    await entities.save(['e1', 'e2', 'e4', 'e5'].map(listed));
    const found = await all<EntityDocument>('/entities?', 'entities', () =>
      entities.save([listed('e0'), listed('e3')]),
    );
    expect(found.map(({ id }) => EntityDocument.shape.id.parse(id))).toEqual(['e1', 'e2', 'e3', 'e4', 'e5']);
    expect(await json('/entities?q=name%20e4')).toMatchObject({ entities: [{ id: 'e4' }], total: 1 });
    await entities.save([listed('e9'), Entity.parse({ id: 'e6', names: ['Name of'] })]);
    const named = await all<EntityDocument>('/entities?q=name%20of&', 'entities', async () => undefined);
    expect(named.map(({ id }) => id)).toEqual(['e6', 'e0', 'e1', 'e2', 'e3', 'e4', 'e5', 'e9']);
    const past = Buffer.from(JSON.stringify([2, 'e9', 'f'.repeat(64)])).toString('base64url');
    expect(await json(`/entities?q=name%20of&cursor=${past}`)).toMatchObject({ entities: [], total: 8, next: null });
  });

  it('of visits are linked by a header, since the answer is a bare list', async () => {
    const { ledger } = shop.services.store;
    for (const n of [1, 2, 3]) {
      const visit = visitOf(`visit-${n}`, { source: 'import' });
      await ledger.importVisit(visit, fingerprintOf(visit.id, visit.site), [], []);
    }
    const seen: string[] = [];
    for (let path: string | undefined = '/sites/shop.example/visits?limit=2'; path !== undefined; ) {
      const answer: Response = await send(path);
      seen.push(...((await answer.json()) as { id: string }[]).map(({ id }) => id));
      path = /^<\/api\/v1(\S+)>; rel="next"$/.exec(answer.headers.get('link') ?? '')?.[1];
    }
    expect(seen).toEqual(['visit-3', 'visit-2', 'visit-1']);
    expect(await json('/visits/visit-1/captures')).toMatchObject([{ role: 'page', status: 200 }]);
  });

  it('take no cursor that the list did not give', async () => {
    for (const cursor of ['x', 'W10', Buffer.from('["a"]').toString('base64url'), '%00', "' or 1=1"])
      for (const path of ['/findings', '/log', '/entities', '/sites/shop.example/visits']) {
        const answer = await send(`${path}?cursor=${encodeURIComponent(cursor)}`);
        expect(answer.status, `${path} ${cursor}`).toBe(400);
        expect(await answer.json()).toMatchObject({ status: 400, instance: `/api/v1${path}` });
      }
    expect((await json('/findings?limit=2&cursor=1')).findings, 'a number, as earlier versions gave').toHaveLength(2);
  });
});

describe('work by the API', () => {
  it('assigns findings and cases, and finds what a person has', async () => {
    const ids = ['1', '2'].map((n) => n.repeat(64));
    await shop.services.store.ledger.saveFound(
      ids.map((id) => ({ ...MATCH, id })),
      [],
    );
    const body = { findings: [...ids, 'none'], to: 'Ada', by: 'Robot' };
    expect(await json('/assignments', { body })).toEqual({ assigned: 2 });
    expect(await json('/assignments', { body: { ...body, findings: ids.slice(1), to: null } })).toEqual({
      assigned: 1,
    });
    const found = async (query: string) =>
      (await json(`/findings?${query}`)).findings.map(({ id }: { id: string }) => id);
    expect(await found('assigned=Ada')).toEqual(ids.slice(0, 1));
    expect(await found('assigned=')).toContain(ids[1]);
    expect(await found('assigned=Ada&kind=social-page')).toEqual([]);
    expect(await found('assigned=Ada&since=2999-01-01T00:00:00Z')).toEqual([]);
    expect((await send('/findings?since=yesterday')).status).toBe(400);
    expect(await json(`/findings/${ids[1]}/assignment`)).toMatchObject({ to: null, by: 'Robot' });
    const { id } = await json('/cases', { body: { name: 'Assigned', by: 'Robot' } });
    expect(await json(`/cases/${id}/assign`, { body: { to: 'Ada', by: 'Robot' } })).toMatchObject({ assignee: 'Ada' });
    const stolen = { kind: 'file', subject: 'f'.repeat(64), text: '', by: 'Robot' };
    expect((await send(`/cases/${id}/items`, { method: 'POST', body: stolen })).status, 'any stored bytes').toBe(400);
  });

  it('opens, fills, closes, exports a case', async () => {
    const { id } = await json('/cases', { body: { name: 'By a program', by: 'Robot' } });
    const note = await json(`/cases/${id}/notes`, { body: { text: 'Ask the registry.', by: 'Robot' } });
    const item = `/cases/${id}/items?kind=note&subject=${note.subject}`;
    expect(await json(`/cases/${id}`)).toMatchObject({ items: [{ kind: 'note', text: 'Ask the registry.' }] });
    expect(await json(`/cases/${id}/close`, { body: { closed: true } })).toMatchObject({
      closedAt: expect.any(String),
    });
    expect((await send(item, { method: 'DELETE' })).status, 'a closed case does not change').toBe(404);
    await send(`/cases/${id}/close`, { body: { closed: false } });
    expect((await send(item, { method: 'DELETE' })).status).toBe(204);
    const exported = await send(`/cases/${id}/export`, { method: 'POST' });
    expect(exported.headers.get('content-type')).toBe('application/zip');
    expect(Buffer.from(await exported.arrayBuffer()).toString('latin1', 0, 2)).toBe('PK');
  });

  it('gives the report of a finding, keeps a file in a case, checks the log', async () => {
    // The other side has no visit with a date: then its history is left out.
    const { site } = MATCH.left;
    const visit = visitOf(`visit of ${site}`, { site, source: 'import' });
    await shop.services.store.ledger.importVisit(visit, fingerprintOf(visit.id, site), [], []);
    const report = await send(`/findings/${'a'.padStart(64, '0')}/report.html`);
    expect(report.headers.get('content-type')).toContain('text/html');
    expect(report.headers.get('content-security-policy')).toContain('sandbox');
    const text = load(await report.text())('main').text();
    for (const words of ['Do these two sites have one operator?', 'NOT REVIEWED', site, 'Custody'])
      expect(text).toContain(words);
    const { id } = await json('/cases', { body: { name: 'With a file', by: 'Robot' } });
    const put = (size: number) =>
      fetch(`${desk.base}/api/v1/cases/${id}/files?name=${encodeURIComponent('<b>.html')}&by=Robot`, {
        method: 'POST',
        headers: { authorization: `Bearer ${desk.key}`, 'content-type': 'application/octet-stream' },
        body: Buffer.alloc(size, '<script>'),
      });
    const item = (await (await put(1_500_000)).json()) as { subject: string; file: unknown };
    expect(item).toMatchObject({ kind: 'file', by: 'Robot', file: { name: '<b>.html', bytes: 1_500_000 } });
    const got = await send(`/cases/${id}/files/${item.subject}`);
    expect(got.headers.get('content-type')).toBe('application/octet-stream');
    expect(got.headers.get('content-disposition')).toMatch(/^attachment/);
    expect((await got.arrayBuffer()).byteLength).toBe(1_500_000);
    const other = (await json('/cases')).find((one: { id: string }) => one.id !== id);
    expect((await send(`/cases/${other.id}/files/${item.subject}`)).status, 'of another case').toBe(404);
    expect([(await put(0)).status, (await put(21 * 1024 * 1024)).status]).toEqual([400, 413]);
    expect(await json('/log/check', { method: 'POST' })).toMatchObject({ ok: true });
  });

  it('judges several findings at once, and names those that are not there', async () => {
    const ids = ['a', 'b', 'f00'].map((id) => id.padStart(64, '0'));
    const key = await keyOf('analyst', 'Mx Bulk');
    const body = { findings: ids, judgement: 'unsure', by: 'Mx Bulk', why: 'a first look' };
    const done = await json('/judgements', { key, body });
    expect(done).toMatchObject({ judgements: [{ by: 'Mx Bulk' }, { by: 'Mx Bulk' }], missing: [ids[2]] });
  });

  it('adds, pauses, resumes, runs and removes a schedule', async () => {
    const wish = { name: 'Sellers', addresses: [world.urls[0] ?? ''], every: '7d', later: true };
    const { schedules } = await json('/schedules', { body: wish });
    const path = `/schedules/${schedules[0].id}`;
    await send(`${path}/pause`, { method: 'POST' });
    expect(await json('/schedules')).toMatchObject([{ name: 'Sellers', nextRunAt: null }]);
    await send(`${path}/resume`, { method: 'POST' });
    expect(await json(`${path}/run`, { method: 'POST' })).toEqual({
      said: 'A run is queued: 1 target.',
      run: expect.any(String),
    });
    expect((await send(path, { method: 'DELETE' })).status).toBe(200);
    expect(await json('/schedules')).toEqual([]);
    expect((await send('/schedules', { body: { ...wish, addresses: ['/etc/passwd'] } })).status).toBe(400);
  });

  it('makes, shows, edits, runs, schedules and removes a sweep list', async () => {
    const [first = '', second = ''] = world.urls;
    const made = await json('/lists', { body: { name: 'Sellers', addresses: [first], by: 'Ada' } });
    expect(made).toMatchObject({ name: 'Sellers', by: 'Ada', rows: 1, schedules: [] });
    const path = `/lists/${made.id}`;
    const more = { addresses: [first, second, 'hxxps://new[.]example/'], tags: [' shoes', 'shoes', ''] };
    expect(await json(`${path}/rows`, { body: more })).toEqual({ added: 2, known: 1 });
    const read = await json(`${path}?limit=2`);
    expect(read).toMatchObject({ list: { rows: 3 }, rows: [{ seed: { url: first } }, { seed: { tags: ['shoes'] } }] });
    const [{ row }] = (await json(`${path}?limit=2&cursor=${read.next}`)).rows;
    const change = (body: unknown) => json(`${path}/rows`, { method: 'PATCH', body });
    expect(await change({ rows: [row], interval: '2d', tags: ['hats'] })).toEqual({ changed: 1 });
    expect((await json(path)).rows[2].seed).toMatchObject({
      url: 'https://new.example/',
      interval: '2d',
      tags: ['hats'],
    });
    for (const wrong of [{ rows: [row] }, { rows: [row], interval: '0d' }, { rows: [], tags: [] }])
      expect(await change(wrong), JSON.stringify(wrong)).toMatchObject({ status: 400 });
    expect(await json(`${path}/rows`, { method: 'DELETE', body: { rows: [row, 999] } })).toEqual({ removed: 1 });
    expect(await json(`${path}/run`, { method: 'POST' })).toEqual({ targets: 2, run: expect.any(String) });
    const scheduled = await json(`${path}/schedule`, { body: { every: '7d', later: true } });
    expect(scheduled).toMatchObject({ schedules: ['Sellers'], rows: 2 });
    expect((await send(path, { method: 'DELETE' })).status, 'a schedule follows it').toBe(400);
    const [schedule] = await json('/schedules');
    await send(`/schedules/${schedule.id}`, { method: 'DELETE' });
    expect((await send(path, { method: 'DELETE' })).status).toBe(204);
    expect(await json('/lists')).toEqual([]);
    expect((await send('/lists', { body: { name: 'x', addresses: ['/etc/passwd'] } })).status).toBe(400);
    expect((await send('/lists', { body: { name: ' ', addresses: [first] } })).status).toBe(400);
  });

  it('takes bare hosts wherever a site or page is meant, and never a file of this machine', async () => {
    const host = new URL(world.urls[0] ?? '').host;
    const bare = { url: `https://${host}`, bare: true };
    const made = await json('/lists', { body: { name: 'Bare', addresses: [host, 'new[.]example:8080/a'], by: 'Ada' } });
    expect((await json(`/lists/${made.id}`)).rows.map(({ seed }: { seed: unknown }) => seed)).toMatchObject([
      bare,
      { url: 'https://new.example:8080/a', bare: true },
    ]);
    const { schedules } = await json('/schedules', {
      body: { name: 'Bare', addresses: [host], every: '7d', later: true },
    });
    expect(schedules[0].seeds).toMatchObject([bare]);
    await send(`/schedules/${schedules[0].id}`, { method: 'DELETE' });
    const { run } = await json('/captures', { body: { url: host } });
    expect(await shop.services.store.ledger.run(run)).toMatchObject({ targets: 1 });
    const html = `<html><body><p>${'Felt by the roll, dyed and cut. '.repeat(9)}</p></body></html>`;
    const page = await json('/captures', { body: { url: `${host}/felt`, html, by: 'Ada' } });
    expect(page.visit).toMatchObject({ target: `https://${host}/felt` });
    // These files exist here.
    for (const path of ['package.json', './package.json', 'src', '/etc/hostname'])
      for (const [where, body] of [
        ['/lists', { name: 'File', addresses: [path], by: 'Ada' }],
        ['/schedules', { name: 'File', addresses: [path], every: '7d' }],
        ['/captures', { url: path }],
        ['/captures', { url: path, html, by: 'Ada' }],
        ['/comparisons', { left: path, right: host }],
      ] as const)
        expect((await send(where, { body })).status, `${where} ${path}`).toBe(400);
  });

  it('lets people sign in, ends their sign-ins, and lets them in no more; no answer holds a password', async () => {
    const password = 'correct horse battery';
    const ben = await json('/users', { body: { name: 'Ben', role: 'reader', password } });
    expect(ben).toMatchObject({ name: 'Ben', role: 'reader', disabledAt: null });
    expect((await send('/users', { body: { name: 'bEN', password } })).status).toBe(400);
    expect((await send('/users', { body: { name: 'Short', password: 'short' } })).status).toBe(400);
    const [secret, other] = [await signIn(ben, 'A <b> browser', shop.services), await signIn(ben, 'B', shop.services)];
    const asBen = (path: string, sent: Sent = {}) =>
      send(path, { ...sent, key: null, headers: { cookie: `revenant-session=${secret}` } });
    const own = (await (await asBen('/account')).json()) as {
      signIns: { id: string; agent: string; isThis: boolean }[];
    };
    expect(own).toMatchObject({ name: 'Ben', role: 'reader' });
    expect(own.signIns.find(({ isThis }) => isThis)?.agent).toBe('A <b> browser');
    const signIns = await json(`/users/${ben.id}/sign-ins`);
    expect(signIns.map(({ agent }: { agent: string }) => agent).sort()).toEqual(['A <b> browser', 'B']);
    const [, second] = [...own.signIns].sort((a) => (a.isThis ? -1 : 1));
    expect((await asBen(`/account/sign-ins/${second?.id}`, { method: 'DELETE' })).status).toBe(204);
    expect(await shop.services.store.users.signedIn(sha256(other), shop.services.clock.now())).toBeNull();
    expect((await asBen('/users')).status, 'a reader').toBe(403);
    const change = (body: unknown) => json(`/users/${ben.id}`, { method: 'PATCH', body });
    expect(await change({ role: 'admin' })).toMatchObject({ role: 'admin' });
    expect((await asBen(`/users/${ben.id}/disable`, { method: 'POST' })).status, 'oneself').toBe(400);
    expect(await change({ password: 'another horse battery' })).toMatchObject({ role: 'admin' });
    expect((await asBen('/account')).status, 'a new password ends them').toBe(401);
    const again = await signIn(ben, 'C', shop.services);
    const [{ id }] = await json(`/users/${ben.id}/sign-ins`);
    expect((await send(`/users/${ben.id}/sign-ins/${id}`, { method: 'DELETE' })).status).toBe(204);
    expect(await shop.services.store.users.signedIn(sha256(again), shop.services.clock.now())).toBeNull();
    expect(await json(`/users/${ben.id}/disable`, { method: 'POST' })).toMatchObject({
      disabledAt: expect.any(String),
    });
    const listed = JSON.stringify(await json('/users'));
    expect(listed).toContain('Ben');
    expect(listed).not.toMatch(/scrypt|horse/);
    for (const path of ['/users/none/disable', '/users/none/sign-ins'])
      expect((await send(path, { method: path.endsWith('disable') ? 'POST' : 'GET' })).status).toBe(404);
  });

  it('says what is new since an account has seen it, and keeps that mark for each account', async () => {
    const [reader, other] = [await keyOf('reader', 'sees news'), await keyOf('reader', 'does not')];
    const { ledger } = shop.services.store;
    await ledger.saveFound([{ ...MATCH, id: 'ab'.padStart(64, '0'), weight: 60 }], []);
    const first = await json('/news', { key: reader });
    expect(first).toMatchObject({ isFirst: true });
    expect(first.found.findings[0].id, 'the heaviest').toBe('ab'.padStart(64, '0'));
    const now = shop.services.clock.now().toISOString();
    expect((await send('/seen', { key: reader, body: { until: now } })).status).toBe(200);
    expect(await json('/news', { key: reader })).toMatchObject({ isFirst: false, since: now, found: { count: 0 } });
    expect(await json('/news', { key: other })).toMatchObject({ isFirst: true, found: { count: first.found.count } });
    for (const until of ['2999-01-01T00:00:00.000Z', 'yesterday'])
      expect((await send('/seen', { key: reader, body: { until } })).status, until).toBe(400);
  });

  it('adds a hook, shows its secret once, and removes it', async () => {
    const { hook } = await json('/hooks', {
      body: { url: `http://127.0.0.1:${world.port}/in`, events: ['match.flagged'] },
    });
    expect(hook.secret).toMatch(/^whsec_/);
    expect(JSON.stringify(await json('/hooks'))).not.toContain(hook.secret);
    expect(await json(`/hooks/${hook.id}/deliveries`)).toEqual([]);
    const change = {
      method: 'PATCH',
      body: { digest: { cron: '@daily' }, asymmetric: true, paused: true, events: null },
    };
    const { hook: changed } = await json(`/hooks/${hook.id}`, change);
    expect(changed).toMatchObject({ id: hook.id, digest: { cron: '0 0 * * *' }, secret: '…', signingKey: '…' });
    expect(changed).toMatchObject({ publicKey: expect.stringMatching(/^whpk_/), disabledAt: expect.any(String) });
    expect(changed.events).toBeUndefined();
    const inside = { method: 'PATCH', body: { url: 'http://169.254.169.254/in' } };
    expect((await send(`/hooks/${hook.id}`, inside)).status).toBe(400);
    expect((await send(`/hooks/${hook.id}`, { method: 'DELETE' })).status).toBe(204);
    expect((await send('/hooks', { body: { url: 'ftp://a.example/' } })).status).toBe(400);
  });

  it('shows operators as the pages do', async () => {
    const { operators } = await json('/operators');
    const [first] = operators;
    expect(first).toMatchObject({ sites: 2, findings: expect.any(Number) });
    const one = await json(`/operators/${encodeURIComponent(first.key)}`);
    expect(one.links[0].finding).toMatch(/^0+[a-f]+$/);
  });
});

describe('a page that is sent', () => {
  const page = async (path: string) => {
    const answer = await fetch(`${desk.base}${path}`, { headers: { authorization: `Bearer ${desk.key}` } });
    return load(await answer.text());
  };
  const post = (url: string, origin = desk.base) =>
    fetch(`${desk.base}/send`, {
      method: 'POST',
      redirect: 'manual',
      headers: { authorization: `Bearer ${desk.key}`, origin },
      body: new URLSearchParams({ url }),
    });

  it('is captured, fingerprinted and screened by the API, at an address where it is looked at', async () => {
    const answer = await send('/captures', { body: { url: world.urls[1] } });
    const { run, look } = (await answer.json()) as { run: string; look: string };
    expect([answer.status, answer.headers.get('location')]).toEqual([202, look]);
    expect(await json(`/runs/${run}`)).toMatchObject({ finishedAt: null, progress: { total: 1, screened: 0 } });
    const worker = await startWorker(shop.services);
    try {
      await expect.poll(async () => (await json(`/runs/${run}`)).finishedAt).not.toBeNull();
      expect(await json(`/runs/${run}`)).toMatchObject({
        progress: { total: 1, screened: 1 },
        visits: [{ site: 's001.test', state: 'captured' }],
      });
      const shown = await page(`/runs/${run}`);
      expect(shown('td.sites a[href="/sites/s001.test"]').length).toBe(1);
      expect(shown('main').text()).toContain('Finished');
      const sent = await post(world.urls[0] ?? '');
      const path = sent.headers.get('location') ?? '';
      const events = await fetch(`${desk.base}${path}/events`, { headers: { authorization: `Bearer ${desk.key}` } });
      expect(await events.text()).toContain('event: changed');
      await expect.poll(async () => (await page(path))('main').text()).toContain('Finished');
    } finally {
      await worker.stop();
    }
  });

  it('is a web address, sent by a form of the desk: looking at the form changes nothing', async () => {
    const before = (await shop.services.store.ledger.runs(1_000)).length;
    for (const url of ['/etc/passwd', 'file:///etc/passwd', 'javascript:alert(1)', 'https://u:p@a.example/', 'a b', ''])
      expect((await post(url)).status, url).toBe(400);
    expect((await post('http://s001.test/ http://s002.test/')).status).toBe(400);
    expect((await post('http://s001.test/', 'https://evil.example')).status).toBe(403);
    const hostile = `https://a.example/"><script>alert(1)</script>`;
    const $ = await page(`/send?url=${encodeURIComponent(hostile)}`);
    expect($('input[name=url]').attr('value')).toBe(hostile);
    expect($('script:not([src])').length).toBe(0);
    expect((await shop.services.store.ledger.runs(1_000)).length).toBe(before);
  });

  it('comes from any page by a bookmark, which opens the form', async () => {
    const code = (await page('/send'))('main a[href^="javascript:"]').attr('href') ?? '';
    const href = "https://shop.example/a?b='c'&d#e";
    const form = `${desk.base}/send?url=${encodeURIComponent(href)}`;
    for (const [outerHTML, hash] of [
      ['<html>a & b</html>', '#html=%3Chtml%3Ea%20%26%20b%3C%2Fhtml%3E'],
      ['<'.repeat(600_000), ''],
      ['<html>\ud800</html>', ''],
    ]) {
      const opened: unknown[] = [];
      runInNewContext(decodeURI(code.slice('javascript:'.length)), {
        location: { href },
        document: { documentElement: { outerHTML } },
        open: (...given: unknown[]) => opened.push(given),
        encodeURIComponent,
      });
      expect(opened).toEqual([[`${form}${hash}`, '_blank', 'noopener']]);
    }
  });
});

describe('the writer', () => {
  const noted = async (key: string) => {
    const { id } = await json('/cases', { body: { name: 'Whose', by: 'Robot' } });
    return send(`/cases/${id}/notes`, { key, body: { text: 'a note' } });
  };

  it('is the user of the key, without a word', async () => {
    const answer = await noted(await keyOf('analyst', 'Ada Named'));
    expect([answer.status, await answer.json()]).toEqual([201, expect.objectContaining({ by: 'Ada Named' })]);
  });

  it('is to be named with the printed key, which is nobody', async () => {
    const answer = await noted(desk.key);
    expect([answer.status, await answer.json()]).toEqual([
      400,
      expect.objectContaining({ detail: expect.stringContaining('(by)') }),
    ]);
  });
});

describe('a request with an Idempotency-Key', () => {
  const once = (key: string, name: string, as = desk.key, by = 'Robot') =>
    send('/cases', { key: as, body: { name, by }, headers: { 'idempotency-key': key } });

  it('is done once, and answered alike', async () => {
    const first = await once('"a-1"', 'Once');
    const again = await once('a-1', 'Once');
    expect([first.status, again.status, again.headers.get('idempotency-replayed')]).toEqual([201, 201, 'true']);
    expect(await again.json()).toEqual(await first.json());
    expect((await json('/cases')).filter(({ name }: { name: string }) => name === 'Once')).toHaveLength(1);
    const other = await once('a-1', 'Twice');
    expect([other.status, other.headers.get('content-type')]).toEqual([422, 'application/problem+json']);
    const others = await keyOf('analyst', 'another');
    expect((await once('a-1', 'Twice', others, 'another')).status, 'keys of others are theirs').toBe(201);
    expect((await once('', 'Once')).status).toBe(400);
  });

  it('is done by one of many that come at once', async () => {
    const codes = await Promise.all(Array.from({ length: 8 }, async () => (await once('b-1', 'Together')).status));
    expect(new Set([...codes, 201, 409])).toEqual(new Set([201, 409]));
    expect((await json('/cases')).filter(({ name }: { name: string }) => name === 'Together')).toHaveLength(1);
    const { requests } = shop.services.store;
    expect(await requests.begin('at work', 'Ada', 'x')).toBe('new');
    expect(await requests.begin('at work', 'Ada', 'x')).toMatchObject({ status: null });
  });

  it('that makes a secret is not done twice, and the secret is not kept', async () => {
    const make = () => send('/tokens', { body: { name: 'Once only' }, headers: { 'idempotency-key': 'c-1' } });
    const { key } = (await (await make()).json()) as { key: string };
    const again = await make();
    expect(again.status).toBe(409);
    expect(await again.text()).not.toContain(key);
    expect((await json('/tokens')).filter(({ name }: { name: string }) => name === 'Once only')).toHaveLength(1);
  });

  it('for a purge keeps no value that is to go', async () => {
    const value = 'jane@gone.example';
    const kept = vi.spyOn(shop.services.store.requests, 'end');
    const headers = { 'idempotency-key': 'p-1' };
    expect((await send('/purges/preview', { body: { value }, headers })).status).toBe(200);
    const wish = { value, confirm: 'no', reason: 'r', by: 'A' };
    const refused = await send('/purges', { body: wish, headers: { 'idempotency-key': 'p-2' } });
    expect([refused.status, await refused.text()]).toEqual([400, expect.not.stringContaining(value)]);
    expect(kept).toHaveBeenCalledTimes(1);
    expect(JSON.stringify(kept.mock.calls)).not.toContain(value);
    kept.mockRestore();
  });

  it('that was wrong may be sent again, mended: a 400 is not kept', async () => {
    const file = (name: string) =>
      send('/cases', { body: { name, by: 'Robot' }, headers: { 'idempotency-key': 'e-1' } });
    expect((await file('')).status).toBe(400);
    expect((await file('Mended')).status).toBe(201);
  });

  it('that was refused for its role may be sent again', async () => {
    const reader = await keyOf('reader', 'soon an analyst');
    expect((await once('d-1', 'Refused', reader)).status).toBe(403);
    expect((await once('d-1', 'Refused')).status).toBe(201);
  });
});

describe('traces', () => {
  const trace = 'a'.repeat(32);
  const traced = async (traceparent?: string) =>
    (await send('/cases', { headers: { ...(traceparent && { traceparent }) } })).headers.get('traceparent') ?? '';

  it('go on from the caller, with a span of our own', async () => {
    expect(await traced(`00-${trace}-${'b'.repeat(16)}-01`)).toMatch(
      new RegExp(`^00-${trace}-(?!b{16})[0-9a-f]{16}-01$`),
    );
    expect(await traced(`cc-${trace}-${'b'.repeat(16)}-01-later`)).toContain(trace);
  });

  it('begin anew where the caller names none, or a wrong one', async () => {
    for (const wrong of [
      undefined,
      `00-${'0'.repeat(32)}-${'b'.repeat(16)}-01`,
      `00-${trace}-${'0'.repeat(16)}-01`,
      `ff-${trace}-${'b'.repeat(16)}-01`,
      `00-${trace}-${'b'.repeat(16)}-01-more`,
      `00-${trace.toUpperCase()}-${'b'.repeat(16)}-01`,
      'x'.repeat(5000),
    ]) {
      const given = await traced(wrong);
      expect(given, wrong).toMatch(/^00-[0-9a-f]{32}-[0-9a-f]{16}-00$/);
      expect(given, wrong).not.toContain(trace);
    }
  });
});

// Last: it locks this address out.
it('stops an address that tries keys, but not those that were in before', async () => {
  const [known, late] = [await keyOf('reader', 'known'), await keyOf('reader', 'late')];
  expect((await send('/cases', { key: known })).status).toBe(200);
  const tries = [];
  for (let n = 0; n < 30; n++) tries.push((await send('/cases', { key: `wrong-${n}` })).status);
  expect(tries.filter((code) => code === 401).length).toBeLessThanOrEqual(20);
  expect(tries.at(-1)).toBe(429);
  const answer = await send('/cases', { key: late });
  expect([answer.status, answer.headers.get('retry-after')], 'before the key is looked at').toEqual([429, '60']);
  expect((await send('/cases', { key: known })).status).toBe(200);
});
