/** What the database stores besides the ledger. */
import type { Alert, Delivery, Hook } from '../alert.ts';
import type { Assignment } from '../assignment.ts';
import type { Background } from '../background.ts';
import type { BackgroundCounts } from '../evidence.ts';
import type { Fingerprint, SignalReading } from '../fingerprint.ts';
import type { Match } from '../match.ts';
import type { Mention, NameSearch } from '../mention.ts';
import type { Join } from '../operator.ts';
import type { Review } from '../review.ts';
import type { Entity, Seed } from '../seed.ts';
import type { Cases } from './cases.ts';
import type { EvidenceLog, Judgements } from './evidence.ts';
import type { DatabaseTime, Fleet } from './fleet.ts';
import type { Holds } from './holds.ts';
import type { Lanes } from './lanes.ts';
import type { Ledger, RunOptions } from './ledger.ts';
import type { SweepLists } from './lists.ts';
import type { Purges } from './purges.ts';
import type { Observations } from './registry.ts';
import type { Requests } from './requests.ts';
import type { Tables } from './tables.ts';
import type { Tokens } from './tokens.ts';
import type { Users } from './users.ts';
import type { Watchlists } from './watchlists.ts';

export type CountedVisit = { readonly site: string; readonly kind: string; readonly visit: string };

/** Other fingerprints, by the first half of their ids: whether they are copies of one shop with the one that they are kept for. */
export type Decided = Readonly<Record<string, boolean>>;

export interface CarryingSite {
  readonly site: string;
  readonly kind: string;
  readonly visit: string;
  readonly capturedAt: string;
  /** Those of the keys that it carries. */
  readonly keys: readonly string[];
}

export interface Countable {
  /** With the visit that represents each; the order never changes. */
  readonly sites: readonly (CountedVisit & { readonly fingerprint: string })[];
  /** For each value the indexes of its carriers in `sites`, ascending. */
  readonly carriers: readonly (readonly number[])[];
}

export interface Fingerprints {
  get(visit: string): Promise<Fingerprint | null>;
  /** Latest comparable fingerprints of other sites that share a blocking key carried by at most `maxPostings` sites. */
  candidates(fingerprint: Fingerprint, maxPostings: number): Promise<{ fingerprint: Fingerprint; keys: string[] }[]>;
  /** Present sites whose latest fingerprint has one of these blocking keys, and how many there are. */
  carrying(
    keys: readonly string[],
    limit: number,
  ): Promise<{ readonly total: number; readonly sites: readonly CarryingSite[] }>;
  /** What one signal read on these visits, by visit. */
  readings(visits: readonly string[], signal: string): Promise<ReadonlyMap<string, SignalReading>>;
  /** How many present sites carry each of these blocking keys. */
  carriers(keys: readonly string[]): Promise<ReadonlyMap<string, number>>;
  /** The latest comparable fingerprint of a site, of each kind that it was visited as. */
  ofSite(site: string): Promise<Fingerprint[]>;
  /** The sites that a background counts, and `most` carriers of each of their values that has at least `least`. One snapshot. */
  countable(of: { readonly least: number; readonly most: number }): Promise<Countable>;
  /** Stores token counts (by party, from three on) over all fingerprints, added to the shipped background. */
  freezeBackground(
    run: string,
    shipped: Background,
    parties?: readonly (CountedVisit & { readonly party: number })[],
  ): Promise<Background>;
  /** What was decided under a model about these fingerprints, by id. */
  siblings(model: string, ids: readonly string[]): Promise<ReadonlyMap<string, Decided>>;
  /** Adds to what was decided. */
  keepSiblings(model: string, decided: ReadonlyMap<string, Decided>): Promise<void>;
  /** Forgets decisions of other models, and on fingerprints that no site has any more. */
  pruneSiblings(model: string): Promise<void>;
  background(id: string, shipped: Background): Promise<Background | null>;
  backgroundCounts(id: string): Promise<BackgroundCounts | null>;
}

export interface Matches {
  get(id: string): Promise<Match | null>;
  /** Ids with this prefix, at most two: enough to tell none, one and several apart. */
  ids(beginning: string): Promise<string[]>;
  /** `wasFlagged`: flagged before, not now. */
  list(filter: MatchFilter): Promise<Match[]>;
  /** How many there are, counted to `most`. */
  count(filter: MatchFilter, most: number): Promise<number>;
  /** Those of these ids that are stored. */
  several(ids: readonly string[]): Promise<ReadonlyMap<string, Match>>;
  /** Verdict and weight at a time, of those that have changed since. */
  before(ids: readonly string[], since: string): Promise<ReadonlyMap<string, Pick<Match, 'verdict' | 'weight'>>>;
  /** Earlier documents of a finding, before its verdict or its weight (by a bit or more) changed; latest first. */
  earlier(id: string): Promise<EarlierMatch[]>;
  /** The heaviest document of each finding under each model, heaviest first. */
  bests(ids: readonly string[]): Promise<ReadonlyMap<string, readonly BestMatch[]>>;
  /** The flagged findings as far as joining needs them, heaviest first. */
  joins(limit: number): Promise<Join[]>;
  /** Another one after a finding or a judgement has changed. */
  revision(): Promise<string>;
  /** Whether it would replace a stored document. */
  replaces(match: Match): Promise<boolean>;
}

export interface MatchFilter {
  readonly run?: string;
  readonly verdict?: string;
  readonly flagged?: boolean;
  readonly wasFlagged?: boolean;
  readonly site?: string;
  /** Id of a listed entity: findings with its entry, or with a site that its list gives. */
  readonly entity?: string;
  readonly limit?: number;
  /** Skips this many: the next page. */
  readonly offset?: number;
  /** Only findings that come after this one in the order of the list. */
  readonly after?: Pick<Match, 'weight' | 'id'>;
  /** `none`: without a judgement; else with this latest one. */
  readonly judged?: 'none' | 'positive' | 'negative' | 'unsure';
  /** How far a second reviewer is, by the judgements since the last negative one. */
  readonly review?: Review;
  /** False: leaves out those whose latest judgement is negative. */
  readonly rejected?: false;
  /** Name of a watchlist: an entity of it is one side, or has that side as its site. */
  readonly list?: string;
  /** Of such an entity, as its list writes it. */
  readonly programme?: string;
  /** Kind of a side: `website`, `social-page`, `trade-listing`, `list`. */
  readonly kind?: string;
  /** Name of the person who works on it; null: nobody does. */
  readonly assigned?: string | null;
  /** Found or changed since then (ISO 8601), by the database's clock; the next two are the parts of it. */
  readonly since?: string;
  readonly foundSince?: string;
  readonly changedSince?: string;
  /** Weaker, or stronger, than it was then: another verdict, or a bit or more. */
  readonly weakerSince?: string;
  readonly strongerSince?: string;
}

/** Who works on a finding. */
export interface Assignments {
  /** With their log entries in one transaction, those of stored findings. Returns how many. */
  add(assignments: readonly Assignment[]): Promise<number>;
  /** The latest on each of these findings. */
  of(matches: readonly string[]): Promise<ReadonlyMap<string, Assignment>>;
  /** To whom findings were given, lately first. */
  people(limit: number): Promise<string[]>;
}

/** Up to when people have seen what is new. */
export interface NewsSeen {
  /** Null: never. @param account of the key or user; empty: who started the desk */
  until(account: string): Promise<string | null>;
  /** Never moves back. */
  move(account: string, until: string): Promise<void>;
}

export interface BestMatch {
  /** Stored then, by the database's clock. */
  readonly since: string;
  /** Last visit at which it was like this or less than one bit lower; null: unknown. */
  readonly seenUntil: string | null;
  readonly match: Match;
}

export interface EarlierMatch {
  /** Valid in this interval, by the database's clock. */
  readonly since: string;
  readonly until: string;
  readonly match: Match;
}

export interface Outbox {
  /** Pending deliveries whose time has come, oldest first. */
  due(limit: number): Promise<Delivery[]>;
  /** Claims one for sending: counts the attempt and hides it from `due` for `leaseMs`. Null: claimed by another. */
  take(id: string, leaseMs: number): Promise<Delivery | null>;
  settle(delivery: Delivery): Promise<void>;
  /** Releases unsettled claims. Only when one process holds the data folder. */
  reclaim(): Promise<void>;
  add(deliveries: readonly Delivery[]): Promise<void>;
  list(hook?: string, filter?: DeliveryFilter): Promise<Delivery[]>;
  /** The last `limit` that were made for a hook, the newest first. */
  latest(hook: string, limit: number): Promise<Delivery[]>;
  /** Hooks with alerts that wait for a digest, each with the time of its oldest. */
  held(): Promise<{ readonly hook: string; readonly since: string }[]>;
  /** Puts what waits for a hook's digest, oldest first, into one delivery. All or nothing; null: nothing waits. */
  gather(hook: string, limit: number, digestOf: (held: readonly Delivery[]) => Delivery): Promise<Delivery | null>;
  /** Makes what waits for a hook's digest due now, each for itself. */
  release(hook: string): Promise<void>;
  /** All deliveries about one match, oldest first. */
  about(match: string): Promise<Delivery[]>;
  /** The last alert that the contacts of a site changed. */
  lastOnContacts(site: string): Promise<Alert | null>;
  /** The hook of a delivery; null: there is no such delivery. */
  hookOf(id: string): Promise<string | null>;
  /** All deliveries of one alert. */
  ofAlert(id: string): Promise<Delivery[]>;
  pending(): Promise<number>;
}

export interface DeliveryFilter {
  readonly state?: string;
  /** Id of the entity that the alert is about. */
  readonly entity?: string;
  /** A site that the alert is about. */
  readonly site?: string;
  /** An instant: only of alerts of then or later. */
  readonly since?: string;
  /** The newest. */
  readonly limit?: number;
}

export interface Hooks {
  add(hook: Hook): Promise<void>;
  list(): Promise<Hook[]>;
  get(id: string): Promise<Hook | null>;
  remove(id: string): Promise<boolean>;
}

export interface Entities {
  /** Insert or replace by id. */
  save(entities: readonly Entity[]): Promise<{ added: number; changed: number }>;
  get(id: string): Promise<Entity | null>;
  list(): Promise<Entity[]>;
  /** In order of ids, those after a place; null: from the first. */
  page(
    after: readonly [id: string, key: string] | null,
    limit: number,
  ): Promise<{ readonly entity: Entity; readonly place: [id: string, key: string] }[]>;
  /** In pages, in order of ids. */
  stream(filter?: EntityFilter): AsyncIterable<readonly Entity[]>;
  /** The names of lists, or the first programmes of entities, in order, at most so many. */
  words(field: 'list' | 'programme', most: number): Promise<string[]>;
  /** Changes whenever an entity is added, changed or removed. */
  revision(): Promise<string>;
}

/** Names of entities as they are searched: derived from the entities. */
export interface EntityNames {
  /**
   * Reads names that were added or changed, of `most` entities at most. Returns of how many.
   *
   * @param fold the form of a name that is searched: words with one space in between
   */
  read(fold: (name: string) => string, most: number): Promise<number>;
  /** Entities with all these words in one name, `whole` first, then names that begin with it; or of this id. */
  find(asked: {
    readonly id: string;
    readonly whole: string;
    readonly words: readonly string[];
    readonly most: number;
    /** `next` of the page before; null: the first page. */
    readonly after: FoundPlace | null;
  }): Promise<FoundEntities>;
}

/** Where a found entity stands in the order of the answer. */
export type FoundPlace = readonly [rank: number, id: string, key: string];

/** `cut`: there are more than `total`, which are too many to rank. */
export interface FoundEntities {
  readonly found: readonly Entity[];
  readonly total: number;
  readonly cut: boolean;
  /** Null: no page follows. */
  readonly next: FoundPlace | null;
}

export interface EntityFilter {
  readonly list?: string;
  readonly programme?: string;
  readonly hasWebsite?: boolean;
  /** False: on its list now; true: no longer. */
  readonly left?: boolean;
  readonly limit?: number;
}

/** Listed names on visits: derived, searched for again when the list changes. */
export interface Mentions {
  /** Replaces an earlier search of the visit. */
  save(visit: string, found: NameSearch): Promise<void>;
  /** Null: never searched. */
  of(visit: string): Promise<NameSearch | null>;
  /** Newest visits first. */
  list(filter: {
    readonly entity?: string | undefined;
    readonly visit?: string | undefined;
    readonly limit?: number | undefined;
  }): Promise<{ readonly visit: string; readonly site: string; readonly index: string; readonly mention: Mention }[]>;
  /** Read visits not searched for this list, in order, after `after`. */
  unsearched(index: string, after: string, limit: number): Promise<string[]>;
}

export interface Schedule {
  readonly id: string;
  /** The seeds as last read, so that workers on other machines need no file. */
  readonly seeds: readonly Seed[];
  readonly name: string;
  /** Exactly one of a cron pattern and an interval such as 7d. */
  readonly cron: string | null;
  readonly every: string | null;
  /** Of `cron`: an IANA name; absent: UTC. */
  readonly timezone?: string;
  /** The interval that its rows have in their list; null: rows without one. Absent in schedules of earlier versions. */
  readonly rowInterval?: string | null;
  /** Lists, by absolute path, and addresses: read again at each run. Absent: the seeds stay as they are. */
  readonly follows?: readonly string[];
  /** What was wrong with the lists at the last run. */
  readonly problem?: string | null;
  readonly pausedAt?: string | null;
  /** Times up to this one are not due: the schedule was paused or changed then. */
  readonly dueAfter?: string;
  readonly options: RunOptions;
  readonly createdAt: string;
  readonly lastRunAt: string | null;
}

/** A schedule without its seeds, of which one may have a hundred thousand. */
export interface ScheduleHead extends Omit<Schedule, 'seeds'> {
  /** How many seeds it has. */
  readonly targets: number;
}

export interface Schedules {
  add(schedule: Schedule): Promise<void>;
  list(): Promise<Schedule[]>;
  heads(): Promise<ScheduleHead[]>;
  /** All parts of a schedule. */
  named(name: string): Promise<Schedule[]>;
  get(id: string): Promise<Schedule | null>;
  /** False: there is none of that id. */
  change(id: string, to: Partial<Pick<Schedule, 'seeds' | 'problem' | 'pausedAt' | 'dueAfter'>>): Promise<boolean>;
  remove(id: string): Promise<boolean>;
  /** Compare-and-set of lastRunAt: true for one caller per due time. */
  start(id: string, previous: string | null, at: string): Promise<boolean>;
}

export interface Store {
  readonly ledger: Ledger;
  readonly fingerprints: Fingerprints;
  readonly matches: Matches;
  readonly outbox: Outbox;
  readonly hooks: Hooks;
  readonly entities: Entities;
  readonly entityNames: EntityNames;
  readonly watchlists: Watchlists;
  readonly mentions: Mentions;
  readonly schedules: Schedules;
  readonly lists: SweepLists;
  readonly lanes: Lanes;
  readonly fleet: Fleet;
  readonly log: EvidenceLog;
  readonly judgements: Judgements;
  readonly assignments: Assignments;
  readonly newsSeen: NewsSeen;
  readonly cases: Cases;
  readonly tokens: Tokens;
  readonly requests: Requests;
  readonly users: Users;
  readonly observations: Observations;
  readonly tables: Tables;
  readonly purges: Purges;
  readonly holds: Holds;
  /** Throws ConfigError when a newer program has changed the database. */
  check(): Promise<void>;
  /** How much this process has asked of the database. */
  time(): DatabaseTime;
  close(): Promise<void>;
}
