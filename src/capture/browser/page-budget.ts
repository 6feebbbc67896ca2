import type { BrowserContext, Page, Browser as Playwright } from 'playwright';
import { within } from '../../errors.ts';

/** Budget of a page in the browser besides the settings (docs/limits.md). */
export const BROWSER_BOUNDS = {
  /** Windows that a page may open, closed at once; then it is given up: render:popups. */
  popups: 2,
  /** Requests of one page: render:requests. */
  browserRequests: 300,
  /** Milliseconds that a browser without a page is kept. */
  browserIdleMs: 60_000,
};
export type BrowserBounds = typeof BROWSER_BOUNDS;

export class GivenUp extends Error {
  override readonly name = 'GivenUp';
  /**
   * render:time, render:memory, render:popups, render:requests, render:crash, blocked:…,
   * render:failed
   */
  readonly code: string;
  constructor(code: string, detail: string) {
    super(detail);
    this.code = code;
  }
}

/** A promise that never resolves, and a function that makes it reject. Nobody need wait for it. */
export function breakable(): { readonly broken: Promise<never>; readonly fail: (reason: GivenUp) => void } {
  let fail: (reason: GivenUp) => void = () => undefined;
  const broken = new Promise<never>((_, reject) => {
    fail = reject;
  });
  broken.catch(() => undefined);
  return { broken, fail };
}

/**
 * A context under its budget of time and requests.
 * @param opened called with the context, which the caller closes
 */
export async function openInTime(
  making: ReturnType<Playwright['newContext']>,
  ms: number,
  limits: Pick<BrowserBounds, 'popups' | 'browserRequests'>,
  opened: (context: BrowserContext) => void,
) {
  const until = performance.now() + ms;
  const left = (): number => Math.max(1, until - performance.now());
  const inTime = <Result>(work: Promise<Result>): Promise<Result> =>
    within(left(), work, () => new GivenUp('render:time', 'it did not end in its time'));
  making.then(opened).catch(() => undefined);
  const context = await inTime(making);
  const { broken } = await inTime(watchBudget(context, limits));
  return { context, broken, left, inTime };
}

/** Costly, and not needed to read or see a page. Thrift only: the proxy is the guard. */
const COSTLY = new Set(['font', 'media', 'manifest', 'texttrack', 'ping']);

/**
 * Counts windows and requests, closes windows, dismisses dialogs. `broken`: GivenUp over budget or
 * on a crash.
 */
async function watchBudget(
  context: BrowserContext,
  limits: Pick<BrowserBounds, 'popups' | 'browserRequests'>,
): Promise<{ readonly broken: Promise<never> }> {
  const { broken, fail } = breakable();
  let first: Page | null = null;
  let popups = 0;
  let requests = 0;
  context.on('page', (page) => {
    page.on('dialog', (dialog) => void dialog.dismiss().catch(() => undefined));
    page.on('crash', () => fail(new GivenUp('render:crash', 'the page crashed the browser')));
    if (first === null) {
      first = page;
      return;
    }
    page.close().catch(() => undefined);
    if (++popups > limits.popups) fail(new GivenUp('render:popups', `it opened more than ${limits.popups} windows`));
  });
  context.on('request', () => {
    if (++requests > limits.browserRequests)
      fail(new GivenUp('render:requests', `it made more than ${limits.browserRequests} requests`));
  });
  await context.route('**/*', (route) => {
    const isCut = requests > limits.browserRequests || COSTLY.has(route.request().resourceType());
    return (isCut ? route.abort() : route.continue()).catch(() => undefined);
  });
  return { broken };
}
