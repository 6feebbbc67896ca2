/** Somebody who knows no command line imports a list and an archive, by keyboard, wide and narrow. */
import type { Browser } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type DeskRoute, patternIn, routesOf } from '../../../testkit/desk/routes-of.ts';
import { JOURNEY_WIDTHS, noBrowser, openBrowser } from '../desk-browser.ts';
import { type DeskWorld, openDeskWorld } from '../desk-world.ts';
import { asked, type Keyboard, keyboardOf } from '../keyboard.ts';

const fileOf = (name: string, text: string) => ({ name, mimeType: 'text/plain', buffer: Buffer.from(text) });
const csv = (list: string, count: number) =>
  `id,name,type\n${Array.from({ length: count }, (_, i) => `${list}${i},${list} Felt ${i} Ltd,company`).join('\n')}\n`;
const pageOf = (host: string) =>
  `<!doctype html><html lang="en"><head><title>Felt of ${host}</title></head><body><h1>Felt</h1><p>Grey felt from our mill, write to mill@rarefelt-hexbridge.example or call +44 20 7946 0958.</p></body></html>`;

describe.skipIf(noBrowser)('imports in a browser (skipped without Chromium)', () => {
  let desk: DeskWorld;
  let browser: Browser;
  let routes: DeskRoute[];
  beforeAll(async () => {
    desk = await openDeskWorld();
    routes = await routesOf(desk.services);
    browser = await openBrowser();
  });
  afterAll(async () => {
    await browser.close();
    await desk.close();
  });

  const at = (path: string): string => `${new URL(desk.url).origin}${path}`;
  async function enter(width: number): Promise<Keyboard> {
    const context = await browser.newContext({ viewport: { width, height: 800 } });
    const page = await context.newPage();
    const ada = keyboardOf(page, new Set(), (method, path) => patternIn(routes, method, path));
    await page.goto(desk.url);
    await ada.press('form[action="/login/key"] button');
    return ada;
  }
  const fits = async ({ page }: Keyboard, width: number) => {
    expect(await asked(page, 'document.documentElement.scrollWidth'), page.url()).toBeLessThanOrEqual(width);
    if (process.env['SHOTS'])
      await page.screenshot({ path: `${process.env['SHOTS']}-${width}-${Date.now()}.png`, fullPage: true });
  };

  for (const width of JOURNEY_WIDTHS)
    it(`a list and an archive, at ${width} px`, async () => {
      const ada = await enter(width);
      const { page } = ada;
      const list = `List${width}`;
      await page.goto(at('/imports'));
      await fits(ada, width);
      const form = 'form[action="/imports/lists"]';
      await ada.file(`${form} input[type=file]`, fileOf('felt.csv', csv(list, 30)));
      await ada.write(`${form} input[name=by]`, 'Ada');
      await ada.press(`${form} button`);
      // The list has no name yet: the field is marked, and the file is kept.
      await page.waitForSelector('input[name=list][aria-invalid=true]', { timeout: 60_000 });
      await fits(ada, width);
      await ada.write('input[name=list]', list);
      await ada.press('form[action$="/list"] button');
      await page.waitForSelector('form[action$="/confirm"] button', { timeout: 60_000 });
      await fits(ada, width);
      await ada.press('form[action$="/confirm"] button');
      await page.waitForSelector('a[href="/entities"]:not(nav a)', { timeout: 60_000 });
      expect((await desk.services.store.watchlists.newest(list))?.counts.entities).toBe(30);

      await page.goto(at('/imports'));
      const archives = 'form[action="/imports/archives"]';
      await ada.file(`${archives} input[type=file]`, fileOf('saved.html', pageOf(`f${width}.example`)));
      await ada.write(`${archives} input[name=url]`, `f${width}.example`);
      await ada.write(`${archives} input[name=at]`, '2021-06-30');
      await ada.press(`${archives} button`);
      await page.waitForSelector(`td a[href="/sites/f${width}.example"]`, { timeout: 60_000 });
      await fits(ada, width);
      await ada.press(`td a[href="/sites/f${width}.example"]`);
      expect(await page.textContent('h1')).toContain(`f${width}.example`);
      await page.context().close();
    }, 240_000);

  it('two files are compared, and the comparison becomes a finding', async () => {
    const ada = await enter(1440);
    const { page } = ada;
    await page.goto(at('/compare'));
    for (const side of ['left', 'right']) {
      await ada.write(`input[name=${side}]`, `${side}.example`);
      await ada.file(`input[name=${side}File]`, fileOf(`${side}.html`, pageOf('the mill')));
      await ada.write(`input[name=${side}At]`, '2021-06-30');
    }
    await ada.write('input[name=by]', 'Ada');
    await ada.press('form[action="/compare"] button');
    await page.waitForSelector('form[action$="/finding"] button', { timeout: 60_000 });
    await ada.press('form[action$="/finding"] button');
    expect(page.url()).toContain('/findings/');
    expect(await page.textContent('.said')).toContain('stored as a finding');
    await page.context().close();
  }, 240_000);

  it('a refused form keeps what was typed, and marks the field', async () => {
    const ada = await enter(360);
    const { page } = ada;
    await page.goto(at('/lists'));
    const form = 'form[action="/lists"]';
    await ada.write(`${form} input[name=name]`, 'Shops');
    await ada.write(`${form} textarea`, 'not_an_address');
    await ada.write(`${form} input[name=by]`, 'Ada');
    await ada.press(`${form} button`);
    expect(await page.inputValue(`${form} input[name=name]`)).toBe('Shops');
    expect(await page.getAttribute(`${form} textarea`, 'aria-invalid')).toBe('true');
    await fits(ada, 360);
    await ada.write(`${form} textarea`, 'shop.example not_an_address');
    await ada.press(`${form} button`);
    expect(await page.textContent('.said')).toContain('1 row not used: not_an_address');
    expect(await page.textContent('main')).toContain('https://shop.example');
    await page.context().close();
  }, 120_000);
});
