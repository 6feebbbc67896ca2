/** Comparison of two sites, now. */
import { createRoute, z } from '@hono/zod-openapi';
import { LENGTHS, written } from '../../model/lengths.ts';
import { Match } from '../../model/match.ts';
import type { Comparison } from '../comparisons/jobs.ts';
import { type Api, body, Id, json, missing, needs, problems } from '../frame/fields.ts';
import type { DeskParts } from '../frame/parts.ts';

const ComparisonDocument = z.object({
  id: z.string(),
  left: z.string(),
  right: z.string(),
  startedAt: z.string(),
  state: z.enum(['waiting', 'running', 'done', 'failed']),
  match: Match.nullable(),
  problems: z.array(z.string()),
});

const routes = {
  compare: createRoute({
    method: 'post',
    path: '/comparisons',
    summary: 'Compare two sites: both are captured now',
    ...needs('analyst'),
    request: { body: body(z.object({ left: written(LENGTHS.address), right: written(LENGTHS.address) })) },
    responses: { 202: json(ComparisonDocument, 'watch it by its id'), ...problems(400, 401, 403) },
  }),
  comparison: createRoute({
    method: 'get',
    path: '/comparisons/{id}',
    summary: 'A comparison and, when it is done, its match',
    ...needs('reader'),
    request: { params: Id },
    responses: { 200: json(ComparisonDocument, 'the comparison'), ...problems(401, 403, 404) },
  }),
};

export function addComparisonRoutes(api: Api, { comparisons }: DeskParts): void {
  api.openapi(routes.compare, (c) => {
    const { left, right } = c.req.valid('json');
    return c.json(stated(comparisons.start(left, right)), 202);
  });
  api.openapi(routes.comparison, async (c) => {
    const one = await comparisons.get(c.req.valid('param').id);
    return one === undefined ? missing(c, 'comparison') : c.json(stated(one), 200);
  });
}

function stated(one: Comparison): z.infer<typeof ComparisonDocument> {
  return { ...one, problems: [...one.problems] };
}
