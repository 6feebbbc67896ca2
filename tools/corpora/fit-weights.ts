/**
 * Fits the weights to labelled pairs: for every signal and level one factor on the design prior of match/weights.ts.
 *
 * The loss is that of a logistic regression in bits, for a pair that shares a blocking key (PRIOR_BITS against). Labels are
 * weighed so that no family speaks twice: the positives of one family count as one pair, the hard negatives of one template
 * as one, and hard and easy negatives have half of the mass against each. Factors are drawn to 1 by a normal prior on their
 * logarithm, and stay monotone: a level is never worth more than a better one.
 */

import type { ComparedSignal } from '../../src/match/weigh/compared-signal.ts';
import { PRIOR_BITS } from '../../src/match/weigh/policy.ts';
import { shareOf } from '../../src/match/weigh/rarity.ts';
import { weighPair } from '../../src/match/weigh/weigh-signals.ts';
import { type Factors, LEVELS, type SignalWeight, shareName, withFactors } from '../../src/match/weigh/weights.ts';

export interface LabelledPair {
  readonly compared: readonly ComparedSignal[];
  readonly positive: boolean;
  /** Share of the pair in its class, see above; of positives and of negatives each sums to 1. */
  readonly share: number;
  /** Groups of its two sites. */
  readonly groups: readonly [string, string];
}

/** Spread of the prior on the logarithm of a factor, and how many independent positives the labels stand for. */
const SPREAD = 0.35;
/** Two corpora may move a judgement of the field by a fifth at most. */
const LEAST = 0.8;
/** Labels may lower a prior and never raise it: no corpus holds all the innocent ways to share a thing (docs/measurements.md). */
const MOST = 1;
const STEPS = [0.7, 0.85, 0.95, 1.05, 1.15, 1.4] as const;
const SWEEPS = 4;

function weightOf(compared: readonly ComparedSignal[], table: Readonly<Record<string, SignalWeight>>): number {
  return weighPair(compared, table).reduce((sum, { bits }) => sum + bits, 0);
}

function nameOf({ signal, comparison, amount }: ComparedSignal, table: Readonly<Record<string, SignalWeight>>): string {
  const weight = table[signal.id]?.amount;
  if (weight === undefined || amount === null) return `${signal.id} ${comparison?.level}`;
  return `${signal.id} ${shareName(shareOf(amount, weight))}`;
}

/** Coordinate descent over the factors; deterministic. `positives` is the number of independent positives behind the shares. */
export function fitFactors(
  pairs: readonly LabelledPair[],
  table: Readonly<Record<string, SignalWeight>>,
  positives: number,
  progress: (sweep: number, loss: number) => void = () => undefined,
): Factors {
  const factors: Record<string, number> = {};
  const bySignal = new Map<string, LabelledPair[]>();
  for (const pair of pairs) {
    for (const one of pair.compared) {
      if (one.comparison === null || one.comparison.level === 'different') continue;
      const name = nameOf(one, table);
      const touched = bySignal.get(name) ?? [];
      touched.push(pair);
      bySignal.set(name, touched);
    }
  }
  const names = Object.keys(table)
    .flatMap((signal) =>
      [...LEVELS, ...(table[signal]?.amount?.shares.map(shareName) ?? [])].map((level) => `${signal} ${level}`),
    )
    .filter((name) => bySignal.has(name));
  for (let sweep = 1; sweep <= SWEEPS; sweep++) {
    let moved = false;
    for (const name of names) {
      const touched = bySignal.get(name) as LabelledPair[];
      const lossAt = (factor: number): number => {
        const trial = withFactors(table, { ...factors, [name]: factor });
        const penalty = Math.log(factor) ** 2 / (2 * SPREAD ** 2);
        return (
          penalty + positives * touched.reduce((sum, pair) => sum + lossOf(pair, weightOf(pair.compared, trial)), 0)
        );
      };
      const now = factors[name] ?? 1;
      let best = { factor: now, loss: lossAt(now) };
      for (const step of STEPS) {
        const factor = rounded(Math.min(MOST, Math.max(LEAST, now * step)));
        if (!isMonotone(name, factor, factors, table)) continue;
        const loss = lossAt(factor);
        if (loss < best.loss - 1e-6) best = { factor, loss };
      }
      moved ||= best.factor !== now;
      factors[name] = best.factor;
    }
    const all = withFactors(table, factors);
    progress(
      sweep,
      pairs.reduce((sum, pair) => sum + lossOf(pair, weightOf(pair.compared, all)), 0),
    );
    if (!moved) break;
  }
  return factors;
}

/** To the nearest of the factors that are written down, so that what is monotone here stays so. */
function rounded(factor: number): number {
  return Math.round(factor * 20) / 20;
}

/** Natural log loss of one pair under the prior of a candidate pair: negatives outweigh positives by 2^PRIOR_BITS. */
function lossOf({ positive, share }: LabelledPair, weight: number): number {
  const odds = (PRIOR_BITS - weight) * Math.LN2;
  return share * (positive ? Math.log1p(Math.exp(odds)) : 2 ** PRIOR_BITS * Math.log1p(Math.exp(-odds)));
}

function isMonotone(
  name: string,
  factor: number,
  factors: Factors,
  table: Readonly<Record<string, SignalWeight>>,
): boolean {
  const [signal = '', changed] = name.split(' ');
  const weight = table[signal];
  if (weight === undefined) return true;
  // A level that the signal never gives stands between no others.
  const values = LEVELS.filter((level) => weight[level].each > 0).map((level) => {
    const scale = level === changed ? factor : (factors[`${signal} ${level}`] ?? 1);
    return { each: weight[level].each * scale, cap: weight[level].cap * scale };
  });
  return values.every(
    (value, i) => i === 0 || (value.each >= (values[i - 1]?.each ?? 0) && value.cap >= (values[i - 1]?.cap ?? 0)),
  );
}
