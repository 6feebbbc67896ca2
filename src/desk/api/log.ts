/** The hash-chained log. */
import { createRoute, z } from '@hono/zod-openapi';
import { AuditEvent, AuditKind } from '../../model/audit.ts';
import { LogEntry, LogKind, LogVerificationDocument } from '../../model/evidence.ts';
import { type Api, json, needs, problems } from '../frame/describe.ts';
import { cut, next, Paged, placeOf } from '../frame/paging.ts';
import type { DeskParts } from '../frame/parts.ts';

const Place = z.int().positive();

const routes = {
  log: createRoute({
    method: 'get',
    path: '/log',
    summary: 'Entries of the log, the newest first',
    ...needs('reader'),
    request: { query: Paged.extend({ kind: LogKind.optional() }) },
    responses: {
      200: json(z.object({ entries: z.array(LogEntry), next }), 'one page'),
      ...problems(400, 401, 403),
    },
  }),
  audit: createRoute({
    method: 'get',
    path: '/audit',
    summary: 'Sign-ins, failed sign-ins, and what was done with users, keys, passwords and hooks, the newest first',
    ...needs('admin'),
    request: { query: Paged.extend({ kind: AuditKind.optional() }) },
    responses: {
      200: json(z.object({ events: z.array(AuditEvent), next }), 'one page'),
      ...problems(400, 401, 403),
    },
  }),
  check: createRoute({
    method: 'post',
    path: '/log/check',
    summary: 'Check the whole log and the signatures of its checkpoints, now',
    ...needs('analyst'),
    responses: { 200: json(LogVerificationDocument, 'what was found'), ...problems(401, 403) },
  }),
};

export function addLogRoutes(api: Api, { services: { store }, logChecks }: DeskParts): void {
  api.openapi(routes.check, async (c) => c.json((await logChecks.run()).result, 200));
  api.openapi(routes.audit, async (c) => {
    const { kind, limit, cursor } = c.req.valid('query');
    const before = placeOf(cursor, z.string().max(64)) ?? undefined;
    const { shown, next: following } = cut(
      await store.audit.list({ kind, before, limit: limit + 1 }),
      limit,
      ({ id }) => id,
    );
    return c.json({ events: shown, next: following }, 200);
  });
  api.openapi(routes.log, async (c) => {
    const { kind, limit, cursor } = c.req.valid('query');
    const before = placeOf(cursor, Place) ?? undefined;
    const { shown, next: following } = cut(
      await store.log.latest({ kind, before, limit: limit + 1 }),
      limit,
      ({ seq }) => seq,
    );
    return c.json({ entries: shown, next: following }, 200);
  });
}
