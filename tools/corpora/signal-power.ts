/** Judged pairs → what each signal tells by itself: how often it speaks of positives and of hard and easy negatives. */

import type { SignalPower } from '../../scripts/signal-docs.ts';
import { weighSignals } from '../../src/match/weigh/weigh-signals.ts';
import { type SignalWeight, WEIGHTS } from '../../src/match/weigh/weights.ts';
import type { JudgedPair } from './corpus.ts';

export function signalPower(
  pairs: readonly JudgedPair[],
  table: Readonly<Record<string, SignalWeight>> = WEIGHTS,
): Map<string, SignalPower> {
  const read = new Map<string, { label: JudgedPair['label']; bits: number }[]>();
  for (const { label, compared } of pairs) {
    const rows = new Map(weighSignals(compared, table).map((row) => [row.evidence.signal, row.bits]));
    for (const { signal } of compared) {
      const list = read.get(signal.id) ?? [];
      list.push({ label, bits: rows.get(signal.id) ?? 0 });
      read.set(signal.id, list);
    }
  }
  return new Map(
    [...read].map(([signal, all]) => {
      const count = (label: JudgedPair['label'], least: number) =>
        all.filter((one) => one.label === label && one.bits >= least).length;
      const byLabel = (least: number) => ({
        ...{ positive: count('positive', least), hard: count('hard', least), easy: count('easy', least) },
      });
      const speaking = all.filter(({ label, bits }) => label === 'positive' && bits >= 1);
      return [
        signal,
        {
          readable: byLabel(Number.NEGATIVE_INFINITY),
          speaks: byLabel(1),
          auc: auc(all),
          bits: speaking.length === 0 ? null : speaking.reduce((sum, { bits }) => sum + bits, 0) / speaking.length,
        },
      ];
    }),
  );
}

/** Area under the ROC curve of positives against hard negatives (Mann and Whitney 1947); ties count half. */
function auc(all: readonly { label: JudgedPair['label']; bits: number }[]): number | null {
  const of = (label: string) => all.filter((one) => one.label === label).map(({ bits }) => bits);
  const [positives, negatives] = [of('positive'), of('hard')];
  if (positives.length === 0 || negatives.length === 0) return null;
  let won = 0;
  for (const p of positives) for (const n of negatives) won += p > n ? 1 : p === n ? 0.5 : 0;
  return won / positives.length / negatives.length;
}
