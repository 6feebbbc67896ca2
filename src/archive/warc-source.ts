import { createReadStream } from 'node:fs';
import { open, stat } from 'node:fs/promises';
import { createGunzip } from 'node:zlib';
import { MAX_HEADER_BYTES, MAX_UNPACKED_BYTES } from './limits.ts';

export interface WarcSource {
  readonly packed: boolean;
  /** How many unpacked bytes may come from now on. */
  allow(bytes: number): void;
  bytes(): AsyncGenerator<Uint8Array>;
  /** After the last byte: why part of the file was not unpacked, or null. */
  unread(): Promise<string | null>;
}

/** Opens the unpacked bytes of a file, with a budget so that a record header without an end is not collected for ever. */
export async function openWarcSource(path: string): Promise<WarcSource> {
  const packed = await isGzip(path);
  const { size } = await stat(path);
  const file = createReadStream(path);
  const gunzip = packed ? createGunzip() : null;
  if (gunzip !== null) {
    file.on('error', (error) => gunzip.destroy(error));
    file.pipe(gunzip);
  }
  let budget = MAX_HEADER_BYTES;
  let total = 0;
  return {
    packed,
    allow(bytes: number): void {
      budget = bytes;
    },
    async *bytes(): AsyncGenerator<Uint8Array> {
      try {
        for await (const part of (gunzip ?? file) as AsyncIterable<Uint8Array>) {
          total += part.byteLength;
          budget -= part.byteLength;
          if (total > MAX_UNPACKED_BYTES) throw new Error(`the file unpacks to more than ${MAX_UNPACKED_BYTES} bytes`);
          if (budget < 0) throw new Error('the record header does not end');
          yield part;
        }
      } finally {
        file.destroy();
        gunzip?.destroy();
      }
    },
    /** zlib takes bytes after the last member for padding and stops there without a word: a broken member looks the same. */
    async unread(): Promise<string | null> {
      if (gunzip === null || gunzip.bytesWritten >= size) return null;
      const rest = await readAt(path, gunzip.bytesWritten, Math.min(size - gunzip.bytesWritten, 4096));
      if (rest.every((byte) => byte === 0)) return null;
      return `the packed data stops being gzip at byte ${gunzip.bytesWritten} of the file (${size - gunzip.bytesWritten} bytes not read)`;
    },
  };
}

async function readAt(path: string, position: number, length: number): Promise<Uint8Array> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, position);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}

async function isGzip(path: string): Promise<boolean> {
  const [first, second] = await readAt(path, 0, 2);
  return first === 0x1f && second === 0x8b;
}
