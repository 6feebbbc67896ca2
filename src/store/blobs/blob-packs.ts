/** Blobs in a tar file, which any tool reads: each entry is named by the SHA-256 of its bytes. */
import type { Readable } from 'node:stream';
import { promisify } from 'node:util';
import { extract, type Headers, type Pack, pack } from 'tar-stream';
import { messageOf, PermanentError } from '../../errors.ts';

export interface PackedBlob {
  readonly digest: string;
  readonly bytes: Uint8Array;
}

const DIGEST = /^[0-9a-f]{64}$/;
const MTIME = new Date(0);

/** The bytes of a pack. It is filled no faster than it is read. */
export async function* packOf(blobs: AsyncIterable<PackedBlob>): AsyncGenerator<Uint8Array> {
  const archive = pack();
  fill(archive, blobs).catch((error: Error) => archive.destroy(error));
  yield* archive;
}

async function fill(archive: Pack, blobs: AsyncIterable<PackedBlob>): Promise<void> {
  const add = promisify((header: Headers, bytes: Uint8Array, done: (error?: Error | null) => void) =>
    archive.entry(header, Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), done),
  );
  for await (const { digest, bytes } of blobs) await add({ name: digest, mode: 0o600, mtime: MTIME }, bytes);
  archive.finalize();
}

/** The entries of a pack. Throws PermanentError for bytes that are no pack of blobs. */
export async function* entriesOf(pieces: Readable): AsyncGenerator<PackedBlob> {
  const archive = extract();
  pieces.on('error', (error) => archive.destroy(error)).pipe(archive);
  try {
    for await (const entry of archive) {
      const { name, type, size = Number.NaN } = entry.header;
      // A size that is no number, or below 0, would never end.
      if (type !== 'file' || !DIGEST.test(name) || !(size >= 0)) throw new Error(`${name} is no blob`);
      const parts: Uint8Array[] = [];
      for await (const part of entry) parts.push(part as Uint8Array);
      yield { digest: name, bytes: Buffer.concat(parts) };
    }
  } catch (error) {
    // The disk's own errors have a code.
    if (error instanceof Error && 'code' in error) throw error;
    throw new PermanentError('backup:damaged', `an entry is damaged: ${messageOf(error)}`, { cause: error });
  } finally {
    pieces.destroy();
  }
}
