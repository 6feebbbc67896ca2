import { createHash } from 'node:crypto';
import zlib from 'node:zlib';
import { afterEach, describe, expect, it } from 'vitest';
import type { EgressOptions, OpenEgress } from '../../../src/egress/egress.ts';
import type { FetchOutcome, FetchRequest } from '../../../src/model/ports/egress.ts';
import { egressTo, type LocalServer, serveHttp, serveRaw } from '../../../testkit/egress/local-server.ts';

const open: { close(): Promise<void> }[] = [];
afterEach(async () => {
  for (const thing of open.splice(0)) await thing.close();
});

async function at(
  server: Promise<LocalServer>,
  options: Partial<EgressOptions> = {},
): Promise<OpenEgress & { server: LocalServer }> {
  const running = await server;
  const egress = egressTo(running.port, options);
  open.push(egress, running);
  return { ...egress, server: running };
}

const page = (egress: OpenEgress, url = 'http://shop.example/', more: Partial<FetchRequest> = {}) =>
  egress.fetch({ url, purpose: 'page', ...more });

function answered(outcome: FetchOutcome) {
  if (!outcome.ok) throw new Error(`${outcome.code}: ${outcome.detail}`);
  return outcome;
}

function failed(outcome: FetchOutcome) {
  if (outcome.ok) throw new Error(`answered ${outcome.status}`);
  return outcome;
}

const sha = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

describe('an answer', () => {
  it('costs its bytes, not an object for each when it comes byte by byte', async () => {
    const pieces = 1_000_000;
    const egress = await at(
      serveRaw((socket) => {
        socket.write('HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n');
        socket.end(Buffer.from(`${'1\r\nX\r\n'.repeat(pieces)}0\r\n\r\n`));
      }),
    );
    await egress.prove();
    const before = process.memoryUsage().heapUsed;
    let most = 0;
    const look = setInterval(() => {
      most = Math.max(most, process.memoryUsage().heapUsed - before);
    }, 20);
    const { body } = answered(await page(egress));
    clearInterval(look);
    expect(Buffer.compare(body, Buffer.alloc(pieces, 'X'))).toBe(0);
    expect(most).toBeLessThan(80 * 1024 * 1024);
  });

  it('brings status, headers, bytes, address and who was asked', async () => {
    const egress = await at(
      serveHttp((request, response) => {
        response.setHeader('x-seen', `${request.headers.host} ${request.url} ${request.headers['user-agent']}`);
        response.setHeader('set-cookie', ['a=1', 'b=2']);
        response.writeHead(404).end('gone');
      }),
    );
    const answer = answered(await page(egress, 'http://SHOP.example/a?b#c'));
    expect(answer).toMatchObject({
      url: 'http://shop.example/a?b',
      finalUrl: 'http://shop.example/a?b',
      status: 404,
      address: '127.0.0.1',
      redirects: [],
      marks: [],
    });
    expect(answer.headers['x-seen']).toBe('shop.example /a?b revenant/0.1 (+https://operator.example/bot)');
    expect(answer.headers['set-cookie']).toBe('a=1, b=2');
    expect(Buffer.from(answer.body).toString()).toBe('gone');
  });

  it('no caller can name another host', async () => {
    const egress = await at(serveHttp((request, response) => response.end(request.headers.host)));
    const answer = answered(await page(egress, undefined, { headers: { Host: 'admin.internal' } }));
    expect(Buffer.from(answer.body).toString()).toBe('shop.example');
  });

  it('keeps connections: 300 pages of 30 names over few', async () => {
    const egress = await at(serveHttp((_, response) => response.end('x')));
    for (let i = 0; i < 100; i++) {
      await Promise.all([0, 1, 2].map((n) => page(egress, `http://s${(i + n) % 30}.example/${i}`)));
    }
    expect(egress.server.connections()).toBeLessThanOrEqual(6);
  });

  it('asks again when a kept connection was closed meanwhile', async () => {
    let count = 0;
    const egress = await at(
      serveRaw((socket) => {
        count++;
        if (count === 2) socket.destroy();
        else socket.write('HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok');
      }),
    );
    answered(await page(egress));
    expect(answered(await page(egress)).status).toBe(200);
    expect(count).toBe(3);
  });
});

describe('redirects', () => {
  it('are followed by hand, with the chain kept', async () => {
    const egress = await at(
      serveHttp((request, response) => {
        const step = Number(request.url?.slice(1) || 0);
        if (step < 10) response.writeHead(302, { location: `/${step + 1}` }).end();
        else response.end('there');
      }),
    );
    const answer = answered(await page(egress, 'http://shop.example/0'));
    expect(answer.finalUrl).toBe('http://shop.example/10');
    expect(answer.redirects).toHaveLength(10);
    expect(answer.redirects[0]).toEqual({ url: 'http://shop.example/0', status: 302 });
  });

  it('end after ten, or five for robots.txt', async () => {
    let asked = 0;
    const egress = await at(
      serveHttp((request, response) => {
        asked++;
        response.writeHead(301, { location: `${request.url}x` }).end();
      }),
    );
    expect(failed(await page(egress))).toMatchObject({ code: 'limit:redirects', state: 'failed' });
    expect(asked).toBe(11);
    asked = 0;
    const robots = await egress.fetch({ url: 'http://shop.example/robots.txt', purpose: 'robots' });
    expect(failed(robots).code).toBe('limit:redirects');
    expect(asked).toBe(6);
  });

  it.each([
    ['http://127.0.0.1/', 'blocked:ssrf'],
    ['//127.1/', 'blocked:ssrf'],
    ['http://[::ffff:127.0.0.1]:8080/', 'blocked:ssrf'],
    ['http://169.254.169.254/latest/meta-data/', 'blocked:ssrf'],
    ['https://inside.example/', 'blocked:ssrf'],
    ['http://user:pass@shop.example/', 'blocked:userinfo'],
    ['file:///etc/passwd', 'blocked:scheme'],
    ['javascript:alert(1)', 'blocked:scheme'],
    ['http://shop.example:6379/', 'blocked:port'],
    ['http://256.1.1.1/', 'fetch:bad-url'],
  ])('to %s: %s, and nothing is asked there', async (location, code) => {
    const canary = await serveRaw(() => undefined);
    open.push(canary);
    const egress = await at(
      serveHttp((_, response) =>
        response.writeHead(302, { location: location.replace('{canary}', `127.0.0.1:${canary.port}`) }).end(),
      ),
      { resolve: async () => ['10.0.0.1'] },
    );
    expect(failed(await page(egress))).toMatchObject({ code, redirects: [{ status: 302 }] });
    expect(canary.connections()).toBe(0);
  });

  it('are read as UTF-8, as browsers do: a full-width 127 is 127, and a path keeps its letters', async () => {
    const egress = await at(
      serveHttp((request, response) => {
        const to = request.url === '/' ? '/ü?ж' : 'http://１２７.0.0.1/';
        if (request.url === '/' || request.url === '/wide')
          response.writeHead(302, { location: Buffer.from(to).toString('latin1') }).end();
        else response.end(request.url);
      }),
    );
    expect(Buffer.from(answered(await page(egress)).body).toString()).toBe('/%C3%BC?%D0%B6');
    expect(failed(await page(egress, 'http://shop.example/wide')).code).toBe('blocked:ssrf');
  });

  it('carry no secrets to another origin', async () => {
    const seen: Record<string, unknown>[] = [];
    const egress = await at(
      serveHttp((request, response) => {
        seen.push({ ...request.headers });
        if (request.url === '/') response.writeHead(302, { location: '/same' }).end();
        else if (request.url === '/same') response.writeHead(302, { location: 'http://other.example/end' }).end();
        else response.end();
      }),
    );
    const headers = { authorization: 'secret', cookie: 'secret', 'X-Api-Key': 'secret', 'accept-language': 'en' };
    answered(await page(egress, undefined, { headers }));
    expect(seen.map((fields) => Object.values(fields).filter((value) => value === 'secret').length)).toEqual([3, 3, 0]);
    expect(seen[2]?.['accept-language']).toBe('en');
  });

  it('are not followed where robots.txt of the goal forbids it', async () => {
    const paths: string[] = [];
    const egress = await at(
      serveHttp((request, response) => {
        paths.push(`${request.headers.host}${request.url}`);
        if (request.url === '/robots.txt') response.end('User-agent: *\nDisallow: /shut');
        else if (request.url === '/') response.writeHead(302, { location: 'http://other.example/shut' }).end();
        else response.end('must not be read');
      }),
      { robots: { obey: true, reason: null } },
    );
    expect(failed(await page(egress))).toMatchObject({ code: 'robots:disallow', state: 'refused' });
    expect(paths).toEqual(['shop.example/', 'other.example/robots.txt']);
  });

  it('are answers to a webhook', async () => {
    const egress = await at(serveHttp((_, response) => response.writeHead(307, { location: '/else' }).end()));
    const answer = await egress.fetch({ url: 'http://hook.example/', purpose: 'webhook', method: 'POST', body: '{}' });
    expect(answered(answer).status).toBe(307);
  });
});

describe('rebinding', () => {
  it('the address that was judged is the one that is dialled', async () => {
    const canary = await serveRaw(() => undefined);
    open.push(canary);
    let turn = 0;
    // Allowed and forbidden in turn, both on loopback, so that a slip would be seen by the canary.
    const egress = egressTo(1, {
      pins: [],
      allow: ['127.0.0.2'],
      resolve: async () => [turn++ % 2 === 0 ? '127.0.0.2' : '127.0.0.1'],
      seeds: [`http://flip.example:${canary.port}/`],
      now: (() => {
        let time = 0;
        // Each look at the clock is two minutes later: no answer of the resolver is kept.
        return () => (time += 120_000);
      })(),
    });
    open.push(egress);
    const codes = new Set<string>();
    for (let i = 0; i < 200; i++) {
      const outcome = await page(egress, `http://flip.example:${canary.port}/`);
      codes.add(outcome.ok ? 'ok' : outcome.code);
    }
    expect([...codes].sort()).toEqual(['blocked:ssrf', 'fetch:refused']);
    expect(canary.connections()).toBe(0);
  });
});

describe('encodings', () => {
  const text = Buffer.from('<p>Grüße aus dem Laden</p>'.repeat(50));
  const encoders: Record<string, (bytes: Buffer) => Buffer> = {
    gzip: zlib.gzipSync,
    'x-gzip': zlib.gzipSync,
    br: zlib.brotliCompressSync,
    deflate: zlib.deflateSync,
  };
  const encoded = (body: Buffer, encoding: string) =>
    at(serveHttp((_, response) => response.writeHead(200, { 'content-encoding': encoding }).end(body)));

  it.each(Object.keys(encoders))('%s', async (name) => {
    const answer = answered(await page(await encoded(encoders[name]?.(text) ?? text, name)));
    expect(sha(answer.body)).toBe(sha(text));
    expect(answer.marks).toEqual([]);
  });

  it('bare deflate, identity, two layers, bytes after the stream', async () => {
    for (const [body, encoding] of [
      [zlib.deflateRawSync(text), 'deflate'],
      [text, 'identity'],
      [zlib.brotliCompressSync(zlib.gzipSync(text)), 'gzip, br'],
      [Buffer.concat([zlib.gzipSync(text), Buffer.from('trailing')]), 'gzip'],
    ] as const) {
      expect(sha(answered(await page(await encoded(body, encoding))).body)).toBe(sha(text));
    }
  });

  it('three layers, unknown ones and lies are fetch:encoding', async () => {
    const thrice = zlib.gzipSync(zlib.gzipSync(zlib.gzipSync(text)));
    expect(failed(await page(await encoded(thrice, 'gzip, gzip, gzip'))).code).toBe('fetch:encoding');
    expect(failed(await page(await encoded(text, 'compress'))).code).toBe('fetch:encoding');
    expect(failed(await page(await encoded(text, 'gzip'))).code).toBe('fetch:encoding');
  });

  it('a damaged stream gives what came out of it, marked', async () => {
    // Random bytes hardly shrink, so half of the stream is half of the text.
    const noise = Buffer.from(Array.from({ length: 200_000 }, (_, i) => (i * i * 31 + (i >> 3)) & 0xff));
    const whole = zlib.gzipSync(noise, { level: 1 });
    const answer = answered(await page(await encoded(whole.subarray(0, whole.length >> 1), 'gzip')));
    expect(answer.marks).toEqual(['encoding-fault', 'truncated']);
    expect(answer.body.length).toBeGreaterThan(1000);
    expect(sha(answer.body)).toBe(sha(noise.subarray(0, answer.body.length)));
  });

  it.each(['gzip', 'br', 'deflate'])('a %s bomb of 300 MB: limit:decoded in little memory', async (name) => {
    const block = Buffer.alloc(1024 * 1024);
    const pack =
      name === 'gzip'
        ? zlib.createGzip()
        : name === 'br'
          ? zlib.createBrotliCompress({ params: { [zlib.constants.BROTLI_PARAM_QUALITY]: 5 } })
          : zlib.createDeflate();
    const parts: Buffer[] = [];
    pack.on('data', (part: Buffer) => parts.push(part));
    const done = new Promise((resolve) => pack.on('end', resolve));
    for (let i = 0; i < 300; i++) if (!pack.write(block)) await new Promise((resolve) => pack.once('drain', resolve));
    pack.end();
    await done;
    const egress = await encoded(Buffer.concat(parts), name);
    const before = process.memoryUsage().rss;
    expect(failed(await page(egress))).toMatchObject({ code: 'limit:decoded', state: 'failed' });
    expect(process.memoryUsage().rss - before).toBeLessThan(64 * 1024 * 1024);
  });
});

describe('limits', () => {
  it('a body without end is cut at the wire limit and marked', async () => {
    const egress = await at(
      serveHttp((_, response) => {
        const more = () => {
          while (response.write(Buffer.alloc(65_536, 97)));
        };
        response.on('drain', more);
        more();
      }),
    );
    const answer = answered(await page(egress));
    expect(answer.body.length).toBe(10 * 1024 * 1024);
    expect(answer.marks).toEqual(['truncated']);
  });

  it('maxBytes counts decoded bytes', async () => {
    const text = Buffer.alloc(5000, 97);
    const egress = await at(
      serveHttp((request, response) => {
        const gzip = request.url === '/gzip';
        response.writeHead(200, gzip ? { 'content-encoding': 'gzip' } : {}).end(gzip ? zlib.gzipSync(text) : text);
      }),
    );
    for (const path of ['plain', 'gzip']) {
      const answer = answered(await page(egress, `http://shop.example/${path}`, { maxBytes: 1000 }));
      expect([answer.body.length, answer.marks]).toEqual([1000, ['truncated']]);
    }
    expect(answered(await page(egress, undefined, { maxBytes: 5000 })).marks).toEqual([]);
  });

  it('reads at most 64 KiB of what a webhook answers', async () => {
    const egress = await at(serveHttp((_, response) => response.end(Buffer.alloc(1_000_000))));
    const answer = await egress.fetch({ url: 'http://hook.example/', purpose: 'webhook', method: 'POST', body: '{}' });
    expect(answered(answer).body.length).toBe(65_536);
  });

  it('a silent server: fetch:timeout', async () => {
    const egress = await at(
      serveRaw(() => undefined),
      { limits: { firstByteMs: 100 } },
    );
    expect(failed(await page(egress))).toMatchObject({ code: 'fetch:timeout', state: 'unreachable' });
  });

  it('a flood of 1xx answers ends', async () => {
    const egress = await at(
      serveRaw((socket) => {
        const timer = setInterval(() => socket.write('HTTP/1.1 103 Early Hints\r\nlink: </a>\r\n\r\n'), 2);
        socket.on('close', () => clearInterval(timer));
      }),
    );
    expect(failed(await page(egress)).code).toBe('fetch:protocol');
  });

  it.each([
    ['headers', 'HTTP/1.1 200 OK\r\n', 'x: '],
    ['body', 'HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n', 'x'],
  ])('a drip of %s ends by time', async (_, head, drop) => {
    const egress = await at(
      serveRaw((socket) => {
        socket.write(head);
        const timer = setInterval(() => socket.write(drop), 20);
        socket.on('close', () => clearInterval(timer));
      }),
      { limits: { firstByteMs: 300, rateWindowMs: 200, rateBytes: 1024 } },
    );
    expect(failed(await page(egress)).code).toMatch(/^(fetch:timeout|limit:rate)$/);
  });

  it('the whole answer has its time too', async () => {
    const egress = await at(
      serveRaw((socket) => {
        socket.write('HTTP/1.1 200 OK\r\n\r\n');
        const timer = setInterval(() => socket.write('x'.repeat(5000)), 10);
        socket.on('close', () => clearInterval(timer));
      }),
      { limits: { totalMs: 300 } },
    );
    expect(failed(await page(egress))).toMatchObject({ code: 'limit:time', state: 'unreachable' });
  });

  it("the caller's time and the caller's stop", async () => {
    const egress = await at(serveRaw(() => undefined));
    const late = await page(egress, undefined, { signal: AbortSignal.timeout(50) });
    expect(failed(late)).toMatchObject({ code: 'limit:time', state: 'unreachable' });
    expect(failed(await page(egress, undefined, { signal: AbortSignal.abort() })).code).toBe('fetch:aborted');
  });

  it('too large a header, too many fields, too long a URL', async () => {
    const large = await at(serveHttp((_, response) => response.writeHead(200, { x: 'y'.repeat(20_000) }).end()));
    expect(failed(await page(large)).code).toBe('limit:headers');
    const many = Object.fromEntries(Array.from({ length: 120 }, (_, i) => [`x-${i}`, '1']));
    expect(failed(await page(await at(serveHttp((_, response) => response.writeHead(200, many).end())))).code).toBe(
      'limit:headers',
    );
    expect(failed(await page(large, `http://shop.example/${'a'.repeat(3000)}`)).code).toBe('limit:url');
  });
});

describe('broken answers', () => {
  it.each([
    ['a banner', 'SSH-2.0-OpenSSH_9.6\r\n', 'fetch:protocol'],
    ['HTTP/0.9', '<html>hello</html>', 'fetch:protocol'],
    ['two lengths', 'HTTP/1.1 200 OK\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab', 'fetch:protocol'],
    [
      'length and chunks',
      'HTTP/1.1 200 OK\r\nContent-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n',
      'fetch:protocol',
    ],
    ['a bad chunk', 'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\nhi', 'fetch:protocol'],
    ['NUL in a header', 'HTTP/1.1 200 OK\r\nX: a\0b\r\n\r\n', 'fetch:protocol'],
    ['a cut chunk', 'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nab', 'fetch:incomplete'],
    ['a length too long', 'HTTP/1.1 200 OK\r\nContent-Length: 50\r\n\r\nshort', 'fetch:incomplete'],
    ['nothing', '', 'fetch:reset'],
    ['half a header', 'HTTP/1.1 200 OK\r\nX: ', 'fetch:reset'],
  ])('%s', async (_, bytes, code) => {
    const egress = await at(serveRaw((socket) => socket.end(Buffer.from(bytes, 'latin1'))));
    expect(failed(await page(egress)).code).toBe(code);
  });

  it.each(['keep-alive', 'close'])('a length too short is kept and marked (connection: %s)', async (connection) => {
    const head = `HTTP/1.1 200 OK\r\nConnection: ${connection}\r\nContent-Length: `;
    let body = '5\r\n\r\nhello, world';
    const egress = await at(serveRaw((socket) => socket.write(head + body)));
    for (const [bytes, marks] of [
      ['5\r\n\r\nhello, world', ['length-mismatch']],
      ['5\r\n\r\nhello', []],
    ] as const) {
      body = bytes;
      const answer = answered(await page(egress));
      expect([Buffer.from(answer.body).toString(), answer.marks]).toEqual(['hello', marks]);
    }
  });

  it('a reset at each byte of an answer is a typed outcome', async () => {
    const whole = 'HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 40\r\n\r\n' + 'x'.repeat(40);
    let length = 0;
    const egress = await at(
      serveRaw((socket) => {
        socket.write(whole.slice(0, length), () => socket.resetAndDestroy());
      }),
    );
    const codes = new Set<string>();
    for (length = 0; length < whole.length; length++) codes.add(failed(await page(egress)).code);
    expect([...codes].filter((code) => code !== 'fetch:reset' && code !== 'fetch:incomplete')).toEqual([]);
  });

  it('nobody listens: fetch:refused; no such name: dns:nxdomain', async () => {
    const egress = await at(serveRaw(() => undefined));
    await egress.server.close();
    expect(failed(await page(egress))).toMatchObject({
      code: 'fetch:refused',
      state: 'unreachable',
      address: '127.0.0.1',
    });
    expect(failed(await page(egress, 'https://gone.example/'))).toMatchObject({
      code: 'dns:nxdomain',
      state: 'unreachable',
    });
  });

  it('no TLS where TLS was asked for: fetch:tls', async () => {
    const server = await serveRaw((socket) => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n'));
    const egress = egressTo(server.port, { pins: [`*:443:127.0.0.1:${server.port}`] });
    open.push(egress, server);
    expect(failed(await page(egress, 'https://shop.example/')).code).toBe('fetch:tls');
  });

  it('tries the next address when the first accepts no connection', async () => {
    const server = await serveHttp((_, response) => response.end('second'));
    const egress = egressTo(1, {
      pins: [],
      allow: ['127.0.0.1', '127.0.0.9'],
      resolve: async () => ['127.0.0.9', '127.0.0.1'],
      seeds: [`http://two.example:${server.port}/`],
    });
    open.push(egress, server);
    expect(answered(await page(egress, `http://two.example:${server.port}/`)).address).toBe('127.0.0.1');
  });
});

describe('asked to come back later', () => {
  const later = (status: number, retryAfter: string | null) =>
    at(
      serveHttp((_, response) =>
        response.writeHead(status, retryAfter === null ? {} : { 'retry-after': retryAfter }).end(),
      ),
    );

  it.each([
    [429, '120', 120_000],
    [503, '120', 120_000],
    [503, null, null],
    [429, 'soon', null],
    [429, '1000000000000', 86_400_000],
  ])('%i with Retry-After %s', async (status, value, retryAfter) => {
    expect(failed(await page(await later(status, value)))).toMatchObject({
      state: 'deferred',
      code: `http:${status}`,
      retryAfter,
    });
  });

  it('leaves the host alone until then, and other hosts are not touched by it', async () => {
    let asked = 0;
    const egress = await at(
      serveHttp((request, response) => {
        if (request.headers.host !== 'busy.example') return void response.end('fine');
        asked++;
        response.writeHead(429, { 'retry-after': '3600' }).end();
      }),
    );
    for (let i = 0; i < 20; i++) {
      const outcome = failed(await page(egress, `http://busy.example/${i}`));
      expect(outcome.state).toBe('deferred');
      expect(outcome.retryAfter).toBeGreaterThan(3_590_000);
    }
    expect(asked).toBe(1);
    expect((await page(egress, 'http://calm.example/')).ok).toBe(true);
  });
});
