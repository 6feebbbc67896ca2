/** The graph of an operator in a browser: by mouse and keyboard, wide and narrow, with hostile names and many nodes. */
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sha256 } from '../../../src/model/digest.ts';
import { slowness } from '../../../testkit/expect-quick.ts';
import { MATCH } from '../../../testkit/report/example-match.ts';
import { type DeskBrowser, noBrowser, openDeskBrowser, shoot } from '../desk-browser.ts';
import { type DeskWorld, openDeskWorld } from '../desk-world.ts';
import type { Keyboard } from '../keyboard.ts';

const HOSTILE = '<img src=x onerror=alert(1)>\u202egnp.test';

describe.skipIf(noBrowser)('the graph of an operator (skipped without Chromium)', () => {
  let desk: DeskWorld;
  let seen: DeskBrowser;
  beforeAll(async () => {
    desk = await openDeskWorld();
    seen = await openDeskBrowser(desk);
    const sideOf = (site: string) => ({ ...MATCH.right, site, input: site, entity: null });
    const matchOf = (left: string, right: string, weight: number) => ({
      ...{ ...MATCH, id: sha256(left, right), verdict: 'strong' as const, weight },
      ...{ left: sideOf(left), right: sideOf(right), candidateKeys: [`contact-email:${HOSTILE}@x.test`] },
    });
    const star = Array.from({ length: 419 }, (_, i) => matchOf('hub.test', `n${i}.test`, 20 + (i % 30)));
    const ring = Array.from({ length: 300 }, (_, i) => matchOf(`n${i}.test`, `n${i + 1}.test`, 16));
    await desk.services.store.ledger.saveFound([...star, ...ring, matchOf('h1.test', HOSTILE, 30)], []);
  });
  afterAll(async () => {
    await seen.close();
    await desk.close();
  });

  /** What the policy refused, and each error of a script. */
  const wrong: string[] = [];
  async function enter(width: number, javaScriptEnabled = true): Promise<Keyboard> {
    const ada = await seen.enter({ viewport: { width, height: 900 }, javaScriptEnabled });
    const { page } = ada;
    page.on('pageerror', (error) => wrong.push(error.message));
    page.on('console', (message) => message.type() === 'error' && wrong.push(message.text()));
    page.on('dialog', (dialog) => wrong.push(dialog.message()));
    return ada;
  }
  const said = (page: Page) => page.textContent('#graph-said');
  const ready = (page: Page) => page.waitForSelector('#graph[data-ready=yes]', { timeout: 60_000 });

  for (const width of [1440, 360])
    it(`is walked, pinned, hidden, expanded and saved by keyboard, at ${width} px`, async () => {
      const ada = await enter(width);
      const { page } = ada;
      await page.goto(seen.at('/operators/s001.test'));
      await shoot(page, `operator-${width}`);
      await ada.press('a[href$="/graph"]');
      await ready(page);
      expect(await said(page)).toMatch(/^All \d nodes and \d links are shown\.$/);
      await ada.to('#graph');
      for (const key of ['ArrowRight', 'ArrowDown', 'ArrowLeft']) await page.keyboard.press(key);
      expect(await said(page)).toMatch(/: \d links?$/);
      const chosen = await page.inputValue('#graph-node');
      expect(chosen).toMatch(/^n /);
      await page.keyboard.press('p');
      expect(await said(page)).toContain('is pinned');
      for (const key of ['+', '-', '0', 'a', 'Shift+ArrowLeft']) await page.keyboard.press(key);
      await page.keyboard.press('h');
      expect(await said(page)).toContain('hidden in all: 1');
      await page.keyboard.press('s');
      expect(await said(page)).toBe('All nodes are shown.');
      await shoot(page, `graph-${width}`);
      await page.keyboard.press('Shift+Tab');
      const [file] = await Promise.all([page.waitForEvent('download'), page.keyboard.press('Enter')]);
      const png = await readFile((await file.path()) ?? '');
      expect([file.suggestedFilename(), png.subarray(1, 4).toString()]).toEqual(['operator.png', 'PNG']);
      await page.locator('[data-do=expand]').focus();
      await page.keyboard.press('Enter');
      await expect.poll(() => said(page)).toMatch(/captured sites that carry it are shown\.$/);
      await shoot(page, `expanded-${width}`);
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width);
      await page.evaluate(await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8'));
      const { violations } = await page.evaluate<{ violations: { id: string; impact: string }[] }>('axe.run()');
      expect(violations.filter(({ impact }) => impact !== 'minor')).toEqual([]);
      await page.selectOption('#graph-node', { label: 's002.test' });
      await ada.to('#graph');
      await Promise.all([page.waitForURL('**/sites/s002.test'), page.keyboard.press('Enter')]);
      expect(wrong).toEqual([]);
      await page.context().close();
    });

  it('shows 300 of 420 nodes within seconds, and says what is left out', async () => {
    const { page } = await enter(1440);
    // Processor time of the page, since the clock measures what else runs on the machine.
    const session = await page.context().newCDPSession(page);
    await session.send('Performance.enable', { timeDomain: 'threadTicks' });
    const seconds = async (work: () => Promise<unknown>): Promise<number> => {
      const worked = async () => {
        const { metrics } = await session.send('Performance.getMetrics');
        return metrics.find(({ name }) => name === 'TaskDuration')?.value ?? Number.NaN;
      };
      const before = await worked();
      await work();
      return (await worked()) - before;
    };
    const took = await seconds(async () => {
      await page.goto(seen.at('/operators/hub.test/graph'));
      await ready(page);
    });
    const zoomed = await seconds(async () => {
      await page.locator('[data-do=in]').click();
      await page.locator('[data-do=fit]').click();
    });
    expect(took, 'seconds to arrange').toBeLessThan(6 * slowness());
    expect(zoomed, 'seconds to zoom twice').toBeLessThan(2 * slowness());
    expect(await said(page)).toMatch(/best connected 300 of 420 nodes and the heaviest \d+ of 719 links/);
    await shoot(page, 'many');
    expect(wrong).toEqual([]);
    await page.context().close();
  });

  it('hostile names and values do nothing, and reorder nothing', async () => {
    const { page } = await enter(1440);
    await page.goto(seen.at('/operators/h1.test/graph'));
    await ready(page);
    expect(await page.locator('main img').count()).toBe(0);
    const names = await page.locator('#graph-node option').allTextContents();
    expect(names.find((name) => name.includes('<img'))).toContain('\ufffdgnp');
    await page.locator('[data-do=expand]').click();
    await expect.poll(() => said(page)).toContain('captured sites');
    expect(await said(page)).not.toContain('\u202e');
    expect(wrong).toEqual([]);
    await page.context().close();
  });

  it('without JavaScript the page has the drawing and the same as tables', async () => {
    const { page } = await enter(360, false);
    await page.goto(seen.at('/operators/s001.test/graph'));
    expect(await page.locator('svg.graph').isVisible()).toBe(true);
    expect(await page.locator('#graph').isVisible()).toBe(false);
    expect(await page.locator('table').count()).toBe(3);
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(360);
    await page.context().close();
  });
});
