/** What is to be done, who does it, and what came of it. */
import type { Delivery } from '../alert.ts';
import type { Match } from '../match.ts';
import type { ReadSite } from '../mention.ts';
import type { LookupMethod } from '../observation.ts';
import type { Seed } from '../seed.ts';
import type { Visit } from '../visit.ts';
import type { KnownPage } from './capture.ts';

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
  /** Which registries are asked about each domain; absent: none. */
  readonly enrich?: readonly LookupMethod[];
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
  saveFingerprint(claim: Claim, read: ReadSite): Promise<boolean>;
  /** Matches (insert or update by id), outbox rows (once by id) and the end of the target in one transaction. */
  saveScreening(claim: Claim, matches: readonly Match[], deliveries: readonly Delivery[]): Promise<boolean>;
  /** A visit that no crawl made (import), with its fingerprint and what it was found to match. The same again changes nothing. */
  importVisit(visit: Visit, read: ReadSite, matches: readonly Match[], deliveries: readonly Delivery[]): Promise<void>;
  /** Matches that no crawl found (a list was searched for again), and what is told of them, in one transaction. */
  saveFound(matches: readonly Match[], deliveries: readonly Delivery[]): Promise<void>;
  visit(id: string): Promise<LedgerVisit | null>;
  /** The pages, but for the home page, that the last visit which found the site took, in its order. */
  pagesSeen(site: string, kind: Visit['kind']): Promise<KnownPage[]>;
  /** Ids that begin like this (lower-case hex), two at most: enough to tell one, none and several apart. */
  visitIds(beginning: string): Promise<string[]>;
  /** Newest run first, in target order; without the picture grids (`image.grey` null), which `visit` gives. */
  visits(filter: VisitFilter): Promise<LedgerVisit[]>;
}
