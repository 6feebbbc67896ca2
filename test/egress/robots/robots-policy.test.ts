import zlib from 'node:zlib';
import { afterEach, describe, expect, it } from 'vitest';
import type { EgressOptions } from '../../../src/egress/egress.ts';
import { egressTo, serveHttp, serveRaw } from '../../../testkit/egress/local-server.ts';

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
      failure: { code: 'robots:unavailable', state: 'deferred' },
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

  it('a failure is asked about again after one hour, then every six, and never becomes a permission by itself', async () => {
    const times: number[] = [];
    let status = 500;
    let time = 0;
    const egress = await answering(
      (_, response) => {
        times.push(time / 60_000);
        response.writeHead(status).end(rules);
      },
      { now: () => time },
    );
    for (; time < 31 * 24 * 3_600_000; time += 600_000)
      if ((await egress.robots('http://shop.example/')).allowed) break;
    expect(times.slice(0, 4)).toEqual([0, 60, 60 + 360, 60 + 720]);
    expect(time).toBe(31 * 24 * 3_600_000);
    status = 200;
    time += 6 * 3_600_000;
    expect(await egress.robots('http://shop.example/')).toMatchObject({ allowed: true, source: 'rules' });
  });

  it('says when it asks again, and waits as long as it was asked to', async () => {
    let time = 0;
    const egress = await answering((_, response) => response.writeHead(429, { 'retry-after': '10000' }).end(), {
      now: () => time,
    });
    expect((await egress.robots('http://shop.example/')).failure?.retryAfter).toBe(10_000_000);
    time += 4_000_000;
    expect((await egress.robots('http://shop.example/')).failure?.retryAfter).toBe(6_000_000);
  });

  it('a host that is left alone for now is asked as soon as that is over', async () => {
    let time = 0;
    const paths: string[] = [];
    const egress = await answering(
      (request, response) => {
        paths.push(request.url ?? '');
        if (request.url === '/robots.txt') response.end(rules);
        else response.writeHead(503, { 'retry-after': '600' }).end();
      },
      { now: () => time },
    );
    expect((await egress.robots('http://shop.example/')).allowed).toBe(true);
    await egress.fetch({ url: 'http://shop.example/', purpose: 'page' });
    time = 24 * 3_600_000;
    await egress.fetch({ url: 'http://shop.example/', purpose: 'page' });
    const paused = await egress.robots('http://shop.example/');
    expect(paused).toMatchObject({ allowed: false, failure: { code: 'robots:unavailable', retryAfter: 600_000 } });
    time += 601_000;
    expect((await egress.robots('http://shop.example/')).allowed).toBe(true);
    expect(paths).toEqual(['/robots.txt', '/', '/', '/robots.txt']);
  });

  it('keeps no more than so many bytes, and forgets the oldest first', async () => {
    const asked: string[] = [];
    const egress = await answering(
      (request, response) => {
        asked.push(request.headers.host ?? '');
        response.end(`${rules}#${'x'.repeat(20_000)}`);
      },
      { limits: { robotsKeptBytes: 100_000 } },
    );
    for (let i = 0; i < 10; i++) await egress.robots(`http://s${i}.example/`);
    expect(asked).toHaveLength(10);
    await egress.robots('http://s9.example/');
    expect(asked).toHaveLength(10);
    await egress.robots('http://s0.example/');
    expect(asked).toHaveLength(11);
  });

  it('the file and its sitemaps come with the decision', async () => {
    const egress = await answering((_, response) => response.end(`${rules}Sitemap: /all.xml\n`));
    const { file, sitemaps } = await egress.robots('http://shop.example/');
    expect(Buffer.from(file ?? []).toString()).toBe(`${rules}Sitemap: /all.xml\n`);
    expect(sitemaps).toEqual(['/all.xml']);
  });

  it('rules that would take too long to try forbid all', async () => {
    const slow = `User-agent: *\n${`Disallow: /${'a*'.repeat(200)}b$\n`.repeat(1_100)}`;
    const egress = await answering((_, response) => response.end(slow));
    const decision = await egress.robots(`http://shop.example/${'a'.repeat(1_900)}`);
    expect(decision).toMatchObject({ allowed: false, source: 'rules', line: null, failure: null });
    expect(decision.reason).toContain('too many patterns');
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
