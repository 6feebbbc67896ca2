/**
 * Sites → the parties behind them, for counting how rare a value is. A party is a registrable domain, or several whose sites
 * the model already takes for one operator's: sub domains of one domain, or the copies of one shop, are one witness.
 */
import { registrableDomain } from '../values/domain-name.ts';

/** Only values on so many sites can count as common; of longer lists only neighbours are looked at. */
export const CARRIERS = { least: 3, most: 64 };
/** Siblings have at least so many of those in common. */
const LEAST_SHARED = 3;
/** Likely siblings that are looked at for each site. */
const MOST_LOOKED_AT = 8;

/** A site among those that are counted: what tells its domain, and by what it is known there. */
export interface CountedSite {
  readonly site: string;
  readonly kind: string;
}

/** The sites of a list or corpus as parties, by their numbers there. */
export class Parties {
  readonly #up: number[];

  /** Sites of one registrable domain are joined at once. */
  constructor(sites: readonly CountedSite[]) {
    this.#up = sites.map((_, i) => i);
    const byDomain = new Map<string, number>();
    for (const [i, { site, kind }] of sites.entries()) {
      // On a platform the names of sellers follow its own.
      const domain = kind === 'website' ? registrableDomain(site) : `${kind} ${site}`;
      const first = byDomain.get(domain);
      if (first === undefined) byDomain.set(domain, i);
      else this.join(first, i);
    }
  }

  /** The number of the site that stands for the party: the smallest, so that the order of joining does not matter. */
  of(i: number): number {
    const up = this.#up[i] as number;
    if (up === i) return i;
    const root = this.of(up);
    this.#up[i] = root;
    return root;
  }

  join(a: number, b: number): void {
    const [one, other] = [this.of(a), this.of(b)];
    this.#up[Math.max(one, other)] = Math.min(one, other);
  }
}

/**
 * Pairs of sites that may be siblings: those that share the most values of several domains, site by site. Those of one party
 * are passed over as it grows, so ask for the next pair only when the last is joined or not.
 *
 * @param carriers of each value the numbers of the sites that carry it, ascending
 */
export function* likelySiblings(carriers: Iterable<readonly number[]>, parties: Parties): Generator<[number, number]> {
  /** Of each site the lists that it is in, and where. */
  const places = new Map<number, [list: readonly number[], at: number][]>();
  for (const list of carriers) {
    if (list.length < CARRIERS.least) continue;
    for (const [at, site] of list.entries()) {
      const known = places.get(site);
      if (known === undefined) places.set(site, [[list, at]]);
      else known.push([list, at]);
    }
  }
  for (const site of [...places.keys()].sort((a, b) => a - b)) {
    // One site at a time, so that a large corpus needs no table of all its pairs.
    const shared = new Map<number, number>();
    for (const [list, at] of places.get(site) ?? []) {
      // A chain of neighbours joins a long list as well as all of its pairs would.
      const others = list.length > CARRIERS.most ? list.slice(at + 1, at + 2) : list.slice(at + 1);
      for (const other of others)
        if (parties.of(other) !== parties.of(site)) shared.set(other, (shared.get(other) ?? 0) + 1);
    }
    const likeliest = [...shared]
      .filter(([, count]) => count >= LEAST_SHARED)
      .sort(([a, x], [b, y]) => y - x || a - b)
      .slice(0, MOST_LOOKED_AT);
    for (const [other] of likeliest) if (parties.of(site) !== parties.of(other)) yield [site, other];
  }
}
