import { type BrowserContext, chromium, type Browser as Chromium } from 'playwright';
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
const MAX_HTML = 20 * 1024 * 1024;

export interface BrowserOptions {
  readonly executable: string | null;
  readonly egress: Pick<Egress, 'proxy'>;
  readonly userAgent: string;
  readonly log: Log;
}

/**
 * A Chromium that reaches the world only through the egress proxy. One context a page, processes reused up to
 * 20 pages, every call under our own timer: `page.content()` has none, and hostile pages hang it.
 */
export function createBrowser(options: BrowserOptions): Browser {
  let current: Promise<Chromium> | null = null;
  let used = 0;

  async function launch(): Promise<Chromium> {
    const server = await options.egress.proxy();
    const browser = await chromium.launch({
      executablePath: options.executable ?? '',
      // As root Chromium cannot build its sandbox; anybody else gets it.
      chromiumSandbox: process.getuid?.() !== 0,
      proxy: { server },
      args: FLAGS,
      handleSIGINT: false,
      timeout: 30_000,
    });
    return browser;
  }

  async function retire(): Promise<void> {
    const old = current;
    current = null;
    used = 0;
    if (old === null) return;
    const browser = await old.catch(() => null);
    if (browser !== null) await within(5_000, browser.close()).catch(() => undefined);
  }

  async function take(url: string, timeoutMs: number): Promise<RenderAnswer> {
    if (used >= PAGES_PER_PROCESS) await retire();
    current ??= launch();
    used++;
    const browser = await current;
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
      await within(3_000, context.close()).catch(() => retire());
    }
  }

  return {
    found: options.executable,
    async render(url, timeoutMs): Promise<RenderAnswer | RenderFailure> {
      if (options.executable === null) {
        return { ok: false, code: 'render:unavailable', detail: 'no browser was found (see revenant doctor)' };
      }
      try {
        return await within(timeoutMs + 10_000, take(url, timeoutMs));
      } catch (error) {
        options.log.warn({ url, error: messageOf(error) }, 'rendering failed');
        await retire();
        return { ok: false, code: 'render:failed', detail: messageOf(error).slice(0, 300) };
      }
    },
    close: retire,
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
