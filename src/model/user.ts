/** A person who signs in to the desk with a password, and where the person is signed in. */
import { z } from 'zod';
import { Role } from './token.ts';
import { Instant } from './words.ts';

export const User = z.object({
  schema: z.literal('revenant.user/1'),
  id: z.string(),
  name: z.string().describe('entries that the person makes carry this name'),
  role: Role,
  createdAt: Instant,
  disabledAt: Instant.nullable(),
});
export type User = z.infer<typeof User>;

/** Whom the key belongs to that `serve` prints: whoever started the desk. It says of nobody who that is. */
export const OWNER = { id: 'owner', name: 'owner' } as const;

export interface SignIn {
  readonly id: string;
  /** Id of the user. */
  readonly user: string;
  readonly startedAt: string;
  readonly seenAt: string;
  /** What the browser calls itself. */
  readonly agent: string;
}

/** A sign-in ends after this time without a request, and after this time in any case. */
export const IDLE_MS = 8 * 3_600_000;
export const LONGEST_MS = 7 * 86_400_000;
