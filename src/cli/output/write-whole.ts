import { randomUUID } from 'node:crypto';
import { open, rename, rm } from 'node:fs/promises';
import { messageOf, UsageError } from '../../errors.ts';

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
