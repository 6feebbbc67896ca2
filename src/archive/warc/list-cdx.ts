import { lstat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { messageOf, PermanentError } from '../../errors.ts';
import type { ArchiveList } from '../archived.ts';
import { storedBytes } from '../bytes.ts';
import type { ArchiveLimits } from '../limits.ts';
import { roleOf } from '../role.ts';
import { type CdxLine, cdxHeader, parseCdxLine } from './cdx.ts';
import { loadEntries } from './load-warc.ts';
import { unpackFrom } from './unpack.ts';
import type { WarcEntry } from './warc-entry.ts';
import { isGzip, type WarcFile, warcFile } from './warc-file.ts';

/** An index beside its files names few; each that is not there costs time. */
const MOST_FILES = 10_000;

/**
 * Lists what a CDX (9 or 11 columns, or as its header line says) or CDXJ index names in WARCs that lie beside it, in its folder, in
 * `archive` below it or in `..` (as in an unpacked WACZ). Only the base name of a file is taken from the index, never a path.
 * The WARCs themselves are not read through: places come from the index, digests are checked when a record is loaded.
 */
export async function listCdx(path: string, limits: ArchiveLimits): Promise<ArchiveList> {
  const listing = new CdxListing(path, limits);
  try {
    for await (const line of linesOf(path, limits)) if (!(await listing.take(line))) break;
  } catch (thrown) {
    if (!(thrown instanceof PermanentError)) throw thrown;
    listing.stop(thrown.code.startsWith('limit:') ? thrown.code : 'archive:damaged', messageOf(thrown));
  }
  return listing.done();
}

class CdxListing {
  readonly #path: string;
  readonly #limits: ArchiveLimits;
  readonly #entries: WarcEntry[] = [];
  readonly #revisits: { readonly line: CdxLine; readonly entry: WarcEntry }[] = [];
  readonly #byDigest = new Map<string, WarcEntry>();
  readonly #files = new Map<string, WarcFile | null>();
  readonly #problems: string[] = [];
  #columns: readonly string[] | null = null;
  #cut: ArchiveList['cut'] = null;
  #unread = 0;
  #lines = 0;

  constructor(path: string, limits: ArchiveLimits) {
    this.#path = path;
    this.#limits = limits;
  }

  /** False: enough. */
  async take(text: string): Promise<boolean> {
    this.#lines += 1;
    const header = this.#lines === 1 ? cdxHeader(text) : null;
    if (header !== null) this.#columns = header;
    else if (text.trim() !== '' && !text.startsWith('!')) await this.#takeLine(parseCdxLine(text, this.#columns));
    if (this.#files.size > MOST_FILES) {
      this.stop('limit:archive-records', `more than ${MOST_FILES} files are named; what follows was left out`);
      return false;
    }
    if (this.#entries.length + this.#revisits.length < this.#limits.archiveRecords) return true;
    this.stop('limit:archive-records', `more than ${this.#limits.archiveRecords} records; what follows was left out`);
    return false;
  }

  async #takeLine(line: CdxLine | null): Promise<void> {
    if (line === null || line.file === null || line.offset === null) {
      this.#unread += 1;
      if (this.#unread <= 3)
        this.#problems.push(`${this.#path}: line ${this.#lines} names no capture of a web address in a file`);
      return;
    }
    const role = line.isRevisit ? 'page' : roleOf(line.type ?? 'none', Buffer.alloc(0));
    if (role === null || (line.status !== null && line.status >= 300)) return;
    const file = await this.#file(line.file);
    if (file === null) return;
    const { url, capturedAt, offset } = line;
    const entry = {
      role,
      finalUrl: url,
      status: line.status ?? 200,
      capturedAt,
      length: 1,
      file,
      place: { at: offset, skip: 0 },
    };
    if (line.isRevisit) this.#revisits.push({ line, entry });
    else {
      this.#entries.push(entry);
      if (line.digest !== null && !this.#byDigest.has(line.digest)) this.#byDigest.set(line.digest, entry);
    }
  }

  stop(reason: string, why: string): void {
    const detail = `${this.#path}: line ${this.#lines + 1}: ${why}`;
    this.#problems.push(detail);
    this.#cut ??= { reason, detail };
  }

  done(): ArchiveList {
    const originals = new Map<WarcEntry, WarcEntry>();
    let lost = 0;
    for (const { line, entry } of this.#revisits) {
      const original = line.digest === null ? undefined : this.#byDigest.get(line.digest);
      if (original === undefined) {
        lost += 1;
        continue;
      }
      const placed = { ...entry, role: original.role };
      originals.set(placed, original);
      this.#entries.push(placed);
    }
    // Of a style sheet nothing is listed, nor then of its revisits: only where nothing at all is listed is that a loss.
    if (lost > 0 && this.#entries.length === 0)
      this.#problems.push(`${this.#path}: ${lost} revisit record(s) point at bodies that the index does not name`);
    if (this.#unread > 3) this.#problems.push(`${this.#path}: ${this.#unread} lines in all name no such capture`);
    const problems = this.#problems;
    return {
      records: this.#entries,
      redirects: [],
      problems,
      cut: this.#cut,
      load: (chosen) => loadEntries(chosen as WarcEntry[], originals, this.#limits, problems),
    };
  }

  async #file(named: string): Promise<WarcFile | null> {
    const name = basename(named.replaceAll('\\', '/'));
    const known = this.#files.get(name);
    if (known !== undefined) return known;
    const folder = dirname(this.#path);
    let found: WarcFile | null = null;
    for (const place of [folder, join(folder, 'archive'), join(folder, '..', 'archive')]) {
      const path = join(place, name);
      const isFile = name !== '' && name !== '.' && name !== '..' && (await lstat(path).catch(() => null))?.isFile();
      if (!isFile) continue;
      found = await warcFile(path);
      break;
    }
    if (found === null && this.#files.size < 1_000)
      this.#problems.push(
        `${this.#path}: ${JSON.stringify(name.slice(0, 120))} is not beside it: what it holds was left out`,
      );
    this.#files.set(name, found);
    return found;
  }
}

async function* linesOf(path: string, limits: ArchiveLimits): AsyncGenerator<string> {
  const bytes = await storedBytes(path);
  let held = '';
  for await (const part of unpackFrom(bytes, 0, await isGzip(bytes), limits)) {
    const lines = (held + part.bytes.toString('latin1')).split('\n');
    held = lines.pop() ?? '';
    for (const line of lines) yield Buffer.from(line, 'latin1').toString('utf8');
    if (held.length > limits.cdxLineBytes)
      throw new PermanentError('archive:cdx', `it is longer than ${limits.cdxLineBytes} bytes`);
  }
  if (held.trim() !== '') yield Buffer.from(held, 'latin1').toString('utf8');
}
