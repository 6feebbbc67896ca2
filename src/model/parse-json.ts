/** The document in a JSON text; undefined for other text. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** True if lists and objects are nested deeper than `most` levels. */
export function isNestedDeeper(value: unknown, most: number): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return most === 0 || Object.values(value).some((one) => isNestedDeeper(one, most - 1));
}

/** An own member of a parsed object; undefined for anything else. */
export function fieldOf(value: unknown, name: string): unknown {
  const isOwn = typeof value === 'object' && value !== null && Object.hasOwn(value, name);
  return isOwn ? (value as Record<string, unknown>)[name] : undefined;
}

/** The object in a JSON text; null for other text. */
export function parseObject(text: Buffer | string): Record<string, unknown> | null {
  const value = parseJson(text.toString());
  const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
  return isObject ? (value as Record<string, unknown>) : null;
}
