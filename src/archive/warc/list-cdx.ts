import { lstat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { messageOf, PermanentError } from '../../errors.ts';
import { counted } from '../../model/counted.ts';
import type { ArchiveList } from '../archived.ts';
import type { ArchiveLimits } from '../limits.ts';
import { roleOf } from '../role.ts';
import { type CdxLine, cdxHeader, parseCdxLine } from './cdx.ts';
import { loadEntries } from './load-warc.ts';
import { unpackFrom, type WarcFile } from './unpack.ts';
import type { WarcEntry } from './warc-entry.ts';
import { warcFile } from './warc-records.ts';

/** An index beside its WARCs names few; each missing one costs time. */
const MOST_FILES = 10_000;
const MOST_REPORTED = 3;

/**
 * Lists the captures that a CDX or CDXJ names in WARCs beside it: in its folder, in `archive` below
 * it or in `../archive`. Only the base name of a file is used, never a path.
 */
export async function listCdx(path: string, limits: ArchiveLimits): Promise<ArchiveList> {
  const entries: WarcEntry[] = [];
  const revisits: { readonly digest: string | null; readonly entry: WarcEntry }[] = [];
  const byDigest = new Map<string, WarcEntry>();
  const files = new Map<string, WarcFile | null>();
  const problems: string[] = [];
  const read = { columns: null as readonly string[] | null, lines: 0, unread: 0, cut: null as ArchiveList['cut'] };
  try {
    for await (const line of linesOf(path, limits)) if (!(await take(line))) break;
  } catch (thrown) {
    if (!(thrown instanceof PermanentError)) throw thrown;
    stop(thrown.code.startsWith('limit:') ? thrown.code : 'archive:damaged', messageOf(thrown));
  }
  const originals = new Map<WarcEntry, WarcEntry>();
  for (const { digest, entry } of revisits) {
    const original = byDigest.get(digest ?? '');
    if (original === undefined) continue;
    const placed = { ...entry, role: original.role };
    originals.set(placed, original);
    entries.push(placed);
  }
  // Scripts are not listed, so their revisits have no original, which is no loss.
  const lost = counted(revisits.length, 'revisit record');
  if (revisits.length > 0 && entries.length === 0)
    problems.push(`${path}: ${lost} without a body: the index does not name the original`);
  if (read.unread > MOST_REPORTED)
    problems.push(`${path}: ${read.unread} lines in all name no capture of a web address in a file`);
  const load: ArchiveList['load'] = (chosen) => loadEntries(chosen as WarcEntry[], originals, limits, problems);
  return { records: entries, redirects: [], problems, cut: read.cut, load };
  /** False when a limit is reached. */
  async function take(text: string): Promise<boolean> {
    read.lines += 1;
    const header = read.lines === 1 ? cdxHeader(text) : null;
    if (header !== null) read.columns = header;
    else if (text.trim() !== '' && !text.startsWith('!')) await takeLine(parseCdxLine(text, read.columns));
    const isOver = entries.length + revisits.length >= limits.archiveRecords;
    if (files.size <= MOST_FILES && !isOver) return true;
    const most = isOver ? `${limits.archiveRecords} records` : `${MOST_FILES} files`;
    stop('limit:archive-records', `it names more than ${most}; the rest was left out`);
    return false;
  }

  async function takeLine(line: CdxLine | null): Promise<void> {
    if (line === null || line.file === null || line.offset === null) {
      read.unread += 1;
      const text = `${path}: line ${read.lines} names no capture of a web address in a file`;
      if (read.unread <= MOST_REPORTED) problems.push(text);
      return;
    }
    const { url, capturedAt, digest, offset, isRevisit, type } = line;
    const role = isRevisit ? 'page' : roleOf(type ?? 'none', Buffer.alloc(0));
    const status = line.status ?? 200;
    if (role === null || status >= 300) return;
    const file = await fileNamed(line.file);
    if (file === null) return;
    const entry = { role, finalUrl: url, status, capturedAt, length: 1, file, position: { at: offset, skip: 0 } };
    if (isRevisit) revisits.push({ digest, entry });
    else entries.push(entry);
    if (!isRevisit && digest !== null && !byDigest.has(digest)) byDigest.set(digest, entry);
  }

  function stop(reason: string, why: string): void {
    const detail = `${path}: line ${read.lines + 1}: ${why}`;
    problems.push(detail);
    read.cut ??= { reason, detail };
  }
  async function fileNamed(named: string): Promise<WarcFile | null> {
    const name = basename(named.replaceAll('\\', '/'));
    const known = files.get(name);
    if (known !== undefined) return known;
    const folder = dirname(path);
    let found: WarcFile | null = null;
    for (const place of [folder, join(folder, 'archive'), join(folder, '..', 'archive')]) {
      if (found !== null || /^\.{0,2}$/.test(name)) break;
      const beside = join(place, name);
      if ((await lstat(beside).catch(() => null))?.isFile()) found = await warcFile(beside);
    }
    const quoted = JSON.stringify(name.slice(0, 120));
    if (found === null && files.size < 1_000)
      problems.push(`${path}: the file ${quoted} is not beside it; the captures in that file were left out`);
    files.set(name, found);
    return found;
  }
}

async function* linesOf(path: string, limits: ArchiveLimits): AsyncGenerator<string> {
  const utf8 = (line: string): string => Buffer.from(line, 'latin1').toString('utf8');
  let held = '';
  for await (const part of unpackFrom(await warcFile(path), 0, limits)) {
    const lines = (held + part.bytes.toString('latin1')).split('\n');
    held = lines.pop() ?? '';
    for (const line of lines) yield utf8(line);
    if (held.length > limits.cdxLineBytes)
      throw new PermanentError('archive:cdx', `it is longer than ${limits.cdxLineBytes} bytes`);
  }
  if (held.trim() !== '') yield utf8(held);
}
