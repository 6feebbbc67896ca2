/** What an operation does not read, it refuses by its name; a name of the writer is never asked of a user's key. */
import { OpenAPIHono } from '@hono/zod-openapi';
import { beforeAll, describe, expect, it } from 'vitest';
import type { DeskEnv } from '../../../src/desk/frame/access.ts';
import { createApi } from '../../../src/desk/frame/api.ts';
import { openNouns } from '../../../src/desk/nouns.ts';
import { InputError } from '../../../src/errors.ts';
import { noParts } from '../../../testkit/desk/no-parts.ts';
import { dereferenced } from '../dereferenced.ts';

interface Schema {
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
}
interface Described {
  readonly parameters?: readonly {
    readonly name: string;
    readonly in: string;
    readonly required?: boolean;
    readonly schema: { readonly enum?: readonly string[] };
  }[];
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema: Schema }>> };
}
type Operations = readonly (readonly [method: string, path: string, Described])[];

const parts = noParts();
const app = new OpenAPIHono<DeskEnv>();
app.use(async (c, next) => {
  c.set('who', { name: 'Ada', user: '1', role: 'admin', account: 'user 1' } as never);
  return next();
});
app.route('/', createApi(openNouns(parts), parts.services.store.requests, { ...parts.services } as never));
app.onError((error, c) => c.text(error.message, error instanceof InputError ? 400 : 500));

let operations: Operations;
/** With what it must have: names in the path, and needed parameters. */
function addressOf(path: string, { parameters = [] }: Described): string {
  const valueOf = (name: string): string => parameters.find((one) => one.name === name)?.schema.enum?.[0] ?? 'none';
  const needed = parameters.filter((one) => one.in === 'query' && one.required === true);
  const query = needed.map(({ name }) => `${name}=${valueOf(name)}`).join('&');
  return `${path.replaceAll(/\{(\w+)\}/g, (_, name: string) => valueOf(name))}?${query}`;
}

beforeAll(async () => {
  const document = (await (await app.request('/openapi.json')).json()) as {
    paths: Record<string, Record<string, Described>>;
  };
  operations = Object.entries(dereferenced(document).paths).flatMap(([path, all]) =>
    Object.entries(all).map(([method, one]) => [method.toUpperCase(), addressOf(path, one), one] as const),
  );
});

const asked = async (method: string, path: string, init: RequestInit = {}): Promise<string> => {
  const answer = await app.request(path, { method, ...init });
  return `${answer.status} ${await answer.text()}`;
};
const refusal = /^400 .*misspelt: no such parameter/;

describe('an operation', () => {
  it('refuses a parameter that it does not know', async () => {
    expect(operations.length).toBeGreaterThan(70);
    for (const [method, path] of operations)
      expect(await asked(method, `${path}&misspelt=1`), `${method} ${path}`).toMatch(refusal);
  });

  it('refuses a field of the body that it does not know', async () => {
    const changes = operations.filter(([method]) => method !== 'GET');
    for (const [method, path, { requestBody }] of changes) {
      const types = Object.keys(requestBody?.content ?? { 'application/json': {} });
      if (types.includes('application/octet-stream')) continue;
      const form = new FormData();
      form.set('misspelt', 'x');
      const json = { body: JSON.stringify({ misspelt: 1 }), headers: { 'content-type': 'application/json' } };
      const sent = types.includes('multipart/form-data') ? { body: form } : json;
      expect(await asked(method, path, sent), `${method} ${path}`).toMatch(refusal);
    }
  });

  it('refuses one that lies deeper', async () => {
    const body = JSON.stringify({
      url: 'mailto:a@b.example',
      mail: { from: 'a@b.example', to: 'c@d.example', misspelt: 1 },
    });
    const headers = { 'content-type': 'application/json' };
    expect(await asked('POST', '/hooks', { body, headers })).toMatch(/^400 .*mail\.misspelt: no such parameter/);
  });

  it('needs no name of a user: the key has it', () => {
    const bodies = operations.flatMap(([method, path, { requestBody }]) =>
      Object.values(requestBody?.content ?? {}).map(({ schema }) => ({ at: `${method} ${path}`, schema })),
    );
    expect(bodies.filter(({ schema }) => schema.properties?.['by'] !== undefined).length).toBeGreaterThan(15);
    expect(bodies.filter(({ schema }) => schema.required?.includes('by') === true)).toEqual([]);
  });
});
