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

/**
 * Bits of one reason; 0 or less says nothing.
 *
 * A site that leads to many addresses in one way says little by each. An address that many sites
 * lead to is of none of them. A trail is no stronger than its weakest step.
 *
 * @param among addresses to which the site leads in this way, or that the source found by the value
 * @param carriers stored sites that lead to the address
 * @param trail bits of the site that leads there; Infinity for a site of a listed entity
 */
export function reasonBits(
  kind: ReasonKind,
  { among, carriers, trail }: { readonly among: number; readonly carriers: number; readonly trail: number },
): number {
  const said = PRIOR[kind] - Math.log2(Math.max(1, among)) - Math.log2(Math.max(1, carriers));
  return Math.min(said, trail);
}

/** The strongest reason of each kind, added: many links of one kind are one fact. */
export function rankOf(reasons: readonly Pick<SuggestionReason, 'kind' | 'bits'>[]): number {
  const best = new Map<ReasonKind, number>();
  for (const { kind, bits } of reasons) best.set(kind, Math.max(best.get(kind) ?? 0, bits));
  return [...best.values()].reduce((sum, bits) => sum + bits, 0);
}
