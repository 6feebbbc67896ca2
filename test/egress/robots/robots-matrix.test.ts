import { randomBytes } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import zlib from 'node:zlib';
import { afterEach, describe, expect, it } from 'vitest';
import type { EgressOptions } from '../../../src/egress/egress.ts';
import type { RobotsDecision } from '../../../src/model/ports/egress.ts';
import { egressTo, serveHttp, serveRaw } from '../../../testkit/egress/local-server.ts';

/** P2 of the safety table: whatever becomes of robots.txt, it opens nothing that it should not. All over real servers. */
const open: { close(): Promise<void> }[] = [];
afterEach(async () => {
  for (const thing of open.splice(0)) await thing.close();
});

const RULES = 'User-agent: *\nDisallow: /shut\n';
type Listener = (request: IncomingMessage, response: ServerResponse) => void;
type Raw = Parameters<typeof serveRaw>[0];
interface Row {
  readonly what: string;
  readonly http?: Listener;
  readonly raw?: Raw;
  readonly options?: Partial<EgressOptions>;
  readonly url?: string;
  /** What /open and /shut may be. */
  readonly open: boolean;
  readonly shut: boolean;
  readonly source: RobotsDecision['source'];
  readonly code?: string;
}

const status =
  (code: number, body = RULES, headers: Record<string, string> = {}): Listener =>
  (_, response) =>
    response.writeHead(code, headers).end(body);
const moved =
  (to: (path: string, host: string) => string | null): Listener =>
  (request, response) => {
    const location = to(request.url ?? '', request.headers.host ?? '');
    if (location === null) response.end(RULES);
    else response.writeHead(302, { location }).end();
  };
const closed = { open: false, shut: false, source: 'unavailable' } as const;
const obeyed = { open: true, shut: false, source: 'rules' } as const;
const none = { open: true, shut: true, source: 'none' } as const;
const unavailable = { ...closed, code: 'robots:unavailable' } as const;
const chain = (hops: number) =>
  moved((path) => {
    const at = Number(/\d+/.exec(path)?.[0] ?? 0);
    return at < hops ? `/r${at + 1}` : null;
  });

const ROWS: readonly Row[] = [
  { what: '200', http: status(200), ...obeyed },
  { what: '200, empty', http: status(200, ''), open: true, shut: true, source: 'rules' },
  {
    what: '200, but a web page',
    http: status(200, '<!doctype html><p>Not here'),
    open: true,
    shut: true,
    source: 'rules',
  },
  { what: '204', http: status(204, ''), open: true, shut: true, source: 'rules' },
  { what: '300', http: status(300), ...unavailable },
  { what: '304', http: status(304, ''), ...unavailable },
  { what: '400', http: status(400), ...none },
  { what: '401', http: status(401), ...none },
  { what: '403', http: status(403), ...none },
  { what: '404', http: status(404), ...none },
  { what: '410', http: status(410), ...none },
  { what: '451', http: status(451), ...none },
  { what: '429', http: status(429), ...unavailable },
  { what: '500', http: status(500), ...unavailable },
  { what: '502', http: status(502), ...unavailable },
  { what: '503', http: status(503), ...unavailable },
  { what: '504', http: status(504), ...unavailable },
  { what: '599', http: status(599), ...unavailable },
  { what: 'five redirects', http: chain(5), ...obeyed },
  { what: 'six redirects', http: chain(6), ...unavailable },
  { what: 'a redirect to itself', http: moved((path) => path), ...unavailable },
  {
    what: 'a redirect to another host',
    http: moved((_, host) => (host === 'shop.example' ? 'http://www.other.example/r' : null)),
    ...obeyed,
  },
  {
    what: 'a redirect to a private address',
    http: moved(() => 'http://10.0.0.1/robots.txt'),
    ...closed,
    code: 'blocked:ssrf',
  },
  { what: 'a redirect to loopback', http: moved(() => 'http://127.0.0.1/robots.txt'), ...closed, code: 'blocked:ssrf' },
  { what: 'a redirect to a file', http: moved(() => 'file:///etc/hosts'), ...closed, code: 'blocked:scheme' },
  { what: 'a redirect to nowhere', http: moved(() => 'http://'), ...closed, code: 'fetch:bad-url' },
  {
    what: 'no answer',
    http: () => undefined,
    options: { limits: { firstByteMs: 300 } },
    ...closed,
    code: 'fetch:timeout',
  },
  {
    what: 'a trickle',
    http: (_, response) => {
      response.writeHead(200);
      const drip = setInterval(() => response.write('#'), 50);
      response.once('close', () => clearInterval(drip));
    },
    options: { limits: { rateWindowMs: 200, rateBytes: 1_000 } },
    ...closed,
    code: 'limit:rate',
  },
  { what: 'closed at once', raw: (socket) => socket.destroy(), ...closed, code: 'fetch:reset' },
  { what: 'another protocol', raw: (socket) => socket.end('220 mail\r\n'), ...closed, code: 'fetch:protocol' },
  {
    what: 'a body cut short',
    raw: (socket) => socket.end('HTTP/1.1 200 OK\r\ncontent-length: 1000\r\n\r\nUser-agent: *\n'),
    ...closed,
    code: 'fetch:incomplete',
  },
  { what: 'no such host', http: status(200), url: 'https://gone.example', ...closed, code: 'dns:nxdomain' },
  {
    what: 'gzip that breaks off before its end',
    http: (_, response) => {
      const packed = zlib.gzipSync(
        Buffer.concat([Buffer.from('User-agent: *\n#\n'), randomBytes(100_000), Buffer.from(RULES)]),
      );
      response.writeHead(200, { 'content-encoding': 'gzip' }).end(packed.subarray(0, packed.length / 2));
    },
    ...unavailable,
  },
  {
    what: 'a gzip bomb after the rules',
    http: (_, response) =>
      response
        .writeHead(200, { 'content-encoding': 'gzip' })
        .end(zlib.gzipSync(Buffer.concat([Buffer.from(RULES), Buffer.alloc(20_000_000, 10)]))),
    ...obeyed,
  },
  {
    what: 'a rule after 500 KiB',
    http: status(200, `User-agent: *\n${'#\n'.repeat(256_000)}Disallow: /\n`),
    open: true,
    shut: true,
    source: 'rules',
  },
  {
    what: 'an encoding that nobody knows',
    http: status(200, RULES, { 'content-encoding': 'rot13' }),
    ...closed,
    code: 'fetch:encoding',
  },
  { what: 'BOM, CR and NUL', http: status(200, '\uFEFFUser-agent: *\rDis\0allow: /shut\r'), ...obeyed },
];

describe('what becomes of robots.txt', () => {
  it.each(ROWS)(
    '$what',
    async ({ http, raw, options, url = 'http://shop.example', open: mayOpen, shut, source, code }) => {
      const server = await (raw ? serveRaw(raw) : serveHttp(http as Listener));
      const egress = egressTo(server.port, { robots: { obey: true, reason: null }, ...options });
      open.push(egress, server);
      const first = await egress.robots(`${url}/open`);
      expect(first).toMatchObject({ allowed: mayOpen, source });
      expect(await egress.robots(`${url}/shut`)).toMatchObject({ allowed: shut, source });
      expect(first.failure?.code).toBe(code);
    },
  );
});
