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
import { filesBeside, type HarSource } from './har-source.ts';
import { type JsonElement, jsonElements } from './json-elements.ts';

/** Reads a HAR 1.1 or 1.2 entry by entry: a broken entry costs only itself. */
export async function readHar(
  { path, bytes, sidecar: beside }: HarSource,
  limits: ArchiveLimits,
  at: string | undefined,
): Promise<ArchiveContents> {
  const sidecar = beside ?? filesBeside(path, limits.archiveBodyBytes);
  const records: ArchivedRecord[] = [];
  const redirects: ArchivedRedirect[] = [];
  const problems: string[] = [];
  /** When each page of the log began, by its id. */
  const pages = new Map<string, string>();
  const missed = new Map<keyof typeof MISSING, { count: number; first: string }>();
  const state = { kept: 0, entries: 0, home: null as string | null, cut: false };
  const fault = await readEntries();
  if (fault !== null) stop('archive:cut', `after entry ${state.entries}: ${fault}; what comes before was kept`);
  for (const [kind, { code, what, todo }] of Object.entries(MISSING)) {
    const missing = missed.get(kind as keyof typeof MISSING);
    if (missing !== undefined) problem(code, `${missing.first}: ${what(missing.count)}; ${todo}`);
  }
  return { records, redirects, problems, cut: state.cut, ...(state.home !== null && { home: state.home }) };

  /** Why the text was not read to its end. Null: it was, or a limit was reached and reported. */
  async function readEntries(): Promise<string | null> {
    const { archiveEntryBytes, archiveJsonDepth, archiveUnpackedBytes, archiveRatio, archiveRatioFromBytes } = limits;
    // Text compresses well; a file that unpacks to more than this ratio is a decompression bomb.
    const unpacked = Math.max(archiveRatioFromBytes, (await stat(path)).size * archiveRatio);
    const most = Math.min(archiveUnpackedBytes, unpacked);
    const bounds = { bytes: archiveEntryBytes, depth: archiveJsonDepth };
    const chunks = atMost(bytes ?? openBytes(path, most + 1), most);
    try {
      for await (const element of jsonElements(chunks, new Set(['log.entries', 'log.pages']), bounds)) {
        await take(element);
        if (state.cut) break;
      }
      return null;
    } catch (thrown) {
      if (thrown instanceof PermanentError || isZlibFault(thrown)) return messageOf(thrown);
      throw thrown;
    }
  }

  async function take({ array, index, offset, bytes }: JsonElement): Promise<void> {
    const where = `${array}[${index}] at byte ${offset}`;
    if (bytes === null) {
      const most = limits.archiveEntryBytes;
      return problem('archive:size', `${where}: it has more than ${most} bytes; it was left out`);
    }
    let value: unknown;
    try {
      value = JSON.parse(bytes.toString('utf8'));
    } catch (thrown) {
      const why = messageOf(thrown).slice(0, 120);
      return problem('archive:json', `${where}: it is no JSON (${why}); it was left out`);
    }
    if (array === 'log.pages') return takePage(value);
    state.entries += 1;
    const most = limits.archiveParts;
    if (state.entries > most)
      return stop('archive:count', `${where}: the log has more than ${most} entries; the rest was left out`);
    const exchange = await harExchange(value, sidecar);
    if (exchange !== null) keep(exchange, where);
  }

  function takePage(page: unknown): void {
    const id = textOf(page, 'id');
    const started = instantOf(textOf(page, 'startedDateTime'));
    if (id !== null && started !== null && pages.size < limits.archiveParts) pages.set(id, started);
  }

  function keep(exchange: HarExchange, where: string): void {
    const { url, status, headers, body, missing, location, address, page, startedAt } = exchange;
    if (location !== null) {
      redirects.push({ url, status, location });
      state.home ??= url;
      return;
    }
    if (status >= 300 && status < 400) return;
    // Exports leave out scripts, fonts and the bodies of dead links: those are not missed.
    if (missing !== null && (status >= 400 || roleOf(headers['content-type'], new Uint8Array()) === null)) return;
    if (missing !== null) {
      const noted = missed.get(missing) ?? { count: 0, first: `${where}, ${url.slice(0, 200)}` };
      noted.count += 1;
      missed.set(missing, noted);
      return;
    }
    const role = body === null ? null : roleOf(headers['content-type'], body);
    if (body === null || role === null) return;
    state.kept += body.byteLength;
    const { archiveKeptBytes, archiveBodyBytes } = limits;
    if (state.kept > archiveKeptBytes) {
      const text = `pages and pictures exceed ${archiveKeptBytes} bytes; this one and those after it were left out`;
      return stop('archive:size', `${where}: ${text}`);
    }
    if (role === 'page' && status < 300) state.home ??= new URL('/', url).href;
    const captured = startedAt ?? (page === null ? undefined : pages.get(page)) ?? null;
    const record = { role, url, status, headers, address, body, marks: exchange.marks };
    records.push(datedRecord(record, captured, at, archiveBodyBytes));
  }

  function stop(code: ProblemCode, text: string): void {
    state.cut = true;
    problem(code, text);
  }

  function problem(code: ProblemCode, text: string): void {
    if (problems.length < MOST_PROBLEMS) problems.push(problemIn(path, code, text));
  }
}

/** A file of nothing but faults does not fill the screen. */
const MOST_PROBLEMS = 50;

/** The parts that an export left out, and what to do about them. */
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

async function* atMost(chunks: AsyncIterable<Buffer>, most: number): AsyncGenerator<Buffer> {
  let read = 0;
  for await (const chunk of chunks) {
    read += chunk.length;
    if (read > most) throw new PermanentError('limit:archive-unpacked', `it unpacks to more than ${most} bytes`);
    yield chunk;
  }
}
