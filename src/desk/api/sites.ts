/** Sites: what they give away, their visits and captures. */
import { createRoute, z } from '@hono/zod-openapi';
import { VisitDocument, visitDocument } from '../../model/documents.ts';
import { Kind } from '../../model/words.ts';
import { type Api, Id, json, MOST, missing, needs, problems } from '../frame/fields.ts';
import { cut, linkNext, Paged, placeOf } from '../frame/paging.ts';
import type { DeskParts } from '../frame/parts.ts';
import { valuesOf } from '../pages/site.ts';

const Place = z.int().positive();

const SiteDocument = z.object({
  site: z.string(),
  identifiers: z.array(
    z.object({
      kind: Kind,
      visit: z.string(),
      signal: z.string(),
      value: z.string(),
      others: z.int().describe('other captured sites that carry it'),
    }),
  ),
  cases: z.array(z.object({ id: z.string(), name: z.string() })),
});
const CaptureSummary = z.object({
  id: z.string(),
  role: z.string(),
  url: z.string(),
  finalUrl: z.string(),
  status: z.int().nullable(),
  body: z.string().nullable().describe('SHA-256 of the bytes'),
  length: z.int().nullable(),
  capturedAt: z.string(),
});

const routes = {
  site: createRoute({
    method: 'get',
    path: '/sites/{id}',
    summary: 'What a site gives away, and who else carries it',
    ...needs('reader'),
    request: { params: Id },
    responses: { 200: json(SiteDocument, 'the site'), ...problems(401, 403, 404) },
  }),
  visits: createRoute({
    method: 'get',
    path: '/sites/{id}/visits',
    summary: 'Visits of a site, the last stored first; the header Link names the next page',
    ...needs('reader'),
    request: { params: Id, query: Paged.extend({ limit: Paged.shape.limit.unwrap().default(MOST) }) },
    responses: { 200: json(z.array(VisitDocument), 'the visits'), ...problems(400, 401, 403) },
  }),
  captures: createRoute({
    method: 'get',
    path: '/visits/{id}/captures',
    summary: 'The captures of a visit, in order',
    ...needs('reader'),
    request: { params: Id },
    responses: { 200: json(z.array(CaptureSummary), 'the captures'), ...problems(401, 403, 404) },
  }),
};

export function addSiteRoutes(api: Api, { services }: DeskParts): void {
  const { store } = services;
  api.openapi(routes.site, async (c) => {
    const site = c.req.valid('param').id;
    const [fingerprints, visits, cases] = await Promise.all([
      store.fingerprints.ofSite(site),
      store.ledger.visitsOfSite(site, { before: null, limit: 1 }),
      store.cases.holding('site', site),
    ]);
    if (fingerprints.length === 0 && visits.length === 0) return missing(c, 'site');
    const shown = valuesOf(fingerprints);
    const carriers = await store.fingerprints.carriers(shown.flatMap(({ keys }) => keys));
    const identifiers = shown.flatMap(({ kind, visit, keys }) =>
      keys.map((key) => {
        const colon = key.indexOf(':');
        const others = Math.max(0, (carriers.get(key) ?? 1) - 1);
        return { kind, visit, signal: key.slice(0, colon), value: key.slice(colon + 1), others };
      }),
    );
    return c.json({ site, identifiers, cases }, 200);
  });
  api.openapi(routes.visits, async (c) => {
    const { limit, cursor } = c.req.valid('query');
    const before = placeOf(cursor, Place);
    const rows = await store.ledger.visitsOfSite(c.req.valid('param').id, { before, limit: limit + 1 });
    const { shown, next } = cut(rows, limit, ({ seq }) => seq);
    linkNext(c, next);
    return c.json(shown.map(visitDocument), 200);
  });
  api.openapi(routes.captures, async (c) => {
    const stored = await store.ledger.visit(c.req.valid('param').id);
    if (stored === null) return missing(c, 'visit');
    const captures = stored.visit.captures.map(
      ({ id, role, url, finalUrl, status, body, length, capturedAt }): z.infer<typeof CaptureSummary> => {
        return { id, role, url, finalUrl, status, body, length, capturedAt };
      },
    );
    return c.json(captures, 200);
  });
}
