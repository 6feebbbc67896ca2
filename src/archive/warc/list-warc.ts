import { messageOf, PermanentError } from '../../errors.ts';
import type { ArchivedRedirect, ArchiveList } from '../archived.ts';
import type { ArchiveLimits } from '../limits.ts';
import { loadEntries } from './load-warc.ts';
import { type Place, unpackFrom } from './unpack.ts';
import { isWanted, listedOf, type WarcEntry } from './warc-entry.ts';
import type { WarcFile } from './warc-file.ts';
import { WarcRecords } from './warc-records.ts';

/** Of a block: enough for the header of the HTTP answer and the first bytes of the body. */
const START_BYTES = 64 << 10;

/**
 * Lists the pages, pictures and documents of WARC files (1.0 or 1.1; plain, or gzip of whole or of each record), streaming: bodies
 * stay in the file. A file that is cut off or broken gives what stands before the fault and one problem naming file and place.
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
  /** Payload digests, each with the entry that holds the body; null where it is nothing that is read. */
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
    let last: Place = { at: 0, skip: 0 };
    try {
      for (let head = await records.next(); head !== null && !this.#full; head = await records.next()) {
        count += 1;
        last = head.place;
        if (isWanted(head)) this.#take(await listedOf(head, await records.block(START_BYTES), file), file);
      }
    } catch (thrown) {
      if (!(thrown instanceof PermanentError)) throw thrown;
      const { at, skip } = (await records.place().catch(() => null)) ?? last;
      const where = `at byte ${at}${skip > 0 ? `, ${skip} bytes unpacked` : ''}`;
      const detail = `${file.name}: record ${count + 1} or the one before, ${where}: ${messageOf(thrown)}; what stands before it was kept`;
      this.#problems.push(detail);
      // Faults of the file are one reason; limits are told apart, for they can be raised.
      this.#cut ??= { reason: thrown.code.startsWith('limit:') ? thrown.code : 'archive:damaged', detail };
    } finally {
      await records.close();
    }
  }

  #take(listed: Awaited<ReturnType<typeof listedOf>>, file: WarcFile): void {
    if (listed.is === 'redirect') this.#redirects.push(listed.redirect);
    else if (listed.is === 'revisit') this.#revisits.push(listed);
    else if (listed.is === 'undated') {
      this.#undated += 1;
      if (this.#undated <= 5)
        this.#problems.push(`${file.name}: ${listed.url} has no readable WARC-Date ("${listed.date}"): left out`);
    } else {
      if (listed.is === 'entry') this.#entries.push(listed.entry);
      if (listed.digest !== null && !this.#byDigest.get(listed.digest))
        this.#byDigest.set(listed.digest, listed.is === 'entry' ? listed.entry : null);
    }
    const held = this.#entries.length + this.#revisits.length + this.#redirects.length + this.#byDigest.size;
    if (held < this.#limits.archiveRecords || this.#full) return;
    this.#full = true;
    const detail = `${file.name}: more than ${this.#limits.archiveRecords} records; what follows was left out`;
    this.#problems.push(detail);
    this.#cut ??= { reason: 'limit:archive-records', detail };
  }

  done(): ArchiveList {
    const originals = new Map<WarcEntry, WarcEntry>();
    const byAddress = this.#byAddress();
    let unresolved = 0;
    for (const { entry, typed } of this.#revisits) {
      const original = this.#originalOf(entry, byAddress);
      if (original === null) continue;
      if (original === undefined) unresolved += 1;
      // What the record itself does not tell of its type is told by what it points at.
      const placed = original === undefined || typed ? entry : { ...entry, role: original.role };
      if (original !== undefined) originals.set(placed, original);
      if (original !== undefined) this.#entries.push(placed);
    }
    if (unresolved > 0)
      this.#problems.push(`${unresolved} revisit record(s) point at bodies that are not in this archive`);
    if (this.#undated > 5) this.#problems.push(`${this.#undated} records in all have no readable WARC-Date`);
    const problems = this.#problems;
    const asTaken = new Set(this.#entries.filter(({ converted }) => !converted).map(({ finalUrl }) => finalUrl));
    return {
      records: this.#entries.filter(({ converted, finalUrl }) => !converted || !asTaken.has(finalUrl)),
      redirects: this.#redirects,
      problems,
      cut: this.#cut,
      load: (chosen) => loadEntries(chosen as WarcEntry[], originals, this.#limits, problems),
    };
  }

  /** Null: it is known, and nothing that is read. Undefined: it is not in this archive. */
  #originalOf(revisit: WarcEntry, byAddress: ReadonlyMap<string, WarcEntry[]>): WarcEntry | null | undefined {
    if (revisit.revisitOf === undefined) return undefined;
    const { digest, url, at } = revisit.revisitOf;
    // Where it says which bytes it means no others will do, whatever address and time it names.
    if (digest !== null) return this.#byDigest.get(digest);
    // A server that answered 304 gives no digest: then address and time tell (WARC 1.1, 6.7.3).
    const last = lastUntil(byAddress.get(url ?? revisit.finalUrl) ?? [], at ?? revisit.capturedAt);
    return at === null || last?.capturedAt === at ? last : undefined;
  }

  #byAddress(): ReadonlyMap<string, WarcEntry[]> {
    const found = new Map<string, WarcEntry[]>();
    for (const entry of this.#entries) {
      const same = found.get(entry.finalUrl);
      if (same === undefined) found.set(entry.finalUrl, [entry]);
      else same.push(entry);
    }
    for (const same of found.values()) same.sort((a, b) => (a.capturedAt < b.capturedAt ? -1 : 1));
    return found;
  }
}

/** Of entries in order of time the last that is not later; looked for by halves, since an archive may hold one address a million times. */
function lastUntil(entries: readonly WarcEntry[], at: string): WarcEntry | undefined {
  let [from, to] = [0, entries.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    if ((entries[middle] as WarcEntry).capturedAt <= at) from = middle + 1;
    else to = middle;
  }
  return entries[from - 1];
}
