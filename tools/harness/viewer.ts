/**
 * ReplayWeb.page, Webrecorder's own viewer, on loopback, with a bundle to show. The viewer is no part of this project (AGPL):
 * `npm pack replaywebpage` elsewhere, unpack it, and name its folder.
 */
import { readFile } from 'node:fs/promises';
import { createServer, type ServerResponse } from 'node:http';
import { join } from 'node:path';
import type { Frame, Page } from 'playwright';
import { listen } from '../../src/cli/example-world.ts';

const WAIT_MS = 30_000;
/** What the viewer asks for and npm's package does not have: its icon, a player of Flash. */
const OPTIONAL = /^\/(?:favicons|ruffle)\//;
/** `/w/<collection>/<14 digits><how>_/<address>` */
export const REPLAYED = /\/w\/[^/]+\/(?::[0-9a-f]+\/)?\d{14}[a-z]{2}_\/(.+)$/;

/** Names in the host are looked up nowhere. */
export const BROWSER_ARGS = ['--no-sandbox', '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1'];

export interface Viewer {
  readonly home: string;
  /** Its page for the bundle. */
  readonly url: string;
  close(): Promise<void>;
}

/** @param folder of replaywebpage */
export async function serveViewer(folder: string, bundle: Buffer): Promise<Viewer> {
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://viewer');
    const send =
      pathname === '/bundle.wacz'
        ? sendRange(bundle, response, request.headers.range)
        : sendViewer(folder, response, pathname);
    send.catch(() => response.destroy());
  });
  const { port, close } = await listen(server);
  const home = `http://127.0.0.1:${port}`;
  return { home, url: `${home}/?source=${encodeURIComponent(`${home}/bundle.wacz`)}`, close };
}

/** Opens a page of the bundle. Undefined: the viewer does not replay it. @param ts as the bundle lists it */
export async function openReplayed(page: Page, viewer: Viewer, url: string, ts: string): Promise<Frame | undefined> {
  const time = ts.replace(/\D/g, '').slice(0, 14);
  await page.goto(`${viewer.url}#view=pages&url=${encodeURIComponent(url)}&ts=${time}`);
  const isIt = (frame: Frame): boolean => REPLAYED.exec(frame.url())?.[1] === url;
  const found = page.frames().find(isIt);
  if (found === undefined) await page.waitForEvent('framenavigated', { predicate: isIt, timeout: WAIT_MS });
  const frame = found ?? page.frames().find(isIt);
  await frame?.waitForLoadState('load', { timeout: WAIT_MS });
  return frame;
}

async function sendViewer(folder: string, response: ServerResponse, path: string): Promise<void> {
  const type = path.endsWith('.js') ? 'text/javascript' : 'text/html; charset=utf-8';
  const body = await readFile(join(folder, path === '/' ? 'index.html' : path)).catch(() => null);
  if (body === null) response.writeHead(OPTIONAL.test(path) ? 204 : 404).end();
  else response.writeHead(200, { 'content-type': type }).end(body);
}

/** The viewer reads a ZIP file from its end. */
async function sendRange(file: Buffer, response: ServerResponse, range = ''): Promise<void> {
  const [, from = '', to = ''] = /^bytes=(\d*)-(\d*)$/.exec(range) ?? [];
  const begin = from === '' ? (to === '' ? 0 : Math.max(0, file.length - Number(to))) : Number(from);
  const end = from === '' || to === '' ? file.length : Math.min(file.length, Number(to) + 1);
  const body = file.subarray(begin, end);
  response.writeHead(range === '' ? 200 : 206, {
    'content-type': 'application/wacz+zip',
    'accept-ranges': 'bytes',
    'content-length': body.length,
    ...(range !== '' && { 'content-range': `bytes ${begin}-${end - 1}/${file.length}` }),
  });
  response.end(body);
}
