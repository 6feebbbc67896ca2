/** The own account: everybody sees it, ends its sign-ins and changes its password. */
import { InputError } from '../../errors.ts';
import { changeOwnPassword, WrongPassword } from '../../flow/people/users.ts';
import { accountTexts as say } from '../../texts/account.ts';
import { signInTexts } from '../../texts/sign-in.ts';
import { openDelays } from '../frame/delays.ts';
import type { DeskParts } from '../frame/parts.ts';
import { Missing, type Named, reader } from '../frame/rule.ts';
import { signInsOf } from '../users/rule.ts';

export type AccountRule = ReturnType<typeof accountRule>;

export function accountRule({ services, turns }: DeskParts) {
  const { users } = services.store;
  const delays = openDelays({ free: 5, longestMs: 15 * 60_000 });
  return {
    show: reader(async (_: object, { who: { name, user, role, signIn } }) => {
      const signIns = signIn === undefined ? [] : await signInsOf(signIn.user, services, signIn);
      return { name, user, role, signIns };
    }),
    endSignIn: reader(async ({ id }: Named, { who: { signIn } }) => {
      if (signIn === undefined || !(await users.signOut(signIn.user, id))) throw new Missing('sign-in of yours');
    }),
    changePassword: reader(
      async ({ current, next, again }: Readonly<Record<'current' | 'next' | 'again', string>>, { who }) => {
        const { signIn, account } = who;
        const user = signIn === undefined ? null : await users.get(signIn.user);
        if (user === null) throw new InputError(say.keyHasNone);
        if (next !== again) throw new InputError(say.notTwice);
        const waitMs = delays.left(account);
        if (waitMs > 0) throw new InputError(signInTexts.tooManyPasswords(Math.ceil(waitMs / 1000)));
        delays.count(account);
        try {
          await turns.take(() => changeOwnPassword(user, { current, next }, services));
        } catch (error) {
          if (!(error instanceof WrongPassword)) delays.takeBack(account);
          throw error;
        }
        delays.forget(account);
      },
    ),
  };
}
