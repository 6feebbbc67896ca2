/** Draws a captured page from captured bytes alone. */
import type { BrowserContext, Browser as Playwright, Request } from 'playwright';
import { messageOf, orElse } from '../../errors.ts';
import type { Screen } from '../../model/derived/drawing.ts';
import type { Limits } from '../../model/limits.ts';
import type { StoredPage } from '../../model/ports/browser.ts';
import type { ProxyPass } from '../../model/ports/egress.ts';
import { contextOf } from './chromium.ts';
import { type BrowserBounds, GivenUp, openInTime } from './page-budget.ts';
import { screenshotOf } from './screenshot.ts';

/** Nothing comes over a network. */
const LOAD_MS = 10_000;
/** Refused requests cost nothing; a page of thumbnails has hundreds. */
const REQUESTS = 2_000;
const SCREENS: Readonly<Record<Screen, { viewport: { width: number; height: number }; isMobile: boolean }>> = {
  desktop: { viewport: { width: 1280, height: 900 }, isMobile: false },
  phone: { viewport: { width: 390, height: 844 }, isMobile: true },
};

/**
 * Without scripts, and without a way out. Requests are answered here before they leave the browser;
 * what goes past that (a look-up ahead of a request) meets a proxy that refuses it.
 * @param pass revoked already
 * @param opened called with the page's context, which the caller closes
 */
export async function drawStored(
  playwright: Playwright,
  pass: ProxyPass,
  stored: StoredPage,
  limits: Limits & BrowserBounds,
  opened: (context: BrowserContext) => void,
): Promise<Buffer> {
  const making = playwright.newContext({ ...SCREENS[stored.screen], ...contextOf(pass), javaScriptEnabled: false });
  const bounds = { ...limits, browserRequests: REQUESTS };
  const { context, broken, left, inTime } = await openInTime(making, limits.renderMs, bounds, opened);
  return inTime(Promise.race([broken, shoot(context, stored, limits, left)]));
}

async function shoot(context: BrowserContext, stored: StoredPage, limits: Limits, left: () => number): Promise<Buffer> {
  let isThere = false;
  await context.route('**/*', async (route) => {
    // The first document is the page; a refresh or a link must not replace it.
    const isPage = isDocument(route.request());
    const found = isPage ? (isThere ? null : stored) : await stored.answer(route.request().url()).catch(() => null);
    isThere ||= isPage;
    // Chromium puts a page of its own in the place of a document that failed otherwise.
    if (found === null) return route.abort('aborted').catch(() => undefined);
    const { body, contentType } = found;
    const headers = {
      'content-security-policy': "script-src 'none'",
      ...(contentType !== null && { 'content-type': contentType }),
    };
    return route.fulfill({ status: 200, headers, body: Buffer.from(body) }).catch(() => undefined);
  });
  const page = await context.newPage();
  try {
    await page.goto(stored.url, { timeout: Math.min(LOAD_MS, left()), waitUntil: 'domcontentloaded' });
  } catch (error) {
    throw new GivenUp('render:failed', messageOf(error).slice(0, 300));
  }
  await page.waitForLoadState('load', { timeout: Math.min(LOAD_MS, left()) }).catch(() => undefined);
  return screenshotOf(context, page, limits.pictureHeight, false);
}

/** Its frame throws while a window is only being opened: that is not the page. */
const isDocument = (request: Request): boolean =>
  orElse(() => request.isNavigationRequest() && request.frame().parentFrame() === null, true);
