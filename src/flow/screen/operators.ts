import { operatorsOf } from '../../match/operators.ts';
import type { Operator } from '../../model/operator.ts';
import type { Store } from '../../model/ports/store.ts';

/** Findings that are joined at most: the heaviest. */
export const MOST_JOINS = 20_000;

/** The operators that the stored findings join, largest first. `cut`: there were more findings than are joined. */
export async function storedOperators({
  matches,
}: Pick<Store, 'matches'>): Promise<{ readonly operators: Operator[]; readonly cut: boolean }> {
  const joins = await matches.joins(MOST_JOINS + 1);
  return { operators: operatorsOf(joins.slice(0, MOST_JOINS)), cut: joins.length > MOST_JOINS };
}
