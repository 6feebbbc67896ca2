/** How common a value is, and the bits that it or an amount is worth. */
import type { Background } from '../model/background.ts';
import type { SharedValue } from '../signals/signal.ts';
import { FEW } from './policy.ts';

/**
 * Sites of a background that carry a shared value, the pair included. A value is as common as the commonest of its names (a
 * demo's photo also where it was saved anew); one counted by its parts as the middle one of them. 0: it has no name.
 */
export function countOf({ token, alsoCountedAs = [], parts }: SharedValue, background: Background): number {
  if (token === null) return 0;
  if (parts === undefined) return Math.max(...[token, ...alsoCountedAs].map((name) => background.count(name)));
  const counts = parts.map((part) => background.count(part)).sort((a, b) => a - b);
  return counts[Math.floor(counts.length / 2)] ?? 0;
}

/** So many other sites carry it that it is taken for a template's, a platform's or a supplier's. */
export function isCommon(count: number): boolean {
  return count - 2 >= FEW;
}

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

/** What other carriers leave of an amount, 0 to 1: each halves it; from FEW on it is a template that many use. */
export function rareShare(count: number): number {
  const others = Math.max(0, count - 2);
  return others < FEW ? 2 ** -others : 0;
}

/**
 * Bits of an amount of rare material: how much of it strangers share falls off like a power of the amount (Lomax 1954), so
 * doubling it adds the same bits each time; what covers little of the smaller side may be a quotation.
 *
 * @param rare shared amount in the unit of `scale`
 * @param coverage share of the smaller side, 0 to 1
 */
export function amountBits(
  rare: number,
  coverage: number,
  { scale, each, cap }: { readonly scale: number; readonly each: number; readonly cap: number },
): number {
  return Math.min(cap, each * Math.log2(1 + rare / scale)) * coverage ** COVERAGE;
}

/** A text of which a sixteenth is shared keeps half of the bits. */
const COVERAGE = 0.25;

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
