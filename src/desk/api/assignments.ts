/** Who works on findings and cases. */
import { createRoute, z } from '@hono/zod-openapi';
import { assign } from '../../flow/screen/assign.ts';
import { Assignment } from '../../model/assignment.ts';
import { CaseFolder } from '../../model/case.ts';
import { LENGTHS, written } from '../../model/lengths.ts';
import { nameIn } from '../frame/access.ts';
import { type Api, By, body, Chosen, Id, json, missing, needs, problems } from '../frame/fields.ts';
import type { DeskParts } from '../frame/parts.ts';

const To = written(LENGTHS.person).min(1).nullable().describe('null: to nobody');

const routes = {
  latest: createRoute({
    method: 'get',
    path: '/findings/{id}/assignment',
    summary: 'Who works on a finding; null: nobody was ever named',
    ...needs('reader'),
    request: { params: Id },
    responses: { 200: json(Assignment.nullable(), 'the latest assignment'), ...problems(401, 403, 404) },
  }),
  assign: createRoute({
    method: 'post',
    path: '/assignments',
    summary: 'Give findings to a person, or back to everybody',
    ...needs('analyst'),
    request: {
      body: body(z.object({ findings: Chosen, to: To, by: By })),
    },
    responses: {
      200: json(z.object({ assigned: z.int() }), 'how many changed hands'),
      ...problems(400, 401, 403),
    },
  }),
  assignCase: createRoute({
    method: 'post',
    path: '/cases/{id}/assign',
    summary: 'Give a case to a person, or back to everybody',
    ...needs('analyst'),
    request: { params: Id, body: body(z.object({ to: To, by: By })) },
    responses: { 200: json(CaseFolder, 'the case'), ...problems(400, 401, 403, 404) },
  }),
};

export function addAssignmentRoutes(api: Api, { services }: DeskParts): void {
  const { store, clock } = services;
  api.openapi(routes.latest, async (c) => {
    const { id } = c.req.valid('param');
    if ((await store.matches.get(id)) === null) return missing(c, 'finding');
    return c.json((await store.assignments.of([id])).get(id) ?? null, 200);
  });
  api.openapi(routes.assign, async (c) => {
    const { findings, to, by } = c.req.valid('json');
    return c.json({ assigned: await assign(findings, to, nameIn(c, by), services) }, 200);
  });
  api.openapi(routes.assignCase, async (c) => {
    const { id } = c.req.valid('param');
    const { to, by } = c.req.valid('json');
    const doer = { by: nameIn(c, by), at: clock.now().toISOString() };
    const folder = (await store.cases.assign(id, to, doer)) ? await store.cases.get(id) : null;
    return folder === null ? missing(c, 'open case') : c.json(folder, 200);
  });
}
