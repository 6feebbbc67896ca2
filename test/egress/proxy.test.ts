import { request as httpRequest } from 'node:http';
import { connect } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { OpenEgress } from '../../src/egress/egress.ts';
import { egressTo, type LocalServer, serveHttp } from './local-server.ts';

let server: LocalServer;
let canary: LocalServer;
let egress: OpenEgress;
let port: number;

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
  port = Number(new URL(await egress.proxy()).port);
});

afterEach(async () => {
  await egress.close();
  await server.close();
  await canary.close();
});

/** An absolute-form request, as a browser sends it to a proxy. */
function forward(url: string): Promise<{ status: number; headers: Record<string, unknown>; body: string }> {
  return new Promise((resolve, reject) => {
    const headers = { host: 'lies.example', 'proxy-connection': 'keep-alive' };
    const outgoing = httpRequest({ host: '127.0.0.1', port, path: url, headers, agent: false }, (response) => {
      let body = '';
      response.on('data', (chunk) => (body += chunk));
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

const connectTo = (authority: string) => `CONNECT ${authority} HTTP/1.1\r\nHost: ${authority}\r\n\r\n`;

describe('the filtering proxy', () => {
  it('listens on loopback and starts once', async () => {
    const [first, second] = await Promise.all([egress.proxy(), egress.proxy()]);
    expect(first).toBe(second);
    expect(first).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
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
    expect(await raw('CONNECT accounts.google.com:443 HTTP/1.1\r\n\r\n')).toContain('403');
    expect(egress.refusals().get('blocked:browser')).toBe(4);
    expect((await forward('http://maps.google.com/')).status).toBe(200);
  });

  it('is no way to itself even when loopback is open', async () => {
    const opened = egressTo(server.port, { allowPrivate: true });
    const url = await opened.proxy();
    opened.allowPort(url);
    port = Number(new URL(url).port);
    expect((await forward(`${url}/`)).status).toBe(403);
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
