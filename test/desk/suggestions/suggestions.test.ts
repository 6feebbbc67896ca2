import { load } from 'cheerio';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { currentPriors } from '../../../src/flow/suggest/priors.ts';
import type { SuggestionReason } from '../../../src/model/derived/suggestion.ts';
import { sha256 } from '../../../src/model/digest.ts';
import { Entity } from '../../../src/model/facts/seed.ts';
import { rankOf } from '../../../src/suggest/rank.ts';
import { type DeskWorld, openDeskWorld } from '../desk-world.ts';

const AT = '2026-11-30T08:00:00.000Z';
let desk: DeskWorld;
let reader = '';
const suggest = async (site: string, bits: number, quote = 'our new shop'): Promise<string> => {
  const id = sha256('website', site);
  const reason: SuggestionReason = {
    ...{ kind: 'bio', bits, entity: 'listed', from: 's001.test', visit: null, capture: null },
    ...{ url: 'http://s001.test/about', quote, steps: 1, seenAt: AT },
  };
  const suggestion = { id, address: `http://${site}/`, site, kind: 'website' as const, reasons: [reason] };
  await desk.services.store.suggestions.add([suggestion], rankOf);
  return id;
};
beforeAll(async () => {
  desk = await openDeskWorld();
  reader = await desk.keyOf('reader', 'Rosa Reader');
});
afterAll(() => desk.close());

const page = async (path: string, key?: string) => {
  const answer = await desk.ask(path, key === undefined ? {} : { headers: { authorization: `Bearer ${key}` } });
  expect(answer.status, path).toBe(200);
  return load(await answer.text());
};

it('are listed by rank; a stranger’s words are text; a reader has no forms', async () => {
  const weak = await suggest('weak.test', 2);
  const strong = await suggest('strong.test', 8, '<script>alert(1)</script>');
  const $ = await page('/suggestions');
  const links = $('td.sites a')
    .toArray()
    .map((link) => $(link).attr('href'));
  expect(links).toEqual([`/suggestions/${strong}`, `/suggestions/${weak}`]);
  const one = await page(`/suggestions/${strong}`);
  expect(one('main').text()).toContain('<script>alert(1)</script>');
  expect(one('main script')).toHaveLength(0);
  expect(one('main form')).toHaveLength(2);
  expect((await page(`/suggestions/${strong}`, reader))('main form')).toHaveLength(0);
});

it('come as documents, in pages', async () => {
  type Page = { suggestions: { site: string }[]; next: string };
  const pageAt = async (query: string) =>
    (await (await desk.ask(`/api/v1/suggestions?limit=1${query}`)).json()) as Page;
  const first = await pageAt('');
  const second = await pageAt(`&cursor=${first.next}`);
  expect([...first.suggestions, ...second.suggestions].map(({ site }) => site)).toEqual(['strong.test', 'weak.test']);
  expect((await desk.ask('/api/v1/suggestions/nothing')).status).toBe(404);
  expect((await desk.ask('/api/v1/suggestions?state=odd')).status).toBe(400);
});

it('are dismissed with a name and a reason, and stay on record', async () => {
  const id = await suggest('bank.test', 3);
  const done = await desk.post(`/suggestions/${id}/dismiss`, { why: 'their bank', by: 'Ada' });
  expect([done.status, done.headers.get('location')]).toEqual([303, '/suggestions']);
  expect((await page(`/suggestions/${id}`))('main').text()).toContain('by Ada: their bank');
  expect((await desk.post(`/suggestions/${id}/dismiss`, { why: 'x' }, reader)).status).toBe(403);
});

it('say what reasons are worth now, and what a reason was worth when it was ranked', async () => {
  const priors = await currentPriors(desk.services);
  const row = (await page('/suggestions', reader))('details tbody tr')
    .toArray()
    .map((tr) => load(tr).text())
    .find((text) => text.startsWith('site of a profile'));
  expect(row).toContain(`8.0${priors.of.bio.bits.toFixed(1)}`);
  const answer = (await (await desk.ask('/api/v1/priors')).json()) as { priors: { kind: string; negative: number }[] };
  expect(answer.priors.find(({ kind }) => kind === 'bio')).toMatchObject({ negative: 1, people: 1 });
  const moved = sha256('website', 'moved.test');
  const about = { visit: null, capture: null, url: null, quote: 'our new shop', steps: 1, seenAt: AT };
  const reason = { kind: 'bio' as const, bits: 7, entity: 'listed', from: 's001.test', ...about };
  await desk.services.store.suggestions.add(
    [
      {
        ...{ id: moved, address: 'http://moved.test/', site: 'moved.test', kind: 'website' },
        reasons: [{ ...reason, prior: { bits: 7.4, shipped: 8, judgements: 'a', at: AT } }],
      },
    ],
    rankOf,
  );
  expect((await page(`/suggestions/${moved}`))('main').text()).toContain(
    'worth 7.4 bits by judgements, 8.0 as shipped',
  );
});

it('are begun from an entity and from a list, by an analyst', async () => {
  const [id, list] = ['quill/1', 'Harbour list'];
  const many = Array.from({ length: 201 }, (_, i) => Entity.parse({ id: `m${i}`, names: [`M ${i}`], list: 'Long' }));
  await desk.services.store.entities.save([Entity.parse({ id, names: ['Quill Works'], list }), ...many]);
  expect((await page('/entities?list=Long'))('a[href$="#follow"]')).toHaveLength(0);
  const pages = [`/entities/${encodeURIComponent(id)}`, `/entities?${new URLSearchParams({ list }).toString()}`];
  for (const [i, path] of pages.entries()) {
    const href = (await page(path))('a[href$="#follow"]').attr('href') ?? '';
    expect((await page(href))('#follow input[name=from]').attr('value')).toBe([id, list][i]);
    expect((await page(path, reader))('a[href$="#follow"]')).toHaveLength(0);
  }
});

it('are visited by a worker, and the page says what came of it', async () => {
  const id = await suggest('s000.test', 5);
  expect((await desk.post(`/suggestions/${id}/visit`, {})).status).toBe(303);
  await expect.poll(async () => (await page(`/suggestions/${id}`))('main p').first().text()).toContain('Captured');
  expect((await desk.services.store.ledger.visits({ site: 's000.test' })).some(({ visit }) => visit.run !== null)).toBe(
    true,
  );
});
