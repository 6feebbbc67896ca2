import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { InputError } from '../../errors.ts';
import { sha256 } from '../../model/digest.ts';
import type { Blobs } from '../../model/ports/blobs.ts';
import { openFileBlobs, sweepDrafts } from './file-blobs.ts';

/**
 * Blob stores by URL scheme. A new one is a file and a line here; test/store/blobs/blobs.test.ts
 * runs the contract on it.
 */
const STORES: Readonly<Record<string, (url: string, env: NodeJS.ProcessEnv) => Promise<Blobs>>> = {
  async 'file:'(url) {
    const folder = blobFolder(url);
    await sweepDrafts(folder);
    return openFileBlobs(folder);
  },
  's3:': async (url, env) => (await import('./s3-blobs.ts')).openS3Blobs(url, env),
};

/** The folder that a `file:` URL names. */
export function blobFolder(url: string): string {
  return url.startsWith('file://') ? fileURLToPath(url) : resolve(url.slice('file:'.length));
}

/**
 * The blob store of `file:<path>`, `file://…` or `s3://bucket/prefix`. Throws InputError for any
 * other URL.
 */
export async function openBlobs(url: string, env: NodeJS.ProcessEnv = process.env): Promise<Blobs> {
  const scheme = url.slice(0, url.indexOf(':') + 1);
  const open = Object.hasOwn(STORES, scheme) ? STORES[scheme] : undefined;
  if (open !== undefined) return open(url, env);
  throw new InputError(`REVENANT_BLOB_URL must start with ${Object.keys(STORES).join(' or ')}, not ${url}`);
}

/**
 * Keeps everything in memory until the process ends: for `compare` and `fingerprint`, which store
 * nothing.
 */
export function memoryBlobs(): Blobs {
  const kept = new Map<string, Uint8Array>();
  return {
    async put(bytes) {
      const digest = sha256(bytes);
      // A copy: the caller may reuse its buffer.
      if (!kept.has(digest)) kept.set(digest, Uint8Array.from(bytes));
      return digest;
    },
    get: async (digest) => kept.get(digest) ?? null,
    async *digests() {
      yield* [...kept.keys()];
    },
    remove: async (digest) => (kept.delete(digest) ? 'removed' : 'absent'),
    close: async () => kept.clear(),
  };
}
