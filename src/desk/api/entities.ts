/** Listed companies and people. */
import { createRoute, z } from '@hono/zod-openapi';
import { findEntities } from '../../flow/lists/find-entities.ts';
import { EntityDocument } from '../../model/documents.ts';
import { LENGTHS, written } from '../../model/lengths.ts';
import type { Entity } from '../../model/seed.ts';
import { type Api, Id, json, missing, needs, problems } from '../frame/fields.ts';
import { cursorOf, cut, FoundPlace, next, Paged, placeOf } from '../frame/paging.ts';
import type { DeskParts } from '../frame/parts.ts';

const Place = z.tuple([z.string(), z.string()]);

const routes = {
  entities: createRoute({
    method: 'get',
    path: '/entities',
    summary: 'Listed entities by pages: by words of a name, the best first, or all in order of their ids',
    ...needs('reader'),
    request: { query: Paged.extend({ q: written(LENGTHS.id).optional().describe('words of a name, or an id') }) },
    responses: {
      200: json(
        z.object({
          entities: z.array(EntityDocument),
          total: z.int().nullable().describe('with q: how many have all the words; 2,000: that many or more'),
          next,
        }),
        'the entities',
      ),
      ...problems(400, 401, 403),
    },
  }),
  entity: createRoute({
    method: 'get',
    path: '/entities/{id}',
    summary: 'A listed entity, as its list has it',
    ...needs('reader'),
    request: { params: Id },
    responses: { 200: json(EntityDocument, 'the entity'), ...problems(401, 403, 404) },
  }),
};

export function addEntityRoutes(api: Api, { services: { store } }: DeskParts): void {
  api.openapi(routes.entities, async (c) => {
    const { q = '', limit, cursor } = c.req.valid('query');
    if (q.trim() !== '') {
      const answer = await findEntities(q, limit, store, placeOf(cursor, FoundPlace));
      const following = answer.next === null ? null : cursorOf(answer.next);
      return c.json({ entities: answer.found.map(documentOf), total: answer.total, next: following }, 200);
    }
    const rows = await store.entities.page(placeOf(cursor, Place), limit + 1);
    const { shown, next: following } = cut(rows, limit, ({ place }) => place);
    return c.json({ entities: shown.map(({ entity }) => documentOf(entity)), total: null, next: following }, 200);
  });
  api.openapi(routes.entity, async (c) => {
    const entity = await store.entities.get(c.req.valid('param').id);
    return entity === null ? missing(c, 'entity') : c.json(documentOf(entity), 200);
  });
}

const documentOf = (entity: Entity): EntityDocument => ({ schema: 'revenant.entity/1', ...entity });
