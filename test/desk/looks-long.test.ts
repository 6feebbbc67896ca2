/** Every page of the desk in every look, with axe; and the layout of ten pages as it was accepted. */
import { join } from 'node:path';
import type { Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ALIKE, isAsStored, layoutOf, likeness } from '../../testkit/desk/layout.ts';
import { LOOKS, walkLooks } from '../../testkit/desk/looks.ts';
import { fillDesk, missingPages } from '../../testkit/desk/pages.ts';
import { patternIn, routesOf } from '../../testkit/desk/routes-of.ts';
import { type DeskBrowser, noBrowser, openDeskBrowser } from './desk-browser.ts';
import { type DeskWorld, openDeskWorld } from './desk-world.ts';

/** By the pattern of the route; the name of the file that keeps its layout. */
const KEPT: Readonly<Record<string, string>> = {
  ...{ '/': 'home', '/findings': 'findings', '/findings/:id': 'finding', '/sites/:id': 'site' },
  ...{ '/operators/:key': 'operator', '/entities/:id': 'entity', '/cases/:id': 'case', '/lists/:id': 'list' },
  ...{ '/schedules': 'schedules', '/log': 'log' },
};

describe.skipIf(noBrowser)('how the desk looks (skipped without Chromium)', () => {
  let desk: DeskWorld;
  let seen: DeskBrowser;
  let page: Page;
  let paths: string[];

  beforeAll(async () => {
    desk = await openDeskWorld();
    paths = await fillDesk(desk.services, ['s001.test', 's002.test'], desk.post);
    const sent = await desk.post('/compare', { left: 'http://s001.test/', right: 'http://s002.test/' });
    paths.push(sent.headers.get('location') ?? '');
    seen = await openDeskBrowser(desk);
    page = (await seen.enter({ bypassCSP: true })).page;
  });
  afterAll(async () => {
    await seen.close();
    await desk.close();
  });

  it('leaves no page of the route table out', async () => {
    expect(missingPages(await routesOf(desk.services), paths)).toEqual([]);
  });

  it('has no fault that can be measured, and none that axe calls moderate or worse', async () => {
    await page.goto(seen.at(paths.at(-1) ?? ''));
    await page.waitForSelector('.why-verdict .v', { timeout: 120_000 });
    expect(await walkLooks(page, paths.map(seen.at), LOOKS, true)).toEqual([]);
  });

  it('keeps the layout of ten pages, on a screen and on a phone, whatever the font', async () => {
    const routes = await routesOf(desk.services);
    const shown = new Map<string, string>();
    for (const path of paths) {
      const name = KEPT[patternIn(routes, 'GET', path.split('?')[0] ?? '')];
      if (name !== undefined && !shown.has(name)) shown.set(name, path);
    }
    expect([...shown.keys()].sort()).toEqual(Object.values(KEPT).sort());
    for (const [name, path] of shown)
      for (const width of [1440, 360]) {
        await page.setViewportSize({ width, height: 900 });
        await page.emulateMedia({ media: 'screen', colorScheme: 'light' });
        await page.goto(seen.at(path));
        const layout = await layoutOf(page);
        const file = join(import.meta.dirname, 'layouts', `${name}-${width}.txt`);
        const message = `${path} at ${width} px has changed: look at it, and accept it with: npm run looks -- -u`;
        if (!isAsStored(file, layout)) await expect(layout, message).toMatchFileSnapshot(file);
        await page.addStyleTag({ content: '*{font-family:serif !important;letter-spacing:.02em}' });
        const other = likeness(layout, await layoutOf(page));
        expect(other, `${name} at ${width} px in another font`).toBeGreaterThanOrEqual(ALIKE);
      }
  });
});
