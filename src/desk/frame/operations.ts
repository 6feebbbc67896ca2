/** An operation of the API: its action, its input and its output. */
import { type createRoute, type OpenAPIHono, z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import type { DeskEnv } from './access.ts';
import type { DeskFile } from './files.ts';
import type { Action } from './rule.ts';
import type { Upload } from './uploads.ts';

export type Api = OpenAPIHono<DeskEnv>;
export type Responses = Parameters<typeof createRoute>[0]['responses'];
type Method = 'GET' | 'POST' | 'PATCH' | 'DELETE';
/** `{name}` in a path. */
export type Names<Path> = Path extends `${string}{${infer Name}}${infer Rest}` ? Name | Names<Rest> : never;
/** The action takes all of it at once, but the writer is in `Asking`. */
type Asked<Path, P, Q, B> = Omit<{ readonly [Name in Exclude<Names<Path>, keyof P>]: string } & P & Q & B, 'by'>;
export type Fixed<T> = T extends object ? { readonly [Key in keyof T]: Fixed<T[Key]> } : T;

interface Spec<Out, P, Q, B, Gives> {
  /** Names in the path that are not plain ids. */
  readonly params?: z.ZodType<P>;
  readonly query?: z.ZodType<Q>;
  /** `Bytes`: the body is not JSON. */
  readonly body?: z.ZodType<B>;
  /** The fields of a body that is a form with files. */
  readonly fields?: readonly string[];
  /** The most bytes of the body. */
  readonly most?: number;
  /** Nothing: 204. */
  readonly gives?: z.ZodType<Gives>;
  /** Cuts the output if pages get more. */
  readonly as?: (out: Out) => Fixed<Gives>;
  readonly status?: 200 | 201 | 202;
  /** Media type, if it gives a file. */
  readonly file?: Out extends DeskFile ? string : never;
  readonly header?: (c: Context<DeskEnv>, out: Out) => void;
  /** Answers of another form, or of several. */
  readonly answers?: Responses;
  readonly answer?: (c: Context<DeskEnv>, out: Out) => Response;
  /** Its other refusals. */
  readonly also?: readonly number[];
  /** Any id gets the same answer, so none is missing. */
  readonly isTotal?: boolean;
  /** Its answer must not be kept for a repeated request. */
  readonly isSecret?: boolean;
}

export interface Operation {
  readonly method: Method;
  readonly path: string;
  /** Its name in the description (`operationId`). */
  readonly id: string;
  readonly summary: string;
  readonly does: Action<never, unknown>;
  readonly spec: Spec<never, unknown, unknown, unknown, unknown>;
}

/** The output is what the API gives, unless `as` makes that of it. */
type Given<Out, Gives> = Out extends Fixed<Gives> ? unknown : { readonly as: unknown };

export function operation<const Path extends string, Out, P = unknown, Q = unknown, B = unknown, Gives = unknown>(
  route: `${Method} ${Path}`,
  id: string,
  summary: string,
  does: Action<Asked<Path, P, Q, B>, Out>,
  spec: Spec<Out, P, Q, B, Gives> & Given<Out, Gives> = {} as never,
): Operation {
  const [method = 'GET', path = ''] = route.split(' ');
  return { method: method as Method, path, id, summary, does, spec } as unknown as Operation;
}

/** A body that is a file. */
export const Bytes = z.custom<{ readonly bytes: Uint8Array<ArrayBuffer> }>();

/** A body that is a form with files, streamed to disk. */
export const Files = z.custom<{ readonly upload: Upload }>();

export const json = (schema: z.ZodType, description: string) => {
  return { description, content: { 'application/json': { schema } } };
};
