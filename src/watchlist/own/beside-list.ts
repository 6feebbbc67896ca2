import { lstatSync, realpathSync } from 'node:fs';
import { dirname, isAbsolute, relative, resolve, sep, win32 } from 'node:path';

const INSTEAD = 'copy the file into the folder of the list, or take it in with "revenant import <file> --entity <id>"';

/**
 * The file that a list names, which lies in the folder of the list or below it: who writes a list does not choose what else is
 * read on the machine that takes it in.
 */
export function besideList(written: string, base: string): { readonly path: string } | { readonly reason: string } {
  if (isAbsolute(written) || win32.isAbsolute(written))
    return { reason: `"${written}" is an absolute path; a path relative to the list is wanted: ${INSTEAD}` };
  const path = resolve(base, written);
  if (!isWithin(path, base)) return { reason: `"${written}" leads out of the folder of the list: ${INSTEAD}` };
  const real = realPathOf(path);
  if (real === null || !isWithin(real, realPathOf(base) ?? base))
    return { reason: `"${written}" follows a link out of the folder of the list: ${INSTEAD}` };
  return { path };
}

function isWithin(path: string, folder: string): boolean {
  const way = relative(folder, path);
  return way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way);
}

/** Of what is not there yet the place where it would be. Null: links that lead in a circle, or into what may not be read. */
function realPathOf(path: string): string | null {
  try {
    return realpathSync(path);
  } catch (error) {
    const isMissing = (error as NodeJS.ErrnoException).code === 'ENOENT' && dirname(path) !== path;
    const parent = isMissing && !isLink(path) ? realPathOf(dirname(path)) : null;
    return parent === null ? null : resolve(parent, relative(dirname(path), path));
  }
}

/** A link to nothing is missing too, until somebody puts something there. */
function isLink(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink() === true;
}
