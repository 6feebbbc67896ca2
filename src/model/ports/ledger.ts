/** The ledger: targets, their next step, their claims, and results. */
import type { Delivery } from '../alert.ts';
import type { Match } from '../derived/match.ts';
import type { ReadSite } from '../derived/mention.ts';
import type { Seed } from '../facts/seed.ts';
import type { Capture, Visit } from '../facts/visit.ts';
import type { KnownPage, VisitOptions } from './capture.ts';
import type { PageToDraw } from './drawings.ts';

export type Step = 'capture' | 'fingerprint' | 'screen';
/** The work that the queue hints at. `render`: targets to capture, by a worker with a browser. */
export type Work = Step | 'render';

/** A target whose turn at its host has come. `call`: a name of this call. */
export interface Called extends Pick<Target, 'id' | 'needsBrowser'> {
  readonly call: string;
}

export interface Run {
  readonly id: string;
  /** SHA-256 of targets and options: the same crawl continues this run. */
  readonly key: string;
  /** As people call it; of a schedule or a list: its name then. Null: none. */
  readonly name: string | null;
  readonly options: RunOptions;
  readonly targets: number;
  readonly createdAt: string;
  readonly finishedAt: string | null;
  /** Id of the frozen background; null until every target is fingerprinted. */
  readonly background: string | null;
}

/** Stored with the run, so that every worker does the same. */
export interface RunOptions extends VisitOptions {
  readonly background: string | null;
}

export interface Target {
  readonly id: string;
  readonly run: string;
  readonly seed: Seed;
  /** Next step; null: done. */
  readonly step: Step | null;
  readonly visit: string | null;
  /** A worker died with this and other targets in progress: it now runs alone. */
  readonly suspect: boolean;
  /** Retries so far. */
  readonly attempts: number;
  /**
   * Workers that died while it ran alone. After three it is quarantined (reason `crash:worker`).
   */
  readonly deaths: number;
  /** Its pages need a browser, and the worker that tried had none. */
  readonly needsBrowser: boolean;
  /** Taken back, since no worker draws: its pages are kept as they came. */
  readonly undrawn: boolean;
}

/**
 * The right to finish one step of one target until the lease ends. The token fences off a late
 * worker.
 */
export interface Claim {
  readonly target: Target;
  readonly step: Step;
  readonly token: number;
}

/**
 * When a target is retried. `held`: its run waits for it; else the run goes on with its result so
 * far.
 */
export interface Retry {
  readonly afterMs: number;
  readonly held: boolean;
}

export interface VisitFilter {
  readonly run?: string;
  readonly state?: string;
  readonly site?: string;
  /** Id of the listed entity that its site belongs to. */
  readonly entity?: string;
  /** An instant: only visits that began then or later. */
  readonly since?: string;
  readonly limit?: number;
}

/** A stored visit. Not `final`: it is retried. */
export interface LedgerVisit {
  readonly visit: Visit;
  readonly final: boolean;
  /** A later visit of the same target is stored. */
  readonly superseded?: boolean;
}

export interface VisitHead {
  readonly visit: Omit<Visit, 'captures'>;
  readonly captures: number;
}

/**
 * A target that is retried at `at`, with the reason of its last visit. `held`: its run waits for
 * it.
 */
export interface DeferredTarget {
  readonly target: string;
  readonly reason: string | null;
  readonly at: string;
  readonly held: boolean;
}

/** How the last visit of a target ended. */
export type LastVisit = Pick<Visit, 'id' | 'target' | 'site' | 'state' | 'condition' | 'startedAt'>;

/** A schedule that is about to start, as its caller read it. */
interface Starting {
  readonly id: string;
  readonly name?: string;
  readonly lastRunAt: string | null;
  readonly options: RunOptions;
  readonly seeds: readonly Seed[];
}

/** How many targets of a run have each step behind them. */
export interface RunProgress {
  readonly total: number;
  readonly captured: number;
  readonly fingerprinted: number;
  readonly screened: number;
}

/** Targets of a run that ended alike without content, or a limit at which visits left pages out. */
export interface Unread {
  readonly state: Visit['state'];
  readonly condition: Visit['condition'];
  /** The code of the fault, or the mark of the limit. */
  readonly reason: string | null;
  readonly count: number;
  /** Some of their sites, at most 20. */
  readonly sites: readonly string[];
}

export interface RunAtWork {
  /** One that a worker holds, the last of the list; null: none. */
  readonly target: string | null;
  /** When the last visits ended, at most 60, the earliest first. */
  readonly ended: readonly string[];
}

export interface Ledger {
  /**
   * The unfinished run with that key, or a new one with its targets, in one transaction. A resumed
   * run retries its deferred targets.
   */
  openRun(
    key: string,
    options: RunOptions,
    seeds: readonly Seed[],
    fresh: boolean,
  ): Promise<{ run: Run; resumed: boolean }>;
  /**
   * As `schedules.start`, with the run of that key, in one transaction. Null: another caller has
   * started the schedule.
   */
  openScheduledRun(key: string, schedule: Starting, at: string): Promise<Run | null>;
  run(id: string): Promise<Run | null>;
  /** The last one that was opened with this key. */
  runOfKey(key: string): Promise<Run | null>;
  /** Newest first. */
  runs(limit: number): Promise<Run[]>;
  /** Ids with this prefix, as `visitIds`. */
  runIds(beginning: string): Promise<string[]>;
  /** All that are not finished, newest first. */
  runsAtWork(): Promise<Run[]>;
  /** How many are not finished. */
  countAtWork(): Promise<number>;
  /** Id of the background of the newest run that has one. */
  newestBackground(): Promise<string | null>;
  /** @param name null: none. False: there is no such run. */
  nameRun(id: string, name: string | null): Promise<boolean>;
  /**
   * Its alerts may go from now on.
   *
   * @param join gives heads of new findings of one operator their `more`
   */
  finishRun(id: string, join?: (deliveries: readonly Delivery[]) => readonly Delivery[]): Promise<void>;
  /**
   * Targets that wait for a step, of one run or all, without those in line at a host; suspects
   * last, by deaths. `most`: at most this many for each queue, of those that can be done now.
   */
  waiting(run?: string, most?: number): Promise<Target[]>;
  /** Targets ready for each queue, counted up to `most`: the number that the queue should hold. */
  backlog(most: number): Promise<Record<Work, number>>;
  /**
   * The first step that some target of the run waits for or is in; null: none. Asked often, so it
   * counts nothing.
   */
  firstOpenStep(run: string): Promise<Step | null>;
  progress(run: string): Promise<RunProgress>;
  /** The work of a run at this moment, on all machines. */
  atWork(run: string): Promise<RunAtWork>;
  /** How many targets of a run ended in each state. */
  outcomes(run: string): Promise<Readonly<Record<string, number>>>;
  /** Targets that a run did not read, and pages that its visits left out, most first. */
  unread(run: string): Promise<{ readonly targets: readonly Unread[]; readonly pages: readonly Unread[] }>;
  /** Targets of a run with a retry still to come, next first. */
  deferred(run: string): Promise<DeferredTarget[]>;
  target(id: string): Promise<Target | null>;
  /**
   * Null: not waiting for that step, claimed by another worker, or the database belongs to a newer
   * program.
   */
  claim(target: string, step: Step, worker: string, alone: boolean, leaseMs: number): Promise<Claim | null>;
  /**
   * Renews the worker's leases on its targets and returns other claims that it has held for half a
   * lease: their answer was lost with a connection. This counts as no death.
   */
  renew(worker: string, working: readonly string[], leaseMs: number): Promise<void>;
  /** Returns a claimed target unchanged. */
  release(claim: Claim): Promise<void>;
  /**
   * Returns a claimed target, which waits in the line of that lane for `callNext` or `callFree`.
   * False: nobody holds the lane any more, and the claim is kept.
   */
  waitFor(claim: Claim, lane: string): Promise<boolean>;
  /** Returns a claimed target, which waits for a worker with a browser. */
  handOn(claim: Claim): Promise<void>;
  /**
   * Gives up to `most` targets that wait for a worker with a browser to workers without one, for
   * good. Returns how many.
   */
  takeBack(most: number): Promise<number>;
  /** Makes the first target that waits for each of these lanes claimable now, and returns it. */
  callNext(lanes: readonly string[]): Promise<Called[]>;
  /**
   * Calls the first target of each line whose lane nobody holds, of `most` lines: its caller is
   * dead, or elsewhere.
   */
  callFree(most: number): Promise<Called[]>;
  /** Retries due targets whose run went on without them. Returns how many. */
  requeueDue(): Promise<number>;
  /** Returns all claims of a worker that stops; counts as no death. */
  releaseAll(worker: string): Promise<void>;
  /**
   * Reclaims expired leases; with `sole` (one process holds the data folder) all leases. A target
   * that ran alone counts a death; one of several becomes a suspect.
   */
  reclaim(sole: boolean): Promise<{ waiting: number; quarantined: number }>;
  /**
   * Visit, captures and next step in one transaction. False: the claim was lost and nothing was
   * written.
   */
  saveVisit(claim: Claim, visit: Visit, final: boolean, again?: Retry | null): Promise<boolean>;
  saveFingerprint(claim: Claim, read: ReadSite): Promise<boolean>;
  /**
   * Matches (upserted), outbox rows (once by id), pages to draw and the end of the target in one
   * transaction.
   */
  saveScreening(
    claim: Claim,
    matches: readonly Match[],
    deliveries: readonly Delivery[],
    pages?: readonly PageToDraw[],
  ): Promise<boolean>;
  /**
   * An imported visit with its fingerprint and matches. Idempotent.
   *
   * @param compared ids of the fingerprints with a shared key that it was compared with. False:
   *   there is one more by now, and nothing is stored
   */
  importVisit(
    visit: Visit,
    read: ReadSite,
    matches: readonly Match[],
    deliveries: readonly Delivery[],
    pages?: readonly PageToDraw[],
    compared?: ReadonlySet<string>,
  ): Promise<boolean>;
  /** Matches of a rescan and their alerts, in one transaction. */
  saveFound(
    matches: readonly Match[],
    deliveries: readonly Delivery[],
    pages?: readonly PageToDraw[],
    /** The run that waits for the alerts; null: none. */
    run?: string | null,
  ): Promise<void>;
  visit(id: string): Promise<LedgerVisit | null>;
  /** Without its picture grid. */
  capture(id: string): Promise<Capture | null>;
  /** Ids of the captures with these bodies, by visit and body: the first of each. */
  capturesWith(
    wanted: readonly { readonly visit: string; readonly body: string }[],
  ): Promise<{ readonly visit: string; readonly body: string; readonly id: string }[]>;
  /**
   * The kind of the stored listings and profiles on these hosts, which their paths tell apart.
   * Hosts without any are left out.
   */
  platformKinds(hosts: readonly string[]): Promise<Map<string, Visit['kind']>>;
  /** Tags of the seeds of these sites' last visits, at most 50. */
  tagsOf(sites: readonly string[]): Promise<string[]>;
  /** The last visit of each of these targets that has one. */
  lastVisits(rows: readonly { readonly site: string; readonly target: string }[]): Promise<LastVisit[]>;
  /** Pages of the last visit with content, without the home page, in order. */
  pagesSeen(site: string, kind: Visit['kind']): Promise<KnownPage[]>;
  /** Ids with this prefix, at most two: enough to tell none, one and several apart. */
  visitIds(beginning: string): Promise<string[]>;
  /**
   * The visits of a site that were stored last, the newest first, with the number of their captures
   * instead of them. Archives are imported in any order.
   */
  visitHeads(of: {
    readonly site: string;
    readonly kind?: Visit['kind'];
    readonly state?: Visit['state'] | undefined;
    /** An instant: only visits that began then or later. */
    readonly since?: string | undefined;
    readonly limit: number;
  }): Promise<VisitHead[]>;
  /**
   * Newest run first, in target order; without picture grids (`image.grey` is null), which `visit`
   * has.
   */
  visits(filter: VisitFilter): Promise<LedgerVisit[]>;
  /** The last stored first; `before`: only those stored before that number. */
  visitsOfSite(
    site: string,
    of: { readonly before: number | null; readonly limit: number },
  ): Promise<(LedgerVisit & { readonly seq: number })[]>;
}
