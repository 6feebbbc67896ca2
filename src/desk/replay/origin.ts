/**
 * Shows captures as they were, on their own origin: another port and a random host name. Each
 * address opens one capture. Three walls, each enough alone: the markup is written from a list
 * (page/replay/), the policy allows no script and no other request, and the page runs in a sandbox
 * without an origin.
 */
import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { getRequestListener } from '@hono/node-server';
import { Hono } from 'hono';
import { etag } from 'hono/etag';
import { HTTPException } from 'hono/http-exception';
import { ConfigError, messageOf } from '../../errors.ts';
import { addressesOf } from '../../flow/evidence/draw-page.ts';
import type { Capture, Visit } from '../../model/facts/visit.ts';
import type { ReplayedSheet } from '../../model/ports/reader.ts';
import type { Services } from '../../services.ts';
import { frameTexts } from '../../texts/frame.ts';
import { replayTexts as say } from '../../texts/replay.ts';
import { png } from '../frame/request.ts';
import type { Turns } from '../frame/turns.ts';
import { PICTURE_ROLES, type Pictures } from '../sites/pictures.ts';

export type Replay = Awaited<ReturnType<typeof openReplay>>;

interface ReplayParts {
  readonly services: Pick<Services, 'store' | 'blobs' | 'reader' | 'log'>;
  readonly pictures: Pictures;
  readonly turns: Turns;
  /** Origins of the desk, whose pages may frame a replay. */
  readonly desks: () => readonly string[];
}

interface ReplayPlace {
  readonly host: string;
  /** 0: any free one. */
  readonly port: number;
  readonly isLoopback: boolean;
  /** Base URL of the desk behind a proxy, and of replays. */
  readonly deskLink: string | null;
  readonly link: string | null;
}

/** True for captures that are shown as pages. */
export const isReplayed = ({ role, body }: Pick<Capture, 'role' | 'body'>): boolean =>
  (role === 'page' || role === 'view') && body !== null;

/** Serves until closed. Throws ConfigError if desk and replays share a host, so share cookies. */
export async function openReplay(parts: ReplayParts, place: ReplayPlace) {
  const { link, deskLink } = place;
  if (link !== null && deskLink !== null && new URL(link).hostname === new URL(deskLink).hostname)
    throw new ConfigError(
      'REVENANT_REPLAY_LINK needs another host name than REVENANT_LINK: browsers share cookies between ports',
    );
  const key = randomBytes(32);
  const sealOf = (...names: string[]): string =>
    createHmac('sha256', key).update(names.join('\n')).digest('base64url').slice(0, 32);
  /** Path of a page of a visit on that origin. */
  const pathOf = (visit: string, capture: string): string =>
    `/page/${sealOf('page', visit, capture)}/${encodeURIComponent(visit)}/${encodeURIComponent(capture)}`;
  // Remote browsers reach the desk by its address, which has no second name for replays.
  if (!place.isLoopback && link === null) return { originFor: () => null, pathOf, close: async () => undefined };
  const origins: string[] = [];
  const server = createServer(getRequestListener(routesOf(parts, sealOf, () => origins).fetch));
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(place.port, place.host, resolve));
  const { port } = server.address() as AddressInfo;
  const local = `http://replay-${randomBytes(10).toString('hex')}.localhost:${port}`;
  if (place.isLoopback) origins.push(local);
  if (link !== null) origins.push(new URL(link).origin);
  return {
    /** Null: a browser under this host name cannot reach the origin of replays. */
    originFor(host: string): string | null {
      const isLocal = place.isLoopback && (deskLink === null || host !== new URL(deskLink).host);
      return isLocal ? local : link === null ? null : new URL(link).origin;
    },
    pathOf,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function routesOf(
  { services, pictures, turns, desks }: ReplayParts,
  sealOf: (...names: string[]) => string,
  origins: () => readonly string[],
): Hono {
  const app = new Hono();
  const isSealed = (given: string, ...names: string[]): boolean => {
    const [one, two] = [Buffer.from(given), Buffer.from(sealOf(...names))];
    return one.length === two.length && timingSafeEqual(one, two);
  };
  const policyOf = (more: string): string =>
    `sandbox; default-src 'none'; ${more}form-action 'none'; base-uri 'none'; frame-ancestors ${desks().join(' ')}`;

  app.use(async (c, next) => {
    const isOwn = origins().some((origin) => new URL(origin).host === c.req.header('host'));
    if (!isOwn) return c.text(`${say.nothingHere}\n`, 421);
    if (c.req.method !== 'GET') return c.text(`${say.onlyGet}\n`, 405);
    await next();
    const { headers } = c.res;
    if (!headers.has('content-security-policy')) headers.set('content-security-policy', policyOf(''));
    headers.set('x-content-type-options', 'nosniff');
    headers.set('referrer-policy', 'no-referrer');
    headers.set('x-dns-prefetch-control', 'off');
    headers.set('origin-agent-cluster', '?1');
    // The page has no origin, so its pictures are cross-origin. Their addresses are sealed.
    headers.set('cross-origin-resource-policy', 'cross-origin');
    if (!headers.has('cache-control')) headers.set('cache-control', 'no-store');
    return undefined;
  });

  app.get('/page/:seal/:visit/:capture', async (c) => {
    const { seal, visit: id, capture: wanted } = c.req.param();
    if (!isSealed(seal, 'page', id, wanted)) return c.notFound();
    // Outside the frame nothing would mark it as a replay.
    if (!['iframe', undefined].includes(c.req.header('sec-fetch-dest'))) return c.text(`${say.openFromDesk}\n`, 403);
    const visit = (await services.store.ledger.visit(id))?.visit;
    const capture = visit?.captures.find((one) => one.id === wanted && isReplayed(one));
    const body = capture?.body == null ? null : await services.blobs.get(capture.body);
    if (visit === undefined || capture === undefined || body === null) return c.notFound();
    const paths = picturesOf(visit, (one) => `/picture/${sealOf('picture', one)}/${encodeURIComponent(one)}`);
    const read = await turns.take(async () => {
      const sheets = await sheetsOf(visit, services.blobs);
      const styled = await services.reader.replay({ body, capture }, paths, sheets);
      // Styles that are too much for the reader are left out; the page is shown all the same.
      return styled.ok || sheets.length === 0 ? styled : services.reader.replay({ body, capture }, paths, []);
    });
    if (!read.ok) return c.text(`${say.cannotShow(read.detail)}\n`, 422);
    const own = origins().join(' ');
    return c.body(reachable(read.value), 200, {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': policyOf(`img-src ${own}; style-src 'unsafe-inline'; `),
    });
  });

  app.get('/picture/:seal/:capture', etag(), async (c) => {
    const { seal, capture } = c.req.param();
    return png(c, isSealed(seal, 'picture', capture) ? await pictures.of(capture, 'whole') : null);
  });

  app.notFound((c) => c.text(`${say.notCaptured}\n`, 404));
  app.onError((error, c) => {
    const isBusy = error instanceof HTTPException && error.status === 503;
    if (!isBusy) services.log.error({ error: messageOf(error), path: c.req.path }, 'a replay failed');
    return isBusy ? c.text(`${frameTexts.busy}\n`, 503, { 'retry-after': '3' }) : c.text(`${say.failed}\n`, 500);
  });
  return app;
}

/** Makes the root focusable: nothing else takes the focus, so no keyboard could scroll it. */
const reachable = (markup: string): string => markup.replace(/^\s*(?:<!doctype html>)?/, (start) => `${start}${ROOT}`);
/** The parser adds the attributes of a second root, the page's own, to this one. */
const ROOT = '<html tabindex="0"><style>html:focus-visible{outline:3px solid #0b57d0;outline-offset:-3px}</style>';

/** The path of each captured picture of a visit, by its addresses. */
function picturesOf({ captures }: Visit, pathOf: (capture: string) => string): [string, string][] {
  return captures
    .filter(({ role, body }) => PICTURE_ROLES.has(role) && body !== null)
    .flatMap((capture) => addressesOf(capture).map((address): [string, string] => [address, pathOf(capture.id)]));
}

async function sheetsOf({ captures }: Visit, blobs: Pick<Services['blobs'], 'get'>): Promise<ReplayedSheet[]> {
  const sheets: ReplayedSheet[] = [];
  for (const capture of captures) {
    const body = capture.role === 'style' && capture.body !== null ? await blobs.get(capture.body) : null;
    if (body !== null) sheets.push({ body, capture, addresses: addressesOf(capture) });
  }
  return sheets;
}
