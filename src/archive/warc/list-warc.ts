import { messageOf, PermanentError } from '../../errors.ts';
import { counted } from '../../model/counted.ts';
import { groupBy } from '../../model/group-by.ts';
import type { ArchivedRedirect, ArchiveList } from '../archived.ts';
import type { ArchiveLimits } from '../limits.ts';
import { loadEntries } from './load-warc.ts';
import { positionText, unpackFrom } from './unpack.ts';
import { isWanted, listItemOf, type WarcEntry, type WarcListItem } from './warc-entry.ts';
import type { WarcFile } from './warc-file.ts';
import { WarcRecords } from './warc-records.ts';

/** Of a block: enough for the header of the HTTP answer and the first bytes of the body. */
const START_BYTES = 64 << 10;
const MOST_REPORTED = 5;

/**
 * Lists WARC files (1.0, 1.1; plain or gzip) in a stream; bodies stay in the file. A fault ends a
 * file, with one problem naming the position.
 */
export async function listWarcs(files: readonly WarcFile[], limits: ArchiveLimits): Promise<ArchiveList> {
  const listing = new WarcListing(limits);
  for (const file of files) await listing.read(file);
  return listing.done();
}

class WarcListing {
  readonly #limits: ArchiveLimits;
  readonly #entries: WarcEntry[] = [];
  readonly #redirects: ArchivedRedirect[] = [];
  readonly #revisits: { readonly entry: WarcEntry; readonly typed: boolean }[] = [];
  readonly #problems: string[] = [];
  /** By payload digest, the entry that holds the body; null where the body is nothing that is read. */
  readonly #byDigest = new Map<string, WarcEntry | null>();
  #cut: ArchiveList['cut'] = null;
  #undated = 0;
  #full = false;

  constructor(limits: ArchiveLimits) {
    this.#limits = limits;
  }

  async read(file: WarcFile): Promise<void> {
    const records = new WarcRecords(unpackFrom(file.bytes, 0, file.packed, this.#limits), this.#limits);
    let count = 0;
    let last = { at: 0, skip: 0 };
    try {
      for (let head = await records.next(); head !== null && !this.#full; head = await records.next()) {
        count += 1;
        last = head.position;
        if (isWanted(head)) this.#take(await listItemOf(head, await records.block(START_BYTES), file), file);
      }
    } catch (thrown) {
      if (!(thrown instanceof PermanentError)) throw thrown;
      const position = (await records.position().catch(() => null)) ?? last;
      const where = `record ${count + 1} or the one before, at ${positionText(position)}`;
      // A limit can be raised by the user; every fault of the file is one reason.
      const reason = thrown.code.startsWith('limit:') ? thrown.code : 'archive:damaged';
      this.#stop(reason, `${file.name}: ${where}: ${messageOf(thrown)}; what comes before was kept`);
    } finally {
      await records.close();
    }
  }

  #stop(reason: string, detail: string): void {
    this.#problems.push(detail);
    this.#cut ??= { reason, detail };
  }

  #take(item: WarcListItem, file: WarcFile): void {
    if (item.is === 'redirect') this.#redirects.push(item.redirect);
    else if (item.is === 'revisit') this.#revisits.push(item);
    else if (item.is === 'undated') {
      this.#undated += 1;
      const text = `${file.name}: ${item.url} was left out: it has no readable WARC-Date ("${item.date}")`;
      if (this.#undated <= MOST_REPORTED) this.#problems.push(text);
    } else {
      const entry = item.is === 'entry' ? item.entry : null;
      if (entry !== null) this.#entries.push(entry);
      if (item.digest !== null && !this.#byDigest.get(item.digest)) this.#byDigest.set(item.digest, entry);
    }
    const { archiveRecords } = this.#limits;
    const held = this.#entries.length + this.#revisits.length + this.#redirects.length + this.#byDigest.size;
    if (held < archiveRecords || this.#full) return;
    this.#full = true;
    this.#stop(
      'limit:archive-records',
      `${file.name}: it has more than ${archiveRecords} records; the rest was left out`,
    );
  }

  done(): ArchiveList {
    const originals = new Map<WarcEntry, WarcEntry>();
    const byAddress = groupBy(this.#entries, ({ finalUrl }) => finalUrl);
    for (const same of byAddress.values()) same.sort((a, b) => (a.capturedAt < b.capturedAt ? -1 : 1));
    let unresolved = 0;
    for (const { entry, typed } of this.#revisits) {
      const original = this.#originalOf(entry, byAddress);
      if (original === undefined) unresolved += 1;
      if (original == null) continue;
      const placed = typed ? entry : { ...entry, role: original.role };
      originals.set(placed, original);
      this.#entries.push(placed);
    }
    const problems = this.#problems;
    if (unresolved > 0)
      problems.push(`${counted(unresolved, 'revisit record')} without a body: the original is not in this archive`);
    if (this.#undated > MOST_REPORTED) problems.push(`${this.#undated} records in all have no readable WARC-Date`);
    const asCaptured = new Set(this.#entries.filter(({ converted }) => !converted).map(({ finalUrl }) => finalUrl));
    return {
      records: this.#entries.filter(({ converted, finalUrl }) => !converted || !asCaptured.has(finalUrl)),
      redirects: this.#redirects,
      problems,
      cut: this.#cut,
      load: (chosen) => loadEntries(chosen as WarcEntry[], originals, this.#limits, problems),
    };
  }

  /** Null: its body is nothing that is read. Undefined: it is not in this archive. */
  #originalOf(revisit: WarcEntry, byAddress: ReadonlyMap<string, WarcEntry[]>): WarcEntry | null | undefined {
    if (revisit.revisitOf === undefined) return undefined;
    const { digest, url, at } = revisit.revisitOf;
    // A digest says which bytes are meant, whatever address and time the record names.
    if (digest !== null) return this.#byDigest.get(digest);
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
