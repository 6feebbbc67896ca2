/** How the API's addresses are described, and the answers that they share. */
import { type OpenAPIHono, z } from '@hono/zod-openapi';
import { type DeskEnv, problem } from '../access.ts';

export type Api = OpenAPIHono<DeskEnv>;

/** Most rows of one page. */
export const MOST = 100;

const Problem = z.object({ type: z.string(), title: z.string(), status: z.int(), detail: z.string() });
export const Id = z.object({ id: z.string().max(200) });

export const problems = (...codes: number[]) =>
  Object.fromEntries(
    codes.map((code) => [
      code,
      { description: 'RFC 9457', content: { 'application/problem+json': { schema: Problem } } },
    ]),
  );

export const json = <T extends z.ZodType>(schema: T, description: string) => {
  return { description, content: { 'application/json': { schema } } };
};

export const body = <T extends z.ZodType>(schema: T) => {
  return { required: true, content: { 'application/json': { schema } } };
};

// `never`: the typed answers of a route cannot hold a problem+json.
export const missing = (c: Parameters<typeof problem>[0], what: string): never =>
  problem(c, 404, 'Not Found', `no ${what} of that id`) as never;
