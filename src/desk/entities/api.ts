/** Listed companies and people. */
import { z } from '@hono/zod-openapi';
import { EntityDocument } from '../../model/documents.ts';
import { ListVersion } from '../../model/facts/watchlist.ts';
import { LENGTHS, written } from '../../model/lengths.ts';
import { operation } from '../frame/operations.ts';
import { next, Paged } from '../frame/paging.ts';
import type { EntityRule } from './rule.ts';

const Document = EntityDocument.meta({ id: 'Entity' });
const Page = z
  .object({
    entities: z.array(Document),
    total: z.int().nullable().describe('with q: how many have all the words; 2,000: that many or more'),
    next,
  })
  .meta({ id: 'EntityPage' });

const List = z
  .object({
    list: z.string().nullable().describe('null: entities that name no list'),
    version: ListVersion.nullable().describe('null: it has no versions'),
    entities: z.int().describe('that are stored, former ones too'),
  })
  .meta({ id: 'Watchlist' });

export const entityOperations = (rule: EntityRule) => [
  operation(
    'GET /entities',
    'listEntities',
    'Listed entities by pages: by words of a name, the best first, or all in order of their ids',
    rule.list,
    {
      query: Paged.extend({
        list: written(LENGTHS.name).optional().describe('name of a list, without q'),
        q: written(LENGTHS.id).optional().describe('words of a name, or an id'),
      }),
      gives: Page,
      as: ({ entities, ...rest }) => ({ entities: entities.map(documentOf), ...rest }),
    },
  ),
  operation('GET /watchlists', 'listWatchlists', 'The lists of entities, with their newest version', rule.lists, {
    gives: z.array(List),
  }),
  operation('GET /entities/{id}', 'getEntity', 'A listed entity, as its list has it', rule.one, {
    gives: Document,
    as: documentOf,
  }),
];

function documentOf(entity: Omit<EntityDocument, 'schema'>): EntityDocument {
  return { schema: 'revenant.entity/1', ...entity };
}
