/** The judges of the model on invented pairs: what is measured on a corpus can be no better than these. */

import { describe, expect, it } from 'vitest';
import { compareSignals } from '../../src/match/compare.ts';
import { PRIOR_BITS } from '../../src/match/weigh/policy.ts';
import type { SignalWeight } from '../../src/match/weigh/weights.ts';
import { background, invented, subject } from '../../testkit/match/invented.ts';
import type { JudgedPair, Label } from '../../tools/corpora/corpus.ts';
import { judge, rankingOf } from '../../tools/corpora/judge.ts';
import { bandsOf, calibrationOf, reliabilityOf, shareAtMost, tailOf } from '../../tools/corpora/reliability.ts';
import { signalPower } from '../../tools/corpora/signal-power.ts';

const SIGNALS = [invented('contact-email', 'identity'), invented('structure', 'look')];
const same = (bits: number) => ({ each: bits, cap: bits });
const row = (bits: number, family: SignalWeight['family']): SignalWeight => ({
  ...{ identical: same(bits), close: same(bits / 2), partial: same(bits / 4), different: 0, family },
});
const TABLE = { 'contact-email': row(9, 'mail'), structure: row(6, 'look') };

function pair(n: number, label: Exclude<Label, null>, ...shared: string[]): JudgedPair {
  const values = Object.fromEntries(shared.map((signal) => [signal, [`${signal} ${n}`]]));
  const site = (side: string) => ({
    ...{ id: `${side}${n}`, host: side, name: side, owner: `${side}${n}`, family: `f${n}`, template: 'none' },
  });
  return {
    ...{ a: site('a'), b: site('b'), label, kind: label },
    compared: compareSignals(subject(`a${n}`, values), subject(`b${n}`, values), background(100), SIGNALS),
  };
}

/** Mailboxes are shared by successors only, looks by everybody. */
const PAIRS = Array.from({ length: 20 }, (_, n) => [
  pair(2 * n, 'positive', 'contact-email', 'structure'),
  pair(2 * n + 1, 'hard', 'structure'),
]).flat();

describe('judging', () => {
  it('takes pairs of one weight together', () => {
    const judged = PAIRS.map((one) => judge(one, { 'contact-email': row(0, 'mail'), structure: row(6, 'look') }));
    expect(rankingOf(judged)).toMatchObject({ averagePrecision: 0.5, recallAtZeroFalsePositives: 0, highestHard: 6 });
  });

  it('says what was seen under the stated prior, inside its interval', () => {
    const bins = reliabilityOf(PAIRS.map((one) => judge(one, TABLE)));
    expect(bins.map(({ positives, negatives }) => [positives, negatives])).toEqual([
      [0, 20],
      [20, 0],
    ]);
    for (const { seen, low, high } of bins) {
      expect(low).toBeLessThanOrEqual(seen);
      expect(seen).toBeLessThanOrEqual(high);
    }
    // 20 of 20 and 0 of 20 (Wilson): no more than 1 in 6 of the negatives can be so high, so the ratio is at least 5.2.
    expect(bins[1]?.low).toBeCloseTo(5.2 / (5.2 + 2 ** PRIOR_BITS), 3);
  });

  it('gives bounds that hold with any corpus left out, and those of its pairs where there is one', () => {
    const corpus = (positives: number, hard: number) =>
      [...Array<'positive'>(positives).fill('positive'), ...Array<'hard'>(hard).fill('hard')].map((label) => ({
        ...{ pair: { ...(PAIRS[0] as JudgedPair), label }, weight: 9, verdict: 'lead' as const },
      }));
    const [few, many] = [corpus(2, 78), corpus(9, 2)];
    const [band] = calibrationOf([few, many]);
    expect(band).toMatchObject({ from: 8, pairs: 91, positives: 11 });
    expect(band).toMatchObject({ low: bandsOf(few)[0]?.low, high: bandsOf(many)[0]?.high });
    expect(calibrationOf([few])).toEqual(bandsOf(few));
  });

  it('bounds a share of which few or none were seen', () => {
    // Clopper and Pearson, one-sided 95 %.
    expect(shareAtMost(0, 10)).toBeCloseTo(0.2589, 4);
    expect(shareAtMost(1, 10)).toBeCloseTo(0.3942, 4);
    expect(shareAtMost(2, 20)).toBeCloseTo(0.2826, 4);
    expect(shareAtMost(0, 1000)).toBeCloseTo(3 / 1000, 4);
    expect(shareAtMost(10, 10)).toBe(1);
  });

  it('says of each weight from lead on how many are as heavy at least, and at most of strangers', () => {
    const judged = (label: Exclude<Label, null>, weight: number) => ({
      ...{ pair: { ...(PAIRS[0] as JudgedPair), label }, weight, verdict: 'lead' as const },
    });
    const light = Array.from({ length: 97 }, () => judged('hard', 3));
    const positives = Array.from({ length: 40 }, (_, i) => judged('positive', i));
    // The easy pair that is a lead is one of the strangers, the others are not.
    const all = [
      ...light,
      ...positives,
      judged('hard', 9.3),
      judged('hard', 8),
      judged('easy', 9.9),
      judged('easy', 1),
    ];
    const { strangers, steps } = tailOf(all);
    expect(strangers).toBe(100);
    expect(steps.map(({ from }) => from)).toEqual([8, 9, 10]);
    expect(steps.map(({ strangers: most }) => most)).toEqual(
      [3, 2, 0].map((k) => expect.closeTo(shareAtMost(k, 100), 4)),
    );
    expect(steps[0]?.successors).toBeCloseTo(1 - shareAtMost(8, 40), 4);
  });

  it('never holds a heavier pair for less likely because fewer are as heavy', () => {
    const judged = (label: Exclude<Label, null>, weight: number) => ({
      ...{ pair: { ...(PAIRS[0] as JudgedPair), label }, weight, verdict: 'lead' as const },
    });
    const positives = [...Array.from({ length: 39 }, () => judged('positive', 8.5)), judged('positive', 30)];
    const { steps } = tailOf([
      ...positives,
      ...Array.from({ length: 50 }, () => judged('hard', 1)),
      judged('hard', 20),
    ]);
    const ratios = steps.map(({ successors, strangers }) => successors / strangers);
    for (const [i, ratio] of ratios.entries()) expect(ratio).toBeGreaterThanOrEqual(ratios[i - 1] ?? 0);
    expect(steps.at(-1)?.from).toBe(20.1);
  });

  it('measures what each signal tells by itself', () => {
    const power = signalPower(PAIRS, TABLE);
    expect(power.get('structure')).toMatchObject({ auc: 0.5, speaks: { positive: 20, hard: 20, easy: 0 } });
    expect(power.get('contact-email')).toMatchObject({ speaks: { positive: 20, hard: 0, easy: 0 } });
  });
});
