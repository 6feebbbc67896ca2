import zlib from 'node:zlib';
import { afterEach, describe, expect, it } from 'vitest';
import type { EgressOptions } from '../../src/egress/egress.ts';
import { egressTo, serveHttp, serveRaw } from './local-server.ts';

const open: { close(): Promise<void> }[] = [];
afterEach(async () => {
  for (const thing of open.splice(0)) await thing.close();
});

async function answering(listener: Parameters<typeof serveHttp>[0], options: Partial<EgressOptions> = {}) {
  const server = await serveHttp(listener);
  const egress = egressTo(server.port, { robots: { obey: true, reason: null }, ...options });
  open.push(egress, server);
  return egress;
}

describe('what a status of robots.txt means (RFC 9309, 2.3.1)', () => {
  it.each([
    [200, true, 'rules'],
    [204, true, 'rules'],
    [206, true, 'rules'],
    [300, false, 'unavailable'],
    [304, false, 'unavailable'],
    [400, true, 'none'],
    [401, true, 'none'],
    [403, true, 'none'],
    [404, true, 'none'],
    [410, true, 'none'],
    [418, true, 'none'],
    [451, true, 'none'],
    [429, false, 'unavailable'],
    [500, false, 'unavailable'],
    [501, false, 'unavailable'],
    [502, false, 'unavailable'],
    [503, false, 'unavailable'],
    [504, false, 'unavailable'],
    [520, false, 'unavailable'],
  ])('%i', async (status, allowed, source) => {
    const egress = await answering((_, response) => response.writeHead(status).end());
    const decision = await egress.robots('http://shop.example/a');
    expect(decision).toMatchObject({ allowed, source, robotsUrl: 'http://shop.example/robots.txt', agent: 'revenant' });
    expect(decision.failure?.code ?? null).toBe(source === 'unavailable' ? 'robots:unavailable' : null);
  });

  it('nobody there, no name, nonsense or an endless chain: nothing may be fetched', async () => {
    const gone = await answering((_, response) => response.writeHead(302, { location: '/robots.txt' }).end());
    expect(await gone.robots('http://shop.example/')).toMatchObject({
      allowed: false,
      failure: { code: 'limit:redirects' },
    });
    expect(await gone.robots('https://gone.example/')).toMatchObject({
      allowed: false,
      source: 'unavailable',
      failure: { code: 'dns:nxdomain', state: 'unreachable' },
    });
    const raw = await serveRaw((socket) => socket.end('220 mail\r\n'));
    const odd = egressTo(raw.port, { robots: { obey: true, reason: null } });
    open.push(odd, raw);
    expect(await odd.robots('http://shop.example/')).toMatchObject({
      allowed: false,
      failure: { code: 'fetch:protocol' },
    });
  });

  it('what our guard refuses is refused before anything is asked', async () => {
    const egress = await answering((_, response) => response.end());
    for (const [url, code] of [
      ['http://127.0.0.1/', 'blocked:ssrf'],
      ['ftp://shop.example/', 'blocked:scheme'],
      ['no address', 'fetch:bad-url'],
    ] as const) {
      expect(await egress.robots(url)).toMatchObject({ allowed: false, failure: { code } });
    }
  });

  it('a redirect into a private net does not help', async () => {
    const egress = await answering((_, response) =>
      response.writeHead(301, { location: 'http://10.0.0.1/robots.txt' }).end(),
    );
    expect(await egress.robots('http://shop.example/')).toMatchObject({
      allowed: false,
      failure: { code: 'blocked:ssrf' },
    });
  });
});

describe('decisions', () => {
  const rules = 'User-agent: *\nDisallow: /shut\nCrawl-delay: 3\n';

  it('say which line of which file', async () => {
    const egress = await answering((_, response) => response.end(rules));
    expect(await egress.robots('http://shop.example/shut/x?y#z')).toMatchObject({
      url: 'http://shop.example/shut/x?y',
      allowed: false,
      source: 'rules',
      line: 2,
      rule: 'Disallow: /shut',
      crawlDelay: 3,
      reason: 'line 2 of http://shop.example/robots.txt says "Disallow: /shut"',
      failure: null,
    });
  });

  it('follow redirects, to other hosts too, and count for the host that was asked', async () => {
    const egress = await answering((request, response) => {
      if (request.headers.host === 'shop.example')
        response.writeHead(301, { location: 'http://www.shop.example/robots.txt' }).end();
      else response.end(rules);
    });
    expect(await egress.robots('http://shop.example/shut')).toMatchObject({ allowed: false, line: 2 });
  });

  it('read one robots.txt per origin and day, also when asked at once', async () => {
    let asked = 0;
    let time = 0;
    const egress = await answering(
      (_, response) => {
        asked++;
        response.end(rules);
      },
      { now: () => time },
    );
    await Promise.all(Array.from({ length: 20 }, (_, i) => egress.robots(`http://shop.example/${i}`)));
    expect(asked).toBe(1);
    time += 23 * 3_600_000;
    await egress.robots('http://shop.example/');
    expect(asked).toBe(1);
    await egress.robots('http://other.example/');
    expect(asked).toBe(2);
    time += 2 * 3_600_000;
    await Promise.all([egress.robots('http://shop.example/'), egress.robots('http://shop.example/')]);
    expect(asked).toBe(3);
  });

  it('a failure is not kept for a day', async () => {
    let status = 500;
    let time = 0;
    const egress = await answering((_, response) => response.writeHead(status).end(rules), { now: () => time });
    expect((await egress.robots('http://shop.example/')).allowed).toBe(false);
    status = 200;
    expect((await egress.robots('http://shop.example/')).allowed).toBe(false);
    time += 61_000;
    expect((await egress.robots('http://shop.example/')).allowed).toBe(true);
  });

  it('a bomb of a robots.txt is read to 500 KiB and obeyed', async () => {
    const bomb = zlib.gzipSync(Buffer.concat([Buffer.from(rules), Buffer.alloc(50_000_000, 10)]));
    const egress = await answering((_, response) => response.writeHead(200, { 'content-encoding': 'gzip' }).end(bomb));
    expect(await egress.robots('http://shop.example/shut')).toMatchObject({ allowed: false, line: 2 });
  });

  it('an override allows all, with the reason on record, and asks nobody', async () => {
    let asked = 0;
    const egress = await answering(
      (_, response) => {
        asked++;
        response.end('User-agent: *\nDisallow: /');
      },
      { robots: { obey: false, reason: 'court order 7' } },
    );
    const decision = await egress.robots('http://shop.example/');
    expect(decision).toMatchObject({ allowed: true, source: 'override' });
    expect(decision.reason).toContain('court order 7');
    expect(asked).toBe(0);
  });
});
