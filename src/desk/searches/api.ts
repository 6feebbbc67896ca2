/** Search by a value, a picture or a passage. */
import { z } from '@hono/zod-openapi';
import { SavedHit, SavedSearch } from '../../model/decisions/saved-search.ts';
import { SearchDocument } from '../../model/decisions/search.ts';
import { LENGTHS, written } from '../../model/lengths.ts';
import { Bytes, operation } from '../frame/operations.ts';
import { FRAME_BYTES, PICTURE_BYTES } from '../frame/request.ts';
import { HITS_SHOWN, type SearchRule } from './rule.ts';

const Sites = SearchDocument.meta({ id: 'FoundSites' });
const BUSY = [413, 429, 503];
const Saved = SavedSearch.meta({ id: 'SavedSearch' });

export const searchOperations = (rule: SearchRule) => [
  operation(
    'GET /search',
    'searchValue',
    'What fits a pasted text, by kind (`groups`, `readings`); `sites`: captured sites that carry a value read in it',
    rule.value,
    {
      query: z.object({ q: written(LENGTHS.value).min(1) }),
      gives: Sites,
      also: BUSY,
    },
  ),
  operation(
    'POST /search/picture',
    'searchPicture',
    'Captured sites with a picture near this one. A reader may ask; nothing is stored',
    rule.picture,
    { body: Bytes, most: PICTURE_BYTES + FRAME_BYTES, gives: Sites, also: BUSY },
  ),
  operation(
    'POST /search/text',
    'searchText',
    'Captured sites that say a passage. A reader may ask; nothing is stored',
    rule.text,
    { body: z.object({ text: written(LENGTHS.passage).min(1) }).meta({ id: 'Passage' }), gives: Sites, also: BUSY },
  ),
  operation('GET /searches', 'listSavedSearches', 'The saved searches of the user who asks', rule.saved, {
    gives: z.array(Saved),
  }),
  operation('POST /searches', 'saveSearch', 'Save a search under a name; watch it for what newly fits', rule.save, {
    body: z
      .object({
        name: written(LENGTHS.name).min(1).describe('alerts of type search.hit carry it'),
        text: written(LENGTHS.value).min(1).describe('as of GET /search'),
        watched: z.boolean().default(true),
      })
      .meta({ id: 'SearchWish' }),
    gives: Saved,
    status: 201,
    also: BUSY,
  }),
  operation('GET /searches/{id}', 'getSavedSearch', 'A saved search of your own, with what newly fitted it', rule.one, {
    gives: z
      .object({ search: Saved, hits: z.array(SavedHit.meta({ id: 'SavedHit' })).describe(`the newest ${HITS_SHOWN}`) })
      .meta({ id: 'SearchHits' }),
  }),
  operation('PATCH /searches/{id}', 'watchSearch', 'Begin or end to watch a saved search of your own', rule.watch, {
    body: z.object({ watched: z.boolean() }).meta({ id: 'SearchWatch' }),
    gives: Saved,
    also: BUSY,
  }),
  operation('DELETE /searches/{id}', 'removeSearch', 'Remove a saved search of your own, with its hits', rule.remove),
];
