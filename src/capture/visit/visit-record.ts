import { VisitWarc, type WarcInfoFields } from '../../archive/warc/visit-warc.ts';
import { canonicalJson } from '../../model/canonical-json.ts';
import type { Seed } from '../../model/facts/seed.ts';
import type { Capture, CapturedSite, RobotsRecord, Views, Visit } from '../../model/facts/visit.ts';
import type { Blobs } from '../../model/ports/blobs.ts';
import type { PageAdvice, VisitIdentity, WantedPage } from '../../model/ports/capture.ts';
import type { Clock } from '../../model/ports/clock.ts';
import type { Exchange, FetchAnswer, FetchFailure, RobotsDecision } from '../../model/ports/egress.ts';
import type { Reader } from '../../model/ports/reader.ts';
import type { Condition, VisitState } from '../../model/words.ts';
import { makeCapture, type Received } from '../capture.ts';

export type VisitRecord = ReturnType<typeof openRecord>;

/** The results of a visit under way → the stored Visit, the same in whatever order answers came. */
export function openRecord(
  seed: Seed,
  { id, run, site, source }: VisitIdentity,
  ports: { readonly blobs: Blobs; readonly reader: Reader; readonly clock: Clock },
  about: WarcInfoFields,
) {
  const { reader, clock } = ports;
  const blobs = writtenOnce(ports.blobs);
  const startedAt = clock.now().toISOString();
  const warc = new VisitWarc(id, about, startedAt, blobs);
  const captures: Capture[] = [];
  const bodies = new Map<string, Uint8Array>();
  const marks = new Set<string>();
  /** Decisions of robots.txt, by address. */
  const robots = new Map<string, RobotsRecord>();
  const robotsFiles = new Map<Uint8Array, Promise<string>>();
  /** Pages in the order of picking: captures finish in the network's order. */
  const order = new Map<string, number>();
  let views: Views | null = null;
  const tried: NonNullable<Visit['tried']> = [];

  /** Requests and responses, as they were. */
  async function exchanged(exchanges: readonly Exchange[] = []): Promise<void> {
    for (const one of exchanges) await warc.exchanged(one);
  }

  async function keep(what: Received): Promise<Capture> {
    if (what.rendered === true && what.body !== null) {
      await warc.drawn('dom', what.finalUrl, what.body, what.capturedAt);
      if (what.screenshot) await warc.drawn('view', what.finalUrl, what.screenshot, what.capturedAt);
    }
    const decisions = [...new Set([what.url, what.finalUrl].flatMap((url) => robots.get(url) ?? []))];
    const made = await makeCapture(id, what, { blobs, reader });
    const capture = decisions.length === 0 ? made : { ...made, robots: decisions };
    // Two links may lead to the same URL; one capture of it is enough.
    if (!captures.some((known) => known.id === capture.id)) captures.push(capture);
    if (capture.body !== null && capture.role === 'page' && what.body !== null) bodies.set(capture.body, what.body);
    return capture;
  }

  return {
    exchanged,
    keep,
    /** A form of a bare host that did not answer: no robots.txt was asked of it. */
    tried(url: string, { code: reason, detail }: Pick<FetchFailure, 'code' | 'detail'>): void {
      tried.push({ url, reason, detail });
      for (const [asked, decision] of robots) if (asked === url || decision.url === url) robots.delete(asked);
      // A certificate at fault is evidence, whatever answers in the end.
      if (reason === 'fetch:tls') marks.add(reason);
    },
    picked: (url: string) => void order.set(url, order.size + 1),
    mark: (mark: string) => void marks.add(mark),
    shown(seen: Views): void {
      views = seen;
    },

    /**
     * A decision of robots.txt on the address `asked`: it goes with every capture of it; the file
     * is stored once.
     */
    async decided(asked: string, decision: RobotsDecision): Promise<void> {
      await exchanged(decision.exchanges);
      const { url, robotsUrl, allowed, source: from, line, rule, crawlDelay, reason, file } = decision;
      // Our own guard refused the address: no robots.txt was fetched.
      if (url === robotsUrl && !allowed) return;
      const stored = file === null ? null : (robotsFiles.get(file) ?? blobs.put(file));
      if (file !== null && stored !== null) robotsFiles.set(file, stored);
      const about = { url, file: robotsUrl, allowed, source: from, line, rule, crawlDelay, reason };
      const record = { ...about, body: await stored };
      robots.set(asked, record).set(url, record);
    },

    /** A page that did not come: no bytes, but where it was requested and why it failed. */
    async keepFailure({ role: pageRole }: WantedPage, failure: FetchFailure): Promise<void> {
      const { url, finalUrl, redirects, address, code: reason, detail } = failure;
      const asked = { pageRole, url, finalUrl, redirects: [...redirects], address, reason, detail };
      const capturedAt = clock.now().toISOString();
      await keep({ role: 'page', status: null, headers: {}, body: null, marks: [], ...asked, capturedAt });
    },

    /** Adds the result of reading a kept page. */
    note(capture: Capture, { marks: more, failure }: PageAdvice): void {
      const at = captures.findIndex((one) => one.id === capture.id);
      const known = captures[at];
      if (known !== undefined) captures[at] = { ...known, marks: [...new Set([...known.marks, ...more])], ...failure };
    },

    async end(
      state: VisitState,
      condition: Condition,
      reason: string | null,
      detail: string | null,
    ): Promise<CapturedSite> {
      for (const capture of captures) for (const mark of capture.marks) marks.add(mark);
      const rank = ({ role, url }: Capture) => (role === 'page' ? (order.get(url) ?? 0) : Number.MAX_SAFE_INTEGER);
      const sorted = captures.toSorted(
        (a, b) =>
          rank(a) - rank(b) || (a.url < b.url ? -1 : Number(a.url > b.url)) || Number(a.rendered) - Number(b.rendered),
      );
      const decisions = [...new Set(robots.values())];
      const withheld = decisions.filter(({ allowed }) => !allowed).sort((a, b) => (a.url < b.url ? -1 : 1));
      const endedAt = clock.now().toISOString();
      warc.noted('robots', decisions, endedAt);
      const visit: Visit = {
        ...{ id, target: seed.url, run, site, kind: seed.kind, state, condition, reason, detail },
        marks: [...marks].sort(),
        entity: seed.entity ?? null,
        source,
        ...(views !== null && { views }),
        ...(tried.length > 0 && { tried }),
        ...(withheld.length > 0 && { withheld }),
        records: await blobs.put(Buffer.from(canonicalJson(warc.records()))),
        captures: sorted,
        startedAt,
        endedAt,
      };
      return { visit, bodies };
    },
  };
}

/** The WARC and the capture keep the same bytes: hashed and written at the first of the two. */
function writtenOnce(blobs: Blobs): Pick<Blobs, 'put'> {
  const written = new WeakMap<Uint8Array, Promise<string>>();
  return {
    put(bytes) {
      const digest = written.get(bytes) ?? blobs.put(bytes);
      written.set(bytes, digest);
      return digest;
    },
  };
}

/** An answer over HTTP, as a page until the caller changes the role. */
export function receivedOf(answer: FetchAnswer, page: WantedPage, at: Date): Received {
  const { finalUrl, redirects, status, headers, address, body, certificate = null, marks } = answer;
  return {
    ...{ role: 'page', pageRole: page.role, url: page.url, finalUrl, redirects: [...redirects] },
    ...{ status, headers, address, body, certificate, capturedAt: at.toISOString(), marks },
  };
}
