/** Sites: their visits, and search by a value. */
import { createRoute, z } from '@hono/zod-openapi';
import { VisitDocument, visitDocument } from '../../model/documents.ts';
import { search } from '../pages/search.ts';
import type { DeskParts } from '../parts.ts';
import { type Api, Id, json, MOST, problems } from './describe.ts';

const Carrying = z.object({
  keys: z.array(z.string()).describe('what the signals read in the text'),
  total: z.int(),
  sites: z.array(
    z.object({
      site: z.string(),
      kind: z.string(),
      visit: z.string(),
      capturedAt: z.string(),
      keys: z.array(z.string()),
    }),
  ),
});

const routes = {
  visits: createRoute({
    method: 'get',
    path: '/sites/{id}/visits',
    summary: 'Visits of a site',
    request: { params: Id },
    responses: { 200: json(z.array(VisitDocument), 'the visits'), ...problems(401) },
  }),
  search: createRoute({
    method: 'get',
    path: '/search',
    summary: 'Captured sites that carry a value',
    request: { query: z.object({ q: z.string().min(1).max(300) }) },
    responses: { 200: json(Carrying, 'the sites'), ...problems(400, 401) },
  }),
};

export function addSiteRoutes(api: Api, { services }: DeskParts): void {
  const { store } = services;
  api.openapi(routes.visits, async (c) => {
    const visits = await store.ledger.visits({ site: c.req.valid('param').id, limit: MOST });
    return c.json(visits.map(visitDocument), 200);
  });
  api.openapi(routes.search, async (c) => {
    const { keys, total, sites } = await search({ text: c.req.valid('query').q }, services);
    return c.json({ keys: [...keys], total, sites: sites.map((one) => ({ ...one, keys: [...one.keys] })) }, 200);
  });
}
