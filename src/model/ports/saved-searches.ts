/** Searches that users keep and watch. */
import type { Delivery } from '../alert.ts';
import type { HitAbout, SavedHit, SavedSearch } from '../decisions/saved-search.ts';
import type { Match } from '../derived/match.ts';
import type { Entity } from '../facts/seed.ts';

/** How a watched text is looked for. */
export interface WatchedText {
  readonly text: string;
  /** True: only these words in this order. */
  readonly isQuoted: boolean;
  /** The digits of a number, the last first. Empty: none. */
  readonly turned: string;
  /** Blocking keys that signals read in it. */
  readonly keys: readonly string[];
}

/** A thing that newly fits a search, with what an alert says of it. */
export interface NewHit {
  readonly search: SavedSearch;
  readonly about: HitAbout;
  readonly hit: SavedHit;
  readonly entity: Entity | null;
  readonly match: Match | null;
  /** A person handed it in, so it alerts nobody. */
  readonly isHandedIn: boolean;
}

export interface SavedSearches {
  /**
   * Things that fit already are not new to a watch. False: the user has as many as may be kept;
   * null: more fits than may be watched.
   * @param watched null: it is not watched
   */
  add(search: SavedSearch, watched: WatchedText | null): Promise<boolean | null>;
  of(user: string): Promise<SavedSearch[]>;
  get(id: string): Promise<SavedSearch | null>;
  /** Begins to watch (null: more fits than may be watched), or ends it. */
  watch(id: string, watched: WatchedText | null): Promise<boolean | null>;
  remove(id: string): Promise<boolean>;
  /** The newest first. */
  hits(id: string, limit: number): Promise<SavedHit[]>;
  /** All searches that are watched. */
  watched(): Promise<SavedSearch[]>;
  /**
   * Compares what the index has got since with the watched searches: all or nothing, so each hit is
   * told once. Returns how many rows of the index were read, and how many hits were told.
   * @param deliveriesOf null: the cap of the day was reached now
   */
  tell(
    texts: ReadonlyMap<string, WatchedText>,
    now: Date,
    most: number,
    deliveriesOf: (search: SavedSearch, hit: NewHit | null) => readonly Delivery[],
  ): Promise<{ readonly read: number; readonly told: number }>;
}
