/** The records of WARC files → the index that replay looks them up in: CDXJ, in gzip blocks with an index of its own. */
import { gunzipSync, gzipSync, inflateRawSync } from 'node:zlib';
import { getSurt } from 'warcio/utils';
import { sha256 } from '../../model/digest.ts';
import { MEMBER_HEAD, type PackedWarc } from './pack-warc.ts';

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
    bytes.set(MEMBER_HEAD);
    const [surt, time] = (block[0] ?? '').split(' ', 2);
    blocks.push(`${surt} ${time} ${blockJson(offset, bytes)}`);
    packed.push(bytes);
    offset += bytes.length;
  }
  return { lines: Buffer.concat(packed), blocks: Buffer.from(`${blocks.join('\n')}\n`) };
}

/** Whether both say the same: packed alike, or by builds of zlib that pack otherwise, and then with nothing between the blocks. */
export function isSameCdxj(stated: Cdxj, ours: Cdxj): boolean {
  if (stated.lines.equals(ours.lines)) return stated.blocks.equals(ours.blocks);
  const [mine, theirs] = [ours, stated].map(({ blocks }) => blocks.toString('utf8').split('\n')) as [
    string[],
    string[],
  ];
  let end = 0;
  const same = mine.map((line) => {
    const at = line.indexOf('{');
    if (at <= 0 || line.startsWith('!')) return line;
    const { offset, length } = JSON.parse(line.slice(at)) as { offset: number; length: number };
    const block = memberAt(stated.lines, end, ours.lines.subarray(offset, offset + length));
    if (block === null) return null;
    const made = `${line.slice(0, at)}${blockJson(end, block)}`;
    end += block.length;
    return made;
  });
  return end === stated.lines.length && same.length === theirs.length && same.every((line, i) => line === theirs[i]);
}

/** The gzip member there, where it holds what this one does. */
function memberAt(packed: Buffer, offset: number, wanted: Buffer): Buffer | null {
  try {
    const text = gunzipSync(wanted);
    const { buffer, engine } = inflateRawSync(packed.subarray(offset + MEMBER_HEAD.length), {
      ...{ info: true, maxOutputLength: text.length + 1 },
    }) as unknown as { buffer: Buffer; engine: { bytesWritten: number } };
    const member = packed.subarray(offset, offset + MEMBER_HEAD.length + engine.bytesWritten + 8);
    const isWhole = member.subarray(0, MEMBER_HEAD.length).equals(MEMBER_HEAD) && gunzipSync(member).equals(text);
    return isWhole && buffer.equals(text) ? member : null;
  } catch {
    return null;
  }
}

function blockJson(offset: number, bytes: Buffer): string {
  return JSON.stringify({
    ...{ offset, length: bytes.length, digest: `sha256:${sha256(bytes)}`, filename: 'index.cdx.gz' },
  });
}

/** As Webrecorder's indexers choose: what can be looked at under an address. */
function isIndexed(type: string, mime: string): boolean {
  return type === 'response' || ((type === 'resource' || type === 'metadata') && mime !== 'application/warc-fields');
}
