/**
 * The Reader port on a pool of processes: hostile bytes can break only that process, and the
 * outcome is typed.
 */
import { z } from 'zod';
import { siteOf } from '../address/site-name.ts';
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
import { ENTRY, type Job, type JobEnd } from './child.ts';
import { openPool } from './pool.ts';

export interface OpenReader extends Reader {
  /** Starts a process, so that the first page need not wait for it. */
  warm(): void;
  close(): Promise<void>;
}

/**
 * Starts nothing before it is first asked.
 * @param entry file of the reader processes
 * @param ownRules the operator's extraction rules
 */
export function createReader(limits: Limits, entry = ENTRY, ownRules: readonly ExtractionRule[] = []): OpenReader {
  const { parseMs, siteParseMs, importMs, parseMegabytes } = limits;
  const pool = openPool(limits, entry);

  function ask<Value>(job: Job, schema: z.ZodType<Value>): Promise<ReadOutcome<Value>> {
    return pool.run(job).then((end) => outcomeOf(end, schema, job.ms, parseMegabytes));
  }

  const one = (body: Uint8Array) => [{ key: '', body }];
  return {
    async charset(body, contentType) {
      const work = { what: 'charset', contentType } as const;
      const read = await ask({ work, bodies: one(body), ms: parseMs }, z.string());
      return read.ok ? read.value : 'utf-8';
    },
    advise: ({ body, capture }, kind) =>
      ask(
        {
          ...{ work: { what: 'advise', capture: fieldsOf(capture), kind }, bodies: one(body), ms: parseMs },
          site: siteOf(capture.url, kind),
        },
        Advice,
      ),
    difference: (first, second, kind) => {
      const captures = [fieldsOf(first.capture), fieldsOf(second.capture)] as const;
      const bodies = [first, second].map(({ body }, i) => ({ key: String(i), body }));
      return ask({ work: { what: 'difference', captures, kind }, bodies, ms: parseMs }, Difference);
    },
    fingerprint: ({ visit, bodies }, names = null, rules = ownRules, texts = false) => {
      const work = { what: 'fingerprint', visit, names, rules, texts } as const;
      return ask({ work, bodies: pagesOf(bodies), ms: siteParseMs, site: visit.site }, ReadSite);
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
    warm: () => pool.warm(),
    close: () => pool.close(),
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
