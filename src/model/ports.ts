/** The adapters as types. `services.ts` alone builds them; everything else is handed what it needs. */
import type { Delivery, Hook } from './alert.ts';
import type { Background } from './background.ts';
import type { Fingerprint } from './fingerprint.ts';
import type { Match } from './match.ts';
import type { Entity, Seed } from './seed.ts';
import type { Capture, CapturedSite, CertificateInfo, DocumentInfo, ImageGrid, Registration, Visit } from './visit.ts';
import type { Condition, PageRole } from './words.ts';

// ---- the way out -------------------------------------------------------------------------------------------------

export interface FetchRequest {
  readonly url: string;
  readonly purpose: 'page' | 'image' | 'document' | 'robots' | 'webhook';
  readonly method?: 'GET' | 'POST';
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  /** Who asks, where it is not ourselves: for seeing whether a page shows others something else. */
  readonly userAgent?: string;
  /** Decoded bytes; what is beyond is cut off and marked `truncated`. Default by purpose. */
  readonly maxBytes?: number;
  readonly signal?: AbortSignal;
}

interface FetchTrace {
  readonly url: string;
  readonly finalUrl: string;
  readonly redirects: readonly { url: string; status: number }[];
  readonly address: string | null;
}

/** Anything that answered over HTTP, whatever its status. */
export interface FetchAnswer extends FetchTrace {
  readonly ok: true;
  readonly status: number;
  /** Lower-case names. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
  /** Of the connection that answered, after redirects; null on plain HTTP. */
  readonly certificate?: CertificateInfo | null;
  readonly marks: readonly string[];
}

/** Nothing usable came back. `state` is what becomes of a target whose home page ends like this. */
export interface FetchFailure extends FetchTrace {
  readonly ok: false;
  readonly state: 'refused' | 'unreachable' | 'deferred' | 'failed';
  /** blocked:ssrf, blocked:scheme, blocked:port, dns:nxdomain, limit:redirects, limit:time, fetch:protocol… */
  readonly code: string;
  readonly detail: string;
  /** Milliseconds, when the other side named a time. */
  readonly retryAfter: number | null;
}

export type FetchOutcome = FetchAnswer | FetchFailure;

export interface RobotsDecision {
  readonly url: string;
  readonly robotsUrl: string;
  readonly agent: string;
  readonly allowed: boolean;
  /** rules: a robots.txt was read; none: 4xx, so no rules; unavailable: 5xx, 429, no answer or no end of redirects, so all disallowed; override: --no-robots. */
  readonly source: 'rules' | 'none' | 'unavailable' | 'override';
  readonly line: number | null;
  readonly rule: string | null;
  readonly crawlDelay: number | null;
  readonly reason: string;
  /** The robots.txt as it came, up to the limit; null when none was read. */
  readonly file: Uint8Array | null;
  /** Its sitemap lines, as they stand there. */
  readonly sitemaps: readonly string[];
  /** What went wrong when robots.txt was asked for and nothing usable came back: the host itself may be gone or refused. */
  readonly failure: Pick<FetchFailure, 'state' | 'code' | 'detail' | 'retryAfter'> | null;
}

/**
 * `leave` answers which of this process' targets was sent away first and may now come. Whoever is sent away says `wait` when
 * it has gone: true: a place has become free meanwhile. `afterMs`: when to ask again at the latest.
 */
export type Seat =
  | { readonly ok: true; leave(): Promise<string | null> }
  | { readonly ok: false; readonly afterMs: number; wait(): boolean };

export interface Egress {
  fetch(request: FetchRequest): Promise<FetchOutcome>;
  /**
   * The right to visit a site: one visit at a time for a domain and for an address, so that the many of one host do not
   * take the places of everybody. The user's own servers are always free. Rejects when the lanes cannot be read.
   */
  seat(url: string, target: string): Promise<Seat>;
  /** Never throws; failures to read robots.txt are decisions (RFC 9309, 2.3.1). */
  robots(url: string): Promise<RobotsDecision>;
  /** A pass for the filtering forward proxy on loopback (started at first use): one page's way out of the browser. */
  proxy(): Promise<ProxyPass>;
  /**
   * Tries, once, what must stay closed (a canary on loopback, metadata addresses) by both ways out. Every other call waits
   * for it. Says what was tried; rejects with ConfigError when something was not refused: nothing may then be fetched.
   */
  prove(): Promise<string>;
  /** Judges the address of a hook as each sending will; null: it may be dialled. */
  judgeHook(url: string): Promise<HookRefusal | null>;
  close(): Promise<void>;
}

export interface HookRefusal extends Pick<FetchFailure, 'state' | 'code' | 'detail'> {
  /** True when --allow-private would open it. */
  readonly isPrivate: boolean;
}

/** The proxy serves nobody without one. */
export interface ProxyPass {
  /** `http://127.0.0.1:port` */
  readonly server: string;
  readonly username: string;
  readonly password: string;
  /** Moved so far, both ways. */
  bytes(): number;
  /** Requests so far, refused or not. */
  asked(): number;
  /** How often each refusal code was given to this pass, the latest last; `limit:bytes`: it was cut. */
  readonly refusals: ReadonlyMap<string, number>;
  /** Ends its connections, and admits no more. */
  revoke(): void;
}

export interface RenderAnswer {
  readonly ok: true;
  readonly finalUrl: string;
  readonly status: number | null;
  /** The DOM after scripts ran, as UTF-8. */
  readonly html: Uint8Array;
  readonly screenshot: Uint8Array | null;
  /** `render:blocked`: something it asked for was refused; `render:bytes`: it was cut at its bytes. */
  readonly marks: readonly string[];
}
export interface RenderFailure {
  readonly ok: false;
  readonly code: string;
  readonly detail: string;
}

export interface Browser {
  /** Path or address of the browser, or null: then pages are taken over HTTP only and visits are marked `render:unavailable`. */
  readonly found: string | null;
  /** Never rejects for what a page does; rejects with ConfigError when the browser's way out is found open. */
  render(url: string, timeoutMs: number): Promise<RenderAnswer | RenderFailure>;
  /** Starts a browser, has it try what must stay closed, and says what was tried. Rejects like `render`; null: none found. */
  prove(): Promise<string | null>;
  close(): Promise<void>;
}

// ---- politeness --------------------------------------------------------------------------------------------------

/** One lane that a request takes: its registrable domain's or its address's. Times are milliseconds from now. */
export interface LaneUse {
  readonly key: string;
  /** Nobody takes the lane again before this is over: from the taking on, and anew from the leaving on. */
  readonly restMs: number;
  /** How the other side was found when the lane is left: it asked to be let alone for so long (429, 503), or answered (null). */
  readonly deferredMs: number | null;
}

/** Taken, or for how long it makes no sense to ask again. `pausedMs`: of that, what the other side has asked for. */
export type LaneAnswer =
  | { readonly ok: true }
  | { readonly ok: false; readonly restMs: number; readonly pausedMs: number; readonly held: boolean };

/**
 * Who may ask which host now. With a store it is one book for all workers on all machines, kept by the database's clock:
 * rests and pauses outlive a process, and what a killed one held ends with its lease.
 */
export interface Lanes {
  /** Takes all of these lanes, or none. Rejects with TransientError when the database does not answer. */
  take(lanes: readonly LaneUse[], leaseMs: number): Promise<LaneAnswer>;
  /** Keeps lanes that are ours for longer. */
  renew(keys: readonly string[], leaseMs: number): Promise<void>;
  /** Gives lanes back. After several deferrals in a row a lane is paused for long; of lanes that are no longer ours nothing changes. */
  leave(lanes: readonly LaneUse[], patience: LanePatience): Promise<void>;
}

/** After `inARow` deferrals nobody asks for `pauseMs`. */
export interface LanePatience {
  readonly inARow: number;
  readonly pauseMs: number;
}

// ---- bytes -------------------------------------------------------------------------------------------------------

/** Content-addressed bytes. A digest is the lower-case hex SHA-256. */
export interface Blobs {
  put(bytes: Uint8Array): Promise<string>;
  get(digest: string): Promise<Uint8Array | null>;
  close(): Promise<void>;
}

// ---- reading what came -------------------------------------------------------------------------------------------

/** What became of bytes that were read in a process of their own; `found`: what was known before that process was ended. */
export type ReadOutcome<Value> =
  | { readonly ok: true; readonly value: Value }
  | {
      readonly ok: false;
      readonly code: 'parse:time' | 'parse:memory' | 'parse:crash';
      readonly detail: string;
      readonly found: Value | null;
    };

/** `grid` null: these bytes are no picture. `marks`: why there is no look of it (limit:pixels, limit:bytes). */
export interface PictureRead {
  readonly grid: ImageGrid | null;
  readonly marks: readonly string[];
}

/** Reads bytes that nobody vouches for, where they can neither block, fill nor end the process that asks. Never rejects. */
export interface Reader {
  /** The WHATWG label of a page's encoding, by its bytes and its Content-Type. */
  charset(body: Uint8Array, contentType: string | null): Promise<string>;
  /** Where a page's encoding is not known yet, it is decided. */
  advise(page: ShownPage, kind: Visit['kind']): Promise<ReadOutcome<PageAdvice>>;
  difference(first: ShownPage, second: ShownPage, kind: Visit['kind']): Promise<ReadOutcome<ViewDifference>>;
  fingerprint(captured: CapturedSite): Promise<ReadOutcome<Fingerprint>>;
  image(bytes: Uint8Array): Promise<ReadOutcome<PictureRead>>;
  /** Null: these bytes are no document. */
  document(bytes: Uint8Array): Promise<ReadOutcome<DocumentInfo | null>>;
}

// ---- taking a presence -------------------------------------------------------------------------------------------

/** What the page room answers about one page. */
export interface PageAdvice {
  readonly condition: Condition;
  readonly emptyShell: boolean;
  /** What the page says, as a SimHash in hex: pages that only pretend to be different say the same. Null: too little. */
  readonly sketch: string | null;
  /** Where the page asks who is looking and goes elsewhere by the answer: how; null where it does not. */
  readonly sortsVisitors: string | null;
  readonly pages: readonly { readonly url: string; readonly role: PageRole }[];
  readonly images: readonly string[];
  /** PDFs of the same site; those that would tell of its owner (certificates, price lists) are taken before any other. */
  readonly documents: readonly { readonly url: string; readonly telling: boolean }[];
  /** What of the page was cut or cleaned: parse:depth, limit:nodes, limit:text… */
  readonly marks: readonly string[];
  /** Why the page could not be read at all. */
  readonly failure?: { readonly reason: string; readonly detail: string };
}

/** One page as two visitors were shown it. */
export interface ViewDifference {
  /** Share of the words in common, 0 to 1. */
  readonly likeness: number;
  /** Lines that only the first, only the second was shown; a few, each cut. */
  readonly onlyFirst: readonly string[];
  readonly onlySecond: readonly string[];
}
export interface ShownPage {
  readonly body: Uint8Array;
  readonly capture: Pick<Capture, 'finalUrl' | 'charset' | 'status' | 'headers'>;
}
/** An address of the same site that a list names. `isPage`: it would be fetched as one. */
export interface NamedAddress {
  readonly url: string;
  readonly role: PageRole;
  readonly isPage: boolean;
}
/** The page room, asked about pages of one kind of presence; `flow` carries the questions to it. */
export interface AskPages {
  advise(page: ShownPage): Promise<PageAdvice>;
  difference(first: ShownPage, second: ShownPage): Promise<ViewDifference>;
  /** Of the addresses that a sitemap names, those of the same site as `home`. */
  named(addresses: readonly string[], home: string): readonly NamedAddress[];
}

/** Who is visited, on whose behalf: the parts of the Visit that are known before anything is fetched. */
export type VisitIdentity = Pick<Visit, 'id' | 'run' | 'site' | 'source'>;

export interface CaptureOptions {
  /** Pages at most, the home page included. */
  readonly pages: number;
  readonly browser: 'auto' | 'always' | 'never';
  /** For the whole site. */
  readonly timeoutMs: number;
  /** Whether the home page is asked for as others would: where it may show them something else, always, or never. */
  readonly views?: 'auto' | 'always' | 'never';
  readonly signal?: AbortSignal;
}

/** Visits a live presence. Never throws for anything the other side does. */
export type CaptureSite = (
  seed: Seed,
  identity: VisitIdentity,
  ask: AskPages,
  options: CaptureOptions,
) => Promise<CapturedSite>;

export interface ArchiveOptions {
  readonly kind: Visit['kind'];
  readonly entity: string | null;
  /** Where the pages stood, when the archive does not say or holds several sites. */
  readonly url?: string;
  /** When they were taken, when the archive does not say. */
  readonly at?: string;
  /** What a registry said of the domain then. */
  readonly registration?: Registration;
  /** Names the site that a URL belongs to (the page room's siteOf). */
  readonly siteOf: (url: string, kind: Visit['kind']) => string;
}

/** Reads captures made elsewhere (WARC, saved HTML). Throws UsageError when the file is none of these. */
export type ReadCaptured = (
  path: string,
  options: ArchiveOptions,
) => Promise<{ captured: CapturedSite; problems: string[] }>;

// ---- the ledger --------------------------------------------------------------------------------------------------

export type Step = 'capture' | 'fingerprint' | 'screen';

export interface Run {
  readonly id: string;
  /** SHA-256 of the list's targets and the options that shape a crawl: the same crawl again continues this run. */
  readonly key: string;
  readonly options: RunOptions;
  readonly targets: number;
  readonly createdAt: string;
  readonly finishedAt: string | null;
  /** Id of the frozen background; null until every target is fingerprinted. */
  readonly background: string | null;
}

/** What shapes a crawl; stored with the run so that any worker does the same. */
export interface RunOptions {
  readonly pages: number;
  readonly browser: 'auto' | 'always' | 'never';
  readonly views?: 'auto' | 'always' | 'never';
  readonly timeoutMs: number;
  readonly background: string | null;
}

export interface Target {
  readonly id: string;
  readonly run: string;
  readonly seed: Seed;
  /** What it waits for; null when it has been through every step. */
  readonly step: Step | null;
  readonly visit: string | null;
  /** True after a worker died with this target among several in flight: it is then run alone. */
  readonly suspect: boolean;
  /** How often it has been taken up again already. */
  readonly attempts: number;
  /** How many workers died while this target ran its step alone. Three make it quarantined (reason `crash:worker`). */
  readonly deaths: number;
}

/** The right to finish one step of one target, until the lease ends. The token fences off a late worker. */
export interface Claim {
  readonly target: Target;
  readonly step: Step;
  readonly token: number;
}

/** When a target is taken up again. `held`: its run waits for it; else the run goes on with what came of it so far. */
export interface Again {
  readonly afterMs: number;
  readonly held: boolean;
}

export interface VisitFilter {
  readonly run?: string;
  readonly state?: string;
  readonly site?: string;
  readonly limit?: number;
}

/** A stored visit and whether it will be tried again (a deferred one is). */
export interface LedgerVisit {
  readonly visit: Visit;
  readonly final: boolean;
  /** True: a later visit of the same target is stored. */
  readonly superseded?: boolean;
}

/** A target that is taken up again at `at`, and what its last visit came to. `held`: its run waits for it. */
export interface Later {
  readonly target: string;
  readonly reason: string | null;
  readonly at: string;
  readonly held: boolean;
}

export interface Ledger {
  /** The unfinished run with that key, or a new one; its targets are inserted in the same transaction. Deferred targets of a resumed run wait for capture again. */
  openRun(
    key: string,
    options: RunOptions,
    seeds: readonly Seed[],
    fresh: boolean,
  ): Promise<{ run: Run; resumed: boolean }>;
  run(id: string): Promise<Run | null>;
  runs(): Promise<Run[]>;
  finishRun(id: string): Promise<void>;
  /** Targets that still wait for a step (of one run, or of all), suspects last, those with the most deaths at the very end. */
  waiting(run?: string): Promise<Target[]>;
  /** How many wait for each step and may take it now: what the queue should hold. */
  backlog(): Promise<Record<Step, number>>;
  /** Numbers of a run by step and state, for progress. */
  progress(run: string): Promise<{ total: number; captured: number; fingerprinted: number; screened: number }>;
  /** Targets of a run that are taken up again and whose time has not come, the next one first. */
  later(run: string): Promise<Later[]>;
  target(id: string): Promise<Target | null>;
  /** Null when the target does not wait for that step, another worker holds it, or a newer program has changed the database. */
  claim(target: string, step: Step, worker: string, alone: boolean, leaseMs: number): Promise<Claim | null>;
  /**
   * Prolongs the worker's leases on the targets that it works on, and gives back what else it has held for half a lease:
   * claims whose answer or whose end was lost with a connection. That counts as no death.
   */
  renew(worker: string, working: readonly string[], leaseMs: number): Promise<void>;
  /** Gives a claimed target back unchanged; with `afterMs` nobody takes it before that is over, or it is called. */
  release(claim: Claim, afterMs?: number): Promise<void>;
  /** Lets a target be taken at once that was given back for later. */
  call(target: string): Promise<void>;
  /** Lets those wait for capture again whose run went on without them, and whose time has come. Answers how many. */
  recall(): Promise<number>;
  /** Gives back all that a worker holds which stops: no death either. */
  giveBack(worker: string): Promise<void>;
  /**
   * Takes back leases of dead workers: those that ended, or, with `sole` (one process holds the data folder), all.
   * A target that ran alone counts a death; one of several becomes a suspect. Returns what waits again and what was quarantined.
   */
  reclaim(sole: boolean): Promise<{ waiting: number; quarantined: number }>;
  /** Visit, captures and the next step in one transaction. False: the claim was no longer ours and nothing was written. */
  saveVisit(claim: Claim, visit: Visit, final: boolean, again?: Again | null): Promise<boolean>;
  saveFingerprint(claim: Claim, fingerprint: Fingerprint): Promise<boolean>;
  /** Matches (insert or update by id), outbox rows (once by id) and the end of the target in one transaction. */
  saveScreening(claim: Claim, matches: readonly Match[], deliveries: readonly Delivery[]): Promise<boolean>;
  /** A visit that no crawl made (import), with its fingerprint and what it was found to match. The same again changes nothing. */
  importVisit(
    visit: Visit,
    fingerprint: Fingerprint,
    matches: readonly Match[],
    deliveries: readonly Delivery[],
  ): Promise<void>;
  visit(id: string): Promise<LedgerVisit | null>;
  /** Ids that begin like this (lower-case hex), two at most: enough to tell one, none and several apart. */
  visitIds(beginning: string): Promise<string[]>;
  /** Newest run first, in target order; without the picture grids (`image.grey` null), which `visit` gives. */
  visits(filter: VisitFilter): Promise<LedgerVisit[]>;
}

export interface Fingerprints {
  get(visit: string): Promise<Fingerprint | null>;
  /**
   * Latest comparable fingerprint of every other site that shares a blocking key, best shared first; keys carried by
   * more than `maxPostings` sites bring nothing together.
   */
  candidates(fingerprint: Fingerprint, maxPostings: number): Promise<{ fingerprint: Fingerprint; keys: string[] }[]>;
  /** Freezes counts of tokens (by distinct site, only those of three sites or more) over all stored fingerprints, on top of the shipped one. */
  freezeBackground(run: string, shipped: Background): Promise<Background>;
  background(id: string, shipped: Background): Promise<Background | null>;
}

export interface Matches {
  get(id: string): Promise<Match | null>;
  /** Ids that begin like this (lower-case hex), two at most: enough to tell one, none and several apart. */
  ids(beginning: string): Promise<string[]>;
  list(filter: { run?: string; verdict?: string; flagged?: boolean; limit?: number }): Promise<Match[]>;
}

export interface Outbox {
  /** Pending deliveries whose time has come, oldest first. */
  due(limit: number): Promise<Delivery[]>;
  /** Takes one for sending: counts the attempt and hides it from `due` for `leaseMs`. Null when somebody else did. */
  take(id: string, leaseMs: number): Promise<Delivery | null>;
  settle(delivery: Delivery): Promise<void>;
  /** Frees what was taken and not settled: only for the process that holds the data folder alone. */
  reclaim(): Promise<void>;
  add(deliveries: readonly Delivery[]): Promise<void>;
  list(hook?: string): Promise<Delivery[]>;
  pending(): Promise<number>;
}

export interface Hooks {
  add(hook: Hook): Promise<void>;
  list(): Promise<Hook[]>;
  remove(id: string): Promise<boolean>;
}

export interface Entities {
  /** Insert or replace by id. */
  save(entities: readonly Entity[]): Promise<{ added: number; changed: number }>;
  get(id: string): Promise<Entity | null>;
  list(): Promise<Entity[]>;
}

export interface Schedule {
  readonly id: string;
  /** The seeds as read when the schedule was added, so that a worker elsewhere needs no file. */
  readonly seeds: readonly Seed[];
  readonly name: string;
  /** A cron pattern (UTC) or an interval such as 7d: exactly one of the two. */
  readonly cron: string | null;
  readonly every: string | null;
  readonly options: RunOptions;
  readonly createdAt: string;
  readonly lastRunAt: string | null;
}

export interface Schedules {
  add(schedule: Schedule): Promise<void>;
  list(): Promise<Schedule[]>;
  get(id: string): Promise<Schedule | null>;
  remove(id: string): Promise<boolean>;
  /** True for exactly one caller a due time: sets lastRunAt from `previous` to `at`. */
  start(id: string, previous: string | null, at: string): Promise<boolean>;
}

export interface Store {
  readonly ledger: Ledger;
  readonly fingerprints: Fingerprints;
  readonly matches: Matches;
  readonly outbox: Outbox;
  readonly hooks: Hooks;
  readonly entities: Entities;
  readonly schedules: Schedules;
  readonly lanes: Lanes;
  /** Throws ConfigError when a newer program has changed the database since it was opened. */
  check(): Promise<void>;
  close(): Promise<void>;
}

// ---- the queue ---------------------------------------------------------------------------------------------------

export type QueueName = 'sweep' | 'capture' | 'fingerprint' | 'screen' | 'notify';

/** Payloads carry ids only. */
export type JobPayload = Readonly<Record<string, string>>;

export interface JobRequest {
  /** Hex or word characters only; while a job of that id waits or runs, adding it again does nothing; one that was put off is due at once when it is added without delay. */
  readonly id: string;
  readonly payload: JobPayload;
  readonly delayMs?: number;
  /** Larger numbers run later. */
  readonly priority?: number;
}

export interface Queue {
  /** Throws TransientError when the queue does not answer or is full: the ledger knows what it was not told. */
  add(queue: QueueName, jobs: readonly JobRequest[]): Promise<void>;
  /** Starts working a queue. A TransientError thrown by the handler delays the job; anything else fails it for good. */
  work(queue: QueueName, concurrency: number, handler: (payload: JobPayload) => Promise<void>): Promise<void>;
  /** A job scheduler: `cron` in UTC, or every so many milliseconds. The same id again replaces it. */
  schedule(
    queue: QueueName,
    id: string,
    when: { cron: string } | { everyMs: number },
    payload: JobPayload,
  ): Promise<void>;
  unschedule(queue: QueueName, id: string): Promise<void>;
  counts(): Promise<Record<QueueName, { waiting: number; active: number; delayed: number; failed: number }>>;
  /** Empties every queue: the ledger refills them. Only for the process that holds the data folder alone. */
  clear(): Promise<void>;
  /** Waits for running jobs up to `graceMs`, then closes. */
  close(graceMs?: number): Promise<void>;
}

export interface Clock {
  now(): Date;
}
