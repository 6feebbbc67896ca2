/** WARC records and ZIP parts byte by byte, as other tools, careless ones and attackers write them. */
import { gzipSync } from 'node:zlib';

export const bytes = (text: string): Buffer => Buffer.from(text, 'utf8');

/** A plain (not packed) WARC record. `length`: what it says of its length, where that is not true. */
export function record(headers: readonly string[], block: string | Uint8Array, length?: number | string): Buffer {
  const body = typeof block === 'string' ? bytes(block) : block;
  const head = ['WARC/1.0', 'WARC-Record-ID: <urn:uuid:00000000-0000-4000-8000-000000000000>', ...headers];
  return Buffer.concat([
    bytes(`${head.join('\r\n')}\r\nContent-Length: ${length ?? body.length}\r\n\r\n`),
    body,
    bytes('\r\n\r\n'),
  ]);
}

export function of(
  type: string,
  url: string,
  block: string | Uint8Array,
  extra: readonly string[] = [],
  length?: number | string,
): Buffer {
  return record(
    [`WARC-Type: ${type}`, `WARC-Target-URI: ${url}`, 'WARC-Date: 2020-01-02T03:04:05Z', ...extra],
    block,
    length,
  );
}

export const HTML = 'HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n';
export const html = (words: string): string => `${HTML}<!doctype html><title>${words}</title><p>${words}</p>`;

/** Each record a gzip member of its own. */
export const packed = (...records: readonly Buffer[]): Buffer => Buffer.concat(records.map((one) => gzipSync(one)));
