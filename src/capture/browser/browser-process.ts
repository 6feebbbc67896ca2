import { ConfigError } from '../../errors.ts';
import type { Limits } from '../../model/limits.ts';
import type { Egress } from '../../model/ports/egress.ts';
import { type Chromium, launchChromium } from './chromium.ts';
import { proveBrowserClosed } from './closed-check.ts';
import { type BrowserBounds, GivenUp } from './page-budget.ts';

/** One browser process under watch: who is in it, what it may cost, and its certain end. */
export interface BrowserProcess {
  /** Rejects when it does not start, with ConfigError when its way out is open. */
  readonly started: Promise<Chromium & { readonly proof: string }>;
  /** Rejects with the verdict when the process falls while pages are in it; never resolves. */
  readonly died: Promise<never>;
  /** Why it fell. */
  readonly verdict: GivenUp | null;
  readonly over: boolean;
  /** True once two pages were in it at the same time. */
  readonly shared: boolean;
  /** Pages so far. */
  readonly used: number;
  enter(): void;
  /** The last to leave a retired process ends it. */
  leave(retire: boolean): void;
  /** Nothing new starts in it. */
  retire(): void;
  /** Ends it under everybody in it, for that reason. */
  kill(verdict: GivenUp): void;
  end(): Promise<void>;
}

const LOOK_MS = 500;

/** @param ended called once, when it is over or retired with nobody in it */
export function startProcess(
  executable: string,
  egress: Pick<Egress, 'proxy'>,
  limits: Pick<Limits & BrowserBounds, 'browserMegabytes' | 'browserIdleMs'>,
  ended: () => void,
): BrowserProcess {
  const started = launchProven(executable, egress);
  let fall: (verdict: GivenUp) => void = () => undefined;
  const died = new Promise<never>((_, reject) => {
    fall = reject;
  });
  died.catch(() => undefined);
  let verdict: GivenUp | null = null;
  let over = false;
  let retired = false;
  let shared = false;
  let used = 0;
  let active = 0;
  let ending: Promise<void> | null = null;
  let idle: NodeJS.Timeout | undefined;
  const look = setInterval(() => void weigh(), LOOK_MS);
  look.unref();

  started.then(({ playwright }) => {
    playwright.on('disconnected', () => kill(new GivenUp('render:crash', 'the browser ended by itself')));
  }, end);

  async function weigh(): Promise<void> {
    const chromium = active === 0 || over ? null : await started.catch(() => null);
    if (chromium !== null && !over && chromium.memory() > limits.browserMegabytes * 1024 * 1024) {
      kill(new GivenUp('render:memory', `the browser took more than ${limits.browserMegabytes} MB`));
    }
  }

  function kill(reason: GivenUp): void {
    if (over) return;
    verdict = reason;
    fall(reason);
    void end();
  }

  function end(): Promise<void> {
    over = true;
    clearInterval(look);
    clearTimeout(idle);
    ending ??= (async () => {
      ended();
      const chromium = await started.catch(() => null);
      await chromium?.end();
    })();
    return ending;
  }

  return {
    started,
    died,
    get verdict() {
      return verdict;
    },
    get over() {
      return over;
    },
    get shared() {
      return shared;
    },
    get used() {
      return used;
    },
    enter() {
      clearTimeout(idle);
      used++;
      active++;
      if (active > 1) shared = true;
    },
    leave(retire) {
      active--;
      if (retire) retired = true;
      if (active > 0) return;
      shared = false;
      if (retired) void end();
      else {
        idle = setTimeout(() => void end(), limits.browserIdleMs);
        idle.unref();
      }
    },
    retire() {
      retired = true;
      if (active === 0) void end();
    },
    kill,
    end() {
      fall(new GivenUp('render:unavailable', 'the browser was closed'));
      return end();
    },
  };
}

/** A browser is handed out only after it has tried what must stay closed. */
async function launchProven(
  executable: string,
  egress: Pick<Egress, 'proxy'>,
): Promise<Chromium & { readonly proof: string }> {
  const pass = await egress.proxy();
  try {
    const chromium = await launchChromium(executable, pass.server);
    try {
      return { ...chromium, proof: await proveBrowserClosed(chromium.playwright, pass) };
    } catch (error) {
      await chromium.end();
      throw error instanceof ConfigError
        ? error
        : new Error('the browser did not pass its self-test', { cause: error });
    }
  } finally {
    pass.revoke();
  }
}
