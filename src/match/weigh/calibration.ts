/** What labelled pairs of a weight were, and what that comes to where one of many compared sites is a successor. */
import type { Match } from '../../model/match.ts';
import { CALIBRATION } from './calibration.data.ts';

/** One successor among so many compared sites. */
const ONE_IN = 10_000;
const MOST = 0.999_999;

/** Null below lead. */
export function calibrationOf(weight: number): Match['calibration'] | null {
  const band = CALIBRATION.bands.findLast(({ from }) => weight >= from);
  if (band === undefined) return null;
  const { low, high, pairs } = band;
  return { low, high, pairs, atBaseRate: atBaseRate(weight) };
}

/**
 * Posterior odds are prior odds times a ratio. From below the ratio is that of the labelled pairs which are as heavy, at its 95 %
 * bounds. Beyond the heaviest stranger among them labels tell no more, and each further bit doubles the odds, as the model has it.
 * From above the ratio is 2^weight, the model's own.
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
