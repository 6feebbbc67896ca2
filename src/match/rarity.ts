/**
 * How many bits one shared value is worth, from how many sites carry it.
 *
 * If operators were unrelated, the second site would carry the value with about the frequency it has among all sites,
 * so the likelihood ratio of sharing it is about 1 / p. p is estimated with additive smoothing: `2^prior` imagined sites
 * without the value stand for what we hold before counting anything (bits = prior), and real sites take over as they are
 * counted. The pair itself is among the carriers, so only the others count:
 *
 *     bits = min(cap, log2(sites + 2^prior)) - log2(others + 1),   others = max(0, count - 2)
 *
 * That assumes that sites pick values independently. They do not: a value on several unrelated sites is infrastructure
 * (an agency's tracker, a theme's demo photo, a platform's phrase), and two of its users are then no likelier to be one
 * operator than any two. From FEW others on, the bits are therefore scaled by (FEW / (others + 1))².
 */
/** More unrelated carriers than this and a value starts to count as shared infrastructure. */
export const FEW = 3;

/**
 * @param count sites of the background that carry the value, the pair included where it was counted
 * @param sites sites counted
 * @param prior bits of a value never seen elsewhere, with no background at all
 * @param cap most bits
 * @returns bits, 0 or more; never more for more carriers
 */
export function rarityBits(count: number, sites: number, prior: number, cap: number): number {
  const others = Math.max(0, count - 2);
  const bits = Math.min(cap, Math.log2(sites + 2 ** prior)) - Math.log2(others + 1);
  if (bits <= 0) return 0;
  return others < FEW ? bits : bits * (FEW / (others + 1)) ** 2;
}

/**
 * Several values of one signal, added with diminishing returns up to the cap: cap · (1 - Π (1 - bits / cap)). One value
 * keeps its bits; the order does not matter; a value worth nothing adds nothing.
 */
export function combineBits(bits: readonly number[], cap: number): number {
  if (cap <= 0) return 0;
  // Sorted, so that floating point gives the same sum from either side.
  const missing = [...bits]
    .sort((a, b) => a - b)
    .reduce((left, one) => left * (1 - Math.min(1, Math.max(0, one) / cap)), 1);
  return cap * (1 - missing);
}
