import { open } from 'node:fs/promises';
import { constants, gunzipSync } from 'node:zlib';

/** The first bytes, unpacked when they are gzip: 4 kB tell every format apart. */
export async function firstBytes(path: string): Promise<Uint8Array> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(4096), 0, 4096, 0);
    const raw = buffer.subarray(0, bytesRead);
    return raw[0] === 0x1f && raw[1] === 0x8b ? startOfGzip(raw) : raw;
  } finally {
    await file.close();
  }
}

function startOfGzip(raw: Uint8Array): Uint8Array {
  // A fault within the first bytes must not hide what stands before it: try again with fewer.
  for (const length of [raw.byteLength, 512, 128, 64]) {
    try {
      return gunzipSync(raw.subarray(0, length), { finishFlush: constants.Z_SYNC_FLUSH });
    } catch {
      // Broken within these bytes.
    }
  }
  return new Uint8Array();
}
