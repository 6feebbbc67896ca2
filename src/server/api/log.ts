/** The hash-chained log. */
import { createRoute, z } from '@hono/zod-openapi';
import { LogEntry, LogKind } from '../../model/evidence.ts';
import type { DeskParts } from '../parts.ts';
import { cut, next, Paged, placeOf } from './cursor.ts';
import { type Api, json, needs, problems } from './describe.ts';

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
};

export function addLogRoutes(api: Api, { services: { store } }: DeskParts): void {
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
