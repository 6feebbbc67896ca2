/** An OpenAPI document with each named schema written where it is referred to. */
export function dereferenced<Document>(document: Document): Document {
  const named =
    (document as { components?: { schemas?: Readonly<Record<string, unknown>> } }).components?.schemas ?? {};
  const whole = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(whole);
    if (typeof value !== 'object' || value === null) return value;
    const { $ref: name, ...rest } = value as { readonly $ref?: string };
    if (name !== undefined) return whole(named[name.replace('#/components/schemas/', '')]);
    return Object.fromEntries(Object.entries(rest).map(([key, one]) => [key, whole(one)]));
  };
  return whole(document) as Document;
}
