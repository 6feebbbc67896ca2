/**
 * Values of the sieve on a sample of the archives → on how many sites of others each stands. The
 * background of a store knows few sites; what a platform or a theme brings to thousands stands in
 * any sample of a crawl.
 */
import type { SignCount } from '../model/derived/sift.ts';
import { MAX_POSTINGS } from '../model/ports/fingerprints.ts';
import { hashWord } from '../names/packed-tables.ts';
import { domainName } from '../values/domain-name.ts';

/**
 * A value on fewer sites of others may be the entity's own. With so many it is a platform's, a
 * template's or an agency's, as in full reading.
 */
export const FEW = 3;
/**
 * Customers use contacts, so whoever sells keeps them: one counts in full up to the number of sites
 * on which full reading takes any value for a platform's, and never for less than a name in a text.
 */
const LEAST_CONTACT = 5;
/** Sites that are kept of those with a value: their number to a quarter, exact below. */
const KEPT = 16;
/** Any page with words of the same site stands before it. */
const WORDLESS = 2 ** 32 - 1;
/** A hostile archive has any number. */
const MOST_SIGNS = 20_000;

export const signOf = (one: number, two: number): string => `${(one >>> 0).toString(36)}.${(two >>> 0).toString(36)}`;

/** @param others sites of others */
export const rareShare = (others: number): number => (others < FEW ? 1 : (FEW / (others + 1)) ** 2);

export const contactBits = (bits: number, others: number): number =>
  others < MAX_POSTINGS ? bits : Math.max(Math.min(bits, LEAST_CONTACT), bits * (MAX_POSTINGS / (others + 1)) ** 2);

type Site = SignCount['sites'][number];

/**
 * Sketches: a page that is counted twice, or on two machines, counts once, in any order. Hosts of
 * one registrable domain count once, and so do copies of one site and pages with hardly a word:
 * what costs an enemy nothing takes nothing away.
 */
export class Carriers {
  readonly #signs = new Map<string, Site[]>();

  /** @param page a hash that copies of the page share; 0: it has hardly a word */
  add(sign: string, host: string, page: number): void {
    this.#keep(sign, [mixed(hashWord(domainName(host)?.domain ?? host)[0]), page === 0 ? WORDLESS : mixed(page)]);
  }

  merge(counts: readonly SignCount[]): void {
    for (const { sign, sites } of counts) for (const site of sites) this.#keep(sign, site);
  }

  list(): SignCount[] {
    return [...this.#signs].map(([sign, sites]) => ({ sign, sites }));
  }

  /** The site that is judged is one of the carriers. */
  others(): Record<string, number> {
    const found: [string, number][] = [];
    for (const [sign, sites] of this.#signs) {
      const others = parties(sites) - 1;
      if (others >= FEW) found.push([sign, others]);
    }
    return Object.fromEntries(found);
  }

  #keep(sign: string, [domain, page]: Site): void {
    const sites = this.#signs.get(sign) ?? [];
    if (sites.length === 0) {
      if (this.#signs.size >= MOST_SIGNS) return;
      this.#signs.set(sign, sites);
    }
    const known = sites.findIndex((one) => one[0] === domain);
    // The least of its pages counts: copies of a site that have the same pages share it.
    if (known !== -1) sites[known] = [domain, Math.min(page, (sites[known] as Site)[1])];
    else if (sites.length < KEPT || domain < (sites[KEPT - 1] as Site)[0]) {
      sites.push([domain, page]);
      sites.sort((a, b) => a[0] - b[0]);
      if (sites.length > KEPT) sites.pop();
    }
  }
}

/** Where most of the kept sites are copies, only those count that are not. */
function parties(sites: readonly Site[]): number {
  const kept = sites.length;
  const different = new Set(sites.map(([, page]) => page)).size;
  if (kept < KEPT || different < KEPT / 2) return different;
  const all = ((KEPT - 1) * 2 ** 32) / (1 + (sites[KEPT - 1] as Site)[0]);
  return Math.round((all * different) / KEPT);
}

/** Evenly over all numbers of 32 bits. */
function mixed(hash: number): number {
  const one = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  const two = Math.imul(one ^ (one >>> 13), 0xc2b2ae35);
  return (two ^ (two >>> 16)) >>> 0;
}
