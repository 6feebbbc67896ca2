/** People with sign-ins: an admin adds, changes and disables them. */
import { InputError } from '../../errors.ts';
import { eventOf } from '../../flow/people/audit.ts';
import { addUser, changeRole, disableUser, givePassword } from '../../flow/people/users.ts';
import type { SignIn, User } from '../../model/decisions/user.ts';
import type { Services } from '../../services.ts';
import { userTexts as say } from '../../texts/users.ts';
import type { DeskParts } from '../frame/parts.ts';
import { admin, doerOf, found, Missing, type Named } from '../frame/rule.ts';

type Change = Partial<Readonly<Record<'role', User['role'] | undefined> & Record<'password', string | undefined>>>;

/** The places where a person is signed in. @param present the sign-in of this request */
export async function signInsOf(id: string, { store, clock }: Pick<Services, 'store' | 'clock'>, present?: SignIn) {
  const all = await store.users.signIns(id, clock.now());
  return all.map(({ user: _, ...one }) => ({ ...one, isThis: one.id === present?.id }));
}

export type UserRule = ReturnType<typeof userRule>;

export function userRule({ services, turns }: DeskParts) {
  const { users } = services.store;
  const stored = async (id: string) => found(await users.get(id), 'person');
  return {
    list: admin(() => users.list()),
    // A password check takes much memory for a moment, so they run in turns.
    add: admin((wish: Parameters<typeof addUser>[0], { who }) =>
      turns.take(() => addUser(wish, services, doerOf(who))),
    ),
    change: admin(async ({ id, role, password }: Named & Change, { who }) => {
      const before = await stored(id);
      const by = doerOf(who);
      if (password !== undefined) await turns.take(() => givePassword(before, password, services, by));
      if (role !== undefined) await changeRole(before, role, services, by);
      return stored(id);
    }),
    disable: admin(async ({ id }: Named, { who }) => {
      if (id === who.signIn?.user) throw new InputError(say.notYourself);
      await disableUser(await stored(id), services, doerOf(who));
      return stored(id);
    }),
    signIns: admin(async ({ id }: Named, { who }) => signInsOf((await stored(id)).id, services, who.signIn)),
    endSignIn: admin(async ({ id, signIn }: Named & { readonly signIn: string }, { who }) => {
      const { name } = await stored(id);
      const said = { kind: 'user', did: 'changed', subject: id, name, detail: { ended: 'a sign-in' } } as const;
      if (!(await users.signOut(id, signIn, eventOf(said, doerOf(who), services))))
        throw new Missing('sign-in of the person');
    }),
  };
}
