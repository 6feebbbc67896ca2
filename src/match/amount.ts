/** How much rare material two sides share, and how much of the smaller side that is: for signals whose values have amounts. */
import type { Background } from '../model/background.ts';
import type { Comparison, Signal } from '../signals/signal.ts';
import { countOf, rareShare } from './rarity.ts';

/** In the signal's unit (words). */
export interface Amount {
  /** Shared, less what others have too: each of them halves a passage, and from FEW on nothing is left. */
  readonly rare: number;
  /** Shared, however common. */
  readonly all: number;
  /** Share of what the side with less has of its own, 0 to 1. */
  readonly coverage: number;
  /** The same of the side with more: low where one took from many. */
  readonly ofLarger: number;
}

/** Rare share of a likeness without any counted value: nothing tells it from a template that many use. */
const UNCOUNTED = 0.25;

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
  const restShare = counted === 0 ? UNCOUNTED : rare / counted;
  const ownOf = (value: unknown, total: number): number => {
    let [all, own] = [0, 0];
    for (const [token, amount] of signal.amounts?.(value) ?? []) {
      all += amount;
      own += amount * rareShare(background.count(token));
    }
    return Math.max(own, total * (all === 0 ? restShare : own / all));
  };
  const sum = rare + rest * restShare;
  const own = [ownOf(values.left, totals?.left ?? 0), ownOf(values.right, totals?.right ?? 0)];
  const shareOf = (whole: number): number => (sum === 0 ? 0 : sum / Math.max(whole, sum));
  return {
    ...{ rare: sum, all: counted + rest },
    ...{ coverage: shareOf(Math.min(...own)), ofLarger: shareOf(Math.max(...own)) },
  };
}
