/** What is new for the account that asks. */
import { createRoute, z } from '@hono/zod-openapi';
import { markSeen, newsFilters, newsSpan } from '../../flow/screen/news-since.ts';
import { standingsOf } from '../../flow/screen/standings.ts';
import { type Match, MatchDocument } from '../../model/match.ts';
import { Instant } from '../../model/words.ts';
import { documentOf } from '../../report/finding.ts';
import { type Api, body, json, MOST, Moment, needs, problems } from '../frame/fields.ts';
import type { DeskParts } from '../frame/parts.ts';

/** More are not counted one by one. */
const MOST_COUNTED = 1_000;
const Mark = z.object({ until: Moment.describe('`until` of an answer of GET /news') });
const Part = z.object({
  count: z.int().describe(`${MOST_COUNTED}: that many or more`),
  findings: z.array(MatchDocument).describe(`the heaviest first, at most ${MOST}`),
});
const NewsDocument = z.object({
  since: Instant.describe(
    'when this account last said that it had seen what is new; seven days ago, where it never did',
  ),
  isFirst: z.boolean().describe('it never did'),
  until: Instant.describe('to send to POST /seen'),
  found: Part.describe('new findings that nobody has judged'),
  changed: Part.describe('findings that have changed, without those that were rejected'),
});

const routes = {
  news: createRoute({
    method: 'get',
    path: '/news',
    summary: 'What is new since this account last said that it had seen it',
    ...needs('reader'),
    responses: { 200: json(NewsDocument, 'what is new'), ...problems(401, 403) },
  }),
  seen: createRoute({
    method: 'post',
    path: '/seen',
    summary: 'Say that this account has seen what is new. The mark is its own, so a reader may',
    ...needs('reader'),
    request: { body: body(Mark) },
    responses: { 200: json(Mark, 'the mark'), ...problems(400, 401, 403) },
  }),
};

export function addNewsRoutes(api: Api, { services }: DeskParts): void {
  const { store } = services;
  const part = async (filter: Parameters<typeof store.matches.list>[0]) => {
    const found = await store.matches.list({ ...filter, limit: MOST });
    const count = found.length < MOST ? found.length : await store.matches.count(filter, MOST_COUNTED);
    return { count, found };
  };
  api.openapi(routes.news, async (c) => {
    const span = await newsSpan(c.var.who.account, services);
    const filters = newsFilters(span);
    const [found, changed] = [await part(filters.found), await part(filters.changed)];
    const standings = await standingsOf([...found.found, ...changed.found], store);
    const documents = (matches: readonly Match[]) =>
      matches.map((match) => documentOf({ match, standing: standings.get(match.id) ?? null, review: null }));
    const { since, known, until } = span;
    return c.json(
      {
        since,
        isFirst: known === null,
        until,
        found: { count: found.count, findings: documents(found.found) },
        changed: { count: changed.count, findings: documents(changed.found) },
      },
      200,
    );
  });
  api.openapi(routes.seen, async (c) => {
    const { until } = c.req.valid('json');
    await markSeen(c.var.who.account, until, services);
    return c.json({ until }, 200);
  });
}
