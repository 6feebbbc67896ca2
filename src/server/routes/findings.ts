/** Findings: the queue, each finding, its judgement and its files. */
import { type Context, Hono } from 'hono';
import { z } from 'zod';
import { InputError } from '../../errors.ts';
import { exportMatch } from '../../flow/evidence/export-match.ts';
import { reportPictures } from '../../flow/evidence/report-pictures.ts';
import { standingsOf } from '../../flow/screen/standings.ts';
import { SENTENCES } from '../../flow/sentences.ts';
import type { Match } from '../../model/match.ts';
import { matchReport } from '../../report/html.ts';
import type { DeskEnv } from '../access.ts';
import { findingPage } from '../pages/finding.ts';
import { findingsPage, judgeAll } from '../pages/findings.ts';
import type { DeskParts } from '../parts.ts';
import { back, download, formOf, nameOf, remembered, saidOf } from '../request.ts';
import { putIn } from './cases.ts';

const QueueQuery = z.object({
  verdict: z.enum(['strong', 'likely', 'lead']).optional().catch(undefined),
  judged: z.enum(['none', 'positive', 'unsure', 'negative', 'any']).catch('none'),
  page: z.coerce.number().int().min(1).max(100_000).catch(1),
});
export function findingRoutes({ services, exporting }: DeskParts): Hono<DeskEnv> {
  const { store } = services;
  const app = new Hono<DeskEnv>();
  app.get('/', async (c) =>
    c.html(await findingsPage(QueueQuery.parse(c.req.query()), services, nameOf(c), saidOf(c))),
  );
  app.post('/findings/judge', async (c) => {
    const form = await formOf(c);
    const ids = form.getAll('id').filter((one) => typeof one === 'string' && /^[0-9a-f]{1,64}$/.test(one)) as string[];
    if (ids.length === 0) throw new InputError('choose one or more findings first');
    return back(c, '/', await judgeAll(ids, remembered(c, form), services));
  });
  app.get('/findings/:id', async (c) => {
    const match = await findingOf(c);
    return match === null ? c.notFound() : c.html(await findingPage(match, services, nameOf(c), saidOf(c)));
  });
  app.post('/findings/:id/judge', async (c) => {
    const id = c.req.param('id');
    if ((await findingOf(c)) === null) return c.notFound();
    return back(c, `/findings/${id}`, await judgeAll([id], remembered(c, await formOf(c)), services));
  });
  app.post('/findings/:id/case', async (c) => {
    const match = await findingOf(c);
    if (match === null) return c.notFound();
    return back(c, `/findings/${match.id}`, await putIn(c, { kind: 'finding', subject: match.id }, services));
  });
  app.post('/findings/:id/bundle', async (c) => {
    const match = await findingOf(c);
    if (match === null) return c.notFound();
    const { file } = await exportMatch(match, exporting);
    return download(c, Buffer.concat(file), `match-${match.id.slice(0, 12)}.wacz`, 'application/wacz');
  });
  app.get('/findings/:id/report.html', async (c) => {
    const match = await findingOf(c);
    if (match === null) return c.notFound();
    const standing = (await standingsOf([match], store)).get(match.id) ?? null;
    const judgements = await store.judgements.of(match.id);
    const text = matchReport(match, {
      sentences: SENTENCES,
      judgements,
      standing,
      ...(await reportPictures(match, services)),
    });
    return download(c, Buffer.from(text), `match-${match.id.slice(0, 12)}.html`, 'text/html; charset=utf-8');
  });

  // The address that alerts carry.
  app.get('/matches/:id', (c) => c.redirect(`/findings/${encodeURIComponent(c.req.param('id'))}`, 302));
  function findingOf(c: Context<DeskEnv>): Promise<Match | null> {
    return store.matches.get(c.req.param('id') ?? '');
  }
  return app;
}
