import type { IncomingMessage, ServerResponse } from 'node:http';
import { afterEach, describe, expect, it } from 'vitest';
import { type EndpointPorts, siteFromEndpoint } from '../../../src/capture/archived/from-endpoint.ts';
import { LIMITS } from '../../../src/model/limits.ts';
import type { EndpointOptions } from '../../../src/model/ports/capture.ts';
import { asReplayed } from '../../../testkit/archive/replay-form.ts';
import { egressTo, type LocalServer, serveHttp } from '../../../testkit/egress/local-server.ts';

const ENDPOINT = 'http://memory.example';
const options: EndpointOptions = { kind: 'website', entity: null, pages: 5, timeoutMs: 60_000 };
const FIELDS = ['urlkey', 'timestamp', 'original', 'mimetype', 'statuscode', 'digest', 'length'];
type Row = [digits: string, url: string, type?: string, status?: string];
const HELD: Row[] = [
  ['20150101000000', 'http://old.example/'],
  ['20190601000000', 'http://old.example/'],
  ['20240101000000', 'http://old.example/'],
  ['20190602000000', 'http://old.example/about'],
  ['20190603000000', 'http://old.example/gone', 'text/html', '404'],
  ['20190604000000', 'http://old.example/logo.png', 'image/png'],
  ['20120101000000', 'http://old.example/long-ago'],
];
const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

let server: LocalServer | undefined;
let asked: string[] = [];
const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
  await server?.close();
  asked = [];
});

interface Behaviour {
  readonly robots?: string;
  readonly replay?: (path: string, response: ServerResponse) => boolean;
  readonly cdx?: string;
  readonly obey?: boolean;
}

/** A Wayback-compatible server that knows no parameter but url and output. */
async function archive(behaviour: Behaviour = {}): Promise<EndpointPorts> {
  server = await serveHttp((request: IncomingMessage, response: ServerResponse) => {
    const path = request.url ?? '';
    asked.push(path);
    if (path === '/robots.txt') return void response.end(behaviour.robots ?? '');
    if (path.startsWith('/cdx/')) {
      const url = new URL(path, ENDPOINT).searchParams.get('url') ?? '';
      const rows = HELD.filter(([, held]) => held === url || new URL(held).host === url);
      const table = [
        FIELDS,
        ...rows.map(([digits, held, type = 'text/html', status = '200']) => [
          held,
          digits,
          held,
          type,
          status,
          'AAAA',
          '9',
        ]),
      ];
      return void response.end(behaviour.cdx ?? JSON.stringify(rows.length === 0 ? [] : table));
    }
    if (behaviour.replay?.(path, response)) return;
    const [, digits = '', url = ''] = /^\/web\/(\d{14})id_\/(.*)$/.exec(path) ?? [];
    if (url.endsWith('.png')) {
      response.setHeader('content-type', 'image/png');
      return void response.end(PNG);
    }
    response.setHeader('content-type', 'text/html');
    response.setHeader('x-archive-orig-server', 'nginx');
    response.setHeader('x-archive-orig-content-encoding', 'gzip');
    response.end(`<!doctype html><title>${digits}</title><p>${url} <img src="/logo.png">`);
  });
  const egress = egressTo(server.port, { robots: { obey: behaviour.obey ?? true, reason: null }, delay: 0 });
  closing.push(() => egress.close());
  return { egress, clock: { now: () => new Date() }, limits: LIMITS };
}

describe('a site out of a web archive', () => {
  it('is taken at the capture nearest to the moment asked for, with what was captured around it', async () => {
    const { archived, target, problems } = await siteFromEndpoint(
      'http://old.example/',
      ENDPOINT,
      { ...options, at: '2019-05-20' },
      await archive(),
    );
    expect(target).toBe('http://memory.example/web/20190601000000/http://old.example/');
    expect(archived.records.map(({ role, url, capturedAt }) => [role, url, capturedAt.slice(0, 10)])).toEqual([
      ['page', 'http://old.example/', '2019-06-01'],
      ['page', 'http://old.example/about', '2019-06-02'],
      ['image', 'http://old.example/logo.png', '2019-06-04'],
    ]);
    expect(archived.records[0]?.headers).toEqual({ 'content-type': 'text/html', server: 'nginx' });
    // The picture is not what the index says: that is told.
    expect(problems).toEqual([expect.stringMatching(/logo\.png: it does not fit the digest/)]);
    expect(asked.filter((path) => path.startsWith('/web/')).every((path) => /^\/web\/\d{14}id_\//.test(path))).toBe(
      true,
    );
    expect(new URL(asked.find((path) => path.startsWith('/cdx/')) ?? '', ENDPOINT).searchParams.get('output')).toBe(
      'json',
    );
  });

  it('without a moment is taken at its latest capture', async () => {
    const { archived } = await siteFromEndpoint('http://old.example/', ENDPOINT, options, await archive());
    expect(archived.records[0]?.capturedAt).toBe('2024-01-01T00:00:00.000Z');
  });

  it('of a server that rewrites even when asked not to, is put back', async () => {
    const ports = await archive({
      replay: (path, response) => {
        const [, digits = '', url = ''] = /^\/web\/(\d{14})id_\/(.*)$/.exec(path) ?? [];
        if (!url.endsWith('/')) return false;
        response.setHeader('content-type', 'text/html');
        response.setHeader('x-archive-orig-content-encoding', 'gzip');
        response.end(
          asReplayed(Buffer.from('<html><head></head><body><a href="/a">x</a></body></html>'), { url, digits }),
        );
        return true;
      },
    });
    const { archived } = await siteFromEndpoint('http://old.example/', ENDPOINT, options, ports);
    expect(
      Buffer.from(archived.records[0]?.body ?? '')
        .toString()
        .replace(/\s+/g, ''),
    ).toBe('<html><head></head><body><ahref="/a">x</a></body></html>');
  });

  it('reads an index of one object a line', async () => {
    const line = JSON.stringify({
      urlkey: 'x',
      timestamp: '20190601000000',
      url: 'http://old.example/',
      mime: 'text/html',
      status: '200',
    });
    const { archived } = await siteFromEndpoint(
      'http://old.example/',
      ENDPOINT,
      options,
      await archive({ cdx: `${line}\n` }),
    );
    expect(archived.records.length).toBe(1);
  });

  it('that it does not hold, is said', async () => {
    const ports = await archive();
    await expect(siteFromEndpoint('http://absent.example/', ENDPOINT, options, ports)).rejects.toMatchObject({
      code: 'archive:not-held',
    });
  });

  it('never follows out of the archive', async () => {
    const ports = await archive({
      replay: (path, response) => {
        if (!path.includes('/about')) return false;
        response.writeHead(302, { location: 'http://elsewhere.example/today' });
        response.end();
        return true;
      },
    });
    const { archived, problems } = await siteFromEndpoint(
      'http://old.example/',
      ENDPOINT,
      { ...options, at: '2019-06-01' },
      ports,
    );
    expect(archived.records.map(({ url }) => url)).not.toContain('http://elsewhere.example/today');
    expect(problems.join()).toMatch(/led out of the archive/);
  });

  it('follows to another capture, and takes its time', async () => {
    const ports = await archive({
      replay: (path, response) => {
        if (!path.startsWith('/web/20190602000000id_/')) return false;
        response.writeHead(302, { location: '/web/20190715000000id_/http://old.example/about' });
        response.end();
        return true;
      },
    });
    const { archived } = await siteFromEndpoint(
      'http://old.example/',
      ENDPOINT,
      { ...options, at: '2019-06-01' },
      ports,
    );
    expect(archived.records.find(({ url }) => url.endsWith('/about'))?.capturedAt).toBe('2019-07-15T00:00:00.000Z');
  });

  it('takes nothing of another time, wherever the replay leads: the domain may have changed hands', async () => {
    const led = (from: string, to: string) => (path: string, response: ServerResponse) => {
      if (!path.startsWith(`/web/${from}id_/`)) return false;
      response.writeHead(302, { location: path.replace(from, to) });
      response.end();
      return true;
    };
    const wanted = { ...options, at: '2019-06-01' };
    const far = await archive({ replay: led('20190602000000', '20231201000000') });
    const { archived, problems } = await siteFromEndpoint('http://old.example/', ENDPOINT, wanted, far);
    expect(archived.records.map(({ capturedAt }) => capturedAt.slice(0, 4))).toEqual(['2019', '2019']);
    expect(problems.join()).toContain('it led to a capture of another time (2023-12-01)');
    await server?.close();
    const near = await archive({ replay: led('20190601000000', '20190603000000') });
    const { target } = await siteFromEndpoint('http://old.example/', ENDPOINT, wanted, near);
    expect(target).toBe('http://memory.example/web/20190603000000/http://old.example/');
  });

  it('obeys the archive’s robots.txt', async () => {
    const ports = await archive({ robots: 'User-agent: *\nDisallow: /\n' });
    await expect(siteFromEndpoint('http://old.example/', ENDPOINT, options, ports)).rejects.toMatchObject({
      code: 'robots:disallow',
    });
    expect(asked).toEqual(['/robots.txt']);
  });

  it('keeps to its pages and its time', async () => {
    const ports = await archive();
    const one = await siteFromEndpoint(
      'http://old.example/',
      ENDPOINT,
      { ...options, pages: 1, at: '2019-06-01' },
      ports,
    );
    expect(one.archived.records.filter(({ role }) => role === 'page').length).toBe(1);
    let now = 0;
    const late = { ...ports, clock: { now: () => new Date((now += 45_000)) } };
    const { archived } = await siteFromEndpoint(
      'http://old.example/',
      ENDPOINT,
      { ...options, at: '2019-06-01' },
      late,
    );
    expect(archived.partial?.reason).toBe('limit:time');
  });

  it.each(['[', '[[1],[2]]', '{"a":', 'null', '[["original"],["http://old.example/"]]', '<html>'])(
    'an answer that is no index (%s): nothing is held',
    async (cdx) => {
      const ports = await archive({ cdx });
      await expect(siteFromEndpoint('http://old.example/', ENDPOINT, options, ports)).rejects.toMatchObject({
        code: 'archive:not-held',
      });
    },
  );
});
