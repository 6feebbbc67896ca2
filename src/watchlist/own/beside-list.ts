/**
 * A file that a list names: in its folder or below. The author of a list must not choose other
 * files of this machine.
 */

import { lstatSync, realpathSync } from 'node:fs';
import { dirname, isAbsolute, relative, resolve, sep, win32 } from 'node:path';
import { command } from '../../model/text/program.ts';

const instead = (): string =>
  `copy the file into the folder of the list, or import it with "${command('import <file>')}" (of a listed entity: --entity <id>)`;

/** The path, even if there is no such file; or why the list may not name it. */
export function besideList(written: string, base: string): { readonly path: string } | { readonly reason: string } {
  if (isAbsolute(written) || win32.isAbsolute(written))
    return { reason: `"${written}" is an absolute path; it must be relative to the list: ${instead()}` };
  const path = resolve(base, written);
  if (!isWithin(path, base)) return { reason: `"${written}" is outside the folder of the list: ${instead()}` };
  const real = realPathOf(path);
  if (real === null || !isWithin(real, realPathOf(base) ?? base))
    return { reason: `"${written}" follows a link out of the folder of the list: ${instead()}` };
  return { path };
}

function isWithin(path: string, folder: string): boolean {
  const way = relative(folder, path);
  return way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way);
}

/** A missing file's path is where it would be. Null: links in a circle, or without permission. */
function realPathOf(path: string): string | null {
  try {
    return realpathSync(path);
  } catch (error) {
    const isMissing = (error as NodeJS.ErrnoException).code === 'ENOENT' && dirname(path) !== path;
    // A dangling link is missing too, until somebody puts a file there.
    const isLink = lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink() === true;
    const parent = isMissing && !isLink ? realPathOf(dirname(path)) : null;
    return parent === null ? null : resolve(parent, relative(dirname(path), path));
  }
}
