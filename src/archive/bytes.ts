import { createReadStream } from 'node:fs';
import { open, stat } from 'node:fs/promises';
import { createInflateRaw } from 'node:zlib';

const CHUNK_BYTES = 1 << 20;

/** A run of bytes in a file: the whole of it, or an entry of a ZIP. */
export interface Bytes {
  /** As stored. */
  readonly packedLength: number;
  /** The bytes from an offset to the end. Leaving the loop closes the file. */
  from(at: number): AsyncGenerator<Buffer>;
}

/** Bytes that stand in a file as they are. */
export async function storedBytes(path: string, start = 0, length?: number): Promise<Bytes> {
  const packedLength = length ?? (await stat(path)).size - start;
  return {
    packedLength,
    async *from(at) {
      if (at >= packedLength) return;
      const range = { start: start + at, end: start + packedLength - 1, highWaterMark: CHUNK_BYTES };
      const file = createReadStream(path, range);
      try {
        yield* file as AsyncIterable<Buffer>;
      } finally {
        file.destroy();
      }
    },
  };
}

/** Bytes that a ZIP keeps deflated: they can only be had from the beginning, and what stands before `at` is passed over. */
export function deflatedBytes(stored: Bytes): Bytes {
  return {
    packedLength: stored.packedLength,
    async *from(at) {
      let left = at;
      for await (const part of inflated(stored)) {
        if (left < part.length) yield left === 0 ? part : part.subarray(left);
        left = Math.max(0, left - part.length);
      }
    },
  };
}

async function* inflated(stored: Bytes): AsyncGenerator<Buffer> {
  const inflate = createInflateRaw({ chunkSize: 64 << 10 });
  const feed = (async () => {
    try {
      for await (const part of stored.from(0)) {
        if (inflate.destroyed) return;
        if (!inflate.write(part)) await new Promise<void>((go) => inflate.once('drain', go).once('close', go));
      }
      inflate.end();
    } catch (thrown) {
      inflate.destroy(thrown as Error);
    }
  })();
  try {
    yield* inflate as AsyncIterable<Buffer>;
  } finally {
    inflate.destroy();
    await feed;
  }
}

/** At most `length` bytes from an offset of a file; fewer where it ends first. */
export async function readAt(path: string, position: number, length: number): Promise<Buffer> {
  const file = await open(path);
  try {
    const buffer = Buffer.alloc(length);
    let filled = 0;
    while (filled < length) {
      const { bytesRead } = await file.read(buffer, filled, length - filled, position + filled);
      if (bytesRead === 0) break;
      filled += bytesRead;
    }
    return buffer.subarray(0, filled);
  } finally {
    await file.close();
  }
}

/** All of it, when it is no more than `most` bytes; else null. */
export async function wholeOf(bytes: Bytes, most: number): Promise<Buffer | null> {
  const parts: Buffer[] = [];
  let length = 0;
  for await (const part of bytes.from(0)) {
    length += part.length;
    if (length > most) return null;
    parts.push(part);
  }
  return Buffer.concat(parts, length);
}
