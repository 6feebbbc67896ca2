import { X509Certificate } from 'node:crypto';
import { createServer } from 'node:https';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { AUTHORITY, CERTIFICATE, KEY } from '../../../testkit/egress/invented-certificate.ts';
import { egressTo, listen, serveHttp, serveRaw } from '../../../testkit/egress/local-server.ts';

const text = (bytes: Uint8Array | null | undefined): string => Buffer.from(bytes ?? []).toString('latin1');

describe('the record of what was sent and what came', () => {
  it('has the header of the request to the byte', async () => {
    let heard = '';
    const server = await serveRaw((socket, request) => {
      heard += request;
      socket.end('HTTP/1.1 200 Fine\r\nX-Odd:  two spaces \r\nx-odd: again\r\nContent-Length: 2\r\n\r\nok');
    });
    const egress = egressTo(server.port);
    const answer = await egress.fetch({ url: 'http://shop.example/a?b=c', purpose: 'page' });
    const [exchange] = answer.exchanges ?? [];
    expect(text(exchange?.request)).toBe(heard);
    expect(heard).toMatch(/^GET \/a\?b=c HTTP\/1\.1\r\nhost: shop\.example\r\n/);
    expect(text(exchange?.response?.head)).toBe(
      'HTTP/1.1 200 Fine\r\nX-Odd:  two spaces \r\nx-odd: again\r\nContent-Length: 2\r\n\r\n',
    );
    expect(text(exchange?.response?.body)).toBe('ok');
    expect(exchange).toMatchObject({
      url: 'http://shop.example/a?b=c',
      address: '127.0.0.1',
      chain: [],
      failure: null,
    });
    await egress.close();
    await server.close();
  });

  it('has every hop of a redirect, passes over 1xx answers, and says when a body was decoded', async () => {
    const packed = gzipSync('decoded');
    const server = await serveRaw((socket, request) => {
      if (request.startsWith('GET /from'))
        socket.write('HTTP/1.1 302 Found\r\nLocation: /to\r\nContent-Length: 4\r\n\r\ngone');
      else {
        socket.write('HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n');
        socket.write(`HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: ${packed.length}\r\n\r\n`);
        socket.write(packed);
      }
    });
    const egress = egressTo(server.port);
    const answer = await egress.fetch({ url: 'http://shop.example/from', purpose: 'page' });
    const exchanges = answer.exchanges ?? [];
    expect(exchanges.map(({ url }) => url)).toEqual(['http://shop.example/from', 'http://shop.example/to']);
    expect(text(exchanges[0]?.response?.body)).toBe('gone');
    expect(text(exchanges[1]?.response?.head)).toMatch(/^HTTP\/1\.1 200 OK\r\nContent-Encoding: gzip\r\n/);
    expect(exchanges[1]?.response).toMatchObject({ decoded: true, cut: false });
    expect(text(exchanges[1]?.response?.body)).toBe('decoded');
    for (const { request } of exchanges) expect(text(request).match(/^GET /gm)).toHaveLength(1);
    await egress.close();
    await server.close();
  });

  it('has what failed, and nothing of a webhook', async () => {
    const server = await serveHttp((request, response) => {
      if (request.url === '/cut') request.socket.destroy();
      else response.end('taken');
    });
    const egress = egressTo(server.port);
    const cut = await egress.fetch({ url: 'http://shop.example/cut', purpose: 'page' });
    expect(cut.ok).toBe(false);
    expect(cut.exchanges).toMatchObject([
      { url: 'http://shop.example/cut', response: null, failure: { code: 'fetch:reset' } },
    ]);
    const hook = await egress.fetch({
      url: 'http://shop.example/hook',
      purpose: 'webhook',
      method: 'POST',
      body: 'secret',
    });
    expect([hook.ok, hook.exchanges]).toEqual([true, []]);
    await egress.close();
    await server.close();
  });

  it('has the certificates of the connection', async () => {
    const server = await listen(
      createServer({ key: KEY, cert: CERTIFICATE + AUTHORITY }, (_, response) => response.end('ok')),
    );
    const egress = egressTo(server.port, { pins: [`*:443:127.0.0.1:${server.port}`], ca: AUTHORITY });
    const answer = await egress.fetch({ url: 'https://shop.example/', purpose: 'page' });
    expect(answer).toMatchObject({ ok: true });
    const chain = (answer.exchanges?.[0]?.chain ?? []).map((der) => new X509Certificate(der).subject);
    expect(chain).toEqual(['CN=shop.example', 'CN=Invented Authority']);
    await egress.close();
    await server.close();
  });
});
