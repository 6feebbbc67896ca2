import { messageOf, PermanentError } from '../../errors.ts';
import { counted } from '../../model/counted.ts';
import { groupBy } from '../../model/group-by.ts';
import type { ArchivedRedirect, ArchiveList } from '../archived.ts';
import type { ArchiveLimits } from '../limits.ts';
import { loadEntries } from './load-warc.ts';
import { positionText, type WarcFile } from './unpack.ts';
import { isWanted, listItemOf, type WarcEntry, type WarcListItem } from './warc-entry.ts';
import { WarcRecords } from './warc-records.ts';

/** Bytes of a block: enough for the header of the HTTP answer and the first bytes of the body. */
const START_BYTES = 64 << 10;
const MOST_REPORTED = 5;

/**
 * Lists WARC files (1.0, 1.1; plain or gzip) in a stream. A fault ends a file, with a problem
 * naming the position.
 */
export async function listWarcs(files: readonly WarcFile[], limits: ArchiveLimits): Promise<ArchiveList> {
  const entries: WarcEntry[] = [];
  const redirects: ArchivedRedirect[] = [];
  const revisits: { readonly entry: WarcEntry; readonly typed: boolean }[] = [];
  const problems: string[] = [];
  /** By payload digest: the entry that holds the body; null if its kind is not read. */
  const byDigest = new Map<string, WarcEntry | null>();
  const seen = { cut: null as ArchiveList['cut'], undated: 0, full: false };
  for (const file of files) await read(file);
  const originals = new Map<WarcEntry, WarcEntry>();
  const byAddress = groupBy(entries, ({ finalUrl }) => finalUrl);
  for (const same of byAddress.values()) same.sort((a, b) => (a.capturedAt < b.capturedAt ? -1 : 1));
  let unresolved = 0;
  for (const { entry, typed } of revisits) {
    const original = originalOf(entry);
    // A site is whole without a style sheet.
    if (original === undefined && entry.role !== 'style') unresolved += 1;
    if (original == null) continue;
    const placed = typed ? entry : { ...entry, role: original.role };
    originals.set(placed, original);
    entries.push(placed);
  }
  if (unresolved > 0)
    problems.push(`${counted(unresolved, 'revisit record')} without a body: the original is not in this archive`);
  if (seen.undated > MOST_REPORTED) problems.push(`${seen.undated} records in all have no readable WARC-Date`);
  const asCaptured = new Set(entries.filter(({ converted }) => !converted).map(({ finalUrl }) => finalUrl));
  const records = entries.filter(({ converted, finalUrl }) => !converted || !asCaptured.has(finalUrl));
  const load: ArchiveList['load'] = (chosen) => loadEntries(chosen as WarcEntry[], originals, limits, problems);
  return { records, redirects, problems, cut: seen.cut, load };

  async function read(file: WarcFile): Promise<void> {
    const parts = new WarcRecords(file, 0, limits);
    let count = 0;
    let last = { at: 0, skip: 0 };
    try {
      for (let head = await parts.next(); head !== null && !seen.full; head = await parts.next()) {
        count += 1;
        last = head.position;
        if (isWanted(head)) take(await listItemOf(head, await parts.block(START_BYTES), file), file);
      }
    } catch (thrown) {
      if (!(thrown instanceof PermanentError)) throw thrown;
      const position = (await parts.position().catch(() => null)) ?? last;
      const where = `record ${count + 1} or the one before, at ${positionText(position)}`;
      // A limit can be raised by the user; every fault of the file is one reason.
      const reason = thrown.code.startsWith('limit:') ? thrown.code : 'archive:damaged';
      stop(reason, `${file.name}: ${where}: ${messageOf(thrown)}; what comes before was kept`);
    } finally {
      await parts.close();
    }
  }

  function stop(reason: string, detail: string): void {
    problems.push(detail);
    seen.cut ??= { reason, detail };
  }

  function take(item: WarcListItem, file: WarcFile): void {
    if (item.is === 'redirect') redirects.push(item.redirect);
    else if (item.is === 'revisit') revisits.push(item);
    else if (item.is === 'undated') {
      seen.undated += 1;
      const text = `${file.name}: ${item.url} was left out: it has no readable WARC-Date ("${item.date}")`;
      if (seen.undated <= MOST_REPORTED) problems.push(text);
    } else {
      const entry = item.is === 'entry' ? item.entry : null;
      if (entry !== null) entries.push(entry);
      if (item.digest !== null && !byDigest.get(item.digest)) byDigest.set(item.digest, entry);
    }
    const { archiveRecords: most } = limits;
    if (entries.length + revisits.length + redirects.length + byDigest.size < most || seen.full) return;
    seen.full = true;
    stop('limit:archive-records', `${file.name}: it has more than ${most} records; the rest was left out`);
  }

  /** Null: its body is of a kind that is not read. Undefined: it is not in this archive. */
  function originalOf(revisit: WarcEntry): WarcEntry | null | undefined {
    if (revisit.revisitOf === undefined) return undefined;
    const { digest, url, at } = revisit.revisitOf;
    // A digest says which bytes are meant, whatever address and time the record names.
    if (digest !== null) return byDigest.get(digest);
    // A server that answered 304 gives no digest: then address and time decide (WARC 1.1, 6.7.3).
    const last = lastUntil(byAddress.get(url ?? revisit.finalUrl) ?? [], at ?? revisit.capturedAt);
    return at === null || last?.capturedAt === at ? last : undefined;
  }
}

/** The last that is not later. Binary search: an archive may hold one address a million times. */
function lastUntil(entries: readonly WarcEntry[], at: string): WarcEntry | undefined {
  let [from, to] = [0, entries.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    if ((entries[middle] as WarcEntry).capturedAt <= at) from = middle + 1;
    else to = middle;
  }
  return entries[from - 1];
}
