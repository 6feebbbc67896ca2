/** A schema of the description (OpenAPI 3.1) as rows that a person reads. */

export interface Schema {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly items?: Schema;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly additionalProperties?: Schema | boolean;
  readonly required?: readonly string[];
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly allOf?: readonly Schema[];
  readonly format?: string;
  readonly description?: string;
  readonly default?: unknown;
  readonly maxLength?: number;
  readonly maxItems?: number;
}

export interface Row {
  /** With dots where it lies deeper. */
  readonly name: string;
  readonly schema: Schema;
  readonly isNeeded: boolean;
}

/** The fields of an object, and of the objects in it that have no name. */
export function rowsOf(schema: Schema, under = ''): Row[] {
  const own = Object.entries(schema.properties ?? {}).flatMap(([field, one]) => {
    const name = `${under}${field}`;
    const isNeeded = schema.required?.includes(field) ?? false;
    return [{ name, schema: one, isNeeded }, ...rowsOf(one.items ?? one, `${name}.`)];
  });
  return [...own, ...(schema.allOf ?? []).flatMap((one) => rowsOf(one, under))];
}

/** The name of a shared document; null: it is none. */
export const documentIn = ({ $ref }: Schema): string | null => $ref?.split('/').at(-1) ?? null;

/** The type in words; a document's name goes through `link`. */
export function typeOf<Link>(schema: Schema, link: (name: string) => Link): (string | Link)[] {
  const { items, enum: words, anyOf, oneOf, allOf, type, additionalProperties: values } = schema;
  const name = documentIn(schema);
  if (name !== null) return [link(name)];
  if (words !== undefined) return [words.map((word) => JSON.stringify(word)).join(' | ')];
  if (schema.const !== undefined) return [JSON.stringify(schema.const)];
  const choices = anyOf ?? oneOf ?? allOf;
  if (choices !== undefined)
    return choices.flatMap((one, i) => [...(i > 0 ? [allOf === undefined ? ' | ' : ' & '] : []), ...typeOf(one, link)]);
  if (items !== undefined) return ['[', ...typeOf(items, link), ']'];
  if (typeof values === 'object') return ['{ name: ', ...typeOf(values, link), ' }'];
  return [schema.format === 'binary' ? 'file' : [type].flat().join(' | ') || 'any'];
}

/** An object with what is needed, as a body to begin with. */
export function exampleOf(schema: Schema): unknown {
  const first = schema.enum?.[0] ?? schema.const ?? schema.default;
  if (first !== undefined) return first;
  const choice = (schema.anyOf ?? schema.oneOf)?.[0];
  if (choice !== undefined) return exampleOf(choice);
  const [type] = [schema.type].flat();
  if (type === 'array') return [exampleOf(schema.items ?? {})];
  if (type === 'object') {
    const needed = Object.entries(schema.properties ?? {}).filter(([name]) => schema.required?.includes(name));
    return Object.fromEntries(needed.map(([name, one]) => [name, exampleOf(one)]));
  }
  if (type === 'integer' || type === 'number') return 1;
  return type === 'boolean' ? true : '…';
}
