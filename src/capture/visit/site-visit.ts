import type { WarcInfoFields } from '../../archive/warc/visit-warc.ts';
import type { Seed } from '../../model/facts/seed.ts';
import type { CapturedSite } from '../../model/facts/visit.ts';
import type { Limits } from '../../model/limits.ts';
import type { Blobs } from '../../model/ports/blobs.ts';
import type { Browser } from '../../model/ports/browser.ts';
import type { AskPages, CaptureOptions, VisitIdentity, WantedPage } from '../../model/ports/capture.ts';
import type { Clock } from '../../model/ports/clock.ts';
import type { Egress, FetchAnswer, FetchOutcome, RobotsDecision } from '../../model/ports/egress.ts';
import type { Reader } from '../../model/ports/reader.ts';
import type { ViewName } from '../../model/words.ts';
import type { Received } from '../capture.ts';
import { VISITORS } from './views.ts';
import { openRecord, receivedOf, type VisitRecord } from './visit-record.ts';

export interface CapturePorts {
  readonly egress: Egress;
  readonly browser: Browser;
  readonly blobs: Blobs;
  readonly reader: Reader;
  readonly clock: Clock;
  readonly limits: Limits;
  /** The capturing program and its settings, for the record. */
  readonly about?: WarcInfoFields;
}

export interface Missed {
  readonly reason: string;
  readonly detail: string;
}

const STOPPED: Missed = { reason: 'fetch:aborted', detail: 'it was stopped before its end' };

/** One visit under way: fetches within its limits of time and bytes, and keeps the record. */
export class SiteVisit {
  readonly seed: Seed;
  readonly ask: AskPages;
  readonly ports: CapturePorts;
  readonly options: CaptureOptions;
  readonly record: VisitRecord;
  time: ReturnType<typeof timeLimit>;
  /** The visitor that the site is shown to. */
  as: ViewName = 'plain';
  /** Why the visit is not whole: the first reason counts. Null: it is. */
  missed: Missed | null = null;
  /** Decoded bytes that may still come. */
  #pageBytes: number;
  #imageBytes: number;

  constructor(seed: Seed, identity: VisitIdentity, ask: AskPages, options: CaptureOptions, ports: CapturePorts) {
    this.seed = seed;
    this.ask = ask;
    this.ports = ports;
    this.options = options;
    this.record = openRecord(seed, identity, ports, aboutOf(options, ports));
    this.time = timeLimit(options.timeoutMs, ports.clock, options.signal);
    this.#pageBytes = ports.limits.siteBytes;
    this.#imageBytes = 2 * ports.limits.siteBytes;
  }

  /** True when no bytes are left for this. */
  spent(what: 'pages' | 'images'): boolean {
    return (what === 'pages' ? this.#pageBytes : this.#imageBytes) <= 0;
  }

  async fetch(
    url: string,
    purpose: 'page' | 'image' | 'style' | 'document',
    visitor = VISITORS[this.as],
  ): Promise<FetchOutcome> {
    const { documentBytes, styleBytes } = this.ports.limits;
    const size =
      (purpose === 'document' && { maxBytes: documentBytes }) || (purpose === 'style' && { maxBytes: styleBytes });
    const outcome = await this.ports.egress.fetch({ url, purpose, signal: this.time.signal(), ...visitor, ...size });
    await this.record.exchanged(outcome.exchanges);
    if (outcome.ok && (purpose === 'image' || purpose === 'style')) this.#imageBytes -= outcome.body.byteLength;
    else if (outcome.ok) this.#pageBytes -= outcome.body.byteLength;
    // The decision on the end of redirects is known by now, and belongs to the record too.
    if (outcome.finalUrl !== url && (outcome.ok || outcome.code.startsWith('robots:')))
      await this.robots(outcome.finalUrl);
    return outcome;
  }

  /** An answer, as of now, with the view where the visitor is not ourselves. */
  received(answer: FetchAnswer, page: WantedPage): Received {
    const received = receivedOf(answer, page, this.ports.clock.now());
    return this.as === 'plain' ? received : { ...received, view: this.as };
  }

  /** Null when the time was over first. */
  async robots(url: string): Promise<RobotsDecision | null> {
    const decision = await this.time.orNothing(this.ports.egress.robots(url));
    if (decision !== null) await this.record.decided(url, decision);
    return decision;
  }

  /** For what a person looks at: it may go on when the time for the evidence is over. */
  lookOn(): void {
    const { options, ports } = this;
    this.time = timeLimit(Math.max(this.time.left(), ports.limits.stylesMs), ports.clock, options.signal);
  }

  outOfTime(): boolean {
    if (!this.time.stopped && !this.time.over) return false;
    this.missed ??= this.cutShort();
    return true;
  }

  cutShort(): Missed {
    if (this.time.stopped) return STOPPED;
    this.record.mark('truncated');
    return { reason: 'limit:time', detail: `the time for one site (${this.options.timeoutMs / 1000} s) was over` };
  }

  /** Nothing came before the time was over, or before the visit was stopped. */
  endWithoutTime(): Promise<CapturedSite> {
    return this.time.stopped
      ? this.record.end('failed', 'blocked', STOPPED.reason, STOPPED.detail)
      : this.record.end('unreachable', 'blocked', 'limit:time', 'robots.txt did not come in the time for one site');
  }
}

/** The tool and all settings that shape a capture. */
function aboutOf(options: CaptureOptions, { about = {}, browser, limits }: CapturePorts): WarcInfoFields {
  const { pages, browser: when, views = 'auto', timeoutMs } = options;
  const drawn = when === 'never' || browser.found === null ? 'none' : 'when asked for';
  const settings = JSON.stringify({ pages, browser: when, views, timeoutMs });
  return { ...about, settings, limits: JSON.stringify(limits), browser: drawn };
}

/** How long one visit may still take: until its time is over or `stop` aborts. */
function timeLimit(ms: number, clock: Clock, stop: AbortSignal | undefined) {
  const until = clock.now().getTime() + ms;
  /** Milliseconds, at least one: a time-out of 0 would mean none. */
  const left = (): number => Math.max(1, until - clock.now().getTime());
  const signal = (): AbortSignal => {
    const time = AbortSignal.timeout(left());
    return stop === undefined ? time : AbortSignal.any([time, stop]);
  };
  return {
    left,
    signal,
    get stopped(): boolean {
      return stop?.aborted === true;
    },
    get over(): boolean {
      return left() <= 1;
    },
    /** Null when the limit came first. The work itself goes on, for others that wait for it too. */
    async orNothing<Value>(work: Promise<Value>): Promise<Value | null> {
      const limit = signal();
      const done = new AbortController();
      const late = new Promise<null>((resolve) => {
        limit.addEventListener('abort', () => resolve(null), { signal: done.signal });
        if (limit.aborted) resolve(null);
      });
      return Promise.race([work, late]).finally(() => done.abort());
    },
  };
}
