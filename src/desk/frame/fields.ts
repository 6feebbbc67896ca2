/** How the API's addresses are described, and the answers that they share. */
import { z } from '@hono/zod-openapi';
import { COUNTS, LENGTHS, written } from '../../model/lengths.ts';
import type { Role } from '../../model/token.ts';
import { Instant } from '../../model/words.ts';
import { atLeast, problem } from './access.ts';
import { MOST } from './paging.ts';

export type { Api } from './operations.ts';
export { MOST };

const Problem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  detail: z.string(),
  instance: z.string().describe('path of the request'),
});
export const Id = z.object({ id: z.string().max(LENGTHS.id) });
/** Who writes, for the key that was printed at the start; every other key writes as its user, and another name is refused. */
export const By = written(LENGTHS.person).min(1);
export const Reason = written(LENGTHS.reason).min(1);
/** Of a query. */
export const Flag = z
  .enum(['true', 'false'])
  .default('false')
  .transform((word) => word === 'true');
/** Ids of findings. */
export const Chosen = z.array(written(LENGTHS.digest)).min(1).max(COUNTS.findings);
export const Addresses = z.array(written(LENGTHS.address)).min(1).max(COUNTS.addresses).describe('web addresses');
/** A moment that a request names. */
export const Moment = Instant.max(LENGTHS.instant);
/** Who writes where a request of the printed key names nobody. */
export const UNNAMED = 'the key of the desk';

export const problems = (...codes: number[]) =>
  Object.fromEntries(
    codes.map((code) => [
      code,
      { description: 'RFC 9457', content: { 'application/problem+json': { schema: Problem } } },
    ]),
  );

/** The least role for a route: stated in the description, and enforced. */
export const needs = (role: Role) => {
  return { 'x-role': role, middleware: atLeast(role) };
};

export const json = <T extends z.ZodType>(schema: T, description: string) => {
  return { description, content: { 'application/json': { schema } } };
};

/** An answer that is a file. */
export const file = (type: string, description: string) => {
  return { description, content: { [type]: { schema: z.string().meta({ format: 'binary' }) } } };
};

export const body = <T extends z.ZodType>(schema: T) => {
  return { required: true, content: { 'application/json': { schema } } };
};

// `never`: the typed answers of a route cannot hold a problem+json.
export const missing = (c: Parameters<typeof problem>[0], what: string): never =>
  problem(c, 404, 'Not Found', `no ${what} of that id`) as never;
