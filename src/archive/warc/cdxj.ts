/** The records of WARC files ↔ CDXJ in gzip blocks, with an index of the blocks, for replay. */
import { gunzipSync, gzipSync } from 'node:zlib';
import { getSurt } from 'warcio/utils';
import { orElse } from '../../errors.ts';
import { sha256 } from '../../model/digest.ts';
import { MEMBER_HEAD, memberAt, type PackedWarc } from './pack-warc.ts';

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
      const range = { offset: String(offset), length: String(length), recordDigest, filename };
      const json = JSON.stringify({ url, mime, status: String(status ?? ''), digest, ...range });
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
    bytes.set(MEMBER_HEAD);
    const [surt, time] = (block[0] ?? '').split(' ', 2);
    blocks.push(`${surt} ${time} ${blockJson(offset, bytes)}`);
    packed.push(bytes);
    offset += bytes.length;
  }
  return { lines: Buffer.concat(packed), blocks: Buffer.from(`${blocks.join('\n')}\n`) };
}

/** True if both hold the same lines, though another build of zlib may have packed them. */
export function isSameCdxj(stated: Cdxj, ours: Cdxj): boolean {
  if (stated.lines.equals(ours.lines)) return stated.blocks.equals(ours.blocks);
  const linesIn = ({ blocks }: Cdxj): string[] => blocks.toString('utf8').split('\n');
  const [mine, theirs] = [linesIn(ours), linesIn(stated)];
  let end = 0;
  const same = mine.map((line) => {
    const at = line.indexOf('{');
    if (at <= 0 || line.startsWith('!')) return line;
    const { offset, length } = JSON.parse(line.slice(at)) as { offset: number; length: number };
    const block = sameMember(stated.lines, end, ours.lines.subarray(offset, offset + length));
    if (block === null) return null;
    const made = `${line.slice(0, at)}${blockJson(end, block)}`;
    end += block.length;
    return made;
  });
  return end === stated.lines.length && same.length === theirs.length && same.every((line, i) => line === theirs[i]);
}

/** The gzip member at that offset, where it unpacks to the same as `wanted`. */
function sameMember(packed: Buffer, offset: number, wanted: Buffer): Buffer | null {
  const text = gunzipSync(wanted);
  const found = orElse(() => memberAt(packed, offset, text.length), null);
  return found?.bytes.equals(text) ? packed.subarray(offset, offset + found.length) : null;
}

function blockJson(offset: number, bytes: Buffer): string {
  const digest = `sha256:${sha256(bytes)}`;
  return JSON.stringify({ offset, length: bytes.length, digest, filename: 'index.cdx.gz' });
}

/** The choice of Webrecorder's indexers: records that can be viewed at an address. */
function isIndexed(type: string, mime: string): boolean {
  return type === 'response' || ((type === 'resource' || type === 'metadata') && mime !== 'application/warc-fields');
}
