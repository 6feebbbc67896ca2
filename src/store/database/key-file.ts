import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { link, mkdir, open, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { ConfigError, messageOf } from '../../errors.ts';

/** Flushed to disk before it gets its name. */
const OWNERS_ONLY = { flag: 'wx', mode: 0o600, flush: true };

/**
 * A missing file is made from `make`. Throws ConfigError for an unreadable file, or one that others
 * may read.
 */
export async function openKeyFile(path: string, make: () => string): Promise<string> {
  const cannot = (error: unknown): never => {
    throw new ConfigError(
      `cannot use the signing key ${path}: ${messageOf(error)}; name another file with REVENANT_SIGNING_KEY`,
    );
  };
  if (!existsSync(path)) await writeNew(path, make()).catch(cannot);
  const file = await open(path, 'r').catch(cannot);
  try {
    const { mode } = await file.stat();
    if (process.platform !== 'win32' && (mode & 0o077) !== 0)
      throw new ConfigError(
        `others may read the signing key ${path}: chmod 600 it, and make a new key if somebody did`,
      );
    return await readFile(file, 'utf8');
  } finally {
    await file.close();
  }
}

/**
 * Replaces the text, whole or not at all; the old one is lost. Throws ConfigError when it cannot.
 */
export async function replaceKeyFile(path: string, text: string): Promise<void> {
  const draft = `${path}.${randomUUID()}`;
  try {
    await writeFile(draft, text, OWNERS_ONLY);
    await rename(draft, path);
  } catch (error) {
    throw new ConfigError(`cannot write the signing key ${path}: ${messageOf(error)}`);
  } finally {
    await rm(draft, { force: true });
  }
}

/** Whole or not at all, and never over a file that another process made meanwhile. */
async function writeNew(path: string, text: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  const draft = `${path}.${randomUUID()}`;
  try {
    await writeFile(draft, text, OWNERS_ONLY);
    await link(draft, path).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'EEXIST') throw error;
    });
  } finally {
    await rm(draft, { force: true });
  }
}
