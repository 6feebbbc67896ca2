import { ConfigError } from '../../errors.ts';
import type { Limits } from '../../model/limits.ts';
import type { Egress } from '../../model/ports/egress.ts';
import { type Chromium, launchChromium } from './chromium.ts';
import { proveBrowserClosed } from './closed-check.ts';
import { type BrowserBounds, breakable, GivenUp } from './page-budget.ts';

type Proven = Chromium & { readonly proof: string };

const MEMORY_CHECK_MS = 500;

/** One browser process under watch: the pages in it, its budget, and its certain end. */
export class BrowserProcess {
  /** Rejects when it does not start; with ConfigError when it has a way past the proxy. */
  readonly started: Promise<Proven>;
  /** Rejects with the verdict when the process ends while pages are in it; never resolves. */
  readonly died: Promise<never>;
  verdict: GivenUp | null = null;
  over = false;
  /** True once two pages were in it at the same time. */
  shared = false;
  used = 0;
  readonly #limits: Pick<Limits & BrowserBounds, 'browserMegabytes' | 'browserIdleMs'>;
  readonly #ended: () => void;
  readonly #fail: (verdict: GivenUp) => void;
  readonly #check: NodeJS.Timeout;
  #idle: NodeJS.Timeout | undefined;
  #retired = false;
  #active = 0;
  #ending: Promise<void> | null = null;

  /** @param ended called once, when it is over or retired with no page in it */
  constructor(
    executable: string,
    egress: Pick<Egress, 'proxy'>,
    limits: Pick<Limits & BrowserBounds, 'browserMegabytes' | 'browserIdleMs'>,
    ended: () => void,
  ) {
    this.#limits = limits;
    this.#ended = ended;
    this.started = launchProven(executable, egress);
    ({ broken: this.died, fail: this.#fail } = breakable());
    this.#check = setInterval(() => void this.#checkMemory(), MEMORY_CHECK_MS).unref();
    this.started.then(
      ({ playwright }) =>
        playwright.on('disconnected', () => this.kill(new GivenUp('render:crash', 'the browser ended by itself'))),
      () => this.#stop(),
    );
  }

  enter(): void {
    clearTimeout(this.#idle);
    this.used++;
    this.#active++;
    if (this.#active > 1) this.shared = true;
  }

  /** The last page to leave a retired process ends it. */
  leave(retire: boolean): void {
    this.#active--;
    if (retire) this.#retired = true;
    if (this.#active > 0) return;
    this.shared = false;
    if (this.#retired) void this.#stop();
    else this.#idle = setTimeout(() => void this.#stop(), this.#limits.browserIdleMs).unref();
  }

  retire(): void {
    this.#retired = true;
    if (this.#active === 0) void this.#stop();
  }

  /** Ends it and all pages in it, for that reason. */
  kill(verdict: GivenUp): void {
    if (this.over) return;
    this.verdict = verdict;
    this.#fail(verdict);
    void this.#stop();
  }

  end(): Promise<void> {
    this.#fail(new GivenUp('render:unavailable', 'the browser was closed'));
    return this.#stop();
  }

  async #checkMemory(): Promise<void> {
    const chromium = this.#active === 0 || this.over ? null : await this.started.catch(() => null);
    const most = this.#limits.browserMegabytes;
    if (chromium !== null && !this.over && chromium.memory() > most * 1024 * 1024)
      this.kill(new GivenUp('render:memory', `the browser took more than ${most} MB`));
  }

  #stop(): Promise<void> {
    this.over = true;
    clearInterval(this.#check);
    clearTimeout(this.#idle);
    this.#ending ??= (async () => {
      this.#ended();
      const chromium = await this.started.catch(() => null);
      await chromium?.end();
    })();
    return this.#ending;
  }
}

/** A browser is used only after it has tried the ways that must stay closed. */
async function launchProven(executable: string, egress: Pick<Egress, 'proxy'>): Promise<Proven> {
  const pass = await egress.proxy();
  try {
    const chromium = await launchChromium(executable, pass.server);
    try {
      return { ...chromium, proof: await proveBrowserClosed(chromium.playwright, pass) };
    } catch (error) {
      await chromium.end();
      if (error instanceof ConfigError) throw error;
      throw new Error('the browser did not pass its self-test', { cause: error });
    }
  } finally {
    pass.revoke();
  }
}
