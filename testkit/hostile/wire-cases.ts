/** Answers that break the rules of HTTP, or keep them to do harm (safety.md, B1 to B18). */
import type { Socket } from 'node:net';
import zlib from 'node:zlib';
import { files, type HostileCase, raw, send, shop } from './hostile-case.ts';

const MIB = 1024 * 1024;
const failed = (reason: string | readonly string[]) => ({ state: ['failed', 'unreachable'], reason }) as const;
const OK = 'HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n';

/** 300 MiB of zeros in few bytes. */
const bombs: Record<string, () => Buffer> = {
  gzip: () => Buffer.concat(Array.from({ length: 300 }, () => zlib.gzipSync(Buffer.alloc(MIB)))),
  deflate: () => zlib.deflateSync(Buffer.alloc(300 * MIB)),
  br: () =>
    zlib.brotliCompressSync(Buffer.alloc(300 * MIB), {
      params: { [zlib.constants.BROTLI_PARAM_QUALITY]: 5, [zlib.constants.BROTLI_PARAM_LGWIN]: 24 },
    }),
  'gzip, gzip': () => zlib.gzipSync(zlib.gzipSync(Buffer.alloc(100 * MIB))),
};

function encoded(encoding: string, body: () => Buffer): HostileCase['serve'] {
  let made: Buffer | undefined;
  return ({ path }, socket) =>
    path === '/' ? send(socket, { headers: { 'content-encoding': encoding }, body: (made ??= body()) }) : null;
}

const page = Buffer.from(shop('<p>Ink.</p>'));
const half = (bytes: Buffer): Buffer => bytes.subarray(0, bytes.length >> 1);
const noise = Buffer.from(Array.from({ length: 200_000 }, (_, i) => (i * i * 31 + (i >> 3)) & 0x7f));

const encodings: HostileCase[] = [
  ...Object.entries(bombs).map(
    ([encoding, body]): HostileCase => ({
      name: `bomb-${encoding.replace(', ', '-in-')}`,
      group: 'B1-B3 bombs',
      expect: failed('limit:decoded'),
      serve: encoded(encoding, body),
    }),
  ),
  ...[3, 8].map(
    (layers): HostileCase => ({
      name: `encoded-${layers}-times`,
      group: 'B4-B6 encodings',
      expect: failed('fetch:encoding'),
      serve: encoded(Array.from({ length: layers }, () => 'gzip').join(', '), () =>
        Array.from({ length: layers }).reduce<Buffer>((body) => zlib.gzipSync(body), page),
      ),
    }),
  ),
  {
    name: 'encoded-twice',
    group: 'B4-B6 encodings',
    expect: { state: 'captured', reason: null },
    serve: encoded('gzip, br', () => zlib.brotliCompressSync(zlib.gzipSync(page))),
  },
  {
    name: 'gzip-cut',
    group: 'B4-B6 encodings',
    expect: { state: ['hollow', 'partial'], marks: ['encoding-fault', 'truncated'] },
    serve: encoded('gzip', () => half(zlib.gzipSync(Buffer.concat([page, noise]), { level: 1 }))),
  },
  {
    name: 'gzip-and-more',
    group: 'B4-B6 encodings',
    expect: { state: 'captured', marks: ['encoding-fault'] },
    serve: encoded('gzip', () => Buffer.concat([zlib.gzipSync(page), Buffer.from('<p>and more')])),
  },
  {
    name: 'gzip-lie',
    group: 'B4-B6 encodings',
    expect: failed('fetch:encoding'),
    serve: encoded('gzip', () => page),
  },
  {
    name: 'gzip-unsaid',
    group: 'B4-B6 encodings',
    expect: { state: ['hollow', 'captured'] },
    serve: encoded('identity', () => zlib.gzipSync(noise)),
  },
  {
    name: 'encoding-unknown',
    group: 'B4-B6 encodings',
    expect: failed('fetch:encoding'),
    serve: encoded('x-invented', () => page),
  },
];

const messages: HostileCase[] = (
  [
    ['length-too-long', 'B12 lengths', raw(`${OK}Content-Length: 5000\r\n\r\n<p>short`), 'fetch:incomplete'],
    ['length-negative', 'B12 lengths', raw(`${OK}Content-Length: -1\r\n\r\n<p>short`), 'fetch:protocol'],
    ['length-huge', 'B12 lengths', raw(`${OK}Content-Length: 99999999999999999999\r\n\r\nx`), 'fetch:protocol'],
    [
      'length-and-chunks',
      'B13-B16 protocol',
      raw(`${OK}Content-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n`),
      'fetch:protocol',
    ],
    ['two-lengths', 'B13-B16 protocol', raw(`${OK}Content-Length: 1\r\nContent-Length: 2\r\n\r\nab`), 'fetch:protocol'],
    ['chunk-bad', 'B13-B16 protocol', raw(`${OK}Transfer-Encoding: chunked\r\n\r\nzz\r\nhello`), 'fetch:protocol'],
    [
      'chunk-huge',
      'B13-B16 protocol',
      raw(`${OK}Transfer-Encoding: chunked\r\n\r\nfffffffffffffffff\r\nhello`),
      'fetch:protocol',
    ],
    ['chunk-cut', 'B13-B16 protocol', raw(`${OK}Transfer-Encoding: chunked\r\n\r\n50\r\nhello`), 'fetch:incomplete'],
    ['banner', 'B13-B16 protocol', raw('SSH-2.0-OpenSSH_9.6\r\n'), 'fetch:protocol'],
    ['http-09', 'B13-B16 protocol', raw('<html>hello</html>'), 'fetch:protocol'],
    ['silence', 'B13-B16 protocol', raw(''), 'fetch:reset'],
    ['header-nul', 'B13-B16 protocol', raw(`${OK}X-One: a\0b\r\n\r\n`), 'fetch:protocol'],
    ['header-cr', 'B13-B16 protocol', raw(`${OK}X-One: a\rb: c\r\n\r\n`), 'fetch:protocol'],
    ['header-no-colon', 'B13-B16 protocol', raw(`${OK}no colon at all\r\n\r\n`), 'fetch:protocol'],
    ['status-odd', 'B13-B16 protocol', raw('HTTP/1.1 99999 What\r\n\r\n'), 'fetch:protocol'],
    ['headers-many', 'B13-B16 protocol', raw(`${OK}${'X-One: a\r\n'.repeat(200)}\r\n`), 'limit:headers'],
    ['headers-large', 'B13-B16 protocol', raw(`${OK}X-One: ${'a'.repeat(70_000)}\r\n\r\n`), 'limit:headers'],
    ['interim-flood', 'B13-B16 protocol', raw('HTTP/1.1 102 Wait\r\n\r\n'.repeat(500)), 'fetch:protocol'],
  ] as const
).map(([name, group, serve, reason]) => ({ name, group, expect: failed(reason), serve }));

const bodies: HostileCase[] = [
  {
    name: 'length-too-short',
    group: 'B12 lengths',
    expect: { state: ['captured', 'hollow'], marks: ['length-mismatch'] },
    serve: raw(`${OK}Content-Length: 60\r\n\r\n${page.toString('latin1')}`),
  },
  {
    name: 'body-endless',
    group: 'B7-B11 endless',
    expect: { state: ['partial', 'hollow'], marks: ['truncated'] },
    serve: ({ path }, socket) => (path === '/' ? pour(socket) : null),
  },
];

function pour(socket: Socket): void {
  socket.write(`${OK}\r\n${shop('')}`);
  const line = Buffer.alloc(64 * 1024, '<p>and so on </p>');
  const more = (): void => {
    while (!socket.destroyed && socket.write(line));
  };
  socket.on('drain', more);
  more();
}

/** One word after the other, slower than anybody reads. */
function drip(before: string, every: string): HostileCase['serve'] {
  return ({ path }, socket) => {
    if (path !== '/') return null;
    socket.write(before);
    const timer = setInterval(() => socket.write(every), 250);
    socket.once('close', () => clearInterval(timer));
    return undefined;
  };
}

const slow: HostileCase[] = [
  ['drip-header', drip('HTTP/1.1 200 OK\r\n', 'X-One: a\r\n'), ['fetch:timeout', 'limit:headers']],
  ['drip-body', drip(`${OK}\r\n`, '<p>a'), ['limit:rate', 'limit:time']],
  ['never', drip('', ''), ['fetch:timeout']],
].map(([name, serve, reason]) => ({
  name: name as string,
  group: 'B7-B11 endless',
  expect: failed(reason as string[]),
  serve: serve as HostileCase['serve'],
}));

const redirects: HostileCase[] = (
  [
    ['redirect-self', () => '/'],
    ['redirect-pair', (path: string) => (path === '/' ? '/b' : '/')],
    ['redirect-on', (path: string) => `/${Number(path.slice(1) || 0) + 1}`],
    ['redirect-grows', (path: string) => `${path === '/' ? '/?' : path}a=1&`],
  ] as const
).map(([name, next]) => ({
  name,
  group: 'B17 redirects',
  expect: failed('limit:redirects'),
  serve: ({ path }, socket) =>
    path === '/robots.txt' ? null : send(socket, { status: 302, headers: { location: next(path) } }),
}));

/** The connection is reset after each byte of an answer of 1 KB. */
const whole = `${OK}Content-Length: 950\r\n\r\n${'x'.repeat(950)}`.slice(0, 1_000);
const resets: HostileCase[] = Array.from({ length: 1_000 }, (_, length) => ({
  name: `reset-${length}`,
  group: 'B18 resets',
  expect: { ...failed(['fetch:reset', 'fetch:incomplete']), asked: 4 },
  serve: raw(whole.slice(0, length), 'reset'),
  slow: length % 50 !== 0,
}));

/** Each line costs its reader as much as so few octets can; none forbids the home page. */
const robots: HostileCase[] = (
  [
    ['robots-octets', `disallow: /${'\x80'.repeat(20)}`],
    ['robots-rules', 'allow:/%'],
    ['robots-stars', 'disallow: /*a*a*a*a*a*a*a%62'],
    ['robots-agents', 'user-agent:a\nallow:/%'],
    ['robots-words', 'allow /a'],
  ] as const
).map(([name, line]) => ({
  name,
  group: 'C3 robots.txt',
  expect: { state: 'captured' },
  serve: files({
    '/robots.txt': () => ({ type: 'text/plain', body: Buffer.from(`user-agent: *\n${lines(line)}`, 'latin1') }),
    '/': { body: shop('') },
  }),
}));

function lines(line: string): string {
  return `${line}\n`.repeat(Math.floor((500 * 1024 - 14) / (line.length + 1)));
}

export const WIRE: readonly HostileCase[] = [
  ...[...encodings, ...messages, ...bodies],
  ...[...slow, ...redirects, ...resets, ...robots],
];
