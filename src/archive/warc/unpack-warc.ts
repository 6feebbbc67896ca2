/** A WARC file that we packed → its records again, as they were settled, their bodies, and where each stands. */
import { crc32, inflateRawSync } from 'node:zlib';
import { sha256 } from '../../model/digest.ts';
import type { WarcPart } from '../../model/evidence.ts';
import { MEMBER_HEAD } from './pack-warc.ts';
import { fieldOf } from './warc-header.ts';

export interface UnpackedRecord extends WarcPart {
  /** Behind the front; empty where `body` is null. */
  readonly bytes: Buffer;
  /** Of its gzip member in the file. */
  readonly offset: number;
  readonly length: number;
}

/** What of the WARC of one side of a bundle is unpacked; more is damage. */
const MOST = {
  records: 20_000,
  /** Once unpacked. */
  bytes: 1024 * 1024 * 1024,
  /** Of the header of one record. */
  header: 64 * 1024,
  /** Of all headers and of records without a body, together. */
  text: 64 * 1024 * 1024,
};
const MEMBER_END_BYTES = 8;
const END = '\r\n\r\n';

/** Throws Error, saying where, for anything that `packWarc` does not write: each record one member, and nothing between or behind them. */
export function unpackWarc(packed: Uint8Array, limits: Partial<typeof MOST> = {}): UnpackedRecord[] {
  const records: UnpackedRecord[] = [];
  const most = { ...MOST, ...limits };
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
    throw new Error(`no record of ours begins at byte ${offset}`);
  // With `info` both the bytes and what read them come back, which Node's types do not tell.
  const read = inflateRawSync(packed.subarray(begin), { info: true, maxOutputLength: Math.max(1, most) }) as unknown;
  const { buffer, engine } = read as { buffer: Buffer; engine: { bytesWritten: number } };
  const end = begin + engine.bytesWritten;
  const sums = Buffer.alloc(MEMBER_END_BYTES);
  sums.writeUInt32LE(crc32(buffer), 0);
  sums.writeUInt32LE(buffer.byteLength, 4);
  if (!sums.equals(packed.subarray(end, end + MEMBER_END_BYTES)))
    throw new Error(`the sums of the record at byte ${offset} are others`);
  return { bytes: buffer, length: end + MEMBER_END_BYTES - offset };
}

function recordOf(
  plain: Buffer,
  offset: number,
  mostHeader: number,
  mostText: number,
): Pick<UnpackedRecord, 'header' | 'front' | 'body' | 'bytes'> {
  const begin = plain.subarray(0, mostHeader).indexOf(END) + END.length;
  if (begin < END.length) throw new Error(`the header of the record at byte ${offset} has no end`);
  const header = plain.toString('latin1', 0, begin);
  const end = plain.byteLength - END.length;
  if (!header.startsWith('WARC/1.1\r\n') || fieldOf(header, 'content-length') !== String(end - begin))
    throw new Error(`no record begins at byte ${offset}, or it has not the length that it says`);
  if (plain.toString('latin1', end) !== END) throw new Error(`the record at byte ${offset} does not end where it says`);
  const block = plain.subarray(begin, end);
  const cut = frontOf(fieldOf(header, 'warc-type'), block);
  if (begin + cut > mostText) throw new Error('its headers and small records are more than is read of them');
  // A copy: what zlib gives of a small record is a view of a large piece.
  const bytes = Buffer.from(block.subarray(cut));
  return { header, front: block.toString('latin1', 0, cut), bytes, body: cut === block.length ? null : sha256(bytes) };
}

/** Bytes of a block that are no body. */
function frontOf(type: string | null, block: Buffer): number {
  if (type === 'resource') return 0;
  const end = type === 'response' ? block.indexOf(END) : -1;
  return end === -1 ? block.length : end + END.length;
}
