/**
 * Sites → the parties behind them, for counting how rare a value is. A party is a registrable domain, or several whose sites
 * the model already takes for one operator's: sub domains of one domain, or the copies of one shop, are one witness.
 */
import { parse } from 'tldts';
import type { Fingerprint } from '../model/fingerprint.ts';

/** Only values on so many domains can count as common; on more, whoever shares one shares a platform's. */
const CARRIERS = { least: 3, most: 64 };
/** Siblings have at least so many of those in common. */
const LEAST_SHARED = 3;
/** Likely siblings that are looked at, for each site: a chain of pairs joins a party of any size. */
const MOST_LOOKED_AT = 8;

type Counted = Pick<Fingerprint, 'site' | 'kind' | 'tokens'>;

/** What was registered; sub domains that a host of many rents out (the private part of the Public Suffix List) are domains. */
export function registrableDomain(site: string): string {
  return parse(site, { allowPrivateDomains: true }).domain ?? site;
}

/**
 * @param areSiblings whether the shipped model flags the two by themselves, whatever else is counted
 * @returns of each fingerprint the index of one that stands for its party
 */
export function partiesOf(
  fingerprints: readonly Counted[],
  areSiblings: (one: number, other: number) => boolean,
): number[] {
  const parties = new Parties(fingerprints.length);
  const byDomain = new Map<string, number>();
  for (const [i, { site, kind }] of fingerprints.entries()) {
    // On a platform the names of sellers follow its own.
    const domain = kind === 'website' ? registrableDomain(site) : `${kind} ${site}`;
    const first = byDomain.get(domain);
    if (first === undefined) byDomain.set(domain, i);
    else parties.join(first, i);
  }
  const looked = new Map<number, number>();
  for (const [one, other] of candidatesOf(fingerprints, (i) => parties.of(i))) {
    if (parties.of(one) === parties.of(other)) continue;
    const times = Math.max(looked.get(one) ?? 0, looked.get(other) ?? 0);
    if (times >= MOST_LOOKED_AT) continue;
    for (const i of [one, other]) looked.set(i, (looked.get(i) ?? 0) + 1);
    if (areSiblings(one, other)) parties.join(one, other);
  }
  return fingerprints.map((_, i) => parties.of(i));
}

/** Pairs by how many values of several domains they share, most first. */
function candidatesOf(fingerprints: readonly Counted[], partyOf: (i: number) => number): [number, number][] {
  const carriers = new Map<string, number[]>();
  for (const [i, { tokens }] of fingerprints.entries())
    for (const token of tokens) {
      const known = carriers.get(token);
      if (known === undefined) carriers.set(token, [i]);
      else known.push(i);
    }
  const shared = new Map<number, number>();
  const size = fingerprints.length;
  for (const all of carriers.values()) {
    if (all.length < CARRIERS.least || all.length > CARRIERS.most) continue;
    for (const [at, one] of all.entries())
      for (const other of all.slice(at + 1))
        if (partyOf(one) !== partyOf(other)) {
          const pair = one * size + other;
          shared.set(pair, (shared.get(pair) ?? 0) + 1);
        }
  }
  return [...shared]
    .filter(([, count]) => count >= LEAST_SHARED)
    .sort(([a, x], [b, y]) => y - x || a - b)
    .map(([pair]) => [Math.floor(pair / size), pair % size]);
}

/** Disjoint sets; the smallest index stands for each, so that the order of joining does not matter. */
class Parties {
  readonly #up: number[];
  constructor(size: number) {
    this.#up = Array.from({ length: size }, (_, i) => i);
  }
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
