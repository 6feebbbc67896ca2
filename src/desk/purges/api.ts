/** Purges: a preview, and the removal. */
import { z } from '@hono/zod-openapi';
import { PurgeDocument, PurgeProgress } from '../../model/decisions/purge.ts';
import { LENGTHS, written } from '../../model/lengths.ts';
import { By, Reason } from '../frame/fields.ts';
import { operation } from '../frame/operations.ts';
import { MOST } from '../frame/paging.ts';
import type { PurgeRules } from './rule.ts';

const Document = PurgeDocument.meta({ id: 'Purge' });
const Typed = z
  .object({
    before: written(LENGTHS.instant).nullish().describe('an age such as 90d, 26w or 2y, or a date'),
    site: written(LENGTHS.address).nullish(),
    entity: written(LENGTHS.id).nullish().describe('id of a listed entity'),
    value: written(LENGTHS.address).nullish().describe('such as an e-mail address'),
  })
  .meta({ id: 'PurgeRule' });
const Wish = z
  .object({
    ...Typed.shape,
    reason: Reason,
    by: By,
    confirm: written(LENGTHS.address).describe(
      'the value, else the entity, else the site, else the date (YYYY-MM-DD), of the preview',
    ),
  })
  .meta({ id: 'PurgeWish' });
const Purges = z
  .object({
    running: z.array(PurgeProgress.meta({ id: 'PurgeProgress' })),
    done: z.array(Document).describe(`the last ${MOST}, the newest last`),
  })
  .meta({ id: 'Purges' });

export const purgeOperations = (rule: PurgeRules) => [
  operation('GET /purges', 'listPurges', 'Purges at work with their progress, and the last ones', rule.list, {
    gives: Purges,
  }),
  operation('POST /purges/preview', 'previewPurge', 'What a purge would remove; nothing is removed', rule.preview, {
    body: Typed,
    gives: Document,
    // The answer has the value.
    isSecret: true,
  }),
  operation('POST /purges', 'beginPurge', 'Begin a purge; it goes on by itself', rule.begin, {
    body: Wish,
    gives: z.object({ id: z.string().describe('GET /purges shows its progress') }).meta({ id: 'PurgeBegun' }),
    status: 202,
  }),
];
