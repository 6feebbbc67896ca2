/** Schedules: an admin adds, runs, pauses, resumes and removes them. */
import { createRoute, z } from '@hono/zod-openapi';
import { scheduleDocument } from '../../flow/crawl/schedule-document.ts';
import { ScheduleDocument } from '../../model/documents.ts';
import { LENGTHS, written } from '../../model/lengths.ts';
import type { Schedule } from '../../model/ports/schedules.ts';
import { mayDo, type Role } from '../../model/token.ts';
import { Addresses, type Api, body, Id, json, needs, problems } from '../frame/describe.ts';
import type { DeskParts } from '../frame/parts.ts';
import { actOnSchedule, addPasted } from '../pages/schedules.ts';

const Wish = z.object({
  name: written(LENGTHS.name).min(1).describe('the name of a schedule that exists changes that schedule'),
  addresses: Addresses,
  every: written(LENGTHS.interval).describe('such as 7d'),
  later: z.boolean().default(false).describe('true: no first run now'),
});
const Said = z.object({ said: z.string().describe('what was done, in words') });
const Action = z.enum(['run', 'pause', 'resume']);

const routes = {
  schedules: createRoute({
    method: 'get',
    path: '/schedules',
    summary: 'Schedules, with their next run',
    ...needs('reader'),
    responses: { 200: json(z.array(ScheduleDocument), 'the schedules'), ...problems(401, 403) },
  }),
  put: createRoute({
    method: 'post',
    path: '/schedules',
    summary: 'Add a schedule, or change the one of that name',
    ...needs('admin'),
    request: { body: body(Wish) },
    responses: { 201: json(Said.extend({ schedules: z.array(ScheduleDocument) }), 'done'), ...problems(400, 401, 403) },
  }),
  act: createRoute({
    method: 'post',
    path: '/schedules/{id}/{action}',
    summary: 'Run a schedule now, pause it, or resume it',
    ...needs('admin'),
    request: { params: Id.extend({ action: Action }) },
    responses: { 200: json(Said, 'done'), ...problems(400, 401, 403) },
  }),
  remove: createRoute({
    method: 'delete',
    path: '/schedules/{id}',
    summary: 'Remove a schedule; what it found stays',
    ...needs('admin'),
    request: { params: Id },
    responses: { 200: json(Said, 'done'), ...problems(400, 401, 403) },
  }),
};

export function addScheduleRoutes(api: Api, { services }: DeskParts): void {
  const { store, clock } = services;
  api.openapi(routes.schedules, async (c) => {
    const all = await store.schedules.list();
    return c.json(
      all.map((one) => shownTo(c.var.who.role, one, clock.now())),
      200,
    );
  });
  api.openapi(routes.put, async (c) => {
    const wish = c.req.valid('json');
    const fields = new FormData();
    fields.set('name', wish.name);
    fields.set('addresses', wish.addresses.join('\n'));
    fields.set('every', wish.every);
    if (wish.later) fields.set('later', 'yes');
    const said = await addPasted(fields, services);
    const named = await store.schedules.named(wish.name.trim());
    return c.json({ said, schedules: named.map((one) => scheduleDocument(one, clock.now())) }, 201);
  });
  api.openapi(routes.act, async (c) => {
    const { id, action } = c.req.valid('param');
    return c.json({ said: await actOnSchedule(id, action, services) }, 200);
  });
  api.openapi(routes.remove, async (c) => {
    return c.json({ said: await actOnSchedule(c.req.valid('param').id, 'remove', services) }, 200);
  });
}

/** Paths of this machine are for its admins. */
function shownTo(role: Role, schedule: Schedule, now: Date): ScheduleDocument {
  const { follows, problem, ...shown } = scheduleDocument(schedule, now);
  return mayDo(role, 'admin') ? { ...shown, ...(follows && { follows }), ...(problem && { problem }) } : shown;
}
