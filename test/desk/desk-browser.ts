/** The desk in a real browser: Chromium, and people who enter with a key and go on by keyboard. */
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright';
import { findBrowser } from '../../src/capture/browser/find-browser.ts';
import type { Services } from '../../src/services.ts';
import { patternIn, routesOf } from '../../testkit/desk/routes-of.ts';
import { type Keyboard, keyboardOf } from './keyboard.ts';

const executablePath = findBrowser(process.env['REVENANT_BROWSER_PATH'], process.env['PATH']);

/** Of a window in a whole journey: a desk's, and a phone's. */
export const JOURNEY_WIDTHS = [1440, 360] as const;

/** Tests in a browser are skipped by name where there is none. */
export const noBrowser = executablePath === null;

/** A busy machine answers late: 30 seconds is what Playwright waits by itself. */
const PATIENCE_MS = 120_000;

export async function openBrowser(): Promise<Browser> {
  const args = ['--no-sandbox', '--disable-background-networking'];
  const browser = await chromium.launch({ executablePath: executablePath ?? '', args, timeout: PATIENCE_MS });
  browser.on('context', (context) => context.setDefaultTimeout(PATIENCE_MS));
  return browser;
}

/** Signs a page in with the key that an address has; back when the desk is shown. */
export async function signIn(page: Page, url: string): Promise<void> {
  await page.goto(url);
  await Promise.all([page.waitForEvent('framenavigated'), page.click('form[action="/login/key"] button')]);
  await page.waitForLoadState();
}

export interface DeskBrowser {
  readonly browser: Browser;
  /** The address of a path of the desk. */
  at(path: string): string;
  /**
   * Somebody at a page of their own, signed in, who goes on by keyboard.
   * @param key the key of another person than the one whose address the desk printed
   */
  enter(options?: BrowserContextOptions, key?: string): Promise<Keyboard>;
  close(): Promise<void>;
}

export async function openDeskBrowser(desk: {
  readonly services: Services;
  readonly url: string;
}): Promise<DeskBrowser> {
  const [browser, routes] = await Promise.all([openBrowser(), routesOf(desk.services)]);
  const at = (path: string): string => `${new URL(desk.url).origin}${path}`;
  return {
    browser,
    at,
    async enter(options = {}, key) {
      const page = await (await browser.newContext(options)).newPage();
      const person = keyboardOf(page, new Set(), (method, path) => patternIn(routes, method, path));
      await signIn(page, key === undefined ? desk.url : at(`/?key=${key}`));
      return person;
    },
    close: () => browser.close(),
  };
}

/** With SHOTS set, a picture of the page for those who look at the desk: `<SHOTS>-<name>.png`. */
export async function shoot(page: Page, name: string, fullPage = true): Promise<void> {
  const { SHOTS } = process.env;
  if (SHOTS !== undefined) await page.screenshot({ path: `${SHOTS}-${name}.png`, fullPage });
}
