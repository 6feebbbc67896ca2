/** The investigator's desk: pages and API of one store, in one process. */
import { createServer, STATUS_CODES } from 'node:http';
import type { AddressInfo } from 'node:net';
import { getRequestListener } from '@hono/node-server';
import { type Context, Hono } from 'hono';
import { etag } from 'hono/etag';
import { HTTPException } from 'hono/http-exception';
import { InputError, messageOf } from '../errors.ts';
import { LOOPBACK } from '../model/text/loopback.ts';
import { html } from '../report/escape.ts';
import type { Services } from '../services.ts';
import { frameTexts } from '../texts/frame.ts';
import { VERSION } from '../version.ts';
import { openComparisons } from './comparisons/jobs.ts';
import { type DeskEnv, newKey, problem, sameSite, withHeaders, withKey } from './frame/access.ts';
import { createApi, descriptionOf } from './frame/api.ts';
import { openAddresses } from './frame/client-address.ts';
import { DESK_JS } from './frame/client-script.ts';
import { openFairTurns } from './frame/fair-turns.ts';
import { newAddress } from './frame/kept-address.ts';
import { openKeys } from './frame/keys.ts';
import { page, withUnread } from './frame/layout.ts';
import type { DeskParts } from './frame/parts.ts';
import { shownAgain } from './frame/refused-form.ts';
import { mountPages, refuseOthers } from './frame/routes.ts';
import { Changed, Missing } from './frame/rule.ts';
import { DESK_CSS } from './frame/style.ts';
import { withTrace } from './frame/trace.ts';
import { openTurns } from './frame/turns.ts';
import { openReadiness } from './health/readiness.ts';
import { openImports } from './imports/jobs.ts';
import { workAgain } from './imports/rule.ts';
import { MOST_UNREAD } from './inbox/rule.ts';
import { openLogChecks } from './log/check.ts';
import { openNouns } from './nouns.ts';
import { cytoscapeJs, GRAPH_JS } from './operators/graph-script.ts';
import { openPurgeJobs } from './purges/jobs.ts';
import { openReplay } from './replay/origin.ts';
import { openFailedSignIns } from './sign-in/failed-sign-ins.ts';
import { loginRoutes } from './sign-in/routes.ts';
import { openPictures } from './sites/pictures.ts';

/** Readings for pages and searches, desk-wide: a page has many pictures, workers read too. */
const READINGS = { atOnce: 3, waiting: 240 };
/** Reports, bundles and lists: two people at a time. */
const HEAVY = { atOnce: 2, each: 3, waiting: 60 };

export interface Desk {
  /** With the key, so it opens the desk. */
  readonly url: string;
  readonly key: string;
  /** For programs, which send the key as a bearer token. */
  readonly base: string;
  close(): Promise<void>;
}

/** Serves until closed. Throws if an address is taken. @param where.port, replayPort 0: any */
export async function openDesk(
  services: Services,
  where: {
    readonly host: string;
    readonly port: number;
    /** Host name on loopback; absent: a new random one. */
    readonly name?: string | undefined;
    readonly replayPort?: number | undefined;
    readonly key?: string | undefined;
  },
): Promise<Desk> {
  const key = where.key ?? newKey();
  const hosts: string[] = [];
  const { link } = services;
  const turns = openTurns(READINGS);
  const pictures = openPictures(services, turns);
  const isLoopback = LOOPBACK.test(where.host);
  const desks = (): string[] => [
    ...hosts.map((host) => `http://${host}`),
    ...(link === null ? [] : [new URL(link).origin]),
  ];
  const replay = await openReplay(
    { services, pictures, turns, desks },
    {
      host: where.host,
      port: where.replayPort ?? 0,
      isLoopback,
      deskLink: link,
      link: services.settings.replayLink ?? null,
    },
  );
  const { app, close } = createDesk({ services, turns, pictures, replay }, key, () => hosts);
  const server = createServer(getRequestListener(app.fetch));
  // Longer than a proxy keeps connections, or it may send into one that we close.
  server.keepAliveTimeout = 75_000;
  try {
    await new Promise<void>((resolve, reject) => server.once('error', reject).listen(where.port, where.host, resolve));
  } catch (error) {
    await replay.close();
    throw error;
  }
  const { port } = server.address() as AddressInfo;
  const bound = where.host.includes(':') ? `[${where.host}]` : where.host;
  const name = isLoopback ? (where.name ?? newAddress().name) : bound;
  for (const one of [name, bound, '127.0.0.1', 'localhost'])
    hosts.push(`${one}:${port}`, ...(port === 80 ? [one] : []));
  if (link !== null) hosts.push(new URL(link).host);
  return {
    url: `http://${name}:${port}/?key=${key}`,
    base: `http://${bound}:${port}`,
    key,
    async close() {
      await close();
      await replay.close();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** The desk's routes. @param hosts host names under which it is reached */
function createDesk(
  open: Pick<DeskParts, 'services' | 'turns' | 'pictures' | 'replay'>,
  key: string,
  hosts: () => readonly string[],
) {
  const { services } = open;
  const { store } = services;
  const comparisons = openComparisons(services);
  const imports = openImports(services);
  const purgeJobs = openPurgeJobs(services);
  const exporting = { ...services, software: `revenant ${VERSION}` };
  const heavy = openFairTurns(HEAVY);
  const parts: DeskParts = {
    ...open,
    heavy,
    exporting,
    comparisons,
    imports,
    purgeJobs,
    logChecks: openLogChecks(services),
    description: () => descriptionOf(api),
  };
  void imports
    .restore((one, upload) => workAgain(one, upload, { services, imports }))
    .catch((error: unknown) => services.log.error({ error: messageOf(error) }, 'earlier imports cannot be read'));
  const app = new Hono<DeskEnv>();
  app.use(withTrace(services.log), withHeaders);
  app.get('/healthz', (c) => c.text('ok\n'));
  const isReady = openReadiness(store);
  app.get('/readyz', async (c) => ((await isReady()) ? c.text('ready\n') : c.text(`${frameTexts.notReady}\n`, 503)));
  app.use(sameSite(hosts));
  const addressOf = openAddresses(services.settings.trustedProxies, services.log);
  const keys = openKeys(key, services, addressOf);
  const failed = openFailedSignIns(services);
  app.route('/', loginRoutes(services, { keys, addressOf, failed }));
  // Checks the key first: a stranger may not make us read.
  app.use(withKey(keys, services.settings.oidcIssuer));
  app.use((c, next) => {
    c.set('shown', async (text) =>
      withUnread(text, await store.inbox.unread(c.var.who.user, MOST_UNREAD), MOST_UNREAD),
    );
    return next();
  });
  // PostgreSQL holds no NUL, so no stored name has one.
  app.use(async (c, next) => (/%00/.test(c.req.url) ? c.notFound() : next()));

  app.get('/assets/desk.css', (c) => c.body(DESK_CSS, 200, { 'content-type': 'text/css; charset=utf-8' }));
  app.get('/assets/desk.js', (c) => c.body(DESK_JS, 200, { 'content-type': 'text/javascript; charset=utf-8' }));
  app.get('/assets/graph.js', (c) => c.body(GRAPH_JS, 200, { 'content-type': 'text/javascript; charset=utf-8' }));
  app.get('/assets/cytoscape.js', etag(), async (c) =>
    c.body(await cytoscapeJs(), 200, {
      'content-type': 'text/javascript; charset=utf-8',
      'cache-control': 'private, no-cache',
    }),
  );
  app.get('/favicon.ico', (c) => c.body(null, 204));
  const nouns = openNouns(parts);
  const api = createApi(nouns, store.requests, services);
  app.route('/api/v1', api);
  const pages = nouns.flatMap((noun) => noun.pages);
  mountPages(app, pages);
  refuseOthers(app, pages);

  const notFound = (c: Context, what: string) => {
    if (c.req.path.startsWith('/api/')) return problem(c, 404, 'Not Found', what);
    const body = html`<p class="card">${frameTexts.noSuchPage} <a href="/findings">${frameTexts.backToFindings}</a></p>`;
    return c.html(page({ title: frameTexts.notFound }, body), 404);
  };
  app.notFound((c) => notFound(c, frameTexts.noSuchAddress));
  app.onError(async (error, c) => {
    if (error instanceof Missing) return notFound(c, error.message);
    const status =
      error instanceof Changed
        ? 409
        : error instanceof InputError
          ? 400
          : error instanceof HTTPException
            ? error.status
            : 500;
    if (status === 500)
      services.log.error({ error: messageOf(error), path: c.req.path, trace: c.var.trace }, 'a request failed');
    if (status === 503 || status === 429) c.header('retry-after', status === 503 ? '3' : '10');
    const text = status === 500 ? frameTexts.failed : error.message;
    // The forms of the pages have these words as labels.
    const fields = error instanceof InputError && error.fields.length > 0 ? ` (${error.fields.join(', ')})` : '';
    if (c.req.path.startsWith('/api/')) return problem(c, status, STATUS_CODES[status] ?? 'Error', text + fields);
    const again = error instanceof InputError ? await shownAgain(c, error, (asked) => app.fetch(asked, c.env)) : null;
    if (again !== null) return c.html(again, status);
    const body = html`<p class="card">${text}</p><p><a href="/findings">${frameTexts.backToFindings}</a></p>`;
    return c.html(page({ title: frameTexts.notDone }, body), status);
  });
  return {
    app,
    async close() {
      comparisons.close();
      imports.close();
      purgeJobs.close();
      await failed.close();
    },
  };
}
