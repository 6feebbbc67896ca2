import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ConfigError } from '../errors.ts';
import { sha256 } from '../model/digest.ts';
import type { Blobs } from '../model/ports/blobs.ts';
import { openFileBlobs, sweepDrafts } from './file-blobs.ts';
import { openS3Blobs, type S3Environment } from './s3-blobs.ts';

/**
 * The blob store that a setting names: `file:<path>` or `file://…`, or `s3://bucket/prefix` (see s3-blobs.ts).
 * Throws ConfigError for anything else.
 */
export async function openBlobs(url: string, env: S3Environment = process.env): Promise<Blobs> {
  if (url.startsWith('file:')) {
    const folder = url.startsWith('file://') ? fileURLToPath(url) : resolve(url.slice('file:'.length));
    await sweepDrafts(folder);
    return openFileBlobs(folder);
  }
  if (url.startsWith('s3:')) return openS3Blobs(url, env);
  throw new ConfigError(`REVENANT_BLOB_URL must start with file: or s3:, not ${url}`);
}

/** Keeps everything until the process ends: for `compare` and `fingerprint`, which store nothing. */
export function memoryBlobs(): Blobs {
  const kept = new Map<string, Uint8Array>();
  return {
    async put(bytes) {
      const digest = sha256(bytes);
      // A copy: the caller may use its buffer again.
      if (!kept.has(digest)) kept.set(digest, Uint8Array.from(bytes));
      return digest;
    },
    get: async (digest) => kept.get(digest) ?? null,
    close: async () => kept.clear(),
  };
}
