/** What signals found → rows of evidence, weighed with the table that is given. */
import type { ComparedSignal } from './compare-signals.ts';
import { isCopiedUnderOneName } from './copied.ts';
import { countOnce } from './count-once.ts';
import { countFactsOnce } from './one-fact.ts';
import { sharedTemplate } from './shared-template.ts';
import { plainRow, type WeighedRow, weighComparison } from './weigh.ts';
import type { SignalWeight } from './weights.ts';

type WeightTable = Readonly<Record<string, SignalWeight>>;

/** Rows that add up to the weight of the pair: the whole way from what was compared. */
export function weighPair(compared: readonly ComparedSignal[], weights: WeightTable): WeighedRow[] {
  return countOnce(weighSignals(compared, weights), { copied: isCopiedUnderOneName(compared) });
}

/** Rows that do not yet know of each other: families are counted once by countOnce. */
export function weighSignals(compared: readonly ComparedSignal[], weights: WeightTable): WeighedRow[] {
  const template = sharedTemplate(compared);
  return countFactsOnce(compared, weights).flatMap(
    ({ signal, comparison, guard, isQuoted, background, amount, absence, alike }) => {
      const weight = guard === null ? weights[signal.id] : undefined;
      if (comparison === null) {
        const evidence = weight?.absence === undefined ? null : (absence?.(weight.absence) ?? null);
        return evidence === null ? [] : [plainRow(evidence)];
      }
      // A difference in what may change at any time is no evidence, nor is a profile that does not repeat a site.
      const expected = alike || signal.group === 'identity';
      if (comparison.level === 'different' && (weight?.different === 0 || !expected)) return [];
      return [weighComparison(signal, comparison, weight, background, { amount, template, isQuoted })];
    },
  );
}
