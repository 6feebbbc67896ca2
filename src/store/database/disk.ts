import { statfs } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';

export interface FreeSpace {
  readonly path: string;
  readonly bytes: number;
}

/**
 * The least free space of the file systems of these folders; null: the system does not say. A
 * folder may not be there yet.
 */
export async function freeSpace(folders: readonly string[]): Promise<FreeSpace | null> {
  let least: FreeSpace | null = null;
  for (const folder of folders) {
    const free = await freeAt(resolve(folder), folder);
    if (free !== null && (least === null || free.bytes < least.bytes)) least = free;
  }
  return least;
}

async function freeAt(path: string, folder: string): Promise<FreeSpace | null> {
  try {
    const { bavail, bsize } = await statfs(path);
    return { path: folder, bytes: bavail * bsize };
  } catch (error) {
    const isMissing = (error as NodeJS.ErrnoException).code === 'ENOENT';
    return isMissing && dirname(path) !== path ? freeAt(dirname(path), folder) : null;
  }
}
