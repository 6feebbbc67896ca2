/** Gives findings to a person, or back to everybody. */
import { InputError } from '../../errors.ts';
import type { Assignment } from '../../model/decisions/assignment.ts';
import { LENGTHS } from '../../model/lengths.ts';
import { areAlike } from '../../model/text/person-name.ts';
import type { Ports } from '../ports.ts';
import { checkWritten } from '../written.ts';

/**
 * Gives findings to a person. Those that are the person's already, or are not stored, get no new
 * entry.
 *
 * @param to null: to nobody
 * @returns how many were given
 * @throws InputError without a name of the one who gives them
 */
export async function assign(
  matches: readonly string[],
  to: string | null,
  said: string,
  { store, clock }: Pick<Ports, 'store' | 'clock'>,
): Promise<number> {
  const by = said.trim();
  if (by === '') throw new InputError('write your name: every entry says who made it');
  if (to?.trim() === '') throw new InputError('write to whom the finding is given');
  checkWritten({ by, to }, LENGTHS.person);
  const at = clock.now().toISOString();
  const known = await store.assignments.of(matches);
  const name = to === null ? null : to.trim();
  const given = [...new Set(matches)].filter((match) => (known.get(match)?.to ?? null) !== name);
  return store.assignments.add(
    given.map((match): Assignment => ({ schema: 'revenant.assignment/1', match, to: name, by, at })),
    await userToTell(name, by, { store }),
  );
}

/**
 * The user who is told of an assignment. Null: nobody of that name signs in, or the person took
 * it.
 */
export async function userToTell(
  to: string | null,
  by: string,
  { store }: { readonly store: Pick<Ports['store'], 'users'> },
): Promise<string | null> {
  const user = to === null ? null : (await store.users.byName(to))?.user;
  return user == null || user.disabledAt !== null || areAlike(user.name, by) ? null : user.id;
}
