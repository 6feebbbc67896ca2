/** All that a finding shares, on its page in a real browser: it fits, it can be read, and no value of a site runs. */
import axe from 'axe-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Match } from '../../../src/model/derived/match.ts';
import { type DeskBrowser, noBrowser, openDeskBrowser } from '../desk-browser.ts';
import { type DeskWorld, openDeskWorld } from '../desk-world.ts';

const PAYLOAD =
  '"><img src=http://hit.test/a onerror="window.hit=1"><script>window.hit=1</script></u></mark>\u202e Пример <style>@import "http://hit.test/b"</style>';

describe.skipIf(noBrowser)('the items of a finding in a browser (skipped without Chromium)', () => {
  let desk: DeskWorld;
  let seen: DeskBrowser;
  let real: Match;

  beforeAll(async () => {
    desk = await openDeskWorld();
    const { store } = desk.services;
    const [match] = await store.matches.list({ flagged: true, limit: 1 });
    if (match === undefined) throw new Error('the world has a finding');
    real = match;
    seen = await openDeskBrowser(desk);
  }, 300_000);
  afterAll(async () => {
    await seen?.close();
    await desk?.close();
  });

  /** The finding as it is, and with a payload in each text of its items. */
  const poisoned = (): Match => ({
    ...real,
    id: '7'.repeat(64),
    evidence: real.evidence.map((row) => {
      const side = { ...row.left, value: PAYLOAD, quote: PAYLOAD, url: PAYLOAD, selector: PAYLOAD };
      const other = { ...side, quote: `${PAYLOAD} and more`, value: `${PAYLOAD}2` };
      const items = Array.from({ length: 20 }, (_, n) => ({
        ...{ left: { ...side, value: `${PAYLOAD}${n}` }, right: other, how: 'part' as const },
      }));
      return { ...row, left: side, right: other, shared: { count: 188, items } };
    }),
  });

  it.each([1440, 360])('fits %i pixels unfolded, breaks no rule of accessibility, and runs nothing', async (width) => {
    await desk.services.store.ledger.saveFound([poisoned()], []);
    const { page } = await seen.enter({ bypassCSP: true, viewport: { width, height: 900 } });
    const asked: string[] = [];
    page.on('request', (request) => asked.push(request.url()));
    for (const id of [real.id, poisoned().id]) {
      await page.goto(seen.at(`/findings/${id}`));
      await page.evaluate(`for (const one of document.querySelectorAll('details')) one.open = true`);
      expect(await page.locator('.parts .item').count()).toBeGreaterThan(0);
      await page.evaluate(axe.source);
      const violations = await page.evaluate<string[]>(`axe.run().then(({ violations }) => violations
        .filter(({ impact }) => impact !== 'minor')
        .map(({ id, nodes }) => id + ' ' + nodes.map(({ html }) => html).join(' ').slice(0, 400)))`);
      expect(violations).toEqual([]);
      const wide = 'document.documentElement.scrollWidth - document.documentElement.clientWidth';
      expect(await page.evaluate<number>(wide)).toBeLessThanOrEqual(0);
      expect(await page.evaluate('window.hit')).toBeUndefined();
    }
    expect(asked.filter((url) => !url.startsWith(`${new URL(desk.url).origin}/`))).toEqual([]);
    await page.context().close();
  });
});
