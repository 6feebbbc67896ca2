import type { BrowserContext, Page, Browser as Playwright, Request, Response } from 'playwright';
import { messageOf, orElse, within } from '../../errors.ts';
import type { Limits } from '../../model/limits.ts';
import type { RenderAnswer } from '../../model/ports/browser.ts';
import type { ProxyPass } from '../../model/ports/egress.ts';
import { contextOf } from './chromium.ts';
import { type BrowserBounds, GivenUp, openInTime } from './page-budget.ts';
import { screenshotOf } from './screenshot.ts';

export interface DrawOptions {
  /** Time for the whole page, in milliseconds. */
  readonly timeoutMs: number;
  readonly userAgent: string;
  readonly limits: Limits & BrowserBounds;
  /** The decision of robots.txt on a document that the page leads to. */
  readonly mayVisit: (url: string) => Promise<boolean>;
  /** Called with the page's context, which the caller closes. */
  readonly opened: (context: BrowserContext) => void;
}

/** Time to load the document: render:time. */
const NAVIGATION_MS = 30_000;
const QUIET_MS = 5_000;
const PICTURE_MS = 8_000;
const READ_TRIES = 3;

/** Draws one page in a context of its own. Rejects with GivenUp; every call has our own timer. */
export async function draw(
  playwright: Playwright,
  pass: ProxyPass,
  url: string,
  { timeoutMs, userAgent, limits, mayVisit, opened }: DrawOptions,
): Promise<RenderAnswer> {
  try {
    const viewport = { width: 1280, height: 900 };
    const making = playwright.newContext({ ...contextOf(pass), userAgent, viewport });
    const most = Math.min(timeoutMs, limits.renderMs);
    const { context, broken, left, inTime } = await openInTime(making, most, limits, opened);
    const { barred } = await inTime(barDocuments(context, url, mayVisit));
    const answer = await inTime(Promise.race([broken, shoot(context, url, pass, limits, left)]));
    return barred() ? { ...answer, marks: [...answer.marks, 'robots:withheld'] } : answer;
  } catch (error) {
    throw givenUp(error, pass);
  }
}

async function shoot(
  context: BrowserContext,
  url: string,
  pass: ProxyPass,
  limits: Limits,
  left: () => number,
): Promise<RenderAnswer> {
  await context.addInitScript(OPEN_ROOTS);
  const page = await context.newPage();
  let document: Response | null = null;
  page.on('response', (one) => {
    if (one.request().isNavigationRequest() && one.frame() === page.mainFrame()) document = one;
  });
  const response = await page.goto(url, { timeout: Math.min(NAVIGATION_MS, left()), waitUntil: 'domcontentloaded' });
  mustBeIts(page, response, pass);
  await page.waitForLoadState('networkidle', { timeout: Math.min(QUIET_MS, left()) }).catch(() => undefined);
  const text = await serialise(context, page, limits.decodedBytes);
  const screenshot = await within(
    PICTURE_MS,
    screenshotOf(context, page, limits.pictureHeight),
    () => new Error('late'),
  ).catch(() => null);
  mustBeIts(page, document, pass);
  const html = Buffer.from(text.toWellFormed(), 'utf8').subarray(0, limits.decodedBytes);
  const status = response?.status() ?? null;
  return { ok: true, finalUrl: page.url(), status, html, screenshot, marks: marksOf(pass) };
}

/** Shadow roots that page scripts attach are open, so that their contents can be read. */
const OPEN_ROOTS = `{
  const { apply } = Reflect;
  const { attachShadow } = Element.prototype;
  Element.prototype.attachShadow = function (init) {
    return apply(attachShadow, this, [{ ...init, mode: 'open' }]);
  };
}`;

/**
 * The document with its shadow roots as templates (HTML standard, 4.12.3), at most `most`
 * characters. The fields of a form hide its own members (`<input name=shadowRoot>`), so everything
 * is asked of the prototypes.
 */
const markupOf = (most: number): string => `(() => {
  const getter = (type, name) => Object.getOwnPropertyDescriptor(type.prototype, name).get;
  const got = (type, name, of) => Reflect.apply(getter(type, name), of, []);
  const run = (type, name, of, ...given) => Reflect.apply(type.prototype[name], of, given);
  const [doctype, html] = ['doctype', 'documentElement'].map((name) => got(Document, name, document));
  const shadowRoot = getter(Element, 'shadowRoot');
  const roots = [];
  const rootsOf = (elements) => {
    for (const element of elements) {
      const root = Reflect.apply(shadowRoot, element, []);
      if (root !== null) roots.push(root);
    }
  };
  rootsOf(run(Document, 'querySelectorAll', document, '*'));
  // The list grows while it is walked.
  for (const root of roots) rootsOf(run(DocumentFragment, 'querySelectorAll', root, '*'));
  const start = doctype ? new XMLSerializer().serializeToString(doctype) : '';
  if (html === null) return start.slice(0, ${most});
  if (roots.length === 0 || !Element.prototype.getHTML) return (start + got(Element, 'outerHTML', html)).slice(0, ${most});
  const tag = got(Element, 'outerHTML', run(Node, 'cloneNode', html, false)).replace(/<\\/html>$/, '');
  return (start + tag + run(Element, 'getHTML', html, { shadowRoots: roots }) + '</html>').slice(0, ${most});
})()`;

/**
 * Cut inside the browser, because a page may grow without end. Its scripts cannot change the
 * isolated world.
 */
async function serialise(context: BrowserContext, page: Page, most: number): Promise<string> {
  const expression = markupOf(most);
  for (let tries = 1; ; tries++) {
    const session = await context.newCDPSession(page);
    try {
      const { frameTree } = await session.send('Page.getFrameTree');
      const world = await session.send('Page.createIsolatedWorld', { frameId: frameTree.frame.id });
      const contextId = world.executionContextId;
      const evaluated = await session.send('Runtime.evaluate', { contextId, expression, returnByValue: true });
      if (evaluated.exceptionDetails !== undefined) throw new Error(evaluated.exceptionDetails.text);
      return String(evaluated.result.value);
    } catch (error) {
      // It navigated just then.
      if (tries === READ_TRIES) throw error;
      await new Promise((done) => setTimeout(done, 100 * tries));
    } finally {
      session.detach().catch(() => undefined);
    }
  }
}

/** Throws for our own refusal, or Chromium's page about one: nothing of it is the site's. */
function mustBeIts(page: Page, response: Response | null, pass: ProxyPass): void {
  const isWeb = /^https?:/.test(page.url());
  if (isWeb && !isRefusal(response)) return;
  const code = isRefusal(response) || page.url().startsWith('chrome-error:') ? lastRefusal(pass) : 'render:failed';
  throw new GivenUp(code, isWeb ? 'it leads to an address that is refused' : 'its scripts led to no web page');
}

/** The proxy's own 403, not a site's (RFC 9209). */
function isRefusal(response: Response | null): boolean {
  return response?.headers()['proxy-status']?.startsWith('revenant;') ?? false;
}

function lastRefusal({ refusals }: ProxyPass): string {
  return [...refusals.keys()].filter((code) => code !== 'blocked:browser').at(-1) ?? 'render:failed';
}

function marksOf({ refusals }: ProxyPass): string[] {
  const codes = [...refusals.keys()];
  const blocked = codes.some((code) => code.startsWith('blocked:') && code !== 'blocked:browser');
  return [...(blocked ? ['render:blocked'] : []), ...(codes.includes('limit:bytes') ? ['render:bytes'] : [])];
}

function givenUp(error: unknown, pass: ProxyPass): GivenUp {
  if (error instanceof GivenUp) return error;
  const message = messageOf(error).slice(0, 300);
  if (error instanceof Error && error.name === 'TimeoutError') return new GivenUp('render:time', message);
  // A refused tunnel, as it looks from inside.
  const refused = /ERR_TUNNEL_CONNECTION_FAILED/.test(message);
  return new GivenUp(refused ? lastRefusal(pass) : 'render:failed', message);
}

/**
 * Bars documents that robots.txt forbids: those to which scripts lead, and frames of the page's own
 * host. The caller checks redirects.
 */
async function barDocuments(
  context: BrowserContext,
  url: string,
  mayVisit: (url: string) => Promise<boolean>,
): Promise<{ barred(): boolean }> {
  const page = new URL(url);
  let barred = false;
  await context.route('**/*', async (route) => {
    const request = route.request();
    // A click opened another window. Nobody looks at it, so robots.txt is not asked either.
    if (isOtherWindow(request)) return route.abort('aborted').catch(() => undefined);
    const isOther = request.isNavigationRequest() && request.url() !== page.href && /^https?:/.test(request.url());
    const isChecked = isOther && (isMainFrame(request) || new URL(request.url()).host === page.host);
    if (!isChecked || (await mayVisit(request.url()).catch(() => false))) return route.fallback();
    barred = true;
    // The document that is there stays; another error would replace it by Chromium's own page.
    return route.abort('aborted').catch(() => undefined);
  });
  return { barred: () => barred };
}

/** Its frame throws while the window is being opened. The first page has one from the start. */
function isOtherWindow(request: Request): boolean {
  return orElse(() => request.frame().page() !== request.frame().page().context().pages()[0], true);
}

/** It throws without a frame: a window that is only being opened. */
function isMainFrame(request: Request): boolean {
  return orElse(() => request.frame().parentFrame() === null, true);
}
