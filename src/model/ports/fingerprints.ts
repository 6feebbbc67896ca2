/** Fingerprints: by visit, by the keys that they share, and counted for a background. */

import type { BackgroundCounts } from '../decisions/evidence.ts';
import type { Background } from '../derived/background.ts';
import type { Fingerprint, SignalReading } from '../derived/fingerprint.ts';

/**
 * A blocking key on more sites than this belongs to a template or platform, and makes no
 * candidates.
 */
export const MAX_POSTINGS = 64;

export type CountedVisit = { readonly site: string; readonly kind: string; readonly visit: string };

/** Other fingerprints, by the first half of their ids: true for a copy of the same shop. */
export type Decided = Readonly<Record<string, boolean>>;

export interface CarryingSite {
  readonly site: string;
  readonly kind: string;
  readonly visit: string;
  readonly capturedAt: string;
  /** Those of the keys that it carries. */
  readonly keys: readonly string[];
}

/** A site, its party, and its party for values that any text can state. */
export type JoinedVisit = CountedVisit & { readonly party: number; readonly stating: number };

export interface Countable {
  /**
   * The sites, each with the visit that represents it and the number of tokens from its text. The
   * order never changes.
   */
  readonly sites: readonly (CountedVisit & { readonly fingerprint: string; readonly text: number })[];
  /** For each value the indexes of its carriers in `sites`, ascending. */
  readonly carriers: readonly (readonly number[])[];
}

export interface Fingerprints {
  get(visit: string): Promise<Fingerprint | null>;
  /**
   * Latest comparable fingerprints of other sites that share a blocking key carried by at most
   * `maxPostings` sites.
   */
  candidates(fingerprint: Fingerprint, maxPostings: number): Promise<{ fingerprint: Fingerprint; keys: string[] }[]>;
  /**
   * Present sites whose latest fingerprint has one of these blocking keys, and how many there are.
   */
  carrying(
    keys: readonly string[],
    limit: number,
  ): Promise<{ readonly total: number; readonly sites: readonly CarryingSite[] }>;
  /** The value of one signal on these visits, by visit. */
  readings(visits: readonly string[], signal: string): Promise<ReadonlyMap<string, SignalReading>>;
  /** How many present sites carry each of these blocking keys. */
  carriers(keys: readonly string[]): Promise<ReadonlyMap<string, number>>;
  /** The latest comparable fingerprint of a site, of each kind that it was visited as. */
  ofSite(site: string): Promise<Fingerprint[]>;
  /**
   * The sites that a background counts, and `most` carriers of each of their values that has at
   * least `least`. One snapshot.
   *
   * @param text the prefix of tokens from a site's text
   */
  countable(of: { readonly least: number; readonly most: number; readonly text: string }): Promise<Countable>;
  /**
   * Stores token counts (by party, from three on) over all fingerprints, added to the shipped
   * background.
   *
   * @param stated signals whose values any text can state
   */
  freezeBackground(
    run: string,
    shipped: Background,
    parties?: readonly JoinedVisit[],
    stated?: readonly string[],
  ): Promise<Background>;
  /** The decisions of a model about these fingerprints, by id. */
  siblings(model: string, ids: readonly string[]): Promise<ReadonlyMap<string, Decided>>;
  /** Adds decisions. */
  keepSiblings(model: string, decided: ReadonlyMap<string, Decided>): Promise<void>;
  /** Forgets decisions of other models, and on fingerprints that no site has any more. */
  pruneSiblings(model: string): Promise<void>;
  background(id: string, shipped: Background): Promise<Background | null>;
  backgroundCounts(id: string): Promise<BackgroundCounts | null>;
}
