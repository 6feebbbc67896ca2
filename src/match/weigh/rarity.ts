/** The number of sites with a value, and the bits that a value or an amount is worth. */
import type { Background } from '../../model/derived/background.ts';
import { memoised } from '../../model/memoised.ts';
import type { Comparison, SharedValue, Signal } from '../../signals/signal.ts';
import { FEW, UNCOUNTED } from './policy.ts';
import type { AmountWeight, LevelWeight, ShareWeight } from './weights.ts';

/** Sites with a value, pair included: by its commonest name or its middle part. 0: no name. */
export function countOf({ token, alsoCountedAs = [], parts }: SharedValue, background: Background): number {
  if (token === null) return 0;
  if (parts === undefined) return Math.max(...[token, ...alsoCountedAs].map((name) => background.count(name)));
  const counts = parts.map((part) => background.count(part)).sort((a, b) => a - b);
  return counts[Math.floor(counts.length / 2)] ?? 0;
}

/** True if so many other sites have it that it counts as a template's, platform's or supplier's. */
export function isCommon(count: number): boolean {
  return count - 2 >= FEW;
}

/**
 * Bits of one shared value (term-frequency adjustment). If operators were unrelated, the second
 * site would have the value with about its frequency p among all sites, so the Bayes factor is
 * about 1 / p. p is smoothed by `2^prior` imagined sites without the value. The pair itself is
 * counted too, so only the others count:
 *
 *     bits = min(cap, log2(sites + 2^prior)) - log2(others + 1),   others = max(0, count - 2)
 *
 * From FEW others on the value is shared infrastructure, such as a theme's demo: the bits are
 * scaled by (FEW / (others + 1))².
 *
 * @param prior bits of a value never seen elsewhere, with no background at all
 */
export function rarityBits(count: number, sites: number, prior: number, cap: number): number {
  const others = Math.max(0, count - 2);
  const bits = Math.min(cap, Math.log2(sites + 2 ** prior)) - Math.log2(others + 1);
  if (bits <= 0) return 0;
  return others < FEW ? bits : bits * (FEW / (others + 1)) ** 2;
}

/** Share of an amount left by other carriers, 0 to 1: each halves it; FEW leave 0 (a template). */
export function rareShare(count: number): number {
  const others = Math.max(0, count - 2);
  return others < FEW ? 2 ** -others : 0;
}

/**
 * Bits of an amount of rare material, in the unit of `scale`. The amount that strangers share falls
 * off like a power of it (Lomax 1954), so each doubling adds the same bits: more for a larger share
 * of the larger side's own, since much of a small site may come from a supplier or an agency.
 */
export function amountBits(
  { rare, ofLarger }: Pick<Amount, 'rare' | 'ofLarger'>,
  weight: Omit<AmountWeight, 'onTemplate'>,
  isBrought = false,
): number {
  const { each, cap } = worthOf(shareOf({ rare, ofLarger }, weight), isBrought);
  return Math.min(cap, each * Math.log2(1 + rare / weight.scale));
}

/** The first share whose bounds the amount reaches. */
export function shareOf(
  { rare, ofLarger }: Pick<Amount, 'rare' | 'ofLarger'>,
  { shares }: Pick<AmountWeight, 'shares'>,
): ShareWeight {
  const found = shares.find((share) => ofLarger >= share.from && rare >= leastOf(share, ofLarger)) ?? shares.at(-1);
  if (found === undefined) throw new RangeError('a weight by amount has one share or more');
  return found;
}

function leastOf({ from, least, until }: ShareWeight, share: number): number {
  if (until === undefined) return least;
  const way = Math.min(1, (share - from) / (until.from - from));
  return least * (until.least / least) ** way;
}

/** @param isBrought a template may have brought it */
function worthOf(share: ShareWeight, isBrought: boolean): LevelWeight {
  return (isBrought ? share.brought : undefined) ?? share;
}

/** Values of one signal: cap · (1 - Π (1 - bits / cap)). One keeps its bits; any order will do. */
export function combineBits(bits: readonly number[], cap: number): number {
  if (cap <= 0) return 0;
  // Sorted, so that floating point gives the same sum from either side.
  const missing = [...bits]
    .sort((a, b) => a - b)
    .reduce((left, one) => left * (1 - Math.min(1, Math.max(0, one) / cap)), 1);
  return cap * (1 - missing);
}

/** Amounts in the signal's unit (words). */
export interface Amount {
  /** Shared, without common passages: each other carrier halves one; FEW leave nothing. */
  readonly rare: number;
  /** The shared amount, however common. */
  readonly all: number;
  /** Share of the smaller side's own material, 0 to 1. */
  readonly coverage: number;
  /** Share of the larger side's: low if it took from many. */
  readonly ofLarger: number;
}

/** The whole amount of a side, and its rare part; the same for all pairs under one background. */
const rareOf = memoised((background: Background) =>
  memoised((value: object) =>
    memoised((signal: Signal) => {
      let [all, own] = [0, 0];
      for (const [token, amount] of signal.amounts?.(value) ?? []) {
        all += amount;
        own += amount * rareShare(background.count(token));
      }
      return { all, own };
    }),
  ),
);

export function sharedAmount(
  signal: Signal,
  { shared, totals }: Comparison,
  values: { readonly left: unknown; readonly right: unknown },
  background: Background,
): Amount {
  let [counted, rare, rest] = [0, 0, 0];
  for (const one of shared) {
    const amount = one.amount ?? 1;
    if (one.token === null) rest += amount;
    else {
      counted += amount;
      rare += amount * rareShare(countOf(one, background));
    }
  }
  const restShare = (rare + UNCOUNTED.share * UNCOUNTED.words) / (counted + UNCOUNTED.words);
  const ownOf = (value: unknown, total: number): number => {
    const { all, own } = rareOf(background)(value as object)(signal);
    return Math.max(own, total * (all === 0 ? restShare : own / all));
  };
  const sum = rare + rest * restShare;
  const own = [ownOf(values.left, totals?.left ?? 0), ownOf(values.right, totals?.right ?? 0)];
  const shareOfAll = (whole: number): number => (sum === 0 ? 0 : sum / Math.max(whole, sum));
  return {
    ...{ rare: sum, all: counted + rest },
    ...{ coverage: shareOfAll(Math.min(...own)), ofLarger: shareOfAll(Math.max(...own)) },
  };
}
