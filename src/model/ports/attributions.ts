/** Whose a site is, by lists, captures, seeds and confirmed findings: derived, and made again. */
import type { Attribution } from '../derived/attribution.ts';
import type { Entity } from '../facts/seed.ts';
import type { Kind } from '../words.ts';

/** A site that an entry names. */
export interface EntrySite {
  readonly site: string;
  readonly kind: Kind;
  readonly address: string | null;
  /** The day on which it was theirs; absent: that of the list. */
  readonly since?: string;
}

/** The sites that entries name. Entries keep the date on which a site was first named. */
export type SitesOf = (entity: Entity) => readonly EntrySite[];

/** A confirmed finding that makes a site a listed party's. */
export interface ConfirmedSite extends Pick<Attribution, 'site' | 'kind' | 'entity' | 'since' | 'chain'> {
  readonly match: string;
}

export interface KnownClaims {
  readonly claims: readonly { readonly attribution: Attribution; readonly entity: Entity }[];
  readonly parked: readonly string[];
  readonly isPlatform: boolean;
}

/** A site whose attribution changed since its stored pairs were compared. */
export interface ChangedSite {
  readonly site: string;
  readonly lease: string;
}

export interface Attributions {
  /** All that is known about whose these sites are; sites that nothing names are left out. */
  of(sites: readonly string[]): Promise<ReadonlyMap<string, KnownClaims>>;
  /** Those in force of one entity, in order of sites. */
  ofEntity(entity: string): Promise<Attribution[]>;
  /** The sites that lists in force name, each or its part once, in order. */
  listed(): Promise<EntrySite[]>;
  /** Sites that more entries than this name as a whole. */
  crowded(entries: number): Promise<string[]>;
  /** Those in force that are no part of a shared host, of all entities, in order of sites. */
  sites(): Promise<{ readonly site: string; readonly entity: string }[]>;
  /**
   * Reads the entries that were stored without their sites, at most `most`. Returns how many.
   *
   * @param sitesOf the sites that an entry names
   */
  readEntries(sitesOf: SitesOf, most: number): Promise<number>;
  /** Replaces those by confirmed findings. Sites that gain or lose one are compared again. */
  replaceConfirmed(sites: readonly ConfirmedSite[]): Promise<void>;
  /** Takes a changed site with a lease; null: there is none. */
  takeChanged(leaseMs: number): Promise<ChangedSite | null>;
  /** Its stored pairs were compared again, unless it changed once more meanwhile. */
  settleChanged(changed: ChangedSite): Promise<void>;
  /** How many sites wait to be compared again. */
  countChanged(): Promise<number>;
  /** Changes whenever an attribution is added, changed or removed. */
  revision(): Promise<string>;
}
