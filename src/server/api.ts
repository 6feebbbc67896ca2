/** The API under /api/v1: what the pages do, for programs. Its description is made from the schemas (OpenAPI 3.1). */
import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi';
import { openCase } from '../flow/evidence/cases.ts';
import { exportFindings, type FindingFormat, FORMATS } from '../flow/evidence/export-findings.ts';
import { judge } from '../flow/screen/judge.ts';
import { standingsOf } from '../flow/screen/standings.ts';
import { CaseFolder, CaseItem } from '../model/case.ts';
import { VisitDocument, visitDocument } from '../model/documents.ts';
import { Judgement } from '../model/evidence.ts';
import { Match, MatchDocument } from '../model/match.ts';
import { documentOf } from '../report/finding.ts';
import type { Services } from '../services.ts';
import { VERSION } from '../version.ts';
import { type DeskEnv, problem } from './access.ts';
import type { Comparison, Comparisons } from './comparisons.ts';
import { healthOf } from './pages/health.ts';
import { search } from './pages/search.ts';

const MOST = 100;

const Problem = z.object({ type: z.string(), title: z.string(), status: z.int(), detail: z.string() });
const problems = (...codes: number[]) =>
  Object.fromEntries(
    codes.map((code) => [
      code,
      { description: 'RFC 9457', content: { 'application/problem+json': { schema: Problem } } },
    ]),
  );
const json = <T extends z.ZodType>(schema: T, description: string) => {
  return { description, content: { 'application/json': { schema } } };
};
const body = <T extends z.ZodType>(schema: T) => {
  return { required: true, content: { 'application/json': { schema } } };
};
const Id = z.object({ id: z.string().max(200) });

const Findings = z.object({
  findings: z.array(MatchDocument),
  next: z.string().nullable().describe('cursor of the next page; null: there is none'),
});
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
const ComparisonDocument = z.object({
  id: z.string(),
  left: z.string(),
  right: z.string(),
  startedAt: z.string(),
  state: z.enum(['waiting', 'running', 'done', 'failed']),
  match: Match.nullable(),
  problems: z.array(z.string()),
});
const HealthDocument = z.object({
  version: z.string(),
  queue: z.record(z.string(), z.record(z.string(), z.number())).nullable().describe('null: it does not answer'),
  runs: z.array(z.object({ id: z.string(), createdAt: z.string(), finishedAt: z.string().nullable() })),
  schedules: z.int(),
  alertsWaiting: z.int(),
  browser: z.string().nullable(),
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
  compare: createRoute({
    method: 'post',
    path: '/comparisons',
    summary: 'Compare two sites: both are captured now',
    request: { body: body(z.object({ left: z.string().max(2000), right: z.string().max(2000) })) },
    responses: { 202: json(ComparisonDocument, 'watch it by its id'), ...problems(400, 401) },
  }),
  comparison: createRoute({
    method: 'get',
    path: '/comparisons/{id}',
    summary: 'A comparison and, when it is done, its match',
    request: { params: Id },
    responses: { 200: json(ComparisonDocument, 'the comparison'), ...problems(401, 404) },
  }),
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
  health: createRoute({
    method: 'get',
    path: '/health',
    summary: 'Queues, runs, schedules, alerts, browser',
    responses: { 200: json(HealthDocument, 'the state'), ...problems(401) },
  }),
};

export function createApi(services: Services, comparisons: Comparisons): OpenAPIHono<DeskEnv> {
  const { store, clock } = services;
  const api = new OpenAPIHono<DeskEnv>({
    defaultHook(result, c) {
      if (result.success) return undefined;
      const detail = result.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('; ');
      return problem(c, 400, 'Bad Request', detail);
    },
  });
  const missing = (c: Parameters<typeof problem>[0], what: string) =>
    problem(c, 404, 'Not Found', `no ${what} of that id`);

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
    if (match === null) return missing(c, 'finding') as never;
    const standing = (await standingsOf([match], store)).get(match.id) ?? null;
    return c.json(documentOf({ match, standing }), 200);
  });
  api.openapi(routes.judgements, async (c) => {
    const { id } = c.req.valid('param');
    if ((await store.matches.get(id)) === null) return missing(c, 'finding') as never;
    return c.json(await store.judgements.of(id), 200);
  });
  api.openapi(routes.judge, async (c) => {
    const match = await store.matches.get(c.req.valid('param').id);
    if (match === null) return missing(c, 'finding') as never;
    const said = c.req.valid('json');
    return c.json(await judge(match, { ...said, by: c.var.who.name ?? said.by }, services), 201);
  });
  api.openapi(routes.exportFinding, async (c) => {
    const match = await store.matches.get(c.req.valid('param').id);
    if (match === null) return missing(c, 'finding') as never;
    return c.text(await exportFindings([match], c.req.valid('query').format, services), 200);
  });
  api.openapi(routes.visits, async (c) => {
    const visits = await store.ledger.visits({ site: c.req.valid('param').id, limit: MOST });
    return c.json(visits.map(visitDocument), 200);
  });
  api.openapi(routes.search, async (c) => {
    const { keys, total, sites } = await search({ text: c.req.valid('query').q }, services);
    return c.json({ keys: [...keys], total, sites: sites.map((one) => ({ ...one, keys: [...one.keys] })) }, 200);
  });
  api.openapi(routes.compare, (c) => {
    const { left, right } = c.req.valid('json');
    return c.json(stated(comparisons.start(left, right)), 202);
  });
  api.openapi(routes.comparison, (c) => {
    const one = comparisons.get(c.req.valid('param').id);
    return one === undefined ? (missing(c, 'comparison') as never) : c.json(stated(one), 200);
  });
  api.openapi(routes.cases, async (c) => c.json(await store.cases.list(), 200));
  api.openapi(routes.openCase, async (c) => {
    const { name, by } = c.req.valid('json');
    return c.json(await openCase(name, c.var.who.name ?? by, services), 201);
  });
  api.openapi(routes.oneCase, async (c) => {
    const folder = await store.cases.get(c.req.valid('param').id);
    return folder === null ? (missing(c, 'case') as never) : c.json(folder, 200);
  });
  api.openapi(routes.putIn, async (c) => {
    const given = c.req.valid('json');
    const item = { ...given, by: c.var.who.name ?? given.by, at: clock.now().toISOString() };
    return (await store.cases.put(c.req.valid('param').id, item)) ? c.json(item, 201) : (missing(c, 'case') as never);
  });
  api.openapi(routes.health, async (c) => {
    const { queue, runs, ...rest } = await healthOf(services);
    return c.json(
      { ...rest, runs: [...runs], queue: queue && ({ ...queue } as Record<string, Record<string, number>>) },
      200,
    );
  });
  api.openAPIRegistry.registerComponent('securitySchemes', 'key', { type: 'http', scheme: 'bearer' });
  api.doc31('/openapi.json', {
    openapi: '3.1.0',
    info: { title: 'revenant', version: VERSION },
    servers: [{ url: '/api/v1' }],
    security: [{ key: [] }],
  });
  return api;
}

function stated(one: Comparison): z.infer<typeof ComparisonDocument> {
  return { ...one, problems: [...one.problems] };
}
