import type { Stats } from 'node:fs';
import { constants } from 'node:fs';
import { lstat, open, readdir } from 'node:fs/promises';
import { extname, join } from 'node:path';
import type { ArchiveLimits } from '../limits.ts';
import { problemAt } from '../problem.ts';

export interface FolderFile {
  readonly path: string;
  /** Names from the folder down to the file. */
  readonly steps: readonly string[];
}

/** What is never a page, picture or document, by the ending: not even opened. */
const NEVER =
  /\.(?:css|js|mjs|json|map|woff2?|ttf|otf|eot|mp[34]|m4[av]|webm|og[gv]|wav|avi|mov|zip|gz|rar|7z|exe|dmg|apk|swf|txt|log|xml|rss|atom|orig|bak|tmp|part|ds_store)$/i;

/**
 * Files below a folder, sorted, so that two machines read them in one order. Links are not followed: they may lead out of
 * what was handed over. None where there is no folder.
 */
export async function* filesUnder(
  folder: string,
  limits: Pick<ArchiveLimits, 'archiveParts' | 'archiveFolderDepth'>,
  problems: string[],
): AsyncGenerator<FolderFile> {
  let left = limits.archiveParts;
  let links = 0;
  let deep = 0;
  const walk = async function* (at: string, below: readonly string[]): AsyncGenerator<FolderFile> {
    const entries = await readdir(at, { withFileTypes: true }).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'ENOENT' && error.code !== 'ENOTDIR')
        problems.push(
          problemAt('archive:path', at, '', `the folder cannot be read (${error.code})`, 'it was left out'),
        );
      return [];
    });
    for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
      const steps = [...below, entry.name];
      if (entry.isSymbolicLink()) links += 1;
      else if (entry.isDirectory()) {
        if (steps.length > limits.archiveFolderDepth) deep += 1;
        else yield* walk(join(at, entry.name), steps);
      } else if (entry.isFile() && !NEVER.test(entry.name)) {
        left -= 1;
        if (left >= 0) yield { path: join(at, entry.name), steps };
        if (left < 0) return;
      }
    }
  };
  yield* walk(folder, []);
  if (left < 0)
    problems.push(
      problemAt(
        'archive:count',
        folder,
        '',
        `it holds more than ${limits.archiveParts} files`,
        'the rest was left out',
      ),
    );
  if (links > 0)
    problems.push(
      problemAt(
        'archive:path',
        folder,
        '',
        `${links} link(s) in it were not followed`,
        'copy the files themselves into the folder',
      ),
    );
  if (deep > 0)
    problems.push(
      problemAt(
        'archive:depth',
        folder,
        '',
        `folders deeper than ${limits.archiveFolderDepth} were left out`,
        'hand over the inner folder by itself',
      ),
    );
}

export interface SavedFile {
  readonly body: Buffer;
  readonly type: string | undefined;
  readonly cut: boolean;
}

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html',
  '.htm': 'text/html',
  '.shtml': 'text/html',
  '.xhtml': 'application/xhtml+xml',
  '.jpg': 'image/jpeg',
  '.jpeg': 'image/jpeg',
  '.png': 'image/png',
  '.gif': 'image/gif',
  '.webp': 'image/webp',
  '.avif': 'image/avif',
  '.svg': 'image/svg+xml',
  '.ico': 'image/x-icon',
  '.pdf': 'application/pdf',
};

/** The type that a file's name gives it; undefined where only its bytes tell. */
export function typeByName(name: string): string | undefined {
  const type = TYPES[extname(name).toLowerCase()];
  return type;
}

/** Reads files of a folder until `archiveKeptBytes` are held. What is left out is told, once for each reason. */
export class FolderReading {
  readonly #limits: ArchiveLimits;
  readonly #problems: string[];
  #kept = 0;
  full = false;

  constructor(limits: ArchiveLimits, problems: string[]) {
    this.#limits = limits;
    this.#problems = problems;
  }

  /** Null, with a problem, when it cannot be read. `most`: for pages that carry their pictures. */
  async file(path: string, most: number = this.#limits.archiveBodyBytes): Promise<SavedFile | null> {
    const found = await lstat(path).catch(() => null);
    if (found === null || !found.isFile()) return this.#leave('archive:path', path, 'it is no file that can be read');
    const length = Math.min(found.size, most);
    if (this.full || this.#kept + length > this.#limits.archiveKeptBytes) {
      if (!this.full)
        this.#leave('archive:size', path, `pages and pictures exceed ${this.#limits.archiveKeptBytes} bytes`);
      this.full = true;
      return null;
    }
    const body = await firstOf(path, found, length).catch(() => null);
    if (body === null) return this.#leave('archive:path', path, 'it cannot be read');
    this.#kept += body.byteLength;
    return { body, type: typeByName(path), cut: found.size > most };
  }

  #leave(code: 'archive:path' | 'archive:size', path: string, what: string): null {
    this.#problems.push(
      problemAt(code, path, '', what, code === 'archive:size' ? 'it and what follows was left out' : 'it was left out'),
    );
    return null;
  }
}

/** O_NOFOLLOW: what was a file a moment ago may have become a link. */
async function firstOf(path: string, seen: Stats, length: number): Promise<Buffer | null> {
  const file = await open(path, constants.O_RDONLY | constants.O_NOFOLLOW);
  try {
    const { ino, dev } = await file.stat();
    if (ino !== seen.ino || dev !== seen.dev) return null;
    const body = Buffer.alloc(length);
    let read = 0;
    while (read < length) {
      const { bytesRead } = await file.read(body, read, length - read, read);
      if (bytesRead === 0) break;
      read += bytesRead;
    }
    return body.subarray(0, read);
  } finally {
    await file.close();
  }
}
