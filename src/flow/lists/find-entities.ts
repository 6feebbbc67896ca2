import type { FoundEntities, FoundPlace } from '../../model/ports/entities.ts';
import type { Store } from '../../model/ports/store.ts';
import { plainText } from '../../values/plain-text.ts';

/** Entities whose names are read in one transaction. */
const A_TIME = 500;

/**
 * Finds listed entities, present and former, that have every typed word in one of their names, or
 * have it as their id. A whole name comes first, then a beginning. Case and accents do not matter.
 * A word may be the beginning of one; if no name has such words, any part of a word counts.
 *
 * @param after `next` of the page before; null: the first page
 */
export async function findEntities(
  typed: string,
  most: number,
  { entityNames }: Pick<Store, 'entityNames'>,
  after: FoundPlace | null = null,
): Promise<FoundEntities> {
  await readNames({ entityNames });
  const whole = folded(typed);
  const words = whole.split(' ').filter((word) => word !== '');
  return entityNames.find({ id: typed.trim(), whole, words, most, after });
}

/** Reads the names of the entities that were added or changed, so that they can be searched for. */
export async function readNames({ entityNames }: Pick<Store, 'entityNames'>): Promise<void> {
  for (let read = A_TIME; read > 0; ) read = await entityNames.read(folded, A_TIME);
}

function folded(text: string): string {
  const bare = plainText(text).normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  return bare.replace(/[^\p{L}\p{N}]+/gu, ' ').trim();
}
