import { setImmediate as breathe } from 'node:timers/promises';
import type { Seed } from '../../model/facts/seed.ts';
import type { CapturedSite } from '../../model/facts/visit.ts';
import type { AskPages, CaptureOptions, VisitIdentity } from '../../model/ports/capture.ts';
import type { FetchAnswer, FetchFailure, RobotsDecision } from '../../model/ports/egress.ts';
import { isNoAnswer, nextForm, UNKNOWN_NAME } from '../../model/text/bare-host.ts';
import { CONDITION_TEXT, type Condition, type VisitState } from '../../model/words.ts';
import { leftFor } from '../capture.ts';
import { createFrontier, type Frontier, type PickedPage } from '../frontier/frontier.ts';
import { pagesOfSitemaps } from '../frontier/sitemaps.ts';
import { keepPage, NOTHING, type TakenPage, takeDocuments, takePage, takePictures } from './site-page.ts';
import { type CapturePorts, SiteVisit } from './site-visit.ts';
import { takeStyles } from './styles.ts';
import { lookAsOthers, suspicionOf } from './views.ts';

const PAGES_AT_ONCE = 4;
/** Addresses offered at once: the event loop must not be blocked. */
const SLICE = 100;
/** With fewer pages /sitemap.xml is tried even if robots.txt names none. */
const FEW_PAGES = 5;

/**
 * Captures a home page, a few pages by role, and their pictures. Never throws: failures become
 * states and reasons.
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

/** A home page that answered. */
interface Reached {
  readonly home: PickedPage;
  readonly robots: RobotsDecision;
  readonly outcome: FetchAnswer;
}
/** A form of the address that did not, and how the visit ends if no other form does. */
interface Unanswered {
  readonly failed: Pick<FetchFailure, 'code' | 'detail'>;
  end(): Promise<CapturedSite>;
}

class SiteCapture {
  readonly #visit: SiteVisit;
  #frontier: Frontier;
  readonly #pictures = new Set<string>();
  /** Address → true if its name promises something about the seller. */
  readonly #documents = new Map<string, boolean>();
  readonly #styles = new Set<string>();
  readonly #backdrops = new Set<string>();
  #hasContent = false;

  constructor(visit: SiteVisit) {
    this.#visit = visit;
    this.#frontier = createFrontier(visit.seed.url, visit.options.pages, visit.ports.limits);
  }

  async run(): Promise<CapturedSite> {
    const visit = this.#visit;
    const { record } = visit;
    const reached = await this.#reachAny();
    if ('ended' in reached) return reached.ended;
    const { home, robots, outcome } = reached;
    const frontier = this.#frontier;
    const first = await keepPage(home, outcome, true, visit);
    if (outcome.status >= 400) {
      const { state, condition } = endOfStatus(outcome.status, first.condition);
      return record.end(state, condition, `http:${outcome.status}`, `${home.url} answered ${outcome.status}`);
    }
    if (first.missed !== null && first.condition !== 'content')
      return record.end('failed', 'blocked', first.missed.reason, first.missed.detail);
    // A home page of frames is empty itself; its frames are the site.
    const framed = first.condition === 'empty-shell' && first.pages.length > 0;
    await this.#note([first]);
    await this.#lookAsOthers(home, outcome, first);
    if (this.#hasContent || framed) {
      await this.#takePages();
      await this.#takeNamedPages(first.condition === 'redirected' ? home.url : outcome.finalUrl, robots.sitemaps);
      await this.#takeKnownPages();
    }
    for (const mark of frontier.marks()) record.mark(mark);
    if (!this.#hasContent) {
      const end = first.reached.at(-1);
      const left = first.condition === 'redirected' && end !== undefined;
      const detail = left ? leftFor(home.url, end) : `${home.url} is ${CONDITION_TEXT[first.condition]}`;
      return record.end('hollow', first.condition, null, detail);
    }
    await takePictures(this.#pictures, visit);
    // Nobody else draws the pictures either.
    const { browser, needsBrowser } = visit.options;
    if (browser === 'home' && needsBrowser === undefined && visit.ports.browser.found === null)
      record.mark('render:unavailable');
    await takeDocuments(this.#documents, visit);
    await takeStyles({ styles: [...this.#styles], backdrops: [...this.#backdrops] }, this.#pictures, visit);
    const { missed } = visit;
    return missed === null
      ? record.end('captured', 'content', null, null)
      : record.end('partial', 'content', missed.reason, missed.detail);
  }

  /** The home page, of a bare host by the first form that answers. */
  async #reachAny(): Promise<Reached | { readonly ended: CapturedSite }> {
    const { seed, record } = this.#visit;
    if (seed.bare !== true) {
      const reached = await this.#reach(seed.url);
      return 'failed' in reached ? { ended: await reached.end() } : reached;
    }
    const failures: Unanswered[] = [];
    const tried: { url: string; reason: string }[] = [];
    for (let url = nextForm(seed.url, tried); url !== null; url = nextForm(seed.url, tried)) {
      const reached = await this.#reach(url);
      if (!('failed' in reached)) return reached;
      if (!isNoAnswer(reached.failed.code)) return { ended: await reached.end() };
      failures.push(reached);
      tried.push({ url, reason: reached.failed.code });
      record.tried(url, reached.failed);
    }
    const telling = failures.findLast(({ failed }) => failed.code !== UNKNOWN_NAME) ?? failures[0];
    if (telling === undefined) throw new Error('a bare host has no form');
    return { ended: await telling.end() };
  }

  async #reach(url: string): Promise<Reached | Unanswered | { readonly ended: CapturedSite }> {
    const visit = this.#visit;
    const { record } = visit;
    const robots = await visit.robots(url);
    if (robots === null) return { ended: await visit.endWithoutTime() };
    if (!robots.allowed) {
      // A host that is gone or that our guard refuses shows first when its robots.txt is requested:
      // report that.
      const { failure } = robots;
      if (failure !== null) {
        const { state, code, detail, retryAfter } = failure;
        const end = async () => ({ ...(await record.end(state, 'blocked', code, detail)), retryAfter });
        return { failed: failure, end };
      }
      const ended =
        robots.source === 'unavailable'
          ? record.end('deferred', 'blocked', 'robots:unavailable', robots.reason)
          : record.end('refused', 'blocked', 'robots:disallow', robots.reason);
      return { ended: await ended };
    }
    // With the reason that the user gave for not obeying robots.txt.
    if (robots.source === 'override') record.mark(robots.reason);
    this.#frontier = createFrontier(url, visit.options.pages, visit.ports.limits);
    this.#frontier.offer([{ url, role: 'home' }], null);
    const [home] = this.#frontier.next(1);
    if (home === undefined) throw new Error('the page budget is below one');
    const outcome = await visit.fetch(home.url, 'page');
    if (outcome.ok) return { home, robots, outcome };
    const end = async (): Promise<CapturedSite> => {
      await record.keepFailure(home, outcome);
      if (visit.time.stopped) return visit.endWithoutTime();
      const ended = await record.end(outcome.state, 'blocked', outcome.code, outcome.detail);
      return { ...ended, retryAfter: outcome.retryAfter };
    };
    return { failed: outcome, end };
  }

  /**
   * Where the home page may show others something else: all of it is kept, and the difference with
   * it.
   */
  async #lookAsOthers(home: PickedPage, answer: FetchAnswer, first: TakenPage): Promise<void> {
    const visit = this.#visit;
    const { plain, condition } = first;
    const suspicion = suspicionOf(answer, first, visit.options.views ?? 'auto');
    if (plain === null || suspicion === null || visit.outOfTime()) return;
    const looked = await lookAsOthers({ answer, capture: plain, condition }, suspicion, {
      fetch: (visitor) => visit.fetch(home.url, 'page', visitor),
      async keep({ view, answer: seen, advice }, role, isHome) {
        const received = visit.received(seen, { url: home.url, role: isHome ? 'home' : 'other' });
        const kept = await visit.record.keep({ ...received, role, view });
        visit.record.note(kept, advice);
        return kept;
      },
      ask: visit.ask,
    });
    visit.record.shown(looked.views);
    if (looked.cloaked) visit.record.mark('cloaked');
    visit.as = looked.as;
    await this.#note(looked.found.map((found) => ({ ...NOTHING, ...found, page: home })));
  }

  /** @param spare the visit is whole without them */
  async #takePages(spare = false): Promise<void> {
    const visit = this.#visit;
    for (;;) {
      const batch = this.#frontier.next(PAGES_AT_ONCE);
      if (batch.length === 0 || visit.outOfTime()) return;
      if (visit.spent('pages')) {
        visit.missed ??= { reason: 'limit:bytes', detail: 'its pages have more bytes than are taken of one site' };
        return;
      }
      for (const page of batch) visit.record.picked(page.url);
      const found = await Promise.all(batch.map((page) => takePage(page, visit)));
      await this.#note(spare ? found.map((one) => ({ ...one, missed: null })) : found);
    }
  }

  /** Where the links of the site end before the budget does, its sitemaps may name more. */
  async #takeNamedPages(home: string, sitemaps: readonly string[]): Promise<void> {
    const { ask, options, ports, seed } = this.#visit;
    const few = options.pages - this.#frontier.left < FEW_PAGES;
    if (this.#frontier.left === 0 || seed.kind !== 'website' || (sitemaps.length === 0 && !few)) return;
    const fetch = async (url: string) => {
      const mayFetch = !this.#visit.outOfTime() && (await this.#visit.robots(url))?.allowed === true;
      return mayFetch ? this.#visit.fetch(url, 'page') : null;
    };
    const named = await pagesOfSitemaps(home, sitemaps, few, { fetch, ask, limits: ports.limits });
    for (let from = 0; from < named.length; from += SLICE) {
      this.#frontier.offer(named.slice(from, from + SLICE), null);
      await breathe();
    }
    await this.#takePages();
  }

  /** Pages of an earlier visit that no link leads to now: present or gone, either is evidence. */
  async #takeKnownPages(): Promise<void> {
    const { known = [] } = this.#visit.options;
    if (this.#frontier.left === 0 || known.length === 0) return;
    this.#frontier.offer(known, null);
    await this.#takePages(true);
  }

  /** In the order of picking, not of answering: the next choice must not depend on the network. */
  async #note(found: readonly TakenPage[]): Promise<void> {
    for (const { page, plain, ...seen } of found)
      if (page !== null) this.#frontier.seen(page, { ...seen, digest: plain?.body ?? null });
    for (const { page, condition, pages, images, documents, styles, backdrops, missed } of found) {
      this.#hasContent ||= condition === 'content';
      this.#frontier.offer(pages, page);
      await breathe();
      for (const url of images) if (this.#pictures.size < this.#visit.ports.limits.images) this.#pictures.add(url);
      for (const url of styles) this.#styles.add(url);
      for (const url of backdrops) this.#backdrops.add(url);
      for (const { url, telling } of documents) this.#documents.set(url, telling || this.#documents.get(url) === true);
      if (page?.spare !== true) this.#visit.missed ??= missed;
    }
  }
}

/** The end of a visit whose first page answered 400 or more. `seen`: the condition of its body. */
function endOfStatus(status: number, seen: Condition): { state: VisitState; condition: Condition } {
  const condition = seen === 'content' ? (status === 404 || status === 410 ? 'not-found' : 'blocked') : seen;
  // A bot check or log-in form may come with any status: the site exists. Other server errors mean
  // it does not answer.
  const guarded = condition === 'challenge' || condition === 'login-wall';
  return { state: status >= 500 && !guarded ? 'unreachable' : 'hollow', condition };
}
