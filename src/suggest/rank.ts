/** Reasons → rank: in which order suggestions are worth a visit. */
import type { ReasonKind, SuggestionReason } from '../model/derived/suggestion.ts';

/**
 * Bits by which an address is more probably of the same operator if a site leads there in this way
 * alone. Design priors, shipped with the program: people's judgements move them (`priors.ts`), and
 * no crawled site can.
 */
export const SHIPPED: Readonly<Record<ReasonKind, number>> = {
  ...{ listed: 12, redirect: 9, bio: 8, profile: 7, version: 7, certificate: 7, mailbox: 7, frame: 5, passing: 3 },
  // By what a stranger can do: a page with a copied sentence costs nothing, nor does a like name.
  ...{ 'certificate-log': 5, program: 5, search: 4, archive: 3, 'like-name': 3, sifted: 6 },
};

/** One in 256 addresses that a site leads to is of its operator: what the bits are added to. */
const CHANCE_BITS = -8;
/** A reason of fewer bits says nothing. */
const LEAST_BITS = 0.1;
/**
 * One in eight successors shares nothing with the old site that the model sees. So much less
 * probable is a site that was compared and is not even a lead.
 */
const MISSED_BITS = 3;
/**
 * A successor leads to a further one half as often as the listed entity's own sites lead to it: its
 * frame has its own maker, bank and carrier.
 */
const STEP_BITS = 1;
/** Bits of a site that evidence or a person attributes to a listed entity: hardly a doubt. */
export const ATTRIBUTED_BITS = 16;

/**
 * Bits of one reason; null: it says nothing.
 *
 * A site that leads to many addresses in one way says little by each. An address that many sites
 * lead to is of none of them. A trail is as probable as all its steps together.
 *
 * @param among addresses that share what the site says in this way, or that the source found
 * @param carriers sites that lead to the address
 * @param trail bits of the site that leads there; Infinity for a site of a listed entity
 * @param prior bits of the kind
 */
export function reasonBits(
  kind: ReasonKind,
  { among, carriers, trail }: { readonly among: number; readonly carriers: number; readonly trail: number },
  prior: number = SHIPPED[kind],
): number | null {
  const alone = Math.max(0, trail === Infinity ? prior : prior - STEP_BITS);
  // At most one of n alike addresses is meant: they share the ratio of one, and never fall below 0.
  const said = Math.log2(1 + (2 ** alone - 1) / (Math.max(1, among) * Math.max(1, carriers)));
  const bits = trail === Infinity ? said : Math.min(said, aboveNothing(bitsOf(chanceOf(said) * chanceOf(trail))));
  return bits < LEAST_BITS ? null : bits;
}

/** Bits of a trail at a site that was visited, once its content was compared with the entity's. */
export const afterMiss = (bits: number): number => bits - MISSED_BITS;

/** The probability that an address of this rank is of the operator. */
export const chanceOf = (bits: number): number => 1 / (1 + 2 ** -(bits + CHANCE_BITS));
export const bitsOf = (chance: number): number => Math.log2(chance / (1 - chance)) - CHANCE_BITS;
const aboveNothing = (bits: number): number => Math.log2(1 + 2 ** bits);

/** The strongest reason of each kind, added: many links of one kind are one fact. */
export function rankOf(reasons: readonly Pick<SuggestionReason, 'kind' | 'bits'>[]): number {
  const best = new Map<ReasonKind, number>();
  for (const { kind, bits } of reasons) best.set(kind, Math.max(best.get(kind) ?? 0, bits));
  return [...best.values()].reduce((sum, bits) => sum + bits, 0);
}
