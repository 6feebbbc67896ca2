/** Listed entities, their names, and where sites mention them. */
import type { Mention, NameSearch } from '../derived/mention.ts';
import type { Entity } from '../facts/seed.ts';

export interface Entities {
  /** Insert or replace by id. */
  save(entities: readonly Entity[]): Promise<{ added: number; changed: number }>;
  get(id: string): Promise<Entity | null>;
  list(): Promise<Entity[]>;
  /** In order of ids, those after a place; null: from the first. */
  page(
    after: readonly [id: string, key: string] | null,
    limit: number,
    /** Absent: of all lists. */
    list?: string,
  ): Promise<{ readonly entity: Entity; readonly place: [id: string, key: string] }[]>;
  /** In pages, in order of ids. */
  stream(filter?: EntityFilter): AsyncIterable<readonly Entity[]>;
  /** How many entities name this list; null: how many name none. */
  count(list: string | null): Promise<number>;
  /** The names of lists, or the first programmes of entities, in order, up to a limit. */
  words(field: 'list' | 'programme', most: number): Promise<string[]>;
  /** Changes whenever an entity is added, changed or removed. */
  revision(): Promise<string>;
}

/** Names of entities as they are searched: derived from the entities. */
export interface EntityNames {
  /**
   * Reads names that were added or changed, of at most `most` entities. Returns the number of
   * entities.
   *
   * @param fold the form of a name that is searched: words with one space in between
   */
  read(fold: (name: string) => string, most: number): Promise<number>;
  /**
   * Entities with all these words in one name, `whole` first, then names that begin with it; or of
   * this id.
   */
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
  /** How many they are. */
  countUnsearched(index: string): Promise<number>;
}
