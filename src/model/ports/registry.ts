/** Lookups of domains at registries, and the observations kept of them. */
import type { LookupMethod, LookupOutcome, Observation, Sighting } from '../facts/observation.ts';

export interface Lookup {
  readonly method: LookupMethod;
  readonly outcome: LookupOutcome;
  readonly source: string;
  /** One sentence. */
  readonly detail: string;
  /** Empty unless `found`. */
  readonly said: readonly Sighting[];
}

/** Network of an address, by the configured table of IP ranges. */
export type Network = { readonly asn: number; readonly country: string; readonly name: string };

export interface Registry {
  /** Asks about a registrable domain (ASCII form). No answer makes it throw. */
  ask(domain: string, method: LookupMethod, signal?: AbortSignal): Promise<Lookup>;
  /** Null: not in the table; undefined: no table. Throws ConfigError for an unreadable table. */
  network(address: string): Promise<Network | null | undefined>;
}

export interface Observations {
  /** Stores the values seen at that time; the same value only extends its interval. */
  see(domain: string, sightings: readonly Sighting[], at: string): Promise<void>;
  /** All observations of a domain, latest last. */
  of(domain: string): Promise<Observation[]>;
  /** Number of known sites at each address. */
  sitesAt(addresses: readonly string[]): Promise<ReadonlyMap<string, number>>;
  /** Number of known sites with each certificate key (SHA-256 of the public key). */
  sitesWithKey(keys: readonly string[]): Promise<ReadonlyMap<string, number>>;
}
