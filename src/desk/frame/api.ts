/** The API under /api/v1. It mounts the nouns' operations and describes them (OpenAPI 3.1). */
import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { InputError } from '../../errors.ts';
import { LENGTHS } from '../../model/lengths.ts';
import { memoised } from '../../model/memoised.ts';
import type { Requests } from '../../model/ports/requests.ts';
import { frameTexts } from '../../texts/frame.ts';
import { VERSION } from '../../version.ts';
import { atLeast, type DeskEnv, nameIn, problem } from './access.ts';
import { download } from './download.ts';
import { By, UNNAMED } from './fields.ts';
import type { DeskFile } from './files.ts';
import { idempotent } from './idempotency.ts';
import { type Api, Bytes, Files, json, type Operation, type Responses } from './operations.ts';
import { askingOf, BODY_BYTES, textOf } from './request.ts';
import { refuseOthers } from './routes.ts';
import { strictly } from './strictly.ts';
import { kept, receive, type Upload } from './uploads.ts';

const HEAD = {
  openapi: '3.1.0',
  info: { title: 'revenant', version: VERSION },
  servers: [{ url: '/api/v1' }],
  security: [{ key: [] }],
};

/** The description (OpenAPI 3.1). To make it takes a twentieth of a second. */
export const descriptionOf = memoised((api: Api) => api.getOpenAPI31Document(HEAD));

/** @param requests those sent with an Idempotency-Key @param services for bodies with files */
export function createApi(
  nouns: readonly { readonly name: string; readonly operations: readonly Operation[] }[],
  requests: Requests,
  services: Parameters<typeof receive>[1],
): Api {
  const api: Api = new OpenAPIHono<DeskEnv>({
    defaultHook(result, c) {
      if (result.success) return undefined;
      return problem(c, 400, 'Bad Request', result.error.issues.map(textOfIssue).join('; '));
    },
  });
  const once = idempotent(requests);
  for (const { name, operations } of nouns)
    for (const one of operations) {
      const { does, spec } = one;
      // Both read the body into memory; an upload takes no Idempotency-Key.
      const whole = spec.body === Files ? [] : [bodyLimit({ maxSize: spec.most ?? BODY_BYTES }), once];
      const middleware = [atLeast(does.role), ...whole];
      const route = described(one, name);
      // With the body's schema the library would read the form into memory: it only describes it.
      const taken =
        spec.body === Files ? { ...route, hide: true, request: { ...route.request, body: undefined } } : route;
      if (taken !== route) api.openAPIRegistry.registerPath(route);
      // Checks the request here; `operation` types the answer.
      api.openapi({ ...taken, middleware } as never, ((c: Context<DeskEnv>) => answerOf(c, one, services)) as never);
    }
  api.openAPIRegistry.registerComponent('securitySchemes', 'key', { type: 'http', scheme: 'bearer' });
  api.get('/openapi.json', (c) => c.json(descriptionOf(api)));
  refuseOthers(
    api,
    nouns.flatMap(({ operations }) => operations),
  );
  return api;
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
const BINARY = z.any().meta({ format: 'binary' });

const textOfIssue = (issue: z.core.$ZodIssue): string =>
  issue.code === 'unrecognized_keys'
    ? frameTexts.noSuchParameter(issue.keys.map((key) => [...issue.path, key].join('.')))
    : `${issue.path.join('.')}: ${issue.message}`;

/** The operation in OpenAPI's form. @param tag the noun that it belongs to */
function described({ method, path, id, summary, does, spec }: Operation, tag: string) {
  const query = strictly(spec.query ?? z.object({}));
  const body = spec.body && strictly(spec.body);
  const params = namesIn(path, spec.params as z.ZodObject | undefined);
  const files = spec.fields && { 'multipart/form-data': { schema: uploadOf(spec.fields) } };
  const sent =
    files ?? (body === Bytes ? { 'application/octet-stream': { schema: BINARY } } : body && json(body, '').content);
  const mayMiss = params !== undefined && spec.isTotal !== true;
  const refusals = [400, 401, 403, ...(mayMiss ? [404] : []), ...(spec.also ?? [])];
  const refusal = { description: 'RFC 9457', content: { 'application/problem+json': { schema: Problem } } };
  return createRoute({
    method: method.toLowerCase() as 'get',
    path,
    operationId: id,
    tags: [tag],
    summary,
    'x-role': does.role,
    request: {
      ...(params && { params }),
      query: query as z.ZodObject,
      ...(sent && { body: { required: true, content: sent } }),
    },
    responses: { ...answersOf(spec), ...Object.fromEntries(refusals.map((code) => [code, refusal])) },
  });
}

/** Only describes the form: it is read as it comes. */
const uploadOf = (fields: readonly string[]) =>
  z.object(Object.fromEntries(fields.map((name) => [name, /file$/i.test(name) ? BINARY : z.any()]))).partial();

function answersOf({ answers, file, gives, status = 200 }: Operation['spec']): Responses {
  if (answers !== undefined) return answers;
  if (file !== undefined)
    return { 200: { description: 'the file', content: { [file]: { schema: z.string().meta({ format: 'binary' }) } } } };
  return gives === undefined ? { 204: { description: 'done' } } : { [status]: json(gives, 'done') };
}

function namesIn(path: string, own: z.ZodObject | undefined): z.ZodObject | undefined {
  const names = [...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name);
  const plain = Object.fromEntries(names.map((name) => [name, z.string().max(LENGTHS.id)]));
  return names.length === 0 ? undefined : z.object({ ...plain, ...own?.shape });
}

async function answerOf(
  c: Context<DeskEnv>,
  { does, spec }: Operation,
  services: Parameters<typeof receive>[1],
): Promise<Response> {
  const valid = (place: 'param' | 'query' | 'json'): object => c.req.valid(place as never) ?? {};
  const upload = spec.fields === undefined ? null : await receive(c, services);
  const sent = upload === null ? {} : { upload, by: upload.fields.has('by') ? textOf(upload.fields, 'by') : undefined };
  const bytes = spec.body === Bytes ? { bytes: new Uint8Array(await c.req.arrayBuffer()) } : {};
  await refuseUnread(c, spec, upload);
  const given: { readonly by?: string | undefined } = { ...valid('query'), ...valid('json'), ...sent };
  const { by, ...asked } = { ...given, ...valid('param'), ...bytes };
  if (spec.isSecret === true) c.set('isSecret', true);
  const asking = askingOf(c, () => nameIn(c, by) ?? unnamed(spec));
  const act = () => does(asked as never, asking);
  const out = await (upload === null ? act() : kept(upload, act));
  spec.header?.(c, out as never);
  if (spec.answer !== undefined) return spec.answer(c, out as never);
  if (spec.file !== undefined) return download(c, out as DeskFile);
  if (spec.gives === undefined) return c.body(null, 204);
  return c.json((spec.as === undefined ? out : spec.as(out as never)) as object, spec.status ?? 200);
}

/** The writer if the printed key names nobody. Throws InputError where it must. */
function unnamed({ query, body }: Operation['spec']): string {
  if ([query, body].some((one) => one instanceof z.ZodObject && one.shape['by'] === By))
    throw new InputError(frameTexts.needsName, { fields: ['by'] });
  return UNNAMED;
}

/** Refuses what no schema has read: fields of a form, and a body where none is taken. */
async function refuseUnread(c: Context<DeskEnv>, { fields = [], body }: Operation['spec'], upload: Upload | null) {
  const sent = body === undefined ? await c.req.json().catch(() => ({})) : {};
  const form = upload === null ? [] : [...upload.fields.keys(), ...upload.files.map(({ field }) => field)];
  const unknown = [...Object.keys(sent ?? {}), ...form.filter((name) => !fields.includes(name))];
  if (unknown.length === 0) return;
  await upload?.discard();
  throw new InputError(frameTexts.noSuchParameter([...new Set(unknown)]));
}
