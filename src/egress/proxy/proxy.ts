import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import type { Log } from '../../log.ts';
import type { ProxyPass } from '../../model/ports/egress.ts';
import { isUrl } from '../../model/text/is-url.ts';
import type { Cleared, Guard } from '../guard/guard.ts';
import type { EgressLimits } from '../limits.ts';
import { WaitingLines } from '../waiting-lines.ts';
import { forward, METHODS } from './forward.ts';
import type { OperatorProxy } from './operator-proxy.ts';
import { HeldPass } from './proxy-pass.ts';
import { dial, join, type TunnelLimits } from './tunnel.ts';

export type FilteringProxy = Awaited<ReturnType<typeof startProxy>>;

interface ProxyPorts {
  readonly guard: Pick<Guard, 'check'>;
  readonly log: Log;
  readonly limits: EgressLimits;
  readonly operatorProxy: OperatorProxy | null;
}

const CONNECTIONS = 1_024;
/** Names looked up at once for one page: it may name a thousand whose servers never answer. */
const LOOK_UPS = 2;

/** Chromium's own calls home (time, updates, accounts), which its switches do not all turn off. */
const BROWSERS_OWN =
  /^(?:clients\d*|accounts|safebrowsing|update|optimizationguide-pa|content-autofill|android|edgedl|redirector)(?:\.[a-z0-9-]+)*\.(?:google|googleapis|gvt1)\.com$/;

/**
 * A forward proxy on loopback that checks every target by the same guard and dials the checked
 * address. It serves only requests with a pass, and fails closed: an error inside is a refusal.
 */
export async function startProxy({ guard, log, limits, operatorProxy }: ProxyPorts) {
  const refusals = new Map<string, number>();
  const sockets = new Set<Duplex>();
  /**
   * By the value of Proxy-Authorization. Any program on this machine reaches loopback: without a
   * pass it must not reach addresses that the user opened.
   */
  const passes = new Map<string, HeldPass>();
  const front = new WaitingLines<HeldPass>();
  const server: Server = createServer({ maxHeaderSize: 32 * 1024, requestTimeout: limits.renderMs });
  server.headersTimeout = limits.connectMs;
  server.maxConnections = CONNECTIONS;
  let ownPort = 0;

  function refused(pass: HeldPass | null, url: string, code: string): null {
    if (pass?.counted !== false) refusals.set(code, (refusals.get(code) ?? 0) + 1);
    const isNews = pass?.refused(code) && pass.counted;
    log[isNews ? 'info' : 'debug']({ url: url.slice(0, 300), code }, 'the browser was refused');
    return null;
  }

  /** Null, and counted, when it may not be reached. */
  async function clear(url: string | null, pass: HeldPass): Promise<Cleared | null> {
    pass.requests++;
    if (url === null) return refused(pass, '', 'fetch:bad-url');
    if (isBrowsersOwn(url)) return refused(pass, url, 'blocked:browser');
    const leave = await front.enter(pass, LOOK_UPS, AbortSignal.timeout(limits.renderMs)).catch(() => null);
    if (leave === null) return refused(pass, url, 'dns:failure');
    const judged = await guard
      .check(url)
      .catch(() => null)
      .finally(leave);
    if (judged === null) return refused(pass, url, 'blocked:guard');
    if (!judged.ok) return refused(pass, url, judged.code);
    // With loopback opened, a page could make the proxy call itself without end.
    const isSelf = judged.endpoints.some(({ address, port }) => port === ownPort && address === '127.0.0.1');
    if (isSelf) return refused(pass, url, 'blocked:self');
    return pass.spend(0) ? judged : null;
  }

  function admit(request: IncomingMessage): HeldPass | null {
    const url = request.url ?? '';
    const pass = passes.get(request.headers['proxy-authorization'] ?? '');
    const code = isBrowsersOwn(request.method === 'CONNECT' ? `https://${url}/` : url)
      ? 'blocked:browser'
      : 'blocked:client';
    return pass ?? refused(null, url, code);
  }

  const limitsOf = (pass: HeldPass): TunnelLimits => ({
    spend: (bytes) => pass.spend(bytes),
    idleMs: limits.rateWindowMs,
    totalMs: limits.renderMs,
  });

  function reach(cleared: Cleared): Promise<Socket | null> {
    return dial(cleared, limits.connectMs, operatorProxy).then(
      ({ socket }) => socket,
      () => null,
    );
  }

  async function tunnel(request: IncomingMessage, client: Duplex, head: Buffer): Promise<void> {
    const pass = admit(request);
    if (pass === null) return answer(client, '407 Proxy Authentication Required', CHALLENGE);
    if (!pass.hold(client)) return answer(client, '503 Service Unavailable');
    const authority = request.url ?? '';
    const cleared = await clear(/^[^/?#@\\\s]+:\d+$/.test(authority) ? `https://${authority}/` : null, pass);
    if (cleared === null) return answer(client, '403 Forbidden');
    const upstream = await reach(cleared);
    if (upstream === null) return answer(client, '502 Bad Gateway');
    keep(upstream);
    if (client.destroyed) return void upstream.destroy();
    client.write('HTTP/1.1 200 Connection Established\r\n\r\n');
    join(client, upstream, head, limitsOf(pass));
  }

  async function passOn(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const pass = admit(request);
    if (pass === null) return void response.writeHead(407, { 'proxy-authenticate': REALM }).end();
    const isWhole = /^http:\/\//i.test(request.url ?? '') && METHODS.has(request.method ?? '');
    const cleared = await clear(isWhole ? (request.url ?? '') : null, pass);
    if (cleared === null) return void response.writeHead(403, REFUSED).end('refused');
    const upstream = await reach(cleared);
    if (upstream === null) return void response.writeHead(502).end();
    keep(upstream);
    if (response.destroyed || !pass.hold(upstream)) {
      upstream.destroy();
      return void response.writeHead(503).end();
    }
    forward(request, response, cleared.url, upstream, limitsOf(pass));
  }

  function keep(socket: Duplex): void {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
    socket.on('error', () => socket.destroy());
  }

  server.on('connection', keep);
  server.on('connect', (request, client, head) => {
    tunnel(request, client, head).catch(() => client.destroy());
  });
  server.on('upgrade', (_, client) => answer(client, '403 Forbidden'));
  server.on('request', (request, response) => {
    passOn(request, response).catch(() => response.destroy());
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  // Running out of file descriptors must not end the process.
  server.on('error', () => undefined);
  // The proxy must not keep a command alive; the browser's connections do while it works.
  server.unref();
  ownPort = (server.address() as AddressInfo).port;

  return {
    /** How often each refusal code was given, with a pass or without. */
    refusals: refusals as ReadonlyMap<string, number>,
    /** @param counted true if its refusals are counted among all */
    issue(counted: boolean): ProxyPass {
      const pass = new HeldPass(counted, limits);
      const { username, password, header, refusals: ofPass } = pass;
      passes.set(header, pass);
      return {
        ...{ server: `http://127.0.0.1:${ownPort}`, username, password, refusals: ofPass },
        bytes: () => pass.bytes,
        asked: () => pass.requests,
        revoke() {
          passes.delete(header);
          pass.revoke();
        },
      };
    },
    close(): Promise<void> {
      for (const socket of sockets) socket.destroy();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}

/** RFC 9209: tells our refusal from a site's 403. Without a body Chromium shows its own page. */
const REFUSED = { 'proxy-status': 'revenant; error=http_request_denied', 'content-type': 'text/plain' };
const REALM = 'Basic realm="revenant"';
const CHALLENGE = `Proxy-Authenticate: ${REALM}\r\n`;

function answer(client: Duplex, status: string, fields = ''): void {
  client.end(`HTTP/1.1 ${status}\r\n${fields}Content-Length: 0\r\nConnection: close\r\n\r\n`);
}

function isBrowsersOwn(url: string): boolean {
  return isUrl(url) && BROWSERS_OWN.test(new URL(url).hostname);
}
