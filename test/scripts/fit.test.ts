/** The fit and its judges on invented pairs: what is measured on a corpus can be no better than these. */

import { describe, expect, it } from 'vitest';
import type { JudgedPair, Label } from '../../scripts/corpus.ts';
import { crossValidate, judge, labelled, rankingOf } from '../../scripts/cross-validation.ts';
import { fitFactors } from '../../scripts/fit-weights.ts';
import { reliabilityOf } from '../../scripts/reliability.ts';
import { signalPower } from '../../scripts/signal-power.ts';
import { compareSignals } from '../../src/match/compare-signals.ts';
import { PRIOR_BITS } from '../../src/match/policy.ts';
import { LEVELS, type SignalWeight, WEIGHTS } from '../../src/match/weights.ts';
import { background, invented, subject } from '../match/invented.ts';

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
