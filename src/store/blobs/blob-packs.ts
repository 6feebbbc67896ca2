/**
 * Blobs in a tar file (POSIX ustar), which any tool reads: each entry is named by the SHA-256 of
 * its bytes.
 */
import { PermanentError } from '../../errors.ts';

const BLOCK = 512;
const DIGEST = /^[0-9a-f]{64}$/;

/** Two empty blocks end an archive. */
export const PACK_END = Buffer.alloc(2 * BLOCK);

/** One entry: header, bytes, and zeros up to a whole block. */
export function packEntry(digest: string, bytes: Uint8Array): Buffer {
  const header = Buffer.alloc(BLOCK);
  const octal = (value: number, at: number, length: number) =>
    header.write(`${value.toString(8).padStart(length - 1, '0')}\0`, at, 'latin1');
  header.write(digest, 0, 'latin1');
  octal(0o600, 100, 8);
  octal(0, 108, 8);
  octal(0, 116, 8);
  octal(bytes.byteLength, 124, 12);
  octal(0, 136, 12);
  header.write('        0', 148, 'latin1');
  header.write('ustar\x0000', 257, 'latin1');
  // The checksum counts its own field as spaces.
  const sum = header.reduce((total, byte) => total + byte, 0);
  header.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148, 'latin1');
  const rest = bytes.byteLength % BLOCK;
  return Buffer.concat([header, bytes, Buffer.alloc(rest === 0 ? 0 : BLOCK - rest)]);
}

/**
 * The entries of a pack that is read in pieces of any length. Throws PermanentError for bytes that
 * `packEntry` does not write.
 */
export async function* entriesOf(
  pieces: AsyncIterable<Uint8Array>,
): AsyncGenerator<{ readonly digest: string; readonly bytes: Uint8Array }> {
  const take = taker(pieces);
  for (;;) {
    const header = Buffer.from(await take(BLOCK));
    if (header.every((byte) => byte === 0)) return;
    const digest = header.toString('latin1', 0, 64);
    const length = Number.parseInt(header.toString('latin1', 124, 135), 8);
    if (header.length < BLOCK || !DIGEST.test(digest) || !Number.isSafeInteger(length))
      throw new PermanentError('backup:damaged', 'an entry is damaged');
    const bytes = await take(length);
    const padding = (BLOCK - (length % BLOCK)) % BLOCK;
    if (bytes.length < length || (await take(padding)).length < padding)
      throw new PermanentError('backup:damaged', 'it ends within an entry');
    yield { digest, bytes };
  }
}

/** Gives the next bytes of a stream, fewer only at its end. */
function taker(pieces: AsyncIterable<Uint8Array>): (length: number) => Promise<Uint8Array> {
  const source = pieces[Symbol.asyncIterator]();
  let held: Uint8Array[] = [];
  let size = 0;
  return async (length) => {
    while (size < length) {
      const next = await source.next();
      if (next.done) break;
      held.push(next.value);
      size += next.value.length;
    }
    const all = held.length === 1 ? (held[0] as Uint8Array) : Buffer.concat(held);
    held = [all.subarray(length)];
    size = Math.max(0, all.length - length);
    return all.subarray(0, length);
  };
}
