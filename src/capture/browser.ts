import type { BrowserContext, Browser as Chromium } from 'playwright';
import { messageOf } from '../errors.ts';
import type { Log } from '../log.ts';
import type { Browser, Egress, RenderAnswer, RenderFailure } from '../model/ports.ts';

/**
 * Flags that were measured to leave no way round the proxy: loopback forced through it, no name resolved outside it,
 * no WebRTC over UDP, no QUIC, no prefetch, none of Chromium's own calls home.
 */
const FLAGS = [
  '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1',
  '--force-webrtc-ip-handling-policy=disable_non_proxied_udp',
  '--webrtc-ip-handling-policy=disable_non_proxied_udp',
  '--disable-quic',
  '--dns-prefetch-disable',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-domain-reliability',
  '--disable-sync',
  '--no-first-run',
  '--no-pings',
  '--disable-features=NetworkPrediction,Prerender2,OptimizationHints,MediaRouter,AutofillServerCommunication',
];
const PAGES_PER_PROCESS = 20;
const PAGES_AT_ONCE = 4;
const MAX_HTML = 20 * 1024 * 1024;

export interface BrowserOptions {
  readonly executable: string | null;
  readonly egress: Pick<Egress, 'proxy'>;
  readonly userAgent: string;
  readonly log: Log;
}

/** One running Chromium. It is closed when its last page ends after it was replaced. */
interface Process {
  readonly started: Promise<Chromium>;
  used: number;
  active: number;
}

/**
 * A Chromium that reaches the world only through the egress proxy. One context a page, processes reused up to
 * 20 pages and not after a page went wrong, every call under our own timer: `page.content()` has none, and hostile
 * pages hang it.
 */
export function createBrowser(options: BrowserOptions): Browser {
  const running = new Set<Process>();
  let current: Process | null = null;
  let closed = false;
  let free = PAGES_AT_ONCE;
  const waiting: (() => void)[] = [];

  async function launch(): Promise<Chromium> {
    const { server, username, password } = await options.egress.proxy();
    // Only here: loading it takes longer than all else that a command without a browser does.
    const { chromium } = await import('playwright');
    return chromium.launch({
      executablePath: options.executable ?? '',
      // As root Chromium cannot build its sandbox; anybody else gets it.
      chromiumSandbox: process.getuid?.() !== 0,
      proxy: { server, username, password },
      args: FLAGS,
      handleSIGINT: false,
      timeout: 30_000,
    });
  }

  function enter(): Process {
    if (current === null || current.used >= PAGES_PER_PROCESS) {
      current = { started: launch(), used: 0, active: 0 };
      running.add(current);
    }
    current.used++;
    current.active++;
    return current;
  }

  /** Other pages of the process go on; nothing new starts in it. */
  async function leave(one: Process, wentWrong: boolean): Promise<void> {
    one.active--;
    if (wentWrong) retire(one);
    if (one !== current && one.active === 0) await end(one);
  }

  function retire(one: Process): void {
    if (current === one) current = null;
  }

  /** A worker captures many sites at a time; pages drawn at a time are few, or they starve one another and the memory. */
  async function turn(): Promise<void> {
    if (free > 0) free--;
    else await new Promise<void>((resolve) => waiting.push(resolve));
  }
  function passOn(): void {
    const next = waiting.shift();
    if (next === undefined) free++;
    else next();
  }

  async function end(one: Process): Promise<void> {
    running.delete(one);
    const browser = await one.started.catch(() => null);
    if (browser !== null) await within(5_000, browser.close()).catch(() => undefined);
  }

  async function take(one: Process, url: string, timeoutMs: number): Promise<RenderAnswer> {
    const browser = await one.started;
    const context = await browser.newContext({
      userAgent: options.userAgent,
      viewport: { width: 1280, height: 900 },
      serviceWorkers: 'block',
      acceptDownloads: false,
      permissions: [],
    });
    try {
      return await shoot(context, url, timeoutMs);
    } finally {
      // What was rendered is good even where its context will not close; only nothing new starts beside it.
      await within(3_000, context.close()).catch(() => retire(one));
    }
  }

  async function renderNow(url: string, timeoutMs: number): Promise<RenderAnswer | RenderFailure> {
    if (options.executable === null || closed) {
      const detail = closed ? 'the browser was closed' : 'no browser was found (see revenant doctor)';
      return { ok: false, code: 'render:unavailable', detail };
    }
    const one = enter();
    let answer: RenderAnswer | RenderFailure;
    try {
      answer = await within(timeoutMs + 10_000, take(one, url, timeoutMs));
    } catch (error) {
      options.log.warn({ url, error: messageOf(error) }, 'rendering failed');
      answer = { ok: false, code: 'render:failed', detail: messageOf(error).slice(0, 300) };
    }
    await leave(one, !answer.ok);
    return answer;
  }

  return {
    found: options.executable,
    async render(url, timeoutMs): Promise<RenderAnswer | RenderFailure> {
      await turn();
      try {
        return await renderNow(url, timeoutMs);
      } finally {
        passOn();
      }
    },
    async close() {
      closed = true;
      current = null;
      await Promise.all([...running].map(end));
    },
  };
}

async function shoot(context: BrowserContext, url: string, timeoutMs: number): Promise<RenderAnswer> {
  context.on('page', (page) => {
    // The first page is ours; popups are closed.
    if (context.pages().length > 1) page.close().catch(() => undefined);
  });
  const page = await context.newPage();
  const response = await page.goto(url, { timeout: timeoutMs, waitUntil: 'domcontentloaded' });
  await page.waitForLoadState('networkidle', { timeout: Math.min(5_000, timeoutMs) }).catch(() => undefined);
  const text = await within(8_000, page.content());
  const screenshot = await within(8_000, page.screenshot({ type: 'png', timeout: 7_000 })).catch(() => null);
  const html = Buffer.from(text.toWellFormed(), 'utf8').subarray(0, MAX_HTML);
  return { ok: true, finalUrl: page.url(), status: response?.status() ?? null, html, screenshot };
}

/** Rejects when the promise has not settled in time; playwright's own time-outs do not cover every call. */
async function within<T>(ms: number, promise: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`no answer within ${ms} ms`)), ms);
  });
  try {
    return await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
  }
}
