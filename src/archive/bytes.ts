/** Bytes of files and of ZIP entries, packed or plain, a bounded part at a time. */
import { createReadStream } from 'node:fs';
import { type FileHandle, open, stat } from 'node:fs/promises';
import { Readable, type Transform } from 'node:stream';
import { constants, createGunzip, createInflateRaw, gunzipSync } from 'node:zlib';
import { messageOf, PermanentError } from '../errors.ts';

const CHUNK_BYTES = 1 << 20;

/** A run of bytes in a file: the whole of it, or an entry of a ZIP. */
export interface Bytes {
  /** As stored. */
  readonly packedLength: number;
  /** The bytes from an offset to the end. Leaving the loop closes the file. */
  from(at: number): AsyncGenerator<Buffer>;
}

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

/** Deflated bytes are read from the start: those before `at` are dropped. Throws PermanentError. */
export function deflatedBytes(stored: Bytes): Bytes {
  return {
    packedLength: stored.packedLength,
    async *from(at) {
      let left = at;
      const packed = Readable.from(stored.from(0), { highWaterMark: 1 });
      try {
        for await (const part of unpacked(packed, createInflateRaw({ chunkSize: 64 << 10 }))) {
          if (left < part.length) yield left === 0 ? part : part.subarray(left);
          left = Math.max(0, left - part.length);
        }
      } catch (thrown) {
        if (!(thrown as NodeJS.ErrnoException).code?.startsWith('Z_')) throw thrown;
        throw new PermanentError('zip:broken', `the packed bytes are damaged (${messageOf(thrown)})`);
      }
    },
  };
}

async function* unpacked(packed: Readable, engine: Transform): AsyncGenerator<Buffer> {
  packed.on('error', (error) => engine.destroy(error));
  try {
    yield* packed.pipe(engine) as AsyncIterable<Buffer>;
  } finally {
    packed.destroy();
    engine.destroy();
  }
}

/** At most `length` bytes from an offset of a file; fewer where it ends first. */
export async function readAt(path: string, position: number, length: number): Promise<Buffer> {
  const file = await open(path);
  try {
    return await readFrom(file, position, length);
  } finally {
    await file.close();
  }
}

export async function readFrom(file: FileHandle, position: number, length: number): Promise<Buffer> {
  const buffer = Buffer.alloc(length);
  let filled = 0;
  while (filled < length) {
    const { bytesRead } = await file.read(buffer, filled, length - filled, position + filled);
    if (bytesRead === 0) break;
    filled += bytesRead;
  }
  return buffer.subarray(0, filled);
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

export function isGzip(start: Uint8Array): boolean {
  return start[0] === 0x1f && start[1] === 0x8b;
}

/** The first 4 kB, unpacked when they are gzip: enough to recognise every format. */
export async function firstBytes(path: string): Promise<Uint8Array> {
  const raw = await readAt(path, 0, 4096);
  if (!isGzip(raw)) return raw;
  // A fault within the first bytes must not hide the bytes before it: try again with fewer.
  for (const length of [raw.byteLength, 512, 128, 64]) {
    try {
      return gunzipSync(raw.subarray(0, length), { finishFlush: constants.Z_SYNC_FLUSH });
    } catch {
      // Broken within these bytes.
    }
  }
  return new Uint8Array();
}

/**
 * The bytes of a file: gzip unpacked, UTF-16 as UTF-8. At most `most` bytes, and one part more if
 * it has more.
 */
export async function* openBytes(path: string, most: number): AsyncGenerator<Buffer> {
  const file = createReadStream(path, { highWaterMark: CHUNK_BYTES });
  let left = most;
  let decoder: ReturnType<typeof utf16Decoder> | undefined;
  try {
    const parts = isGzip(await readAt(path, 0, 2)) ? unpacked(file, createGunzip()) : (file as AsyncIterable<Buffer>);
    for await (const part of parts) {
      if (decoder === undefined) decoder = utf16Decoder(part);
      const bytes = decoder === null ? part : Buffer.from(decoder.decode(part, { stream: true }), 'utf8');
      yield bytes.subarray(0, left);
      left -= bytes.byteLength;
      if (left < 0) return;
    }
  } finally {
    file.destroy();
  }
}

function utf16Decoder([first, second]: Uint8Array): InstanceType<typeof TextDecoder> | null {
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le');
  return first === 0xfe && second === 0xff ? new TextDecoder('utf-16be') : null;
}

/** At most `most` unpacked bytes. `cut`: why that is not all of it. Throws faults of the disk. */
export async function wholeFile(path: string, most: number): Promise<{ bytes: Buffer; cut: string | null }> {
  const parts: Buffer[] = [];
  let length = 0;
  let cut: string | null = null;
  try {
    for await (const part of openBytes(path, most + 1)) {
      parts.push(part);
      length += part.byteLength;
    }
  } catch (thrown) {
    if (!isZlibFault(thrown)) throw thrown;
    cut = `the packed data breaks after ${length} unpacked bytes`;
  }
  const bytes = parts.length === 1 ? (parts[0] as Buffer) : Buffer.concat(parts);
  if (bytes.byteLength <= most) return { bytes, cut };
  return { bytes: bytes.subarray(0, most), cut: `it has more than ${most} bytes` };
}

/** A fault of packed data, as against one of the disk. */
export function isZlibFault(thrown: unknown): boolean {
  const code = (thrown as { code?: unknown } | null)?.code;
  return typeof code === 'string' && /^(?:Z_|ERR_ZLIB)/.test(code);
}
