/** By keyboard, wide and narrow: a site over time, runs, schedules at a time of day, lists of entities. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { lookFaults } from '../../../testkit/desk/looks.ts';
import { type DeskBrowser, noBrowser, openDeskBrowser, shoot } from '../desk-browser.ts';
import { type DeskWorld, KEY, openDeskWorld } from '../desk-world.ts';
import type { Keyboard } from '../keyboard.ts';

const pageOf = (words: string): string =>
  `<!doctype html><html lang="en"><head><title>Tarn</title></head><body><h1>Tarn</h1><p>Grey felt from our mill, ${words}.</p></body></html>`;

describe.skipIf(noBrowser)('a site over time in a browser (skipped without Chromium)', () => {
  let desk: DeskWorld;
  let seen: DeskBrowser;
  beforeAll(async () => {
    desk = await openDeskWorld();
    for (const [at, words] of [
      ['2021-06-30', 'write to anna@tarn.example'],
      ['2022-06-30', 'write to bob@tarn.example'],
      ['2023-06-30', 'closed'],
    ] as const) {
      const form = new FormData();
      for (const [name, value] of Object.entries({ by: 'Ada', url: 'https://tarn.example/', at }))
        form.append(name, value);
      form.append('file', new File([pageOf(words)], 'saved.html'));
      await desk.ask('/api/v1/imports/archives', { method: 'POST', body: form });
    }
    const stored = () => desk.services.store.ledger.visitHeads({ site: 'tarn.example', limit: 9 });
    while ((await stored()).length < 3) await new Promise((done) => setTimeout(done, 100));
    seen = await openDeskBrowser(desk);
  }, 240_000);
  afterAll(async () => {
    await seen.close();
    await desk.close();
  });

  async function looksRight({ page }: Keyboard, width: number): Promise<void> {
    await shoot(page, `${width}-${Date.now()}`);
    expect(await lookFaults(page, { media: 'light', width }, true), page.url()).toEqual([]);
  }

  for (const width of [1440, 360])
    it(`at ${width} px`, async () => {
      const ada = await seen.enter({
        viewport: { width, height: 900 },
        bypassCSP: true,
        timezoneId: 'America/Havana',
      });
      const { page } = ada;
      await page.goto(seen.at('/sites/tarn.example'));
      await looksRight(ada, width);
      const oldest = await page.$eval(
        'select[name=earlier] option:last-child',
        (one) => (one as unknown as { value: string }).value,
      );
      await ada.choose('select[name=earlier]', oldest);
      await ada.press('form[action$="/difference"] button');
      expect(await page.textContent('del')).toContain('write to anna');
      expect(await page.textContent('ins')).toContain('closed');
      await looksRight(ada, width);
      await ada.press('.crumb a');
      await ada.press('a[href$="/timeline"]');
      expect(await page.textContent('main')).toContain('First seen');
      await looksRight(ada, width);

      // A run, from a visit, is given a name and found by it.
      const [first] = await desk.services.store.matches.list({});
      await page.goto(seen.at(`/sites/${encodeURIComponent(first?.right.site ?? '')}`));
      await ada.press('td a[href^="/runs/"]');
      await ada.write('input[name=name]', `Sellers ${width}`);
      await ada.press('form[action$="/name"] button');
      expect(await page.textContent('h1')).toBe(`Sellers ${width}`);
      await looksRight(ada, width);
      await ada.press('.crumb a[href="/runs"]');
      expect(await page.textContent('td.sites')).toContain(`Sellers ${width}`);
      await looksRight(ada, width);

      // A schedule at a time of day, in the zone of the browser.
      await page.goto(seen.at('/schedules'));
      expect(await page.inputValue('input[name=timezone]')).toBe('America/Havana');
      await ada.write('input[name=name]', `Nightly ${width}`);
      await ada.write('textarea[name=addresses]', 'https://shop.example/');
      await ada.choose('select[name=every]', '1d');
      await ada.to('input[name=at]');
      await page.keyboard.type('0230AM');
      await ada.write('input[name=timezone]', 'Europe/Atlantis');
      await ada.press('form[action="/schedules"] button');
      expect(await page.getAttribute('input[name=timezone]', 'aria-invalid')).toBe('true');
      expect(await page.inputValue('input[name=at]')).toBe('02:30');
      await ada.write('input[name=timezone]', 'Europe/Berlin');
      await ada.tick('input[name=later]');
      await ada.press('form[action="/schedules"] button');
      expect(await page.textContent('table')).toContain('every 1d at 02:30 (Europe/Berlin)');
      await looksRight(ada, width);

      // A list opens, an entity of it too, and its identifiers lead to the search.
      await desk.services.store.entities.save([
        {
          ...{
            id: 'felt-1',
            type: 'company',
            names: ['Tarn Felt Ltd'],
            aliases: [],
            dates: {},
            list: 'Felt',
            captures: [],
          },
          identifiers: {
            websites: ['tarn.example'],
            emails: [],
            phones: [],
            social: [],
            addresses: [],
            registrationNumbers: [],
            wallets: [],
          },
        },
      ]);
      await page.goto(seen.at('/entities'));
      await looksRight(ada, width);
      await ada.press('td.sites a[href="/entities?list=Felt"]');
      await looksRight(ada, width);
      await ada.press('td.sites a[href="/entities/felt-1"]');
      await looksRight(ada, width);
      await ada.press('a[href="/search?q=tarn.example"]');
      expect(await page.textContent('main')).toContain('tarn.example');
      await page.context().close();
    }, 240_000);

  it('a reader sees all of it, and names no run', async () => {
    const reader = { authorization: `Bearer ${await desk.keyOf('reader', 'Rosa')}` };
    const get = async (path: string) => fetch(`${desk.base}${path}`, { headers: reader });
    const [run] = await desk.services.store.ledger.runs(1);
    for (const path of [
      '/sites/tarn.example/difference',
      '/sites/tarn.example/timeline',
      '/runs',
      `/runs/${run?.id}`,
      '/entities',
    ])
      expect((await get(path)).status, path).toBe(200);
    expect(await (await get(`/runs/${run?.id}`)).text()).not.toContain('<form');
    expect((await desk.post(`/runs/${run?.id}/name`, { name: 'x' }, reader.authorization.slice(7))).status).toBe(403);
    const named = await fetch(`${desk.base}/api/v1/runs/${run?.id}`, {
      method: 'PATCH',
      headers: { authorization: `Bearer ${KEY}`, 'content-type': 'application/json' },
      body: '{"name":"<b>By a program</b>"}',
    });
    expect(named.status).toBe(204);
    expect(await (await get('/runs')).text()).toContain('&lt;b&gt;By a program&lt;/b&gt;');
  });
});
