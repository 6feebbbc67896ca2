/** Case folders. */
import { randomUUID } from 'node:crypto';
import { type Context, Hono } from 'hono';
import { InputError } from '../../errors.ts';
import { exportCase, openCase } from '../../flow/evidence/cases.ts';
import type { CaseItem } from '../../model/case.ts';
import type { Services } from '../../services.ts';
import type { DeskEnv } from '../access.ts';
import { casePage, casesPage } from '../pages/cases.ts';
import type { DeskParts } from '../parts.ts';
import { back, byOf, download, formOf, nameOf, saidOf, textOf } from '../request.ts';

export function caseRoutes({ services, exporting }: DeskParts): Hono<DeskEnv> {
  const { store } = services;
  const app = new Hono<DeskEnv>();
  app.get('/cases', async (c) => c.html(await casesPage(services, nameOf(c), saidOf(c))));
  app.post('/cases', async (c) => {
    const form = await formOf(c);
    const { id } = await openCase(textOf(form, 'name'), byOf(c, form), services);
    return c.redirect(`/cases/${id}`, 303);
  });
  app.get('/cases/:id', async (c) => {
    const folder = await store.cases.get(c.req.param('id'));
    return folder === null ? c.notFound() : c.html(await casePage(folder, services, nameOf(c), saidOf(c)));
  });
  app.post('/cases/:id/notes', async (c) => {
    const form = await formOf(c);
    const [id, at, text] = [c.req.param('id'), services.clock.now().toISOString(), textOf(form, 'text')];
    if (text === '') throw new InputError('write something first');
    const note: CaseItem = { kind: 'note', subject: randomUUID(), text, by: byOf(c, form), at };
    return (await store.cases.put(id, note)) ? back(c, `/cases/${id}`, 'The note is in the case.') : c.notFound();
  });
  app.post('/cases/:id/remove', async (c) => {
    const form = await formOf(c);
    const id = c.req.param('id');
    const isGone = await store.cases.remove(id, textOf(form, 'kind') as CaseItem['kind'], textOf(form, 'subject'));
    if (!isGone) return c.notFound();
    return back(c, `/cases/${id}`, 'Removed from the case.');
  });
  app.post('/cases/:id/close', async (c) => {
    const isClosed = textOf(await formOf(c), 'close') === 'yes';
    const id = c.req.param('id');
    if (!(await store.cases.close(id, isClosed ? services.clock.now().toISOString() : null))) return c.notFound();
    return back(c, `/cases/${id}`, isClosed ? 'The case is closed.' : 'The case is open again.');
  });
  app.post('/cases/:id/export', async (c) => {
    const folder = await store.cases.get(c.req.param('id'));
    if (folder === null) return c.notFound();
    return download(c, await exportCase(folder, exporting), `case-${folder.id}.zip`, 'application/zip');
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
  const id = textOf(form, 'case') || (await openCase(textOf(form, 'name'), by, services)).id;
  const item = { ...what, text: textOf(form, 'text'), by, at: services.clock.now().toISOString() };
  if (!(await services.store.cases.put(id, item))) throw new InputError('there is no such case');
  return 'It is in the case.';
}
