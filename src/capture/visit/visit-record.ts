import { VisitWarc, type WarcInfoFields } from '../../archive/warc/visit-warc.ts';
import { canonicalJson } from '../../model/canonical-json.ts';
import type { Blobs } from '../../model/ports/blobs.ts';
import type { PageAdvice, VisitIdentity } from '../../model/ports/capture.ts';
import type { Clock } from '../../model/ports/clock.ts';
import type { Exchange, FetchAnswer, FetchFailure, RobotsDecision } from '../../model/ports/egress.ts';
import type { Reader } from '../../model/ports/reader.ts';
import type { Seed } from '../../model/seed.ts';
import type { Capture, CapturedSite, RobotsRecord, Views, Visit } from '../../model/visit.ts';
import type { Condition, VisitState } from '../../model/words.ts';
import { makeCapture, type Received } from '../capture.ts';
import type { WantedPage } from '../frontier/frontier.ts';

interface RecordPorts {
  readonly blobs: Blobs;
  readonly reader: Reader;
  readonly clock: Clock;
}

/** What a visit under way has brought so far → the Visit that is stored, the same in whatever order answers came. */
export class VisitRecord {
  readonly #startedAt: string;
  readonly #seed: Seed;
  readonly #identity: VisitIdentity;
  readonly #ports: RecordPorts;
  readonly #warc: VisitWarc;
  readonly #captures: Capture[] = [];
  readonly #bodies = new Map<string, Uint8Array>();
  readonly #marks = new Set<string>();
  #views: Views | null = null;
  /** Decisions of robots.txt, by address. */
  readonly #robots = new Map<string, RobotsRecord>();
  readonly #robotsFiles = new Map<Uint8Array, Promise<string>>();
  /** Pages in the order of picking: captures finish in the network's order. */
  readonly #order = new Map<string, number>();

  constructor(seed: Seed, identity: VisitIdentity, ports: RecordPorts, about: WarcInfoFields) {
    this.#seed = seed;
    this.#identity = identity;
    this.#ports = ports;
    this.#startedAt = ports.clock.now().toISOString();
    this.#warc = new VisitWarc(identity.id, about, this.#startedAt, ports.blobs);
  }

  /** Requests and responses, as they were. */
  async exchanged(exchanges: readonly Exchange[] = []): Promise<void> {
    for (const one of exchanges) await this.#warc.exchanged(one);
  }

  picked(url: string): void {
    this.#order.set(url, this.#order.size + 1);
  }

  shown(views: Views): void {
    this.#views = views;
  }

  mark(mark: string): void {
    this.#marks.add(mark);
  }

  /** A decision of robots.txt on the address `asked`: it goes with every capture of it; the file is stored once. */
  async decided(asked: string, decision: RobotsDecision): Promise<void> {
    await this.exchanged(decision.exchanges);
    const { url, robotsUrl, allowed, source, line, rule, crawlDelay, reason, file } = decision;
    // Our own guard refused the address: no robots.txt was fetched.
    if (url === robotsUrl && !allowed) return;
    const stored = file === null ? null : (this.#robotsFiles.get(file) ?? this.#ports.blobs.put(file));
    if (file !== null && stored !== null) this.#robotsFiles.set(file, stored);
    const record = { url, file: robotsUrl, allowed, source, line, rule, crawlDelay, reason, body: await stored };
    this.#robots.set(asked, record).set(url, record);
  }

  /** A page that did not come: no bytes, but where it was requested and why it failed. */
  async keepFailure({ role: pageRole }: WantedPage, failure: FetchFailure): Promise<void> {
    const { url, finalUrl, redirects, address, code: reason, detail } = failure;
    const capturedAt = this.#ports.clock.now().toISOString();
    const nothing = { role: 'page', status: null, headers: {}, body: null, marks: [] } as const;
    await this.keep({
      ...nothing,
      pageRole,
      url,
      finalUrl,
      redirects: [...redirects],
      address,
      capturedAt,
      reason,
      detail,
    });
  }

  async keep(what: Received): Promise<Capture> {
    if (what.rendered === true && what.body !== null) {
      await this.#warc.drawn('dom', what.finalUrl, what.body, what.capturedAt);
      if (what.screenshot) await this.#warc.drawn('view', what.finalUrl, what.screenshot, what.capturedAt);
    }
    const robots = [...new Set([what.url, what.finalUrl].flatMap((url) => this.#robots.get(url) ?? []))];
    const made = await makeCapture(this.#identity.id, what, this.#ports);
    const capture = robots.length === 0 ? made : { ...made, robots };
    // Two links may lead to the same URL; one capture of it is enough.
    if (!this.#captures.some((known) => known.id === capture.id)) this.#captures.push(capture);
    if (capture.body !== null && capture.role === 'page' && what.body !== null)
      this.#bodies.set(capture.body, what.body);
    return capture;
  }

  /** Adds what reading a kept page has shown. */
  note(capture: Capture, { marks, failure }: PageAdvice): void {
    const at = this.#captures.findIndex(({ id }) => id === capture.id);
    const known = this.#captures[at];
    if (known === undefined) return;
    this.#captures[at] = { ...known, marks: [...new Set([...known.marks, ...marks])], ...failure };
  }

  async end(
    state: VisitState,
    condition: Condition,
    reason: string | null,
    detail: string | null,
  ): Promise<CapturedSite> {
    const { id, run, site, source } = this.#identity;
    for (const capture of this.#captures) for (const mark of capture.marks) this.#marks.add(mark);
    const rank = ({ role, url }: Capture) => (role === 'page' ? (this.#order.get(url) ?? 0) : Number.MAX_SAFE_INTEGER);
    const captures = [...this.#captures].sort(
      (a, b) =>
        rank(a) - rank(b) || (a.url < b.url ? -1 : Number(a.url > b.url)) || Number(a.rendered) - Number(b.rendered),
    );
    const robots = [...new Set(this.#robots.values())];
    const withheld = robots.filter(({ allowed }) => !allowed).sort((a, b) => (a.url < b.url ? -1 : 1));
    const endedAt = this.#ports.clock.now().toISOString();
    this.#warc.noted('robots', robots, endedAt);
    const visit: Visit = {
      ...{ id, target: this.#seed.url, run, site, kind: this.#seed.kind, state, condition, reason, detail },
      marks: [...this.#marks].sort(),
      entity: this.#seed.entity ?? null,
      source,
      ...(this.#views !== null && { views: this.#views }),
      ...(withheld.length > 0 && { withheld }),
      records: await this.#ports.blobs.put(Buffer.from(canonicalJson(this.#warc.records()))),
      captures,
      startedAt: this.#startedAt,
      endedAt,
    };
    return { visit, bodies: this.#bodies };
  }
}

/** An answer over HTTP, as a page until the caller changes the role. */
export function receivedOf(answer: FetchAnswer, page: WantedPage, at: Date): Received {
  const { finalUrl, redirects, status, headers, address, body, certificate = null, marks } = answer;
  return {
    ...{ role: 'page', pageRole: page.role, url: page.url, finalUrl, redirects: [...redirects] },
    ...{ status, headers, address, body, certificate, capturedAt: at.toISOString(), marks },
  };
}
