import { crc32 } from 'node:zlib';
import { PermanentError } from '../../errors.ts';
import type { Bytes } from '../bytes.ts';
import type { ArchiveLimits } from '../limits.ts';
import { brokenMember, Packed } from './gzip-members.ts';

/**
 * Where a byte stands: in the file (`at`), or so many unpacked bytes (`skip`) into the gzip member that begins there. A
 * record in a member of its own has skip 0 and can be read by itself; in a gzip over the whole file `at` is 0.
 */
export interface Place {
  readonly at: number;
  readonly skip: number;
}

export interface Part {
  readonly bytes: Buffer;
  /** Of the first byte. */
  readonly place: Place;
  readonly packed: boolean;
}

/**
 * The unpacked bytes of a WARC file from a member or record on, each part with its place. Members (RFC 1952) are told apart here,
 * because a platform's gunzip joins them and passes over what follows the last. Throws PermanentError: archive:gzip for packed data
 * that is damaged or cut, limit:archive-ratio and limit:archive-unpacked for a bomb.
 */
export async function* unpackFrom(
  bytes: Bytes,
  at: number,
  packed: boolean,
  limits: ArchiveLimits,
): AsyncGenerator<Part> {
  if (!packed) {
    let position = at;
    for await (const part of bytes.from(at)) {
      yield { bytes: part, place: { at: position, skip: 0 }, packed };
      position += part.length;
    }
    return;
  }
  const input = new Packed(bytes.from(at), at);
  let total = 0;
  const count = (length: number): void => {
    total += length;
    if (total > limits.archiveUnpackedBytes)
      throw new PermanentError(
        'limit:archive-unpacked',
        `it unpacks to more than ${limits.archiveUnpackedBytes} bytes`,
      );
    if (total > limits.archiveRatioFromBytes && total > limits.archiveRatio * Math.max(1, input.position - at))
      throw new PermanentError(
        'limit:archive-ratio',
        `it unpacks to more than ${limits.archiveRatio} times its length`,
      );
  };
  try {
    while (await input.toNextMember()) yield* unpackMember(input, count);
  } finally {
    await input.close();
  }
}

async function* unpackMember(input: Packed, count: (length: number) => void): AsyncGenerator<Part> {
  const at = input.position;
  await input.readGzipHeader();
  const small = await input.inflateSmall();
  let check = 0;
  let length = 0;
  const parts = small === null ? input.inflate() : [small];
  for await (const bytes of parts) {
    count(bytes.length);
    check = crc32(bytes, check);
    yield { bytes, place: { at, skip: length }, packed: true };
    length += bytes.length;
  }
  await input.fill(8);
  const trailer = input.take(8);
  if (trailer.length < 8) throw brokenMember(at, 'ends before its checksum');
  if (trailer.readUInt32LE(0) !== check || trailer.readUInt32LE(4) !== length % 2 ** 32)
    throw brokenMember(at, 'does not fit its checksum');
}
