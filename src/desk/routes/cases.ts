/** Case folders. */
import { randomUUID } from 'node:crypto';
import { type Context, Hono } from 'hono';
import { InputError } from '../../errors.ts';
import { putCaseFile } from '../../flow/evidence/case-file.ts';
import { exportCase, openCase } from '../../flow/evidence/cases.ts';
import { reportOfCase } from '../../flow/evidence/reports.ts';
import { CASE_FILE_BYTES, type CaseItem } from '../../model/case.ts';
import { LENGTHS } from '../../model/lengths.ts';
import type { Services } from '../../services.ts';
import type { DeskEnv } from '../frame/access.ts';
import { inTurns } from '../frame/fair-turns.ts';
import type { DeskParts } from '../frame/parts.ts';
import {
  back,
  byOf,
  download,
  downloadPieces,
  downloadReport,
  fileOf,
  formOf,
  saidOf,
  textOf,
  viewerOf,
} from '../frame/request.ts';
import { casePage, casesPage } from '../pages/cases.ts';

export function caseRoutes({ services, exporting, heavy }: DeskParts): Hono<DeskEnv> {
  const { store, blobs, clock, log } = services;
  const app = new Hono<DeskEnv>();
  const doerOf = (c: Context<DeskEnv>, form: FormData) => ({ by: byOf(c, form), at: clock.now().toISOString() });
  app.get('/cases', async (c) => c.html(await casesPage(services, viewerOf(c), saidOf(c))));
  app.post('/cases', async (c) => {
    const form = await formOf(c);
    const { id } = await openCase(textOf(form, 'name', LENGTHS.name), byOf(c, form), services);
    return c.redirect(`/cases/${id}`, 303);
  });
  app.get('/cases/:id', async (c) => {
    const folder = await store.cases.get(c.req.param('id'));
    return folder === null ? c.notFound() : c.html(await casePage(folder, services, viewerOf(c), saidOf(c)));
  });
  app.get('/cases/:id/:report{report\\.(?:html|pdf)}', async (c) => {
    const folder = await store.cases.get(c.req.param('id'));
    if (folder === null) return c.notFound();
    return downloadReport(c, () => reportOfCase(folder, services), `case-${folder.id}`, { services, heavy });
  });
  app.post('/cases/:id/notes', async (c) => {
    const form = await formOf(c);
    const [id, text] = [c.req.param('id'), textOf(form, 'text', LENGTHS.note)];
    if (text === '') throw new InputError('write something first');
    const note: CaseItem = { kind: 'note', subject: randomUUID(), text, ...doerOf(c, form) };
    return (await store.cases.put(id, note)) ? back(c, `/cases/${id}`, 'The note is in the case.') : c.notFound();
  });
  app.post('/cases/:id/files', async (c) => {
    const form = await formOf(c, CASE_FILE_BYTES);
    const [id, sent] = [c.req.param('id'), fileOf(form, 'file')];
    if (sent.size > CASE_FILE_BYTES) throw new InputError('a file of a case may have 20 MB at most');
    const bytes = new Uint8Array(await sent.arrayBuffer());
    const name = sent.name.slice(0, LENGTHS.fileName).toWellFormed() || 'file';
    const file = { name, text: textOf(form, 'text', LENGTHS.reason), ...doerOf(c, form) };
    const item = await putCaseFile(id, bytes, file, services);
    return item !== null ? back(c, `/cases/${id}`, 'The file is in the case.') : c.notFound();
  });
  app.get('/cases/:id/files/:digest', async (c) => {
    const { id, digest } = c.req.param();
    const items = (await store.cases.get(id))?.items ?? [];
    const item = items.find(({ kind, subject }) => kind === 'file' && subject === digest);
    const bytes = item === undefined ? null : await blobs.get(digest);
    if (bytes === null) return c.notFound();
    return download(c, Buffer.from(bytes), item?.file?.name ?? 'file', 'application/octet-stream');
  });
  app.post('/cases/:id/remove', async (c) => {
    const form = await formOf(c);
    const id = c.req.param('id');
    const [kind, subject] = [textOf(form, 'kind') as CaseItem['kind'], textOf(form, 'subject')];
    const isGone = await store.cases.remove(id, kind, subject, doerOf(c, form));
    return isGone ? back(c, `/cases/${id}`, 'Removed from the case.') : c.notFound();
  });
  app.post('/cases/:id/assign', async (c) => {
    const form = await formOf(c);
    const [id, to] = [c.req.param('id'), textOf(form, 'to', LENGTHS.person) || null];
    if (!(await store.cases.assign(id, to, doerOf(c, form)))) return c.notFound();
    return back(c, `/cases/${id}`, to === null ? 'The case is nobody’s.' : `The case is with ${to}.`);
  });
  app.post('/cases/:id/close', async (c) => {
    const form = await formOf(c);
    const [id, isClosed] = [c.req.param('id'), textOf(form, 'close') === 'yes'];
    if (!(await store.cases.close(id, isClosed, doerOf(c, form)))) return c.notFound();
    return back(c, `/cases/${id}`, isClosed ? 'The case is closed.' : 'The case is open again.');
  });
  app.post('/cases/:id/export', async (c) => {
    const form = await formOf(c);
    const id = c.req.param('id');
    const pieces = await exportCase(id, doerOf(c, form), exporting);
    if (pieces === null) return c.notFound();
    return downloadPieces(c, await inTurns(heavy, c.var.who.user, pieces), `case-${id}.zip`, 'application/zip', log);
  });
  return app;
}

/** Puts a finding or a site into the case that the form names or opens. Returns what is said of it. */
export async function putIn(
  c: Context<DeskEnv>,
  what: Pick<CaseItem, 'kind' | 'subject'>,
  services: Services,
): Promise<string> {
  const form = await formOf(c);
  const by = byOf(c, form);
  const id = textOf(form, 'case') || (await openCase(textOf(form, 'name', LENGTHS.name), by, services)).id;
  const item = { ...what, text: textOf(form, 'text', LENGTHS.note), by, at: services.clock.now().toISOString() };
  if (!(await services.store.cases.put(id, item))) throw new InputError('there is no such case');
  return 'It is in the case.';
}
