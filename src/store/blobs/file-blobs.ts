import { randomUUID } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { ConfigError, messageOf, PermanentError } from '../../errors.ts';
import { sha256 } from '../../model/digest.ts';
import type { Blobs } from '../../model/ports/blobs.ts';
import { isAlive } from '../database/folder-lock.ts';
import { syncFolder } from '../database/sync-folder.ts';

const DRAFTS = 'tmp';
const OWN_FOLDER = { recursive: true, mode: 0o700 } as const;
const DIGEST = /^[0-9a-f]{64}$/;
/** A draft this old belongs to a dead process, on whichever machine. */
const ORPHAN_MS = 3_600_000;
/** A blob that is put again within this time is not marked again. */
export const REFRESH_MS = 12 * 3_600_000;

/**
 * Blobs as files `<folder>/<first two hex digits>/<SHA-256>`. A blob is written as a draft, flushed
 * and renamed, so that a crash leaves it whole or absent. `get` verifies the digest. Throws
 * ConfigError when the folder is full or not writable, PermanentError `blob:damaged` when bytes
 * have changed.
 */
export function openFileBlobs(folder: string): Blobs {
  const temporary = join(folder, DRAFTS);
  /** Folders that this process has made or seen. */
  const homes = new Set<string>();
  return {
    async put(bytes) {
      const digest = sha256(bytes);
      const home = join(folder, digest.slice(0, 2));
      const path = join(home, digest);
      // A file of another length was truncated by a power failure or a failing disk: it is written
      // again.
      const known = await stat(path).catch(() => null);
      if (known?.size === bytes.byteLength && (await isFresh(path, known.mtimeMs))) return digest;
      const draft = join(temporary, `${machine()}.${process.pid}.${randomUUID()}`);
      const write = () => store(bytes, draft, folder, homes, home, path);
      // ENOENT: a folder is missing, or another process took our draft for a dead process's.
      const again = async (error: unknown): Promise<void> => {
        if (codeOf(error) !== 'ENOENT') throw error;
        homes.clear();
        await mkdir(temporary, OWN_FOLDER);
        await write();
      };
      await write()
        .catch(again)
        .catch((error: unknown) => {
          throw cannotWrite(folder, error);
        });
      return digest;
    },
    async get(digest) {
      if (!DIGEST.test(digest)) return null;
      const bytes = await readFile(join(folder, digest.slice(0, 2), digest)).catch((error: unknown) => {
        if (codeOf(error) === 'ENOENT') return null;
        throw error;
      });
      return bytes === null ? null : proven(bytes, digest);
    },
    async *digests() {
      for (const home of await readdir(folder).catch(() => []))
        if (/^[0-9a-f]{2}$/.test(home))
          for (const name of await readdir(join(folder, home))) if (DIGEST.test(name)) yield name;
    },
    async remove(digest, until) {
      const path = join(folder, digest.slice(0, 2), digest);
      const found = DIGEST.test(digest) ? await stat(path).catch(() => null) : null;
      if (found === null) return 'absent';
      if (found.mtimeMs >= until.getTime()) return 'kept';
      // Out of its place first: a put at this moment either has marked it before, or writes it
      // anew.
      await mkdir(temporary, OWN_FOLDER);
      const aside = join(temporary, `${machine()}.${process.pid}.${randomUUID()}`);
      const isOurs = await rename(path, aside).then(
        () => true,
        (error: unknown) => {
          if (codeOf(error) === 'ENOENT') return false;
          throw error;
        },
      );
      // Another worker has removed it since the look.
      if (!isOurs) return 'absent';
      const isMarked = (await stat(aside)).mtimeMs >= until.getTime();
      if (isMarked) await rename(aside, path);
      else await rm(aside, { force: true });
      return isMarked ? 'kept' : 'removed';
    },
    close: async () => undefined,
  };
}

/** Marks a blob that is put again as new, at most twice a day. False: it has gone meanwhile. */
async function isFresh(path: string, storedAt: number): Promise<boolean> {
  const now = Date.now();
  if (now - storedAt < REFRESH_MS) return true;
  return utimes(path, now / 1000, now / 1000).then(
    () => true,
    () => false,
  );
}

/** Throws PermanentError when the bytes are not those that the digest names. */
export function proven(bytes: Uint8Array, digest: string): Uint8Array {
  if (sha256(bytes) === digest) return bytes;
  throw new PermanentError('blob:damaged', `the stored bytes ${digest} have changed since they were written`);
}

/**
 * Removes drafts of dead processes. Call it before the first write: in a container all processes
 * may have our pid.
 */
export async function sweepDrafts(folder: string): Promise<void> {
  const temporary = join(folder, DRAFTS);
  for (const name of await readdir(temporary).catch(() => [])) {
    const path = join(temporary, name);
    const [, where, pid] = /^(\w+)\.(\d+)\./.exec(name) ?? [];
    const gone = where === machine() && (Number(pid) === process.pid || !isAlive(Number(pid)));
    const found = await stat(path).catch(() => null);
    if (found === null || !(gone || Date.now() - found.mtimeMs > ORPHAN_MS)) continue;
    await rm(path, { force: true }).catch(() => undefined);
  }
}

function machine(): string {
  return sha256(hostname()).slice(0, 12);
}

async function store(
  bytes: Uint8Array,
  draft: string,
  folder: string,
  homes: Set<string>,
  home: string,
  path: string,
): Promise<void> {
  try {
    await writeFile(draft, bytes, { flag: 'wx', mode: 0o600, flush: true });
    if (!homes.has(home)) {
      const made = await mkdir(home, OWN_FOLDER);
      if (made !== undefined) await syncFolder(folder);
      homes.add(home);
    }
    await rename(draft, path);
  } catch (error) {
    await rm(draft, { force: true }).catch(() => undefined);
    throw error;
  }
  await syncFolder(home);
}

function cannotWrite(folder: string, error: unknown): unknown {
  const code = codeOf(error);
  const cause = { cause: error };
  if (['ENOSPC', 'EDQUOT', 'EFBIG'].includes(code))
    return new ConfigError(`no room left in ${folder}: make room, or name another place with REVENANT_BLOB_URL`, cause);
  if (['EACCES', 'EPERM', 'EROFS', 'ENOTDIR', 'EEXIST'].includes(code))
    return new ConfigError(`cannot write to ${folder}: ${messageOf(error)}`, cause);
  return error;
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}
