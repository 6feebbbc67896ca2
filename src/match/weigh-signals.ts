/** What signals found → rows of evidence, weighed with the table that is given. */
import type { Evidence } from '../model/match.ts';
import type { ComparedSignal } from './compare-signals.ts';
import { isCopiedWhole } from './copied.ts';
import { countOnce } from './count-once.ts';
import { countFactsOnce } from './one-fact.ts';
import { sharedTemplate } from './shared-template.ts';
import { type Row, weighComparison } from './weigh.ts';
import type { SignalWeight } from './weights.ts';

/** Rows that add up to the weight of the pair: the whole way from what was compared. */
export function weighPair(compared: readonly ComparedSignal[], weights: Readonly<Record<string, SignalWeight>>): Row[] {
  return countOnce(weighSignals(compared, weights), { copied: isCopiedWhole(compared) });
}

/** Rows that do not yet know of each other: families are counted once by countOnce. */
export function weighSignals(
  compared: readonly ComparedSignal[],
  weights: Readonly<Record<string, SignalWeight>>,
): Row[] {
  const template = sharedTemplate(compared);
  return countFactsOnce(compared, weights).flatMap(
    ({ signal, comparison, guard, isQuoted, background, amount, absence, alike }) => {
      const weight = guard !== null ? undefined : weights[signal.id];
      if (comparison === null) {
        const evidence = weight?.absence === undefined ? null : (absence?.(weight.absence) ?? null);
        return evidence === null ? [] : [against(evidence)];
      }
      // To differ in what anybody may change at any time is no evidence at all, nor that a profile does not repeat a site.
      const expected = alike || signal.group === 'identity';
      if (comparison.level === 'different' && (weight?.different === 0 || !expected)) return [];
      return [weighComparison(signal, comparison, weight, background, { amount, template, isQuoted })];
    },
  );
}

function against(evidence: Evidence): Row {
  return { evidence, family: null, mention: false, bits: evidence.weight, common: false, packaged: 0 };
}
