/** Ends a run: what it found of one operator becomes one alert to each hook. */
import { joinedAlerts } from '../../alert/join.ts';
import type { Alert } from '../../model/alert.ts';
import type { Store } from '../../model/ports/store.ts';
import { storedOperators } from './operators.ts';

type RunStore = Pick<Store, 'ledger' | 'matches' | 'operatorDecisions' | 'outbox' | 'purges'>;

export async function finishRun(id: string, store: RunStore): Promise<void> {
  const { waiting, held } = await store.outbox.countsOf(id);
  // Joining all findings is dear, and a single alert needs none.
  const operatorOf = waiting + held > 1 ? await namesOperators(store) : () => '';
  await store.ledger.finishRun(id, (deliveries) => joinedAlerts(deliveries, operatorOf));
}

/** The operator of the unlisted side first: a person may have split it from the listed one. */
async function namesOperators(store: RunStore): Promise<(alert: Alert) => string> {
  const { of } = await storedOperators(store, true);
  return ({ left, right, listed }) => {
    const sides = listed?.side === 'right' ? [left, right] : [right, left];
    const known = sides.flatMap((side) => (side === null ? [] : (of(side)?.key ?? [])))[0];
    return known ?? sides.find((side) => side !== null) ?? '';
  };
}
