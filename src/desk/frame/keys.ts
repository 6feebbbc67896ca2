/** Finds a key's owner: the printed key, one of `revenant tokens add`, or a sign-in's cookie. */
import { timingSafeEqual } from 'node:crypto';
import type { Context } from 'hono';
import { userOfKey } from '../../flow/people/tokens.ts';
import type { Role } from '../../model/decisions/token.ts';
import { OWNER, type SignIn } from '../../model/decisions/user.ts';
import { sha256 } from '../../model/digest.ts';
import type { Services } from '../../services.ts';
import type { AddressOf } from './client-address.ts';
import { openAttempts } from './limits.ts';

/** The one who asks. `name` null: the person who started the desk, named in each form. */
export interface Who {
  /** The account of the key or user; empty: the printed key. */
  readonly account: string;
  /** Id of the user who signed in or who has the key. */
  readonly user: string;
  readonly name: string | null;
  readonly role: Role;
  /** The sign-in of a user who signed in. */
  readonly signIn?: SignIn;
}

export type Keys = ReturnType<typeof openKeys>;

const isSame = (one: string, other: string): boolean => timingSafeEqual(Buffer.from(one), Buffer.from(other));

/** @param key the printed one */
export function openKeys(key: string, { store, clock }: Pick<Services, 'store' | 'clock'>, addressOf: AddressOf) {
  const attempts = openAttempts();
  const printed = sha256(key);

  /** A wrong key costs one hash and one look-up in the store. */
  async function whoHas(hash: string, isCookie: boolean): Promise<Who | null> {
    if (isSame(hash, printed)) return { account: '', user: OWNER.id, name: null, role: 'admin' };
    const token = await store.tokens.byHash(hash);
    const now = clock.now();
    if (token !== null) {
      if (token.revokedAt !== null || token.expiresAt <= now.toISOString()) return null;
      const of = await userOfKey(token, { store, clock });
      return of && { account: `key ${token.id}`, user: of.user.id, name: of.user.name, role: of.role };
    }
    const signedIn = isCookie ? await store.users.signedIn(hash, now) : null;
    if (signedIn === null) return null;
    const { id, name, role } = signedIn.user;
    return { account: `user ${id}`, user: id, name, role, signIn: signedIn.signIn };
  }

  return {
    /** `stopped`: too many wrong keys from there. @param isCookie it may be a sign-in's */
    async check(c: Context, hash: string, isCookie = false): Promise<Who | 'unknown' | 'stopped'> {
      const address = addressOf(c);
      if (!attempts.begin(address, hash)) return 'stopped';
      const who = await whoHas(hash, isCookie);
      if (who === null) attempts.wrong(hash);
      else attempts.right(address, hash);
      return who ?? 'unknown';
    },
    /** Counts no try for a secret that this desk has just given. */
    welcome: (c: Context, hash: string) => attempts.right(addressOf(c), hash),
  };
}
