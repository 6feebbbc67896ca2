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

/** The distinct values found in a field; where there are none, its raw text with a fault. */
export function foundOr(
  found: readonly ListedValue[],
  raw: string,
  kind: ListedValue['kind'],
  fault: string,
): ListedValue[] {
  return found.length > 0 ? distinct(found) : [{ kind, value: raw, raw, fault }];
}
