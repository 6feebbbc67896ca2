/** The settled records of a visit → a WARC file, gzip of each record, with where each one stands in it. */
import { gzipSync } from 'node:zlib';
import { PermanentError } from '../../errors.ts';
import type { WarcPart } from '../../model/evidence.ts';
import type { Blobs } from '../../model/ports/blobs.ts';
import { type IndexedRecord, indexedRecord } from './warc-header.ts';

const END = Buffer.from('\r\n\r\n');
/** How every gzip member begins (RFC 1952, 2.3.1): no time, no name, and of an unknown system, so that all write the same. */
export const MEMBER_HEAD = Buffer.from('1f8b08000000000000ff', 'hex');

export interface PackedWarc {
  readonly bytes: Buffer;
  readonly records: readonly IndexedRecord[];
}

/** Throws PermanentError when a stored body is not there any more. */
export async function packWarc(parts: readonly WarcPart[], blobs: Pick<Blobs, 'get'>): Promise<PackedWarc> {
  const pieces: Buffer[] = [];
  const records: IndexedRecord[] = [];
  let offset = 0;
  for (const { header, front, body } of parts) {
    const stored = body === null ? new Uint8Array() : await blobs.get(body);
    if (stored === null)
      throw new PermanentError(
        'blob:missing',
        `the stored bytes ${body} are not in the blob store (REVENANT_BLOB_URL)`,
      );
    const plain = Buffer.concat([Buffer.from(header, 'latin1'), Buffer.from(front, 'latin1'), stored, END]);
    const packed = gzipSync(plain);
    packed.set(MEMBER_HEAD);
    pieces.push(packed);
    records.push(indexedRecord(header, front, { offset, length: packed.byteLength }));
    offset += packed.byteLength;
  }
  return { bytes: Buffer.concat(pieces), records };
}
