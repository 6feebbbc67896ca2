/** The data folder holds evidence: files of the program in it are for its own user alone. */
import { chmodSync, lstatSync, readdirSync, type Stats, statSync } from 'node:fs';
import { join } from 'node:path';
import { orElse } from '../../errors.ts';

/** Everything that the program keeps in a data folder. */
export const KEPT = [
  ...['db', 'db.new', 'socket', 'blobs', 'names', 'sift', 'checkpoints'],
  ...['report.html', 'revenant.pid', 'signing-key.pem'],
];
/** A key that others could read is refused, since they may have read it. */
const REFUSED = 'signing-key.pem';
/** The file system's own, in the root of a volume. */
const OF_VOLUME = 'lost+found';

/**
 * Closes a folder that an older version left open to others. A folder with other things in it keeps
 * its mode, since --data may name any folder; the program's own files in it are closed all the
 * same.
 */
export function closeToOthers(data: string): void {
  const found = statSync(data, { throwIfNoEntry: false });
  if (process.platform === 'win32' || found === undefined) return;
  const names = namesIn(data);
  const isOurs = names.every((name) => KEPT.includes(name) || name === OF_VOLUME);
  const isOpen = isOurs && othersMay(found);
  for (const name of names) if (KEPT.includes(name) && name !== REFUSED) closeAll(join(data, name), isOpen);
  if (isOpen) closeOne(data, found);
}

/**
 * Itself last: then a folder that is closed has been done to its end.
 * @param again does closed folders too
 */
function closeAll(path: string, again: boolean): void {
  const found = lstatSync(path, { throwIfNoEntry: false });
  if (found === undefined || found.isSymbolicLink() || !(again || othersMay(found))) return;
  if (found.isDirectory()) for (const name of namesIn(path)) closeAll(join(path, name), again);
  if (othersMay(found)) closeOne(path, found);
}

const othersMay = ({ mode }: Stats): boolean => (mode & 0o077) !== 0;
/** Another process may remove files meanwhile. */
const namesIn = (folder: string): string[] => orElse(() => readdirSync(folder), []);

/**
 * Only the owner can change the mode of another user's file, such as the root of a mounted volume.
 */
function closeOne(path: string, { mode }: Stats): void {
  orElse(() => chmodSync(path, mode & 0o700), undefined);
}
