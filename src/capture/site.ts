import type { Log } from '../log.ts';
import type { Limits } from '../model/limits.ts';
import type {
  AskPages,
  Blobs,
  Browser,
  CaptureOptions,
  Clock,
  Egress,
  FetchAnswer,
  FetchOutcome,
  PageAdvice,
  Reader,
  RobotsDecision,
  VisitIdentity,
} from '../model/ports.ts';
import type { Seed } from '../model/seed.ts';
import type { Capture, CapturedSite } from '../model/visit.ts';
import type { ViewName } from '../model/words.ts';
import { looksLikePdf } from './document.ts';
import { describe, endOfStatus, mediaType } from './ending.ts';
import { createFrontier, type Frontier, type PickedPage } from './frontier.ts';
import { SiteBudget } from './site-budget.ts';
import { pagesOfSitemaps } from './sitemaps.ts';
import { TimeLimit } from './time-limit.ts';
import { lookAsOthers, suspicionOf, visitorOf } from './views.ts';
import { VisitRecord } from './visit-record.ts';

export interface CapturePorts {
  readonly egress: Egress;
  readonly browser: Browser;
  readonly blobs: Blobs;
  readonly reader: Reader;
  readonly clock: Clock;
  readonly limits: Limits;
  readonly log: Log;
}

const PAGES_AT_ONCE = 4;
/** A site of fewer pages than this is asked for its sitemap though it names none. */
const FEW_PAGES = 5;
const PICTURES_AT_ONCE = 6;
const RENDER_TIMEOUT_MS = 30_000;
const STOPPED = { reason: 'fetch:aborted', detail: 'it was stopped before its end' };

/** What a page led to, and the addresses under which it was reached. */
interface Taken extends Pick<PageAdvice, 'condition' | 'sketch' | 'pages' | 'images' | 'documents'> {
  /** Null: nobody was asked. */
  readonly page: PickedPage | null;
  readonly reached: readonly string[];
  /** As it was sent to us. */
  readonly plain: Capture | null;
  readonly sortsVisitors: string | null;
  /** Why the visit is not whole. */
  readonly missed: { readonly reason: string; readonly detail: string } | null;
}
const NOTHING: Taken = {
  page: null,
  condition: 'blocked',
  sketch: null,
  pages: [],
  images: [],
  documents: [],
  reached: [],
  plain: null,
  sortsVisitors: null,
  missed: null,
};

/**
 * Takes one web presence: its home page, a bounded few pages aimed by role, and their pictures. Never throws for
 * anything the other side does: whatever fails becomes a typed state and reason.
 */
export async function captureSite(
  seed: Seed,
  identity: VisitIdentity,
  ask: AskPages,
  options: CaptureOptions,
  ports: CapturePorts,
): Promise<CapturedSite> {
  return new SiteCapture(seed, identity, ask, options, ports).run();
}

class SiteCapture {
  readonly #seed: Seed;
  readonly #ask: AskPages;
  readonly #ports: CapturePorts;
  readonly #options: CaptureOptions;
  readonly #record: VisitRecord;
  readonly #time: TimeLimit;
  readonly #budget: SiteBudget;
  readonly #pictures = new Set<string>();
  /** By address: whether it would tell of the seller. */
  readonly #documents = new Map<string, boolean>();
  #partial: { reason: string; detail: string } | null = null;
  #hasContent = false;
  /** As whom the site is asked for. */
  #as: ViewName = 'plain';

  constructor(seed: Seed, identity: VisitIdentity, ask: AskPages, options: CaptureOptions, ports: CapturePorts) {
    this.#seed = seed;
    this.#ask = ask;
    this.#ports = ports;
    this.#options = options;
    this.#record = new VisitRecord(seed, identity, ports);
    this.#budget = new SiteBudget(ports.limits);
    this.#time = new TimeLimit(options.timeoutMs, ports.clock, options.signal);
  }

  async run(): Promise<CapturedSite> {
    const robots = await this.#robots(this.#seed.url);
    if (robots === null) return this.#endWithoutTime();
    if (!robots.allowed) {
      // A host that is gone or that our guard refuses shows first when its robots.txt is asked for: say that.
      const { failure } = robots;
      if (failure !== null) {
        const ended = this.#record.end(failure.state, 'blocked', failure.code, failure.detail);
        return { ...ended, retryAfter: failure.retryAfter };
      }
      return robots.source === 'unavailable'
        ? this.#record.end('deferred', 'blocked', 'robots:unavailable', robots.reason)
        : this.#record.end('refused', 'blocked', 'robots:disallow', robots.reason);
    }
    // With the reason that was given: who reads the record must see on whose word robots.txt was passed over.
    if (robots.source === 'override') this.#record.mark(robots.reason);

    const frontier = createFrontier(this.#seed.url, this.#options.pages, this.#ports.limits);
    frontier.offer([{ url: this.#seed.url, role: 'home' }], null);
    const [home] = frontier.next(1);
    if (home === undefined) throw new Error('the page budget is below one');
    const outcome = await this.#fetch(home.url, 'page');
    if (!outcome.ok) {
      await this.#record.keepFailure(home, outcome);
      if (this.#time.stopped) return this.#endWithoutTime();
      const ended = this.#record.end(outcome.state, 'blocked', outcome.code, outcome.detail);
      return { ...ended, retryAfter: outcome.retryAfter };
    }
    const first = await this.#keepPage(home, outcome, true);
    if (outcome.status >= 400) {
      const { state, condition, reason, detail } = endOfStatus(outcome.status, first.condition);
      return this.#record.end(state, condition, reason, detail);
    }
    if (first.missed !== null && first.condition !== 'content')
      return this.#record.end('failed', 'blocked', first.missed.reason, first.missed.detail);
    // A home page of frames is empty itself; what it frames is the site.
    const framed = first.condition === 'empty-shell' && first.pages.length > 0;
    this.#note([first], frontier);
    await this.#lookAsOthers(home, outcome, first, frontier);
    if (this.#hasContent || framed) {
      await this.#takePages(frontier);
      await this.#takeNamedPages(frontier, outcome.finalUrl, robots.sitemaps);
    }
    for (const mark of frontier.marks()) this.#record.mark(mark);
    if (!this.#hasContent) {
      return this.#record.end('hollow', first.condition, null, `the home page is ${describe(first.condition)}`);
    }
    await this.#takePictures();
    await this.#takeDocuments();
    return this.#partial === null
      ? this.#record.end('captured', 'content', null, null)
      : this.#record.end('partial', 'content', this.#partial.reason, this.#partial.detail);
  }

  /** Where the home page may show others something else: all of it is kept, and the difference with it. */
  async #lookAsOthers(
    home: PickedPage,
    answer: FetchAnswer,
    { plain, condition, sortsVisitors }: Taken,
    frontier: Frontier,
  ): Promise<void> {
    const { views: when = 'auto' } = this.#options;
    const suspicion = when === 'never' ? null : suspicionOf(answer, { condition, sortsVisitors });
    if (plain === null || (suspicion === null && when !== 'always') || this.#outOfTime()) return;
    const looked = await lookAsOthers({ answer, capture: plain, condition }, suspicion ?? 'asked for', {
      fetch: (visitor) => this.#fetch(home.url, 'page', visitor),
      keep: async ({ view, answer: seen, advice }, role, isHome) => {
        const received = this.#record.received(seen, { url: home.url, role: isHome ? 'home' : 'other' });
        const kept = await this.#record.keep({ ...received, role, view });
        this.#record.note(kept, advice);
        return kept;
      },
      ask: this.#ask,
    });
    this.#record.shown(looked.views);
    if (looked.cloaked) this.#record.mark('cloaked');
    this.#as = looked.as;
    this.#note(
      looked.found.map(({ advice, finalUrl }) => ({ ...NOTHING, ...advice, page: home, reached: [finalUrl] })),
      frontier,
    );
  }

  async #takePages(frontier: Frontier): Promise<void> {
    for (;;) {
      const batch = frontier.next(PAGES_AT_ONCE);
      if (batch.length === 0) return;
      if (this.#outOfTime()) return;
      if (this.#budget.pagesSpent) {
        this.#partial ??= { reason: 'limit:bytes', detail: 'its pages have more bytes than are taken of one site' };
        return;
      }
      for (const page of batch) this.#record.picked(page.url);
      const found = await Promise.all(batch.map((page) => this.#takePage(page)));
      this.#note(found, frontier);
    }
  }

  /** Where the links of the site end before the budget does, its sitemaps may name more. */
  async #takeNamedPages(frontier: Frontier, home: string, sitemaps: readonly string[]): Promise<void> {
    const few = this.#options.pages - frontier.left < FEW_PAGES;
    if (frontier.left === 0 || this.#seed.kind !== 'website' || (sitemaps.length === 0 && !few)) return;
    const named = await pagesOfSitemaps(home, sitemaps, few, {
      fetch: async (url) =>
        this.#outOfTime() || (await this.#robots(url))?.allowed !== true ? null : this.#fetch(url, 'page'),
      ask: this.#ask,
      limits: this.#ports.limits,
    });
    frontier.offer(named, null);
    await this.#takePages(frontier);
  }

  /** In the order of picking, not of answering: which pictures and pages come next must not hang on the network. */
  #note(found: readonly Taken[], frontier: Frontier): void {
    for (const { page, plain, ...seen } of found)
      if (page !== null) frontier.seen(page, { ...seen, digest: plain?.body ?? null });
    for (const { page, condition, pages, images, documents, missed } of found) {
      this.#hasContent ||= condition === 'content';
      frontier.offer(pages, page);
      for (const url of images) this.#pictures.add(url);
      for (const { url, telling } of documents) this.#documents.set(url, telling || this.#documents.get(url) === true);
      if (page?.spare !== true) this.#partial ??= missed;
    }
  }

  async #takePage(page: PickedPage): Promise<Taken> {
    const robots = await this.#robots(page.url);
    if (robots === null || !robots.allowed) {
      if (robots === null) return { ...NOTHING, missed: this.#cutShort() };
      this.#record.mark('robots:withheld');
      return NOTHING;
    }
    const outcome = await this.#fetch(page.url, 'page');
    if (!outcome.ok) {
      await this.#record.keepFailure(page, outcome);
      return { ...NOTHING, page, missed: { reason: outcome.code, detail: `${page.url}: ${outcome.detail}` } };
    }
    const isHtml = /html|xml|^$/.test(mediaType(outcome.headers)) && outcome.body.byteLength > 0;
    if (outcome.status >= 400 || !isHtml) {
      const reason = outcome.status >= 400 ? `http:${outcome.status}` : 'type:not-html';
      const detail = `${page.url} answered ${outcome.status}`;
      await this.#record.keep({ ...this.#record.received(outcome, page), body: null, reason, detail });
      return { ...NOTHING, page, missed: outcome.status >= 400 ? { reason, detail } : null };
    }
    return this.#keepPage(page, outcome, false);
  }

  /** Keeps a page that answered; takes it again with the browser when scripts would have filled it. */
  async #keepPage(page: PickedPage, answer: FetchAnswer, isHome: boolean): Promise<Taken> {
    const plain = await this.#record.keep(this.#record.received(answer, page));
    const advice = await this.#ask.advise({ body: answer.body, capture: plain });
    this.#record.note(plain, advice);
    const missed = missedOf(page, advice, answer.marks);
    if (advice.failure !== undefined) return { ...NOTHING, page, reached: [answer.finalUrl], missed };
    const mode = this.#options.browser;
    const wanted =
      mode === 'always' ? answer.status < 400 : mode === 'auto' && advice.emptyShell && (isHome || !this.#outOfTime());
    if (!wanted) return { ...advice, page, plain, reached: [answer.finalUrl], missed };
    const rendered = await this.#ports.browser.render(page.url, Math.min(RENDER_TIMEOUT_MS, this.#time.left()));
    if (!rendered.ok) {
      this.#record.mark(rendered.code);
      return { ...advice, page, plain, reached: [answer.finalUrl], missed };
    }
    for (const mark of rendered.marks) this.#record.mark(mark);
    // A script may lead the browser on to where we may not go.
    const isElsewhere = rendered.finalUrl !== answer.finalUrl && /^https?:/.test(rendered.finalUrl);
    if (isElsewhere && (await this.#robots(rendered.finalUrl))?.allowed === false) {
      this.#record.mark('robots:withheld');
      return { ...advice, page, plain, reached: [answer.finalUrl], missed };
    }
    const capture = await this.#record.keep({
      ...this.#record.received(answer, page),
      finalUrl: rendered.finalUrl,
      body: rendered.html,
      rendered: true,
      screenshot: rendered.screenshot,
      capturedAt: this.#ports.clock.now().toISOString(),
    });
    const filled = await this.#ask.advise({ body: rendered.html, capture });
    this.#record.note(capture, filled);
    const reached = [answer.finalUrl, rendered.finalUrl];
    if (filled.failure !== undefined) return { ...advice, page, plain, reached, missed: missedOf(page, filled, []) };
    // Pictures that only the markup as sent shows count too.
    const images = [...new Set([...advice.images, ...filled.images])];
    const { sortsVisitors } = advice;
    const taken = heeding([...advice.marks, ...filled.marks], { ...filled, images });
    return { ...taken, page, sortsVisitors, plain, reached, missed: missedOf(page, filled, []) };
  }

  async #takePictures(): Promise<void> {
    const wanted = [...this.#pictures].slice(0, this.#ports.limits.images);
    for (let i = 0; i < wanted.length; i += PICTURES_AT_ONCE) {
      if (this.#outOfTime()) return;
      if (this.#budget.picturesSpent) {
        this.#record.mark('limit:images');
        return;
      }
      await Promise.all(wanted.slice(i, i + PICTURES_AT_ONCE).map((url) => this.#takeFile(url, 'image')));
    }
  }

  /** A few PDFs, those first that would tell of the seller. */
  async #takeDocuments(): Promise<void> {
    const found = [...this.#documents];
    const wanted = [...found.filter(([, telling]) => telling), ...found.filter(([, telling]) => !telling)];
    for (const [url] of wanted.slice(0, this.#ports.limits.documents)) {
      // No time left for one is no fault of the visit; to be stopped is.
      if (this.#time.over || this.#outOfTime()) return;
      await this.#takeFile(url, 'document');
    }
  }

  /** A missing picture or document is no fault of the visit (contract): it leaves no mark on the state. */
  async #takeFile(url: string, role: 'image' | 'document'): Promise<void> {
    const robots = await this.#robots(url);
    if (robots === null || !robots.allowed) return;
    const outcome = await this.#fetch(url, role);
    if (!outcome.ok || outcome.status >= 400 || outcome.body.byteLength === 0) return;
    if (role === 'document' && (outcome.marks.includes('truncated') || !looksLikePdf(outcome.body))) return;
    await this.#record.keep({ ...this.#record.received(outcome, { url, role: 'other' }), role, pageRole: null });
  }

  async #fetch(
    url: string,
    purpose: 'page' | 'image' | 'document',
    visitor = visitorOf(this.#as),
  ): Promise<FetchOutcome> {
    const size = purpose === 'document' && { maxBytes: this.#ports.limits.documentBytes };
    const outcome = await this.#ports.egress.fetch({ url, purpose, signal: this.#time.signal(), ...visitor, ...size });
    if (outcome.ok) this.#budget.spend(purpose, outcome.body.byteLength);
    // What robots.txt said of the end of redirects is known by now; it belongs to the record too.
    if (outcome.finalUrl !== url && (outcome.ok || outcome.code.startsWith('robots:')))
      await this.#robots(outcome.finalUrl);
    return outcome;
  }

  /** Null when the time was over first. */
  async #robots(url: string): Promise<RobotsDecision | null> {
    const decision = await this.#time.orNothing(this.#ports.egress.robots(url));
    if (decision !== null) await this.#record.decided(url, decision);
    return decision;
  }

  #outOfTime(): boolean {
    if (!this.#time.stopped && !this.#time.over) return false;
    this.#partial ??= this.#cutShort();
    return true;
  }

  #cutShort(): { readonly reason: string; readonly detail: string } {
    if (this.#time.stopped) return STOPPED;
    this.#record.mark('truncated');
    return { reason: 'limit:time', detail: `the time for one site (${this.#options.timeoutMs / 1000} s) was over` };
  }

  /** Nothing came before the time was over, or before we were told to stop. */
  #endWithoutTime(): CapturedSite {
    return this.#time.stopped
      ? this.#record.end('failed', 'blocked', STOPPED.reason, STOPPED.detail)
      : this.#record.end('unreachable', 'blocked', 'limit:time', 'robots.txt did not come in the time for one site');
  }
}

/** A page in both its forms, as sent and as scripts filled it: what either asks of robots holds for both. */
function heeding(marks: readonly string[], advice: PageAdvice): PageAdvice {
  return {
    ...advice,
    ...(marks.includes('robots:nofollow') && { pages: [], documents: [] }),
    ...(marks.includes('robots:noimageindex') && { images: [] }),
  };
}

/** Why a page that came is not there as a whole. */
function missedOf({ url }: PickedPage, { marks, failure }: PageAdvice, received: readonly string[]): Taken['missed'] {
  if (failure !== undefined) return { reason: failure.reason, detail: `${url}: ${failure.detail}` };
  if (received.includes('encoding-fault') && received.includes('truncated'))
    return { reason: 'fetch:encoding', detail: `${url} is damaged; what could be unpacked is kept` };
  if (received.includes('truncated')) return { reason: 'limit:bytes', detail: `${url} was cut at a limit on bytes` };
  const cut = marks.find((mark) => mark === 'limit:nodes' || mark === 'limit:text');
  return cut === undefined ? null : { reason: cut, detail: `${url} has more than is read of one page` };
}
