/** Paths, folders and lists of paths → the WARC files that they name. */
import { readdir, stat } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { openBytes } from '../../archive/bytes.ts';
import { messageOf } from '../../errors.ts';
import { sha256 } from '../../model/digest.ts';
import type { FindArchives, SiftedFile } from '../../model/ports/sift.ts';

const ARCHIVE = /\.(?:warc|wet|wat)(?:\.gz)?$/i;
/** Published beside a crawl: one path a line, gzip or plain. */
const LIST = /\.paths(?:\.gz)?$/i;
const MOST_LIST = 256 << 20;

/**
 * Each file once, in the order given. A list names files that lie beside it, or below its folder.
 */
export const findArchives: FindArchives = async (given) => {
  const files = new Map<string, SiftedFile>();
  const problems: string[] = [];
  const add = async (path: string): Promise<void> => {
    const full = resolve(path);
    const found = await stat(full);
    const { size: bytes, mtimeMs } = found;
    files.set(full, { path: full, bytes, key: sha256(full, String(bytes), String(mtimeMs)) });
  };
  for (const path of given) {
    try {
      if (LIST.test(path)) {
        for (const line of await linesOf(path)) {
          const place = await placeOf(line, dirname(path));
          if (place === null) problems.push(`${path} names ${line}, which is not there: download it first`);
          else await add(place);
        }
      } else if ((await stat(path)).isDirectory()) {
        const names = await readdir(path, { recursive: true });
        for (const name of names.filter((one) => ARCHIVE.test(one)).sort()) await add(join(path, name));
      } else await add(path);
    } catch (error) {
      problems.push(`${path} cannot be read: ${messageOf(error)}`);
    }
  }
  return { files: [...files.values()], problems };
};

async function linesOf(path: string): Promise<string[]> {
  const parts: Buffer[] = [];
  for await (const part of openBytes(path, MOST_LIST)) parts.push(part);
  const lines = Buffer.concat(parts).toString('utf8').split(/\r?\n/);
  return lines.map((line) => line.trim()).filter((line) => line !== '' && !line.startsWith('#'));
}

async function placeOf(line: string, folder: string): Promise<string | null> {
  // A line may lead nowhere outside of the folder.
  if (line.split('/').includes('..')) return null;
  for (const place of [join(folder, line), join(folder, basename(line))])
    if (
      await stat(place)
        .then((found) => found.isFile())
        .catch(() => false)
    )
      return place;
  return null;
}
