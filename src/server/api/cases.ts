/** Case folders. */
import { createRoute, z } from '@hono/zod-openapi';
import { openCase } from '../../flow/evidence/cases.ts';
import { CaseFolder, CaseItem } from '../../model/case.ts';
import type { DeskParts } from '../parts.ts';
import { type Api, body, Id, json, missing, problems } from './describe.ts';

const routes = {
  cases: createRoute({
    method: 'get',
    path: '/cases',
    summary: 'Case folders, newest first',
    responses: {
      200: json(z.array(CaseFolder.omit({ items: true }).extend({ items: z.int() })), 'the cases'),
      ...problems(401),
    },
  }),
  openCase: createRoute({
    method: 'post',
    path: '/cases',
    summary: 'Open a case folder',
    request: { body: body(z.object({ name: z.string().min(1).max(200), by: z.string().min(1).max(200) })) },
    responses: { 201: json(z.object({ id: z.string() }), 'its id'), ...problems(400, 401) },
  }),
  oneCase: createRoute({
    method: 'get',
    path: '/cases/{id}',
    summary: 'A case folder with what it holds',
    request: { params: Id },
    responses: { 200: json(CaseFolder, 'the case'), ...problems(401, 404) },
  }),
  putIn: createRoute({
    method: 'post',
    path: '/cases/{id}/items',
    summary: 'Put a finding, a site or a note into a case',
    request: { params: Id, body: body(CaseItem.omit({ at: true })) },
    responses: { 201: json(CaseItem, 'the item'), ...problems(400, 401, 404) },
  }),
};

export function addCaseRoutes(api: Api, { services }: DeskParts): void {
  const { store, clock } = services;
  api.openapi(routes.cases, async (c) => c.json(await store.cases.list(), 200));
  api.openapi(routes.openCase, async (c) => {
    const { name, by } = c.req.valid('json');
    return c.json(await openCase(name, c.var.who.name ?? by, services), 201);
  });
  api.openapi(routes.oneCase, async (c) => {
    const folder = await store.cases.get(c.req.valid('param').id);
    return folder === null ? missing(c, 'case') : c.json(folder, 200);
  });
  api.openapi(routes.putIn, async (c) => {
    const given = c.req.valid('json');
    const item = { ...given, by: c.var.who.name ?? given.by, at: clock.now().toISOString() };
    return (await store.cases.put(c.req.valid('param').id, item)) ? c.json(item, 201) : missing(c, 'case');
  });
}
