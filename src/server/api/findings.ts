/** Findings and their judgements. */
import { createRoute, z } from '@hono/zod-openapi';
import { exportFindings, type FindingFormat, FORMATS } from '../../flow/evidence/export-findings.ts';
import { judge } from '../../flow/screen/judge.ts';
import { standingsOf } from '../../flow/screen/standings.ts';
import { Judgement } from '../../model/evidence.ts';
import { MatchDocument } from '../../model/match.ts';
import { documentOf } from '../../report/finding.ts';
import type { DeskParts } from '../parts.ts';
import { type Api, body, Id, json, MOST, missing, problems } from './describe.ts';

const Findings = z.object({
  findings: z.array(MatchDocument),
  next: z.string().nullable().describe('cursor of the next page; null: there is none'),
});

const routes = {
  findings: createRoute({
    method: 'get',
    path: '/findings',
    summary: 'Findings, the heaviest first',
    request: {
      query: z.object({
        verdict: z.enum(['strong', 'likely', 'lead', 'unrelated']).optional(),
        judged: z.enum(['none', 'positive', 'negative', 'unsure']).optional(),
        site: z.string().max(300).optional(),
        limit: z.coerce.number().int().min(1).max(MOST).default(25),
        cursor: z
          .string()
          .regex(/^\d{1,9}$/)
          .optional()
          .describe('`next` of the page before'),
      }),
    },
    responses: { 200: json(Findings, 'one page'), ...problems(400, 401) },
  }),
  finding: createRoute({
    method: 'get',
    path: '/findings/{id}',
    summary: 'One finding with all its evidence',
    request: { params: Id },
    responses: { 200: json(MatchDocument, 'the finding'), ...problems(401, 404) },
  }),
  judgements: createRoute({
    method: 'get',
    path: '/findings/{id}/judgements',
    summary: 'What people decided about a finding, oldest first',
    request: { params: Id },
    responses: { 200: json(z.array(Judgement), 'the judgements'), ...problems(401, 404) },
  }),
  judge: createRoute({
    method: 'post',
    path: '/findings/{id}/judgements',
    summary: 'Record a decision; the latest counts',
    request: { params: Id, body: body(Judgement.pick({ judgement: true, by: true, why: true })) },
    responses: { 201: json(Judgement, 'the judgement'), ...problems(400, 401, 404) },
  }),
  exportFinding: createRoute({
    method: 'post',
    path: '/findings/{id}/export',
    summary: 'A finding for another tool (FollowTheMoney, CSV, JSON Lines or STIX 2.1); the log notes the export',
    request: { params: Id, query: z.object({ format: z.enum(FORMATS as [FindingFormat, ...FindingFormat[]]) }) },
    responses: {
      200: { description: 'the file', content: { 'text/plain': { schema: z.string() } } },
      ...problems(400, 401, 404),
    },
  }),
};

export function addFindingRoutes(api: Api, { services }: DeskParts): void {
  const { store } = services;
  api.openapi(routes.findings, async (c) => {
    const { cursor = '0', limit, verdict, judged, site } = c.req.valid('query');
    const filter = { ...(verdict && { verdict }), ...(judged && { judged }), ...(site && { site }) };
    const found = await store.matches.list({ ...filter, limit: limit + 1, offset: Number(cursor) });
    const shown = found.slice(0, limit);
    const standings = await standingsOf(shown, store);
    const findings = shown.map((match) => documentOf({ match, standing: standings.get(match.id) ?? null }));
    return c.json({ findings, next: found.length > limit ? String(Number(cursor) + limit) : null }, 200);
  });
  api.openapi(routes.finding, async (c) => {
    const match = await store.matches.get(c.req.valid('param').id);
    if (match === null) return missing(c, 'finding');
    const standing = (await standingsOf([match], store)).get(match.id) ?? null;
    return c.json(documentOf({ match, standing }), 200);
  });
  api.openapi(routes.judgements, async (c) => {
    const { id } = c.req.valid('param');
    if ((await store.matches.get(id)) === null) return missing(c, 'finding');
    return c.json(await store.judgements.of(id), 200);
  });
  api.openapi(routes.judge, async (c) => {
    const match = await store.matches.get(c.req.valid('param').id);
    if (match === null) return missing(c, 'finding');
    const said = c.req.valid('json');
    return c.json(await judge(match, { ...said, by: c.var.who.name ?? said.by }, services), 201);
  });
  api.openapi(routes.exportFinding, async (c) => {
    const match = await store.matches.get(c.req.valid('param').id);
    if (match === null) return missing(c, 'finding');
    return c.text(await exportFindings([match], c.req.valid('query').format, services), 200);
  });
}
