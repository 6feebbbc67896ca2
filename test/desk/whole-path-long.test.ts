/**
 * Somebody who knows no command line: imports a list and an archive, finds, reads, judges, puts into a
 * case and exports. By keyboard, on a wide screen and on a phone.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { lookFaults } from '../../testkit/desk/looks.ts';
import { type DeskBrowser, noBrowser, openDeskBrowser, shoot } from './desk-browser.ts';
import { type DeskWorld, openDeskWorld } from './desk-world.ts';

const fileOf = (name: string, text: string) => ({ name, mimeType: 'text/plain', buffer: Buffer.from(text) });

describe.skipIf(noBrowser)('the whole path in a browser (skipped without Chromium)', () => {
  let desk: DeskWorld;
  let seen: DeskBrowser;
  beforeAll(async () => {
    desk = await openDeskWorld();
    seen = await openDeskBrowser(desk);
  }, 240_000);
  afterAll(async () => {
    await seen.close();
    await desk.close();
  });

  for (const width of [1440, 360])
    it(`at ${width} px`, async () => {
      const ada = await seen.enter({ viewport: { width, height: 900 }, bypassCSP: true });
      const { page } = ada;
      const goTo = async (word: string) => {
        if (width < 760) {
          await ada.to('.fold');
          await page.keyboard.press('Enter');
        }
        await ada.press(`nav a[href="${word}"]`);
      };
      const looksRight = async () => {
        await shoot(page, `whole-${width}-${Date.now()}`);
        expect(await lookFaults(page, { media: 'light', width }, true), page.url()).toEqual([]);
      };
      const [list, host] = [`Felt ${width}`, `old-${width}.example`];

      // A list.
      await goTo('/imports');
      const lists = 'form[action="/imports/lists"]';
      await ada.file(
        `${lists} input[type=file]`,
        fileOf('felt.csv', `id,name,type,website\nfelt-${width},Felt ${width} Works Ltd,company,https://${host}/\n`),
      );
      await ada.write(`${lists} input[name=list]`, list);
      await ada.write(`${lists} input[name=by]`, 'Ada');
      await ada.press(`${lists} button`);
      await page.waitForSelector('form[action$="/confirm"] button', { timeout: 60_000 });
      await ada.press('form[action$="/confirm"] button');
      await page.waitForSelector('main a[href="/entities"]', { timeout: 60_000 });
      await ada.press('main a[href="/entities"]');
      await ada.press(`a[href="/entities?${new URLSearchParams({ list }).toString()}"]`);
      await ada.press(`a[href="/entities/felt-${width}"]`);
      await looksRight();

      // An archive: the page of the company, as somebody saved it before it was gone.
      await goTo('/imports');
      const archives = 'form[action="/imports/archives"]';
      await ada.file(`${archives} input[type=file]`, fileOf('saved.html', desk.savedHome(0)));
      await ada.write(`${archives} input[name=url]`, host);
      await ada.write(`${archives} input[name=at]`, '2021-06-30');
      await ada.press(`${archives} button`);
      const shown = page.waitForSelector(`td a[href="/sites/${host}"]`, { timeout: 120_000 });
      await shown.catch(async () => expect.fail((await page.textContent('main')) ?? ''));
      await looksRight();

      // Found by what people remember of it, and read.
      await goTo('/search');
      await ada.write('input[name=q]', host);
      await ada.press('form[role=search] button');
      await looksRight();
      await ada.press(`main a[href^="/sites/${host}"]`);
      await ada.press('td a[href^="/findings/"]');
      await looksRight();
      const id = page.url().split('/').at(-1)?.split(/[?#]/)[0] ?? '';

      // Judged, put into a case, and exported.
      const unfold = async (tool: string) => {
        await ada.to(`#${tool} > summary`);
        await page.keyboard.press('Enter');
      };
      await unfold('judge');
      await ada.tick('input[name=judgement][value=positive]');
      await ada.write('form[action$="/judge"] textarea', 'the same shop under another name');
      await ada.press('form[action$="/judge"] button:not([name])');
      expect(await desk.services.store.judgements.of(id)).toMatchObject([{ judgement: 'positive', by: 'Ada' }]);
      await unfold('case');
      await ada.write('form[action$="/case"] input[name=name]', `Case ${width}`);
      await ada.write('form[action$="/case"] textarea', 'see the contact page');
      await ada.press('form[action$="/case"] button');
      const [folder] = await desk.services.store.cases.holding('finding', id);
      expect(folder?.name).toBe(`Case ${width}`);
      await goTo('/cases');
      await ada.press(`a[href="/cases/${folder?.id}"]`);
      await looksRight();
      expect(await ada.take('form[action$="/export"] button')).toMatch(/\.zip$/);
      await page.context().close();
    }, 300_000);
});
