/** A finding as a page to work on, as journeys in a real browser: wide and on a phone, by keyboard alone, without JavaScript, with hostile values. */
import axe from 'axe-core';
import type { BrowserContextOptions, Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Match } from '../../../src/model/derived/match.ts';
import { type DeskBrowser, noBrowser, openDeskBrowser } from '../desk-browser.ts';
import { type DeskWorld, openDeskWorld } from '../desk-world.ts';

const NARROW = { width: 360, height: 740 };
const SIZES = [{ width: 1440, height: 900 }, NARROW];

describe.skipIf(noBrowser)('the page of a finding in a browser (skipped without Chromium)', () => {
  let desk: DeskWorld;
  let seen: DeskBrowser;
  /** Judged by nobody, the heaviest first. */
  let found: Match[];
  let real: Match;

  beforeAll(async () => {
    desk = await openDeskWorld();
    const { store } = desk.services;
    found = await store.matches.list({ judged: 'none' });
    const [first] = found;
    if (first === undefined) throw new Error('the world has a finding');
    real = first;
    seen = await openDeskBrowser(desk);
  }, 300_000);
  afterAll(async () => {
    await seen?.close();
    await desk?.close();
  });

  const origin = (): string => new URL(desk.url).origin;
  async function enter(options: BrowserContextOptions = {}): Promise<{ page: Page; faults: string[] }> {
    const { page } = await seen.enter(options);
    const faults: string[] = [];
    page.on('console', (message) => message.type() === 'error' && faults.push(message.text()));
    page.on('pageerror', (error) => faults.push(error.message));
    page.on('request', (request) => request.url().startsWith(`${origin()}/`) || faults.push(request.url()));
    return { page, faults };
  }
  const open = (page: Page, path = `/findings/${real.id}`) => page.goto(`${origin()}${path}`);
  const bottomOf = (page: Page, selector: string, at = 0): Promise<number> =>
    page.evaluate(`document.querySelectorAll('${selector}')[${at}].getBoundingClientRect().bottom + scrollY`);
  const focused = (page: Page): Promise<string> =>
    page.evaluate(`document.activeElement.closest('[id]')?.id + ' ' + document.activeElement.tagName`);

  it.each([
    [SIZES[0], 1.25],
    [SIZES[1], 2.6],
  ] as const)(
    'at %o one can judge at once, and has read why and five reasons after %f screens',
    async (viewport, most) => {
      if (viewport === undefined) throw new Error('a size');
      const { page } = await enter({ viewport });
      await open(page);
      const screens = async (selector: string, at = 0) => (await bottomOf(page, selector, at)) / viewport.height;
      expect(await screens('#judge > summary'), 'the button').toBeLessThan(1);
      expect(await screens('.why'), 'the sentence').toBeLessThan(viewport.width > 1000 ? 0.7 : 1);
      expect(await screens('.start .home', 1), 'both sites').toBeLessThan(viewport.width > 1000 ? 0.7 : 1.6);
      const fifth = Math.min(4, (await page.locator('#for .reason').count()) - 1);
      expect(await screens('#for .reason', fifth), 'the fifth reason').toBeLessThan(most);
      // The bar stays, and leaves most of the screen.
      await page.evaluate('scrollTo(0, document.documentElement.scrollHeight)');
      const bar = await page.locator('.workbar').boundingBox();
      expect(bar?.y).toBe(0);
      expect(bar?.height).toBeLessThan(viewport.height * 0.16);
      expect(await page.locator('#judge > summary').isVisible()).toBe(true);
      await page.context().close();
    },
  );

  it.each(SIZES)('at %o its contents lead to each part, below the bar, and nothing is cut off', async (viewport) => {
    const { page, faults } = await enter({ viewport });
    await open(page);
    const names = await page.locator('.contents a').allTextContents();
    expect(names).toEqual(
      expect.arrayContaining(['Both sites', 'Reasons for', 'Reasons against', 'Passages', 'History']),
    );
    for (const [at, name] of names.entries()) {
      const link = page.locator('.contents a').nth(at);
      const target = (await link.getAttribute('href')) ?? '';
      await link.click();
      const [top, bar] = await page.evaluate<[number, number]>(
        `[document.querySelector('${target}').getBoundingClientRect().top, document.querySelector('.workbar').getBoundingClientRect().bottom]`,
      );
      expect(top, `${name} stands below the bar`).toBeGreaterThanOrEqual(bar - 1);
      expect(top, `${name} is in sight`).toBeLessThan(viewport.height);
    }
    const wide = 'document.documentElement.scrollWidth - document.documentElement.clientWidth';
    expect(await page.evaluate<number>(wide)).toBeLessThanOrEqual(0);
    expect(faults).toEqual([]);
    await page.context().close();
  });

  it('opens the judgement, the exports and the rows by one key each, and Escape closes them', async () => {
    const { page, faults } = await enter({ viewport: { width: 1440, height: 900 } });
    await open(page);
    await page.keyboard.press('j');
    await page.keyboard.press('j');
    await page.keyboard.press('k');
    await page.keyboard.press('Enter');
    expect(await page.locator('.reason').first().getAttribute('open')).not.toBeNull();
    await page.keyboard.press('j');
    expect(await page.evaluate(`document.activeElement === document.querySelectorAll('.reason > summary')[1]`)).toBe(
      true,
    );
    await page.evaluate('scrollTo(0, document.documentElement.scrollHeight)');
    await page.keyboard.press('d');
    expect(await focused(page), 'the first choice').toBe('judge INPUT');
    const panel = `document.querySelector('#judge .panel').getBoundingClientRect()`;
    expect(await page.evaluate(`${panel}.top >= 0 && ${panel}.bottom <= innerHeight`), 'the whole form').toBe(true);
    await page.keyboard.press('Escape');
    expect(await focused(page)).toBe('judge SUMMARY');
    for (const [key, tool] of [
      ['c', 'case'],
      ['a', 'assign'],
      ['e', 'export'],
    ]) {
      await page.keyboard.press(key ?? '');
      expect(await page.evaluate(`document.querySelector('details.tool[open]').id`)).toBe(tool);
      await page.keyboard.press('Escape');
      expect(await page.locator('details.tool[open]').count()).toBe(0);
    }
    expect(faults).toEqual([]);
    await page.context().close();
  });

  it('shows the keys in a dialog, by a key and by a button, which Escape closes; and turns them off', async () => {
    const { page } = await enter();
    await open(page);
    const dialog = page.getByRole('dialog', { name: 'Keys' });
    await page.keyboard.press('?');
    expect(await dialog.isVisible()).toBe(true);
    for (const key of ['j', 'k', 'n', '?'])
      expect(await dialog.locator('kbd', { hasText: key }).count()).toBeGreaterThan(0);
    // What is behind it hears no key.
    await page.keyboard.press('n');
    expect(page.url()).toBe(`${origin()}/findings/${real.id}`);
    await page.keyboard.press('Escape');
    expect(await dialog.isVisible()).toBe(false);
    await page.click('.keys-button');
    await dialog.getByRole('checkbox').check();
    await page.keyboard.press('Escape');
    await page.keyboard.press('d');
    expect(await page.locator('details.tool[open]').count(), 'the keys are off').toBe(0);
    await page.keyboard.press('?');
    await dialog.getByRole('checkbox').uncheck();
    await dialog.getByRole('button', { name: 'Close' }).click();
    await page.keyboard.press('d');
    expect(await page.locator('#judge[open]').count()).toBe(1);
    await page.context().close();
  });

  it('leaves the keys alone while one writes, and with a modifier', async () => {
    const { page } = await enter();
    await open(page);
    for (const modifier of ['Control', 'Alt', 'Meta'])
      for (const key of ['d', 'e', 'j']) await page.keyboard.press(`${modifier}+${key}`).catch(() => undefined);
    expect(await page.locator('details.tool[open]').count()).toBe(0);
    await page.keyboard.press('d');
    await page.locator('#judge textarea').focus();
    await page.keyboard.type('njk? e/d a c');
    expect(await page.locator('#judge textarea').inputValue()).toBe('njk? e/d a c');
    expect(page.url()).toBe(`${origin()}/findings/${real.id}`);
    expect(await page.locator('details.tool[open]').count()).toBe(1);
    await page.context().close();
  });

  it('enlarges both pictures of a pair, and without the script leads to the picture', async () => {
    const { page } = await enter();
    await open(page);
    const link = page.locator('#pictures a.enlarge').first();
    await link.click();
    expect(await page.locator('#enlarged img').count()).toBe(2);
    await page.keyboard.press('Escape');
    expect(await page.locator('#enlarged').isVisible()).toBe(false);
    const [src, href] = [await link.locator('img').getAttribute('src'), await link.getAttribute('href')];
    expect(href).toBe(src);
    await page.context().close();
  });

  /** The rules of accessibility that the open page breaks, at any moment. */
  async function axeOn(page: Page): Promise<(only?: string) => Promise<string[]>> {
    await page.evaluate(axe.source);
    return (only = '') =>
      page.evaluate(`axe.run(${only}).then(({ violations }) => violations
        .filter(({ impact }) => impact !== 'minor')
        .map(({ id, nodes }) => id + ' ' + nodes.map(({ html }) => html).join(' ').slice(0, 400)))`);
  }

  it.each(SIZES)('at %o breaks no rule of accessibility, folded and unfolded, light and dark', async (viewport) => {
    const { page } = await enter({ bypassCSP: true, viewport });
    await open(page);
    const violations = await axeOn(page);
    expect(await violations()).toEqual([]);
    await page.evaluate(`for (const one of document.querySelectorAll('details:not(.tool)')) one.open = true`);
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      expect(await violations(), `unfolded, ${colorScheme}`).toEqual([]);
    }
    await page.context().close();
  });

  it('breaks no rule of accessibility by a panel, nor by the list of keys', async () => {
    const { page } = await enter({ bypassCSP: true, viewport: NARROW });
    await open(page);
    const violations = await axeOn(page);
    for (const tool of ['judge', 'case', 'assign', 'export']) {
      await page.click(`#${tool} > summary`);
      expect(await violations(`'#${tool}'`), tool).toEqual([]);
      await page.click(`#${tool} > summary`);
    }
    await page.keyboard.press('?');
    expect(await violations('"#keys"'), 'the keys').toEqual([]);
    await page.context().close();
  });

  it('a person goes from a filtered queue through its findings by keyboard alone', async () => {
    const { page } = await enter();
    await page.goto(`${origin()}/findings?kind=website&view=pairs`);
    const queue = await page.evaluate<string[]>(
      `Array.from(document.querySelectorAll('td.sites a'), (one) => one.pathname)`,
    );
    await page.keyboard.press('j');
    await page.keyboard.press('Enter');
    await page.waitForURL((url) => url.pathname === queue[0]);
    expect(page.url()).toContain('kind=website');
    await page.keyboard.press('n');
    await page.waitForURL((url) => url.pathname === queue[1]);
    expect(page.url()).toContain('kind=website');
    await page.keyboard.press('d');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Tab');
    await page.keyboard.type('looked at both');
    await page.keyboard.press('Tab');
    await page.keyboard.type('Ada');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.waitForURL((url) => url.pathname !== queue[1] && url.pathname.startsWith('/findings/'));
    expect(await page.locator('.said').textContent()).toBe('The finding before this one was judged unsure.');
    expect(page.url()).toContain('kind=website');
    await page.context().close();
  });

  it('works without JavaScript: judge, case, assign, an export, the keys, and the next finding', async () => {
    const { page } = await enter({ javaScriptEnabled: false, viewport: { width: 360, height: 740 } });
    await open(page);
    await page.click('#assign > summary');
    await page.fill('#assign input[name=to]', 'Ben');
    await page.fill('#assign input[name=by]', 'Ada');
    await page.click('#assign button');
    expect(await page.locator('.why').textContent()).toContain('Assigned to Ben.');
    await page.click('#case > summary');
    await page.fill('#case input[name=name]', 'The twins');
    await page.click('#case button');
    expect(await page.locator('#judgement').textContent()).toContain('It is in The twins');
    await page.click('#export > summary');
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page.click('#export form:has(input[value=stix]) button'),
    ]);
    expect(file.suggestedFilename()).toMatch(/^match-.*\.stix\.json$/);
    await page.click('.keys-button');
    expect(await page.locator('#keys').isVisible()).toBe(true);
    await page.click('#keys button');
    await page.click('#judge > summary');
    await page.check('#judge input[value=positive]');
    await page.fill('#judge textarea', 'one mailbox');
    await page.click('#judge button[name=after]');
    expect(new URL(page.url()).pathname).not.toBe(`/findings/${real.id}`);
    expect(await page.locator('.said').textContent()).toContain('was judged positive');
    expect(await desk.services.store.judgements.of(real.id)).toMatchObject([{ judgement: 'positive', by: 'Ada' }]);
    await page.context().close();
  });

  it('holds values of 10,000 characters, of another direction and with markup, and stays a page to work on', async () => {
    const texts = [
      'x'.repeat(10_000),
      'lorem ipsum '.repeat(900),
      `\u202e${'שלום עולם '.repeat(1_000)}`,
      '"><img src=http://hit.test/a onerror="window.hit=1"><script>window.hit=1</script>'.repeat(120),
    ];
    const hostile = texts.map((text, n): Match => {
      const side = { ...real.left, site: text.slice(0, 900), input: text };
      const place = { value: text, quote: `${text}!`, url: `http://s.test/${text}`, selector: text, capture: text };
      const shared = { count: 188, items: [{ left: place, right: { ...place, quote: `${text}?` } }] };
      const rows = real.evidence.map((row) => ({ ...row, left: place, right: place, note: text, shared }));
      return {
        ...real,
        id: `${n + 1}`.repeat(64),
        left: side,
        evidence: rows,
        against: rows.slice(0, 1),
        innocent: [text],
      };
    });
    await desk.services.store.ledger.saveFound(hostile, []);
    for (const viewport of SIZES) {
      const { page, faults } = await enter({ viewport });
      for (const [n, { id }] of hostile.entries()) {
        await open(page, `/findings/${id}`);
        const wide = 'document.documentElement.scrollWidth - document.documentElement.clientWidth';
        expect(await page.evaluate<number>(wide), `text ${n}`).toBeLessThanOrEqual(0);
        const rows = await page.evaluate<number[]>(
          `Array.from(document.querySelectorAll('#for > .reasons > .reason'), (one) => one.getBoundingClientRect().height)`,
        );
        expect(Math.max(...rows), `a row of text ${n} stays a row`).toBeLessThan(viewport.width > 1000 ? 120 : 260);
        const other = await page.evaluate<string[]>(
          `Array.from(document.querySelectorAll('#other li > bdi:first-child'), (one) => one.textContent)`,
        );
        expect(Math.max(...other.map((one) => one.length)), `an explanation of text ${n}`).toBeLessThan(1_000);
        expect((await bottomOf(page, '#judge > summary')) / viewport.height).toBeLessThan(1);
        await page.keyboard.press('j');
        await page.keyboard.press('Enter');
        expect(await page.evaluate<number>(wide), `text ${n}, a row unfolded`).toBeLessThanOrEqual(0);
        expect(await page.evaluate('window.hit')).toBeUndefined();
      }
      expect(faults).toEqual([]);
      await page.context().close();
    }
  });
});
