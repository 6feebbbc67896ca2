/**
 * CSV (RFC 4180). Not csv-parse 7.0.3: after an unclosed quote it loses all later rows, and it
 * takes six times as long.
 */
import type { ListLine } from './list-file.ts';

export interface CsvRecord {
  readonly fields: readonly string[];
  /** Line on which the record begins, counted from 1. */
  readonly line: number;
  /** Null, or why the record cannot be used: its quotes do not match. */
  readonly fault: string | null;
}

interface StreamedRecord extends CsvRecord {
  /** Number of its last line. */
  readonly ended: boolean;
}

/** Characters. A longer field is a quote that was never closed. */
const MAX_FIELD = 1 << 16;
/** The same for lines of a quoted field. */
const MAX_LINES = 40;
const UNCLOSED = 'a quote is not closed';

/**
 * Records of a text with \n as line end, without blank lines. After an unclosed quote reading
 * continues on the next line.
 */
export function* parseCsv(text: string, separator: string): Generator<CsvRecord> {
  let at = 0;
  let line = 1;
  while (at < text.length) {
    const start = at;
    const record = readRecord(text, at, separator);
    if (record.fault !== null) {
      const end = text.indexOf('\n', start);
      at = end === -1 ? text.length : end + 1;
    } else at = record.next;
    const raw = text.slice(start, at);
    if (raw.trim() !== '') yield { fields: record.fields, line, fault: record.fault };
    for (const character of raw) if (character === '\n') line += 1;
  }
}

function readRecord(text: string, from: number, separator: string) {
  const fields: string[] = [];
  let at = from;
  for (;;) {
    let field = '';
    if (text[at] === '"') {
      for (at += 1; ; ) {
        const quote = text.indexOf('"', at);
        if (quote === -1 || quote - at + field.length > MAX_FIELD) return { fields, next: at, fault: UNCLOSED };
        field += text.slice(at, quote);
        at = quote + 1;
        if (text[at] !== '"') break;
        field += '"';
        at += 1;
      }
      const after = text[at];
      if (after !== undefined && after !== separator && after !== '\n')
        return { fields, next: at, fault: 'text follows a closing quote' };
    } else {
      let end = at;
      while (end < text.length && text[end] !== separator && text[end] !== '\n') end += 1;
      field = text.slice(at, end);
      at = end;
    }
    fields.push(field.trim());
    if (text[at] !== separator) return { fields, next: at + 1, fault: null };
    at += 1;
  }
}

/** As parseCsv, without the whole text in memory. */
export async function* csvRecords(lines: AsyncIterable<ListLine>, separator: string): AsyncGenerator<StreamedRecord> {
  let open: ListLine[] = [];

  function* feed(line: ListLine): Generator<StreamedRecord> {
    open.push(line);
    const record = recordOf(open, separator);
    if (record === 'open') {
      if (open.length >= MAX_LINES) yield* giveUp(UNCLOSED);
    } else if (record === null || record.fault === null || open.length === 1) {
      if (record !== null) yield record;
      open = [];
    } else yield* giveUp(record.fault);
  }
  /** The first line is the fault; the lines after it are records of their own. */
  function* giveUp(fault: string): Generator<StreamedRecord> {
    const [first, ...rest] = open;
    open = [];
    yield { fields: [], line: first?.line ?? 0, fault, ended: first?.ended ?? true };
    for (const line of rest) yield* feed(line);
  }

  for await (const line of lines) yield* feed(line);
  while (open.length > 0) yield* giveUp(UNCLOSED);
}

/** Null: blank lines. `open`: the next line may close a quote. */
function recordOf(lines: readonly ListLine[], separator: string): StreamedRecord | 'open' | null {
  const [first] = lines;
  if (first === undefined) return null;
  const { ended } = lines.at(-1) ?? first;
  const bad = lines.find(({ fault }) => fault !== null);
  if (bad !== undefined) return { fields: [], line: first.line, fault: bad.fault, ended };
  const text = lines.map((line) => line.text).join('\n');
  if ((text.split('"').length - 1) % 2 === 1) return 'open';
  const [record] = parseCsv(text, separator);
  return record === undefined ? null : { ...record, line: first.line, ended };
}
