/** What a request must not bring into the store: text that it cannot hold, and more than a field takes. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Desk, openDesk } from '../../src/desk/desk.ts';
import { openCase } from '../../src/flow/evidence/cases.ts';
import { addHook } from '../../src/flow/hooks.ts';
import { addKey } from '../../src/flow/people/tokens.ts';
import { judge } from '../../src/flow/screen/judge.ts';
import { openWorkshop, type Workshop } from '../../testkit/flow/crawl-services.ts';
import { type GeneratedWorld, startGeneratedWorld } from '../../testkit/generated-world.ts';
import { MATCH } from '../../testkit/report/example-match.ts';

let world: GeneratedWorld;
let shop: Workshop;
let desk: Desk;
const BY = 'Ada';

beforeAll(async () => {
  world = await startGeneratedWorld({ sites: 2 });
  shop = await openWorkshop(world);
  desk = await openDesk(shop.services, { host: '127.0.0.1', port: 0 });
  await shop.services.store.ledger.saveFound([MATCH], []);
});
afterAll(async () => {
  await desk.close();
  await shop.close();
  await world.close();
});

function send(path: string, body: unknown, method = 'POST'): Promise<Response> {
  const headers = { authorization: `Bearer ${desk.key}`, 'content-type': 'application/json' };
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  return fetch(`${desk.base}/api/v1${path}`, { method, headers, body: text });
}
function post(path: string, body: FormData | URLSearchParams): Promise<Response> {
  const headers = { authorization: `Bearer ${desk.key}`, origin: desk.base };
  return fetch(`${desk.base}${path}`, { method: 'POST', redirect: 'manual', headers, body });
}
const idOf = async (answer: Promise<Response>): Promise<string> => ((await (await answer).json()) as { id: string }).id;

describe('text that the database cannot hold', () => {
  it.each(['a\0b', 'a\ud800b'])('is refused in every field: %j', async (bad) => {
    const by = BY;
    const id = await idOf(send('/cases', { name: 'Kept', by }));
    const list = await idOf(
      send('/lists', { name: `Rows ${bad.charCodeAt(1)}`, addresses: ['http://s000.test/'], by }),
    );
    const hook = { url: 'http://hook.test/', all: false };
    const sent: [string, object, string?][] = [
      ['/assignments', { findings: [bad], to: 'Ben', by }],
      ['/assignments', { findings: [MATCH.id], to: bad, by }],
      [`/cases/${id}/assign`, { to: bad, by }],
      ['/judgements', { findings: [bad], judgement: 'unsure', why: 'w', by }],
      [`/findings/${MATCH.id}/judgements`, { judgement: 'unsure', why: bad, by }],
      ['/lists', { name: bad, addresses: ['http://s000.test/'], by }],
      [`/lists/${list}/rows`, { addresses: ['http://s001.test/'], tags: [bad] }],
      [`/lists/${list}/rows`, { rows: [1], tags: [bad] }, 'PATCH'],
      ['/hooks', { ...hook, lists: [bad] }],
      ['/hooks', { ...hook, tags: [bad] }],
      ['/holds', { kind: 'finding', subject: MATCH.id, reason: bad, by }],
      ['/schedules', { name: bad, addresses: ['http://s000.test/'], every: '7d' }],
      ['/tokens', { name: bad }],
    ];
    for (const [path, body, method = 'POST'] of sent)
      expect((await send(path, body, method)).status, `${path} ${JSON.stringify(body)}`).toBe(400);
  });

  it('is refused when it is nested too deep to be read, in a body and in an upload', async () => {
    const deep = `${'['.repeat(50_000)}${']'.repeat(50_000)}`;
    const sent = await send('/assignments', `{"findings":${deep}}`);
    expect(sent.status).toBe(400);
    for (const rows of [
      `[{"url":${deep}}]`,
      `[{"url":"http://s000.test/","tags":${deep}}]`,
      `[{"names":${deep},"id":"a"}]`,
      deep,
    ]) {
      const form = new FormData();
      for (const [name, value] of [
        ['name', 'Deep'],
        ['by', 'Ada'],
        ['addresses', ''],
      ] as const)
        form.set(name, value);
      form.set('file', new File([rows], 'list.json'));
      const upload = await post('/lists', form);
      expect([upload.status, await upload.text()], rows.slice(0, 30)).toEqual([400, expect.stringContaining('nested')]);
    }
  });
});

describe('a field that is too long', () => {
  it('is refused by the API, the forms and the commands alike', async () => {
    const long = 'x'.repeat(5_000);
    const lines = Array.from({ length: 101 }, (_, n) => `list ${n}`);
    const hook = { url: 'http://hook.test/', all: false };
    const judged = `/findings/${MATCH.id}/judgements`;
    for (const [path, body] of [
      [judged, { judgement: 'unsure', why: long, by: 'Ada' }],
      [judged, { judgement: 'unsure', why: 'w', by: long }],
      ['/hooks', { ...hook, lists: lines }],
      ['/hooks', { ...hook, tags: [long] }],
    ] as const)
      expect((await send(path, body)).status, path).toBe(400);
    for (const [path, fields] of [
      [`/findings/${MATCH.id}/judge`, { judgement: 'unsure', why: long, by: 'Ada' }],
      [`/findings/${MATCH.id}/judge`, { judgement: 'unsure', why: 'w', by: long }],
      ['/hooks', { url: 'http://hook.test/', lists: lines.join('\n') }],
      ['/hooks', { url: 'http://hook.test/', tags: long }],
      ['/cases', { name: long, by: 'Ada' }],
    ] as const) {
      const answer = await post(path, new URLSearchParams(fields));
      expect(answer.status, path).toBe(400);
    }
    // What the commands call.
    const { services } = shop;
    const said = { judgement: 'unsure', by: 'Ada', why: long } as const;
    await expect(judge(MATCH, said, services)).rejects.toThrow(/why is too long: 5000 characters; 4000 are allowed/);
    await expect(addHook({ ...hook, tags: lines }, services)).rejects.toThrow(/the hook cannot be so/);
    await expect(openCase('The twins', long, services)).rejects.toThrow(/by is too long/);
    await expect(addKey({ name: long, role: 'reader', days: 1 }, services)).rejects.toThrow(/name is too long/);
  });
});
