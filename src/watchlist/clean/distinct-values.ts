import type { ListedValue } from '../../model/seed.ts';

/** The first of each kind and value. */
export function distinct(values: readonly ListedValue[]): ListedValue[] {
  const seen = new Map<string, ListedValue>();
  for (const one of values) {
    const key = `${one.kind} ${one.value}`;
    if (!seen.has(key)) seen.set(key, one);
  }
  return [...seen.values()];
}
