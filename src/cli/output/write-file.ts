import { randomUUID } from 'node:crypto';
import { access, constants, open, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { messageOf, UsageError } from '../../errors.ts';
import type { Terminal } from './terminal.ts';

/** In the head of every page that the report room writes. */
const OURS = 'http-equiv="Content-Security-Policy" content="default-src';
const START_BYTES = 512;

/** Called before the work: a typing error must cost neither the work nor another file. */
export async function checkReportPath(path: string | undefined): Promise<void> {
  if (path === undefined) return;
  const start = await startOf(path);
  if (start !== '' && !start.includes(OURS))
    throw new UsageError(`${path} exists and is not a report of revenant: name another file`);
  await checkFolder(path);
}

export async function checkFolder(path: string): Promise<void> {
  await access(dirname(path), constants.W_OK).catch((error: unknown) => {
    throw new UsageError(`cannot write ${path}: ${messageOf(error)}; name a file in a folder that exists`);
  });
}

export async function writeReport(path: string, html: string, terminal: Terminal): Promise<void> {
  await writeFile(path, html).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOSPC') throw error;
    throw new UsageError(`cannot write the report ${path}: ${messageOf(error)}`);
  });
  terminal.note(`report: ${path}`);
}

/** Empty for a file that is missing, empty or a device. */
async function startOf(path: string): Promise<string> {
  const found = await stat(path).catch(() => null);
  if (!found?.isFile() || found.size === 0) return '';
  const file = await open(path).catch(() => null);
  if (file === null) return '';
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(START_BYTES), 0, START_BYTES);
    return buffer.toString('latin1', 0, bytesRead);
  } finally {
    await file.close();
  }
}

/** Errors of a wrong path; others are not the user's fault. */
const WRONG_PATH = new Set(['ENOENT', 'ENOTDIR', 'EISDIR', 'EACCES', 'EPERM', 'EROFS', 'ENAMETOOLONG', 'EINVAL']);

/** Writes a file that has its name only when complete. Throws UsageError for a path that cannot be written. */
export async function writeWhole(path: string, pieces: readonly Uint8Array[]): Promise<void> {
  // A unique name: two commands may write the same file at once.
  const draft = `${path}.${randomUUID().slice(0, 8)}.part`;
  try {
    const file = await open(draft, 'wx');
    try {
      for (const piece of pieces) await file.writeFile(piece);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(draft, path);
  } catch (error) {
    await rm(draft, { force: true }).catch(() => undefined);
    if (!WRONG_PATH.has((error as NodeJS.ErrnoException).code ?? '')) throw error;
    throw new UsageError(`cannot write ${path}: ${messageOf(error)}`);
  }
}
