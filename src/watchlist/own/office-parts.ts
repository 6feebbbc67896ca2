/** Parts of an office document (a ZIP of XML), streamed and bounded. */
import type { Zip } from '../../archive/wacz/zip.ts';
import { type OfficeReading, type XmlElement, xmlRecords } from '../xml-records.ts';
import { TooLarge } from './sheet.ts';

/** Unpacked bytes of one part. */
const PART_BYTES = 64 << 20;

const refuseLong = (part: string, length: number): void => {
  if (length > PART_BYTES) throw new TooLarge(`${part} unpacks to more than ${PART_BYTES >> 20} MiB`);
};

/**
 * The outermost elements of these names, as they are unpacked; none where the part is missing.
 * Throws TooLarge.
 */
export async function* elementsOf(
  path: string,
  entries: Zip['entries'],
  part: string,
  names: readonly string[],
  reading?: OfficeReading,
): AsyncGenerator<XmlElement> {
  const entry = entries.get(part);
  if (entry === undefined) return;
  // The statement of the directory is checked again while unpacking.
  refuseLong(part, entry.length);
  const pieces = bounded(part, entry.bytes.from(0));
  for await (const one of xmlRecords(`${part} in ${path}`, pieces, new Set(names), undefined, reading))
    if (!('fault' in one)) yield one;
}

async function* bounded(part: string, pieces: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let length = 0;
  for await (const piece of pieces) {
    length += piece.byteLength;
    refuseLong(part, length);
    yield piece;
  }
}
