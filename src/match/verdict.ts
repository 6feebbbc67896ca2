/** Weighed rows → verdict and probability. The caps bind the verdict, never the weight. */
import type { Match } from '../model/match.ts';
import type { EvidenceGroup, Verdict } from '../model/words.ts';
import { CALIBRATION } from './calibration.data.ts';
import { sumBits } from './dependence.ts';
import { LEAD, LIKELY, MOST_PROBABLE, PRIOR_BITS, STRONG, WITNESS } from './policy.ts';
import type { WeighedRow } from './weigh.ts';

/** Looks, hosts and what is only said or cited stay a lead; content may reach likely; strong takes identity and a second group. */
export function verdictOf(
  rows: readonly Pick<WeighedRow, 'bits' | 'standing' | 'evidence'>[],
  weight: number,
): Verdict {
  if (weight < LEAD) return 'unrelated';
  const owned = flaggingRows(rows);
  const groups = new Map<EvidenceGroup, number>();
  for (const { bits, evidence } of owned) {
    if (bits > 0) groups.set(evidence.group, sumBits([groups.get(evidence.group) ?? 0, bits]));
  }
  const speaks = (group: EvidenceGroup) => (groups.get(group) ?? 0) >= WITNESS;
  const counted = sumBits(owned.map(({ bits }) => bits));
  if (counted < LIKELY || !(speaks('identity') || speaks('content'))) return 'lead';
  const witnesses = [...groups.values()].filter((bits) => bits >= WITNESS).length;
  return counted >= STRONG && witnesses >= 2 && speaks('identity') ? 'strong' : 'likely';
}

/** The rows that may flag: what is only said counts once the rest is a lead without it. */
function flaggingRows<Row extends Pick<WeighedRow, 'bits' | 'standing'>>(rows: readonly Row[]): Row[] {
  const own = rows.filter(({ standing }) => standing === 'own');
  return sumBits(own.map(({ bits }) => bits)) >= LEAD ? rows.filter(({ standing }) => standing !== 'cited') : own;
}

/** P(one operator) of a candidate pair with this weight, to six decimals, and never more than labelled pairs can show. */
export function probabilityOf(weight: number): number {
  return Math.min(MOST_PROBABLE, Math.round(1e6 / (1 + 2 ** (PRIOR_BITS - weight))) / 1e6);
}

/** What labelled pairs of such a weight were; null below lead. */
export function calibrationOf(weight: number): Match['calibration'] | null {
  const band = CALIBRATION.findLast(({ from }) => weight >= from);
  if (band === undefined) return null;
  const { low, high, pairs } = band;
  return { low, high, pairs };
}
