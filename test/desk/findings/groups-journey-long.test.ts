/** A person works through the queue by operator: by keyboard alone, wide and narrow. */
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sha256 } from '../../../src/model/digest.ts';
import { MATCH } from '../../../testkit/report/example-match.ts';
import { type DeskBrowser, JOURNEY_WIDTHS, noBrowser, openDeskBrowser, shoot } from '../desk-browser.ts';
import { type DeskWorld, openDeskWorld } from '../desk-world.ts';
import type { Keyboard } from '../keyboard.ts';

describe.skipIf(noBrowser)('the queue by operator (skipped without Chromium)', () => {
  let desk: DeskWorld;
  let seen: DeskBrowser;
  beforeAll(async () => {
    desk = await openDeskWorld('always');
    seen = await openDeskBrowser(desk);
  }, 240_000);
  afterAll(async () => {
    await seen.close();
    await desk.close();
  });

  async function fits({ page }: Keyboard, width: number, name: string): Promise<void> {
    expect(await page.evaluate('document.documentElement.scrollWidth'), page.url()).toBeLessThanOrEqual(width);
    await page.evaluate(await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8'));
    const { violations } = await page.evaluate<{ violations: { id: string; impact: string }[] }>('axe.run()');
    expect(
      violations.filter(({ impact }) => impact !== 'minor'),
      page.url(),
    ).toEqual([]);
    await shoot(page, `${name}-${width}`);
  }

  for (const width of JOURNEY_WIDTHS)
    it(`filters, opens, judges by group, names, notes, splits, merges and puts into a case, at ${width} px`, async () => {
      const side = (name: string) => {
        const site = `${name}${width}.test`;
        return { ...MATCH.left, site, input: site, entity: null };
      };
      const matchOf = (left: string, right: string, weight: number) => ({
        ...{ ...MATCH, id: sha256(left, right, String(width)), verdict: 'strong' as const, weight },
        ...{ left: side(left), right: side(right) },
      });
      await desk.services.store.ledger.saveFound(
        [matchOf('a', 'b', 12), matchOf('b', 'c', 11), matchOf('x', 'y', 9)],
        [],
      );
      const ada = await seen.enter({ viewport: { width, height: 900 } });
      const { page } = ada;
      await page.goto(seen.at('/findings'));
      const picture = page.locator('.thumbs img').first();
      await picture.scrollIntoViewIfNeeded();
      await expect
        .poll(() => picture.evaluate((one) => (one as unknown as { naturalWidth: number }).naturalWidth))
        .toBeGreaterThan(100);
      expect(await page.locator('.thumbs figcaption').first().textContent()).toMatch(/\.test .+/);
      await fits(ada, width, 'queue');

      await ada.write('input[name=q]', `b${width}`);
      await ada.press('form[action="/findings"] button:not([type])');
      await page.keyboard.press('j');
      await page.keyboard.press('Enter');
      expect(await page.locator('.group li').count()).toBe(2);
      await fits(ada, width, 'opened');
      await page.keyboard.press('x');
      const form = 'form[action="/findings/judge"]';
      expect(await page.locator('input[name=group]').isChecked()).toBe(true);
      await ada.tick(`${form} input[value=positive]`);
      await ada.write(`${form} textarea[name=why]`, 'one bank account on all three');
      if (await page.locator(`${form} input[name=by]`).isVisible()) await ada.write(`${form} input[name=by]`, 'Ada');
      await desk.services.store.ledger.saveFound([matchOf('b', 'c', 14)], []);
      await ada.press(`${form} fieldset:first-of-type button`);
      expect(await page.textContent('#refused')).toContain('Changed: b');
      expect(await page.inputValue(`${form} textarea[name=why]`)).toBe('one bank account on all three');
      await fits(ada, width, 'refused');
      await ada.tick('input[name=group]');
      await ada.press(`${form} fieldset:first-of-type button`);
      expect(await page.textContent('.said')).toBe('2 findings judged positive.');

      await page.goto(seen.at(`/operators/b${width}.test`));
      const panel = async (id: string): Promise<string> => {
        await ada.to(`#${id} > summary`);
        await page.keyboard.press('Enter');
        return `#${id} form`;
      };
      const naming = await panel('name');
      await fits(ada, width, 'name');
      await ada.write(`${naming} input[name=name]`, `Bank ${width}`);
      await ada.press(`${naming} button`);
      expect(await page.textContent('h1')).toBe(`Bank ${width}`);
      const noting = await panel('note');
      await ada.write(`${noting} textarea`, 'ask the bank');
      await ada.press(`${noting} button`);
      const splitting = await panel('split');
      await ada.tick(`${splitting} input[value="c${width}.test"]`);
      await ada.write(`${splitting} textarea`, 'sold in May');
      await fits(ada, width, 'split');
      await ada.press(`${splitting} button`);
      expect(await page.textContent('main')).toContain(`split off c${width}.test: sold in May`);
      const merging = await panel('merge');
      await ada.write(`${merging} input[name=other]`, 'nobody.test');
      await ada.write(`${merging} textarea`, 'one courier');
      await ada.press(`${merging} button`);
      expect(await page.getAttribute(`${merging} input[name=other]`, 'aria-invalid')).toBe('true');
      expect(await page.inputValue(`${merging} textarea`)).toBe('one courier');
      if (!(await page.locator(merging).isVisible())) await panel('merge');
      await ada.write(`${merging} input[name=other]`, `x${width}.test`);
      await ada.press(`${merging} button`);
      expect(await page.textContent('main')).toContain('one courier');
      await fits(ada, width, 'operator');
      await page.locator('#export > summary').focus();
      await page.keyboard.press('Enter');
      expect(await ada.take('#export form button')).toMatch(/\.graphml$/);
      await page.keyboard.press('Escape');
      const filing = await panel('case');
      await ada.write(`${filing} input[name=name]`, `Case ${width}`);
      await ada.press(`${filing} button`);
      expect(page.url()).toContain('/cases/');
      expect(await page.locator('article.item').count(), 'two findings and a note').toBe(3);
      await fits(ada, width, 'case');
      await page.context().close();
    }, 240_000);
});
