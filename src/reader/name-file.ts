/** The compiled list as a file: read by the processes that look for its names. */
import { readFileSync } from 'node:fs';
import { openIndex } from '../names/index-file.ts';
import type { NameIndex } from '../names/name-index.ts';

/** A reader searches for one list at a time. */
let loaded: { readonly path: string; readonly index: NameIndex } | undefined;

/**
 * Views on the bytes of the file: a matter of milliseconds. The path is ours, made of the digest of
 * the contents.
 */
export function loadNames(path: string): NameIndex {
  if (loaded?.path !== path) {
    const index = openIndex(readFileSync(path));
    if (index === null) throw new Error(`${path} is no compiled list of this program: remove it, and it is made again`);
    loaded = { path, index };
  }
  return loaded.index;
}
