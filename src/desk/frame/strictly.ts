/** Requests are read by the letter: a misspelt name would be left out unnoticed. */
import { z } from '@hono/zod-openapi';

/** The schema, with every other name refused, however deep. */
export function strictly<T extends z.ZodType>(schema: T): T {
  const { def } = schema._zod as unknown as { readonly def: z.core.$ZodTypeDef };
  const changed = changedIn(def);
  if (changed === null) return schema;
  const made = schema.clone({ ...def, ...changed } as never);
  const said = schema.meta();
  return said === undefined ? made : made.meta(said);
}

function changedIn(def: object): object | null {
  const inner = (one: unknown) => strictly(one as z.ZodType);
  if ('shape' in def) {
    const shape = Object.entries(def.shape as object).map(([name, one]) => [name, inner(one)]);
    return { shape: Object.fromEntries(shape), catchall: z.never() };
  }
  if ('innerType' in def) return { innerType: inner(def.innerType) };
  return 'element' in def ? { element: inner(def.element) } : null;
}
