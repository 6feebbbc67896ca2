/** Findings: the queue, each finding, its judgement and its files. */
import { type Context, Hono } from 'hono';
import { InputError } from '../../errors.ts';
import { exportMatch } from '../../flow/evidence/export-match.ts';
import { findingReport } from '../../flow/evidence/reports.ts';
import { assign } from '../../flow/screen/assign.ts';
import { standingsOf } from '../../flow/screen/standings.ts';
import { counted } from '../../model/counted.ts';
import { LENGTHS } from '../../model/lengths.ts';
import type { Match } from '../../model/match.ts';
import { reviewOf } from '../../model/review.ts';
import { Queue, queueOf, queuePath } from '../findings/queue.ts';
import type { DeskEnv } from '../frame/access.ts';
import type { DeskParts } from '../frame/parts.ts';
import {
  back,
  byOf,
  download,
  downloadReport,
  formOf,
  remembered,
  saidOf,
  textOf,
  viewerOf,
} from '../frame/request.ts';
import { findingPage } from '../pages/finding.ts';
import { findingsPage, judgeAll } from '../pages/findings.ts';
import { putIn } from './cases.ts';

export function findingRoutes({ services, exporting, heavy }: DeskParts): Hono<DeskEnv> {
  const { store } = services;
  const app = new Hono<DeskEnv>();
  app.get('/findings', async (c) =>
    c.html(await findingsPage(Queue.parse(c.req.query()), services, viewerOf(c), saidOf(c))),
  );
  app.post('/findings/judge', async (c) => {
    const form = await formOf(c);
    const ids = chosenIn(form);
    return back(c, queueIn(form), await judgeAll(ids, remembered(c, form), services));
  });
  app.post('/findings/assign', async (c) => {
    const form = await formOf(c);
    const to = textOf(form, 'to', LENGTHS.person) || null;
    const count = await assign(chosenIn(form), to, byOf(c, form), services);
    return back(c, queueIn(form), assignedText(count, to));
  });
  app.get('/findings/:id', async (c) => {
    const match = await findingOf(c);
    return match === null ? c.notFound() : c.html(await findingPage(match, services, viewerOf(c), saidOf(c)));
  });
  app.post('/findings/:id/judge', async (c) => {
    const id = c.req.param('id');
    if ((await findingOf(c)) === null) return c.notFound();
    return back(c, `/findings/${id}`, await judgeAll([id], remembered(c, await formOf(c)), services));
  });
  app.post('/findings/:id/assign', async (c) => {
    const form = await formOf(c);
    const [id, to] = [c.req.param('id'), textOf(form, 'to', LENGTHS.person) || null];
    if ((await findingOf(c)) === null) return c.notFound();
    return back(c, `/findings/${id}`, assignedText(await assign([id], to, byOf(c, form), services), to));
  });
  app.post('/findings/:id/case', async (c) => {
    const match = await findingOf(c);
    if (match === null) return c.notFound();
    return back(c, `/findings/${match.id}`, await putIn(c, { kind: 'finding', subject: match.id }, services));
  });
  app.post('/findings/:id/bundle', async (c) => {
    const match = await findingOf(c);
    if (match === null) return c.notFound();
    const bundle = () => exportMatch(match, exporting);
    const { file } = await heavy.take(c.var.who.user, bundle, c.req.raw.signal);
    return download(c, Buffer.concat(file), `match-${match.id.slice(0, 12)}.wacz`, 'application/wacz');
  });
  app.get('/findings/:id/:report{report\\.(?:html|pdf)}', async (c) => {
    const match = await findingOf(c);
    if (match === null) return c.notFound();
    const standing = (await standingsOf([match], store)).get(match.id) ?? null;
    const judgements = await store.judgements.of(match.id);
    const review = services.secondReviewer ? reviewOf(judgements) : null;
    const text = () => findingReport({ match, judgements, standing, review }, services);
    return downloadReport(c, text, `match-${match.id.slice(0, 12)}`, { services, heavy });
  });

  // The address that alerts carry.
  app.get('/matches/:id', (c) => c.redirect(`/findings/${encodeURIComponent(c.req.param('id'))}`, 302));
  function findingOf(c: Context<DeskEnv>): Promise<Match | null> {
    return store.matches.get(c.req.param('id') ?? '');
  }
  return app;
}

/** Throws InputError where none is chosen. */
function chosenIn(form: FormData): string[] {
  const ids = form.getAll('id').filter((one) => typeof one === 'string' && /^[0-9a-f]{1,64}$/.test(one)) as string[];
  if (ids.length === 0) throw new InputError('choose one or more findings first');
  return ids;
}

/** Back to the same page of the queue, with its filter. */
const queueIn = (form: FormData): string => queuePath(queueOf(textOf(form, 'queue')));

function assignedText(count: number, to: string | null): string {
  if (count === 0) return `Nothing changed: ${to === null ? 'nobody had it' : `it was with ${to} already`}.`;
  return to === null
    ? `${counted(count, 'finding')} given back to everybody.`
    : `${counted(count, 'finding')} assigned to ${to}.`;
}
