/** The stored records of a visit → a WARC file, gzip of each record, and what an index says of each. */
import { gzipSync } from 'node:zlib';
import { PermanentError } from '../../errors.ts';
import type { WarcPart } from '../../model/evidence.ts';
import type { Blobs } from '../../model/ports/blobs.ts';

const END = Buffer.from('\r\n\r\n');
/**
 * Begins every gzip member (RFC 1952, 2.3.1): no time, no name, no system, the same on all
 * machines.
 */
export const MEMBER_HEAD = Buffer.from('1f8b08000000000000ff', 'hex');

export interface IndexedRecord {
  readonly type: string;
  readonly id: string;
  /** ISO 8601. */
  readonly date: string;
  readonly url: string | null;
  /** As `WARC-Payload-Digest` has it; of a record without one: its block digest. */
  readonly digest: string;
  readonly mime: string;
  readonly status: number | null;
  readonly offset: number;
  readonly length: number;
}

export interface PackedWarc {
  readonly bytes: Buffer;
  readonly records: readonly IndexedRecord[];
}

/** Throws PermanentError when a stored body is missing. */
export async function packWarc(parts: readonly WarcPart[], blobs: Pick<Blobs, 'get'>): Promise<PackedWarc> {
  const pieces: Buffer[] = [];
  const records: IndexedRecord[] = [];
  let offset = 0;
  for (const { header, front, body } of parts) {
    const stored = body === null ? new Uint8Array() : await blobs.get(body);
    if (stored === null)
      throw new PermanentError('blob:missing', `the blob store (REVENANT_BLOB_URL) does not have the bytes ${body}`);
    const packed = gzipSync(Buffer.concat([Buffer.from(header + front, 'latin1'), stored, END]));
    packed.set(MEMBER_HEAD);
    pieces.push(packed);
    records.push(indexedRecord(header, front, { offset, length: packed.byteLength }));
    offset += packed.byteLength;
  }
  return { bytes: Buffer.concat(pieces), records };
}

/** The value of a field of a WARC or HTTP header, by its lower-case name. */
export function fieldOf(header: string, name: string): string | null {
  for (const line of header.split('\r\n')) {
    const colon = line.indexOf(':');
    if (colon > 0 && line.slice(0, colon).trim().toLowerCase() === name) return line.slice(colon + 1).trim();
  }
  return null;
}

export function indexedRecord(
  header: string,
  http: string,
  range: Pick<IndexedRecord, 'offset' | 'length'>,
): IndexedRecord {
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
