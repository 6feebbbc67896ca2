import type { BrowserContext, Browser as Playwright } from 'playwright';
import { WaitingLines } from '../../egress/waiting-lines.ts';
import { ConfigError, messageOf, within } from '../../errors.ts';
import type { Log } from '../../log.ts';
import type { Limits } from '../../model/limits.ts';
import type { Browser, RenderAnswer, RenderFailure, StoredPage, StoredPicture } from '../../model/ports/browser.ts';
import type { Egress, ProxyPass } from '../../model/ports/egress.ts';
import { command } from '../../model/text/program.ts';
import { BrowserProcess } from './browser-process.ts';
import { loadDriver } from './chromium.ts';
import { draw } from './draw.ts';
import { drawStored } from './draw-stored.ts';
import { BROWSER_BOUNDS, type BrowserBounds, GivenUp } from './page-budget.ts';
import { sweepBrowserFolders } from './process-group.ts';

export interface BrowserOptions {
  /** Asked once, when a visit first needs it: most commands never do. */
  readonly executable: () => string | null;
  readonly egress: Pick<Egress, 'proxy' | 'robots'>;
  readonly userAgent: string;
  readonly log: Log;
  readonly limits: Limits & Partial<BrowserBounds>;
}

/** The drawing of one page: it calls `opened` with its context. */
type Work<Answer> = (
  playwright: Playwright,
  pass: ProxyPass,
  opened: (context: BrowserContext) => void,
) => Promise<Answer>;

/** A context that does not close belongs to a browser that hangs. */
const CLOSE_MS = 2_000;
const CLOSED = 'the browser was closed';
/** Pages drawn by one process before another takes over. */
const PAGES_EACH = 20;
/** After these nothing new starts in that process. */
const SUSPECT = new Set([
  ...['render:time', 'render:memory', 'render:popups', 'render:requests', 'render:crash', 'render:unavailable'],
]);

/**
 * A Chromium behind the egress proxy, one context a page. A page that did not fail by its own fault
 * is drawn again, alone: another page ended the process, or the browser itself failed.
 */
export function createBrowser(options: BrowserOptions): Browser {
  const { log } = options;
  const limits = { ...BROWSER_BOUNDS, ...options.limits };
  const running = new Set<BrowserProcess>();
  /** A worker captures many sites at a time; few pages are drawn at a time, or memory runs out. */
  const front = new WaitingLines();
  let current: BrowserProcess | null = null;
  let closed = false;
  let swept = false;
  let found: string | null | undefined;
  const executableOf = (): string | null => (found === undefined ? (found = options.executable()) : found);

  function start(executable: string): BrowserProcess {
    if (!swept) sweepBrowserFolders();
    swept = true;
    const one = new BrowserProcess(executable, options.egress, limits, () => {
      running.delete(one);
      if (current === one) current = null;
    });
    running.add(one);
    return one;
  }

  function enter(executable: string, alone: boolean): BrowserProcess {
    const mayShare = !alone && current !== null && !current.over && current.used < PAGES_EACH;
    const one = mayShare && current !== null ? current : start(executable);
    if (!alone && current !== one) current?.retire();
    if (!alone) current = one;
    one.enter();
    return one;
  }

  /** A page that is fetched. */
  const live =
    (url: string, timeoutMs: number): Work<RenderAnswer> =>
    (playwright, pass, opened) =>
      draw(playwright, pass, url, {
        ...{ timeoutMs, userAgent: options.userAgent, limits, opened },
        async mayVisit(address) {
          const { allowed, url: judged, robotsUrl } = await options.egress.robots(address);
          // No robots.txt was read for an address that our guard refuses: the proxy refuses it, and
          // counts it.
          return allowed || judged === robotsUrl;
        },
      });
  /** A page that was captured: the pass is worthless before it begins. */
  const stored =
    (page: StoredPage): Work<StoredPicture> =>
    async (playwright, pass, opened) => {
      pass.revoke();
      const png = await drawStored(playwright, pass, page, limits, opened);
      return { ok: true, png, browser: `Chromium ${playwright.version()}` };
    };

  async function take<Answer>(one: BrowserProcess, work: Work<Answer>): Promise<Answer> {
    const chromium = await one.started;
    const pass = await options.egress.proxy();
    let close: () => Promise<void> = async () => undefined;
    try {
      const drawn = work(chromium.playwright, pass, (context) => {
        close = () => context.close();
      });
      return await Promise.race([drawn, one.died]);
    } finally {
      // Connections first: a page that does not close must not go on loading.
      pass.revoke();
      if (!one.over) {
        await within(CLOSE_MS, close(), () => new Error('late')).catch(() =>
          one.kill(new GivenUp('render:time', 'another page would not close')),
        );
      }
    }
  }

  /** `again`: the page is not to blame. Another page ended the process, or the browser failed. */
  async function attempt<Answer>(executable: string, work: Work<Answer>, alone: boolean) {
    const one = enter(executable, alone);
    try {
      return { answer: await take(one, work), again: false };
    } catch (error) {
      if (error instanceof ConfigError) throw error;
      const { code, detail } = closed ? { code: 'render:unavailable', detail: CLOSED } : failureOf(error);
      if (SUSPECT.has(code)) one.retire();
      const answer: RenderFailure = { ok: false, code, detail };
      const isBystander = one.over && one.shared && one.verdict === error;
      return { answer, again: isBystander || code === 'render:unavailable' };
    } finally {
      one.leave(alone);
    }
  }

  async function run<Answer extends { ok: true }>(url: string, work: Work<Answer>): Promise<Answer | RenderFailure> {
    const executable = executableOf();
    if (executable === null || closed) {
      const detail = closed ? CLOSED : `no browser was found (see ${command('doctor')})`;
      return { ok: false, code: 'render:unavailable', detail };
    }
    let end = await attempt(executable, work, false);
    if (end.again && !closed) end = await attempt(executable, work, true);
    if (!end.answer.ok) log.warn({ url, code: end.answer.code, detail: end.answer.detail }, 'rendering failed');
    return end.answer;
  }

  async function inTurn<Answer extends { ok: true }>(url: string, work: Work<Answer>): Promise<Answer | RenderFailure> {
    const leave = await front.enter('', limits.browserAtOnce, null);
    return run(url, work).finally(leave);
  }

  return {
    get found() {
      return executableOf();
    },
    render: (url, timeoutMs) => inTurn(url, live(url, timeoutMs)),
    drawStored: (page) => inTurn(page.url, stored(page)),
    async load() {
      if (executableOf() !== null) await loadDriver();
    },
    async prove() {
      const executable = executableOf();
      if (executable === null) return null;
      const one = start(executable);
      try {
        return (await one.started).proof;
      } finally {
        await one.end();
      }
    },
    async close() {
      closed = true;
      current = null;
      await Promise.all([...running].map((one) => one.end()));
    },
  };
}

function failureOf(error: unknown): Omit<RenderFailure, 'ok'> {
  if (error instanceof GivenUp) return { code: error.code, detail: error.message };
  return { code: 'render:unavailable', detail: messageOf(error).slice(0, 300) };
}
