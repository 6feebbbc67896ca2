/** Search by a value, a picture or a passage. */
import { z } from '@hono/zod-openapi';
import { SearchDocument } from '../../model/decisions/search.ts';
import { LENGTHS, written } from '../../model/lengths.ts';
import { Bytes, operation } from '../frame/operations.ts';
import { FRAME_BYTES, PICTURE_BYTES } from '../frame/request.ts';
import type { SearchRule } from './rule.ts';

const Sites = SearchDocument.meta({ id: 'FoundSites' });
const BUSY = [413, 429, 503];

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
];
