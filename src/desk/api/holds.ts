/** Holds: what no purge may take. */
import { createRoute, z } from '@hono/zod-openapi';
import { liftHold, setHold } from '../../flow/operations/holds.ts';
import { Hold } from '../../model/hold.ts';
import { LENGTHS, written } from '../../model/lengths.ts';
import { nameIn } from '../frame/access.ts';
import { type Api, By, body, Id, json, needs, problems, Reason } from '../frame/describe.ts';
import { cut, next, Paged, placeOf } from '../frame/paging.ts';
import type { DeskParts } from '../frame/parts.ts';

const Said = z.object({ reason: Reason, by: By });

const routes = {
  holds: createRoute({
    method: 'get',
    path: '/holds',
    summary: 'What no purge may take, the newest first',
    ...needs('reader'),
    request: {
      query: Paged.extend({
        all: z.enum(['true', 'false']).default('false').describe('true: lifted ones too'),
        kind: Hold.shape.kind.optional(),
        subject: written(LENGTHS.address).optional(),
      }),
    },
    responses: { 200: json(z.object({ holds: z.array(Hold), next }), 'one page'), ...problems(400, 401, 403) },
  }),
  set: createRoute({
    method: 'post',
    path: '/holds',
    summary: 'Keep a site, visit, finding or case from every purge',
    ...needs('analyst'),
    request: { body: body(Said.extend({ kind: Hold.shape.kind, subject: written(LENGTHS.address).min(1) })) },
    responses: { 201: json(Hold, 'the hold'), ...problems(400, 401, 403) },
  }),
  lift: createRoute({
    method: 'post',
    path: '/holds/{id}/lift',
    summary: 'Lift a hold; it stays on record',
    ...needs('admin'),
    request: { params: Id, body: body(Said) },
    responses: { 200: json(Hold, 'the hold, lifted'), ...problems(400, 401, 403) },
  }),
};

export function addHoldRoutes(api: Api, { services }: DeskParts): void {
  api.openapi(routes.holds, async (c) => {
    const { limit, cursor, all, kind, subject } = c.req.valid('query');
    const before = placeOf(cursor, written(LENGTHS.digest)) ?? undefined;
    const found = await services.store.holds.list({ all: all === 'true', kind, subject, before, limit: limit + 1 });
    const { shown, next: following } = cut(found, limit, ({ id }) => id);
    return c.json({ holds: shown, next: following }, 200);
  });
  api.openapi(routes.set, async (c) => {
    const { by, ...wish } = c.req.valid('json');
    return c.json(await setHold({ ...wish, by: nameIn(c, by) }, services), 201);
  });
  api.openapi(routes.lift, async (c) => {
    const { by, reason } = c.req.valid('json');
    return c.json(await liftHold(c.req.valid('param').id, { by: nameIn(c, by), reason }, services), 200);
  });
}
