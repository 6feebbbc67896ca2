/** Wherever the desk starts a crawl, one chooses what a browser draws; else it is as the settings say. */
import { load } from 'cheerio';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Desk, openDesk } from '../../../src/desk/desk.ts';
import { BROWSER_WHEN } from '../../../src/model/ports/capture.ts';
import { openWorkshop, type Workshop } from '../../../testkit/flow/crawl-services.ts';
import { type GeneratedWorld, startGeneratedWorld } from '../../../testkit/generated-world.ts';

let world: GeneratedWorld;
let shop: Workshop;
let desk: Desk;
let list: string;
let cookie: string;
beforeAll(async () => {
  world = await startGeneratedWorld({ sites: 2 });
  shop = await openWorkshop(world, { browser: 'never' });
  desk = await openDesk(shop.services, { host: '127.0.0.1', port: 0 });
  list = (await send('/lists', { name: 'My list', addresses: [world.urls[0]] })).id;
  const origin = desk.base;
  const body = new URLSearchParams({ key: desk.key, next: '/' });
  const entered = await fetch(`${origin}/login/key`, { method: 'POST', headers: { origin }, body, redirect: 'manual' });
  cookie = (entered.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
});
afterAll(async () => {
  await desk.close();
  await shop.close();
  await world.close();
});

const headers = () => ({ authorization: `Bearer ${desk.key}`, 'content-type': 'application/json' });
// oxlint-disable-next-line typescript/no-explicit-any -- each test looks at what it expects
async function send(path: string, body: object): Promise<any> {
  const answer = await fetch(`${desk.base}/api/v1${path}`, {
    method: 'POST',
    headers: headers(),
    body: JSON.stringify(body),
  });
  expect(answer.ok, `${path}: ${answer.status}`).toBe(true);
  return answer.json();
}

it('each form that starts a crawl has the field, with what the settings say chosen', async () => {
  for (const path of ['/compare', '/schedules', '/send', `/lists/${list}`]) {
    const $ = load(await (await fetch(`${desk.base}${path}`, { headers: { cookie } })).text());
    const fields = $('select[name=browser]');
    expect(fields.length, path).toBeGreaterThan(0);
    fields.each((_, field) => {
      const values = $(field)
        .find('option')
        .toArray()
        .map((one) => $(one).attr('value'));
      expect(new Set(values)).toEqual(new Set(BROWSER_WHEN));
      expect($(field).find('option[selected]').attr('value')).toBe('never');
    });
  }
});

it('what is chosen is what the run does', async () => {
  const { ledger, schedules } = shop.services.store;
  const { run } = await send('/captures', { url: world.urls[0], browser: 'auto' });
  expect((await ledger.run(run))?.options.browser).toBe('auto');
  await send(`/lists/${list}/run?browser=always`, {});
  await send('/schedules', { name: 'weekly', addresses: [world.urls[1]], every: '7d', later: true, browser: 'home' });
  const [schedule] = await schedules.list();
  expect(schedule?.options.browser).toBe('home');
  const { id } = await send('/comparisons', { left: world.urls[0], right: world.urls[1], browser: 'never' });
  expect(id).toMatch(/-/);
  expect((await ledger.runs(10)).map(({ options }) => options.browser).sort()).toEqual(['always', 'auto']);
});
