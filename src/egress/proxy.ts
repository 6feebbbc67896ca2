import {
  createServer,
  request as httpRequest,
  type IncomingMessage,
  type Server,
  type ServerResponse,
} from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import type { Log } from '../log.ts';
import { canonicalAddress } from './address.ts';
import type { Cleared, Guard } from './guard.ts';

export interface FilteringProxy {
  /** `http://127.0.0.1:port` */
  readonly url: string;
  /** How often each refusal code was given. */
  readonly refusals: ReadonlyMap<string, number>;
  close(): Promise<void>;
}

export interface ProxyOptions {
  readonly guard: Pick<Guard, 'check'>;
  readonly log: Log;
  readonly connectMs: number;
  /** Bytes that one tunnel or answer may bring. */
  readonly maxBytes?: number;
}

const MAX_BYTES = 30 * 1024 * 1024;
const IDLE_MS = 60_000;
const TUNNELS = 256;
/** RFC 9110, 7.6.1: meant for the next hop only. */
const HOP_BY_HOP = new Set([
  'connection',
  'proxy-connection',
  'keep-alive',
  'proxy-authenticate',
  'proxy-authorization',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
]);

/**
 * Chromium's own calls home (time, updates, accounts, models) that its switches do not all turn off. Nothing of a seller's
 * site is there, and nobody but the sites we visit is to learn that we run.
 */
const BROWSERS_OWN =
  /^(?:clients\d*|accounts|safebrowsing|update|optimizationguide-pa|content-autofill|android|edgedl|redirector)(?:\.[a-z0-9-]+)*\.(?:google|googleapis|gvt1)\.com$/;

function isBrowsersOwn(url: string): boolean {
  return URL.canParse(url) && BROWSERS_OWN.test(new URL(url).hostname);
}

/**
 * The browser's way out: a forward proxy on loopback (CONNECT and absolute-form) that judges every target by the same
 * guard and dials the address that was judged. It fails closed: an error inside is a refusal.
 */
export async function startProxy(options: ProxyOptions): Promise<FilteringProxy> {
  const { guard, log, connectMs } = options;
  const maxBytes = options.maxBytes ?? MAX_BYTES;
  const refusals = new Map<string, number>();
  const sockets = new Set<Duplex>();
  const server: Server = createServer({ maxHeaderSize: 32 * 1024 });
  let ownPort = 0;

  function keep(socket: Duplex): void {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
    socket.on('error', () => socket.destroy());
  }

  /** Null, and counted, when it may not be reached. */
  async function clear(url: string): Promise<Cleared | null> {
    if (isBrowsersOwn(url)) return refused(url, 'blocked:browser');
    const judged = await guard.check(url).catch(() => null);
    // Never through ourselves: with loopback opened, a page could make the proxy call itself without end.
    const isSelf =
      judged?.ok && judged.endpoints.some(({ address, port }) => port === ownPort && address === '127.0.0.1');
    if (judged?.ok && !isSelf) return judged;
    return refused(url, judged === null ? 'blocked:guard' : judged.ok ? 'blocked:self' : judged.code);
  }

  function refused(url: string, code: string): null {
    refusals.set(code, (refusals.get(code) ?? 0) + 1);
    log.debug({ url: url.slice(0, 300), code }, 'the browser was refused');
    return null;
  }

  /** A connection to the first checked address that accepts one. */
  async function dial({ endpoints }: Cleared): Promise<Socket> {
    let last: unknown = new Error('no address');
    for (const { address, port } of endpoints) {
      try {
        return await open(address, port, connectMs);
      } catch (error) {
        last = error;
      }
    }
    throw last;
  }

  async function tunnel(request: IncomingMessage, client: Duplex, head: Buffer): Promise<void> {
    keep(client);
    const authority = request.url ?? '';
    const cleared = /^[^/?#@\\\s]+:\d+$/.test(authority) ? await clear(`https://${authority}/`) : null;
    if (cleared === null || sockets.size > 2 * TUNNELS) return refuse(client, '403 Forbidden');
    const upstream = await dial(cleared).catch(() => null);
    if (upstream === null) return refuse(client, '502 Bad Gateway');
    if (client.destroyed) {
      upstream.destroy();
      return;
    }
    keep(upstream);
    upstream.setTimeout(IDLE_MS, () => upstream.destroy());
    let received = 0;
    upstream.on('data', (chunk: Buffer) => {
      received += chunk.length;
      if (received > maxBytes) upstream.destroy();
    });
    upstream.once('close', () => client.destroy());
    client.once('close', () => upstream.destroy());
    client.write('HTTP/1.1 200 Connection Established\r\n\r\n');
    if (head.length > 0) upstream.write(head);
    upstream.pipe(client);
    client.pipe(upstream);
  }

  async function forward(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const cleared = /^http:\/\//i.test(request.url ?? '') ? await clear(request.url ?? '') : null;
    if (cleared === null) return void response.writeHead(403).end();
    const upstream = await dial(cleared).catch(() => null);
    if (upstream === null) return void response.writeHead(502).end();
    keep(upstream);
    const { url } = cleared;
    const outgoing = httpRequest({
      createConnection: () => upstream,
      method: request.method ?? 'GET',
      path: `${url.pathname}${url.search}`,
      headers: { ...withoutHopByHop(request.headers), host: url.host, connection: 'close' },
      timeout: IDLE_MS,
    });
    outgoing.on('timeout', () => outgoing.destroy());
    outgoing.on('error', () => (response.headersSent ? response.destroy() : response.writeHead(502).end()));
    outgoing.on('response', (incoming) => {
      let received = 0;
      incoming.on('data', (chunk: Buffer) => {
        received += chunk.length;
        if (received > maxBytes) outgoing.destroy();
      });
      incoming.on('error', () => response.destroy());
      response.writeHead(incoming.statusCode ?? 502, withoutHopByHop(incoming.headers));
      incoming.pipe(response);
    });
    response.once('close', () => outgoing.destroy());
    request.pipe(outgoing);
  }

  server.on('connection', keep);
  server.on('connect', (request, client, head) => {
    tunnel(request, client, head).catch(() => client.destroy());
  });
  server.on('upgrade', (_, client) => refuse(client, '403 Forbidden'));
  server.on('request', (request, response) => {
    forward(request, response).catch(() => response.destroy());
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  // The proxy must not keep a command alive that has ended; the browser's own connections do while it works.
  server.unref();
  ownPort = (server.address() as AddressInfo).port;

  return {
    url: `http://127.0.0.1:${ownPort}`,
    refusals,
    close() {
      for (const socket of sockets) socket.destroy();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}

function open(address: string, port: number, timeoutMs: number): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const socket = connect({ host: address, port });
    const timer = setTimeout(() => socket.destroy(new Error('no connection in time')), timeoutMs);
    socket.once('close', () => clearTimeout(timer));
    socket.once('error', reject);
    socket.once('connect', () => {
      clearTimeout(timer);
      socket.off('error', reject);
      if (canonicalAddress(socket.remoteAddress ?? '') === address) return resolve(socket);
      socket.destroy();
      reject(new Error('the connection led to another address'));
    });
  });
}

function refuse(client: Duplex, status: string): void {
  client.end(`HTTP/1.1 ${status}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n`);
}

function withoutHopByHop(headers: IncomingMessage['headers']): IncomingMessage['headers'] {
  return Object.fromEntries(Object.entries(headers).filter(([name]) => !HOP_BY_HOP.has(name)));
}
