/** Each attack of a captured page alone: written by the reader, and as it is behind the policy and the sandbox. */
import type { Browser } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ATTACKS } from '../../../testkit/desk/replay-attacks.ts';
import { STYLE_ATTACKS } from '../../../testkit/desk/style-attacks.ts';
import { noBrowser, openBrowser } from '../desk-browser.ts';
import { lookAt, openReplayWorld, type ReplayWorld, sheetPage } from './replay-world.ts';

describe.skipIf(noBrowser)('a hostile capture in a browser (skipped without Chromium)', () => {
  let world: ReplayWorld;
  let browser: Browser;
  beforeAll(async () => {
    world = await openReplayWorld();
    browser = await openBrowser();
  });
  afterAll(async () => {
    await browser.close();
    await world.close();
  });

  it.each(Object.keys(STYLE_ATTACKS))('the captured sheet %s does nothing', async (name) => {
    const { faults, refused, text } = await lookAt(sheetPage(name), world.desks.written, browser, world);
    expect([...faults, ...refused]).toEqual([]);
    expect(text).toContain('The end');
  });

  describe.each(['written', 'as it is'] as const)('%s', (mode) => {
    it.each(Object.keys(ATTACKS))('%s does nothing', async (name) => {
      const { faults, refused } = await lookAt(name, world.desks[mode], browser, world);
      expect(faults).toEqual([]);
      if (mode === 'written') expect(refused, 'the policy has nothing to refuse').toEqual([]);
    });
  });

  it('the harness sees an attack that succeeds', async () => {
    const page = await browser.newPage();
    await page.setContent(`<img src="${world.outside.url}/seen">`);
    await expect.poll(() => world.outside.heard).toContain('GET /seen');
    world.outside.heard.length = 0;
    await page.close();
  });
});
