/** The investigator's desk: pages and API of one store, in one process. */
import { randomBytes, randomUUID } from 'node:crypto';
import { createServer, STATUS_CODES } from 'node:http';
import type { AddressInfo } from 'node:net';
import { getRequestListener } from '@hono/node-server';
import { type Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { HTTPException } from 'hono/http-exception';
import { streamSSE } from 'hono/streaming';
import { z } from 'zod';
import { InputError, messageOf } from '../errors.ts';
import { exportCase, openCase } from '../flow/evidence/cases.ts';
import { exportMatch } from '../flow/evidence/export-match.ts';
import { reportPictures } from '../flow/evidence/report-pictures.ts';
import { standingsOf } from '../flow/screen/standings.ts';
import { SENTENCES } from '../flow/sentences.ts';
import type { CaseItem } from '../model/case.ts';
import { LogKind } from '../model/evidence.ts';
import type { Match } from '../model/match.ts';
import { mayDo } from '../model/token.ts';
import { html } from '../report/escape.ts';
import { matchReport } from '../report/html.ts';
import type { Services } from '../services.ts';
import { VERSION } from '../version.ts';
import { adminOnly, type DeskEnv, newKey, problem, sameSite, withHeaders, withKey } from './access.ts';
import { createApi } from './api.ts';
import { DESK_CSS, DESK_JS } from './assets.ts';
import { openComparisons } from './comparisons.ts';
import { page } from './layout.ts';
import { metricsOf } from './metrics.ts';
import { casePage, casesPage } from './pages/cases.ts';
import { comparePage, comparisonPage } from './pages/compare.ts';
import { entitiesPage, entityPage } from './pages/entities.ts';
import { findingPage } from './pages/finding.ts';
import { findingsPage, judgeAll } from './pages/findings.ts';
import { healthPage } from './pages/health.ts';
import { hooksPage } from './pages/hooks.ts';
import { logPage } from './pages/log.ts';
import { operatorPage, operatorsPage } from './pages/operators.ts';
import { actOnSchedule, addPasted, schedulesPage } from './pages/schedules.ts';
import { searchPage } from './pages/search.ts';
import { sitePage } from './pages/site.ts';
import { openPictures } from './pictures.ts';
import { back, byOf, download, formOf, nameOf, png, remembered, saidOf, textOf } from './request.ts';

/** Addresses that nobody else can reach. */
export const LOOPBACK = /^(?:localhost|127(?:\.\d{1,3}){3}|::1)$/;
/** Longest body of the API, in bytes. */
const BODY_BYTES = 1024 * 1024;

const QueueQuery = z.object({
  verdict: z.enum(['strong', 'likely', 'lead']).optional().catch(undefined),
  judged: z.enum(['none', 'positive', 'unsure', 'negative', 'any']).catch('none'),
  page: z.coerce.number().int().min(1).max(100_000).catch(1),
});
const LogQuery = z.object({
  kind: LogKind.optional().catch(undefined),
  before: z.coerce.number().int().min(1).max(Number.MAX_SAFE_INTEGER).optional().catch(undefined),
});

export interface Desk {
  /** With the key: it opens the desk. */
  readonly url: string;
  readonly key: string;
  /** Its address for programs, which send the key as a bearer token. */
  readonly base: string;
  close(): Promise<void>;
}

/** Serves until closed. Throws when the address is taken. @param where.port 0: any free one */
export async function openDesk(
  services: Services,
  where: { readonly host: string; readonly port: number; readonly key?: string | undefined },
): Promise<Desk> {
  const key = where.key ?? newKey();
  const hosts: string[] = [];
  const { app, close } = createDesk(services, key, () => hosts);
  const server = createServer(getRequestListener(app.fetch));
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(where.port, where.host, resolve));
  const { port } = server.address() as AddressInfo;
  const bound = where.host.includes(':') ? `[${where.host}]` : where.host;
  // Cookies ignore the port, so any local user's server on 127.0.0.1 could be sent ours: a name that nobody knows is not.
  const name = LOOPBACK.test(where.host) ? `desk-${randomBytes(10).toString('hex')}.localhost` : bound;
  const { link } = services;
  for (const one of [name, bound, '127.0.0.1', 'localhost'])
    hosts.push(`${one}:${port}`, ...(port === 80 ? [one] : []));
  if (link !== null) hosts.push(new URL(link).host);
  return {
    url: `http://${name}:${port}/?key=${key}`,
    base: `http://${bound}:${port}`,
    key,
    async close() {
      close();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** The desk's routes. @param hosts under which it is reached */
export function createDesk(services: Services, key: string, hosts: () => readonly string[]) {
  const { store } = services;
  const exporting = { ...services, software: `revenant ${VERSION}` };
  const pictures = openPictures(services);
  const comparisons = openComparisons(services);
  const app = new Hono<DeskEnv>();
  app.use(withHeaders);
  app.get('/healthz', (c) => c.text('ok\n'));
  app.get('/readyz', async (c) => {
    const isReady = await store.check().then(
      () => true,
      () => false,
    );
    return isReady
      ? c.text('ready\n')
      : c.text('the database does not answer, or a newer program has changed it\n', 503);
  });
  app.use(sameSite(hosts), bodyLimit({ maxSize: BODY_BYTES }), withKey(key, services));
  // PostgreSQL holds no NUL, so nothing stored is named by one.
  app.use(async (c, next) => (/%00/.test(c.req.url) ? c.notFound() : next()));

  app.get('/assets/desk.css', (c) => c.body(DESK_CSS, 200, { 'content-type': 'text/css; charset=utf-8' }));
  app.get('/assets/desk.js', (c) => c.body(DESK_JS, 200, { 'content-type': 'text/javascript; charset=utf-8' }));
  app.get('/favicon.ico', (c) => c.body(null, 204));
  app.route('/api/v1', createApi(services, comparisons));

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
    return back(c, `/findings/${match.id}`, await putIn(c, await formOf(c), 'finding', match.id));
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

  app.get('/sites/:site', async (c) => {
    const text = await sitePage(c.req.param('site'), services, nameOf(c), saidOf(c));
    return text === null ? c.notFound() : c.html(text);
  });
  app.post('/sites/:site/case', async (c) => {
    const site = c.req.param('site');
    return back(c, `/sites/${encodeURIComponent(site)}`, await putIn(c, await formOf(c), 'site', site));
  });
  app.get('/search', async (c) => {
    const { q = '', value: asked } = c.req.query();
    return c.html(await searchPage({ text: q.trim().slice(0, 300), key: asked }, services));
  });

  app.get('/operators', async (c) => c.html(await operatorsPage(services)));
  app.get('/operators/:key', async (c) => {
    const text = await operatorPage(c.req.param('key'), services);
    return text === null ? c.notFound() : c.html(text);
  });

  app.get('/entities', async (c) =>
    c.html(await entitiesPage((c.req.query('q') ?? '').trim().slice(0, 300), services)),
  );
  app.get('/entities/:id', async (c) => {
    const text = await entityPage(c.req.param('id'), services);
    return text === null ? c.notFound() : c.html(text);
  });

  app.get('/compare', (c) => c.html(comparePage()));
  app.post('/compare', async (c) => {
    const form = await formOf(c);
    const [left, right] = [textOf(form, 'left'), textOf(form, 'right')];
    return c.redirect(`/compare/${comparisons.start(left, right).id}`, 303);
  });
  app.get('/compare/:id', (c) => {
    const one = comparisons.get(c.req.param('id'));
    return one === undefined ? c.notFound() : c.html(comparisonPage(one));
  });
  app.get('/compare/:id/events', (c) =>
    streamSSE(c, async (stream) => {
      const gone = new AbortController();
      stream.onAbort(() => gone.abort());
      const one = await comparisons.changed(c.req.param('id'), gone.signal);
      await stream.writeSSE({ event: 'changed', data: one?.state ?? 'unknown' });
    }),
  );

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
  app.get('/schedules', async (c) => {
    const shown = { mayChange: mayDo(c.var.who.role, 'admin'), edited: c.req.query('edit'), said: saidOf(c) };
    return c.html(await schedulesPage(services, shown));
  });
  app.post('/schedules', adminOnly, async (c) => back(c, '/schedules', await addPasted(await formOf(c), services)));
  app.post('/schedules/:id/:action', adminOnly, async (c) => {
    const said = await actOnSchedule(c.req.param('id'), c.req.param('action'), services);
    return said === null ? c.notFound() : back(c, '/schedules', said);
  });
  app.get('/metrics', async (c) => c.text(await metricsOf(services)));
  app.get('/log', async (c) => c.html(await logPage(LogQuery.parse(c.req.query()), services)));
  app.get('/hooks', async (c) => c.html(await hooksPage(services)));
  // The address that alerts carry.
  app.get('/matches/:id', (c) => c.redirect(`/findings/${encodeURIComponent(c.req.param('id'))}`, 302));
  app.get('/health', async (c) => c.html(await healthPage(services)));

  app.get('/pictures/:capture', async (c) => png(c, await pictures.of(c.req.param('capture'), 'body')));
  app.get('/screenshots/:capture', async (c) => png(c, await pictures.of(c.req.param('capture'), 'screenshot')));

  app.notFound((c) => {
    if (c.req.path.startsWith('/api/')) return problem(c, 404, 'Not Found', 'no such address in the API');
    const body = html`<p class="card">There is no such page. <a href="/">Back to the findings</a></p>`;
    return c.html(page({ title: 'Not found' }, body), 404);
  });
  app.onError((error, c) => {
    const status = error instanceof InputError ? 400 : error instanceof HTTPException ? error.status : 500;
    if (status === 500) services.log.error({ error: messageOf(error), path: c.req.path }, 'a request failed');
    const text = status === 500 ? 'That did not work; the log of the desk says why.' : error.message;
    if (c.req.path.startsWith('/api/')) return problem(c, status, STATUS_CODES[status] ?? 'Error', text);
    const body = html`<p class="card">${text}</p><p><a href="/">Back to the findings</a></p>`;
    return c.html(page({ title: 'Not done' }, body), status);
  });

  async function findingOf(c: Context<DeskEnv>): Promise<Match | null> {
    return store.matches.get(c.req.param('id') ?? '');
  }
  async function putIn(
    c: Context<DeskEnv>,
    form: FormData,
    kind: 'finding' | 'site',
    subject: string,
  ): Promise<string> {
    const by = byOf(c, form);
    const id = textOf(form, 'case') || (await openCase(textOf(form, 'name'), by, services)).id;
    const item = { kind, subject, text: textOf(form, 'text'), by, at: services.clock.now().toISOString() };
    if (!(await store.cases.put(id, item))) throw new InputError('there is no such case');
    return 'It is in the case.';
  }
  return { app, close: comparisons.close };
}
