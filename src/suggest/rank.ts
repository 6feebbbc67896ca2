/** Reasons → rank: in which order suggestions are worth a visit. */
import type { ReasonKind, SuggestionReason } from '../model/derived/suggestion.ts';

/**
 * Bits by which an address is more probably of the same operator if a site leads there in this way
 * alone. Design priors, shipped with the program: no crawled site can move them.
 */
const PRIOR: Readonly<Record<ReasonKind, number>> = {
  ...{ listed: 12, redirect: 9, bio: 8, profile: 7, version: 7, certificate: 7, mailbox: 7, frame: 5, passing: 3 },
  // By what a stranger can do: a page with a copied sentence costs nothing, nor does a like name.
  ...{ 'certificate-log': 5, program: 5, search: 4, archive: 3 },
};

/** One in 256 addresses that a site leads to is of its operator: what the bits are added to. */
const CHANCE_BITS = -8;

/**
 * Bits of one reason, from 0; null: it says nothing.
 *
 * A site that leads to many addresses in one way says little by each. An address that many sites
 * lead to is of none of them. A trail is as probable as all its steps together.
 *
 * @param among addresses to which the site leads in this way, or that the source found by the value
 * @param carriers stored sites that lead to the address
 * @param trail bits of the site that leads there; Infinity for a site of a listed entity
 */
export function reasonBits(
  kind: ReasonKind,
  { among, carriers, trail }: { readonly among: number; readonly carriers: number; readonly trail: number },
): number | null {
  const said = PRIOR[kind] - Math.log2(Math.max(1, among)) - Math.log2(Math.max(1, carriers));
  if (said <= 0) return null;
  return trail === Infinity ? said : Math.max(0, bitsOf(chanceOf(said) * chanceOf(trail)));
}

const chanceOf = (bits: number): number => 1 / (1 + 2 ** -(bits + CHANCE_BITS));
const bitsOf = (chance: number): number => Math.log2(chance / (1 - chance)) - CHANCE_BITS;

/** The strongest reason of each kind, added: many links of one kind are one fact. */
export function rankOf(reasons: readonly Pick<SuggestionReason, 'kind' | 'bits'>[]): number {
  const best = new Map<ReasonKind, number>();
  for (const { kind, bits } of reasons) best.set(kind, Math.max(best.get(kind) ?? 0, bits));
  return [...best.values()].reduce((sum, bits) => sum + bits, 0);
}
