/** Runs: a page that is sent now, and how far a run has come. */
import { createRoute, z } from '@hono/zod-openapi';
import { CRAWL_PAGES, runOptionsOf } from '../../config.ts';
import { HANDED_IN_BYTES, handIn } from '../../flow/crawl/hand-in.ts';
import { sendPage } from '../../flow/crawl/send-page.ts';
import { VisitDocument, visitDocument } from '../../model/documents.ts';
import { LENGTHS, written } from '../../model/lengths.ts';
import { HANDED_IN } from '../../model/visit.ts';
import { Instant } from '../../model/words.ts';
import { nameIn } from '../frame/access.ts';
import { type Api, By, body, Id, json, MOST, Moment, missing, needs, problems, UNNAMED } from '../frame/fields.ts';
import type { DeskParts } from '../frame/parts.ts';
import { writerOf } from '../frame/rule.ts';

const RunDocument = z.object({
  id: z.string(),
  createdAt: Instant,
  finishedAt: Instant.nullable().describe('null: at work, or it waits for a worker'),
  progress: z.object({ total: z.int(), captured: z.int(), fingerprinted: z.int(), screened: z.int() }),
  visits: z.array(VisitDocument).describe(`at most ${MOST}`),
  findings: z.array(z.string()).describe(`ids, the heaviest first, at most ${MOST}`),
});

const Sent = z.object({
  url: written(LENGTHS.address).min(1),
  html: z.string().max(HANDED_IN_BYTES).optional().describe('source of the page as you saw it, 5 MB at most'),
  at: Moment.optional().describe('when you saw it; without it: now'),
  by: By.optional(),
});
const HandedInDocument = z.object({
  visit: VisitDocument,
  site: z.string().describe(`name of what was handed in: the site's, with ${HANDED_IN}`),
  findings: z.array(z.string()).describe('ids'),
  page: z.string(),
});

const routes = {
  send: createRoute({
    method: 'post',
    path: '/captures',
    summary:
      'Send a page: its site is captured, fingerprinted and screened now; with html, that page is taken as you saw it',
    ...needs('analyst'),
    request: { body: body(Sent) },
    responses: {
      201: json(HandedInDocument, 'the page that was handed in, apart from what its site answers us'),
      202: json(
        z.object({ run: z.string(), look: z.string().describe('where the run is looked at'), page: z.string() }),
        'the run; the header Location leads to it',
      ),
      ...problems(400, 401, 403, 413),
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

export function addRunRoutes(api: Api, { services, turns }: DeskParts): void {
  const { ledger, matches } = services.store;
  api.openapi(routes.send, async (c) => {
    const { url, html, at = null, by } = c.req.valid('json');
    if (html !== undefined) {
      const who = { by: nameIn(c, by) ?? UNNAMED, ...writerOf(c.var.who) };
      const { visit, findings } = await turns.take(() => handIn({ url, html, at }, who, services));
      const page = `/sites/${encodeURIComponent(visit.site)}`;
      const ids = findings.map(({ id }) => id);
      return c.json({ visit: visitDocument({ visit, final: true }), site: visit.site, findings: ids, page }, 201);
    }
    const options = runOptionsOf(services.settings, CRAWL_PAGES);
    const run = await sendPage(url, options, services);
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
