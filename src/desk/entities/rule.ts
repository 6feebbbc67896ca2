/** Listed companies and people: everybody sees them. */
import { z } from 'zod';
import { findEntities } from '../../flow/lists/find-entities.ts';
import { cursorOf, FoundPlace, type Paged, placeOf, readPage } from '../frame/paging.ts';
import type { DeskParts } from '../frame/parts.ts';
import { found, type Named, reader } from '../frame/rule.ts';

export type EntityRule = ReturnType<typeof entityRule>;

export function entityRule({ services: { store } }: DeskParts) {
  return {
    /** Finds by words of a name, the best first; without words, all in order of their ids. */
    list: reader(async ({ q = '', ...asked }: Paged & { readonly q?: string | undefined }) => {
      if (q.trim() !== '') {
        const answer = await findEntities(q, asked.limit, store, placeOf(asked.cursor, FoundPlace));
        const next = answer.next === null ? null : cursorOf(answer.next);
        return { entities: answer.found, total: answer.total, next };
      }
      const Place = z.tuple([z.string(), z.string()]);
      const { shown, next } = await readPage(
        asked,
        Place,
        (after, limit) => store.entities.page(after ?? null, limit),
        ({ place }) => place as z.infer<typeof Place>,
      );
      return { entities: shown.map(({ entity }) => entity), total: null, next };
    }),
    one: reader(async ({ id }: Named) => found(await store.entities.get(id), 'entity')),
  };
}
