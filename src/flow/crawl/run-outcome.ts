import type { Store } from '../../model/ports/store.ts';

/** How the targets of a run ended: `4 captured, 1 unreachable, 2 flagged`. */
export async function outcomeOf(run: string, { ledger, matches }: Pick<Store, 'ledger' | 'matches'>): Promise<string> {
  const states = Object.entries(await ledger.outcomes(run)).map(([state, count]) => `${count} ${state}`);
  const flagged = await matches.list({ run, flagged: true });
  return [...states, `${flagged.length} flagged`].join(', ');
}
