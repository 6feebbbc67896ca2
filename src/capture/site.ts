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
  VisitIdentity,
} from '../model/ports.ts';
import type { Seed } from '../model/seed.ts';
import type { Capture, CapturedSite, Visit } from '../model/visit.ts';
import type { Condition, VisitState } from '../model/words.ts';
import { makeCapture, type Received } from './capture.ts';
import { createFrontier, type WantedPage } from './frontier.ts';

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

  constructor(seed: Seed, identity: VisitIdentity, ask: AskPage, options: CaptureOptions, ports: CapturePorts) {
    this.#seed = seed;
    this.#identity = identity;
    this.#ask = ask;
    this.#ports = ports;
    this.#options = options;
    this.#startedAt = ports.clock.now();
  }

  async run(): Promise<CapturedSite> {
    const robots = await this.#ports.egress.robots(this.#seed.url);
    if (!robots.allowed) {
      // A host that is gone or that our guard refuses shows first when its robots.txt is asked for: say that.
      const { failure } = robots;
      if (failure !== null) return this.#end(failure.state, 'blocked', failure.code, failure.detail);
      return robots.source === 'unavailable'
        ? this.#end('deferred', 'blocked', 'robots:unavailable', robots.reason)
        : this.#end('refused', 'blocked', 'robots:disallow', robots.reason);
    }
    if (robots.source === 'override') this.#marks.add('robots:override');

    const frontier = createFrontier(this.#options.pages);
    frontier.offer([{ url: this.#seed.url, role: 'home' }]);
    const [home] = frontier.next(1);
    if (home === undefined) throw new Error('the page budget is below one');
    const outcome = await this.#fetch(home.url, 'page');
    if (!outcome.ok) {
      await this.#keepFailure(home, outcome);
      return this.#end(outcome.state, 'blocked', outcome.code, outcome.detail);
    }
    const first = await this.#keepPage(home, outcome, true);
    if (outcome.status >= 400) return this.#endByStatus(outcome.status, first.condition);
    if (first.condition !== 'content') {
      return this.#end('hollow', first.condition, null, `the home page is ${describe(first.condition)}`);
    }
    frontier.offer(first.pages);
    await this.#takePages(frontier);
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
      for (const pages of found) frontier.offer(pages);
    }
  }

  async #takePage(page: WantedPage): Promise<readonly WantedPage[]> {
    const robots = await this.#ports.egress.robots(page.url);
    if (!robots.allowed) {
      this.#marks.add('robots:withheld');
      return [];
    }
    const outcome = await this.#fetch(page.url, 'page');
    if (!outcome.ok) {
      await this.#keepFailure(page, outcome);
      this.#partial ??= { reason: outcome.code, detail: `${page.url}: ${outcome.detail}` };
      return [];
    }
    const isHtml = /html|xml|^$/.test(mediaType(outcome.headers)) && outcome.body.byteLength > 0;
    if (outcome.status >= 400 || !isHtml) {
      const reason = outcome.status >= 400 ? `http:${outcome.status}` : 'type:not-html';
      await this.#keep({
        ...this.#received(outcome, page),
        body: null,
        reason,
        detail: `${page.url} answered ${outcome.status}`,
      });
      if (outcome.status >= 400) this.#partial ??= { reason, detail: `${page.url} answered ${outcome.status}` };
      return [];
    }
    return (await this.#keepPage(page, outcome, false)).pages;
  }

  /** Keeps a page that answered; takes it again with the browser when scripts would have filled it. */
  async #keepPage(page: WantedPage, answer: FetchAnswer, isHome: boolean): Promise<PageAdvice> {
    const plain = await this.#keep(this.#received(answer, page));
    const advice = this.#ask(answer.body, plain);
    const mode = this.#options.browser;
    const wanted =
      mode === 'always' ? answer.status < 400 : mode === 'auto' && advice.emptyShell && (isHome || !this.#outOfTime());
    if (!wanted) return this.#collect(advice);
    const rendered = await this.#ports.browser.render(page.url, Math.min(RENDER_TIMEOUT_MS, this.#timeLeft()));
    if (!rendered.ok) {
      this.#marks.add(rendered.code);
      return this.#collect(advice);
    }
    const capture = await this.#keep({
      ...this.#received(answer, page),
      finalUrl: rendered.finalUrl,
      body: rendered.html,
      rendered: true,
      screenshot: rendered.screenshot,
      capturedAt: this.#ports.clock.now().toISOString(),
    });
    return this.#collect(this.#ask(rendered.html, capture));
  }

  #collect(advice: PageAdvice): PageAdvice {
    for (const url of advice.images) this.#pictures.add(url);
    return advice;
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
    const robots = await this.#ports.egress.robots(url);
    if (!robots.allowed) return;
    const outcome = await this.#fetch(url, 'image');
    if (!outcome.ok || outcome.status >= 400 || outcome.body.byteLength === 0) return;
    await this.#keep({ ...this.#received(outcome, { url, role: 'other' }), role: 'image', pageRole: null });
  }

  async #fetch(url: string, purpose: 'page' | 'image'): Promise<FetchOutcome> {
    const time = AbortSignal.timeout(this.#timeLeft());
    const signal = this.#options.signal === undefined ? time : AbortSignal.any([time, this.#options.signal]);
    return this.#ports.egress.fetch({ url, purpose, signal });
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
    return {
      role: 'page',
      pageRole: page.role,
      url: page.url,
      finalUrl: answer.finalUrl,
      redirects: [...answer.redirects],
      status: answer.status,
      headers: answer.headers,
      address: answer.address,
      body: answer.body,
      capturedAt: this.#ports.clock.now().toISOString(),
      marks: answer.marks,
    };
  }

  async #keepFailure(page: WantedPage, failure: FetchFailure): Promise<void> {
    await this.#keep({
      role: 'page',
      pageRole: page.role,
      url: failure.url,
      finalUrl: failure.finalUrl,
      redirects: [...failure.redirects],
      status: null,
      headers: {},
      address: failure.address,
      body: null,
      capturedAt: this.#ports.clock.now().toISOString(),
      marks: [],
      reason: failure.code,
      detail: failure.detail,
    });
  }

  #timeLeft(): number {
    const spent = this.#ports.clock.now().getTime() - this.#startedAt.getTime();
    return Math.max(1, this.#options.timeoutMs - spent);
  }

  #outOfTime(): boolean {
    if (this.#options.signal?.aborted) return true;
    if (this.#timeLeft() > 1) return false;
    this.#marks.add('truncated');
    this.#partial ??= {
      reason: 'limit:time',
      detail: `the time for one site (${this.#options.timeoutMs / 1000} s) was over`,
    };
    return true;
  }

  #endByStatus(status: number, condition: Condition): CapturedSite {
    const known = condition === 'content' ? (status === 404 || status === 410 ? 'not-found' : 'blocked') : condition;
    const state: VisitState = status >= 500 && condition === 'content' ? 'unreachable' : 'hollow';
    return this.#end(state, known, `http:${status}`, `the home page answered ${status}`);
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

function mediaType(headers: Readonly<Record<string, string>>): string {
  return (headers['content-type'] ?? '').split(';', 1)[0]?.trim().toLowerCase() ?? '';
}

function describe(condition: Condition): string {
  const words: Record<Condition, string> = {
    content: 'content',
    challenge: 'a bot check',
    blocked: 'a refusal',
    'login-wall': 'a log-in form',
    parked: 'a parking page',
    'default-page': "a server's or system's default page",
    maintenance: 'a maintenance notice',
    'not-found': 'a not-found page',
    'no-profile': 'a notice that there is no such profile',
    'empty-shell': 'empty without its scripts',
  };
  return words[condition];
}
