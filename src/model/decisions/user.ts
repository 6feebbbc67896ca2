/** A person who signs in to the desk with a password, and where the person is signed in. */
import { z } from 'zod';
import { Instant } from '../words.ts';
import { Role } from './token.ts';

export const User = z.object({
  schema: z.literal('revenant.user/1'),
  id: z.string(),
  name: z.string().describe('entries that the person makes carry this name'),
  role: Role,
  createdAt: Instant,
  disabledAt: Instant.nullable(),
});
export type User = z.infer<typeof User>;

/**
 * The user of the key that `serve` prints: the person who started the desk. The name does not
 * identify anybody.
 */
export const OWNER = { id: 'owner', name: 'owner' } as const;

export interface SignIn {
  readonly id: string;
  /** Id of the user. */
  readonly user: string;
  readonly startedAt: string;
  readonly seenAt: string;
  /** The browser's user agent. */
  readonly agent: string;
}

/** A sign-in ends after this time without a request, and after this time in any case. */
export const IDLE_MS = 8 * 3_600_000;
export const LONGEST_MS = 7 * 86_400_000;
