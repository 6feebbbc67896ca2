/**
 * Weights judged on pairs that they were not fitted to: the sites are cut into folds by family, owner and template, and each
 * pair is weighed with factors fitted to the pairs of all other folds, so that no family judges itself.
 */
import { sumBits } from '../../src/match/weigh/dependence.ts';
import { verdictOf } from '../../src/match/weigh/verdict.ts';
import { weighPair } from '../../src/match/weigh/weigh-signals.ts';
import { type SignalWeight, withFactors } from '../../src/match/weigh/weights.ts';
import type { Verdict } from '../../src/model/words.ts';
import type { JudgedPair } from './corpus.ts';
import { fitFactors, type LabelledPair } from './fit-weights.ts';

export const FOLDS = 5;

type Table = Readonly<Record<string, SignalWeight>>;

export interface Judged {
  readonly pair: JudgedPair;
  readonly weight: number;
  readonly verdict: Verdict;
}

export function judge(pair: JudgedPair, table: Table): Judged {
  const rows = weighPair(pair.compared, table);
  const weight = sumBits(rows.map(({ bits }) => bits));
  return { pair, weight, verdict: verdictOf(rows, weight) };
}

/**
 * Shares of the pairs in their class: one family of positives, one template of hard negatives speaks as loudly as another,
 * and hard and easy negatives have half of the word against each. Only pairs in which something is alike are returned.
 */
export function labelled(pairs: readonly JudgedPair[]): { pairs: LabelledPair[]; families: number } {
  const nameOf = ({ a, label, kind }: JudgedPair) =>
    label === 'positive' ? `positive ${a.family}` : label === 'hard' ? `hard ${kind}` : 'easy';
  const sizes = new Map<string, number>();
  for (const pair of pairs) sizes.set(nameOf(pair), (sizes.get(nameOf(pair)) ?? 0) + 1);
  const classes = (label: string) => [...sizes.keys()].filter((name) => name.startsWith(label)).length;
  const [families, templates] = [classes('positive'), classes('hard')];
  const share = (pair: JudgedPair): number => {
    const size = sizes.get(nameOf(pair)) ?? 1;
    return pair.label === 'positive'
      ? 1 / families / size
      : pair.label === 'hard'
        ? 0.5 / templates / size
        : 0.5 / size;
  };
  const alike = pairs.filter(({ compared }) =>
    compared.some(({ comparison }) => comparison !== null && comparison.level !== 'different'),
  );
  return {
    families,
    pairs: alike.map((pair) => ({
      compared: pair.compared,
      positive: pair.label === 'positive',
      share: share(pair),
      groups: pair.groups,
    })),
  };
}

/** Every pair, judged by the folds that neither of its sites is in. Progress to stderr. */
export function crossValidate(pairs: readonly JudgedPair[], table: Table): Judged[] {
  const { pairs: alike, families } = labelled(pairs);
  const foldOf = foldsOf(alike, pairs);
  const judged: Judged[] = [];
  const rounds = (FOLDS * (FOLDS + 1)) / 2;
  let round = 0;
  for (let low = 0; low < FOLDS; low++) {
    for (let high = low; high < FOLDS; high++) {
      const out = (group: string) => foldOf(group) === low || foldOf(group) === high;
      const training = alike.filter(({ groups: [a, b] }) => !out(a) && !out(b));
      const fitted = withFactors(table, fitFactors(training, table, families));
      for (const pair of pairs) {
        const sides = pair.groups.map(foldOf);
        if (Math.min(...sides) === low && Math.max(...sides) === high) judged.push(judge(pair, fitted));
      }
      console.error(`cross-validation: ${++round} of ${rounds}`);
    }
  }
  return judged;
}

/** Groups dealt to folds, the weightiest first, each to the lightest fold. */
function foldsOf(alike: readonly LabelledPair[], all: readonly JudgedPair[]): (group: string) => number {
  const weights = new Map<string, number>();
  for (const { groups } of all) for (const group of groups) weights.set(group, weights.get(group) ?? 0);
  for (const { groups, share } of alike) {
    for (const group of new Set(groups)) weights.set(group, (weights.get(group) ?? 0) + share);
  }
  const folds = new Map<string, number>();
  const loads = new Array<number>(FOLDS).fill(0);
  const dealt = [...weights].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1));
  for (const [group, weight] of dealt) {
    const lightest = loads.indexOf(Math.min(...loads));
    folds.set(group, lightest);
    loads[lightest] = (loads[lightest] ?? 0) + weight;
  }
  return (group) => folds.get(group) ?? 0;
}

export interface Ranking {
  readonly averagePrecision: number;
  readonly recallAtZeroFalsePositives: number;
  readonly highestHard: number;
  readonly highestEasy: number;
}

/** Average precision and recall above the highest negative; pairs of one weight are taken together. */
export function rankingOf(judged: readonly Judged[]): Ranking {
  const sorted = [...judged].sort((x, y) => y.weight - x.weight);
  const positives = sorted.filter(({ pair }) => pair.label === 'positive').length;
  const highest = (label: string) => sorted.find(({ pair }) => pair.label === label)?.weight ?? 0;
  let averagePrecision = 0;
  let found = 0;
  for (let i = 0; i < sorted.length; ) {
    let j = i;
    let here = 0;
    while (j < sorted.length && sorted[j]?.weight === sorted[i]?.weight) {
      if (sorted[j]?.pair.label === 'positive') here++;
      j++;
    }
    found += here;
    averagePrecision += (here / positives) * (found / j);
    i = j;
  }
  const top = Math.max(highest('hard'), highest('easy'));
  const above = sorted.filter(({ pair, weight }) => pair.label === 'positive' && weight > top).length;
  return {
    averagePrecision,
    recallAtZeroFalsePositives: above / positives,
    highestHard: highest('hard'),
    highestEasy: highest('easy'),
  };
}
