import { randomUUID } from 'node:crypto';
import { open, rename, rm } from 'node:fs/promises';
import { messageOf, UsageError } from '../../errors.ts';

/** A path that cannot be written to is wrong use; whatever else goes wrong is not the user's fault. */
const WRONG_PATH = new Set(['ENOENT', 'ENOTDIR', 'EISDIR', 'EACCES', 'EPERM', 'EROFS', 'ENAMETOOLONG', 'EINVAL']);

/** Writes a file that stands under its name only when complete. Throws UsageError for a path that cannot be written to. */
export async function writeWhole(path: string, pieces: readonly Uint8Array[]): Promise<void> {
  // Of its own: the same file may be asked for twice at once.
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
