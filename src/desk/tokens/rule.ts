/** Keys of people and programs: an admin makes and ends them. */
import { addKey, type KeyWish, revokeKey } from '../../flow/people/tokens.ts';
import type { DeskParts } from '../frame/parts.ts';
import { admin, doerOf, Missing, type Named } from '../frame/rule.ts';

export type TokenRule = ReturnType<typeof tokenRule>;

export function tokenRule({ services }: DeskParts) {
  return {
    list: admin(() => services.store.tokens.list()),
    /** Returns the key itself, which nobody sees again. */
    add: admin(async (wish: KeyWish, { who }) => {
      const { token, key } = await addKey(wish, services, doerOf(who));
      return { ...token, key };
    }),
    revoke: admin(async ({ id }: Named, { who }) => {
      if (!(await revokeKey(id, services, doerOf(who)))) throw new Missing('key that still opens the desk');
    }),
  };
}
