/** Versions of watchlists, and what changed from one to the next. */
import type { Delivery } from '../alert.ts';
import type { Entity } from '../seed.ts';
import type { ListVersion, TouchedSite, WatchlistChange } from '../watchlist.ts';

/** What a stored entity says now, and whether it is on the list now. */
export interface StoredEntity {
  readonly entity: Entity;
  readonly onList: boolean;
  /** Another list that has an entity of this id now. */
  readonly elsewhere: string | null;
}

/** By what known sites are looked for. `ref` comes back with each site that was found. */
export interface SiteQuery {
  readonly ref: number;
  readonly entity: string;
  /** Names of sites, and blocking keys of signals, each with what it stands for. */
  readonly sites: readonly {
    readonly site: string;
    readonly by: string;
    readonly value: string;
    /** Host and path, lower case: only visits of what stands there are meant. */
    readonly address?: string;
  }[];
  readonly keys: readonly { readonly key: string; readonly by: string; readonly value: string }[];
}

/** When the versions of its list had an entity: dates as the versions have them. */
export interface ListDates {
  /** Of the first version that had it. */
  readonly first: string;
  /** Of the version before that, which did not; null: there was none. */
  readonly before: string | null;
  /** Of the newest version of the list. */
  readonly newest: string;
}

/** Writes one version of a list; everything or nothing of it is kept. */
export interface ListWriter {
  /** How many the list has now. */
  onList(): Promise<number>;
  known(ids: readonly string[]): Promise<Map<string, StoredEntity>>;
  /** What is new or says something else than before; what it said is kept as history. */
  put(entities: readonly Entity[]): Promise<void>;
  /** Those that the list had until now and that are not in `seen`, in pages. */
  absent(seen: ReadonlySet<string>): AsyncIterable<readonly Entity[]>;
  /** Marks them as gone, with the date of the last version that had them. They are never deleted. */
  leave(ids: readonly string[], lastOnList: string): Promise<void>;
  touched(queries: readonly SiteQuery[]): Promise<{ ref: number; touched: TouchedSite }[]>;
  addChanges(changes: readonly WatchlistChange[], deliveries: readonly Delivery[]): Promise<void>;
}

export interface ChangeFilter {
  readonly list?: string;
  /** A date: only what versions of that day or later say. */
  readonly since?: string;
  readonly touching?: boolean;
}

export interface Watchlists {
  newest(list: string): Promise<ListVersion | null>;
  versions(list?: string): Promise<ListVersion[]>;
  /**
   * Writes the version after `ordinal` (0: the first) in one transaction. `work` may run again, when the database breaks
   * off. Throws ConfigError when somebody else has taken in a version meanwhile.
   */
  take(list: string, ordinal: number, work: (writer: ListWriter) => Promise<ListVersion>): Promise<ListVersion>;
  /** Null: the entity is of no list that is taken in by versions. */
  datesOf(entity: string): Promise<ListDates | null>;
  changes(filter: ChangeFilter): AsyncIterable<readonly WatchlistChange[]>;
  /** What the list said of its entities in that version. */
  snapshot(list: string, ordinal: number): AsyncIterable<readonly Entity[]>;
}
