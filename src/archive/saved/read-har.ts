import { stat } from 'node:fs/promises';
import { messageOf, PermanentError } from '../../errors.ts';
import { counted } from '../../model/counted.ts';
import type { ArchiveContents, ArchivedRecord, ArchivedRedirect } from '../archived.ts';
import { isZlibFault, openBytes } from '../bytes.ts';
import { datedRecord } from '../dated-record.ts';
import type { ArchiveLimits } from '../limits.ts';
import { type ProblemCode, problemIn } from '../problem.ts';
import { roleOf } from '../role.ts';
import { instantOf } from '../web-address.ts';
import { type HarExchange, harExchange, textOf } from './har-entry.ts';
import { filesBeside, type HarSource, type ReadSidecar } from './har-source.ts';
import { type JsonElement, jsonElements } from './json-elements.ts';

/** Reads a HAR 1.1 or 1.2 entry by entry: a broken entry costs only itself. */
export function readHar(source: HarSource, limits: ArchiveLimits, at: string | undefined): Promise<ArchiveContents> {
  return new HarReading(source, limits, at).run();
}

/** A file of nothing but faults does not fill the screen. */
const MOST_PROBLEMS = 50;

/** What an export left out, and what to do about it. */
const MISSING = {
  'left-out': {
    code: 'archive:missing',
    what: (count: number) =>
      `the export left out the contents of ${counted(count, 'page, picture or document', 'pages, pictures or documents')}`,
    todo: 'export again with contents ("Save all as HAR with content"; in Firefox with response bodies; not after "sanitising")',
  },
  'not-text': {
    code: 'archive:encoding',
    what: (count: number) =>
      `${counted(count, 'picture or document', 'pictures or documents')} written as text, with the bytes lost`,
    todo: 'export again with another tool',
  },
  file: {
    code: 'archive:missing',
    what: (count: number) =>
      `no contents of ${counted(count, 'answer')}: the named files are not beside the HAR, or outside its folder`,
    todo: 'put the files where they were when the HAR was written',
  },
} as const;

class HarReading {
  readonly #source: HarSource;
  readonly #limits: ArchiveLimits;
  readonly #at: string | undefined;
  readonly #sidecar: ReadSidecar;
  readonly #records: ArchivedRecord[] = [];
  readonly #redirects: ArchivedRedirect[] = [];
  readonly #problems: string[] = [];
  /** When each page of the log began, by its id. */
  readonly #pages = new Map<string, string>();
  readonly #missing = new Map<keyof typeof MISSING, { count: number; first: string }>();
  #kept = 0;
  #entries = 0;
  #home: string | null = null;
  #cut = false;

  constructor(source: HarSource, limits: ArchiveLimits, at: string | undefined) {
    this.#source = source;
    this.#limits = limits;
    this.#at = at;
    this.#sidecar = source.sidecar ?? filesBeside(source.path, limits.archiveBodyBytes);
  }

  async run(): Promise<ArchiveContents> {
    const fault = await this.#readEntries();
    if (fault !== null) {
      this.#cut = true;
      this.#problem('archive:cut', `after entry ${this.#entries}: ${fault}; what comes before was kept`);
    }
    for (const kind of ['left-out', 'not-text', 'file'] as const) {
      const missing = this.#missing.get(kind);
      const { code, what, todo } = MISSING[kind];
      if (missing !== undefined) this.#problem(code, `${missing.first}: ${what(missing.count)}; ${todo}`);
    }
    return {
      records: this.#records,
      redirects: this.#redirects,
      problems: this.#problems,
      cut: this.#cut,
      ...(this.#home !== null && { home: this.#home }),
    };
  }

  /** Why the text could not be read to its end; null: it could, or a limit was reached and reported. */
  async #readEntries(): Promise<string | null> {
    const { archiveEntryBytes, archiveJsonDepth, archiveUnpackedBytes, archiveRatio, archiveRatioFromBytes } =
      this.#limits;
    const { path, bytes } = this.#source;
    // Text compresses well; what unpacks to more than this ratio is a decompression bomb.
    const unpacked = Math.max(archiveRatioFromBytes, (await stat(path)).size * archiveRatio);
    const most = Math.min(archiveUnpackedBytes, unpacked);
    const bounds = { bytes: archiveEntryBytes, depth: archiveJsonDepth };
    const chunks = atMost(bytes ?? openBytes(path, most + 1), most);
    try {
      for await (const element of jsonElements(chunks, new Set(['log.entries', 'log.pages']), bounds)) {
        await this.#take(element);
        if (this.#cut) break;
      }
      return null;
    } catch (thrown) {
      if (thrown instanceof PermanentError || isZlibFault(thrown)) return messageOf(thrown);
      throw thrown;
    }
  }

  async #take({ array, index, offset, bytes }: JsonElement): Promise<void> {
    const where = `${array}[${index}] at byte ${offset}`;
    if (bytes === null) {
      const most = this.#limits.archiveEntryBytes;
      return this.#problem('archive:size', `${where}: it has more than ${most} bytes; it was left out`);
    }
    let value: unknown;
    try {
      value = JSON.parse(bytes.toString('utf8'));
    } catch (thrown) {
      const why = messageOf(thrown).slice(0, 120);
      return this.#problem('archive:json', `${where}: it is no JSON (${why}); it was left out`);
    }
    if (array === 'log.pages') return this.#takePage(value);
    this.#entries += 1;
    const most = this.#limits.archiveParts;
    if (this.#entries > most)
      return this.#stop('archive:count', `${where}: the log has more than ${most} entries; the rest was left out`);
    const exchange = await harExchange(value, this.#sidecar);
    if (exchange !== null) this.#keep(exchange, where);
  }

  #takePage(page: unknown): void {
    const id = textOf(page, 'id');
    const started = instantOf(textOf(page, 'startedDateTime'));
    if (id !== null && started !== null && this.#pages.size < this.#limits.archiveParts) this.#pages.set(id, started);
  }

  #keep(exchange: HarExchange, where: string): void {
    const { url, status, headers, body, missing, location, address, page, startedAt } = exchange;
    if (location !== null) {
      this.#redirects.push({ url, status, location });
      this.#home ??= url;
      return;
    }
    if (status >= 300 && status < 400) return;
    // Exports leave out scripts, fonts and the bodies of dead links: those are not missed.
    if (missing !== null && (status >= 400 || roleOf(headers['content-type'], new Uint8Array()) === null)) return;
    if (missing !== null) {
      const noted = this.#missing.get(missing) ?? { count: 0, first: `${where}, ${url.slice(0, 200)}` };
      noted.count += 1;
      this.#missing.set(missing, noted);
      return;
    }
    const role = body === null ? null : roleOf(headers['content-type'], body);
    if (body === null || role === null) return;
    this.#kept += body.byteLength;
    const { archiveKeptBytes, archiveBodyBytes } = this.#limits;
    if (this.#kept > archiveKeptBytes) {
      const text = `pages and pictures exceed ${archiveKeptBytes} bytes; this one and those after it were left out`;
      return this.#stop('archive:size', `${where}: ${text}`);
    }
    if (role === 'page' && status < 300) this.#home ??= new URL('/', url).href;
    const captured = startedAt ?? (page === null ? undefined : this.#pages.get(page)) ?? null;
    const marks = body.byteLength > archiveBodyBytes ? [...exchange.marks, 'truncated'] : exchange.marks;
    const record = { role, url, status, headers, address, body: body.subarray(0, archiveBodyBytes), marks };
    this.#records.push(datedRecord(record, captured, this.#at));
  }

  #stop(code: ProblemCode, text: string): void {
    this.#cut = true;
    this.#problem(code, text);
  }

  #problem(code: ProblemCode, text: string): void {
    if (this.#problems.length < MOST_PROBLEMS) this.#problems.push(problemIn(this.#source.path, code, text));
  }
}

async function* atMost(chunks: AsyncIterable<Buffer>, most: number): AsyncGenerator<Buffer> {
  let read = 0;
  for await (const chunk of chunks) {
    read += chunk.length;
    if (read > most) throw new PermanentError('limit:archive-unpacked', `it unpacks to more than ${most} bytes`);
    yield chunk;
  }
}
