/** The fit and its judges on invented pairs: what is measured on a corpus can be no better than these. */

import { describe, expect, it } from 'vitest';
import { compareSignals } from '../../src/match/compare.ts';
import { PRIOR_BITS } from '../../src/match/weigh/policy.ts';
import { LEVELS, type SignalWeight, WEIGHTS } from '../../src/match/weigh/weights.ts';
import { background, invented, subject } from '../../testkit/match/invented.ts';
import type { JudgedPair, Label } from '../../tools/corpora/corpus.ts';
import { crossValidate, judge, labelled, rankingOf } from '../../tools/corpora/cross-validation.ts';
import { fitFactors } from '../../tools/corpora/fit-weights.ts';
import { reliabilityOf, shareAtMost, tailOf } from '../../tools/corpora/reliability.ts';
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
    ...{ a: site('a'), b: site('b'), label, kind: label, groups: [`f${n}`, `f${n}`] },
    compared: compareSignals(subject(`a${n}`, values), subject(`b${n}`, values), background(100), SIGNALS),
  };
}

/** Mailboxes are shared by successors only, looks by everybody. */
const PAIRS = Array.from({ length: 20 }, (_, n) => [
  pair(2 * n, 'positive', 'contact-email', 'structure'),
  pair(2 * n + 1, 'hard', 'structure'),
]).flat();

describe('the fit', () => {
  it('lowers what everybody shares, and raises nothing over its prior', () => {
    const { pairs, families } = labelled(PAIRS);
    const factors = fitFactors(pairs, TABLE, families);
    expect(factors['contact-email identical']).toBe(1);
    expect(factors['structure identical']).toBeLessThan(1);
    expect(fitFactors(pairs, TABLE, families)).toEqual(factors);
  });

  it('gives each family one voice, however many pairs it has', () => {
    const many = [
      ...PAIRS.slice(0, 2),
      ...Array.from({ length: 9 }, () => PAIRS[0] as JudgedPair),
      ...PAIRS.slice(2, 4),
    ];
    const { pairs, families } = labelled(many);
    expect(families).toBe(2);
    const shareOf = (family: string) =>
      pairs
        .filter(({ positive, groups }) => positive && groups[0] === family)
        .reduce((sum, { share }) => sum + share, 0);
    expect(shareOf('f0')).toBeCloseTo(0.5);
    expect(shareOf('f2')).toBeCloseTo(0.5);
  });

  it('judges every pair once in cross-validation, by others', () => {
    const judged = crossValidate(PAIRS, TABLE);
    expect(judged.map((one) => one.pair.groups[0]).sort()).toEqual(PAIRS.map(({ groups }) => groups[0]).sort());
    expect(rankingOf(judged)).toMatchObject({ averagePrecision: 1, recallAtZeroFalsePositives: 1 });
  });

  it('does not let a pair speak for itself', () => {
    // One hard negative that shares a mailbox too: fitted to it, the mailbox would be worth less.
    const odd = pair(99, 'hard', 'contact-email', 'structure');
    const alone = crossValidate([...PAIRS, odd], TABLE).find((one) => one.pair === odd);
    const { pairs, families } = labelled([...PAIRS, odd]);
    const inSample = fitFactors(pairs, TABLE, families)['contact-email identical'] ?? 1;
    expect(alone?.weight).toBeGreaterThan(9 * inSample);
  });
});

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

describe('the weights in force', () => {
  it.each(Object.entries(WEIGHTS))('%s is worth no less at a better level', (_, weight) => {
    // Levels that the signal never gives are left out.
    const given = LEVELS.map((level) => weight[level]).filter(({ cap }) => cap > 0);
    for (const [i, more] of given.entries()) {
      expect(given[i - 1]?.each ?? 0).toBeLessThanOrEqual(more.each);
      expect(given[i - 1]?.cap ?? 0).toBeLessThanOrEqual(more.cap);
    }
  });
});
