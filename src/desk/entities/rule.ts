/** Listed companies and people: everybody sees them. */
import { z } from 'zod';
import { entitySites } from '../../flow/lists/entity-sites.ts';
import { findEntities } from '../../flow/lists/find-entities.ts';
import type { ListVersion } from '../../model/facts/watchlist.ts';
import { cursorOf, FoundPlace, type Paged, placeOf, readPage } from '../frame/paging.ts';
import type { DeskParts } from '../frame/parts.ts';
import { found, type Named, reader } from '../frame/rule.ts';

export type EntityRule = ReturnType<typeof entityRule>;

interface Asked {
  readonly q?: string | undefined;
  /** Name of a list; without words of a name. */
  readonly list?: string | undefined;
}

/** A list, its newest version, and its entities that are stored, former ones too. */
export interface ImportedList {
  /** Null: entities that name no list. */
  readonly list: string | null;
  /** Null: it has no versions, since entities came with sites of a sweep list. */
  readonly version: ListVersion | null;
  readonly entities: number;
}

/** Names of lists without versions. */
const MOST_LISTS = 1_000;

export function entityRule({ services: { store } }: DeskParts) {
  return {
    /** Finds by words of a name, the best first; without words, all in order of their ids. */
    list: reader(async ({ q = '', list, ...asked }: Paged & Asked) => {
      if (q.trim() !== '') {
        const answer = await findEntities(q, asked.limit, store, placeOf(asked.cursor, FoundPlace));
        const next = answer.next === null ? null : cursorOf(answer.next);
        return { entities: answer.found, total: answer.total, next };
      }
      const Place = z.tuple([z.string(), z.string()]);
      const { shown, next } = await readPage(
        asked,
        Place,
        (after, limit) => store.entities.page(after ?? null, limit, list),
        ({ place }) => place as z.infer<typeof Place>,
      );
      return { entities: shown.map(({ entity }) => entity), total: null, next };
    }),
    lists: reader(async (): Promise<ImportedList[]> => {
      const newest = new Map((await store.watchlists.versions()).map((version) => [version.list, version]));
      const names = new Set([...newest.keys(), ...(await store.entities.words('list', MOST_LISTS))]);
      const counted = await Promise.all(
        [...names, null].map(async (list) => {
          const version = list === null ? null : (newest.get(list) ?? null);
          return { list, version, entities: await store.entities.count(list) };
        }),
      );
      return counted.filter(({ list, entities }) => list !== null || entities > 0);
    }),
    one: reader(async ({ id }: Named) => {
      const entity = found(await store.entities.get(id), 'entity');
      return { ...entity, ...(await entitySites(entity, store)) };
    }),
  };
}
