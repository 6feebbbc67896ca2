/** Versions of watchlists and their changes. */
import type { Delivery } from '../alert.ts';
import type { AuditEvent } from '../decisions/audit.ts';
import type { Entity } from '../facts/seed.ts';
import type { ListVersion, TouchedSite, WatchlistChange } from '../facts/watchlist.ts';
import type { SitesOf } from './attributions.ts';

export interface StoredEntity {
  readonly entity: Entity;
  readonly onList: boolean;
  /** Another list with an entity of this id. */
  readonly elsewhere: string | null;
}

/** How to find known sites. `ref` comes back with each result. */
export interface SiteQuery {
  readonly ref: number;
  readonly entity: string;
  readonly sites: readonly {
    readonly site: string;
    readonly by: string;
    readonly value: string;
    /** Host and path, lower case: only visits of that page. */
    readonly address?: string;
  }[];
  readonly keys: readonly { readonly key: string; readonly by: string; readonly value: string }[];
}

/** When an entity was on its list, by the dates of the versions. */
export interface ListDates {
  /** Date of the first version with the entity. */
  readonly first: string;
  /** Date of the version before that; null: none. */
  readonly before: string | null;
  /** Date of the newest version of the list. */
  readonly newest: string;
}

/** Writes one version of a list, all or nothing. */
export interface ListWriter {
  /** Number of entities on the list now. */
  onList(): Promise<number>;
  known(ids: readonly string[]): Promise<Map<string, StoredEntity>>;
  /** New and changed entities; earlier content is kept as history. */
  put(entities: readonly Entity[]): Promise<void>;
  /** Entities on the list that are not in `seen`, in pages. */
  absent(seen: ReadonlySet<string>): AsyncIterable<readonly Entity[]>;
  /** Marks them as no longer listed. They are never deleted. */
  leave(ids: readonly string[], lastOnList: string): Promise<void>;
  /**
   * Makes the attributions of the entries that this version added, changed or took away.
   *
   * @param date of the version
   */
  readSites(sitesOf: SitesOf, date: string): Promise<void>;
  /** Tags of the seeds of these sites. */
  tagsOf(sites: readonly string[]): Promise<string[]>;
  touched(queries: readonly SiteQuery[]): Promise<{ ref: number; touched: TouchedSite }[]>;
  addChanges(changes: readonly WatchlistChange[], deliveries: readonly Delivery[]): Promise<void>;
  /** The person who imports it, for the log. Call it last. */
  note(event: AuditEvent): Promise<void>;
}

export interface ChangeFilter {
  readonly list?: string;
  /** Id of the entity that changed. */
  readonly entity?: string;
  /** A date: only versions of that day or later. */
  readonly since?: string;
  readonly touching?: boolean;
}

export interface Watchlists {
  newest(list: string): Promise<ListVersion | null>;
  versions(list?: string): Promise<ListVersion[]>;
  /**
   * Writes the version after `ordinal` (0: the first) in one transaction; `work` may run again
   * after a lost connection. Throws ConfigError when another process has added a version meanwhile.
   */
  take(list: string, ordinal: number, work: (writer: ListWriter) => Promise<ListVersion>): Promise<ListVersion>;
  /** Null: not on a list with versions. */
  datesOf(entity: string): Promise<ListDates | null>;
  changes(filter: ChangeFilter): AsyncIterable<readonly WatchlistChange[]>;
  /** The entities as that version had them. */
  snapshot(list: string, ordinal: number): AsyncIterable<readonly Entity[]>;
}
