/** The desk as people see it: with a real browser, by keyboard, without JavaScript, small, dark and printed. */
import type { Browser, BrowserContextOptions, Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { EvidenceSide } from '../../src/model/derived/match.ts';
import { matchReport } from '../../src/report/html.ts';
import { FEW_LOOKS, walkLooks } from '../../testkit/desk/looks.ts';
import { fillDesk } from '../../testkit/desk/pages.ts';
import { MATCH } from '../../testkit/report/example-match.ts';
import { OPTIONS, seedOf } from '../../testkit/store/facts.ts';
import { type DeskBrowser, noBrowser, openDeskBrowser } from './desk-browser.ts';
import { type DeskWorld, openDeskWorld } from './desk-world.ts';

describe.skipIf(noBrowser)('the desk in a browser (skipped without Chromium)', () => {
  let desk: DeskWorld;
  let browser: Browser;
  let seen: DeskBrowser;
  let id = '';

  beforeAll(async () => {
    desk = await openDeskWorld('always');
    const found = await desk.services.store.matches.list({ site: 's001.test' });
    id = found.find(({ left, right }) => left.site === 's002.test' || right.site === 's002.test')?.id ?? '';
    await desk.post('/cases', { name: 'The twins', by: 'Ada' });
    const [folder] = await desk.services.store.cases.list();
    await desk.post(`/findings/${id}/case`, { case: folder?.id ?? '', text: 'see the footer', by: 'Ada' });
    seen = await openDeskBrowser(desk);
    browser = seen.browser;
  });
  afterAll(async () => {
    await seen.close();
    await desk.close();
  });

  /** A page that has entered with the printed address; collects what its policy refused and what ran. */
  async function enter(options: BrowserContextOptions = {}): Promise<{ page: Page; faults: string[] }> {
    const { page } = await seen.enter(options);
    const faults: string[] = [];
    page.on('console', (message) => message.type() === 'error' && faults.push(message.text()));
    page.on('pageerror', (error) => faults.push(error.message));
    page.on('dialog', (dialog) => {
      faults.push(`a dialog: ${dialog.message()}`);
      void dialog.dismiss();
    });
    await page.goto(seen.at('/findings'));
    return { page, faults };
  }

  it('shows both home pages and the matched pictures beside the evidence', async () => {
    const { page, faults } = await enter();
    await page.locator('.group > summary').first().click();
    await page.click(`a[href="/findings/${id}"]`);
    await page.waitForURL(`**/findings/${id}`);
    await page.evaluate(`for (const image of document.querySelectorAll('img')) image.loading = 'eager'`);
    expect(await page.locator('img').count()).toBeGreaterThan(2);
    const widths = `Array.from(document.querySelectorAll('img'), (image) => image.naturalWidth)`;
    await expect.poll(async () => Math.min(...(await page.evaluate<number[]>(widths)))).toBeGreaterThan(0);
    expect(faults).toEqual([]);
    await page.context().close();
  });

  it('gives a report with both home pages in it, which asks for nothing', async () => {
    const context = await browser.newContext();
    const page = await context.newPage();
    const asked: string[] = [];
    const faults: string[] = [];
    page.on('request', (request) => request.url().startsWith('data:') || asked.push(request.url()));
    page.on('console', (message) => message.type() === 'error' && faults.push(message.text()));
    await page.setContent(await (await desk.ask(`/findings/${id}/report.html`)).text());
    await page.waitForFunction(`Array.from(document.images).every((image) => image.naturalWidth > 0)`);
    expect(await page.locator('.homes img').count()).toBe(2);
    expect([asked, faults]).toEqual([[], []]);
    await context.close();
  });

  it('briefs and reports of a finding and of a case fit 400 pixels, and come as PDF and for Word', async () => {
    const context = await browser.newContext({ viewport: { width: 400, height: 800 } });
    const [folder] = await desk.services.store.cases.list();
    const most = { [`/findings/${id}/brief`]: 1, [`/findings/${id}/report`]: 6, [`/cases/${folder?.id}/report`]: 8 };
    for (const [path, pages] of Object.entries(most)) {
      const text = await (await desk.ask(`${path}.html`)).text();
      expect(Buffer.byteLength(text)).toBeLessThan(8_500_000);
      // A page keeps the policy of what it showed before.
      const page = await context.newPage();
      await page.setContent(text);
      expect(await page.evaluate('document.documentElement.scrollWidth'), path).toBeLessThanOrEqual(400);
      expect(await page.locator('.homes img').count(), path).toBe(path.startsWith('/cases') ? 4 : 2);
      expect(await page.textContent('.stamp'), path).toContain('NOT REVIEWED');
      const pdf = await desk.ask(`${path}.pdf`);
      expect(pdf.headers.get('content-type')).toBe('application/pdf');
      const bytes = Buffer.from(await pdf.arrayBuffer()).toString('latin1');
      expect(bytes.startsWith('%PDF-')).toBe(true);
      expect(bytes).toMatch(/\/Subtype ?\/Image/);
      expect(bytes.match(/\/Type ?\/Page\b/g)?.length, path).toBeLessThanOrEqual(pages);
      const word = await desk.ask(`${path}.docx`);
      expect(word.headers.get('content-type')).toContain('wordprocessingml');
      expect(Buffer.from(await word.arrayBuffer()).toString('latin1', 0, 2)).toBe('PK');
    }
    expect(await (await desk.ask(`/cases/${folder?.id}/report.html`)).text()).toContain('see the footer');
    await context.close();
  });

  it('unfolds in print what a page folds, pictures too', async () => {
    const context = await browser.newContext({ viewport: { width: 400, height: 800 } });
    const page = await context.newPage();
    const [row] = MATCH.evidence;
    const picture = `data:image/svg+xml,${encodeURIComponent('<svg xmlns="http://www.w3.org/2000/svg" width="90" height="90"/>')}`;
    const pictures = new Map<string, string>();
    const items = Array.from({ length: 20 }, (_, i) => {
      const side = { ...row?.left, value: `picture ${i}`, quote: '' } as EvidenceSide;
      pictures.set(side.value, picture);
      return { left: side, right: side };
    });
    const evidence = MATCH.evidence.map((one) => ({ ...one, shared: { count: 30, items } }));
    const words = new Map<string, never>();
    await page.setContent(matchReport({ ...MATCH, evidence }, { words, marked: true, pictures }));
    expect(await page.evaluate(`Array.from(document.images).filter((one) => one.naturalWidth === 0).length`)).toBe(0);
    await page.emulateMedia({ media: 'print' });
    // A browser unfolds with the next frame that it draws, on a loaded machine later than it answers.
    await page.evaluate('new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)))');
    const hidden = `Array.from(document.querySelectorAll('details > :not(summary)')).filter((one) => !one.checkVisibility({ contentVisibilityAuto: true }) || one.getBoundingClientRect().height === 0).length`;
    expect(await page.locator('details').count()).toBeGreaterThan(3);
    expect(await page.evaluate(hidden)).toBe(0);
    await context.close();
  });

  it('works without JavaScript, from the queue to a judgement', async () => {
    const { page } = await enter({ javaScriptEnabled: false });
    await page.locator('.group > summary').first().click();
    await page.click(`a[href="/findings/${id}"]`);
    await page.click('#judge > summary');
    const form = page.locator(`form[action="/findings/${id}/judge"]`);
    await form.locator('input[value=positive]').check();
    await form.locator('textarea').fill('one mailbox, one set of pictures');
    await form.locator('input[name=by]').fill('Ada');
    await form.locator('button').first().click();
    expect(await page.locator('.said').textContent()).toBe('1 finding judged positive.');
    await page.goto(`${new URL(desk.url).origin}/cases`);
    expect(await page.locator('input[name=by]').inputValue(), 'the name is remembered').toBe('Ada');
    await page.context().close();
  });

  it('works without JavaScript, from a filtered queue to an assigned finding, and to a file in a case', async () => {
    const { page } = await enter({ javaScriptEnabled: false });
    await page.goto(`${new URL(desk.url).origin}/findings?judged=any&view=pairs`);
    await page.locator('summary').click();
    await page.locator('select[name=kind]').selectOption('website');
    await page.locator('form[action="/findings"] button:not([type])').click();
    await page.locator(`input[name=id][value="${id}"]`).check();
    await page.locator('input[name=by]').fill('Ada');
    await page.locator('input[name=to]').fill('Ben');
    await page.locator('button[formaction="/findings/assign"]').click();
    expect(await page.locator('.said').textContent()).toBe('1 finding assigned to Ben.');
    expect(await page.locator('select[name=kind]').inputValue(), 'the filter is kept').toBe('website');
    await page.locator('select[name=assigned]').selectOption('name:Ben');
    await page.locator('form[action="/findings"] button:not([type])').click();
    expect(await page.locator('td.sites a').count()).toBe(1);
    await page.goto(`${new URL(desk.url).origin}/cases`);
    await page.locator('main td a').first().click();
    const letter = { name: 'letter.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.7') };
    await page.locator('input[type=file]').setInputFiles(letter);
    await page.locator('form[enctype] button').click();
    expect(await page.locator('.said').textContent()).toBe('The file is in the case.');
    const [file] = await Promise.all([page.waitForEvent('download'), page.click('a[download]')]);
    expect(file.suggestedFilename()).toBe('letter.pdf');
    await page.context().close();
  });

  it('is worked by keyboard alone', async () => {
    const { page } = await enter();
    await page.goto(`${new URL(desk.url).origin}/findings?judged=any&view=pairs`);
    await page.keyboard.press('Tab');
    expect(await page.evaluate('document.activeElement.textContent')).toBe('Skip to the content');
    await page.keyboard.press('j');
    await page.keyboard.press('x');
    expect(await page.locator('input[name=id]:checked').count()).toBe(1);
    await page.keyboard.press('j');
    await page.keyboard.press('x');
    expect(await page.locator('input[name=id]:checked').count()).toBe(2);
    await page.keyboard.press('k');
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/findings\/[0-9a-f]{64}\?judged=any&view=pairs$/);
    await page.keyboard.press('/');
    await page.waitForURL(/\/search$/);
    await page.context().close();
  });

  it('shows a comparison by itself when it is done', async () => {
    const { page, faults } = await enter();
    await page.goto(`${new URL(desk.url).origin}/compare`);
    await page.fill('input[name=left]', 'http://s001.test/');
    await page.fill('input[name=right]', 'http://s002.test/');
    await page.click('main button');
    await page.waitForSelector('.why-verdict .v', { timeout: 120_000 });
    expect(faults).toEqual([]);
    await page.context().close();
  });

  it('runs nothing that a site says, and its policy has nothing to refuse', async () => {
    const text = '<img src=x onerror=alert(1)><script>alert(2)</script>"onfocus=alert(3) autofocus x="';
    const side = { value: text, quote: text, url: text, selector: text, capture: text };
    const hostile = {
      ...MATCH,
      id: 'e'.repeat(64),
      left: { ...MATCH.left, site: text, input: text, entity: { id: text, name: text } },
      evidence: MATCH.evidence.map((row) => ({ ...row, left: side, right: side, note: text })),
      innocent: [text],
    };
    await desk.services.store.ledger.saveFound([hostile], []);
    const { page, faults } = await enter();
    for (const path of [
      '/findings?judged=any',
      `/findings/${hostile.id}`,
      `/sites/${encodeURIComponent(text)}`,
      `/operators/${encodeURIComponent(text)}`,
      `/search?q=${encodeURIComponent(text)}`,
    ]) {
      await page.goto(`${new URL(desk.url).origin}${path}`);
      await page.waitForLoadState('networkidle');
    }
    expect(faults).toEqual([]);
    await page.context().close();
  });

  it('keeps what somebody writes into a page that loads anew by itself', async () => {
    const { ledger } = desk.services.store;
    const { run } = await ledger.openRun('slow', OPTIONS, [seedOf('https://a.example/')], true);
    const { page } = await enter();
    // From the beginning: a worker may change the run before it ends.
    const told = new Promise<void>((done) => {
      const end = (request: { url(): string }) => void (request.url().endsWith('/events') && done());
      page.on('requestfinished', end);
      // The page may end it first, as soon as it is told.
      page.on('requestfailed', end);
    });
    await page.goto(new URL(`/runs/${run.id}`, page.url()).href);
    const field = page.locator('form[action$="/name"] input[name=name]');
    await field.fill('Second look');
    await ledger.finishRun(run.id);
    await told;
    await field.blur();
    expect(await field.inputValue()).toBe('Second look');
    await field.fill('');
    await field.blur();
    await page.waitForSelector('[role=status]:not([data-watch])');
    await page.context().close();
  });

  it('looks right on every page, on a phone, in the dark and on paper: contrast, sizes, edges, heads of tables', async () => {
    const paths = await fillDesk(desk.services, ['s001.test', 's002.test'], desk.post);
    const { page, faults } = await enter({ bypassCSP: true });
    const addresses = paths.map((path) => new URL(path, page.url()).href);
    expect(await walkLooks(page, addresses, FEW_LOOKS, false)).toEqual([]);
    expect(faults).toEqual([]);
    await page.goto(new URL(`/findings/${id}`, page.url()).href);
    expect(await page.locator('.tools').isVisible(), 'paper has no tools').toBe(false);
    expect(await page.locator('.workbar .v').isVisible(), 'the verdict').toBe(true);
    expect(await page.locator('.row').first().isVisible()).toBe(true);
    await page.context().close();
  });
});
