/** The index of what people search for: derived from facts and decisions. */
import type { PageText } from '../derived/search-text.ts';

export type SearchKind = 'page' | 'site' | 'entity' | 'finding' | 'case' | 'note';

/** A fact or decision that is read for the index, with its document. */
export interface SearchFact {
  /** A note stands in a case, a reason is of a judgement; a comment is on any of three. */
  readonly kind: 'site' | 'entity' | 'finding' | 'case' | 'note' | 'reason' | 'comment';
  readonly doc: unknown;
}

export interface SearchSubject {
  /** Name of the site; id of the entity, finding or case; of a note the id of what it is about. */
  readonly subject: string;
  /** For a note: `case`, `finding` or `site`. */
  readonly place: string;
  readonly title: string;
  /** Further names by which it is found; the first is the title. */
  readonly names: readonly string[];
  /** A site's proven contacts, an entity's identifiers. */
  readonly own: readonly string[];
  readonly text: readonly string[];
  readonly at: string;
}

export interface SearchAsked {
  readonly text: string;
  /** True: only these words in this order. */
  readonly isQuoted: boolean;
  /** True: the last word is whole. A beginning of a word that all rows have takes long. */
  readonly isWhole: boolean;
  /** The digits of a number, the last first. Empty: none. */
  readonly turned: string;
  /** The most hits of a kind. */
  readonly most: number;
}

/** How a hit fits, the best first. `own`: among a site's contacts or an entity's identifiers. */
export const FITS = ['whole', 'name', 'own', 'phrase', 'words', 'part', 'alike'] as const;
export type Fit = (typeof FITS)[number];

export interface SearchHit {
  readonly kind: SearchKind;
  readonly subject: string;
  readonly place: string;
  readonly title: string;
  readonly fit: Fit;
  readonly at: string;
  /** The part of the text in which the words stand. */
  readonly text: string;
  /** For a page: the last visit and capture that showed it. */
  readonly visit: string | null;
  readonly capture: string | null;
}

/** `cut`: more hits than are ranked. */
export interface SearchFound {
  readonly hits: readonly SearchHit[];
  readonly totals: readonly { readonly kind: SearchKind; readonly total: number; readonly cut: boolean }[];
}

/** A visit or capture of which only the id or the digest of its bytes is known. */
export interface SearchedId {
  readonly kind: 'finding' | 'visit' | 'capture' | 'case' | 'run';
  readonly id: string;
  /** For a capture: its visit. */
  readonly visit: string | null;
  readonly site: string;
  readonly url: string;
  readonly role: string;
  readonly at: string;
}

export interface Search {
  /**
   * Reads what was added or changed, at most `most` facts. Returns how many.
   *
   * @param subjectOf null: not searched for
   */
  read(subjectOf: (fact: SearchFact) => SearchSubject | null, most: number): Promise<number>;
  /** Visits whose pages are not in the index, and how many there are, counted up to 10,000. */
  unread(most: number): Promise<{ readonly visits: readonly string[]; readonly total: number }>;
  /** Puts the pages of a visit into the index, in place of those that it has there. */
  putPages(visit: string, texts: readonly PageText[]): Promise<void>;
  find(asked: SearchAsked): Promise<SearchFound>;
  /** Sites whose name or title has this text, at most `most`. */
  sitesNamed(text: string, most: number): Promise<string[]>;
  /** The title of the first page of each of these visits. */
  titles(visits: readonly string[]): Promise<ReadonlyMap<string, string>>;
  /** Finds rows whose id begins so, and captures of these bytes. */
  ofId(id: string, most: number): Promise<readonly SearchedId[]>;
  /**
   * False: trigrams hold no letters but ASCII, so names in other scripts are found by whole words
   * only.
   */
  readsLetters(): Promise<boolean>;
  /** Bytes of the tables with their indexes, and how many pages and sites there are. */
  size(): Promise<{ readonly bytes: number; readonly pages: number; readonly sites: number }>;
}
