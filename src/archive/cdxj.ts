/** The records of WARC files → the index that replay looks them up in: CDXJ, in gzip blocks with an index of its own. */
import { gzipSync } from 'node:zlib';
import { getSurt } from 'warcio/utils';
import { sha256 } from '../model/digest.ts';
import type { PackedWarc } from './pack-warc.ts';

/** As pywb and py-wacz cut them. */
const LINES_A_BLOCK = 3000;

export interface Cdxj {
  /** `indexes/index.cdx.gz` */
  readonly lines: Buffer;
  /** `indexes/index.idx` */
  readonly blocks: Buffer;
}

/** @param warcs by file name */
export function cdxjOf(warcs: ReadonlyMap<string, PackedWarc>): Cdxj {
  const lines: string[] = [];
  for (const [filename, { bytes, records }] of warcs) {
    for (const { type, url, date, digest, mime, status, offset, length } of records) {
      if (url === null || !isIndexed(type, mime)) continue;
      const recordDigest = `sha256:${sha256(bytes.subarray(offset, offset + length))}`;
      const place = { offset: String(offset), length: String(length), recordDigest, filename };
      const json = JSON.stringify({ url, mime, status: String(status ?? ''), digest, ...place });
      lines.push(`${getSurt(url)} ${date.replace(/\D/g, '').slice(0, 14)} ${json}`);
    }
  }
  lines.sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)));
  const packed: Buffer[] = [];
  const blocks = ['!meta 0 {"format":"cdxj-gzip-1.0","filename":"index.cdx.gz"}'];
  let offset = 0;
  for (let from = 0; from < lines.length; from += LINES_A_BLOCK) {
    const block = lines.slice(from, from + LINES_A_BLOCK);
    const bytes = gzipSync(`${block.join('\n')}\n`);
    // The system that wrote it: unknown, so that all write the same (RFC 1952, 2.3.1).
    bytes[9] = 255;
    const [surt, time] = (block[0] ?? '').split(' ', 2);
    const json = { offset, length: bytes.length, digest: `sha256:${sha256(bytes)}`, filename: 'index.cdx.gz' };
    blocks.push(`${surt} ${time} ${JSON.stringify(json)}`);
    packed.push(bytes);
    offset += bytes.length;
  }
  return { lines: Buffer.concat(packed), blocks: Buffer.from(`${blocks.join('\n')}\n`) };
}

/** As Webrecorder's indexers choose: what can be looked at under an address. */
function isIndexed(type: string, mime: string): boolean {
  return type === 'response' || ((type === 'resource' || type === 'metadata') && mime !== 'application/warc-fields');
}
