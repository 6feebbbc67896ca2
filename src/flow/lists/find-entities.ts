import type { Store } from '../../model/ports/store.ts';
import type { Entity } from '../../model/seed.ts';
import { plainText } from '../../values/plain-text.ts';

/** How well a name fits: the whole name, its beginning, words of it. */
const RANKS = 3;

/**
 * Listed entities, present and former, that have every typed word in one of their names, or have it as their id.
 * A whole name comes first, then a beginning. Case and accents do not matter.
 */
export async function findEntities(
  typed: string,
  most: number,
  { entities }: Pick<Store, 'entities'>,
): Promise<{ readonly found: Entity[]; readonly total: number }> {
  const asked = folded(typed);
  const words = asked.split(' ').filter((word) => word !== '');
  const ranked: Entity[][] = Array.from({ length: RANKS }, () => []);
  let total = 0;
  for await (const page of entities.stream())
    for (const entity of page) {
      const rank = entity.id === typed.trim() ? 0 : rankOf(entity, asked, words);
      if (rank === null) continue;
      total++;
      const same = ranked[rank];
      if (same !== undefined && same.length < most) same.push(entity);
    }
  return { found: ranked.flat().slice(0, most), total };
}

/** Null: no name has all the words. */
function rankOf({ names, aliases }: Entity, asked: string, words: readonly string[]): number | null {
  let best: number | null = null;
  for (const name of [...names, ...aliases].map(folded)) {
    if (words.length === 0 || !words.every((word) => name.includes(word))) continue;
    const rank = name === asked ? 0 : name.startsWith(asked) ? 1 : 2;
    if (best === null || rank < best) best = rank;
  }
  return best;
}

function folded(text: string): string {
  const bare = plainText(text).normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  return bare.replace(/[^\p{L}\p{N}]+/gu, ' ').trim();
}
