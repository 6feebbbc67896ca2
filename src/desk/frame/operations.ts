/** The API as one table: an operation names its action, what it takes and what it gives; all else follows from that. */
import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi';
import type { Context, MiddlewareHandler } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { LENGTHS } from '../../model/lengths.ts';
import { atLeast, type DeskEnv, nameIn } from './access.ts';
import { UNNAMED } from './fields.ts';
import { BODY_BYTES } from './request.ts';
import type { Action, Asking } from './rule.ts';

export type Api = OpenAPIHono<DeskEnv>;
type Method = 'GET' | 'POST' | 'PATCH' | 'DELETE';
/** `{name}` in a path. */
export type Names<Path> = Path extends `${string}{${infer Name}}${infer Rest}` ? Name | Names<Rest> : never;
/** The action is asked for all of it at once; who writes stands in `Asking`. */
type Asked<Path, P, Q, B> = Omit<{ readonly [Name in Exclude<Names<Path>, keyof P>]: string } & P & Q & B, 'by'>;
type Fixed<T> = T extends object ? { readonly [Key in keyof T]: Fixed<T[Key]> } : T;
type Responses = Parameters<typeof createRoute>[0]['responses'];

interface Spec<In, Out, P, Q, B, Gives> {
  /** Its name in the description (`operationId`). */
  readonly id: string;
  readonly summary: string;
  readonly does: Action<In, Out>;
  /** Names in the path that are no plain ids. */
  readonly params?: z.ZodType<P>;
  readonly query?: z.ZodType<Q>;
  /** `Bytes`: the body is no JSON. */
  readonly body?: z.ZodType<B>;
  /** Bytes that the body may have. */
  readonly most?: number;
  /** Nothing: 204. */
  readonly gives?: z.ZodType<Gives>;
  /** What of it is given, where pages get more. */
  readonly as?: (out: Out) => Fixed<Gives>;
  readonly header?: (c: Context<DeskEnv>, out: Out) => void;
  readonly status?: 200 | 201 | 202;
  /** Where the answer is no JSON, or one of several. */
  readonly answers?: Responses;
  readonly answer?: (c: Context<DeskEnv>, out: Out) => Response | Promise<Response>;
  /** Other refusals that it knows. */
  readonly also?: readonly number[];
  /** Any id is answered alike, so none is missing. */
  readonly isTotal?: boolean;
  /** Its answer must not be kept for the same request sent again. */
  readonly isSecret?: boolean;
}

export interface Operation {
  readonly method: Method;
  readonly path: string;
  readonly spec: Spec<never, unknown, unknown, unknown, unknown, unknown>;
}

/** A body that is a file. */
export const Bytes = z.custom<{ readonly bytes: Uint8Array<ArrayBuffer> }>();

export function operation<
  const Path extends string,
  Out extends Fixed<Gives>,
  P = unknown,
  Q = unknown,
  B = unknown,
  Gives = unknown,
>(route: `${Method} ${Path}`, spec: Spec<Asked<Path, P, Q, B>, Out, P, Q, B, Gives> & { as?: undefined }): Operation;
export function operation<const Path extends string, Out, P = unknown, Q = unknown, B = unknown, Gives = unknown>(
  route: `${Method} ${Path}`,
  spec: Spec<Asked<Path, P, Q, B>, Out, P, Q, B, Gives> & { as: unknown },
): Operation;
export function operation(route: string, spec: object): Operation {
  const [method = 'GET', path = ''] = route.split(' ');
  return { method: method as Method, path, spec: spec as Operation['spec'] };
}

const Problem = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    detail: z.string(),
    instance: z.string().describe('path of the request'),
  })
  .meta({ id: 'Problem' });

const content = (schema: z.ZodType) => ({ 'application/json': { schema } });
export const json = (schema: z.ZodType, description: string) => ({ description, content: content(schema) });

/** An answer that is a file. */
export const file = (type: string) => {
  return { 200: { description: 'the file', content: { [type]: { schema: z.string().meta({ format: 'binary' }) } } } };
};

/** @param tag the noun that they belong to @param once does the same request once */
export function mountOperations(
  api: Api,
  tag: string,
  operations: readonly Operation[],
  once: MiddlewareHandler<DeskEnv>,
): void {
  for (const { method, path, spec } of operations) {
    const { params, query, body, gives, status = 200 } = spec;
    const names = namesIn(path, params as z.ZodObject | undefined);
    const takes = [names, query, body].some((one) => one !== undefined);
    const mayMiss = names !== undefined && spec.isTotal !== true;
    const refusals = [...(takes ? [400] : []), 401, 403, ...(mayMiss ? [404] : []), ...(spec.also ?? [])];
    const problems = refusals.map((code) => [
      code,
      { description: 'RFC 9457', content: { 'application/problem+json': { schema: Problem } } },
    ]);
    const answer =
      gives === undefined
        ? { 204: { description: 'done' } }
        : { [status]: { description: 'done', content: content(gives) } };
    const sent =
      body === Bytes
        ? { 'application/octet-stream': { schema: z.any().meta({ format: 'binary' }) } }
        : body && content(body);
    const route = createRoute({
      method: method.toLowerCase() as 'get',
      path,
      operationId: spec.id,
      tags: [tag],
      summary: spec.summary,
      'x-role': spec.does.role,
      middleware: [atLeast(spec.does.role), bodyLimit({ maxSize: spec.most ?? BODY_BYTES }), once],
      request: {
        ...(names && { params: names }),
        ...(query && { query: query as z.ZodObject }),
        ...(sent && { body: { required: true, content: sent } }),
      },
      responses: { ...(spec.answers ?? answer), ...(Object.fromEntries(problems) as Responses) },
    });
    // The frame has checked what comes in; what goes out is typed at `operation`.
    api.openapi(route, ((c: Context<DeskEnv>) => answerOf(c, spec)) as never);
  }
}

async function answerOf(c: Context<DeskEnv>, spec: Operation['spec']): Promise<Response> {
  const valid = (place: 'param' | 'query' | 'json'): object => c.req.valid(place as never) ?? {};
  const bytes = spec.body === Bytes ? { bytes: new Uint8Array(await c.req.arrayBuffer()) } : {};
  const given: { readonly by?: string } = { ...valid('query'), ...valid('json') };
  const { by, ...asked } = { ...given, ...valid('param'), ...bytes };
  if (spec.isSecret === true) c.set('isSecret', true);
  const out = await spec.does(
    asked as never,
    askingOf(c, () => nameIn(c, by) ?? UNNAMED),
  );
  spec.header?.(c, out as never);
  if (spec.answer !== undefined) return spec.answer(c, out as never);
  if (spec.gives === undefined) return c.body(null, 204);
  return c.json((spec.as === undefined ? out : spec.as(out)) as object, spec.status ?? 200);
}

/** @param byOf who writes: asked only where an entry needs it */
export function askingOf(c: Context<DeskEnv>, byOf: () => string): Asking {
  return {
    who: c.var.who,
    signal: c.req.raw.signal,
    get by() {
      return byOf();
    },
  };
}

function namesIn(path: string, own: z.ZodObject | undefined): z.ZodObject | undefined {
  const names = [...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name);
  const plain = Object.fromEntries(names.map((name) => [name, z.string().max(LENGTHS.id)]));
  return names.length === 0 ? undefined : z.object({ ...plain, ...own?.shape });
}
