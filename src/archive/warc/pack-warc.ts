/** The stored records of a visit ↔ a WARC file of gzip members, with an index entry for each. */
import { crc32, gzipSync } from 'node:zlib';
import { PermanentError } from '../../errors.ts';
import type { WarcPart } from '../../model/decisions/evidence.ts';
import { sha256 } from '../../model/digest.ts';
import type { Blobs } from '../../model/ports/blobs.ts';
import { inflateAt } from './unpack.ts';

const END = '\r\n\r\n';
/** Begins every gzip member (RFC 1952, 2.3.1): no time, name or system, so the same everywhere. */
export const MEMBER_HEAD = Buffer.from('1f8b08000000000000ff', 'hex');
const MEMBER_END_BYTES = 8;

export type PackedWarc = Awaited<ReturnType<typeof packWarc>>;

/** Throws PermanentError when a stored body is missing. */
export async function packWarc(parts: readonly WarcPart[], blobs: Pick<Blobs, 'get'>) {
  const pieces: Buffer[] = [];
  const records: ReturnType<typeof indexedRecord>[] = [];
  let offset = 0;
  for (const { header, front, body } of parts) {
    const stored = body === null ? new Uint8Array() : await blobs.get(body);
    if (stored === null)
      throw new PermanentError('blob:missing', `the blob store (REVENANT_BLOB_URL) does not have the bytes ${body}`);
    const packed = gzipSync(Buffer.concat([Buffer.from(header + front, 'latin1'), stored, Buffer.from(END)]));
    packed.set(MEMBER_HEAD);
    pieces.push(packed);
    records.push(indexedRecord(header, front, { offset, length: packed.byteLength }));
    offset += packed.byteLength;
  }
  const bytes: Buffer = Buffer.concat(pieces);
  return { bytes, records };
}

/** The value of a field of a WARC or HTTP header, by its lower-case name. */
export function fieldOf(header: string, name: string): string | null {
  for (const line of header.split('\r\n')) {
    const colon = line.indexOf(':');
    if (colon > 0 && line.slice(0, colon).trim().toLowerCase() === name) return line.slice(colon + 1).trim();
  }
  return null;
}

export function indexedRecord(header: string, http: string, range: { offset: number; length: number }) {
  const type = fieldOf(header, 'warc-type') ?? '';
  const [, answered] = (type === 'response' && /^HTTP\/\d\.\d (\d{3})/.exec(http)) || [];
  const status = type === 'resource' ? '200' : answered;
  const contentType = fieldOf(type === 'response' ? http : header, 'content-type');
  return {
    type,
    id: fieldOf(header, 'warc-record-id') ?? '',
    date: fieldOf(header, 'warc-date') ?? '',
    url: fieldOf(header, 'warc-target-uri'),
    digest: fieldOf(header, 'warc-payload-digest') ?? fieldOf(header, 'warc-block-digest') ?? '',
    mime: (contentType ?? '').split(';', 1)[0]?.trim().toLowerCase() ?? '',
    status: status === undefined ? null : Number(status),
    ...range,
  };
}

export interface UnpackedRecord extends WarcPart {
  /** The bytes after the header; empty where `body` is null. */
  readonly bytes: Buffer;
  /** Offset of its gzip member in the file. */
  readonly offset: number;
  readonly length: number;
}

/**
 * Limits of the WARC of one side of a bundle, once unpacked, and of its headers. `text`: all
 * headers and records without a body.
 */
const MOST = { records: 20_000, bytes: 1 << 30, header: 64 << 10, text: 64 << 20 };

/** Throws Error, with the offset, for anything that `packWarc` does not write. */
export function unpackWarc(packed: Uint8Array, limits: Partial<typeof MOST> = {}): UnpackedRecord[] {
  const most = { ...MOST, ...limits };
  const records: UnpackedRecord[] = [];
  let [bytesLeft, textLeft] = [most.bytes, most.text];
  for (let offset = 0; offset < packed.byteLength; ) {
    if (records.length === most.records) throw new Error(`it has more than ${most.records} records`);
    const { bytes, length } = memberAt(packed, offset, bytesLeft);
    const record = recordOf(bytes, offset, Math.min(most.header, textLeft), textLeft);
    bytesLeft -= bytes.byteLength;
    textLeft -= record.header.length + record.front.length;
    records.push({ ...record, offset, length });
    offset += length;
  }
  return records;
}

/** The gzip member at that offset, unpacked. Throws Error for one that no `packWarc` writes. */
export function memberAt(packed: Uint8Array, offset: number, most: number): { bytes: Buffer; length: number } {
  const begin = offset + MEMBER_HEAD.length;
  if (!MEMBER_HEAD.equals(packed.subarray(offset, begin)))
    throw new Error(`no record written by revenant begins at byte ${offset}`);
  const { bytes, packedLength } = inflateAt(packed.subarray(begin), most);
  const end = begin + packedLength;
  const sums = Buffer.alloc(MEMBER_END_BYTES);
  sums.writeUInt32LE(crc32(bytes), 0);
  sums.writeUInt32LE(bytes.byteLength, 4);
  if (!sums.equals(packed.subarray(end, end + MEMBER_END_BYTES)))
    throw new Error(`the record at byte ${offset} does not match its checksums`);
  return { bytes, length: end + MEMBER_END_BYTES - offset };
}

function recordOf(plain: Buffer, offset: number, mostHeader: number, mostText: number) {
  const begin = plain.subarray(0, mostHeader).indexOf(END) + END.length;
  if (begin < END.length) throw new Error(`the header of the record at byte ${offset} has no end`);
  const header = plain.toString('latin1', 0, begin);
  const end = plain.byteLength - END.length;
  if (!header.startsWith('WARC/1.1\r\n') || fieldOf(header, 'content-length') !== String(end - begin))
    throw new Error(`no record begins at byte ${offset}, or its length is not the one that it states`);
  if (plain.toString('latin1', end) !== END)
    throw new Error(`the record at byte ${offset} does not end where it states`);
  const block = plain.subarray(begin, end);
  const cut = frontLength(fieldOf(header, 'warc-type'), block);
  if (begin + cut > mostText) throw new Error('its headers and small records exceed the limit');
  // A copy: zlib's output for a small record is a view of a large piece.
  const bytes = Buffer.from(block.subarray(cut));
  return { header, front: block.toString('latin1', 0, cut), bytes, body: cut === block.length ? null : sha256(bytes) };
}

function frontLength(type: string | null, block: Buffer): number {
  if (type === 'resource') return 0;
  const end = type === 'response' ? block.indexOf(END) : -1;
  return end === -1 ? block.length : end + END.length;
}
