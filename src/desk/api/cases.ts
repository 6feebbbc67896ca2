/** Case folders. */
import { randomUUID } from 'node:crypto';
import { createRoute, z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { exportCase, openCase } from '../../flow/evidence/cases.ts';
import { CaseFolder, CaseItem } from '../../model/case.ts';
import { LENGTHS, written } from '../../model/lengths.ts';
import { type DeskEnv, nameIn } from '../frame/access.ts';
import { inTurns } from '../frame/fair-turns.ts';
import { type Api, By, body, file, Id, json, missing, needs, problems, UNNAMED } from '../frame/fields.ts';
import type { DeskParts } from '../frame/parts.ts';
import { downloadPieces } from '../frame/request.ts';

/** A file has an address of its own: by a digest alone, any stored bytes could be had. */
const Given = z.object({
  kind: z.enum(['finding', 'site', 'note']),
  subject: written(LENGTHS.id).describe('id of the match, name of the site; of a note: its own id'),
  text: written(LENGTHS.note).describe('what you write about it; may be empty for a finding or site'),
  by: written(LENGTHS.person),
});

const routes = {
  cases: createRoute({
    method: 'get',
    path: '/cases',
    summary: 'Case folders, newest first',
    ...needs('reader'),
    responses: {
      200: json(z.array(CaseFolder.omit({ items: true }).extend({ items: z.int() })), 'the cases'),
      ...problems(401, 403),
    },
  }),
  openCase: createRoute({
    method: 'post',
    path: '/cases',
    summary: 'Open a case folder',
    ...needs('analyst'),
    request: { body: body(z.object({ name: written(LENGTHS.name).min(1), by: By })) },
    responses: { 201: json(z.object({ id: z.string() }), 'its id'), ...problems(400, 401, 403) },
  }),
  oneCase: createRoute({
    method: 'get',
    path: '/cases/{id}',
    summary: 'A case folder with what it holds',
    ...needs('reader'),
    request: { params: Id },
    responses: { 200: json(CaseFolder, 'the case'), ...problems(401, 403, 404) },
  }),
  putIn: createRoute({
    method: 'post',
    path: '/cases/{id}/items',
    summary: 'Put a finding, a site or a note into a case',
    ...needs('analyst'),
    request: { params: Id, body: body(Given) },
    responses: { 201: json(CaseItem, 'the item'), ...problems(400, 401, 403, 404) },
  }),
  note: createRoute({
    method: 'post',
    path: '/cases/{id}/notes',
    summary: 'Write a note into a case',
    ...needs('analyst'),
    request: { params: Id, body: body(z.object({ text: written(LENGTHS.note).min(1), by: By })) },
    responses: { 201: json(CaseItem, 'the note'), ...problems(400, 401, 403, 404) },
  }),
  takeOut: createRoute({
    method: 'delete',
    path: '/cases/{id}/items',
    summary: 'Take a finding, a site or a note out of a case',
    ...needs('analyst'),
    request: {
      params: Id,
      query: CaseItem.pick({ kind: true }).extend({ subject: written(LENGTHS.id), by: By.optional() }),
    },
    responses: { 204: { description: 'it is out' }, ...problems(400, 401, 403, 404) },
  }),
  close: createRoute({
    method: 'post',
    path: '/cases/{id}/close',
    summary: 'Close a case, or open it again: a closed one does not change',
    ...needs('analyst'),
    request: { params: Id, body: body(z.object({ closed: z.boolean(), by: By.optional() })) },
    responses: { 200: json(CaseFolder, 'the case'), ...problems(400, 401, 403, 404) },
  }),
  exportCase: createRoute({
    method: 'post',
    path: '/cases/{id}/export',
    summary: 'The case whole, sealed: case.json, the bundle of each finding, its files and a report',
    ...needs('analyst'),
    request: { params: Id },
    responses: { 200: file('application/zip', 'the file'), ...problems(401, 403, 404) },
  }),
};

export function addCaseRoutes(api: Api, { services, exporting, heavy }: DeskParts): void {
  const { store, clock } = services;
  const doer = (c: Context<DeskEnv>, by?: string) => ({ by: nameIn(c, by) ?? UNNAMED, at: clock.now().toISOString() });
  const put = async (c: Context<DeskEnv>, id: string, given: Omit<CaseItem, 'at'>): Promise<CaseItem | null> => {
    const item = { ...given, ...doer(c, given.by) };
    return (await store.cases.put(id, item)) ? item : null;
  };
  api.openapi(routes.cases, async (c) => c.json(await store.cases.list(), 200));
  api.openapi(routes.openCase, async (c) => {
    const { name, by } = c.req.valid('json');
    return c.json(await openCase(name, nameIn(c, by), services), 201);
  });
  api.openapi(routes.oneCase, async (c) => {
    const folder = await store.cases.get(c.req.valid('param').id);
    return folder === null ? missing(c, 'case') : c.json(folder, 200);
  });
  api.openapi(routes.putIn, async (c) => {
    const item = await put(c, c.req.valid('param').id, c.req.valid('json'));
    return item === null ? missing(c, 'open case') : c.json(item, 201);
  });
  api.openapi(routes.note, async (c) => {
    const note = { ...c.req.valid('json'), kind: 'note' as const, subject: randomUUID() };
    const item = await put(c, c.req.valid('param').id, note);
    return item === null ? missing(c, 'open case') : c.json(item, 201);
  });
  api.openapi(routes.takeOut, async (c) => {
    const { kind, subject, by } = c.req.valid('query');
    const isOut = await store.cases.remove(c.req.valid('param').id, kind, subject, doer(c, by));
    return isOut ? c.body(null, 204) : missing(c, 'such item in an open case');
  });
  api.openapi(routes.close, async (c) => {
    const { id } = c.req.valid('param');
    const { closed, by } = c.req.valid('json');
    await store.cases.close(id, closed, doer(c, by));
    const folder = await store.cases.get(id);
    return folder === null ? missing(c, 'case') : c.json(folder, 200);
  });
  api.openapi(routes.exportCase, async (c) => {
    const { id } = c.req.valid('param');
    const pieces = await exportCase(id, doer(c), exporting);
    if (pieces === null) return missing(c, 'case');
    return downloadPieces(
      c,
      await inTurns(heavy, c.var.who.user, pieces),
      `case-${id}.zip`,
      'application/zip',
      services.log,
    ) as never;
  });
}
