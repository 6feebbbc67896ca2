/** The Reader port on a pool of processes: hostile bytes can break only that process. */
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
import type { Work } from './messages.ts';
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

  /** @param site whose other pages the same process has */
  async function ask<Value>(
    work: Work,
    schema: z.ZodType<Value>,
    bodies: Job['bodies'],
    ms = parseMs,
    site?: string,
  ): Promise<ReadOutcome<Value>> {
    const end = await pool.run({ work, bodies, ms, ...(site !== undefined && { site }) });
    return outcomeOf(end, schema, ms, parseMegabytes);
  }

  const one = (body: Uint8Array) => [{ key: '', body }];
  const numbered = (all: readonly { readonly body: Uint8Array }[]) =>
    all.map(({ body }, i) => ({ key: String(i), body }));
  return {
    async charset(body, contentType) {
      const read = await ask({ what: 'charset', contentType }, z.string(), one(body));
      return read.ok ? read.value : 'utf-8';
    },
    advise({ body, capture }, kind) {
      const work = { what: 'advise', capture: fieldsOf(capture), kind } as const;
      return ask(work, Advice, one(body), parseMs, siteOf(capture.url, kind));
    },
    difference(first, second, kind) {
      const captures = [fieldsOf(first.capture), fieldsOf(second.capture)] as const;
      return ask({ what: 'difference', captures, kind }, Difference, numbered([first, second]));
    },
    fingerprint({ visit, bodies }, names = null, rules = ownRules, texts = false) {
      const work = { what: 'fingerprint', visit, names, rules, texts } as const;
      return ask(work, ReadSite, pagesOf(bodies), siteParseMs, visit.site);
    },
    texts: ({ visit, bodies }) => ask({ what: 'texts', visit }, z.array(PageText), pagesOf(bodies), siteParseMs),
    mentions: ({ visit, bodies }, names) =>
      ask({ what: 'mentions', visit, names, rules: ownRules }, NameSearch, pagesOf(bodies), siteParseMs),
    leads: ({ visit, bodies }) => ask({ what: 'leads', visit }, z.array(Lead), pagesOf(bodies), siteParseMs),
    image: (body) => ask({ what: 'image' }, Picture, one(body)),
    redraw: (body, side, ground = 'white') => ask({ what: 'redraw', side, ground }, Drawn, one(body)),
    differ: (...both) => ask({ what: 'differ' }, Drawn, numbered(both.map((body) => ({ body })))),
    sheet: ({ body, capture }) => ask({ what: 'sheet', capture: fieldsOf(capture) }, Sheet, one(body)),
    replay({ body, capture }, pictures, sheets) {
      const named = sheets.map((sheet) => ({ addresses: sheet.addresses, capture: fieldsOf(sheet.capture) }));
      const work = { what: 'replay', capture: fieldsOf(capture), pictures, sheets: named } as const;
      return ask(work, Replayed, [...one(body), ...numbered(sheets)]);
    },
    document: (body) => ask({ what: 'document' }, DocumentInfo.nullable(), one(body)),
    list: (path) => ask({ what: 'list', path }, List, []),
    watchlist: (sent) => ask({ what: 'watchlist', sent }, SentList, [], importMs),
    archive: (sent) => ask({ what: 'archive', sent }, SentPages, [], importMs),
    feed: (asked) => ask({ what: 'feed', asked }, Feed, [], importMs),
    table(asked, pieces) {
      const bodies = [...pieces].map(([start, body]) => ({ key: String(start), body }));
      return ask({ what: 'table', asked }, Table, bodies);
    },
    record: (asked) => ask({ what: 'record', asked }, z.string().nullable(), []),
    sift: (piece) => ask({ what: 'sift', piece }, SiftSlice, [], importMs),
    gather: (piece) => ask({ what: 'gather', piece }, GatherSlice, [], importMs),
    warm: pool.warm,
    close: pool.close,
  };
}

function pagesOf(bodies: ReadonlyMap<string, Uint8Array>): Job['bodies'] {
  return [...bodies].map(([key, body]) => ({ key, body }));
}

function outcomeOf<Value>(end: JobEnd, schema: z.ZodType<Value>, ms: number, megabytes: number): ReadOutcome<Value> {
  if (end.as === 'threw') return { ok: false, code: 'parse:crash', detail: end.message, found: null };
  const given = end.as === 'done' ? end.value : end.found;
  // A reader taken over by hostile bytes may answer anything: only what fits the schema counts.
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
const Drawn = z.base64().nullable();
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
