/** A file of a list, packed or not → its bytes, piece by piece and bounded. */
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { createGunzip } from 'node:zlib';
import { ConfigError, InputError, messageOf } from '../errors.ts';

const PIECE = 1 << 16;

/** The unpacked bytes of a file (plain or gzip, told by its first bytes). Throws ConfigError beyond `most` bytes or where the packing is broken. */
export async function* listBytes(path: string, most: number): AsyncGenerator<Buffer> {
  const packed = await isPacked(path);
  const file = createReadStream(path, { highWaterMark: PIECE });
  const unpacked = packed ? file.pipe(createGunzip({ chunkSize: PIECE })) : file;
  // `pipe` does not carry the faults of its source.
  if (packed) file.on('error', (error) => unpacked.destroy(error));
  let length = 0;
  try {
    for await (const piece of unpacked) {
      length += (piece as Buffer).byteLength;
      if (length > most)
        throw new ConfigError(`${path} holds more than ${most} bytes (limit listBytes); nothing was changed`);
      yield piece as Buffer;
    }
  } catch (error) {
    if (error instanceof ConfigError || !packed) throw error;
    throw new ConfigError(`${path} cannot be unpacked (${messageOf(error)}): fetch it again; nothing was changed`);
  } finally {
    file.destroy();
    unpacked.destroy();
  }
}

/** The first unpacked bytes: enough to tell what a file is. */
export async function beginningOf(path: string, bytes = 1 << 16): Promise<Buffer> {
  const pieces: Buffer[] = [];
  let length = 0;
  for await (const piece of listBytes(path, Number.MAX_SAFE_INTEGER)) {
    pieces.push(piece);
    length += piece.byteLength;
    if (length >= bytes) break;
  }
  return Buffer.concat(pieces).subarray(0, bytes);
}

/** SHA-256 over the unpacked bytes, in hex: the same list packed and unpacked is the same content. */
export async function contentOf(path: string, most: number): Promise<string> {
  const hash = createHash('sha256');
  for await (const piece of listBytes(path, most)) hash.update(piece);
  return hash.digest('hex');
}

async function isPacked(path: string): Promise<boolean> {
  const file = await open(path).catch((error: NodeJS.ErrnoException) => {
    throw new InputError(
      `${path} cannot be read: ${error.code === 'ENOENT' ? 'there is no such file' : error.message}`,
    );
  });
  try {
    const { bytesRead, buffer } = await file.read(Buffer.alloc(2), 0, 2, null);
    return bytesRead === 2 && buffer[0] === 0x1f && buffer[1] === 0x8b;
  } finally {
    await file.close();
  }
}
