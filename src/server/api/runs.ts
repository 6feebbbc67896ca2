/** Runs: a page that is sent now, and how far a run has come. */
import { createRoute, z } from '@hono/zod-openapi';
import { CRAWL_PAGES, runOptionsOf } from '../../config.ts';
import { sendPage } from '../../flow/crawl/send-page.ts';
import { VisitDocument, visitDocument } from '../../model/documents.ts';
import { Instant } from '../../model/words.ts';
import type { DeskParts } from '../parts.ts';
import { type Api, body, Id, json, MOST, missing, needs, problems } from './describe.ts';

const RunDocument = z.object({
  id: z.string(),
  createdAt: Instant,
  finishedAt: Instant.nullable().describe('null: at work, or it waits for a worker'),
  progress: z.object({ total: z.int(), captured: z.int(), fingerprinted: z.int(), screened: z.int() }),
  visits: z.array(VisitDocument).describe(`at most ${MOST}`),
  findings: z.array(z.string()).describe(`ids, the heaviest first, at most ${MOST}`),
});

const routes = {
  send: createRoute({
    method: 'post',
    path: '/captures',
    summary: 'Send a page: its site is captured, fingerprinted and screened now',
    ...needs('analyst'),
    request: { body: body(z.object({ url: z.string().min(1).max(2000) })) },
    responses: {
      202: json(
        z.object({ run: z.string(), look: z.string().describe('where the run is looked at'), page: z.string() }),
        'the run; the header Location leads to it',
      ),
      ...problems(400, 401, 403),
    },
  }),
  run: createRoute({
    method: 'get',
    path: '/runs/{id}',
    summary: 'A run: how far it has come, its visits and findings',
    ...needs('reader'),
    request: { params: Id },
    responses: { 200: json(RunDocument, 'the run'), ...problems(401, 403, 404) },
  }),
};

export function addRunRoutes(api: Api, { services }: DeskParts): void {
  const { ledger, matches } = services.store;
  api.openapi(routes.send, async (c) => {
    const options = runOptionsOf(services.settings, CRAWL_PAGES);
    const run = await sendPage(c.req.valid('json').url, options, services);
    const look = `/api/v1/runs/${run.id}`;
    c.header('location', look);
    return c.json({ run: run.id, look, page: `/runs/${run.id}` }, 202);
  });
  api.openapi(routes.run, async (c) => {
    const { id: run } = c.req.valid('param');
    const stored = await ledger.run(run);
    if (stored === null) return missing(c, 'run');
    const [progress, visits, found] = await Promise.all([
      ledger.progress(run),
      ledger.visits({ run, limit: MOST }),
      matches.list({ run, limit: MOST }),
    ]);
    const { createdAt, finishedAt } = stored;
    const findings = found.map(({ id }) => id);
    return c.json({ id: run, createdAt, finishedAt, progress, visits: visits.map(visitDocument), findings }, 200);
  });
}
