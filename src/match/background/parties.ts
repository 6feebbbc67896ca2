/** Sites → the parties behind them: a registrable domain, or several with copies of one shop. */
import type { Fingerprint } from '../../model/derived/fingerprint.ts';
import { appendTo } from '../../model/group-by.ts';
import { bodyText } from '../../signals/content/body-text.ts';
import { SIGNALS } from '../../signals/list.ts';
import { isRented, registrableDomain } from '../../values/domain-name.ts';
import { CARRIERS, LEAST_TEXT, LIKELY_SIBLINGS } from '../weigh/policy.ts';

interface CountedSite {
  readonly site: string;
  readonly kind: string;
  /** Number of counted values of its text: parts of its sketch, and passages. */
  readonly text: number;
}

/** Prefix of the tokens of a site's text. */
export const TEXT_TOKENS = `${bodyText.id}:`;

/** Signals with values that any text can state, and the text itself. */
export const STATED: readonly string[] = SIGNALS.filter(({ stated, id }) => stated || id === bodyText.id).map(
  ({ id }) => id,
);
const STATED_IDS = new Set(STATED);

export function isStated(token: string): boolean {
  return STATED_IDS.has(token.slice(0, Math.max(0, token.indexOf(':'))));
}

export function countedSite({ site, kind, tokens }: Pick<Fingerprint, 'site' | 'kind' | 'tokens'>): CountedSite {
  return { site, kind, text: tokens.filter((token) => token.startsWith(TEXT_TOKENS)).length };
}

/** True if one more costs nothing: a rented name on a host, or a domain with too little text. */
export function costsNothing({ site, kind, text }: CountedSite): boolean {
  return kind === 'website' && (isRented(site) || text < LEAST_TEXT);
}

/** The sites of a list or corpus as parties, by their numbers there. */
export class Parties {
  readonly #up: number[];
  /** True if all sites of the party cost nothing, by the party's smallest number. */
  readonly #isFree: boolean[];

  /** Joins the sites of each registrable domain. */
  constructor(sites: readonly CountedSite[]) {
    this.#up = sites.map((_, i) => i);
    this.#isFree = sites.map(costsNothing);
    const byDomain = new Map<string, number>();
    for (const [i, { site, kind }] of sites.entries()) {
      const domain = kind === 'website' ? registrableDomain(site) : `${kind} ${site}`;
      const first = byDomain.get(domain);
      if (first === undefined) byDomain.set(domain, i);
      else this.join(first, i);
    }
  }

  /** The smallest number of the party's sites, whatever the order of joining. */
  of(i: number): number {
    let root = i;
    while (this.#up[root] !== root) root = this.#up[root] as number;
    // Points each site of the path to the root, so that the path is walked once.
    for (let at = i; at !== root; ) {
      const up = this.#up[at] as number;
      this.#up[at] = root;
      at = up;
    }
    return root;
  }

  /** The party of a site for values that any text can state; -1 for all sites that cost nothing. */
  stating(i: number): number {
    const party = this.of(i);
    return this.#isFree[party] === true ? -1 : party;
  }

  join(a: number, b: number): void {
    const [one, other] = [this.of(a), this.of(b)];
    const [least, most] = [Math.min(one, other), Math.max(one, other)];
    this.#isFree[least] = this.#isFree[one] === true && this.#isFree[other] === true;
    this.#up[most] = least;
  }
}

/**
 * Pairs of sites that may be copies of one shop: they share the most values that several domains
 * carry. The generator skips pairs of one party, so join a pair, or not, before you take the next.
 *
 * @param carriers for each value the numbers of the sites that carry it, ascending
 */
export function* likelySiblings(carriers: Iterable<readonly number[]>, parties: Parties): Generator<[number, number]> {
  /** The lists that contain each site, and its place in each. */
  const places = new Map<number, [list: readonly number[], at: number][]>();
  for (const list of carriers) {
    if (list.length < CARRIERS.least) continue;
    for (const [at, site] of list.entries()) appendTo(places, site, [list, at]);
  }
  for (const site of [...places.keys()].sort((a, b) => a - b)) {
    // One site at a time, so a large corpus needs no table of all its pairs.
    const shared = new Map<number, number>();
    for (const [list, at] of places.get(site) ?? []) {
      // A chain of neighbours joins a long list as well as all of its pairs would.
      const others = list.length > CARRIERS.most ? list.slice(at + 1, at + 2) : list.slice(at + 1);
      for (const other of others)
        if (parties.of(other) !== parties.of(site)) shared.set(other, (shared.get(other) ?? 0) + 1);
    }
    const likeliest = [...shared]
      .filter(([, count]) => count >= LIKELY_SIBLINGS.shared)
      .sort(([a, x], [b, y]) => y - x || a - b)
      .slice(0, LIKELY_SIBLINGS.most);
    for (const [other] of likeliest) if (parties.of(site) !== parties.of(other)) yield [site, other];
  }
}
