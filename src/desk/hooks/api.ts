/** Hooks: recipients of alerts, deliveries and repeats. */
import { z } from '@hono/zod-openapi';
import { WrittenHook } from '../../flow/hooks.ts';
import { Delivery, Digest, Hook, Mail } from '../../model/alert.ts';
import { LENGTHS, written } from '../../model/lengths.ts';
import { operation } from '../frame/operations.ts';
import { MOST } from '../frame/paging.ts';
import type { HookRule } from './rule.ts';

const HookDocument = Hook.meta({ id: 'Hook' });
const DeliveryDocument = Delivery.meta({ id: 'Delivery' });
const PutHook = z.object({ hook: HookDocument, notes: z.array(z.string()) }).meta({ id: 'PutHook' });

const Wish = Hook.pick({ as: true })
  .extend(WrittenHook.shape)
  .extend({
    url: written(LENGTHS.address),
    all: z.boolean().default(false),
    asymmetric: z.boolean().optional().describe('sign as v1a too'),
  })
  .meta({ id: 'HookWish' });

const Change = z
  .object({
    url: written(LENGTHS.address),
    all: z.boolean(),
    mail: Mail,
    events: Hook.shape.events.unwrap().nullable(),
    lists: Hook.shape.lists.unwrap().nullable(),
    verdicts: Hook.shape.verdicts.unwrap().nullable(),
    kinds: Hook.shape.kinds.unwrap().nullable(),
    tags: Hook.shape.tags.unwrap().nullable(),
    digest: Digest.nullable(),
    asymmetric: z.boolean(),
    paused: z.boolean(),
  })
  .partial()
  .meta({ id: 'HookChange', description: 'what is left out stays; null takes a choice away' });

export const hookOperations = (rule: HookRule) => [
  operation('GET /hooks', 'listHooks', 'Hooks, without their secrets', rule.list, { gives: z.array(HookDocument) }),
  operation('POST /hooks', 'addHook', 'Add a hook; its secret is shown only now', rule.add, {
    body: Wish,
    gives: PutHook,
    status: 201,
    isSecret: true,
  }),
  operation('PATCH /hooks/{id}', 'changeHook', 'Change, pause or resume a hook; its id and secret stay', rule.change, {
    body: Change,
    gives: PutHook,
  }),
  operation('DELETE /hooks/{id}', 'removeHook', 'Remove a hook; its deliveries stay on record', rule.remove),
  operation('POST /hooks/{id}/test', 'testHook', 'Send a signed test alert now', rule.test, {
    gives: DeliveryDocument,
  }),
  operation(
    'GET /hooks/{id}/deliveries',
    'listDeliveries',
    `The last ${MOST} deliveries of a hook, the newest first`,
    rule.deliveries,
    { gives: z.array(DeliveryDocument), isTotal: true },
  ),
  operation('POST /alerts/{id}/replay', 'replayAlert', 'Send an alert again under the same id, now', rule.replay, {
    gives: z.array(DeliveryDocument),
  }),
];
