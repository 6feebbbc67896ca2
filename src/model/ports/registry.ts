/** Who holds a name, by those who keep the books: asked, and kept. */
import type { LookupMethod, LookupOutcome, Observation, Sighting } from '../observation.ts';

/** What came of asking one of them. */
export interface Lookup {
  readonly method: LookupMethod;
  readonly outcome: LookupOutcome;
  readonly source: string;
  /** One sentence. */
  readonly detail: string;
  /** What it said; empty unless `found`. */
  readonly said: readonly Sighting[];
}

/** The network that an address belongs to, by the supplied table of ranges. */
export interface Network {
  readonly asn: number;
  readonly country: string;
  readonly name: string;
}

export interface Registry {
  /** Asks one of them about a registrable domain (ASCII form). Never throws for anything that it answers. */
  ask(domain: string, method: LookupMethod, signal?: AbortSignal): Promise<Lookup>;
  /** Null for an address of no network in the table; undefined where there is no table. Throws ConfigError for a table that cannot be read. */
  network(address: string): Promise<Network | null | undefined>;
}

export interface Observations {
  /** Keeps what was seen at that moment: the same again only prolongs its interval. `domain`: of a visit its site. */
  see(domain: string, sightings: readonly Sighting[], at: string): Promise<void>;
  /** All that was seen of a domain, the latest last. */
  of(domain: string): Promise<Observation[]>;
  /** At how many sites, of all that were visited or looked up, each address was seen. */
  sitesAt(addresses: readonly string[]): Promise<ReadonlyMap<string, number>>;
  /** At how many of them a certificate with each key (SHA-256 of the public key) was seen. */
  sitesWithKey(keys: readonly string[]): Promise<ReadonlyMap<string, number>>;
}
