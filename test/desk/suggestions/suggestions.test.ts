import { load } from 'cheerio';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { SuggestionReason } from '../../../src/model/derived/suggestion.ts';
import { sha256 } from '../../../src/model/digest.ts';
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

it('are visited by a worker, and the page says what came of it', async () => {
  const id = await suggest('s000.test', 5);
  expect((await desk.post(`/suggestions/${id}/visit`, {})).status).toBe(303);
  await expect.poll(async () => (await page(`/suggestions/${id}`))('main p').first().text()).toContain('Captured');
  expect((await desk.services.store.ledger.visits({ site: 's000.test' })).some(({ visit }) => visit.run !== null)).toBe(
    true,
  );
});
