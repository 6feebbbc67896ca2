/** A person or program that may open the desk. The key itself is shown once and never stored. */
import { z } from 'zod';
import { Instant } from '../words.ts';

export const Role = z
  .enum(['reader', 'analyst', 'admin'])
  .describe(
    'reader: looks; analyst: also judges, compares and works on cases; admin: also changes hooks and schedules',
  );
export type Role = z.infer<typeof Role>;

export const Token = z.object({
  schema: z.literal('revenant.token/1'),
  id: z.string(),
  name: z.string().describe('of the key; entries that it makes carry the name of its user'),
  user: z.string().optional().describe('id of the user whom it belongs to; absent: an old key, not used since'),
  role: Role,
  createdAt: Instant,
  expiresAt: Instant,
  revokedAt: Instant.nullable(),
});
export type Token = z.infer<typeof Token>;

const RANK: Readonly<Record<Role, number>> = { reader: 0, analyst: 1, admin: 2 };

/** The lower of two roles. */
export const lowerRole = (one: Role, other: Role): Role => (RANK[one] < RANK[other] ? one : other);

export function mayDo(role: Role, needed: Role): boolean {
  return RANK[role] >= RANK[needed];
}
