/** Hooks: who is told, what was sent to them, and what is sent again. */
import { createRoute, z } from '@hono/zod-openapi';
import { withNewSecret, withoutSecrets } from '../../flow/hook-words.ts';
import { addHook, changeHook, pauseHook, removeHook, resumeHook } from '../../flow/hooks.ts';
import { replay, testHookNow } from '../../flow/notify.ts';
import { Delivery, Digest, Hook, Mail } from '../../model/alert.ts';
import { LENGTHS, written } from '../../model/lengths.ts';
import { doerOf } from '../frame/access.ts';
import { type Api, body, Id, json, MOST, missing, needs, problems } from '../frame/describe.ts';
import type { DeskParts } from '../frame/parts.ts';

const Wish = Hook.pick({
  as: true,
  chat: true,
  mail: true,
  events: true,
  lists: true,
  verdicts: true,
  kinds: true,
  tags: true,
  digest: true,
}).extend({
  url: written(LENGTHS.address),
  all: z.boolean().default(false),
  asymmetric: z.boolean().optional().describe('sign as v1a too'),
});

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
  .describe('what is left out stays; null takes a choice away');

const routes = {
  hooks: createRoute({
    method: 'get',
    path: '/hooks',
    summary: 'Hooks, without their secrets',
    ...needs('reader'),
    responses: { 200: json(z.array(Hook), 'the hooks'), ...problems(401, 403) },
  }),
  add: createRoute({
    method: 'post',
    path: '/hooks',
    summary: 'Add a hook; its secret is shown only now',
    ...needs('admin'),
    request: { body: body(Wish) },
    responses: {
      201: json(z.object({ hook: Hook, notes: z.array(z.string()) }), 'the hook, with its secret'),
      ...problems(400, 401, 403),
    },
  }),
  change: createRoute({
    method: 'patch',
    path: '/hooks/{id}',
    summary: 'Change, pause or resume a hook; its id and secret stay',
    ...needs('admin'),
    request: { params: Id, body: body(Change) },
    responses: {
      200: json(z.object({ hook: Hook, notes: z.array(z.string()) }), 'the hook, without its secrets'),
      ...problems(400, 401, 403, 404),
    },
  }),
  remove: createRoute({
    method: 'delete',
    path: '/hooks/{id}',
    summary: 'Remove a hook; its deliveries stay on record',
    ...needs('admin'),
    request: { params: Id },
    responses: { 204: { description: 'removed' }, ...problems(401, 403, 404) },
  }),
  test: createRoute({
    method: 'post',
    path: '/hooks/{id}/test',
    summary: 'Send a signed test alert now',
    ...needs('admin'),
    request: { params: Id },
    responses: { 200: json(Delivery, 'the delivery, with the answer'), ...problems(401, 403, 404) },
  }),
  deliveries: createRoute({
    method: 'get',
    path: '/hooks/{id}/deliveries',
    summary: `The last ${MOST} deliveries of a hook, the newest first`,
    ...needs('reader'),
    request: { params: Id },
    responses: { 200: json(z.array(Delivery), 'the deliveries'), ...problems(401, 403) },
  }),
  replay: createRoute({
    method: 'post',
    path: '/alerts/{id}/replay',
    summary: 'Send an alert again under the same id, now',
    ...needs('admin'),
    request: { params: Id },
    responses: { 200: json(z.array(Delivery), 'its deliveries'), ...problems(401, 403, 404) },
  }),
};

export function addHookRoutes(api: Api, { services }: DeskParts): void {
  const { hooks, outbox } = services.store;
  api.openapi(routes.hooks, async (c) => c.json((await hooks.list()).map(withoutSecrets), 200));
  api.openapi(routes.add, async (c) => {
    c.set('isSecret', true);
    const { hook, notes } = await addHook(c.req.valid('json'), services, doerOf(c.var.who));
    return c.json({ hook: withNewSecret(hook), notes: [...notes] }, 201);
  });
  api.openapi(routes.change, async (c) => {
    const before = await hooks.get(c.req.valid('param').id);
    if (before === null) return missing(c, 'hook');
    const { paused, ...change } = c.req.valid('json');
    const by = doerOf(c.var.who);
    const isChange = Object.values(change).some((value) => value !== undefined);
    const { hook, notes } = isChange ? await changeHook(before, change, services, by) : { hook: before, notes: [] };
    if (paused === true) await pauseHook(hook, services, by);
    if (paused === false) await resumeHook(hook, services, by);
    return c.json({ hook: withoutSecrets((await hooks.get(hook.id)) ?? hook), notes: [...notes] }, 200);
  });
  api.openapi(routes.remove, async (c) => {
    const hook = await hooks.get(c.req.valid('param').id);
    if (hook === null) return missing(c, 'hook');
    await removeHook(hook, services, doerOf(c.var.who));
    return c.body(null, 204);
  });
  api.openapi(routes.test, async (c) => {
    const hook = await hooks.get(c.req.valid('param').id);
    return hook === null ? missing(c, 'hook') : c.json(await testHookNow(hook, services), 200);
  });
  api.openapi(routes.deliveries, async (c) => c.json(await outbox.latest(c.req.valid('param').id, MOST), 200));
  api.openapi(routes.replay, async (c) => {
    const deliveries = await replay(c.req.valid('param').id, services);
    return deliveries.length === 0 ? missing(c, 'alert') : c.json(deliveries, 200);
  });
}
