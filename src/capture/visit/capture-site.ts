import { setImmediate as breathe } from 'node:timers/promises';
import type { AskPages, CaptureOptions, VisitIdentity } from '../../model/ports/capture.ts';
import type { FetchAnswer } from '../../model/ports/egress.ts';
import type { Seed } from '../../model/seed.ts';
import type { CapturedSite } from '../../model/visit.ts';
import { createFrontier, type Frontier, type PickedPage } from '../frontier/frontier.ts';
import { pagesOfSitemaps } from '../frontier/sitemaps.ts';
import { describe, endOfStatus, leftFor } from './ending.ts';
import { takeDocuments, takePictures } from './site-files.ts';
import { keepPage, NOTHING, type Taken, takePage } from './site-page.ts';
import { type CapturePorts, SiteVisit } from './site-visit.ts';
import { lookAsOthers, suspicionOf } from './views.ts';

const PAGES_AT_ONCE = 4;
/** So many addresses are offered at once: the event loop must not stand still. */
const SLICE = 100;
/** A site of fewer pages than this is asked for its sitemap though it names none. */
const FEW_PAGES = 5;

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
  return new SiteCapture(new SiteVisit(seed, identity, ask, options, ports)).run();
}

class SiteCapture {
  readonly #visit: SiteVisit;
  readonly #pictures = new Set<string>();
  /** By address: whether it would tell of the seller. */
  readonly #documents = new Map<string, boolean>();
  #hasContent = false;

  constructor(visit: SiteVisit) {
    this.#visit = visit;
  }

  async run(): Promise<CapturedSite> {
    const robots = await this.#visit.robots(this.#visit.seed.url);
    if (robots === null) return this.#visit.endWithoutTime();
    if (!robots.allowed) {
      // A host that is gone or that our guard refuses shows first when its robots.txt is asked for: say that.
      const { failure } = robots;
      if (failure !== null) {
        const ended = await this.#visit.record.end(failure.state, 'blocked', failure.code, failure.detail);
        return { ...ended, retryAfter: failure.retryAfter };
      }
      return robots.source === 'unavailable'
        ? this.#visit.record.end('deferred', 'blocked', 'robots:unavailable', robots.reason)
        : this.#visit.record.end('refused', 'blocked', 'robots:disallow', robots.reason);
    }
    // With the reason that was given: who reads the record must see on whose word robots.txt was passed over.
    if (robots.source === 'override') this.#visit.record.mark(robots.reason);

    const frontier = createFrontier(this.#visit.seed.url, this.#visit.options.pages, this.#visit.ports.limits);
    frontier.offer([{ url: this.#visit.seed.url, role: 'home' }], null);
    const [home] = frontier.next(1);
    if (home === undefined) throw new Error('the page budget is below one');
    const outcome = await this.#visit.fetch(home.url, 'page');
    if (!outcome.ok) {
      await this.#visit.record.keepFailure(home, outcome);
      if (this.#visit.time.stopped) return this.#visit.endWithoutTime();
      const ended = await this.#visit.record.end(outcome.state, 'blocked', outcome.code, outcome.detail);
      return { ...ended, retryAfter: outcome.retryAfter };
    }
    const first = await keepPage(home, outcome, true, this.#visit);
    if (outcome.status >= 400) {
      const { state, condition, reason, detail } = endOfStatus(home.url, outcome.status, first.condition);
      return this.#visit.record.end(state, condition, reason, detail);
    }
    if (first.missed !== null && first.condition !== 'content')
      return this.#visit.record.end('failed', 'blocked', first.missed.reason, first.missed.detail);
    // A home page of frames is empty itself; what it frames is the site.
    const framed = first.condition === 'empty-shell' && first.pages.length > 0;
    await this.#note([first], frontier);
    await this.#lookAsOthers(home, outcome, first, frontier);
    if (this.#hasContent || framed) {
      await this.#takePages(frontier);
      const own = first.condition === 'redirected' ? home.url : outcome.finalUrl;
      await this.#takeNamedPages(frontier, own, robots.sitemaps);
      await this.#takeKnownPages(frontier);
    }
    for (const mark of frontier.marks()) this.#visit.record.mark(mark);
    if (!this.#hasContent) {
      const end = first.reached.at(-1);
      const detail =
        first.condition === 'redirected' && end !== undefined
          ? leftFor(home.url, end)
          : `${home.url} is ${describe(first.condition)}`;
      return this.#visit.record.end('hollow', first.condition, null, detail);
    }
    await takePictures(this.#pictures, this.#visit);
    await takeDocuments(this.#documents, this.#visit);
    return this.#visit.missed === null
      ? this.#visit.record.end('captured', 'content', null, null)
      : this.#visit.record.end('partial', 'content', this.#visit.missed.reason, this.#visit.missed.detail);
  }

  /** Where the home page may show others something else: all of it is kept, and the difference with it. */
  async #lookAsOthers(
    home: PickedPage,
    answer: FetchAnswer,
    { plain, condition, sortsVisitors }: Taken,
    frontier: Frontier,
  ): Promise<void> {
    const suspicion = suspicionOf(answer, { condition, sortsVisitors }, this.#visit.options.views ?? 'auto');
    if (plain === null || suspicion === null || this.#visit.outOfTime()) return;
    const looked = await lookAsOthers({ answer, capture: plain, condition }, suspicion, {
      fetch: (visitor) => this.#visit.fetch(home.url, 'page', visitor),
      keep: async ({ view, answer: seen, advice }, role, isHome) => {
        const received = this.#visit.record.received(seen, { url: home.url, role: isHome ? 'home' : 'other' });
        const kept = await this.#visit.record.keep({ ...received, role, view });
        this.#visit.record.note(kept, advice);
        return kept;
      },
      ask: this.#visit.ask,
    });
    this.#visit.record.shown(looked.views);
    if (looked.cloaked) this.#visit.record.mark('cloaked');
    this.#visit.as = looked.as;
    await this.#note(
      looked.found.map(({ advice, finalUrl }) => ({ ...NOTHING, ...advice, page: home, reached: [finalUrl] })),
      frontier,
    );
  }

  /** @param spare nothing is missed when they do not come */
  async #takePages(frontier: Frontier, spare = false): Promise<void> {
    for (;;) {
      const batch = frontier.next(PAGES_AT_ONCE);
      if (batch.length === 0) return;
      if (this.#visit.outOfTime()) return;
      if (this.#visit.budget.pagesSpent) {
        this.#visit.missed ??= {
          reason: 'limit:bytes',
          detail: 'its pages have more bytes than are taken of one site',
        };
        return;
      }
      for (const page of batch) this.#visit.record.picked(page.url);
      const found = await Promise.all(batch.map((page) => takePage(page, this.#visit)));
      await this.#note(spare ? found.map((one) => ({ ...one, missed: null })) : found, frontier);
    }
  }

  /** Where the links of the site end before the budget does, its sitemaps may name more. */
  async #takeNamedPages(frontier: Frontier, home: string, sitemaps: readonly string[]): Promise<void> {
    const few = this.#visit.options.pages - frontier.left < FEW_PAGES;
    if (frontier.left === 0 || this.#visit.seed.kind !== 'website' || (sitemaps.length === 0 && !few)) return;
    const named = await pagesOfSitemaps(home, sitemaps, few, {
      fetch: async (url) =>
        this.#visit.outOfTime() || (await this.#visit.robots(url))?.allowed !== true
          ? null
          : this.#visit.fetch(url, 'page'),
      ask: this.#visit.ask,
      limits: this.#visit.ports.limits,
    });
    for (let from = 0; from < named.length; from += SLICE) {
      frontier.offer(named.slice(from, from + SLICE), null);
      await breathe();
    }
    await this.#takePages(frontier);
  }

  /** What was there before and is linked no more may be there still, or be gone: either tells something. */
  async #takeKnownPages(frontier: Frontier): Promise<void> {
    const { known = [] } = this.#visit.options;
    if (frontier.left === 0 || known.length === 0) return;
    frontier.offer(known, null);
    await this.#takePages(frontier, true);
  }

  /** In the order of picking, not of answering: which pictures and pages come next must not hang on the network. */
  async #note(found: readonly Taken[], frontier: Frontier): Promise<void> {
    for (const { page, plain, ...seen } of found)
      if (page !== null) frontier.seen(page, { ...seen, digest: plain?.body ?? null });
    for (const { page, condition, pages, images, documents, missed } of found) {
      this.#hasContent ||= condition === 'content';
      frontier.offer(pages, page);
      await breathe();
      // Those that come first are taken: of the others nothing need be known.
      for (const url of images) if (this.#pictures.size < this.#visit.ports.limits.images) this.#pictures.add(url);
      for (const { url, telling } of documents) this.#documents.set(url, telling || this.#documents.get(url) === true);
      if (page?.spare !== true) this.#visit.missed ??= missed;
    }
  }
}
