import { createReadStream } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, resolve, sep } from 'node:path';
import { verifyAlert } from '../alert/standard-webhook.ts';
import type { Alert } from '../model/alert.ts';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css',
  '.jpg': 'image/jpeg',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.ico': 'image/x-icon',
  '.pdf': 'application/pdf',
  '.txt': 'text/plain; charset=utf-8',
};

export type World = Awaited<ReturnType<typeof serveWorld>>;

/**
 * Serves the bundled sites on one loopback port, told apart by the Host header. Files only: no code
 * of a site runs.
 */
export async function serveWorld(folder: string) {
  const hosts = JSON.parse(await readFile(join(folder, 'world.json'), 'utf8')) as { hosts: Record<string, string> };
  const roots = new Map(Object.entries(hosts.hosts).map(([host, path]) => [host, resolve(folder, path)]));
  const server = createServer((request, response) => {
    answer(request, response, roots).catch(() => response.destroy());
  });
  return { ...(await listen(server)), hosts: [...roots.keys()] };
}

/** Listens on a free loopback port. */
export async function listen(server: Server): Promise<{ port: number; close(): Promise<void> }> {
  await new Promise<void>((done, fail) => {
    server.once('error', fail);
    server.listen(0, '127.0.0.1', done);
  });
  const { port } = server.address() as AddressInfo;
  const close = async (): Promise<void> => {
    server.closeAllConnections();
    await new Promise((done) => server.close(done));
  };
  return { port, close };
}

async function answer(request: IncomingMessage, response: ServerResponse, roots: Map<string, string>): Promise<void> {
  const root = roots.get((request.headers.host ?? '').replace(/:\d+$/, '').toLowerCase());
  if (root === undefined) return end(response, 421, 'no such host in this world');
  const path = decodeURIComponent(new URL(request.url ?? '/', 'http://world').pathname);
  let file = resolve(root, `.${path}`);
  if (file !== root && !file.startsWith(root + sep)) return end(response, 403, 'outside the site');
  let found = await stat(file).catch(() => null);
  if (found?.isDirectory()) {
    file = join(file, 'index.html');
    found = await stat(file).catch(() => null);
  }
  if (!found?.isFile()) return end(response, 404, 'not found');
  response.writeHead(200, {
    'content-type': TYPES[extname(file)] ?? 'application/octet-stream',
    'content-length': found.size,
  });
  createReadStream(file)
    .on('error', () => response.destroy())
    .pipe(response);
}

function end(response: ServerResponse, status: number, text: string): void {
  response.writeHead(status, { 'content-type': 'text/plain' }).end(text);
}

export interface Receiver {
  readonly port: number;
  /** Alerts with a valid signature. */
  readonly received: Alert[];
  secret: string;
  close(): Promise<void>;
}

/** The webhook of an investigator: checks each signature as the specification says. */
export async function receiveAlerts(): Promise<Receiver> {
  const received: Alert[] = [];
  const server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      const body = Buffer.concat(parts).toString('utf8');
      const headers = Object.fromEntries(Object.entries(request.headers).map(([name, value]) => [name, String(value)]));
      const isValid = verifyAlert(receiver.secret, headers, body);
      if (isValid) received.push(JSON.parse(body) as Alert);
      response.writeHead(isValid ? 204 : 401).end();
    });
  });
  const receiver: Receiver = { ...(await listen(server)), received, secret: '' };
  return receiver;
}
