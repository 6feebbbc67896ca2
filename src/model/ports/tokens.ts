import type { AuditEvent } from '../decisions/audit.ts';
import type { Token } from '../decisions/token.ts';

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
