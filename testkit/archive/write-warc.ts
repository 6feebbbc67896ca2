import { createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { WARCRecord, WARCSerializer } from 'warcio';
import { recordId } from '../../src/archive/warc/visit-warc.ts';

/** One exchange to keep. The body is stored as given: codings already undone. */
export interface WarcExchange {
  readonly url: string;
  readonly status: number;
  readonly statusText?: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
  /** ISO 8601 instant. */
  readonly capturedAt: string;
  readonly address?: string | null;
  readonly request?: { readonly method: string; readonly headers: Readonly<Record<string, string>> };
}

export interface WarcInfo {
  readonly software: string;
  readonly description: string;
  /** ISO 8601 instant. */
  readonly createdAt: string;
}

/** No longer true of a body whose codings were undone. */
const CODING_HEADERS = new Set(['content-encoding', 'transfer-encoding', 'content-length']);

/**
 * Writes a WARC 1.1 file, gzip of each record, with SHA-256 block and payload digests: a warcinfo record, then a response
 * and a request for each exchange. The same input gives the same bytes. Appears under its name only when complete.
 */
export async function writeWarc(
  path: string,
  exchanges: Iterable<WarcExchange> | AsyncIterable<WarcExchange>,
  info: WarcInfo,
): Promise<void> {
  const part = `${path}.part`;
  try {
    await pipeline(serialise(exchanges, info), createWriteStream(part));
    await rename(part, path);
  } catch (thrown) {
    await rm(part, { force: true });
    throw thrown;
  }
}

async function* serialise(
  exchanges: Iterable<WarcExchange> | AsyncIterable<WarcExchange>,
  info: WarcInfo,
): AsyncGenerator<Uint8Array> {
  const infoId = recordId('warcinfo', info.createdAt, info.description);
  yield await packed(
    WARCRecord.createWARCInfo(
      { date: info.createdAt, warcVersion: 'WARC/1.1', warcHeaders: { 'WARC-Record-ID': infoId } },
      { software: line(info.software), description: line(info.description), format: 'WARC File Format 1.1' },
    ),
  );
  for await (const exchange of exchanges) {
    const { url, capturedAt, body } = exchange;
    const responseId = recordId('response', capturedAt, url, body);
    const common = { 'WARC-Warcinfo-ID': infoId, ...(exchange.address ? { 'WARC-IP-Address': exchange.address } : {}) };
    yield await packed(
      WARCRecord.create(
        {
          type: 'response',
          url,
          date: capturedAt,
          warcVersion: 'WARC/1.1',
          warcHeaders: { ...common, 'WARC-Record-ID': responseId },
          statusline: `HTTP/1.1 ${exchange.status} ${line(exchange.statusText ?? '')}`.trimEnd(),
          httpHeaders: { ...kept(exchange.headers), 'content-length': String(body.byteLength) },
        },
        [body],
      ),
    );
    const target = new URL(url);
    yield await packed(
      WARCRecord.create({
        type: 'request',
        url,
        date: capturedAt,
        warcVersion: 'WARC/1.1',
        warcHeaders: {
          'WARC-Warcinfo-ID': infoId,
          'WARC-Concurrent-To': responseId,
          'WARC-Record-ID': recordId('request', capturedAt, url),
        },
        statusline: `${line(exchange.request?.method ?? 'GET')} ${target.pathname}${target.search} HTTP/1.1`,
        httpHeaders: { host: target.host, ...kept(exchange.request?.headers ?? {}) },
      }),
    );
  }
}

/** pako rather than the platform's zlib: its output does not change with the version of Node. */
function packed(record: WARCRecord): Promise<Uint8Array> {
  return WARCSerializer.serialize(record, {
    gzip: true,
    preferPako: true,
    digest: { algo: 'sha-256', prefix: 'sha256:' },
  });
}

function kept(headers: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers)
      .filter(([name]) => !CODING_HEADERS.has(name.toLowerCase()) && /^[!#$%&'*+.^_`|~0-9a-z-]+$/i.test(name))
      .map(([name, value]) => [name, line(value)]),
  );
}

/** A header value that came from outside must not start a header, or a record, of its own. */
function line(text: string): string {
  return text.replace(/[\r\n\0]+/g, ' ').trim();
}
