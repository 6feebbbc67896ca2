import type { Log } from '../log.ts';
import type {
  AskPage,
  Blobs,
  Browser,
  CaptureOptions,
  Clock,
  DecodeImage,
  Egress,
  FetchAnswer,
  FetchFailure,
  FetchOutcome,
  PageAdvice,
  RobotsDecision,
  VisitIdentity,
} from '../model/ports.ts';
import type { Seed } from '../model/seed.ts';
import type { Capture, CapturedSite, Visit } from '../model/visit.ts';
import type { Condition, VisitState } from '../model/words.ts';
import { makeCapture, type Received } from './capture.ts';
import { describe, endOfStatus, mediaType } from './ending.ts';
import { createFrontier, type WantedPage } from './frontier.ts';
import { receivedNothing, receivedOf } from './received.ts';

export interface CapturePorts {
  readonly egress: Egress;
  readonly browser: Browser;
  readonly blobs: Blobs;
  readonly decodeImage: DecodeImage;
  readonly clock: Clock;
  readonly log: Log;
}

const PICTURES_PER_SITE = 40;
const PAGES_AT_ONCE = 4;
const PICTURES_AT_ONCE = 6;
const RENDER_TIMEOUT_MS = 30_000;
const STOPPED = { reason: 'fetch:aborted', detail: 'it was stopped before its end' };

/** What a page led to, and the addresses under which it was reached. */
interface Taken extends Pick<PageAdvice, 'condition' | 'pages' | 'images'> {
  readonly reached: readonly string[];
  /** Why the visit is not whole. */
  readonly missed: { readonly reason: string; readonly detail: string } | null;
}
const NOTHING: Taken = { condition: 'blocked', pages: [], images: [], reached: [], missed: null };

/**
 * Takes one web presence: its home page, a bounded few pages aimed by role, and their pictures. Never throws for
 * anything the other side does: whatever fails becomes a typed state and reason.
 */
export async function captureSite(
  seed: Seed,
  identity: VisitIdentity,
  ask: AskPage,
  options: CaptureOptions,
  ports: CapturePorts,
): Promise<CapturedSite> {
  return new SiteCapture(seed, identity, ask, options, ports).run();
}

class SiteCapture {
  readonly #seed: Seed;
  readonly #identity: VisitIdentity;
  readonly #ask: AskPage;
  readonly #ports: CapturePorts;
  readonly #options: CaptureOptions;
  readonly #startedAt: Date;
  readonly #captures: Capture[] = [];
  readonly #bodies = new Map<string, Uint8Array>();
  readonly #marks = new Set<string>();
  readonly #pictures = new Set<string>();
  /** When each page was picked: captures finish in the network's order, the record keeps this one. */
  readonly #order = new Map<string, number>();
  #partial: { reason: string; detail: string } | null = null;
  #hasContent = false;

  constructor(seed: Seed, identity: VisitIdentity, ask: AskPage, options: CaptureOptions, ports: CapturePorts) {
    this.#seed = seed;
    this.#identity = identity;
    this.#ask = ask;
    this.#ports = ports;
    this.#options = options;
    this.#startedAt = ports.clock.now();
  }

  async run(): Promise<CapturedSite> {
    const robots = await this.#robots(this.#seed.url);
    if (robots === null) return this.#endWithoutTime();
    if (!robots.allowed) {
      // A host that is gone or that our guard refuses shows first when its robots.txt is asked for: say that.
      const { failure } = robots;
      if (failure !== null) return this.#end(failure.state, 'blocked', failure.code, failure.detail);
      return robots.source === 'unavailable'
        ? this.#end('deferred', 'blocked', 'robots:unavailable', robots.reason)
        : this.#end('refused', 'blocked', 'robots:disallow', robots.reason);
    }
    // With the reason that was given: who reads the record must see on whose word robots.txt was passed over.
    if (robots.source === 'override') this.#marks.add(robots.reason);

    const frontier = createFrontier(this.#options.pages);
    frontier.offer([{ url: this.#seed.url, role: 'home' }]);
    const [home] = frontier.next(1);
    if (home === undefined) throw new Error('the page budget is below one');
    const outcome = await this.#fetch(home.url, 'page');
    if (!outcome.ok) {
      await this.#keepFailure(home, outcome);
      if (this.#options.signal?.aborted) return this.#endWithoutTime();
      return this.#end(outcome.state, 'blocked', outcome.code, outcome.detail);
    }
    const first = await this.#keepPage(home, outcome, true);
    if (outcome.status >= 400) {
      const { state, condition, reason, detail } = endOfStatus(outcome.status, first.condition);
      return this.#end(state, condition, reason, detail);
    }
    // A home page of frames is empty itself; what it frames is the site.
    const framed = first.condition === 'empty-shell' && first.pages.length > 0;
    this.#note([first], frontier);
    if (first.condition === 'content' || framed) await this.#takePages(frontier);
    if (!this.#hasContent) {
      return this.#end('hollow', first.condition, null, `the home page is ${describe(first.condition)}`);
    }
    await this.#takePictures();
    return this.#partial === null
      ? this.#end('captured', 'content', null, null)
      : this.#end('partial', 'content', this.#partial.reason, this.#partial.detail);
  }

  async #takePages(frontier: ReturnType<typeof createFrontier>): Promise<void> {
    for (;;) {
      const batch = frontier.next(PAGES_AT_ONCE);
      if (batch.length === 0) return;
      if (this.#outOfTime()) return;
      for (const page of batch) this.#order.set(page.url, this.#order.size + 1);
      const found = await Promise.all(batch.map((page) => this.#takePage(page)));
      this.#note(found, frontier);
    }
  }

  /** In the order of picking, not of answering: which pictures and pages come next must not hang on the network. */
  #note(found: readonly Taken[], frontier: ReturnType<typeof createFrontier>): void {
    for (const { reached } of found) for (const url of reached) frontier.reached(url);
    for (const { condition, pages, images, missed } of found) {
      this.#hasContent ||= condition === 'content';
      frontier.offer(pages);
      for (const url of images) this.#pictures.add(url);
      this.#partial ??= missed;
    }
  }

  async #takePage(page: WantedPage): Promise<Taken> {
    const robots = await this.#robots(page.url);
    if (robots === null || !robots.allowed) {
      if (robots === null) return { ...NOTHING, missed: this.#cutShort() };
      this.#marks.add('robots:withheld');
      return NOTHING;
    }
    const outcome = await this.#fetch(page.url, 'page');
    if (!outcome.ok) {
      await this.#keepFailure(page, outcome);
      return { ...NOTHING, missed: { reason: outcome.code, detail: `${page.url}: ${outcome.detail}` } };
    }
    const isHtml = /html|xml|^$/.test(mediaType(outcome.headers)) && outcome.body.byteLength > 0;
    if (outcome.status >= 400 || !isHtml) {
      const reason = outcome.status >= 400 ? `http:${outcome.status}` : 'type:not-html';
      const detail = `${page.url} answered ${outcome.status}`;
      await this.#keep({ ...this.#received(outcome, page), body: null, reason, detail });
      return { ...NOTHING, missed: outcome.status >= 400 ? { reason, detail } : null };
    }
    return this.#keepPage(page, outcome, false);
  }

  /** Keeps a page that answered; takes it again with the browser when scripts would have filled it. */
  async #keepPage(page: WantedPage, answer: FetchAnswer, isHome: boolean): Promise<Taken> {
    const plain = await this.#keep(this.#received(answer, page));
    const advice = this.#ask(answer.body, plain);
    const mode = this.#options.browser;
    const wanted =
      mode === 'always' ? answer.status < 400 : mode === 'auto' && advice.emptyShell && (isHome || !this.#outOfTime());
    if (!wanted) return { ...advice, reached: [answer.finalUrl], missed: null };
    const rendered = await this.#ports.browser.render(page.url, Math.min(RENDER_TIMEOUT_MS, this.#timeLeft()));
    if (!rendered.ok) {
      this.#marks.add(rendered.code);
      return { ...advice, reached: [answer.finalUrl], missed: null };
    }
    const capture = await this.#keep({
      ...this.#received(answer, page),
      finalUrl: rendered.finalUrl,
      body: rendered.html,
      rendered: true,
      screenshot: rendered.screenshot,
      capturedAt: this.#ports.clock.now().toISOString(),
    });
    const filled = this.#ask(rendered.html, capture);
    // Pictures that only the markup as sent shows count too.
    const images = [...new Set([...advice.images, ...filled.images])];
    return { ...filled, images, reached: [answer.finalUrl, rendered.finalUrl], missed: null };
  }

  async #takePictures(): Promise<void> {
    const wanted = [...this.#pictures].slice(0, PICTURES_PER_SITE);
    for (let i = 0; i < wanted.length; i += PICTURES_AT_ONCE) {
      if (this.#outOfTime()) return;
      await Promise.all(wanted.slice(i, i + PICTURES_AT_ONCE).map((url) => this.#takePicture(url)));
    }
  }

  /** A missing picture is no fault of the visit (contract): it leaves no mark on the state. */
  async #takePicture(url: string): Promise<void> {
    const robots = await this.#robots(url);
    if (robots === null || !robots.allowed) return;
    const outcome = await this.#fetch(url, 'image');
    if (!outcome.ok || outcome.status >= 400 || outcome.body.byteLength === 0) return;
    await this.#keep({ ...this.#received(outcome, { url, role: 'other' }), role: 'image', pageRole: null });
  }

  async #fetch(url: string, purpose: 'page' | 'image'): Promise<FetchOutcome> {
    return this.#ports.egress.fetch({ url, purpose, signal: this.#deadline() });
  }

  /** Null when the time was over first. The reading goes on for others who ask for the same host. */
  async #robots(url: string): Promise<RobotsDecision | null> {
    const signal = this.#deadline();
    let onAbort: () => void = () => undefined;
    const late = new Promise<null>((resolve) => {
      onAbort = () => resolve(null);
      signal.addEventListener('abort', onAbort, { once: true });
      if (signal.aborted) resolve(null);
    });
    try {
      return await Promise.race([this.#ports.egress.robots(url), late]);
    } finally {
      signal.removeEventListener('abort', onAbort);
    }
  }

  #deadline(): AbortSignal {
    const time = AbortSignal.timeout(this.#timeLeft());
    return this.#options.signal === undefined ? time : AbortSignal.any([time, this.#options.signal]);
  }

  async #keep(what: Received): Promise<Capture> {
    const capture = await makeCapture(this.#identity.id, what, this.#ports);
    // The same URL may be reached by two links; one capture of it is enough.
    if (!this.#captures.some((known) => known.id === capture.id)) this.#captures.push(capture);
    if (capture.body !== null && capture.role === 'page' && what.body !== null)
      this.#bodies.set(capture.body, what.body);
    return capture;
  }

  #received(answer: FetchAnswer, page: WantedPage): Received {
    return receivedOf(answer, page, this.#ports.clock.now());
  }

  async #keepFailure(page: WantedPage, failure: FetchFailure): Promise<void> {
    await this.#keep(receivedNothing(failure, page, this.#ports.clock.now()));
  }

  #timeLeft(): number {
    const spent = this.#ports.clock.now().getTime() - this.#startedAt.getTime();
    return Math.max(1, this.#options.timeoutMs - spent);
  }

  #outOfTime(): boolean {
    if (!this.#options.signal?.aborted && this.#timeLeft() > 1) return false;
    this.#partial ??= this.#cutShort();
    return true;
  }

  #cutShort(): { readonly reason: string; readonly detail: string } {
    if (this.#options.signal?.aborted) return STOPPED;
    this.#marks.add('truncated');
    return { reason: 'limit:time', detail: `the time for one site (${this.#options.timeoutMs / 1000} s) was over` };
  }

  /** Nothing came before the time was over, or before we were told to stop. */
  #endWithoutTime(): CapturedSite {
    return this.#options.signal?.aborted
      ? this.#end('failed', 'blocked', STOPPED.reason, STOPPED.detail)
      : this.#end('unreachable', 'blocked', 'limit:time', 'robots.txt did not come in the time for one site');
  }

  #end(state: VisitState, condition: Condition, reason: string | null, detail: string | null): CapturedSite {
    const { id, run, site, source } = this.#identity;
    for (const capture of this.#captures) for (const mark of capture.marks) this.#marks.add(mark);
    const rank = ({ role, url }: Capture) => (role === 'page' ? (this.#order.get(url) ?? 0) : Number.MAX_SAFE_INTEGER);
    const captures = [...this.#captures].sort(
      (a, b) =>
        rank(a) - rank(b) || (a.url < b.url ? -1 : Number(a.url > b.url)) || Number(a.rendered) - Number(b.rendered),
    );
    const visit: Visit = {
      id,
      target: this.#seed.url,
      run,
      site,
      kind: this.#seed.kind,
      state,
      condition,
      reason,
      detail,
      marks: [...this.#marks].sort(),
      entity: this.#seed.entity ?? null,
      source,
      captures,
      startedAt: this.#startedAt.toISOString(),
      endedAt: this.#ports.clock.now().toISOString(),
    };
    return { visit, bodies: this.#bodies };
  }
}
