import { lstat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { messageOf, PermanentError } from '../../errors.ts';
import { counted } from '../../model/counted.ts';
import type { ArchiveList } from '../archived.ts';
import type { ArchiveLimits } from '../limits.ts';
import { roleOf } from '../role.ts';
import { type CdxLine, cdxHeader, parseCdxLine } from './cdx.ts';
import { loadEntries } from './load-warc.ts';
import { unpackFrom } from './unpack.ts';
import type { WarcEntry } from './warc-entry.ts';
import { type WarcFile, warcFile } from './warc-file.ts';

/** An index beside its WARCs names few; each one that is missing costs time. */
const MOST_FILES = 10_000;
const MOST_REPORTED = 3;

/**
 * Lists the captures that a CDX or CDXJ names in WARCs beside it: in its folder, in `archive` below
 * it or in `../archive`. Of a file only the base name is used, never a path.
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
  readonly #revisits: { readonly digest: string | null; readonly entry: WarcEntry }[] = [];
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

  /** False when a limit is reached. */
  async take(text: string): Promise<boolean> {
    this.#lines += 1;
    const header = this.#lines === 1 ? cdxHeader(text) : null;
    if (header !== null) this.#columns = header;
    else if (text.trim() !== '' && !text.startsWith('!')) await this.#takeLine(parseCdxLine(text, this.#columns));
    const { archiveRecords } = this.#limits;
    const isOver = this.#entries.length + this.#revisits.length >= archiveRecords;
    if (this.#files.size <= MOST_FILES && !isOver) return true;
    const most = isOver ? `${archiveRecords} records` : `${MOST_FILES} files`;
    this.stop('limit:archive-records', `it names more than ${most}; the rest was left out`);
    return false;
  }

  async #takeLine(line: CdxLine | null): Promise<void> {
    if (line === null || line.file === null || line.offset === null) {
      this.#unread += 1;
      const text = `${this.#path}: line ${this.#lines} names no capture of a web address in a file`;
      if (this.#unread <= MOST_REPORTED) this.#problems.push(text);
      return;
    }
    const { url, capturedAt, digest, offset, isRevisit, type } = line;
    const role = isRevisit ? 'page' : roleOf(type ?? 'none', Buffer.alloc(0));
    const status = line.status ?? 200;
    if (role === null || status >= 300) return;
    const file = await this.#file(line.file);
    if (file === null) return;
    const entry = { role, finalUrl: url, status, capturedAt, length: 1, file, position: { at: offset, skip: 0 } };
    if (isRevisit) this.#revisits.push({ digest, entry });
    else this.#entries.push(entry);
    if (!isRevisit && digest !== null && !this.#byDigest.has(digest)) this.#byDigest.set(digest, entry);
  }

  stop(reason: string, why: string): void {
    const detail = `${this.#path}: line ${this.#lines + 1}: ${why}`;
    this.#problems.push(detail);
    this.#cut ??= { reason, detail };
  }

  done(): ArchiveList {
    const originals = new Map<WarcEntry, WarcEntry>();
    let lost = 0;
    for (const { digest, entry } of this.#revisits) {
      const original = digest === null ? undefined : this.#byDigest.get(digest);
      if (original === undefined) {
        lost += 1;
        continue;
      }
      const placed = { ...entry, role: original.role };
      originals.set(placed, original);
      this.#entries.push(placed);
    }
    const problems = this.#problems;
    // Style sheets are not listed, so their revisits have no original, which is no loss.
    if (lost > 0 && this.#entries.length === 0)
      problems.push(
        `${this.#path}: ${counted(lost, 'revisit record')} without a body: the index does not name the original`,
      );
    if (this.#unread > MOST_REPORTED)
      problems.push(`${this.#path}: ${this.#unread} lines in all name no capture of a web address in a file`);
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
      if (found !== null || /^\.{0,2}$/.test(name)) break;
      const path = join(place, name);
      if ((await lstat(path).catch(() => null))?.isFile()) found = await warcFile(path);
    }
    if (found === null && this.#files.size < 1_000) {
      const quoted = JSON.stringify(name.slice(0, 120));
      this.#problems.push(
        `${this.#path}: the file ${quoted} is not beside it; the captures in that file were left out`,
      );
    }
    this.#files.set(name, found);
    return found;
  }
}

async function* linesOf(path: string, limits: ArchiveLimits): AsyncGenerator<string> {
  const { bytes, packed } = await warcFile(path);
  const utf8 = (line: string): string => Buffer.from(line, 'latin1').toString('utf8');
  let held = '';
  for await (const part of unpackFrom(bytes, 0, packed, limits)) {
    const lines = (held + part.bytes.toString('latin1')).split('\n');
    held = lines.pop() ?? '';
    for (const line of lines) yield utf8(line);
    if (held.length > limits.cdxLineBytes)
      throw new PermanentError('archive:cdx', `it is longer than ${limits.cdxLineBytes} bytes`);
  }
  if (held.trim() !== '') yield utf8(held);
}
