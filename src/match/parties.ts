/**
 * Sites → the parties behind them, for counting how rare a value is. A party is a registrable domain, or several whose sites
 * the model already takes for one operator's: sub domains of one domain, or the copies of one shop, are one witness.
 */
import { registrableDomain } from '../signals/domain-name.ts';

/** Only values on so many domains can count as common; on more, whoever shares one shares a platform's. */
export const CARRIERS = { least: 3, most: 64 };
/** Siblings have at least so many of those in common. */
const LEAST_SHARED = 3;
/** Likely siblings that are looked at, for each site: a chain of pairs joins a party of any size. */
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
 * Pairs of sites that may be siblings, by how many values of several domains they share, most first; each site is in few of
 * them. Those of one party are passed over as it grows, so ask for the next pair only when the last is joined or not.
 *
 * @param carriers of each value the numbers of the sites that carry it, ascending
 */
export function* likelySiblings(carriers: Iterable<readonly number[]>, parties: Parties): Generator<[number, number]> {
  const shared = new Map<string, number>();
  for (const all of carriers) {
    if (all.length < CARRIERS.least || all.length > CARRIERS.most) continue;
    for (const [at, one] of all.entries())
      for (const other of all.slice(at + 1))
        if (parties.of(one) !== parties.of(other)) {
          const pair = `${one} ${other}`;
          shared.set(pair, (shared.get(pair) ?? 0) + 1);
        }
  }
  const pairs = [...shared]
    .filter(([, count]) => count >= LEAST_SHARED)
    .map(([pair, count]) => ({ count, sites: pair.split(' ').map(Number) as [number, number] }))
    .sort((a, b) => b.count - a.count || a.sites[0] - b.sites[0] || a.sites[1] - b.sites[1]);
  const looked = new Map<number, number>();
  for (const { sites } of pairs) {
    if (parties.of(sites[0]) === parties.of(sites[1])) continue;
    if (sites.some((i) => (looked.get(i) ?? 0) >= MOST_LOOKED_AT)) continue;
    for (const i of sites) looked.set(i, (looked.get(i) ?? 0) + 1);
    yield sites;
  }
}
