import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { createGunzip } from 'node:zlib';

/**
 * The bytes of a file in order, unpacked where it is gzip, written again as UTF-8 where it is UTF-16 with a byte order
 * mark (some tools and shells write text so). At most `most` bytes; the caller sees by the count that there were more.
 */
export async function* openBytes(path: string, most: number): AsyncGenerator<Buffer> {
  const start = await startOf(path, 4);
  const file = createReadStream(path, { highWaterMark: 1 << 20 });
  const packed = start[0] === 0x1f && start[1] === 0x8b;
  const gunzip = packed ? createGunzip() : null;
  if (gunzip !== null) {
    file.on('error', (error) => gunzip.destroy(error));
    file.pipe(gunzip);
  }
  let left = most;
  let decoder: Decoder | null | undefined;
  try {
    for await (const part of (gunzip ?? file) as AsyncIterable<Buffer>) {
      if (decoder === undefined) decoder = utf16Of(part);
      const bytes = decoder === null ? part : Buffer.from(decoder.decode(part, { stream: true }), 'utf8');
      yield bytes.subarray(0, left);
      left -= bytes.byteLength;
      if (left < 0) return;
    }
  } finally {
    file.destroy();
    gunzip?.destroy();
  }
}

type Decoder = InstanceType<typeof TextDecoder>;

function utf16Of(first: Uint8Array): Decoder | null {
  if (first[0] === 0xff && first[1] === 0xfe) return new TextDecoder('utf-16le');
  return first[0] === 0xfe && first[1] === 0xff ? new TextDecoder('utf-16be') : null;
}

export interface WholeFile {
  readonly bytes: Buffer;
  /** Why it is not all of it: the packed data broke, or there was more than may be kept. Null: it is. */
  readonly cut: string | null;
}

/** A whole file in memory, at most `most` bytes of it once unpacked. */
export async function wholeFile(path: string, most: number): Promise<WholeFile> {
  const parts: Buffer[] = [];
  let length = 0;
  let cut: string | null = null;
  try {
    for await (const part of openBytes(path, most + 1)) {
      parts.push(part);
      length += part.byteLength;
    }
  } catch (thrown) {
    // What a broken gzip gave before the fault is kept; a file that cannot be read at all is the caller's to tell.
    if (!isZlibFault(thrown)) throw thrown;
    cut = `the packed data breaks after ${length} unpacked bytes`;
  }
  const bytes = parts.length === 1 ? (parts[0] as Buffer) : Buffer.concat(parts);
  if (bytes.byteLength <= most) return { bytes, cut };
  return { bytes: bytes.subarray(0, most), cut: `it has more than ${most} bytes` };
}

/** A fault of packed data, told from one of the disk. */
export function isZlibFault(thrown: unknown): boolean {
  const code = (thrown as { code?: unknown } | null)?.code;
  return typeof code === 'string' && /^(?:Z_|ERR_ZLIB)/.test(code);
}

export async function startOf(path: string, length: number): Promise<Buffer> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}
