/** A bare host is visited as browsers take it: https, then http, then with or without www. */
import { createServer } from 'node:https';
import { afterEach, describe, expect, it } from 'vitest';
import { siteOf } from '../../../src/address/site-name.ts';
import { captureSite } from '../../../src/capture/visit/capture-site.ts';
import type { EgressOptions, OpenEgress } from '../../../src/egress/egress.ts';
import { askPages } from '../../../src/flow/site/inspect.ts';
import type { CapturedSite } from '../../../src/model/facts/visit.ts';
import { LIMITS } from '../../../src/model/limits.ts';
import { wholeAddress } from '../../../src/model/text/bare-host.ts';
import { memoryBlobs } from '../../../src/store/blobs/blobs.ts';
import { CERTIFICATE, KEY } from '../../../testkit/egress/invented-certificate.ts';
import { egressTo, listen, refusingPort, serveHttp, serveRaw } from '../../../testkit/egress/local-server.ts';
import { readerHere } from '../../../testkit/reader-here.ts';

const TEXT =
  'The mill grinds rye and wheat for bakers along the river, and sends it out in paper sacks every morning. ';
const PAGE = `<!doctype html><html lang="en"><title>The mill</title><body><h1>The mill</h1><p>${TEXT.repeat(3)}</p><a href="/about.html">About</a></body></html>`;

const closers: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0)) await close();
});

const kept = <T extends { close(): Promise<unknown> }>(one: T): T => {
  closers.push(() => one.close());
  return one;
};

/** A server of plain HTTP; what it was asked for, with hosts. */
async function mill(status = 200) {
  const asked: string[] = [];
  const server = kept(
    await serveHttp(({ url, headers }, response) => {
      asked.push(`${headers.host}${url}`);
      const isPage = url === '/' || url === '/about.html';
      response.writeHead(isPage ? status : 404, { 'content-type': 'text/html' }).end(isPage ? PAGE : '');
    }),
  );
  return { port: server.port, asked };
}

async function visit(
  typed: string,
  pins: readonly string[],
  { timeoutMs = 10_000, ...options }: Partial<EgressOptions> & { timeoutMs?: number } = {},
): Promise<CapturedSite['visit']> {
  const egress: OpenEgress = kept(egressTo(0, { pins, robots: { obey: true, reason: null }, ...options }));
  const seed = { ...wholeAddress(typed), kind: 'website' as const, tags: [] };
  egress.allowPort(seed.url);
  const captured = await captureSite(
    seed,
    { id: 'v1', run: null, site: siteOf(seed.url, 'website'), source: 'compare' },
    askPages('website', readerHere),
    { pages: 4, browser: 'never', timeoutMs },
    {
      ...{ egress, blobs: memoryBlobs(), reader: readerHere, clock: { now: () => new Date() }, limits: LIMITS },
      browser: {
        found: null,
        render: async () => ({ ok: false, code: 'render:unavailable', detail: 'none here' }),
        load: async () => undefined,
        drawStored: async () => ({ ok: false, code: 'render:unavailable', detail: 'none' }),
        prove: async () => null,
        close: async () => undefined,
      },
    },
  );
  return captured.visit;
}
const pages = ({ captures }: CapturedSite['visit']) =>
  captures.filter(({ role }) => role === 'page').map(({ url }) => url);

describe('a bare host', () => {
  it('that answers only by http is one visit, under its own name', async () => {
    const [{ port }, none] = [await mill(), kept(await refusingPort())];
    const found = await visit('mill.test', [`*:80:127.0.0.1:${port}`, `*:443:127.0.0.1:${none.port}`]);
    expect(found).toMatchObject({ state: 'captured', target: 'https://mill.test', site: 'mill.test' });
    expect(found.tried).toMatchObject([{ url: 'https://mill.test/', reason: 'fetch:refused' }]);
    expect(pages(found)).toEqual(['http://mill.test/', 'http://mill.test/about.html']);
    expect(found.withheld).toBeUndefined();
  });

  it('typed with https:// is asked by https alone', async () => {
    const [{ port, asked }, none] = [await mill(), kept(await refusingPort())];
    const found = await visit('https://mill.test/', [`*:80:127.0.0.1:${port}`, `*:443:127.0.0.1:${none.port}`]);
    expect(found).toMatchObject({ state: 'unreachable', reason: 'fetch:refused' });
    expect(asked).toEqual([]);
  });

  it('keeps the fault of a certificate as a fact', async () => {
    const { port } = await mill();
    const server = kept(await listen(createServer({ cert: CERTIFICATE, key: KEY }, (_, answer) => answer.end(PAGE))));
    const found = await visit('mill.test', [`*:80:127.0.0.1:${port}`, `*:443:127.0.0.1:${server.port}`]);
    expect(found).toMatchObject({ state: 'captured', marks: expect.arrayContaining(['fetch:tls']) });
    expect(found.tried?.[0]).toMatchObject({ reason: 'fetch:tls', detail: expect.stringMatching(/\(\w+\)/) });
  });

  it.each([
    ['mill.test', 'www.mill.test'],
    ['www.mill.test', 'mill.test'],
  ])('%s whose name does not exist is asked as %s', async (typed, answering) => {
    const [{ port }, none] = [await mill(), kept(await refusingPort())];
    const pins = [`${answering}:80:127.0.0.1:${port}`, `${answering}:443:127.0.0.1:${none.port}`];
    const found = await visit(typed, pins);
    expect(found).toMatchObject({
      state: 'captured',
      target: `https://${typed}`,
      site: siteOf(`https://${typed}`, 'website'),
    });
    expect(pages(found)[0]).toBe(`http://${answering}/`);
    expect(found.tried?.map(({ url }) => url)).toEqual([`https://${typed}/`, `https://${answering}/`]);
  });

  it('that exists and answers nowhere is no other name', async () => {
    const [{ port, asked }, none] = [await mill(), kept(await refusingPort())];
    const pins = [`mill.test:80:127.0.0.1:${none.port}`, `mill.test:443:127.0.0.1:${none.port}`];
    const found = await visit('mill.test', [...pins, `www.mill.test:80:127.0.0.1:${port}`]);
    expect(found).toMatchObject({ state: 'unreachable', reason: 'fetch:refused' });
    expect(found.tried).toHaveLength(2);
    expect(asked).toEqual([]);
  });

  it('that no form knows says so', async () => {
    const found = await visit('nowhere.test', []);
    expect(found).toMatchObject({ state: 'unreachable', reason: 'dns:nxdomain' });
    expect(found.tried?.map(({ url }) => url)).toEqual(['https://nowhere.test/', 'https://www.nowhere.test/']);
  });

  it('with a port and a path keeps both', async () => {
    const { port } = await mill();
    const found = await visit('mill.test:8080/about.html', [`mill.test:8080:127.0.0.1:${port}`]);
    expect(pages(found)[0]).toBe('http://mill.test:8080/about.html');
  });

  it('that answers with an error is asked no further', async () => {
    const refusing = await mill(403);
    const none = kept(await refusingPort());
    const found = await visit('mill.test', [`*:80:127.0.0.1:${refusing.port}`, `*:443:127.0.0.1:${none.port}`]);
    expect(found.reason).toBe('http:403');
    expect(found.tried).toHaveLength(1);
  });

  it('is refused by the guard on each form', async () => {
    const found = await visit('inside.test', [], { resolve: async () => ['10.0.0.7'] });
    expect(found).toMatchObject({ state: 'refused', reason: 'blocked:ssrf' });
  });

  it('that never ends its answer by https takes no more time than one visit', async () => {
    const { port } = await mill();
    const silent = kept(await serveRaw(() => undefined));
    const start = performance.now();
    const found = await visit('mill.test', [`*:80:127.0.0.1:${port}`, `*:443:127.0.0.1:${silent.port}`], {
      timeoutMs: 1_500,
    });
    expect(performance.now() - start).toBeLessThan(6_000);
    expect(['captured', 'unreachable', 'partial']).toContain(found.state);
  });
});
