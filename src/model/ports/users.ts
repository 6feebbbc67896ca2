import type { AuditEvent } from '../decisions/audit.ts';
import type { Token } from '../decisions/token.ts';
import type { SignIn, User } from '../decisions/user.ts';

/**
 * People who sign in, and where they are signed in. An event goes into the log in the same
 * transaction.
 */
export interface Users {
  /**
   * False: the name is taken, or looks like one that is (`areAlike`).
   * @param password as `hashPassword` writes it; empty: none opens it
   */
  add(user: User, password: string, event?: AuditEvent): Promise<boolean>;
  /** Oldest first, disabled ones too. */
  list(): Promise<User[]>;
  get(id: string): Promise<User | null>;
  byName(name: string): Promise<{ readonly user: User; readonly password: string } | null>;
  /** Ends the sign-ins of the user. */
  setPassword(id: string, password: string, event?: AuditEvent): Promise<void>;
  setRole(id: string, role: User['role'], event?: AuditEvent): Promise<void>;
  /** Ends the sign-ins of the user. False: disabled before. */
  disable(id: string, at: string, event?: AuditEvent): Promise<boolean>;
  /** @param hash SHA-256 of the secret of the cookie, hex */
  signIn(hash: string, of: SignIn, event?: AuditEvent): Promise<void>;
  /** The person signed in with this cookie; null: nobody, or not any more. Notes the time. */
  signedIn(hash: string, now: Date): Promise<{ readonly user: User; readonly signIn: SignIn } | null>;
  /** The last seen first. */
  signIns(user: string, now: Date): Promise<SignIn[]>;
  /** Ends one sign-in of a user. */
  signOut(user: string, id: string, event?: AuditEvent): Promise<boolean>;
}

export interface Tokens {
  /** @param hash SHA-256 of the key, hex */
  add(token: Token, hash: string, event?: AuditEvent): Promise<void>;
  /** Oldest first, revoked ones too. */
  list(): Promise<Token[]>;
  /** Gives a key from before keys had users to a user. */
  give(id: string, user: string): Promise<void>;
  get(id: string): Promise<Token | null>;
  byHash(hash: string): Promise<Token | null>;
  /** False: there is none, or it was revoked before. */
  revoke(id: string, at: string, event?: AuditEvent): Promise<boolean>;
}
