import { type Browser, chromium, type Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findBrowser } from '../../../src/capture/browser/find-browser.ts';
import { NOT_SHOWN, SENTENCE, SHOWN } from './shown-markup.ts';

const executablePath = findBrowser(process.env['REVENANT_BROWSER_PATH'], process.env['PATH']);

/** Text of a page and of its frames and shadow roots that takes up room. */
const SHOWN_TEXT = `(() => {
  const found = [];
  const visit = (node) => {
    if (node.nodeType === 3) {
      const range = document.createRange();
      range.selectNodeContents(node);
      const { width, height } = range.getBoundingClientRect();
      if (width > 0 && height > 0) found.push(node.data);
    }
    for (const part of [node.shadowRoot, node.contentDocument?.documentElement, node])
      for (const child of part?.childNodes ?? []) visit(child);
  };
  visit(document.documentElement);
  return found.join(' ');
})()`;

describe.skipIf(executablePath === null)('a browser agrees (skipped without one)', () => {
  let browser: Browser;
  let page: Page;
  beforeAll(async () => {
    browser = await chromium.launch({
      executablePath: executablePath ?? '',
      chromiumSandbox: process.getuid?.() !== 0,
      args: ['--disable-background-networking'],
    });
    page = await browser.newPage();
  });
  afterAll(() => browser.close());

  it.each([
    ...Object.entries(SHOWN).map(([name, html]) => [name, html, true] as const),
    ...Object.entries(NOT_SHOWN).map(([name, html]) => [name, html, false] as const),
  ])('%s', async (_, html, isShown) => {
    const body = `<!doctype html>${html}`;
    await page.route('**/*', (route) =>
      route.request().url() === 'http://mill.test/'
        ? route.fulfill({ contentType: 'text/html; charset=utf-8', body })
        : route.abort(),
    );
    await page.goto('http://mill.test/');
    const text: string = await page.evaluate(SHOWN_TEXT);
    await page.unrouteAll();
    expect(text.includes(SENTENCE)).toBe(isShown);
  });
});
