/** The compiled list as a file: read by the processes that look for its names. */
import { readFileSync } from 'node:fs';
import { openIndex } from '../names/index-file.ts';

/** Views on the bytes of the file: a matter of milliseconds. */
export const loadNames = openedOnce(openIndex, 'is no compiled list of this program: remove it, and it is made again');

/**
 * Keeps the file that was opened last: a reader searches by one at a time. The path is ours, made
 * of the digest of the contents.
 */
export function openedOnce<Opened>(open: (bytes: Uint8Array) => Opened | null, fault: string) {
  let last: { readonly path: string; readonly opened: Opened } | undefined;
  return (path: string): Opened => {
    if (last?.path !== path) {
      const opened = open(readFileSync(path));
      if (opened === null) throw new Error(`${path} ${fault}`);
      last = { path, opened };
    }
    return last.opened;
  };
}
