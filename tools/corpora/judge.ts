/** Labelled pairs → their weights and verdicts, and how well these tell successors from strangers. */
import { sumBits } from '../../src/match/weigh/dependence.ts';
import { verdictOf } from '../../src/match/weigh/verdict.ts';
import { weighPair } from '../../src/match/weigh/weigh-signals.ts';
import { type SignalWeight, WEIGHTS } from '../../src/match/weigh/weights.ts';
import { isFlagged } from '../../src/model/derived/match.ts';
import type { Verdict } from '../../src/model/words.ts';
import type { JudgedPair } from './corpus.ts';

type Table = Readonly<Record<string, SignalWeight>>;

export interface Judged {
  readonly pair: JudgedPair;
  readonly weight: number;
  readonly verdict: Verdict;
}

export function judge(pair: JudgedPair, table: Table = WEIGHTS): Judged {
  const rows = weighPair(pair.compared, table);
  const weight = sumBits(rows.map(({ bits }) => bits));
  return { pair, weight, verdict: verdictOf(rows, weight) };
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

/** The ranking in one line, and what is flagged of each label. */
export function rankingLine(judged: readonly Judged[]): string {
  const { averagePrecision, recallAtZeroFalsePositives, highestHard, highestEasy } = rankingOf(judged);
  const flagged = (label: string) => judged.filter((one) => one.pair.label === label && isFlagged(one)).length;
  return `average precision ${averagePrecision.toFixed(3)}, recall at no false positive ${recallAtZeroFalsePositives.toFixed(3)}, highest hard negative ${highestHard}, easy ${highestEasy}, flagged: ${flagged('positive')} positives, ${flagged('hard')} hard, ${flagged('easy')} easy`;
}
