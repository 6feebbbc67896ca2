/**
 * A crawl of the web as Common Crawl publishes it: a list of crawls, the columnar index in Parquet
 * files, each sorted by key but in no order among each other, and WARC files; all with ranges.
 */
import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { base32nopad } from '@scure/base';
import { type ColumnSource, parquetWriteBuffer } from 'hyparquet-writer';

export const CRAWL = 'CC-MAIN-2026-40';
export const DATA_HOST = 'crawl-data.test';
export const INDEX_HOST = 'crawl-index.test';
const WARC = `crawl-data/${CRAWL}/segments/1790000000000.1/warc/CC-MAIN-20261001000000-20261001030000-00007.warc.gz`;

export interface CrawledPage {
  readonly url: string;
  /** The whole WARC record; none: the index says that there is one. */
  readonly record?: Uint8Array;
  /** In place of the digest of its payload. */
  readonly digest?: string;
  readonly status?: number;
  readonly at?: string;
}

export interface CrawlForm {
  readonly parts?: number;
  /** Crawls before Spark 3 have no indexes of pages. */
  readonly pageIndex?: boolean;
  readonly codec?: 'GZIP' | 'ZSTD' | 'SNAPPY';
  readonly statistics?: boolean;
}

const keyOf = (url: string): string => {
  const { hostname, pathname } = new URL(url);
  return `${hostname
    .replace(/^www\./, '')
    .split('.')
    .reverse()
    .join(',')})${pathname}`;
};

const digestOf = (record: Uint8Array | undefined, url: string): string => {
  const bytes = Buffer.from(record ?? url);
  const body =
    record === undefined ? bytes : bytes.subarray(bytes.indexOf('\r\n\r\n', bytes.indexOf('HTTP/1.1')) + 4, -4);
  return base32nopad.encode(createHash('sha1').update(body).digest());
};

/** A frame of raw blocks (RFC 8878, 3.1.1): any reader of zstd must read it. */
function zstdOf(bytes: Uint8Array): Uint8Array {
  const head = Buffer.from([0x28, 0xb5, 0x2f, 0xfd, 0xa0, 0, 0, 0, 0]);
  head.writeUInt32LE(bytes.length, 5);
  const blocks: Buffer[] = [];
  for (let at = 0; at < bytes.length || at === 0; at += 100_000) {
    const block = bytes.subarray(at, at + 100_000);
    const size = Buffer.alloc(3);
    size.writeUIntLE((block.length << 3) | Number(at + 100_000 >= bytes.length), 0, 3);
    blocks.push(size, Buffer.from(block));
  }
  return new Uint8Array(Buffer.concat([head, ...blocks]));
}

const isRobots = ({ url }: CrawledPage): boolean => new URL(url).pathname === '/robots.txt';

/** The files by path. Answers for robots.txt have an index of their own. */
export function crawlFiles(crawled: readonly CrawledPage[], form: CrawlForm = {}): Map<string, Uint8Array> {
  const { parts: count = 3, pageIndex = true, codec = 'GZIP', statistics = true } = form;
  const files = new Map<string, Uint8Array>();
  let warc = Buffer.from(gzipSync('WARC/1.0\r\nWARC-Type: warcinfo\r\nContent-Length: 0\r\n\r\n\r\n\r\n'));
  const all = [...crawled, { url: 'http://a.test/robots.txt' }].map((page: CrawledPage) => {
    const packed = page.record === undefined ? Buffer.alloc(0) : gzipSync(page.record);
    const offset = warc.length;
    warc = Buffer.concat([warc, packed]);
    return { ...page, key: keyOf(page.url), offset, length: page.record === undefined ? 4_000 : packed.length };
  });
  files.set(WARC, warc);
  all.sort((a, b) => (a.key < b.key ? -1 : Number(a.key > b.key)));
  const paths: string[] = [`cc-index/table/cc-main/warc/crawl=${CRAWL}/subset=crawldiagnostics/part-00000.parquet`];
  const inParts = (subset: string, rows: typeof all, parts: number): void => {
    const size = Math.ceil(rows.length / parts);
    for (let part = 0; part < parts; part += 1) writePart(subset, part, rows, size, parts);
  };
  const writePart = (subset: string, part: number, rows: typeof all, size: number, parts: number): void => {
    // The files are numbered by their sizes, not by their keys.
    const own = rows.slice(((part * 7 + 1) % parts) * size).slice(0, size);
    const column = (name: string, type: ColumnSource['type'], data: unknown[]): ColumnSource => {
      return { name, data, columnIndex: pageIndex, offsetIndex: pageIndex, nullable: false, ...(type && { type }) };
    };
    const host = own.map(({ url }) => new URL(url).hostname);
    const columnData = [
      column(
        'url_surtkey',
        'STRING',
        own.map(({ key }) => key),
      ),
      column(
        'url',
        'STRING',
        own.map(({ url }) => url),
      ),
      column('url_host_name', 'STRING', host),
      column(
        'url_host_tld',
        'STRING',
        host.map((one) => one.split('.').at(-1)),
      ),
      column(
        'url_host_registered_domain',
        'STRING',
        host.map((one) => one.split('.').slice(-2).join('.')),
      ),
      column(
        'fetch_time',
        'TIMESTAMP',
        own.map(({ at }) => new Date(at ?? '2026-10-01T00:10:00Z')),
      ),
      column(
        'fetch_status',
        'INT32',
        own.map(({ status }) => status ?? 200),
      ),
      column(
        'content_digest',
        'STRING',
        own.map(({ digest, record, url }) => digest ?? digestOf(record, url)),
      ),
      column(
        'content_mime_detected',
        'STRING',
        own.map(() => 'text/html'),
      ),
      column(
        'warc_filename',
        'STRING',
        own.map(() => WARC),
      ),
      column(
        'warc_record_offset',
        'INT32',
        own.map(({ offset }) => offset),
      ),
      column(
        'warc_record_length',
        'INT32',
        own.map(({ length }) => length),
      ),
      column(
        'warc_segment',
        'STRING',
        own.map(() => '1790000000000.1'),
      ),
    ];
    const compressors = { GZIP: (bytes: Uint8Array) => new Uint8Array(gzipSync(bytes)), ZSTD: zstdOf };
    const sizes = { rowGroupSize: 2_000, pageSize: 8_192 };
    const path = `cc-index/table/cc-main/warc/crawl=${CRAWL}/subset=${subset}/part-0000${part}-0f.c000.${codec.toLowerCase()}.parquet`;
    files.set(path, new Uint8Array(parquetWriteBuffer({ columnData, codec, compressors, statistics, ...sizes })));
    paths.push(path);
  };
  inParts('robotstxt', all.filter(isRobots), 1);
  inParts(
    'warc',
    all.filter((page) => !isRobots(page)),
    count,
  );
  files.set(`crawl-data/${CRAWL}/cc-index-table.paths.gz`, new Uint8Array(gzipSync(`${paths.join('\n')}\n`)));
  return files;
}

export interface CrawlServer {
  readonly port: number;
  /** Paths that were asked, with their ranges. */
  readonly asked: { readonly path: string; readonly range: string | undefined }[];
  /** Bytes that were sent of files. */
  sent: number;
  files: Map<string, Uint8Array>;
  robots: string | null;
  /** In place of the file; false: as usual. */
  instead: (path: string, request: IncomingMessage, response: ServerResponse) => boolean;
  close(): Promise<void>;
}

export async function startCrawl(): Promise<CrawlServer> {
  const http = createServer((request, response) => {
    const [host, path] = [request.headers.host ?? '', (request.url ?? '').slice(1)];
    if (path === 'robots.txt')
      return void (server.robots === null ? response.writeHead(404).end() : response.end(server.robots));
    server.asked.push({ path, range: request.headers.range });
    if (server.instead(path, request, response)) return;
    if (host.startsWith(INDEX_HOST))
      return void response.end(JSON.stringify([{ id: CRAWL, 'cdx-api': 'x' }, { id: 'CC-MAIN-2026-35' }]));
    const file = server.files.get(path);
    if (file === undefined) return void response.writeHead(404).end();
    const [, first = '', last = ''] = /^bytes=(\d*)-(\d*)$/.exec(request.headers.range ?? '') ?? [];
    if (first === '' && last === '') return void response.end(file);
    const start = first === '' ? Math.max(0, file.length - Number(last)) : Number(first);
    const end = first === '' ? file.length : Math.min(file.length, Number(last) + 1);
    if (start >= file.length) return void response.writeHead(416).end();
    const body = file.subarray(start, end);
    server.sent += body.length;
    response.writeHead(206, { 'content-range': `bytes ${start}-${end - 1}/${file.length}` }).end(body);
  });
  await new Promise<void>((done) => http.listen(0, '127.0.0.1', done));
  const server: CrawlServer = {
    port: (http.address() as AddressInfo).port,
    ...{ asked: [], sent: 0, files: new Map(), robots: null, instead: () => false },
    async close() {
      http.closeAllConnections();
      await new Promise((done) => http.close(done));
    },
  };
  return server;
}
