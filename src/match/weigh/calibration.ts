/** Labelled pairs of a weight → the share of one operator, also at the base rate of many sites. */
import type { Match } from '../../model/derived/match.ts';
import { CALIBRATION } from './calibration.data.ts';

/** The base rate: one successor among this many compared sites. */
const ONE_IN = 10_000;
const MOST = 0.999_999;

/** Null below LEAD. */
export function calibrationOf(weight: number): Match['calibration'] | null {
  const band = CALIBRATION.bands.findLast(({ from }) => weight >= from);
  if (band === undefined) return null;
  const { low, high, pairs } = band;
  return { low, high, pairs, atBaseRate: atBaseRate(weight) };
}

/**
 * Posterior odds are prior odds times a ratio. The lower ratio is that of labelled pairs as heavy,
 * at its 95 % bounds; beyond the heaviest stranger each bit doubles the odds, as in the model. The
 * upper ratio is the model's own, 2^weight.
 */
function atBaseRate(weight: number): NonNullable<NonNullable<Match['calibration']>['atBaseRate']> {
  const { strangers, steps } = CALIBRATION.tail;
  const step = steps.findLast(({ from }) => weight >= from) ?? steps[0];
  const extrapolated = step === steps.at(-1);
  const ratio = step.successors / step.strangers;
  const high = chanceOf(2 ** weight);
  const low = Math.min(high, chanceOf(extrapolated ? ratio * 2 ** (weight - step.from) : ratio));
  const down = (p: number): number => Math.floor(1e6 * p) / 1e6;
  return { oneIn: ONE_IN, low: down(low), high: down(high), byLabels: down(chanceOf(ratio)), strangers, extrapolated };
}

function chanceOf(ratio: number): number {
  return Math.min(MOST, ratio / (ratio + ONE_IN - 1));
}
