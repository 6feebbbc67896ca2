/** Purges: what would go, and its removal, for admins. */
import { createRoute, z } from '@hono/zod-openapi';
import { InputError } from '../../errors.ts';
import { beginPurge, planPurge } from '../../flow/operations/purge.ts';
import { confirmationOf, purgeRule } from '../../flow/operations/purge-rule.ts';
import { LENGTHS, written } from '../../model/lengths.ts';
import { PurgeDocument, PurgeProgress } from '../../model/purge.ts';
import { nameIn } from '../frame/access.ts';
import { type Api, By, body, json, MOST, needs, problems, Reason } from '../frame/describe.ts';
import type { DeskParts } from '../frame/parts.ts';

const Rule = z.object({
  before: written(LENGTHS.instant).nullish().describe('an age such as 90d, 26w or 2y, or a date'),
  site: written(LENGTHS.address).nullish(),
  entity: written(LENGTHS.id).nullish().describe('id of a listed entity'),
  value: written(LENGTHS.address).nullish().describe('such as an e-mail address'),
});
const Wish = Rule.extend({
  reason: Reason,
  by: By,
  confirm: written(LENGTHS.address).describe(
    'the value, else the entity, else the site, else the date (YYYY-MM-DD), of the preview',
  ),
});
const Purges = z.object({
  running: z.array(PurgeProgress),
  done: z.array(PurgeDocument).describe(`the last ${MOST}, the newest last`),
});

const routes = {
  purges: createRoute({
    method: 'get',
    path: '/purges',
    summary: 'Purges at work with their progress, and the last ones',
    ...needs('admin'),
    responses: { 200: json(Purges, 'the purges'), ...problems(401, 403) },
  }),
  preview: createRoute({
    method: 'post',
    path: '/purges/preview',
    summary: 'What a purge would remove; nothing is removed',
    ...needs('admin'),
    request: { body: body(Rule) },
    responses: { 200: json(PurgeDocument, 'what would go, and what is held'), ...problems(400, 401, 403) },
  }),
  purge: createRoute({
    method: 'post',
    path: '/purges',
    summary: 'Begin a purge; it goes on by itself',
    ...needs('admin'),
    request: { body: body(Wish) },
    responses: { 202: json(z.object({ id: z.string() }), 'it has begun: GET /purges'), ...problems(400, 401, 403) },
  }),
};

export function addPurgeRoutes(api: Api, { services, purgeJobs }: DeskParts): void {
  const { store, clock } = services;
  api.openapi(routes.purges, async (c) => {
    const [running, done] = await Promise.all([store.purges.running(), store.purges.records(MOST)]);
    return c.json({ running, done }, 200);
  });
  api.openapi(routes.preview, async (c) => {
    // The answer has the value: it must not be kept for the next request with this Idempotency-Key.
    c.set('isSecret', true);
    return c.json(await planPurge(purgeRule(c.req.valid('json'), clock.now()), services), 200);
  });
  api.openapi(routes.purge, async (c) => {
    const { by, reason, confirm, ...typed } = c.req.valid('json');
    const rule = purgeRule(typed, clock.now());
    if (confirm !== confirmationOf(rule))
      throw new InputError(
        'nothing was removed: confirm must be the value, else the entity, site or date, of the preview',
      );
    const id = await beginPurge(rule, { by: nameIn(c, by), reason }, services);
    purgeJobs.start(id);
    return c.json({ id }, 202);
  });
}
