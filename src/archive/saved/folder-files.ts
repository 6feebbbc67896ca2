import { constants, type Stats } from 'node:fs';
import { lstat, open, readdir } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { counted } from '../../model/counted.ts';
import { readFrom } from '../bytes.ts';
import type { ArchiveLimits } from '../limits.ts';
import { type ProblemCode, problemIn } from '../problem.ts';

export type SavedFile = { readonly body: Buffer; readonly type: string | undefined; readonly cut: boolean };

export interface FolderEntry {
  readonly path: string;
  /** Names from the folder down to the file. */
  readonly steps: readonly string[];
  readonly file: SavedFile;
}

// biome-ignore format: one line a kind
const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html', '.htm': 'text/html', '.shtml': 'text/html', '.xhtml': 'application/xhtml+xml',
  '.jpg': 'image/jpeg', '.jpeg': 'image/jpeg', '.png': 'image/png', '.gif': 'image/gif', '.webp': 'image/webp',
  '.avif': 'image/avif', '.svg': 'image/svg+xml', '.ico': 'image/x-icon', '.pdf': 'application/pdf',
};

/** Undefined where only the bytes decide. */
export function typeByName(name: string): string | undefined {
  return TYPES[extname(name).toLowerCase()];
}

/** Endings of files that are never a page, picture or document: not even opened. */
const NEVER =
  /\.(?:css|js|mjs|json|map|woff2?|ttf|otf|eot|mp[34]|m4[av]|webm|og[gv]|wav|avi|mov|zip|gz|rar|7z|exe|dmg|apk|swf|txt|log|xml|rss|atom|orig|bak|tmp|part|ds_store)$/i;

export const isNeverRead = (name: string): boolean => NEVER.test(name);

/** Reads folders until `archiveKeptBytes` are held. Each file that is left out is a problem. */
export function folderReading(limits: ArchiveLimits, problems: string[]) {
  let kept = 0;
  const reading = { files, full: false };
  return reading;

  /**
   * The files below a folder in sorted order, at most `most` bytes of each. Links are not followed:
   * they lead out.
   */
  async function* files(folder: string, most: number): AsyncGenerator<FolderEntry> {
    const { archiveParts, archiveFolderDepth } = limits;
    const left = { files: archiveParts, links: 0, deep: 0 };
    for await (const { path, steps } of walk(folder, [], left)) {
      const file = await read(path, most);
      if (reading.full) break;
      if (file !== null) yield { path, steps, file };
    }
    if (left.files < 0)
      problem(folder, 'archive:count', `it holds more than ${archiveParts} files; the rest was left out`);
    const links = `it has ${counted(left.links, 'link')}, which revenant does not follow; copy the files themselves into the folder`;
    if (left.links > 0) problem(folder, 'archive:path', links);
    const deep = `folders deeper than ${archiveFolderDepth} were left out; import the inner folder by itself`;
    if (left.deep > 0) problem(folder, 'archive:depth', deep);
  }

  async function* walk(
    at: string,
    below: readonly string[],
    left: { files: number; links: number; deep: number },
  ): AsyncGenerator<Omit<FolderEntry, 'file'>> {
    const entries = await readdir(at, { withFileTypes: true }).catch(({ code }: NodeJS.ErrnoException) => {
      if (code !== 'ENOENT' && code !== 'ENOTDIR')
        problem(at, 'archive:path', `the folder cannot be read (${code}); it was left out`);
      return [];
    });
    for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
      const steps = [...below, entry.name];
      if (entry.isSymbolicLink()) left.links += 1;
      else if (entry.isDirectory()) {
        if (steps.length > limits.archiveFolderDepth) left.deep += 1;
        else yield* walk(join(at, entry.name), steps, left);
      } else if (entry.isFile() && !NEVER.test(entry.name)) {
        left.files -= 1;
        if (left.files < 0) return;
        yield { path: join(at, entry.name), steps };
      }
    }
  }

  async function read(path: string, most: number): Promise<SavedFile | null> {
    const { archiveKeptBytes } = limits;
    const found = await lstat(path).catch(() => null);
    if (!found?.isFile()) return problem(path, 'archive:path', 'it is no readable file; it was left out');
    const length = Math.min(found.size, most);
    if (kept + length > archiveKeptBytes) {
      reading.full = true;
      const text = `pages and pictures exceed ${archiveKeptBytes} bytes; this file and the files after it were left out`;
      return problem(path, 'archive:size', text);
    }
    const body = await startOf(path, found, length).catch(() => null);
    if (body === null) return problem(path, 'archive:path', 'it cannot be read; it was left out');
    kept += body.byteLength;
    return { body, type: typeByName(path), cut: found.size > most };
  }

  function problem(path: string, code: ProblemCode, text: string): null {
    problems.push(problemIn(path, code, text));
    return null;
  }
}

/** O_NOFOLLOW: since `lstat` the file may have been replaced by a link. */
async function startOf(path: string, seen: Stats, length: number): Promise<Buffer | null> {
  const file = await open(path, constants.O_RDONLY | constants.O_NOFOLLOW);
  try {
    const { ino, dev } = await file.stat();
    return ino === seen.ino && dev === seen.dev ? await readFrom(file, 0, length) : null;
  } finally {
    await file.close();
  }
}
