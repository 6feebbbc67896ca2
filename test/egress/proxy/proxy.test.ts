import { request as httpRequest } from 'node:http';
import { connect, type Socket } from 'node:net';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { OpenEgress } from '../../../src/egress/egress.ts';
import { EGRESS_LIMITS, type EgressLimits } from '../../../src/egress/limits.ts';
import { startProxy } from '../../../src/egress/proxy/proxy.ts';
import type { ProxyPass } from '../../../src/model/ports/egress.ts';
import {
  egressTo,
  type LocalServer,
  serveHalfOpen,
  serveHttp,
  serveRaw,
} from '../../../testkit/egress/local-server.ts';

let server: LocalServer;
let canary: LocalServer;
let egress: OpenEgress;
let port: number;
let pass: ProxyPass;

beforeEach(async () => {
  server = await serveHttp((request, response) => {
    if (request.url === '/hop') response.writeHead(302, { location: `http://127.0.0.1:${canary.port}/` }).end();
    else
      response
        .writeHead(200, {
          'x-host': request.headers.host ?? '',
          'x-proxy': String(request.headers['proxy-connection']),
        })
        .end('page');
  });
  canary = await serveHttp((_, response) => response.end('secret'));
  egress = egressTo(server.port, { pins: [`*:80:127.0.0.1:${server.port}`, `*:443:127.0.0.1:${server.port}`] });
  use(await egress.proxy());
});

afterEach(async () => {
  await egress.close();
  await server.close();
  await canary.close();
});

function use(given: ProxyPass): void {
  pass = given;
  port = Number(new URL(pass.server).port);
}

const credential = () => `Basic ${Buffer.from(`${pass.username}:${pass.password}`).toString('base64')}`;
const shown = () => `Proxy-Authorization: ${credential()}\r\n`;

/** An absolute-form request, as a browser sends it to a proxy. */
function forward(
  url: string,
  more: Record<string, string> = {},
): Promise<{ status: number; headers: Record<string, unknown>; body: string }> {
  return new Promise((resolve, reject) => {
    const headers = {
      host: 'lies.example',
      'proxy-connection': 'keep-alive',
      'proxy-authorization': credential(),
      ...more,
    };
    const outgoing = httpRequest({ host: '127.0.0.1', port, path: url, headers, agent: false }, (response) => {
      let body = '';
      response.on('data', (chunk) => (body += chunk));
      response.on('error', reject);
      response.on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers, body }));
    });
    outgoing.on('error', reject);
    outgoing.end();
  });
}

/** What the proxy (and, through a tunnel, the server behind it) says to raw bytes. */
function raw(...sent: string[]): Promise<string> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    let said = '';
    socket.on('data', (chunk) => {
      said += chunk.toString('latin1');
      const next = sent.shift();
      if (next !== undefined) socket.write(next);
    });
    socket.on('error', () => resolve(said));
    socket.on('close', () => resolve(said));
    socket.write(sent.shift() ?? '');
  });
}

const connectTo = (authority: string) => `CONNECT ${authority} HTTP/1.1\r\nHost: ${authority}\r\n${shown()}\r\n`;

describe('the filtering proxy', () => {
  it('listens on loopback and starts once', async () => {
    const [first, second] = await Promise.all([egress.proxy(), egress.proxy()]);
    expect(first.server).toBe(second.server);
    expect(first.password).not.toBe(second.password);
    expect(first.server).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
  });

  it('forwards what the guard clears, under the name of the URL', async () => {
    expect(await forward('http://shop.example/a')).toMatchObject({
      status: 200,
      body: 'page',
      headers: { 'x-host': 'shop.example', 'x-proxy': 'undefined' },
    });
  });

  it('tunnels what the guard clears', async () => {
    const said = await raw(
      connectTo('shop.example:443'),
      'GET / HTTP/1.1\r\nHost: shop.example\r\nConnection: close\r\n\r\n',
    );
    expect(said).toMatch(/^HTTP\/1\.1 200 Connection Established\r\n\r\nHTTP\/1\.1 200 OK[\s\S]*page/);
  });

  it('hands redirects to the browser, whose next request is judged anew', async () => {
    const hop = await forward('http://shop.example/hop');
    expect(hop.status).toBe(302);
    expect((await forward(String(hop.headers['location']))).status).toBe(403);
    expect(canary.connections()).toBe(0);
  });

  it('refuses loopback and private goals in every spelling, and counts it', async () => {
    const hosts = [
      '127.0.0.1',
      '127.1',
      '2130706433',
      '0x7f.1',
      '[::1]',
      '[::ffff:127.0.0.1]',
      '0.0.0.0',
      '10.0.0.1',
      '169.254.169.254',
    ];
    for (const host of hosts) {
      expect((await forward(`http://${host}:${canary.port}/`)).status).toBe(403);
      expect(await raw(connectTo(`${host}:${canary.port}`))).toMatch(/^HTTP\/1\.1 403 /);
      expect(await raw(connectTo(`${host}:443`))).toMatch(/^HTTP\/1\.1 403 /);
    }
    expect(canary.connections()).toBe(0);
    expect(egress.refusals().get('blocked:ssrf')).toBe(3 * hosts.length);
  });

  it('refuses other ports, other schemes, user names and itself', async () => {
    expect((await forward('http://shop.example:22/')).status).toBe(403);
    expect((await forward('ftp://shop.example/')).status).toBe(403);
    expect((await forward('http://u:p@shop.example/')).status).toBe(403);
    expect((await forward('/')).status).toBe(403);
    expect(await raw(connectTo('shop.example:22'))).toMatch(/^HTTP\/1\.1 403 /);
    expect(await raw(connectTo('u@shop.example:443'))).toMatch(/^HTTP\/1\.1 403 /);
    expect(await raw(connectTo('shop.example'))).toMatch(/^HTTP\/1\.1 40[03] /);
    expect((await forward(`http://127.0.0.1:${port}/`)).status).toBe(403);
  });

  it("lets none of the browser's own calls home out, whatever the guard would say", async () => {
    const calls = [
      'http://clients2.google.com/time/1/current',
      'http://update.googleapis.com/x',
      'http://accounts.google.com/',
    ];
    for (const url of calls) expect((await forward(url)).status).toBe(403);
    expect(await raw(connectTo('accounts.google.com:443'))).toContain('403');
    expect(egress.refusals().get('blocked:browser')).toBe(4);
    expect((await forward('http://maps.google.com/')).status).toBe(200);
  });

  it('is no way to itself even when loopback is open', async () => {
    const opened = egressTo(server.port, { allowPrivate: true });
    use(await opened.proxy());
    opened.allowPort(pass.server);
    expect((await forward(`${pass.server}/`)).status).toBe(403);
    expect(opened.refusals().get('blocked:self')).toBe(1);
    await opened.close();
  });

  it('answers 502 when nobody is there', async () => {
    await server.close();
    expect((await forward('http://shop.example/')).status).toBe(502);
    expect(await raw(connectTo('shop.example:443'))).toMatch(/^HTTP\/1\.1 502 /);
  });

  it('is gone after close', async () => {
    await egress.close();
    await expect(forward('http://shop.example/')).rejects.toThrow();
  });
});

describe('who may use it', () => {
  it('nobody without a pass, or with one that was taken back', async () => {
    const other = await egress.proxy();
    expect((await forward('http://shop.example/', { 'proxy-authorization': '' })).status).toBe(407);
    expect((await forward('http://shop.example/', { 'proxy-authorization': 'Basic cGFnZTpwYWdl' })).status).toBe(407);
    expect(await raw('CONNECT shop.example:443 HTTP/1.1\r\n\r\n')).toMatch(/^HTTP\/1\.1 407 [\s\S]*Basic realm/);
    pass.revoke();
    expect((await forward('http://shop.example/')).status).toBe(407);
    expect(egress.refusals().get('blocked:client')).toBe(4);
    use(other);
    expect((await forward('http://shop.example/')).status).toBe(200);
  });

  it('a pass that is taken back ends its tunnels, and nobody else’s', async () => {
    const other = await egress.proxy();
    const mine = pass;
    const first = await tunnelTo('shop.example:443');
    use(other);
    const second = await tunnelTo('shop.example:443');
    const closed = new Promise((done) => first.once('close', done));
    mine.revoke();
    await closed;
    expect(second.destroyed).toBe(false);
    second.destroy();
  });

  it('counts refusals for each pass', async () => {
    await forward('http://10.0.0.1/');
    await forward('http://10.0.0.1:25/');
    expect([...pass.refusals]).toEqual([['blocked:ssrf', 2]]);
    expect((await egress.proxy()).refusals.size).toBe(0);
  });
});

/** A tunnel that stands. */
function tunnelTo(authority: string, allowHalfOpen = false): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const socket = connect({ port, host: '127.0.0.1', allowHalfOpen });
    socket.on('error', () => undefined);
    socket.once('close', () => reject(new Error('closed')));
    socket.once('data', (said) => (String(said).includes(' 200 ') ? resolve(socket) : reject(new Error(String(said)))));
    socket.write(connectTo(authority));
  });
}

const limited = (limits: Partial<EgressLimits>, to: number) =>
  egressTo(to, { limits, pins: [`*:80:127.0.0.1:${to}`, `*:443:127.0.0.1:${to}`] });

describe('what one page may cost', () => {
  it('cuts a page that has had its bytes, by tunnel or forwarded, and lets nothing more through', async () => {
    const big = await serveRaw((socket, request) => {
      if (!request.startsWith('GET')) return;
      socket.write('HTTP/1.1 200 OK\r\nContent-Length: 10000000\r\n\r\n');
      for (let i = 0; i < 100; i++) socket.write('x'.repeat(100_000));
    });
    const small = limited({ browserBytes: 200_000 }, big.port);
    use(await small.proxy());
    const said = await raw(connectTo('shop.example:443'), 'GET / HTTP/1.1\r\n\r\n');
    expect(said.length).toBeLessThan(500_000);
    expect((await forward('http://shop.example/')).status).toBe(403);
    expect(pass.refusals.get('limit:bytes')).toBeGreaterThan(0);
    use(await small.proxy());
    await expect(forward('http://shop.example/')).rejects.toThrow();
    expect(pass.bytes()).toBeLessThan(500_000);
    await small.close();
    await big.close();
  });

  it('admits only so many tunnels at once', async () => {
    const few = limited({ browserTunnels: 2 }, server.port);
    use(await few.proxy());
    const open = [await tunnelTo('shop.example:443'), await tunnelTo('shop.example:443')];
    await expect(tunnelTo('shop.example:443')).rejects.toThrow('503');
    open[0]?.destroy();
    const next = await vi.waitFor(() => tunnelTo('shop.example:443'), 60_000);
    next.destroy();
    open[1]?.destroy();
    await few.close();
  });

  it('ends an idle tunnel, and one that never rests', async () => {
    const chatty = await serveRaw((socket) => {
      const drip = setInterval(() => socket.write('x'), 20);
      socket.once('close', () => clearInterval(drip));
    });
    for (const [first, least, limits] of [
      ['', 100, { rateWindowMs: 150, renderMs: 600_000 }],
      ['GET / HTTP/1.1\r\n\r\n', 900, { rateWindowMs: 600_000, renderMs: 1_000 }],
    ] as const) {
      const quick = limited(limits, chatty.port);
      use(await quick.proxy());
      const started = Date.now();
      const socket = await tunnelTo('shop.example:443');
      if (first) socket.write(first);
      await new Promise((done) => socket.once('close', done));
      expect(Date.now() - started).toBeGreaterThan(least);
      expect(Date.now() - started).toBeLessThan(60_000);
      await quick.close();
    }
    await chatty.close();
  });
});

describe('the two ends of a tunnel', () => {
  it('passes on that one end has said all, and still brings what the other says then', async () => {
    const half = await serveHalfOpen();
    const open = limited({}, half.port);
    use(await open.proxy());
    const socket = await tunnelTo('shop.example:443', true);
    let said = '';
    socket.on('data', (piece) => (said += String(piece)));
    socket.end('question');
    await new Promise((done) => socket.once('close', done));
    expect(said).toBe(`answer to question${'.'.repeat(2_000_000)}`);
    await open.close();
    await half.close();
  });
});

describe('requests that two parsers may read in two ways', () => {
  let bytes = '';
  let echo: LocalServer;
  beforeEach(async () => {
    bytes = '';
    echo = await serveRaw((socket, request) => {
      bytes += request;
      socket.end('HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok');
    });
    egress = limited({}, echo.port);
    use(await egress.proxy());
  });
  afterEach(() => echo.close());

  it.each([
    [
      'two lengths',
      'POST http://shop.example/ HTTP/1.1\r\nHost: a\r\nContent-Length: 4\r\nContent-Length: 5\r\n{auth}\r\nabcdGET /x',
    ],
    [
      'length and chunks',
      'POST http://shop.example/ HTTP/1.1\r\nHost: a\r\nContent-Length: 4\r\nTransfer-Encoding: chunked\r\n{auth}\r\n0\r\n\r\nGET /x HTTP/1.1\r\n\r\n',
    ],
    [
      'chunks that are none',
      'POST http://shop.example/ HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: xchunked\r\n{auth}\r\n0\r\n\r\n',
    ],
    ['a folded field', 'GET http://shop.example/ HTTP/1.1\r\nHost: a\r\n{auth}X-A: b\r\n GET /x HTTP/1.1\r\n\r\n'],
    [
      'a space before the colon',
      'GET http://shop.example/ HTTP/1.1\r\nHost: a\r\nContent-Length : 5\r\n{auth}\r\nabcde',
    ],
    ['a bare CR', 'GET http://shop.example/ HTTP/1.1\r\nHost: a\r\nX-A: b\rGET /x HTTP/1.1\r\n{auth}\r\n'],
    ['a NUL', 'GET http://shop.example/ HTTP/1.1\r\nHost: a\r\nX-A: b\0c\r\n{auth}\r\n'],
    ['a method of its own', 'TRACE http://shop.example/ HTTP/1.1\r\nHost: a\r\n{auth}\r\n'],
    [
      'an upgrade',
      'GET http://shop.example/ HTTP/1.1\r\nHost: a\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n{auth}\r\n',
    ],
  ])('%s: nothing of it goes on as it came', async (_, request) => {
    const said = await raw(request.replace('{auth}', shown()));
    expect(said).toMatch(/^HTTP\/1\.1 (?:400|403) /);
    expect(bytes).toBe('');
  });

  it('a second request behind the first needs its own judgement', async () => {
    const first = `GET http://shop.example/ HTTP/1.1\r\nHost: a\r\n${shown()}\r\n`;
    const said = await raw(`${first}GET http://127.0.0.1/ HTTP/1.1\r\nHost: a\r\n${shown()}Connection: close\r\n\r\n`);
    expect(said).toMatch(/^HTTP\/1\.1 200 [\s\S]*HTTP\/1\.1 403 /);
    expect(bytes.match(/GET /g)).toHaveLength(1);
  });

  it('takes out what is meant for the proxy, or named as such', async () => {
    await forward('http://shop.example/', {
      connection: 'x-secret, close',
      'x-secret': '1',
      te: 'trailers',
      'x-kept': '2',
    });
    expect(bytes).toMatch(/x-kept: 2/);
    expect(bytes).not.toMatch(/x-secret|proxy-|^te:/im);
    expect(bytes).toMatch(/^host: shop\.example\r$/im);
    expect(bytes).not.toContain(pass.password);
  });
});

describe('when something is wrong inside', () => {
  it('refuses when the guard throws, and when it never answers', async () => {
    const log = { debug() {}, info() {}, warn() {}, error() {} };
    const broken = await startProxy({
      operatorProxy: null,
      guard: { check: () => Promise.reject(new Error('bug')) },
      log,
      limits: EGRESS_LIMITS,
    });
    use(broken.issue(true));
    expect((await forward('http://shop.example/')).status).toBe(403);
    expect(await raw(connectTo('shop.example:443'))).toMatch(/^HTTP\/1\.1 403 /);
    expect(broken.refusals.get('blocked:guard')).toBe(2);
    await broken.close();
    const silent = await startProxy({
      operatorProxy: null,
      guard: { check: () => new Promise(() => undefined) },
      log,
      limits: EGRESS_LIMITS,
    });
    use(silent.issue(true));
    const asked = forward('http://shop.example/');
    const refused = expect(asked).rejects.toThrow();
    await new Promise((done) => setTimeout(done, 50));
    await silent.close();
    await refused;
  });
});
