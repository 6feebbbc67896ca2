/** A WARC file that we packed → its records again, as they were settled, and their bodies. */
import { gunzipSync } from 'node:zlib';
import { sha256 } from '../model/digest.ts';
import type { WarcPart } from '../model/evidence.ts';
import { fieldOf } from './warc-header.ts';

export interface UnpackedRecord extends WarcPart {
  /** Behind the front; empty where `body` is null. */
  readonly bytes: Buffer;
}

/** Throws Error, saying where, for anything that is not whole. @param most bytes once unpacked */
export function unpackWarc(packed: Uint8Array, most: number): UnpackedRecord[] {
  const file = gunzipSync(packed, { maxOutputLength: most });
  const records: UnpackedRecord[] = [];
  let at = 0;
  while (at < file.length) {
    const end = file.indexOf('\r\n\r\n', at);
    if (end === -1) throw new Error(`no header ends behind byte ${at}`);
    const header = file.toString('latin1', at, end + 4);
    const length = Number(fieldOf(header, 'content-length') ?? Number.NaN);
    const begin = end + 4;
    if (!header.startsWith('WARC/1.1\r\n') || !Number.isSafeInteger(length) || length < 0)
      throw new Error(`no record begins at byte ${at}`);
    const block = file.subarray(begin, begin + length);
    if (file.toString('latin1', begin + length, begin + length + 4) !== '\r\n\r\n')
      throw new Error(`the record at byte ${at} does not end where it says`);
    const { front, bytes } = partsOf(fieldOf(header, 'warc-type'), block);
    records.push({ header, front, bytes, body: bytes.length === 0 ? null : sha256(bytes) });
    at = begin + length + 4;
  }
  return records;
}

function partsOf(type: string | null, block: Buffer): { front: string; bytes: Buffer } {
  if (type === 'resource') return { front: '', bytes: block };
  const end = type === 'response' ? block.indexOf('\r\n\r\n') : -1;
  const cut = end === -1 ? block.length : end + 4;
  return { front: block.toString('latin1', 0, cut), bytes: block.subarray(cut) };
}
