/** What a program may send has an end: each text, list and record of a request states its bound. */
import { expect, it } from 'vitest';
import { createApi } from '../../../src/desk/frame/api.ts';
import { openNouns } from '../../../src/desk/nouns.ts';
import { noParts } from '../../../testkit/desk/no-parts.ts';
import { dereferenced } from '../dereferenced.ts';

type Schema = Readonly<Record<string, unknown>>;

/** Paths of what has no bound. */
function* boundless(schema: Schema, at: string): Generator<string> {
  const { type, properties, items, anyOf, oneOf, allOf, additionalProperties } = schema;
  const kinds = [type].flat();
  if ('enum' in schema || 'const' in schema) return;
  for (const one of [anyOf, oneOf, allOf].flatMap((all) => (Array.isArray(all) ? (all as Schema[]) : [])))
    yield* boundless(one, at);
  if (kinds.includes('string') && schema['maxLength'] === undefined && schema['format'] !== 'binary') yield at;
  if (kinds.includes('array') && schema['maxItems'] === undefined) yield `${at}[]`;
  if (typeof items === 'object' && items !== null) yield* boundless(items as Schema, `${at}[]`);
  for (const [name, one] of Object.entries((properties as Readonly<Record<string, Schema>> | undefined) ?? {}))
    yield* boundless(one, `${at}.${name}`);
  if (typeof additionalProperties !== 'object' || additionalProperties === null) return;
  if (schema['maxProperties'] === undefined) yield `${at}{}`;
  yield* boundless(additionalProperties as Schema, `${at}{}`);
}

it('finds what has no bound', () => {
  const text = { type: 'string' };
  const found = boundless(
    {
      type: 'object',
      properties: {
        free: text,
        bound: { type: 'string', maxLength: 3 },
        word: { type: 'string', enum: ['a'] },
        list: { type: 'array', items: text, maxItems: 2 },
        either: { anyOf: [{ type: 'null' }, text] },
        record: { type: 'object', additionalProperties: { type: 'string', maxLength: 1 } },
      },
    },
    'body',
  );
  expect([...found]).toEqual(['body.free', 'body.list[]', 'body.either', 'body.record{}']);
});

it('states a bound for every text, list and record of a request', async () => {
  const parts = noParts();
  const document = await (
    await createApi(openNouns(parts), parts.services.store.requests, {} as never).request('/openapi.json')
  ).json();
  const { paths } = dereferenced(document as { paths: Record<string, Record<string, Schema>> });
  let walked = 0;
  const found = Object.entries(paths).flatMap(([path, operations]) =>
    Object.entries(operations).flatMap(([method, operation]) => {
      const { parameters = [], requestBody } = operation as {
        parameters?: { name: string; schema: Schema }[];
        requestBody?: { content: Record<string, { schema: Schema }> };
      };
      const sent = [
        ...parameters.map(({ name, schema }) => ({ name, schema })),
        ...Object.values(requestBody?.content ?? {}).map(({ schema }) => ({ name: 'body', schema })),
      ];
      walked += sent.length;
      return sent.flatMap(({ name, schema }) => [...boundless(schema, `${method.toUpperCase()} ${path} ${name}`)]);
    }),
  );
  expect(walked).toBeGreaterThan(80);
  expect(found).toEqual([]);
});
