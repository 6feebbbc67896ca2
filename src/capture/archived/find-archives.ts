/** Paths, folders, addresses and lists of paths → the WARC files that they name. */
import { mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, dirname, join, resolve } from 'node:path';
import { openBytes } from '../../archive/bytes.ts';
import { messageOf } from '../../errors.ts';
import { sha256 } from '../../model/digest.ts';
import type { FarFiles, FindArchives, SiftedFile } from '../../model/ports/sift.ts';
import { isFar } from './bring-archive.ts';

const ARCHIVE = /\.(?:warc|wet|wat)(?:\.gz)?$/i;
/** Published beside a crawl: one path a line, gzip or plain. */
const LIST = /\.paths(?:\.gz)?$/i;
const MOST_LIST = 64 << 20;

/** Each file once, in the given order. A list names files beside it, below its folder or `base`. */
export function archiveFinder(far: FarFiles): FindArchives {
  return async (given, base) => {
    const files = new Map<string, SiftedFile>();
    const problems: string[] = [];
    // The length of a far file is asked for when its turn comes: a crawl has 90,000 of them.
    const addFar = (name: string): void => void files.set(name, { name, bytes: null, key: sha256(name) });
    const add = async (path: string): Promise<void> => {
      const name = resolve(path);
      const { size: bytes, mtimeMs } = await stat(name);
      files.set(name, { name, bytes, key: sha256(name, String(bytes), String(mtimeMs)) });
    };
    for (const path of given) {
      try {
        if (LIST.test(path)) {
          const place = base ?? (isFar(path) ? path.slice(0, path.lastIndexOf('/')) : dirname(path));
          for (const line of await linesOf(path)) {
            // A line may lead nowhere outside of the folder.
            const isOutside = line.split('/').includes('..') || isFar(line);
            if (isFar(place) && !isOutside) addFar(`${place.replace(/\/+$/, '')}/${line.replace(/^\/+/, '')}`);
            else {
              const found = isOutside ? null : await placeOf(line, place);
              if (found === null)
                problems.push(`${path} names ${line}, which is not there: download it first, or say --base`);
              else await add(found);
            }
          }
        } else if (isFar(path)) addFar(path);
        else if ((await stat(path)).isDirectory()) {
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
    if (!isFar(path)) return linesIn(path);
    const folder = await mkdtemp(join(tmpdir(), 'revenant-paths-'));
    try {
      const copy = join(folder, 'paths');
      await writeFile(copy, await far.read(path, 0, Math.min(MOST_LIST, await far.size(path))));
      return await linesIn(copy);
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  }
}

async function linesIn(path: string): Promise<string[]> {
  const parts: Buffer[] = [];
  for await (const part of openBytes(path, MOST_LIST)) parts.push(part);
  const lines = Buffer.concat(parts).toString('utf8').split(/\r?\n/);
  return lines.map((line) => line.trim()).filter((line) => line !== '' && !line.startsWith('#'));
}

async function placeOf(line: string, folder: string): Promise<string | null> {
  for (const place of [join(folder, line), join(folder, basename(line))])
    if ((await stat(place).catch(() => null))?.isFile()) return place;
  return null;
}
