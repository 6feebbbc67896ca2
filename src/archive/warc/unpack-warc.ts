/** A WARC file that we packed → its records, their bodies, and their positions. */
import { crc32 } from 'node:zlib';
import { sha256 } from '../../model/digest.ts';
import type { WarcPart } from '../../model/evidence.ts';
import { fieldOf, MEMBER_HEAD } from './pack-warc.ts';
import { inflateAt } from './unpack.ts';

export interface UnpackedRecord extends WarcPart {
  /** Behind the front; empty where `body` is null. */
  readonly bytes: Buffer;
  /** Of its gzip member in the file. */
  readonly offset: number;
  readonly length: number;
}

const MEMBER_END_BYTES = 8;
const END = '\r\n\r\n';
/** Of the WARC of one side of a bundle, once unpacked, and of its headers; `text`: all headers and records without a body. */
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

function memberAt(packed: Uint8Array, offset: number, most: number): { bytes: Buffer; length: number } {
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

function recordOf(
  plain: Buffer,
  offset: number,
  mostHeader: number,
  mostText: number,
): Omit<UnpackedRecord, 'offset' | 'length'> {
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
  // A copy: what zlib gives of a small record is a view of a large piece.
  const bytes = Buffer.from(block.subarray(cut));
  return { header, front: block.toString('latin1', 0, cut), bytes, body: cut === block.length ? null : sha256(bytes) };
}

function frontLength(type: string | null, block: Buffer): number {
  if (type === 'resource') return 0;
  const end = type === 'response' ? block.indexOf(END) : -1;
  return end === -1 ? block.length : end + END.length;
}
