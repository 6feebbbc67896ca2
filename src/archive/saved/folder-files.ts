import { constants, type Stats } from 'node:fs';
import { lstat, open, readdir } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { readFrom } from '../bytes.ts';
import type { ArchiveLimits } from '../limits.ts';
import { problemIn } from '../problem.ts';

export interface FolderFile {
  readonly path: string;
  /** Names from the folder down to the file. */
  readonly steps: readonly string[];
}

/** Endings of files that are never a page, picture or document: not even opened. */
const NEVER =
  /\.(?:css|js|mjs|json|map|woff2?|ttf|otf|eot|mp[34]|m4[av]|webm|og[gv]|wav|avi|mov|zip|gz|rar|7z|exe|dmg|apk|swf|txt|log|xml|rss|atom|orig|bak|tmp|part|ds_store)$/i;

/** Files below a folder, sorted, the same on every machine. Links may lead out and are not followed. */
export async function* filesUnder(
  folder: string,
  limits: Pick<ArchiveLimits, 'archiveParts' | 'archiveFolderDepth'>,
  problems: string[],
): AsyncGenerator<FolderFile> {
  let left = limits.archiveParts;
  let links = 0;
  let deep = 0;
  const walk = async function* (at: string, below: readonly string[]): AsyncGenerator<FolderFile> {
    const entries = await readdir(at, { withFileTypes: true }).catch(({ code }: NodeJS.ErrnoException) => {
      if (code !== 'ENOENT' && code !== 'ENOTDIR')
        problems.push(problemIn(at, 'archive:path', `the folder cannot be read (${code}); it was left out`));
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
        if (left < 0) return;
        yield { path: join(at, entry.name), steps };
      }
    }
  };
  yield* walk(folder, []);
  const { archiveParts, archiveFolderDepth } = limits;
  if (left < 0)
    problems.push(
      problemIn(folder, 'archive:count', `it holds more than ${archiveParts} files; the rest was left out`),
    );
  if (links > 0) {
    const text = `${links} link(s) in it were not followed; copy the files themselves into the folder`;
    problems.push(problemIn(folder, 'archive:path', text));
  }
  if (deep > 0) {
    const text = `folders deeper than ${archiveFolderDepth} were left out; import the inner folder by itself`;
    problems.push(problemIn(folder, 'archive:depth', text));
  }
}

export interface SavedFile {
  readonly body: Buffer;
  readonly type: string | undefined;
  readonly cut: boolean;
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

/** Reads files until `archiveKeptBytes` are held. Each file that is left out is a problem. */
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
    if (this.full) return null;
    const { archiveKeptBytes } = this.#limits;
    const problem = (code: 'archive:path' | 'archive:size', text: string) => {
      this.#problems.push(problemIn(path, code, text));
      return null;
    };
    const found = await lstat(path).catch(() => null);
    if (found === null || !found.isFile()) return problem('archive:path', 'it is no readable file; it was left out');
    const length = Math.min(found.size, most);
    if (this.#kept + length > archiveKeptBytes) {
      this.full = true;
      const text = `pages and pictures exceed ${archiveKeptBytes} bytes; this file and the files after it were left out`;
      return problem('archive:size', text);
    }
    const body = await startOf(path, found, length).catch(() => null);
    if (body === null) return problem('archive:path', 'it cannot be read; it was left out');
    this.#kept += body.byteLength;
    return { body, type: typeByName(path), cut: found.size > most };
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
