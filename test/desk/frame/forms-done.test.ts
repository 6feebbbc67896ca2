/** Each form of the route table, done: what the desk then says is a link to the thing that was made or changed. */
import { load } from 'cheerio';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { receiveAlerts } from '../../../src/cli/example-world.ts';
import { patternOf } from '../../../src/desk/frame/routes.ts';
import { openNouns } from '../../../src/desk/nouns.ts';
import { keepIndex } from '../../../src/flow/site/search-index.ts';
import { noParts } from '../../../testkit/desk/no-parts.ts';
import { fillDesk } from '../../../testkit/desk/pages.ts';

import { type DeskWorld, openDeskWorld } from '../desk-world.ts';

interface Sent {
  readonly path: string;
  readonly fields?: Readonly<Record<string, string>> | FormData;
  /** What stands at the end of the link, or on the page that answers. */
  readonly shows: string;
  /** What the desk says, beside that it is done: the bad rows by name. */
  readonly says?: string;
}
type Sample = () => Sent | Promise<Sent>;

let world: DeskWorld;
let receiver: Awaited<ReturnType<typeof receiveAlerts>>;
beforeAll(async () => {
  world = await openDeskWorld();
  receiver = await receiveAlerts();
  await fillDesk(world.services, ['s001.test', 's002.test'], (path, fields) => world.post(path, fields));
  const [one] = await store().suggestions.list({ limit: 1 });
  if (one === undefined) throw new Error('no suggestion');
  const { bits, state: _, ...rest } = { ...one, id: visited, address: 'http://s003.test/', site: 's003.test' };
  await store().suggestions.add([rest], () => bits);
});
afterAll(async () => {
  await receiver.close();
  await world.close();
});

const hookUrl = (): string => `http://127.0.0.1:${receiver.port}/alerts`;
const BY = 'Ada Lovelace';
/** A site of another operator, which `fillDesk` stores. */
const other = async (): Promise<string> =>
  (await store().matches.list({ limit: 100 })).find(({ id }) => /^d+$/.test(id))?.left.site ?? '';
const why = { by: BY, why: 'the same mailbox', reason: 'a claim' };
const store = () => world.services.store;
const finding = async () => (await store().matches.list({ site: 's001.test', limit: 1 }))[0]?.id ?? '';
const folder = async () => (await store().cases.list({ open: true, limit: 1 }))[0]?.id ?? '';
const [dismissed, visited] = ['e'.repeat(64), 'f'.repeat(64)];
/** Ids of what the samples before have made. */
const made: Record<string, string> = {};
const list = async () => (await store().lists.all())[0]?.id ?? '';
const schedule = async () => (await store().schedules.named('Weekly'))[0]?.id ?? '';
const formWith = (fields: Readonly<Record<string, string>>, files: Readonly<Record<string, string>>): FormData => {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  for (const [name, text] of Object.entries(files)) form.append(name, new Blob([text]), `${name}.html`);
  return form;
};
async function settled(path: string, states: RegExp): Promise<void> {
  const state = async () => ((await (await world.ask(`/api/v1${path}`)).json()) as { state: string }).state;
  await expect.poll(state, { timeout: 120_000, interval: 100 }).toMatch(states);
}
const FELT =
  '<!doctype html><title>Felt of the mill</title><h1>Felt</h1><p>Grey felt from our mill, write to mill@rarefelt-hexbridge.example or call +44 20 7946 0958.</p>';
const PAGE = '<!doctype html><title>Shop</title><p>Write to sales@tarn.example</p>';

/** In the order in which they are sent; a text says why a form has nothing to show. */
const SAMPLES: Readonly<Record<string, Sample | string>> = {
  '/findings/:id/judge': async () => ({
    path: `/findings/${await finding()}/judge`,
    fields: { ...why, judgement: 'positive' },
    shows: why.why,
  }),
  '/findings/:id/assign': async () => ({
    path: `/findings/${await finding()}/assign`,
    fields: { by: BY, to: 'Grace' },
    shows: 's001.test',
  }),
  '/findings/:id/case': async () => ({
    path: `/findings/${await finding()}/case`,
    fields: { by: BY, name: 'New folder', text: 'the pair' },
    shows: 'the pair',
  }),
  '/findings/:id/bundle': async () => ({ path: `/findings/${await finding()}/bundle`, shows: 'PK' }),
  '/findings/:id/export': async () => ({
    path: `/findings/${await finding()}/export`,
    fields: { format: 'csv' },
    shows: 's001.test',
  }),
  '/findings/judge': async () => ({
    path: '/findings/judge',
    fields: { ...why, id: await finding(), judgement: 'unsure', queue: '' },
    shows: 's001.test',
  }),
  '/findings/assign': async () => ({
    path: '/findings/assign',
    fields: { by: BY, to: '', id: await finding(), queue: '' },
    shows: 's001.test',
  }),
  '/seen': () => ({ path: '/seen', fields: { until: new Date().toISOString() }, shows: 'Since' }),
  '/cases': () => ({ path: '/cases', fields: { by: BY, name: 'The mill' }, shows: 'The mill' }),
  '/cases/:id/notes': async () => ({
    path: `/cases/${await folder()}/notes`,
    fields: { by: BY, text: 'Ask the registry.' },
    shows: 'Ask the registry.',
  }),
  '/cases/:id/files': async () => ({
    path: `/cases/${await folder()}/files`,
    fields: formWith({ by: BY, text: 'a letter' }, { file: 'Dear Sir' }),
    shows: 'a letter',
  }),
  '/cases/:id/assign': async () => ({
    path: `/cases/${await folder()}/assign`,
    fields: { by: BY, to: 'Grace' },
    shows: 'Grace',
  }),
  '/cases/:id/remove': async () => {
    const id = await folder();
    const note = (await store().cases.get(id))?.items.find(({ kind }) => kind === 'note');
    return {
      path: `/cases/${id}/remove`,
      fields: { by: BY, kind: 'note', subject: note?.subject ?? '' },
      shows: 'removed a note',
    };
  },
  '/cases/:id/export': async () => ({ path: `/cases/${await folder()}/export`, fields: { by: BY }, shows: 'PK' }),
  '/cases/:id/close': async () => ({
    path: `/cases/${await folder()}/close`,
    fields: { by: BY, close: 'yes' },
    shows: 'closed the case',
  }),
  '/sites/:id/case': () => ({ path: '/sites/s003.test/case', fields: { by: BY, name: 'Sites' }, shows: 's003.test' }),
  '/suggestions/:id/dismiss': () => ({ path: `/suggestions/${dismissed}/dismiss`, fields: why, shows: why.why }),
  '/suggestions/:id/visit': () => ({ path: `/suggestions/${visited}/visit`, shows: 'Findings' }),
  '/search/text': () => ({
    path: '/search/text',
    fields: { text: 'nobody has ever written these words on a page' },
    shows: 'nobody has ever written',
  }),
  '/search/picture': () => {
    const dot = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';
    const form = new FormData();
    form.append('picture', new Blob([Buffer.from(dot, 'base64')]), 'dot.png');
    return { path: '/search/picture', fields: form, shows: 'picture' };
  },
  '/compare': () => ({
    path: '/compare',
    fields: formWith({ by: BY, left: 'left.example', right: 'right.example' }, { leftFile: FELT, rightFile: FELT }),
    shows: 'leftFile.html',
  }),
  '/compare/:id/finding': async () => {
    await settled(`/comparisons/${made['compare']}`, /done|failed/);
    return { path: `/compare/${made['compare']}/finding`, shows: 'left.example' };
  },
  '/send': () => ({ path: '/send', fields: { url: 's003.test' }, shows: 'Findings' }),
  '/imports/lists': () => ({
    path: '/imports/lists',
    fields: formWith({ by: BY }, { file: 'id,name,type\nx1,Northwind Felt Ltd,company\n' }),
    shows: 'file.html',
  }),
  '/imports/:id/list': async () => {
    await settled(`/imports/${made['imports']}`, /asking|ready/);
    return { path: `/imports/${made['imports']}/list`, fields: { list: 'Felt' }, shows: 'file.html' };
  },
  '/imports/:id/confirm': async () => {
    await settled(`/imports/${made['imports']}`, /asking|ready/);
    return { path: `/imports/${made['imports']}/confirm`, fields: { accept: 'one row' }, shows: 'file.html' };
  },
  '/imports/archives': () => ({
    path: '/imports/archives',
    fields: formWith({ by: BY }, { file: PAGE }),
    shows: 'file.html',
  }),
  '/imports/:id/archive': async () => {
    await settled(`/imports/${made['imports']}`, /asking/);
    const fields = { url: 'tarn.example', at: '2021-06-30', by: BY };
    return { path: `/imports/${made['imports']}/archive`, fields, shows: 'file.html' };
  },
  '/imports/captures': () => ({
    path: '/imports/captures',
    fields: { url: 'bare.example', by: BY },
    shows: 'https://bare.example',
  }),
  '/schedules': () => ({
    path: '/schedules',
    fields: { name: 'Weekly', addresses: 's003.test\nnot_an_address', every: '7d', later: 'yes' },
    shows: 'Weekly',
    says: 'not_an_address',
  }),
  '/schedules/:id/run': async () => ({ path: `/schedules/${await schedule()}/run`, shows: 'Findings' }),
  '/schedules/:id/pause': async () => ({ path: `/schedules/${await schedule()}/pause`, shows: 'Weekly' }),
  '/schedules/:id/resume': async () => ({ path: `/schedules/${await schedule()}/resume`, shows: 'Weekly' }),
  '/schedules/:id/remove': async () => ({ path: `/schedules/${await schedule()}/remove`, shows: 'Schedules' }),
  '/lists': () => ({
    path: '/lists',
    fields: { name: 'Mills', addresses: 's003.test\nnot_an_address', by: BY },
    shows: 's003.test',
    says: 'not_an_address',
  }),
  '/lists/:id/add': async () => ({
    path: `/lists/${made['lists']}/add`,
    fields: { addresses: 'bare.example\nnot_an_address', tags: 'felt' },
    shows: 'bare.example',
    says: 'not_an_address',
  }),
  '/lists/:id/rows': async () => {
    const [row] = await store().lists.rows(made['lists'] ?? '', 0, 1);
    const fields = { row: String(row?.seq), do: 'label', tags: 'wool', interval: '' };
    return { path: `/lists/${made['lists']}/rows`, fields, shows: 'wool' };
  },
  '/lists/:id/run': () => ({ path: `/lists/${made['lists']}/run`, shows: 'Findings' }),
  '/lists/:id/remove': () => ({ path: `/lists/${made['lists']}/remove`, shows: 'Lists' }),
  '/lists/:id/schedule': async () => ({
    path: `/lists/${await list()}/schedule`,
    fields: { every: '7d', later: 'yes' },
    shows: 'every 7d',
  }),
  '/hooks': () => ({ path: '/hooks', fields: { url: hookUrl(), as: 'standard', all: 'yes' }, shows: 'hook' }),
  '/hooks/:id': () => ({
    path: `/hooks/${made['hooks']}`,
    fields: { url: hookUrl(), as: 'standard' },
    shows: 'standard',
  }),
  '/hooks/:id/pause': () => ({ path: `/hooks/${made['hooks']}/pause`, shows: 'aused' }),
  '/hooks/:id/resume': () => ({ path: `/hooks/${made['hooks']}/resume`, shows: 'standard' }),
  '/hooks/:id/test': () => ({ path: `/hooks/${made['hooks']}/test`, shows: 'standard' }),
  '/hooks/:id/replay': async () => {
    const hooks = (await store().hooks.list()).map(({ id }) => id);
    const sent = (await Promise.all(hooks.map((id) => store().outbox.latest(id, 1)))).flat()[0];
    return { path: `/hooks/${sent?.hook}/replay`, fields: { alert: sent?.alert.id ?? '' }, shows: 'match.flagged' };
  },
  '/hooks/:id/remove': () => ({ path: `/hooks/${made['hooks']}/remove`, shows: 'Alerts' }),
  '/log/check': () => ({ path: '/log/check', shows: 'Log' }),
  '/holds': () => ({
    path: '/holds',
    fields: { ...why, kind: 'site', subject: 's001.test' },
    shows: 's001.test',
  }),
  '/holds/:id/lift': async () => {
    const [hold] = await store().holds.list({ kind: 'site', subject: 's001.test', limit: 1 });
    return { path: `/holds/${hold?.id}/lift`, fields: { ...why, reason: 'the claim is settled' }, shows: 'settled' };
  },
  '/people/users': () => ({
    path: '/people/users',
    fields: { name: 'Grace Hopper', role: 'analyst', password: 'felt and mill and tarn' },
    shows: 'Grace Hopper',
  }),
  '/people/password': async () => ({
    path: '/people/password',
    fields: { user: (await store().users.list())[0]?.id ?? '', password: 'tarn and felt and mill' },
    shows: 'Grace Hopper',
  }),
  '/people/users/:id/disable': async () => ({
    path: `/people/users/${(await store().users.list())[0]?.id}/disable`,
    shows: 'Grace Hopper',
  }),
  '/people/keys': () => ({
    path: '/people/keys',
    fields: { name: 'Robot', of: '', role: 'reader', days: '7' },
    shows: 'Robot',
  }),
  '/people/keys/:id/revoke': async () => ({
    path: `/people/keys/${(await store().tokens.list()).find(({ name }) => name === 'Robot')?.id}/revoke`,
    shows: 'Robot',
  }),
  '/comments': () => ({
    path: '/comments',
    fields: { by: BY, about: 'site', subject: 's001.test', text: 'The felt is theirs.' },
    shows: 'The felt is theirs.',
  }),
  '/comments/:id/withdraw': async () => {
    const about = await store().comments.of('site', ['s001.test']);
    const mine = about.find(({ text }) => text === 'The felt is theirs.');
    return { path: `/comments/${mine?.id}/withdraw`, fields: { by: BY }, shows: 'ithdrawn' };
  },
  '/searches': () => ({ path: '/searches', fields: { name: 'Felt', text: 'hexbridge' }, shows: 'Felt' }),
  '/searches/:id/watch': async () => {
    // A search is watched once all that is stored is in the index.
    await keepIndex(world.services, new AbortController().signal, 60_000);
    return { path: `/searches/${made['searches']}/watch`, fields: { watched: 'yes' }, shows: 'Felt' };
  },
  '/searches/:id/remove': () => ({ path: `/searches/${made['searches']}/remove`, shows: 'searches' }),
  '/inbox/read': () => ({ path: '/inbox/read', fields: { every: 'yes' }, shows: 'nbox' }),
  '/follows': () => ({
    path: '/follows',
    fields: { by: BY, from: 's001.test', depth: '1', budget: '2' },
    shows: 's001.test',
  }),
  '/follows/:id/stop': () => ({ path: `/follows/${made['follows']}/stop`, shows: 's001.test' }),
  '/operators/:key/name': () => ({
    path: '/operators/s001.test/name',
    fields: { by: BY, name: 'The felt makers' },
    shows: 'The felt makers',
  }),
  '/operators/:key/note': () => ({
    path: '/operators/s001.test/note',
    fields: { by: BY, text: 'They share a mill.' },
    shows: 'They share a mill.',
  }),
  '/operators/:key/merge': async () => ({
    path: '/operators/s001.test/merge',
    fields: { by: BY, other: await other(), why: 'one address' },
    shows: 'one address',
  }),
  '/operators/:key/split': async () => ({
    path: '/operators/s001.test/split',
    fields: { by: BY, node: await other(), why: 'two addresses' },
    shows: 'two addresses',
  }),
  '/operators/:key/case': () => ({
    path: '/operators/s001.test/case',
    fields: { by: BY, name: 'All of them' },
    shows: 's001.test',
  }),
  '/operators/:key/export': () => ({
    path: '/operators/s001.test/export',
    fields: { format: 'graphml' },
    shows: 'graphml',
  }),
  '/runs/:id/name': async () => ({
    path: `/runs/${(await store().ledger.runs(1))[0]?.id}/name`,
    fields: { name: 'The mills' },
    shows: 'The mills',
  }),
  '/account/end': 'a key has no sign-in to end (test/desk/sign-in/)',
  '/account/password': 'a key has no password; it leads to the sign-in (test/desk/sign-in/)',
  '/purges/preview': () => ({ path: '/purges/preview', fields: { site: 's004.test' }, shows: 's004.test' }),
  '/purges': () => ({
    path: '/purges',
    fields: { ...why, site: 's004.test', confirm: 's004.test' },
    shows: 's004.test',
  }),
};

/** What is wrong with what the desk says when it has done this. */
async function faultOf({ path, fields = {}, shows, says = '' }: Sent): Promise<string | null> {
  const answer = await world.post(path, fields);
  const to = answer.headers.get('location');
  const made_ = /^\/(\w+)\/([\w-]+)/.exec(to ?? '');
  if (made_ !== null) made[made_[1] ?? ''] = made_[2] ?? '';
  if (to === null) return faultOfPage(answer, shows);
  if (answer.status !== 303) return `${answer.status}`;
  const cookie = answer.headers.getSetCookie().find((one) => one.startsWith('revenant-said=')) ?? '';
  let page = await world.ask(to, { headers: { cookie: cookie.split(';')[0] ?? '' } });
  const said = load(await page.text())('.said');
  if (cookie !== '' && said.find('a').length !== 1) return `no link in “${said.text()}” at ${to}`;
  if (!said.text().includes(says)) return `says “${said.text()}”`;
  const [thing = '', part] = (said.find('a').attr('href') ?? to).split('#');
  page = await world.ask(thing);
  const $ = load(await page.text());
  const text = part === undefined ? $('main').text() : $(`[id="${part}"]`).text();
  return page.status === 200 && text.includes(shows) ? null : `${page.status}, ${thing} ${part}: ${text.slice(0, 200)}`;
}

/** A page that is itself the result, or a file. */
async function faultOfPage(answer: Response, shows: string): Promise<string | null> {
  const text = await answer.text();
  if (answer.status >= 300 || !text.includes(shows))
    return `${answer.status}: ${load(text)('main').text().slice(0, 200)}`;
  if (answer.status !== 201) return null;
  const link = load(text)('main p a').last().attr('href') ?? '';
  made['hooks'] = /^\/hooks\/(.+)/.exec(link)?.[1] ?? made['hooks'] ?? '';
  const [thing = '', part] = link.split('#');
  const $ = load(await (await world.ask(thing)).text());
  return part === undefined || $(`[id="${part}"]`).length === 1 ? null : `no ${part} at ${thing}`;
}

it('leads to the thing', { timeout: 300_000 }, async () => {
  const pages = openNouns(noParts()).flatMap((noun) => noun.pages);
  const posts = pages.filter(({ method }) => method === 'POST').map(({ path }) => patternOf(path));
  expect(posts.filter((path) => SAMPLES[path] === undefined)).toEqual([]);
  const faults: string[] = [];
  for (const [pattern, sample] of Object.entries(SAMPLES)) {
    const fault = typeof sample === 'string' ? null : await faultOf(await sample());
    if (fault !== null) faults.push(`${pattern}: ${fault}`);
  }
  expect(faults).toEqual([]);
});
