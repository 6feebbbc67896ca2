/** Sets and lifts holds, which keep data from a purge. */
import { randomUUID } from 'node:crypto';
import { InputError } from '../../errors.ts';
import type { Hold } from '../../model/decisions/hold.ts';
import { LENGTHS } from '../../model/lengths.ts';
import type { Store } from '../../model/ports/store.ts';
import type { Ports } from '../ports.ts';
import { checkWritten } from '../written.ts';
import { type Said, saidBy } from './said-by.ts';

export type HoldPorts = Pick<Ports, 'clock'> & {
  readonly store: Pick<Store, 'holds'>;
};
export type HoldWish = Pick<Hold, 'kind' | 'subject' | 'by' | 'reason'>;

/**
 * Throws InputError without a name or reason, and for a visit, finding or case that is not stored.
 */
export async function setHold(wish: HoldWish, { store, clock }: HoldPorts): Promise<Hold> {
  const said = saidBy(wish, 'a hold');
  const { kind, subject } = wish;
  checkWritten({ subject }, LENGTHS.address);
  const at = clock.now().toISOString();
  const hold: Hold = { schema: 'revenant.hold/1', id: randomUUID(), kind, subject, ...said, at, lifted: null };
  await store.holds.add(hold);
  return hold;
}

/** Throws InputError without a name or reason, and for a hold that is not in force. */
export async function liftHold(id: string, given: Said, { store, clock }: HoldPorts): Promise<Hold> {
  const said = saidBy(given, 'lifting a hold');
  const lifted = await store.holds.lift(id, { ...said, at: clock.now().toISOString() });
  if (lifted === null) throw new InputError(`there is no hold ${id} in force`);
  return lifted;
}
