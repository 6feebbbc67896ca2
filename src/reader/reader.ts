/**
 * The Reader port on a pool of processes: hostile bytes can break only that process, and the
 * outcome is typed.
 */
import { z } from 'zod';
import { orElse } from '../errors.ts';
import type { ExtractionRule } from '../model/derived/extraction-rule.ts';
import { NameSearch, ReadSite } from '../model/derived/mention.ts';
import { PageText } from '../model/derived/search-text.ts';
import { GatherSlice, SiftSlice } from '../model/derived/sift.ts';
import { Lead } from '../model/derived/suggestion.ts';
import { Seed } from '../model/facts/seed.ts';
import { DocumentInfo, ImageGrid } from '../model/facts/visit.ts';
import { ListFormat } from '../model/facts/watchlist.ts';
import type { Limits } from '../model/limits.ts';
import type { ShownPage } from '../model/ports/capture.ts';
import type { Reader, ReadOutcome } from '../model/ports/reader.ts';
import { Condition, PageRole } from '../model/words.ts';
import { isReplayMarkup } from '../page/replay/markup.ts';
import { ENTRY, type Job, type JobEnd, ReaderChild } from './child.ts';

/**
 * Then a fresh reader replaces it, whatever memory it holds. Each page is a job: a new reader costs
 * as much as four sites.
 */
const JOBS_PER_CHILD = 10_000;
/**
 * Share of its memory that a reader may hold between two jobs: libraries leak, and a new one has to
 * compile everything again.
 */
const WORN_SHARE = 0.7;
/**
 * The second in a fresh process: earlier jobs may have left too little memory, or the system killed
 * the first.
 */
const TRIES = 2;
/**
 * Milliseconds that work waits before one more reader is started for it: a small job is done by
 * one.
 */
const GROW_MS = 250;

export interface OpenReader extends Reader {
  /** Starts a process, so that the first page need not wait for it. */
  warm(): void;
  close(): Promise<void>;
}

const ended = (detail: string): JobEnd => ({ as: 'lost', why: 'crash', detail, found: undefined });

type Waiting = { readonly job: Job; readonly resolve: (end: JobEnd) => void };

/**
 * Starts nothing before it is first asked.
 * @param entry file of the reader processes
 * @param ownRules the operator's extraction rules
 */
export function createReader(limits: Limits, entry = ENTRY, ownRules: readonly ExtractionRule[] = []): OpenReader {
  const { parseMs, siteParseMs, importMs, parseMegabytes } = limits;
  const idle: ReaderChild[] = [];
  const all = new Set<ReaderChild>();
  const waiting: Waiting[] = [];
  const state = { closed: false };
  let growth: NodeJS.Timeout | undefined;

  /** Undefined where the system has no room for a further process. */
  function start(): ReaderChild | undefined {
    const child = orElse(() => new ReaderChild(parseMegabytes, entry), undefined);
    if (child !== undefined) all.add(child);
    return child;
  }

  function startIdle(): void {
    const child = start();
    if (child !== undefined) idle.push(child);
  }

  function pump(): void {
    while (waiting.length > 0) {
      const child = free();
      if (child === undefined) {
        if (all.size === 0)
          for (const { resolve } of waiting.splice(0)) resolve(ended('no reader process could be started'));
        else if (all.size < limits.readers) growth ??= setTimeout(grow, GROW_MS).unref();
        return;
      }
      void settle(child, waiting.shift() as Waiting);
    }
  }

  /** The one that worked last is the quickest. */
  function free(): ReaderChild | undefined {
    for (let child = idle.pop(); child !== undefined; child = idle.pop()) {
      if (!child.gone) return child;
      all.delete(child);
    }
    return all.size === 0 ? start() : undefined;
  }

  function grow(): void {
    growth = undefined;
    if (waiting.length === 0 || state.closed || all.size >= limits.readers) return;
    startIdle();
    pump();
  }

  async function settle(child: ReaderChild, { job, resolve }: Waiting): Promise<void> {
    let reader = child;
    let end = await reader.run(job, limits);
    for (let tries = 1; tries < TRIES && !state.closed && end.as === 'lost' && end.why !== 'time'; tries++) {
      all.delete(reader);
      const fresh = start();
      if (fresh === undefined) break;
      reader = fresh;
      end = await reader.run(job, limits);
    }
    const worn = end.as === 'lost' || reader.jobs >= JOBS_PER_CHILD || reader.memory() > parseMegabytes * WORN_SHARE;
    if (worn) {
      all.delete(reader);
      void reader.stop();
      if (!state.closed) startIdle();
    } else idle.push(reader);
    resolve(end);
    pump();
  }

  function ask<Value>(job: Job, schema: z.ZodType<Value>): Promise<ReadOutcome<Value>> {
    return new Promise<JobEnd>((resolve) => {
      waiting.push({ job, resolve });
      pump();
    }).then((end) => outcomeOf(end, schema, job.ms, parseMegabytes));
  }

  const one = (body: Uint8Array) => [{ key: '', body }];
  return {
    async charset(body, contentType) {
      const work = { what: 'charset', contentType } as const;
      const read = await ask({ work, bodies: one(body), ms: parseMs }, z.string());
      return read.ok ? read.value : 'utf-8';
    },
    advise: ({ body, capture }, kind) =>
      ask({ work: { what: 'advise', capture: fieldsOf(capture), kind }, bodies: one(body), ms: parseMs }, Advice),
    difference: (first, second, kind) => {
      const captures = [fieldsOf(first.capture), fieldsOf(second.capture)] as const;
      const bodies = [first, second].map(({ body }, i) => ({ key: String(i), body }));
      return ask({ work: { what: 'difference', captures, kind }, bodies, ms: parseMs }, Difference);
    },
    fingerprint: ({ visit, bodies }, names = null, rules = ownRules, texts = false) => {
      const work = { what: 'fingerprint', visit, names, rules, texts } as const;
      return ask({ work, bodies: pagesOf(bodies), ms: siteParseMs }, ReadSite);
    },
    texts: ({ visit, bodies }) =>
      ask({ work: { what: 'texts', visit }, bodies: pagesOf(bodies), ms: siteParseMs }, z.array(PageText)),
    mentions: ({ visit, bodies }, names) =>
      ask(
        { work: { what: 'mentions', visit, names, rules: ownRules }, bodies: pagesOf(bodies), ms: siteParseMs },
        NameSearch,
      ),
    leads: ({ visit, bodies }) =>
      ask({ work: { what: 'leads', visit }, bodies: pagesOf(bodies), ms: siteParseMs }, z.array(Lead)),
    image: (body) => ask({ work: { what: 'image' }, bodies: one(body), ms: parseMs }, Picture),
    redraw: (body, side, ground = 'white') =>
      ask({ work: { what: 'redraw', side, ground }, bodies: one(body), ms: parseMs }, z.base64().nullable()),
    differ: (...both) =>
      ask(
        { work: { what: 'differ' }, bodies: both.map((body, i) => ({ key: String(i), body })), ms: parseMs },
        z.base64().nullable(),
      ),
    sheet: ({ body, capture }) =>
      ask({ work: { what: 'sheet', capture: fieldsOf(capture) }, bodies: one(body), ms: parseMs }, Sheet),
    replay: ({ body, capture }, pictures, sheets) => {
      const named = sheets.map((sheet) => ({ addresses: sheet.addresses, capture: fieldsOf(sheet.capture) }));
      const work = { what: 'replay', capture: fieldsOf(capture), pictures, sheets: named } as const;
      const bodies = [...one(body), ...sheets.map((sheet, i) => ({ key: String(i), body: sheet.body }))];
      return ask({ work, bodies, ms: parseMs }, Replayed);
    },
    document: (body) => ask({ work: { what: 'document' }, bodies: one(body), ms: parseMs }, DocumentInfo.nullable()),
    list: (path) => ask({ work: { what: 'list', path }, bodies: [], ms: parseMs }, List),
    watchlist: (sent) => ask({ work: { what: 'watchlist', sent }, bodies: [], ms: importMs }, SentList),
    archive: (sent) => ask({ work: { what: 'archive', sent }, bodies: [], ms: importMs }, SentPages),
    feed: (asked) => ask({ work: { what: 'feed', asked }, bodies: [], ms: importMs }, Feed),
    table: (asked, pieces) => {
      const bodies = [...pieces].map(([start, body]) => ({ key: String(start), body }));
      return ask({ work: { what: 'table', asked }, bodies, ms: parseMs }, Table);
    },
    record: (asked) => ask({ work: { what: 'record', asked }, bodies: [], ms: parseMs }, z.string().nullable()),
    sift: (piece) => ask({ work: { what: 'sift', piece }, bodies: [], ms: importMs }, SiftSlice),
    gather: (piece) => ask({ work: { what: 'gather', piece }, bodies: [], ms: importMs }, GatherSlice),
    warm() {
      if (!state.closed && all.size === 0) startIdle();
    },
    async close() {
      state.closed = true;
      clearTimeout(growth);
      for (const { resolve } of waiting.splice(0)) resolve(ended('it was stopped'));
      await Promise.all([...all].map((child) => child.stop()));
      all.clear();
    },
  };
}

function pagesOf(bodies: ReadonlyMap<string, Uint8Array>): Job['bodies'] {
  return [...bodies].map(([key, body]) => ({ key, body }));
}

function outcomeOf<Value>(end: JobEnd, schema: z.ZodType<Value>, ms: number, megabytes: number): ReadOutcome<Value> {
  if (end.as === 'threw') return { ok: false, code: 'parse:crash', detail: end.message, found: null };
  const given = end.as === 'done' ? end.value : end.found;
  // A reader taken over by hostile bytes may answer anything: only an answer that fits the schema
  // counts.
  const checked = given === undefined ? null : schema.safeParse(given);
  if (end.as === 'done') {
    if (checked?.success) return { ok: true, value: checked.data };
    return { ok: false, code: 'parse:crash', detail: 'the answer of the reader process makes no sense', found: null };
  }
  const details = {
    time: `reading it took more than ${ms / 1000} s`,
    memory: `reading it took more than ${megabytes} MB`,
    crash: `the reader process ended (${end.detail})`,
  };
  const found = checked?.success ? checked.data : null;
  return { ok: false, code: `parse:${end.why}`, detail: details[end.why], found };
}

/** A whole capture may be given; only these are sent. */
function fieldsOf({ url, finalUrl, charset, status, headers }: ShownPage['capture']): ShownPage['capture'] {
  return { url, finalUrl, charset, status, headers };
}

const Replayed = z.string().refine(isReplayMarkup);
const Lines = z.array(z.string());
const Difference = z.object({ likeness: z.number(), onlyFirst: Lines, onlySecond: Lines });
const Picture = z.object({ grid: ImageGrid.nullable(), marks: Lines });
const List = z.object({
  seeds: z.array(z.object({ seed: Seed, kindSaid: z.boolean() })),
  problems: z.array(z.object({ file: z.string(), line: z.number(), field: z.string(), reason: z.string() })),
  fault: z.string().nullable(),
});
const SentList = z.object({
  lists: z.array(
    z.object({
      ...{ list: z.string(), format: ListFormat, files: Lines, parts: Lines, date: z.string().nullable() },
      content: z.string().regex(/^[0-9a-f]{64}$/),
      // A plain name: it becomes a part of a path.
      rows: z.string().regex(/^rows-\d{1,4}$/),
    }),
  ),
  notes: Lines,
  isNameless: z.boolean(),
  fault: z.string().nullable(),
});
const Feed = z.object({
  ...{ lines: z.int(), domains: z.int(), unread: z.int(), isCut: z.boolean(), fault: z.string().nullable() },
  hits: z.array(z.object({ entity: z.string(), name: z.string(), whole: Lines, partial: Lines })),
});
const Bytes = z.int().nonnegative();
const Table = z.object({
  ...{ first: z.string(), last: z.string(), isCut: z.boolean() },
  missing: z.array(z.object({ start: Bytes, end: Bytes })),
  rows: z.array(
    z.object({
      ...{ url: z.string(), capturedAt: z.string(), status: z.int(), digest: z.string(), type: z.string() },
      ...{ file: z.string(), offset: Bytes, length: Bytes },
    }),
  ),
});
const SentPages = z.object({ home: z.string(), records: z.int(), fault: z.string().nullable() });
const Sketch = z.string().regex(/^[0-9a-f]{16}$/);
const Sheet = z.object({ styles: Lines, backdrops: Lines });
const Advice = z.object({
  ...Sheet.shape,
  charset: z.string().optional(),
  condition: Condition,
  emptyShell: z.boolean(),
  sketch: Sketch.nullable(),
  sortsVisitors: z.string().nullable(),
  pages: z.array(z.object({ url: z.string(), role: PageRole })),
  images: Lines,
  documents: z.array(z.object({ url: z.string(), telling: z.boolean() })),
  marks: Lines,
});
