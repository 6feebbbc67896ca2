import { stat } from 'node:fs/promises';
import { messageOf } from '../../errors.ts';
import type { ArchiveContents, ArchivedRecord, ArchivedRedirect } from '../archived.ts';
import { datedRecord } from '../dated-record.ts';
import type { ArchiveLimits } from '../limits.ts';
import { isZlibFault, openBytes } from '../open-bytes.ts';
import { problemAt } from '../problem.ts';
import { roleOf } from '../role.ts';
import { instantOf } from '../web-address.ts';
import { type HarExchange, harExchange, type ReadSidecar, textOf } from './har-entry.ts';
import { filesBeside } from './har-files.ts';
import { type JsonElement, JsonElements } from './json-elements.ts';

export interface HarSource {
  readonly path: string;
  /** The bytes of the HAR itself, where it is not the file at `path` (it may stand within a ZIP file). */
  readonly bytes?: AsyncIterable<Buffer>;
  /** Contents that stand outside of the HAR; unset: in files beside it. */
  readonly sidecar?: ReadSidecar;
}

/**
 * Reads the pages, pictures, documents and redirects of a HAR 1.1 or 1.2, entry by entry. A file that is cut off or broken
 * gives what stands before the fault; a single broken entry costs that entry.
 */
export async function readHar(
  source: HarSource,
  limits: ArchiveLimits,
  at: string | undefined,
): Promise<ArchiveContents> {
  return new HarReading(source, limits, at).run();
}

class HarReading {
  readonly #path: string;
  readonly #source: HarSource;
  readonly #limits: ArchiveLimits;
  readonly #at: string | undefined;
  readonly #sidecar: ReadSidecar;
  readonly #records: ArchivedRecord[] = [];
  readonly #redirects: ArchivedRedirect[] = [];
  readonly #problems: string[] = [];
  /** When each page of the log began, by its id. */
  readonly #pages = new Map<string, string>();
  readonly #missing = new Map<NonNullable<HarExchange['missing']>, { count: number; first: string }>();
  #kept = 0;
  #entries = 0;
  #home: string | null = null;
  #cut = false;

  constructor(source: HarSource, limits: ArchiveLimits, at: string | undefined) {
    this.#path = source.path;
    this.#source = source;
    this.#limits = limits;
    this.#at = at;
    this.#sidecar = source.sidecar ?? filesBeside(source.path, limits.archiveBodyBytes);
  }

  async run(): Promise<ArchiveContents> {
    const { archiveEntryBytes, archiveJsonDepth } = this.#limits;
    const most = await this.#mostBytes();
    const json = new JsonElements(new Set(['log.entries', 'log.pages']), archiveEntryBytes, archiveJsonDepth);
    let fault: string | null = null;
    try {
      let read = 0;
      for await (const chunk of this.#source.bytes ?? openBytes(this.#path, most + 1)) {
        read += chunk.length;
        if (read > most) {
          fault = `it unpacks to more than ${most} bytes`;
          break;
        }
        for (const element of json.push(chunk)) if (!this.#cut) await this.#take(element);
        if (this.#cut || json.over) break;
      }
    } catch (thrown) {
      if (!isZlibFault(thrown)) throw thrown;
      fault = messageOf(thrown);
    }
    fault ??= this.#cut ? null : json.end();
    if (fault !== null) {
      this.#cut = true;
      this.#problem('archive:cut', `after entry ${this.#entries}`, fault, 'what stands before it was kept');
    }
    this.#tellMissing();
    return {
      records: this.#records,
      redirects: this.#redirects,
      problems: this.#problems,
      cut: this.#cut,
      ...(this.#home !== null && { home: this.#home }),
    };
  }

  /** Text packs well, but not endlessly: what unpacks to more than so many times its length is a bomb. */
  async #mostBytes(): Promise<number> {
    const { archiveUnpackedBytes, archiveRatio, archiveRatioFromBytes } = this.#limits;
    const { size } = await stat(this.#path);
    return Math.min(archiveUnpackedBytes, Math.max(archiveRatioFromBytes, size * archiveRatio));
  }

  async #take({ array, index, offset, bytes }: JsonElement): Promise<void> {
    const where = `${array}[${index}] at byte ${offset}`;
    if (bytes === null) {
      const most = this.#limits.archiveEntryBytes;
      this.#problem('archive:size', where, `it has more than ${most} bytes`, 'it was left out');
      return;
    }
    let value: unknown;
    try {
      value = JSON.parse(bytes.toString('utf8'));
    } catch (thrown) {
      this.#problem('archive:json', where, `it is no JSON (${messageOf(thrown).slice(0, 120)})`, 'it was left out');
      return;
    }
    if (array === 'log.pages') return this.#takePage(value);
    this.#entries += 1;
    if (this.#entries > this.#limits.archiveParts) {
      this.#cut = true;
      const most = this.#limits.archiveParts;
      this.#problem('archive:count', where, `the log has more than ${most} entries`, 'the rest was left out');
      return;
    }
    const exchange = await harExchange(value, this.#sidecar);
    if (exchange !== null) this.#keep(exchange, where);
  }

  #takePage(page: unknown): void {
    const id = textOf(page, 'id');
    const started = instantOf(textOf(page, 'startedDateTime'));
    if (id !== null && started !== null && this.#pages.size < this.#limits.archiveParts) this.#pages.set(id, started);
  }

  #keep(exchange: HarExchange, where: string): void {
    const { url, status, headers, body, missing, location, address, page, marks } = exchange;
    if (location !== null) {
      this.#redirects.push({ url, status, location });
      this.#home ??= url;
      return;
    }
    if (status >= 300 && status < 400) return;
    if (missing !== null) {
      // Only of what would have been read: exports leave out scripts and fonts as they like, drivers what stands at a dead link.
      if (status >= 400 || roleOf(headers['content-type'], new Uint8Array()) === null) return;
      const told = this.#missing.get(missing) ?? { count: 0, first: `${where}, ${url.slice(0, 200)}` };
      told.count += 1;
      this.#missing.set(missing, told);
      return;
    }
    const role = body === null ? null : roleOf(headers['content-type'], body);
    if (body === null || role === null) return;
    this.#kept += body.byteLength;
    if (this.#kept > this.#limits.archiveKeptBytes) {
      this.#cut = true;
      const most = this.#limits.archiveKeptBytes;
      this.#problem(
        'archive:size',
        where,
        `pages and pictures exceed ${most} bytes`,
        'it and what follows was left out',
      );
      return;
    }
    if (role === 'page' && status < 300) this.#home ??= new URL('/', url).href;
    const time = exchange.startedAt ?? (page === null ? undefined : this.#pages.get(page)) ?? null;
    const most = this.#limits.archiveBodyBytes;
    const cut = body.byteLength > most;
    const record = { role, url, status, headers, address, body: body.subarray(0, most) };
    this.#records.push(datedRecord({ ...record, marks: cut ? [...marks, 'truncated'] : marks }, time, this.#at));
  }

  #tellMissing(): void {
    const left = this.#missing.get('left-out');
    if (left !== undefined)
      this.#problem(
        'archive:missing',
        left.first,
        `the export left out the contents of ${left.count} page(s), picture(s) or document(s)`,
        'export again with contents ("Save all as HAR with content"; in Firefox with response bodies; not after "sanitising")',
      );
    const text = this.#missing.get('not-text');
    if (text !== undefined)
      this.#problem(
        'archive:encoding',
        text.first,
        `the contents of ${text.count} picture(s) or document(s) were written as text and have lost their bytes`,
        'export again with another tool',
      );
    const file = this.#missing.get('file');
    if (file !== undefined)
      this.#problem(
        'archive:missing',
        file.first,
        `the contents of ${file.count} answer(s) are said to stand in files that are not beside the HAR, or lead out of its folder`,
        'put the files where they were when the HAR was written',
      );
  }

  #problem(code: Parameters<typeof problemAt>[0], where: string, what: string, then: string): void {
    if (this.#problems.length < MOST_PROBLEMS) this.#problems.push(problemAt(code, this.#path, where, what, then));
  }
}

/** A file of nothing but faults does not fill the screen. */
const MOST_PROBLEMS = 50;
