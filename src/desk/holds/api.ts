/** Holds: data that no purge may take. */
import { z } from '@hono/zod-openapi';
import { Hold } from '../../model/decisions/hold.ts';
import { LENGTHS, written } from '../../model/lengths.ts';
import { By, Flag, Reason } from '../frame/fields.ts';
import { operation } from '../frame/operations.ts';
import { next, Paged } from '../frame/paging.ts';
import type { HoldRule } from './rule.ts';

const HoldDocument = Hold.meta({ id: 'Hold' });
const Subject = z.object({ kind: Hold.shape.kind, subject: written(LENGTHS.address).min(1) });
const Said = z.object({ reason: Reason, by: By }).meta({ id: 'HoldReason' });
const Asked = Paged.extend({
  all: Flag.describe('true: lifted ones too'),
  kind: Hold.shape.kind.optional(),
  subject: written(LENGTHS.address).optional(),
});

export const holdOperations = (rule: HoldRule) => [
  operation('GET /holds', 'listHolds', 'What no purge may take, the newest first', rule.list, {
    query: Asked,
    gives: z.object({ holds: z.array(HoldDocument), next }).meta({ id: 'HoldPage' }),
  }),
  operation('POST /holds', 'setHold', 'Keep a site, visit, finding or case from every purge', rule.set, {
    body: Subject.extend(Said.shape).meta({ id: 'HoldWish' }),
    gives: HoldDocument,
    status: 201,
  }),
  operation('POST /holds/{id}/lift', 'liftHold', 'Lift a hold; it stays on record', rule.lift, {
    body: Said,
    gives: HoldDocument,
    isTotal: true,
  }),
];
