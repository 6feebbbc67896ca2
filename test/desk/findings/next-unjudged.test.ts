/** The way from one finding to the next unjudged one of the same queue, and the files of the bar's menu. */
import { load } from 'cheerio';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Desk, openDesk } from '../../../src/desk/desk.ts';
import type { Match } from '../../../src/model/derived/match.ts';
import { FINDING_FORMATS as FORMATS } from '../../../src/report/exports.ts';
import { openWorkshop, type Workshop } from '../../../testkit/flow/crawl-services.ts';
import { type GeneratedWorld, startGeneratedWorld } from '../../../testkit/generated-world.ts';
import { MATCH } from '../../../testkit/report/example-match.ts';
import { saidIn } from '../said.ts';

const id = (letter: string): string => letter.repeat(64);
/** Three strong findings and a lead between them, the heaviest first. */
const FOUND: readonly Match[] = [
  ...[
    ['a', 40, 'strong'] as const,
    ['b', 30, 'lead'] as const,
    ['c', 20, 'strong'] as const,
    ['d', 20, 'strong'] as const,
  ],
].map(([letter, weight, verdict]) => ({ ...MATCH, id: id(letter), weight, verdict }));

let world: GeneratedWorld;
let shop: Workshop;
let desk: Desk;

beforeAll(async () => {
  world = await startGeneratedWorld({ sites: 1 });
  shop = await openWorkshop(world, { secondReviewer: true });
  desk = await openDesk(shop.services, { host: '127.0.0.1', port: 0 });
  await shop.services.store.ledger.saveFound(FOUND, []);
});
afterAll(async () => {
  await desk.close();
  await shop.close();
  await world.close();
});

const headers = () => ({ authorization: `Bearer ${desk.key}`, origin: desk.base });
const ask = (path: string): Promise<Response> =>
  fetch(`${desk.base}${path}`, { redirect: 'manual', headers: headers() });
const post = (path: string, fields: Readonly<Record<string, string>>): Promise<Response> =>
  fetch(`${desk.base}${path}`, {
    ...{ method: 'POST', redirect: 'manual', headers: headers(), body: new URLSearchParams(fields) },
  });
const leadsTo = async (path: string): Promise<string | null> => (await ask(path)).headers.get('location');
const judge = (letter: string, judgement: string, by = 'Ada', more: Readonly<Record<string, string>> = {}) =>
  post(`/findings/${id(letter)}/judge`, { judgement, by, why: 'looked at', ...more });

describe('the next unjudged finding', () => {
  it('keeps the filter of the queue, which a finding gets from there', async () => {
    const queue = load(await (await ask('/findings?verdict=strong')).text());
    const first = queue('td.sites a').first().attr('href') ?? '';
    expect(first).toBe(`/findings/${id('a')}?verdict=strong&judged=none`);
    const page = load(await (await ask(first)).text());
    expect(page('a.next').attr('href')).toBe(`/findings/${id('a')}/next?verdict=strong&judged=none`);
    expect(page('.crumb a').attr('href')).toBe('/findings?verdict=strong&judged=none');
    // Not the lead, which is heavier.
    expect(await leadsTo(page('a.next').attr('href') ?? '')).toBe(`/findings/${id('c')}?verdict=strong&judged=none`);
    expect(await leadsTo(`/findings/${id('a')}/next`), 'the queue as it is').toBe(`/findings/${id('b')}`);
  });

  it('goes in the order of the queue, among equals too, and from its end to its top', async () => {
    const order = [await leadsTo(`/findings/${id('b')}/next`), await leadsTo(`/findings/${id('c')}/next`)];
    expect(order).toEqual([`/findings/${id('c')}`, `/findings/${id('d')}`]);
    expect(await leadsTo(`/findings/${id('d')}/next`)).toBe(`/findings/${id('a')}`);
  });

  it('is shown by the same form that records a judgement, and passes what is judged', async () => {
    const answer = await judge('c', 'negative', 'Ada', { after: 'next', queue: 'verdict=strong&judged=none' });
    const to = answer.headers.get('location') ?? '';
    expect(to).toBe(`/findings/${id('c')}/next?verdict=strong&judged=none`);
    expect(await leadsTo(to)).toBe(`/findings/${id('d')}?verdict=strong&judged=none`);
    expect(await leadsTo(`/findings/${id('a')}/next?judged=any`), 'judged or not').toContain(id('b'));
    expect(await leadsTo(`/findings/${id('b')}/next`)).toBe(`/findings/${id('d')}`);
    expect(await saidIn(answer, desk.base, desk.key)).toBe('The finding before this one was judged negative.');
    const stays = await judge('d', 'negative', 'Ada', { queue: 'verdict=strong&judged=none' });
    expect(stays.headers.get('location')).toBe(`/findings/${id('d')}?verdict=strong&judged=none`);
  });

  it('says that none is left, and shows the queue', async () => {
    for (const letter of ['a', 'b']) await judge(letter, 'unsure');
    const answer = await ask(`/findings/${id('a')}/next?verdict=strong`);
    expect(answer.headers.get('location')).toBe('/findings?verdict=strong&judged=none');
    expect(await saidIn(answer, desk.base, desk.key)).toContain('waits for a judgement');
  });

  it('goes through what waits for a second person, in a queue of such', async () => {
    for (const letter of ['a', 'c']) await judge(letter, 'positive');
    expect(await leadsTo(`/findings/${id('a')}/next?judged=proposed`)).toBe(`/findings/${id('c')}?judged=proposed`);
  });

  it('takes nothing else from the address', async () => {
    expect(await leadsTo(`/findings/${id('b')}/next?judged=proposed&evil=//evil.example&page=9999999`)).toBe(
      `/findings/${id('c')}?judged=proposed`,
    );
    expect((await ask(`/findings/${'f'.repeat(64)}/next`)).status).toBe(404);
  });
});

describe('the menu of exports', () => {
  let rows: { readonly method: string; readonly path: string; readonly format: string }[];
  beforeEach(async () => {
    const $ = load(await (await ask(`/findings/${id('a')}`)).text());
    const forms = $('.menu form').toArray();
    rows = forms.map((form) => ({
      method: $(form).attr('method') ?? '',
      path: $(form).attr('action') ?? '',
      format: $(form).find('input[name=format]').attr('value') ?? '',
    }));
    // A brief and a report, each in three formats.
    expect($('#export a').length).toBe(6);
  });

  it('offers every format that the program writes', () => {
    expect(
      rows
        .map(({ format }) => format)
        .filter((one) => one !== '')
        .sort(),
    ).toEqual([...FORMATS].sort());
  });

  it('gives each as a file with a name, and the log has an entry for it', async () => {
    for (const { path, format } of rows.filter((row) => row.format !== '')) {
      const file = await post(path, { format });
      expect([format, file.status]).toEqual([format, 200]);
      expect(file.headers.get('content-disposition')).toMatch(/^attachment; filename="match-a{12}\.[a-z.]+"$/);
      expect((await file.text()).length).toBeGreaterThan(100);
    }
    const logged = await shop.services.store.log.about([id('a')]);
    expect(logged.filter(({ kind }) => kind === 'export').length).toBe(FORMATS.length);
    expect((await post(`/findings/${id('a')}/export`, { format: 'exe' })).status).toBe(400);
  });
});
