/** Keys of listed identifiers → the entities that they are of: hashes in order, so that a file of them is searched in place. */
import { hashWord } from './hashed-words.ts';

export interface KeyTable {
  /** Ascending by both hashes. */
  readonly one: Int32Array;
  readonly two: Int32Array;
  readonly entities: Uint32Array;
}

/** @param keys of each entity, by its number */
export function packKeys(keys: readonly (readonly string[])[]): KeyTable {
  const rows = keys
    .flatMap((ones, entity) => [...new Set(ones)].map((key) => ({ hash: hashWord(key), entity })))
    .sort((a, b) => a.hash[0] - b.hash[0] || a.hash[1] - b.hash[1] || a.entity - b.entity);
  return {
    one: Int32Array.from(rows, ({ hash }) => hash[0]),
    two: Int32Array.from(rows, ({ hash }) => hash[1]),
    entities: Uint32Array.from(rows, ({ entity }) => entity),
  };
}

/** Numbers of the entities that a key is of. */
export function entitiesWith({ one, two, entities }: KeyTable, key: string): number[] {
  const [first, second] = hashWord(key);
  let [low, high] = [0, one.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((one[middle] as number) < first || (one[middle] === first && (two[middle] as number) < second))
      low = middle + 1;
    else high = middle;
  }
  const found: number[] = [];
  for (let at = low; at < one.length && one[at] === first && two[at] === second; at += 1)
    found.push(entities[at] as number);
  return found;
}
