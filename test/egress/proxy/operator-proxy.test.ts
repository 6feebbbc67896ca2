import { createServer as createHttp, request as httpRequest } from 'node:http';
import { createServer as createHttps } from 'node:https';
import { connect, createServer, type Socket } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import type { EgressOptions, OpenEgress } from '../../../src/egress/egress.ts';
import { parseOperatorProxy } from '../../../src/egress/proxy/operator-proxy.ts';
import { AUTHORITY, CERTIFICATE, KEY } from '../../../testkit/egress/invented-certificate.ts';
import { egressTo, type LocalServer, listen } from '../../../testkit/egress/local-server.ts';
import { startNameServer } from '../../../testkit/registry/name-server.ts';

/** A public address that nobody dials here: only the proxy on loopback is asked for it. */
const PUBLIC = '11.22.33.44';
const PUBLIC6 = '2600:1234::1';

const open: { close(): Promise<void> }[] = [];
afterEach(async () => {
  for (const thing of open.splice(0).reverse()) await thing.close();
});

interface World {
  readonly proxy: LocalServer;
  /** Targets that the proxy was asked for, with the login. */
  readonly asked: string[];
  readonly egress: OpenEgress;
}

/** A proxy on loopback that leads every target to `port`, or answers `status`. */
async function world(port: number, options: Partial<EgressOptions> = {}, status = 200): Promise<World> {
  const asked: string[] = [];
  const server = createHttp();
  server.on('connect', (request, client: Socket) => {
    asked.push(`${request.url} ${request.headers['proxy-authorization'] ?? '-'}`);
    client.on('error', () => undefined);
    if (status === 0) return;
    if (status !== 200) return void client.end(`HTTP/1.1 ${status} No\r\n\r\n`);
    const target = connect(port, '127.0.0.1', () => {
      client.write('HTTP/1.1 200 Connection Established\r\n\r\n');
      target.pipe(client);
      client.pipe(target);
    }).on('error', () => client.destroy());
  });
  const proxy = await listen(server);
  const egress = egressTo(1, {
    pins: [`shop.example:80:${PUBLIC}`, `shop.example:443:${PUBLIC6}`],
    egressProxy: `http://127.0.0.1:${proxy.port}`,
    delay: 0,
    ...options,
  });
  open.push(proxy, egress);
  return { proxy, asked, egress };
}

async function site(): Promise<LocalServer> {
  const server = await listen(createHttp((request, response) => response.end(`you are at ${request.headers.host}`)));
  open.push(server);
  return server;
}

const page = (egress: OpenEgress, url = 'http://shop.example/') => egress.fetch({ url, purpose: 'page' });
const textOf = (outcome: Awaited<ReturnType<typeof page>>): string =>
  outcome.ok ? Buffer.from(outcome.body).toString() : `${outcome.state} ${outcome.code}`;

describe("the operator's proxy", () => {
  it('is asked for the checked address, and the record names that address', async () => {
    const { port } = await site();
    const { egress, asked } = await world(port);
    const outcome = await page(egress);
    expect(outcome).toMatchObject({ ok: true, address: PUBLIC });
    expect(textOf(outcome)).toBe('you are at shop.example');
    await page(egress);
    // One kept connection carried both.
    expect(asked).toEqual([`${PUBLIC}:80 -`]);
  });

  it('carries TLS, whose certificate is that of the site', async () => {
    const server = await listen(
      createHttps({ key: KEY, cert: CERTIFICATE }, (_, response) => response.end('sealed')) as unknown as ReturnType<
        typeof createServer
      >,
    );
    open.push(server);
    const { egress, asked } = await world(server.port, { ca: AUTHORITY });
    const outcome = await page(egress, 'https://shop.example/');
    expect(textOf(outcome)).toBe('sealed');
    expect(outcome).toMatchObject({
      address: PUBLIC6,
      certificate: { names: expect.arrayContaining(['shop.example']) },
    });
    expect(asked).toEqual([`[${PUBLIC6}]:443 -`]);
    // Another name's certificate ends the visit as it does without a proxy.
    const other = await world(server.port, { ca: AUTHORITY, pins: [`stranger.example:443:${PUBLIC}`] });
    expect(textOf(await page(other.egress, 'https://stranger.example/'))).toBe('unreachable fetch:tls');
  });

  it("carries the browser's requests and WHOIS", async () => {
    const { port } = await site();
    const { egress, asked } = await world(port);
    const pass = await egress.proxy();
    const body = await new Promise<string>((resolve, reject) => {
      const credential = Buffer.from(`${pass.username}:${pass.password}`).toString('base64');
      const headers = { 'proxy-authorization': `Basic ${credential}` };
      const { hostname, port: own } = new URL(pass.server);
      httpRequest({ host: hostname, port: own, path: 'http://shop.example/', headers, agent: false }, (response) => {
        let text = '';
        response.on('data', (part) => (text += part)).on('end', () => resolve(text));
      })
        .on('error', reject)
        .end();
    });
    expect(body).toBe('you are at shop.example');
    const whois = await listen(
      createServer((socket) => socket.on('data', (line: Buffer) => socket.end(`on ${line.toString()}`))),
    );
    open.push(whois);
    const other = await world(whois.port, { pins: [`whois.example:43:${PUBLIC}`] });
    const answer = await other.egress.ask({ host: 'whois.example', query: 'shop.example' });
    expect(answer).toMatchObject({ ok: true, address: PUBLIC });
    expect(answer.ok && Buffer.from(answer.answer).toString()).toBe('on shop.example\r\n');
    expect([...asked, ...other.asked]).toEqual([`${PUBLIC}:80 -`, `${PUBLIC}:43 -`]);
  });

  it('never hears of what the guard refuses, nor of what the user opened', async () => {
    const { port } = await site();
    const resolve = async (host: string) => (host === 'inside.example' ? ['10.0.0.7'] : [PUBLIC, '127.0.0.1']);
    const { egress, proxy } = await world(port, { resolve, pins: [`own.example:80:127.0.0.1:${port}`] });
    expect(textOf(await page(egress, 'http://inside.example/'))).toBe('refused blocked:ssrf');
    expect(textOf(await page(egress, 'http://mixed.example/'))).toBe('refused blocked:ssrf');
    expect(textOf(await page(egress, `http://127.0.0.1:${port}/`))).toBe('refused blocked:ssrf');
    expect(textOf(await page(egress, 'http://own.example/'))).toBe('you are at own.example');
    expect(proxy.connections()).toBe(0);
  });

  it.each([
    [403, 'refused blocked:proxy'],
    [407, 'deferred proxy:login'],
    [502, 'unreachable fetch:unreachable'],
    [503, 'unreachable fetch:unreachable'],
    [504, 'unreachable fetch:timeout'],
    [0, 'unreachable fetch:timeout'],
  ])('answers %i: %s', async (status, outcome) => {
    const { egress } = await world(1, status === 0 ? { limits: { connectMs: 500 } } : {}, status);
    expect(textOf(await page(egress))).toBe(outcome);
  });

  it('that is not there is not the fault of the site', async () => {
    const { egress, proxy } = await world(1);
    await proxy.close();
    expect(textOf(await page(egress))).toBe('deferred proxy:down');
  });

  it('gets its login, with any characters', async () => {
    const { port } = await site();
    const probe = await world(port);
    const egressProxy = `http://ann:${encodeURIComponent('p@ss:/?#[]%')}@127.0.0.1:${probe.proxy.port}`;
    const egress = egressTo(1, { pins: [`shop.example:80:${PUBLIC}`], egressProxy });
    open.push(egress);
    expect(textOf(await page(egress))).toBe('you are at shop.example');
    expect(probe.asked).toEqual([`${PUBLIC}:80 Basic ${Buffer.from('ann:p@ss:/?#[]%').toString('base64')}`]);
  });

  const PRINTABLE = Array.from({ length: 95 }, (_, i) => String.fromCharCode(32 + i)).join('');
  it.each([
    ['all that can be typed, encoded', encodeURIComponent(PRINTABLE), PRINTABLE],
    ['a percent sign alone', '50%off', '50%off'],
    ['a percent sign at the end', 'x%', 'x%'],
    ['bytes that are no text', '%ff%41', '%ff%41'],
    ['the rest of what can be typed, as it is', PRINTABLE.replace(/[ "#/<>?`{|}\\]/g, ''), null],
  ])('takes a password with %s', (_, written, meant) => {
    const login = parseOperatorProxy(`http://ann:${written}@proxy.example:3128`).authorization ?? '';
    expect(Buffer.from(login.slice(6), 'base64').toString()).toBe(`ann:${meant ?? written}`);
  });

  it.each([
    'proxy:3128',
    'https://proxy.example',
    'http://proxy.example/path',
    'socks5://ann:s3cret@proxy.example',
    'http://ann:s3cret/%@proxy.example',
    'http://ann:s3cret#@proxy.example',
  ])('is not %s', (text) => {
    const refusal = () => parseOperatorProxy(text);
    expect(refusal).toThrow(/^REVENANT_EGRESS_PROXY must be http:\/\/host:port/);
    expect(refusal).not.toThrow(/s3cret/);
  });
});

describe('the name server, where there is a proxy', () => {
  it('gives the addresses, which are judged', async () => {
    const { port } = await site();
    const names = await startNameServer({
      'shop.example': { A: [PUBLIC] },
      'inside.example': { A: ['192.168.1.1'] },
    });
    open.push(names);
    const { egress, asked } = await world(port, { pins: [], resolve: undefined as never, dnsServer: names.address });
    expect(textOf(await page(egress))).toBe('you are at shop.example');
    expect(textOf(await page(egress, 'http://inside.example/'))).toBe('refused blocked:ssrf');
    expect(textOf(await page(egress, 'http://nobody.example/'))).toBe('unreachable dns:nxdomain');
    expect(asked).toEqual([`${PUBLIC}:80 -`]);
  });
});
