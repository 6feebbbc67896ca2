/** Requests made at random over the OpenAPI document of the desk, with strings and documents that break programs. */
import fc from 'fast-check';

export interface RandomRequest {
  /** As the document names it. */
  readonly operation: string;
  readonly method: string;
  readonly path: string;
  readonly type: string | null;
  readonly body: string | Uint8Array<ArrayBuffer> | null;
}

type Schema = Readonly<Record<string, unknown>>;
interface Parameter {
  readonly name: string;
  readonly in: string;
  readonly required?: boolean;
  readonly schema: Schema;
}
interface Operation {
  readonly parameters?: readonly Parameter[];
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema: Schema }>> };
}
export interface OpenApi {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
}

const DEEP = 20_000;
/** Each has broken some program. The length is that of the longest field and one more. */
const NASTY: readonly string[] = [
  '',
  ' ',
  '\0',
  'a\0b',
  '\ud800',
  'b\udfff\ud800c',
  '\u202e\u200b\ufeff',
  '𝔘😀'.repeat(40),
  'x'.repeat(20_001),
  "'; drop table revenant_matches; --",
  '%00',
  '%ff%fe',
  '%',
  '../../etc/passwd',
  '__proto__',
  'constructor',
  '${1+1}{{7*7}}',
  '\r\nSet-Cookie: a=b',
  'NaN',
  '1e999',
  '-0',
  '0'.repeat(400),
  '9'.repeat(30),
  '9'.repeat(19).concat('d'),
  `1${'0'.repeat(300)}w`,
  '*/61 * * * *',
  '0000-00-00',
  '+275760-09-13T00:00:00.001Z',
  '9999-12-31T23:59:59.999Z',
  '[object Object]',
  'http://[::1',
  'http://a.test:99999/',
  'https://xn--a.test/',
  `https://${'a.'.repeat(120)}test/`,
  'javascript:alert(1)',
  'eyJ9',
  Buffer.from('[null]').toString('base64url'),
  Buffer.from('["\\u0000","\\ud800"]').toString('base64url'),
  Buffer.from('[1e999,"a"]').toString('base64url'),
  Buffer.from('99999999999999999999').toString('base64url'),
  Buffer.from('9007199254740991').toString('base64url'),
];
const VALID: readonly string[] = [
  'https://shop.test/',
  'http://s000.test/',
  's000.test',
  'sales@mail.test',
  'Ada Analyst',
  'The twins',
  '7d',
  '90d',
  '2021-08',
  '2026-11-27T10:00:00.000Z',
  '@daily',
  'Europe/Berlin',
  'alerts@mail.test',
  'smtp://mail.test:25',
  'twelve good letters',
];
/** What a field of this name takes, so that most of a request is right and comes as far as the store. */
const FITTING: Readonly<Record<string, readonly string[]>> = {
  url: ['http://s000.test/', 'http://hook.test/a', 'smtp://mail.test:25'],
  left: ['http://s000.test/'],
  right: ['http://s001.test/'],
  addresses: ['http://s000.test/', 'http://s001.test/', 'https://shop.test/'],
  every: ['7d', '12h'],
  interval: ['7d', '12h'],
  cron: ['@daily', '0 8 * * 1'],
  timezone: ['Europe/Berlin'],
  before: ['90d', '2021-08', '30y'],
  at: ['2021-06-01T00:00:00.000Z'],
  until: ['2026-11-27T10:00:00.000Z'],
  since: ['2026-11-27T10:00:00.000Z'],
  weakerSince: ['2026-11-27T10:00:00.000Z'],
  strongerSince: ['2026-11-27T10:00:00.000Z'],
  password: ['twelve good letters'],
  from: ['a@mail.test', 'e0'],
  to: ['b@mail.test', 'Ada'],
  confirm: ['sales@mail.test', 's000.test'],
  value: ['sales@mail.test'],
  site: ['s000.test'],
  cursor: ['3', '[1,"\\u0000"]', '"\\u0000"'].map((place) => Buffer.from(place).toString('base64url')),
  text: ['The same eight words stand on the page of another shop here', 'a note'],
  name: Array.from({ length: 40 }, (_, n) => `Name ${n}`),
  html: ['<html><title>A shop</title><p>sales@mail.test'],
};
const NUMBERS: readonly number[] = [
  0,
  -1,
  1,
  2,
  0.5,
  100,
  101,
  2 ** 31,
  2 ** 31 - 1,
  2 ** 53,
  -(2 ** 63),
  1e308,
  5e-324,
];

/** Whose ids a field holds, where it is not the path's own family. */
const FAMILIES: Readonly<Record<string, string>> = {
  ...{ findings: 'findings', site: 'sites', nodes: 'sites', entity: 'entities', entities: 'entities' },
  ...{ subject: 'findings', key: 'operators', other: 'operators', groups: 'groups' },
};

/** Ids and names that exist, by the first part of the path that they are asked under. */
export type Known = Readonly<Record<string, readonly string[]>>;

/**
 * @param how `right`: with what is needed and right as far as a field's name tells it; `random`:
 *   as a rule right, now and then with what breaks programs
 * @returns requests of each operation
 */
export function requestsOf(
  document: OpenApi,
  known: () => Known,
  how: 'right' | 'random',
): Map<string, fc.Arbitrary<RandomRequest>> {
  const seldom = (weight: number) => (how === 'right' ? 0 : weight);
  const oneOf = (family: string) => {
    const all = () => known()[family] ?? Object.values(known()).flat();
    return fc.nat().map((n) => all()[n % all().length] ?? '');
  };
  /** A field's own family; else that of the path. */
  const idOf = (field: string, family: string) => oneOf(FAMILIES[field] ?? family);
  const nasty = fc.oneof(
    { weight: 6, arbitrary: fc.constantFrom(...NASTY) },
    { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 40 }) },
    {
      weight: 1,
      arbitrary: fc
        .array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 12 })
        .map((all) => String.fromCharCode(...all)),
    },
  );
  const textOf = (field: string, family: string) =>
    fc.oneof(
      {
        weight: 8,
        arbitrary:
          field in FAMILIES || /^(?:id|digest|signIn)$/.test(field)
            ? idOf(field, family)
            : fc.constantFrom(...(FITTING[field] ?? VALID)),
      },
      { weight: seldom(1), arbitrary: oneOf('') },
      { weight: seldom(2), arbitrary: nasty },
    );
  const anything = fc.oneof(
    nasty,
    fc.constantFrom<unknown>(...NUMBERS, null, true, [], {}, [[]]),
    fc.jsonValue({ maxDepth: 2 }),
  );

  function ofSchema(schema: Schema, field: string, family: string): fc.Arbitrary<unknown> {
    const right = fitting(schema, field, family);
    return fc.oneof({ weight: 19, arbitrary: right }, { weight: seldom(1), arbitrary: anything });
  }

  function fitting(schema: Schema, field: string, family: string): fc.Arbitrary<unknown> {
    const { enum: choices, anyOf, type, properties = {}, required = [], items, minItems = 0 } = schema;
    if (Array.isArray(choices)) return fc.constantFrom<unknown>(...choices);
    if ('const' in schema) return fc.constant(schema['const']);
    if (Array.isArray(anyOf)) return fc.oneof(...anyOf.map((one) => ofSchema(one as Schema, field, family)));
    const kind = Array.isArray(type) ? type[0] : type;
    const orNull = (made: fc.Arbitrary<unknown>) =>
      Array.isArray(type) && type.includes('null') ? fc.option(made) : made;
    if (kind === 'array')
      return orNull(
        fc.array(ofSchema((items as Schema | undefined) ?? {}, field, family), {
          minLength: Number(minItems),
          maxLength: 4,
        }),
      );
    if (kind === 'object') {
      const members = Object.entries(properties as Readonly<Record<string, Schema>>);
      const made = Object.fromEntries(members.map(([name, one]) => [name, ofSchema(one, name, family)]));
      const needed = required as string[];
      const least = Object.fromEntries(Object.entries(made).filter(([name]) => needed.includes(name)));
      return orNull(fc.oneof(fc.record(least), fc.record(made, { requiredKeys: needed })));
    }
    if (kind === 'integer' || kind === 'number')
      return orNull(
        fc.oneof({ weight: seldom(1), arbitrary: fc.constantFrom(...NUMBERS) }, fc.integer({ min: 1, max: 50 })),
      );
    if (kind === 'boolean') return orNull(fc.boolean());
    return orNull(textOf(field, family));
  }

  const bodyOf = (schema: Schema, family: string): fc.Arbitrary<string> =>
    fc.oneof(
      { weight: 20, arbitrary: ofSchema(schema, '', family).map((value) => JSON.stringify(value)) },
      {
        weight: seldom(1),
        arbitrary: fc.constantFrom(
          '',
          '{',
          'null',
          '"\\ud800"',
          '['.repeat(DEEP),
          `${'['.repeat(DEEP)}${']'.repeat(DEEP)}`,
          `${'{"a":'.repeat(DEEP)}1${'}'.repeat(DEEP)}`,
          '{"__proto__":{"by":"x"},"by":"y"}',
        ),
      },
    );

  const requests = Object.entries(document.paths).flatMap(([template, operations]) =>
    Object.entries(operations).map(([method, { parameters = [], requestBody }]) => {
      const operation = `${method.toUpperCase()} ${template}`;
      const family = template.split('/')[1] ?? '';
      const at = (place: string) => parameters.filter((one) => one.in === place);
      const inPath = fc.record(
        Object.fromEntries(at('path').map(({ name, schema }) => [name, ofSchema(schema, name, family)])),
      );
      const asked = at('query').filter(({ required }) => how === 'random' || required === true);
      const inQuery = fc.record(
        Object.fromEntries(asked.map(({ name, schema }) => [name, ofSchema(schema, name, family)])),
        {
          requiredKeys: asked.flatMap(({ name, required }) => (required === true ? [name] : [])),
        },
      );
      const [type = null] = Object.keys(requestBody?.content ?? {});
      const body =
        type === null
          ? fc.constant(null)
          : type === 'application/json'
            ? bodyOf(requestBody?.content[type]?.schema ?? {}, family)
            : fc.uint8Array({ maxLength: 200 }).map((bytes) => new Uint8Array(bytes));
      const made = fc.tuple(inPath, inQuery, body).map(([names, query, sent]): RandomRequest => {
        const path = template.replace(/\{(\w+)\}/g, (_, name: string) => encoded(names[name]));
        const search = Object.entries(query).map(([name, value]) => `${name}=${encoded(value)}`);
        return {
          operation,
          method: method.toUpperCase(),
          path: `${path}${search.length > 0 ? `?${search.join('&')}` : ''}`,
          type,
          body: sent,
        };
      });
      return [operation, made] as const;
    }),
  );
  return new Map(requests);
}

const TEXT_BYTES = 2_000;

/** As it stands in an address. Some are left as they are, since a client may write anything there. */
function encoded(value: unknown): string {
  const text = (typeof value === 'string' ? value : JSON.stringify(value)).toWellFormed().slice(0, TEXT_BYTES);
  if (/^%\w*$/.test(text)) return text;
  return encodeURIComponent(text.toWellFormed()) || '%20';
}
