/** What the database keeps beside the ledger. */
import type { Delivery, Hook } from '../alert.ts';
import type { Background } from '../background.ts';
import type { BackgroundCounts } from '../evidence.ts';
import type { Fingerprint } from '../fingerprint.ts';
import type { Match } from '../match.ts';
import type { Mention, NameSearch } from '../mention.ts';
import type { Entity, Seed } from '../seed.ts';
import type { EvidenceLog, Judgements } from './evidence.ts';
import type { Lanes } from './lanes.ts';
import type { Ledger, RunOptions } from './ledger.ts';
import type { Observations } from './registry.ts';
import type { Watchlists } from './watchlists.ts';

export interface CountedVisit {
  readonly site: string;
  readonly kind: string;
  readonly visit: string;
}

export interface Countable {
  /** With the visit that stands for each; in one order for ever. */
  readonly sites: readonly CountedVisit[];
  /** Of each value the places of its carriers among the sites, ascending. */
  readonly carriers: readonly (readonly number[])[];
}

export interface Fingerprints {
  get(visit: string): Promise<Fingerprint | null>;
  /**
   * Latest comparable fingerprint of every other site that shares a blocking key, best shared first; keys carried by
   * more than `maxPostings` sites bring nothing together.
   */
  candidates(fingerprint: Fingerprint, maxPostings: number): Promise<{ fingerprint: Fingerprint; keys: string[] }[]>;
  /**
   * The sites that a background counts, and who of them carries what: both from one snapshot, so that the numbers fit.
   *
   * @param of.least values on fewer sites are left out
   * @param of.most of a value on more sites only the first so many are given
   */
  countable(of: { readonly least: number; readonly most: number }): Promise<Countable>;
  /**
   * Freezes counts of tokens (by distinct party, only those of three or more) over all stored fingerprints, on top of the
   * shipped one.
   *
   * @param parties of each counted site the number of its party; default: each is one
   */
  freezeBackground(
    run: string,
    shipped: Background,
    parties?: readonly (CountedVisit & { readonly party: number })[],
  ): Promise<Background>;
  background(id: string, shipped: Background): Promise<Background | null>;
  /** What was frozen under that id, whole; null where nothing was. */
  backgroundCounts(id: string): Promise<BackgroundCounts | null>;
}

export interface Matches {
  get(id: string): Promise<Match | null>;
  /** Ids that begin like this (lower-case hex), two at most: enough to tell one, none and several apart. */
  ids(beginning: string): Promise<string[]>;
  /** `wasFlagged`: what is not flagged now, and was before. */
  list(filter: {
    run?: string;
    verdict?: string;
    flagged?: boolean;
    wasFlagged?: boolean;
    site?: string;
    limit?: number;
  }): Promise<Match[]>;
  /** The same finding as it stood before a later visit changed its verdict, or its weight by a bit or more; latest first. */
  earlier(id: string): Promise<EarlierMatch[]>;
  /** The heaviest document ever stored of each of these findings, one for each model; heaviest first. */
  bests(ids: readonly string[]): Promise<ReadonlyMap<string, readonly BestMatch[]>>;
  /** Whether this document would replace the stored one of its id. False if none is stored. */
  replaces(match: Match): Promise<boolean>;
}

export interface BestMatch {
  /** When it was stored, by the database's clock. */
  readonly since: string;
  /** The last visit at which the finding stood like this, or weighed less than a bit less; null: at no known time. */
  readonly seenUntil: string | null;
  readonly match: Match;
}

export interface EarlierMatch {
  /** Stood from then until then: ISO 8601 instants of the database's clock. */
  readonly since: string;
  readonly until: string;
  readonly match: Match;
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
  /** All deliveries about one match, oldest first. */
  about(match: string): Promise<Delivery[]>;
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
  /** All, or those that the filter names, in pages in the order of their ids: what no memory need hold at once. */
  stream(filter?: EntityFilter): AsyncIterable<readonly Entity[]>;
  /** Another text whenever an entity has been added, changed or removed. */
  revision(): Promise<string>;
}

export interface EntityFilter {
  readonly list?: string;
  readonly programme?: string;
  readonly hasWebsite?: boolean;
  /** False: only what stands on its list now; true: only what has left it. */
  readonly left?: boolean;
}

/** Listed names on visits: derived, found again when the list has changed. */
export interface Mentions {
  /** In place of what an earlier search of the visit found. */
  save(visit: string, found: NameSearch): Promise<void>;
  /** Null: no names were looked for on it. */
  of(visit: string): Promise<NameSearch | null>;
  /** Newest visits first. */
  list(filter: {
    readonly entity?: string;
    readonly visit?: string;
    readonly limit?: number;
  }): Promise<{ readonly visit: string; readonly site: string; readonly index: string; readonly mention: Mention }[]>;
  /** Visits that were read, but not searched for this list; in order, those behind `after`. */
  unsearched(index: string, after: string, limit: number): Promise<string[]>;
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
  readonly watchlists: Watchlists;
  readonly mentions: Mentions;
  readonly schedules: Schedules;
  readonly lanes: Lanes;
  readonly log: EvidenceLog;
  readonly judgements: Judgements;
  readonly observations: Observations;
  /** Throws ConfigError when a newer program has changed the database since it was opened. */
  check(): Promise<void>;
  close(): Promise<void>;
}
