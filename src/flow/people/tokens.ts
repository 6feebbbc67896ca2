/** A key for a person or program. The key itself is shown once and never stored. */
import { randomBytes, randomUUID } from 'node:crypto';
import { InputError } from '../../errors.ts';
import { sha256 } from '../../model/digest.ts';
import type { Token } from '../../model/token.ts';

/** Throws InputError without a name. */
export function newToken(
  { name, role, days }: Pick<Token, 'name' | 'role'> & { readonly days: number },
  now: Date,
): { readonly token: Token; readonly key: string; readonly hash: string } {
  if (name.trim() === '') throw new InputError('write a name: entries in the log and in cases carry it');
  const key = randomBytes(24).toString('base64url');
  const token: Token = {
    schema: 'revenant.token/1',
    id: randomUUID(),
    name: name.trim(),
    role,
    createdAt: now.toISOString(),
    expiresAt: new Date(now.getTime() + days * 86_400_000).toISOString(),
    revokedAt: null,
  };
  return { token, key, hash: sha256(key) };
}
