import { lstat, readdir, readFile } from 'node:fs/promises';
import { basename, extname, join } from 'node:path';
import { sha256 } from '../model/digest.ts';
import type { ArchiveContents, ArchivedRecord } from './archived.ts';
import { MAX_BODY_BYTES, MAX_KEPT_BYTES } from './limits.ts';
import { looksLikeHtml, roleOf } from './role.ts';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html',
  '.htm': 'text/html',
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
const MAX_FILES = 5_000;
const MAX_DEPTH = 12;

export interface SavedOptions {
  readonly url?: string;
  readonly at?: string;
}

/**
 * A page that was saved by hand, with the "<name>_files" folder that browsers put beside it. Where it stood is `url`, or
 * what the page says of itself (the "saved from" comment, its canonical link), else a name under .invalid.
 */
export async function readSavedPage(path: string, options: SavedOptions): Promise<ArchiveContents> {
  const reading = new SavedReading(options);
  const page = await reading.file(path);
  if (page === null) return reading.contents([]);
  const url = options.url ?? statedAddress(page.body) ?? madeUpAddress(page.body);
  const records = [reading.record(page, url)];
  const stem = basename(path, extname(path));
  for (const folder of [`${stem}_files`, `${stem}.files`]) {
    for await (const entry of filesUnder(join(path, '..', folder), [folder])) {
      const file = await reading.file(entry.path);
      if (file !== null) records.push(reading.record(file, new URL(addressPath(entry.steps), url).href));
    }
  }
  return reading.contents(records.filter(({ role }, index) => index === 0 || role !== 'page'));
}

/** A folder of saved pages: file paths become addresses below `url`, index.html becomes its folder. */
export async function readSavedFolder(path: string, options: SavedOptions): Promise<ArchiveContents> {
  const reading = new SavedReading(options);
  const files: { file: SavedFile; steps: string[] }[] = [];
  for await (const entry of filesUnder(path, [])) {
    const file = await reading.file(entry.path);
    if (file !== null) files.push({ file, steps: entry.steps });
  }
  const pages = files.filter(({ file }) => roleOf(file.type, file.body) === 'page');
  const first = [...pages].sort((a, b) => a.steps.length - b.steps.length || (isIndex(a.steps) ? -1 : 1))[0];
  if (first === undefined) return reading.contents([]);
  // `wget --mirror` puts everything below a folder that has the name of the host.
  const top = first.steps.length > 1 ? first.steps[0] : undefined;
  const mirrored = top !== undefined && /^[\w-]+(\.[\w-]+)+$/.test(top) && pages.every(({ steps }) => steps[0] === top);
  const own = statedAddress(first.file.body);
  const base =
    options.url ??
    (mirrored ? `http://${top}/` : own === null ? madeUpAddress(first.file.body) : new URL('/', own).href);
  const records = files.map(({ file, steps }) =>
    reading.record(file, new URL(addressPath(mirrored ? steps.slice(1) : steps), base).href),
  );
  return reading.contents(records);
}

interface SavedFile {
  readonly body: Uint8Array;
  readonly type: string | undefined;
  readonly savedAt: string;
  readonly cut: boolean;
}

class SavedReading {
  readonly #at: string | null;
  readonly #problems: string[] = [];
  #kept = 0;
  #cut = false;

  constructor({ at }: SavedOptions) {
    this.#at = at === undefined ? null : new Date(at).toISOString();
  }

  /** Null, with a problem, when it cannot be read. Links are not followed: they may lead out of what was handed over. */
  async file(path: string): Promise<SavedFile | null> {
    const { size, mtime } = await lstat(path);
    if (this.#kept + Math.min(size, MAX_BODY_BYTES) > MAX_KEPT_BYTES) {
      if (!this.#cut)
        this.#problems.push(
          `${path}: pages and pictures exceed ${MAX_KEPT_BYTES} bytes; it and what follows was left out`,
        );
      this.#cut = true;
      return null;
    }
    const whole = size > MAX_BODY_BYTES * 4 ? null : await readFile(path);
    if (whole === null) {
      this.#problems.push(`${path}: ${size} bytes are too many for a page or picture; left out`);
      return null;
    }
    const body = whole.subarray(0, MAX_BODY_BYTES);
    this.#kept += body.byteLength;
    const named = TYPES[extname(path).toLowerCase()];
    const type = named ?? (looksLikeHtml(body) ? 'text/html' : undefined);
    return { body, type, savedAt: mtime.toISOString(), cut: whole.byteLength > body.byteLength };
  }

  record(file: SavedFile, url: string): ArchivedRecord {
    const marks = file.cut ? ['truncated'] : [];
    // The file's own date is the best guess there is, and is marked as one.
    if (this.#at === null) marks.push('time:file-date');
    return {
      role: roleOf(file.type, file.body) ?? 'page',
      pageRole: null,
      url,
      finalUrl: url,
      redirects: [],
      status: 200,
      headers: file.type === undefined ? {} : { 'content-type': file.type },
      address: null,
      body: file.body,
      capturedAt: this.#at ?? file.savedAt,
      marks,
    };
  }

  contents(records: readonly ArchivedRecord[]): ArchiveContents {
    return { records, redirects: [], problems: this.#problems, cut: this.#cut };
  }
}

/** Pages and pictures below a folder, sorted, so that two machines read them in one order. None where there is no folder. */
async function* filesUnder(folder: string, steps: string[]): AsyncGenerator<{ path: string; steps: string[] }> {
  let left = MAX_FILES;
  const walk = async function* (at: string, below: string[]): AsyncGenerator<{ path: string; steps: string[] }> {
    const entries = await readdir(at, { withFileTypes: true }).catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return [];
      throw error;
    });
    for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
      if (left <= 0) return;
      const next = [...below, entry.name];
      if (entry.isDirectory() && below.length < MAX_DEPTH) yield* walk(join(at, entry.name), next);
      else if (
        entry.isFile() &&
        (TYPES[extname(entry.name).toLowerCase()] !== undefined || extname(entry.name) === '')
      ) {
        left -= 1;
        yield { path: join(at, entry.name), steps: next };
      }
    }
  };
  yield* walk(folder, steps);
}

function isIndex(steps: readonly string[]): boolean {
  return /^(index|default)\.x?html?$/i.test(steps.at(-1) ?? '');
}

function addressPath(steps: readonly string[]): string {
  const kept = isIndex(steps) ? [...steps.slice(0, -1), ''] : steps;
  const path = kept.map(encodeURIComponent).join('/');
  return path === '' ? './' : `./${path}`;
}

/** What the page says about where it stood (no tag holds another, so that a page of openings costs no time): the browser's "saved from" comment, a canonical link or og:url. */
function statedAddress(body: Uint8Array): string | null {
  const head = Buffer.from(body.subarray(0, 65_536)).toString('latin1');
  const found =
    /<!--\s{0,9}saved from url=\(\d{1,9}\)(\S{1,2083})\s{0,9}-->/i.exec(head)?.[1] ??
    /<link\b[^<>]{0,4000}\brel=["']?canonical["']?[^<>]{0,4000}>/i
      .exec(head)?.[0]
      .match(/\bhref=["']?([^"'\s>]+)/i)?.[1] ??
    /<meta\b[^<>]{0,4000}\bproperty=["']?og:url["']?[^<>]{0,4000}>/i
      .exec(head)?.[0]
      .match(/\bcontent=["']?([^"'\s>]+)/i)?.[1];
  return found !== undefined && /^https?:\/\//i.test(found) && URL.canParse(found) ? new URL(found).href : null;
}

/** RFC 6761 reserves .invalid: nobody's site is named by mistake, and two saved pages do not become one site. */
function madeUpAddress(body: Uint8Array): string {
  return `http://saved-${sha256(body).slice(0, 12)}.invalid/`;
}
