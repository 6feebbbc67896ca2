import { randomUUID } from 'node:crypto';
import { mkdir, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { ConfigError, messageOf, PermanentError } from '../errors.ts';
import { sha256 } from '../model/digest.ts';
import type { Blobs } from '../model/ports.ts';

const DIGEST = /^[0-9a-f]{64}$/;
/** A temporary file this old belongs to a process that died while it wrote. */
const ORPHAN_MS = 3_600_000;

/**
 * Blobs as files `<folder>/<first two hex digits>/<SHA-256>`: no name ever comes from outside. A blob is written beside,
 * flushed, and moved into place, so that a crash leaves it whole or absent. Reading proves the bytes.
 * Throws ConfigError when the folder is full or cannot be written, PermanentError `blob:damaged` when bytes have changed.
 */
export function openFileBlobs(folder: string): Blobs {
  const temporary = join(folder, 'tmp');
  let ready: Promise<void> | undefined;
  return {
    async put(bytes) {
      const digest = sha256(bytes);
      const home = join(folder, digest.slice(0, 2));
      const path = join(home, digest);
      if (await exists(path)) return digest;
      try {
        ready ??= prepare(temporary);
        await ready;
        await store(bytes, join(temporary, randomUUID()), home, path);
      } catch (error) {
        ready = undefined;
        throw cannotWrite(folder, error);
      }
      return digest;
    },
    async get(digest) {
      if (!DIGEST.test(digest)) return null;
      try {
        return proven(await readFile(join(folder, digest.slice(0, 2), digest)), digest);
      } catch (error) {
        if (codeOf(error) === 'ENOENT') return null;
        throw error;
      }
    },
    close: async () => undefined,
  };
}

/** Throws PermanentError when the bytes are not those that the digest names. */
export function proven(bytes: Uint8Array, digest: string): Uint8Array {
  if (sha256(bytes) === digest) return bytes;
  throw new PermanentError('blob:damaged', `the stored bytes ${digest} have changed since they were written`);
}

async function prepare(temporary: string): Promise<void> {
  await mkdir(temporary, { recursive: true });
  for (const name of await readdir(temporary)) {
    const path = join(temporary, name);
    const found = await stat(path).catch(() => null);
    if (found !== null && Date.now() - found.mtimeMs > ORPHAN_MS) await rm(path, { force: true });
  }
}

async function store(bytes: Uint8Array, draft: string, home: string, path: string): Promise<void> {
  try {
    const file = await open(draft, 'wx');
    try {
      await file.writeFile(bytes);
      await file.sync();
    } finally {
      await file.close();
    }
    await mkdir(home, { recursive: true });
    await rename(draft, path);
  } catch (error) {
    await rm(draft, { force: true }).catch(() => undefined);
    throw error;
  }
  await syncFolder(home);
}

/** Makes the new name itself survive a power cut. Windows cannot open folders, and needs none of it. */
async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

function cannotWrite(folder: string, error: unknown): unknown {
  const code = codeOf(error);
  if (code === 'ENOSPC' || code === 'EDQUOT') {
    return new ConfigError(`no room left in ${folder}: make room, or name another place with REVENANT_BLOB_URL`, {
      cause: error,
    });
  }
  if (['EACCES', 'EPERM', 'EROFS', 'ENOTDIR', 'EEXIST'].includes(code)) {
    return new ConfigError(`cannot write to ${folder}: ${messageOf(error)}`, { cause: error });
  }
  return error;
}

async function exists(path: string): Promise<boolean> {
  return (await stat(path).catch(() => null)) !== null;
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}
