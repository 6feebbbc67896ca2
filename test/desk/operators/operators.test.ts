/** What people decide about operators, through pages and API. */
import { load } from 'cheerio';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { OperatorDecision } from '../../../src/model/decisions/operator.ts';
import { sha256 } from '../../../src/model/digest.ts';
import { MATCH } from '../../../testkit/report/example-match.ts';
import { type DeskWorld, openDeskWorld } from '../desk-world.ts';

let desk: DeskWorld;
const keys = { reader: '', analyst: '' };
beforeAll(async () => {
  desk = await openDeskWorld();
  keys.reader = await desk.keyOf('reader', 'Rosa Reader');
  keys.analyst = await desk.keyOf('analyst', 'Ada Analyst');
  await joined('a', 'b', 30);
  await joined('b', 'c', 25);
  await joined('x', 'y', 20);
});
afterAll(() => desk.close());

const hostOf = (name: string): string => `${name}.joined.test`;
async function joined(left: string, right: string, weight: number): Promise<string> {
  const [one, other] = [left, right].map((name) => ({
    ...{ ...MATCH.left, site: hostOf(name), input: hostOf(name), entity: null },
  }));
  const id = sha256(left, right);
  const match = {
    ...MATCH,
    id,
    weight,
    verdict: 'strong' as const,
    left: one ?? MATCH.left,
    right: other ?? MATCH.right,
  };
  await desk.services.store.ledger.saveFound([match], []);
  return id;
}
interface Shown {
  readonly id: string | null;
  readonly name: string;
  readonly nodes: { readonly key: string }[];
  readonly decisions: OperatorDecision[];
  readonly apart: string[];
}
async function api<T>(path: string, body?: object, key = keys.analyst): Promise<T & { readonly status: number }> {
  const headers = { authorization: `Bearer ${key}`, 'content-type': 'application/json' };
  const sent = body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) };
  const answer = await desk.ask(`/api/v1/operators/${path}`, { ...sent, headers });
  return { ...((await answer.json().catch(() => ({}))) as T), status: answer.status };
}
const operator = (name: string) => api<Shown>(hostOf(name));
const lettersOf = ({ nodes }: Shown): string =>
  nodes
    .map(({ key }) => key.slice(0, 1))
    .sort()
    .join('');

it('are named, and keep name and address when a new screening brings a site and takes one', async () => {
  const done = await desk.post(`/operators/${hostOf('c')}/name`, { name: 'Quill <b>Moor</b>' }, keys.analyst);
  expect(done.status).toBe(303);
  const path = done.headers.get('location') ?? '';
  expect(path).toMatch(/^\/operators\/[0-9a-f]{16}$/);
  await joined('c', 'd', 40);
  await joined('b', 'c', 2);
  expect((await desk.ask(path)).status).toBe(200);
  const $ = load(await (await desk.ask(path)).text());
  expect($('h1').text()).toBe('Quill <b>Moor</b>');
  expect($('main').text()).toContain('Ada Analyst: named it Quill <b>Moor</b>');
  expect(load(await (await desk.ask('/operators')).text())('main').text()).toContain('Quill <b>Moor</b>');
  await joined('b', 'c', 25);
});

it('are merged and split with reasons; verdicts, judgements and evidence stay as they are', async () => {
  const { matches, log } = desk.services.store;
  const before = JSON.stringify([await matches.get(sha256('a', 'b')), await matches.get(sha256('x', 'y'))]);
  expect((await api(`${hostOf('a')}/merge`, { other: hostOf('x'), why: '' })).status).toBe(400);
  expect((await api(`${hostOf('a')}/merge`, { other: 'nobody.test', why: 'same' })).status).toBe(400);
  expect((await api(`${hostOf('a')}/merge`, { other: hostOf('b'), why: 'same' })).status).toBe(400);
  const merged = await api<OperatorDecision>(`${hostOf('a')}/merge`, { other: hostOf('x'), why: 'one bill' });
  expect([merged.status, merged.did, merged.by]).toEqual([201, 'merged', 'Ada Analyst']);
  expect(lettersOf(await operator('y'))).toBe('abcdxy');
  const split = { nodes: ['x', 'y', 'd'].map(hostOf), why: 'another bill' };
  expect((await api(`${hostOf('a')}/split`, { ...split, nodes: [hostOf('elsewhere')] })).status).toBe(400);
  expect((await api(`${hostOf('a')}/split`, split)).status).toBe(201);
  const rest = await operator('a');
  expect([lettersOf(rest), rest.apart]).toEqual(['abc', [sha256('c', 'd')]]);
  expect(rest.decisions.map(({ did }) => did)).toEqual(['named', 'merged', 'split']);
  expect(lettersOf(await operator('y')), 'the merge still holds between those split off').toBe('dxy');
  expect(JSON.stringify([await matches.get(sha256('a', 'b')), await matches.get(sha256('x', 'y'))])).toBe(before);
  const entries = await log.about([rest.id ?? '']);
  expect(entries.map(({ kind }) => kind)).toEqual(['operator', 'operator', 'operator']);
  expect(await (await desk.ask('/log?kind=operator')).text()).toContain(`/operators/${rest.id}`);
});

it('have notes, and go into a case whole', async () => {
  expect((await desk.post(`/operators/${hostOf('a')}/note`, { text: 'Look at\nthe bill.' }, keys.analyst)).status).toBe(
    303,
  );
  expect(load(await (await desk.ask(`/operators/${hostOf('b')}`)).text())('.written').text()).toContain('the bill.');
  const { case: id } = await api<{ case: string }>(`${hostOf('a')}/case`, { text: 'all of it' });
  await api(`${hostOf('a')}/case`, { case: id });
  const folder = await desk.services.store.cases.get(id);
  expect(folder?.name).toBe('Quill <b>Moor</b>');
  expect(folder?.items.filter(({ kind }) => kind === 'finding').map(({ subject }) => subject)).toEqual([
    sha256('a', 'b'),
    sha256('b', 'c'),
  ]);
  const [note, again] = folder?.items.filter(({ kind }) => kind === 'note') ?? [];
  expect(note?.text).toMatch(/^all of it\nOperator: Quill.*\n.*\nFindings: 2.*\nSites:\n/);
  expect(again?.text).toMatch(/^Operator: /);
  expect((await api(`${hostOf('a')}/case`, { case: 'nowhere' })).status).toBe(400);
});

it('are exported as a graph and as findings; hostile names stay text; the log notes each', async () => {
  await joined('h<&>"\u0001', 'h2', 30);
  const graph = async (name: string): Promise<string> => {
    const form = { format: 'graphml' };
    const answer = await desk.post(`/operators/${encodeURIComponent(hostOf(name))}/export`, form, keys.analyst);
    expect(answer.headers.get('content-disposition')).toContain('.graphml');
    return answer.text();
  };
  const hostile = load(await graph('h2'), { xml: true });
  expect(hostile('node data[key=node-label]').text()).toContain('h<&>"');
  const $ = load(await graph('a'), { xml: true });
  expect([$('node').length, $('edge').length]).toEqual([3, 2]);
  expect($('edge data[key=edge-verdict]').first().text()).toBe('strong');
  const about = async () => (await desk.services.store.log.about([sha256('a', 'b')])).map(({ kind }) => kind);
  expect(await about()).toContain('export');
  const ftm = await desk.post(`/operators/${hostOf('a')}/export`, { format: 'ftm' }, keys.analyst);
  expect((await ftm.text()).match(/"Similar"/g)).toHaveLength(2);
  expect((await desk.post(`/operators/${hostOf('a')}/export`, { format: 'odd' }, keys.analyst)).status).toBe(400);
});

it('tell which sites carry a value', async () => {
  const [fingerprint] = await desk.services.store.fingerprints.ofSite('s001.test');
  const key = fingerprint?.keys.find((one) => one.startsWith('contact-email:')) ?? '';
  const answer = await api<{ total: number; sites: object[] }>(`s001.test/carriers?value=${encodeURIComponent(key)}`);
  expect(answer.status).toBe(200);
  expect(answer.sites.length).toBe(answer.total);
});

it('a reader sees them and changes nothing', async () => {
  const $ = load(
    await (await desk.ask(`/operators/${hostOf('a')}`, { headers: { authorization: `Bearer ${keys.reader}` } })).text(),
  );
  expect($('main form')).toHaveLength(0);
  for (const action of ['name', 'note', 'merge', 'split', 'case', 'export'])
    expect((await desk.post(`/operators/${hostOf('a')}/${action}`, {}, keys.reader)).status, action).toBe(403);
  for (const action of ['name', 'notes', 'merge', 'split', 'case', 'export?format=ftm'])
    expect((await api(`${hostOf('a')}/${action}`, {}, keys.reader)).status, action).toBe(403);
  expect((await desk.ask('/operators/nothing')).status).toBe(404);
  expect((await desk.ask('/operators/nothing/graph')).status).toBe(404);
});
