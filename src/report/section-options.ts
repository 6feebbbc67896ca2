/** A page knows more than the match: pictures, words, and where captures are. */
import type { Evidence } from '../model/derived/match.ts';
import type { Html } from './escape.ts';
import type { RowWords } from './row-title.ts';

export interface SectionOptions {
  /**
   * Address of a captured picture, by the SHA-256 of its bytes: a raster drawn anew, as data or on
   * this server.
   */
  readonly pictures?: ReadonlyMap<string, string>;
  /** Address where a capture of a visit can be looked at. */
  readonly captureAt?: (visit: string, capture: string) => string;
  /** Descriptions of signals, by id. */
  readonly sentences?: ReadonlyMap<string, string>;
  /** Words for the rows, by the id of the signal. Not in sealed bundles: they show the ids. */
  readonly words?: ReadonlyMap<string, RowWords>;
  /** By text: how it sounds, and what it means. */
  readonly glosses?: ReadonlyMap<string, Gloss>;
  /**
   * Marks the words that both quotations of a row share. Not in sealed bundles: their report stays
   * as it is.
   */
  readonly marked?: boolean;
  /** Characters of a text that a page shows at once; the rest is folded. Undefined: all. */
  readonly longest?: number;
  /** A picture leads to itself; a script of the page shows the pair large. */
  readonly enlarge?: boolean;
  /** Stands in place of a row's items; null: the row shows the items themselves. */
  readonly apart?: (row: Evidence) => Html | null;
  /**
   * Pictures of both home pages; the verdict then stands first and they follow. Not in sealed
   * bundles.
   */
  readonly shots?: Html | undefined;
}

/** A text in another script; null: not known. */
export interface Gloss {
  readonly latin: string | null;
  readonly translated: string | null;
}
