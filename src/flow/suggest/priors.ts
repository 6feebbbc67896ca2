/** Stored judgements → the worth of reasons. */
import type { Store } from '../../model/ports/store.ts';
import { type Priors, priorsOf } from '../../suggest/priors.ts';
import type { Ports } from '../ports.ts';

/** The worth of reasons now. */
export async function currentPriors({ store, clock }: Pick<Ports, 'store' | 'clock'>): Promise<Priors> {
  return priorsAt(clock.now().toISOString(), store);
}

/** Their worth then, as it was used, unless judged suggestions have gone since. */
export async function priorsAt(at: string, { suggestions }: Pick<Store, 'suggestions'>): Promise<Priors> {
  return priorsOf(await suggestions.judgements(at), at);
}
