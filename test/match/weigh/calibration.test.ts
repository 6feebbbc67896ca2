import { describe, expect, it } from 'vitest';
import { CALIBRATION } from '../../../src/match/weigh/calibration.data.ts';
import { calibrationOf } from '../../../src/match/weigh/calibration.ts';
import { LEAD } from '../../../src/match/weigh/policy.ts';
import { Match } from '../../../src/model/derived/match.ts';

const { steps } = CALIBRATION.tail;
const beyond = steps.at(-1)?.from ?? 0;
const odds = (p: number) => p / (1 - p);
const rated = (weight: number) => {
  const found = calibrationOf(weight)?.atBaseRate;
  if (found === undefined) throw new Error(`no rate at ${weight} bits`);
  return found;
};

describe('calibrationOf', () => {
  it('says nothing below lead', () => {
    expect(calibrationOf(LEAD - 0.1)).toBeNull();
    expect(calibrationOf(LEAD)?.pairs).toBeGreaterThan(0);
  });

  it('never falls as the weight grows, and never says more than the bits do', () => {
    const all = Array.from({ length: 600 }, (_, i) => rated(LEAD + i / 10));
    for (const [i, { low, high, byLabels }] of all.entries()) {
      expect(low).toBeLessThanOrEqual(high);
      expect(high).toBeLessThan(1);
      for (const name of ['low', 'high', 'byLabels'] as const)
        expect(all[i - 1]?.[name] ?? 0).toBeLessThanOrEqual({ low, high, byLabels }[name]);
    }
  });

  it('takes the labels as far as they go, and marks what lies beyond', () => {
    const [lead, first, further] = [rated(LEAD), rated(beyond), rated(beyond + 3)];
    for (const { low, high, byLabels } of [lead, first]) expect(low).toBe(Math.min(high, byLabels));
    expect(lead.extrapolated).toBe(beyond <= LEAD);
    expect(first.extrapolated).toBe(true);
    expect(further).toMatchObject({ extrapolated: true, byLabels: first.byLabels });
    expect(odds(further.low) / odds(first.low)).toBeCloseTo(8, 2);
    // Rule of three: labels without a stranger as heavy bear out no more than 3 in so many.
    expect(steps.at(-1)?.strangers).toBeCloseTo(3 / CALIBRATION.tail.strangers, 4);
  });

  it('tells a weight that barely flags from one far beyond it', () => {
    const [barely, far] = [rated(18.8), rated(62.4)];
    expect(barely.high).toBeLessThan(0.99);
    expect(far.low).toBeGreaterThan(0.999);
  });

  it('is read from older matches that have no base rate', () => {
    const older = { low: 0.9, high: 1, pairs: 40 };
    expect(Match.shape.calibration.parse(older)).toEqual(older);
    expect(Match.shape.calibration.parse(calibrationOf(20))).toEqual(calibrationOf(20));
  });
});
