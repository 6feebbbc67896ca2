/** Findings and their judgements. */
import { createRoute, z } from '@hono/zod-openapi';
import { exportFindings, type FindingFormat, FORMATS } from '../../flow/evidence/export-findings.ts';
import { exportMatch } from '../../flow/evidence/export-match.ts';
import { judge } from '../../flow/screen/judge.ts';
import { reviewsOf } from '../../flow/screen/reviews.ts';
import { standingsOf } from '../../flow/screen/standings.ts';
import { Judgement } from '../../model/evidence.ts';
import { LENGTHS, written } from '../../model/lengths.ts';
import { MatchDocument } from '../../model/match.ts';
import type { MatchFilter } from '../../model/ports/matches.ts';
import { Review } from '../../model/review.ts';
import { Kind } from '../../model/words.ts';
import { documentOf } from '../../report/finding.ts';
import { nameIn } from '../frame/access.ts';
import { type Api, body, Chosen, file, Id, json, Moment, missing, needs, problems, Reason } from '../frame/fields.ts';
import { cut, next, Paged, placeOf } from '../frame/paging.ts';
import type { DeskParts } from '../frame/parts.ts';
import { download } from '../frame/request.ts';
import { judgeOf } from '../frame/rule.ts';

const Findings = z.object({ findings: z.array(MatchDocument), next });
const Place = z.tuple([z.number(), z.string().max(64)]);
const Said = z.object({ judgement: Judgement.shape.judgement, by: written(LENGTHS.person), why: Reason });

const routes = {
  findings: createRoute({
    method: 'get',
    path: '/findings',
    summary: 'Findings, the heaviest first',
    ...needs('reader'),
    request: {
      query: Paged.extend({
        verdict: z.enum(['strong', 'likely', 'lead', 'unrelated']).optional(),
        judged: z.enum(['none', 'positive', 'negative', 'unsure']).optional(),
        review: Review.optional(),
        site: written(LENGTHS.id).optional(),
        entity: written(LENGTHS.id).optional(),
        list: written(LENGTHS.name).optional().describe('name of a watchlist'),
        programme: written(LENGTHS.name).optional(),
        kind: z
          .enum([...Kind.options, 'list'])
          .optional()
          .describe('of a side'),
        assigned: written(LENGTHS.person).optional().describe('to this person; empty: to nobody'),
        since: Moment.optional().describe('found or changed since'),
        weakerSince: Moment.optional(),
        strongerSince: Moment.optional(),
      }),
    },
    responses: { 200: json(Findings, 'one page'), ...problems(400, 401, 403) },
  }),
  finding: createRoute({
    method: 'get',
    path: '/findings/{id}',
    summary: 'One finding with all its evidence',
    ...needs('reader'),
    request: { params: Id },
    responses: { 200: json(MatchDocument, 'the finding'), ...problems(401, 403, 404) },
  }),
  judgements: createRoute({
    method: 'get',
    path: '/findings/{id}/judgements',
    summary: 'What people decided about a finding, oldest first',
    ...needs('reader'),
    request: { params: Id },
    responses: { 200: json(z.array(Judgement), 'the judgements'), ...problems(401, 403, 404) },
  }),
  judge: createRoute({
    method: 'post',
    path: '/findings/{id}/judgements',
    summary: 'Record a decision; the latest counts',
    ...needs('analyst'),
    request: { params: Id, body: body(Said) },
    responses: { 201: json(Judgement, 'the judgement'), ...problems(400, 401, 403, 404) },
  }),
  judgeSeveral: createRoute({
    method: 'post',
    path: '/judgements',
    summary: 'Record one decision on several findings',
    ...needs('analyst'),
    request: { body: body(Said.extend({ findings: Chosen })) },
    responses: {
      200: json(z.object({ judgements: z.array(Judgement), missing: z.array(z.string()) }), 'the judgements'),
      ...problems(400, 401, 403),
    },
  }),
  bundle: createRoute({
    method: 'post',
    path: '/findings/{id}/bundle',
    summary: 'The sealed evidence bundle of a finding (WACZ); the log notes the export',
    ...needs('analyst'),
    request: { params: Id },
    responses: { 200: file('application/wacz', 'the bundle'), ...problems(401, 403, 404, 429, 503) },
  }),
  exportFinding: createRoute({
    method: 'post',
    path: '/findings/{id}/export',
    summary: 'A finding for another tool (FollowTheMoney, CSV, JSON Lines or STIX 2.1); the log notes the export',
    ...needs('analyst'),
    request: { params: Id, query: z.object({ format: z.enum(FORMATS as [FindingFormat, ...FindingFormat[]]) }) },
    responses: {
      200: { description: 'the file', content: { 'text/plain': { schema: z.string() } } },
      ...problems(400, 401, 403, 404),
    },
  }),
};

export function addFindingRoutes(api: Api, { services, exporting, heavy }: DeskParts): void {
  const { store } = services;
  api.openapi(routes.findings, async (c) => {
    const { cursor, limit, assigned, ...asked } = c.req.valid('query');
    const filter = Object.fromEntries(Object.entries(asked).filter(([, value]) => value)) as MatchFilter;
    const whose = assigned === undefined ? {} : { assigned: assigned || null };
    const rows = await store.matches.list({ ...filter, ...whose, limit: limit + 1, ...startOf(cursor) });
    const { shown, next: following } = cut(rows, limit, ({ weight, id }) => [weight, id]);
    const standings = await standingsOf(shown, store);
    const reviews = await reviewsOf(
      shown.map(({ id }) => id),
      services,
    );
    const findings = shown.map((match) =>
      documentOf({ match, standing: standings.get(match.id) ?? null, review: reviews.get(match.id) ?? null }),
    );
    return c.json({ findings, next: following }, 200);
  });
  api.openapi(routes.finding, async (c) => {
    const match = await store.matches.get(c.req.valid('param').id);
    if (match === null) return missing(c, 'finding');
    const standing = (await standingsOf([match], store)).get(match.id) ?? null;
    const review = (await reviewsOf([match.id], services)).get(match.id) ?? null;
    return c.json(documentOf({ match, standing, review }), 200);
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
    return c.json(await judge(match, { ...said, by: nameIn(c, said.by), ...judgeOf(c.var.who) }, services), 201);
  });
  api.openapi(routes.judgeSeveral, async (c) => {
    const { findings, ...said } = c.req.valid('json');
    const judgements: Judgement[] = [];
    const unknown: string[] = [];
    for (const id of new Set(findings)) {
      const match = await store.matches.get(id);
      if (match === null) unknown.push(id);
      else judgements.push(await judge(match, { ...said, by: nameIn(c, said.by), ...judgeOf(c.var.who) }, services));
    }
    return c.json({ judgements, missing: unknown }, 200);
  });
  api.openapi(routes.bundle, async (c) => {
    const match = await store.matches.get(c.req.valid('param').id);
    if (match === null) return missing(c, 'finding');
    const bundle = () => exportMatch(match, exporting);
    const { file: parts } = await heavy.take(c.var.who.user, bundle, c.req.raw.signal);
    return download(c, Buffer.concat(parts), `match-${match.id.slice(0, 12)}.wacz`, 'application/wacz') as never;
  });
  api.openapi(routes.exportFinding, async (c) => {
    const match = await store.matches.get(c.req.valid('param').id);
    if (match === null) return missing(c, 'finding');
    return c.text(await exportFindings([match], c.req.valid('query').format, services), 200);
  });
}

/** Where a page begins. A number of rows to skip is the cursor of an earlier version. */
function startOf(cursor: string | undefined): Pick<MatchFilter, 'after' | 'offset'> {
  if (cursor !== undefined && /^\d{1,9}$/.test(cursor)) return { offset: Number(cursor) };
  const place = placeOf(cursor, Place);
  return place === null ? {} : { after: { weight: place[0], id: place[1] } };
}
