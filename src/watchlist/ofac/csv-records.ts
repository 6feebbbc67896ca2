/** Lines of a CSV text → its records, one at a time. */
import type { ListLine } from '../list-lines.ts';
import { type CsvRecord, parseCsv } from '../parse-csv.ts';

export interface ListRecord extends CsvRecord {
  /** Of its last line. */
  readonly ended: boolean;
}

/** A quoted field that goes on for more lines than this was never closed. */
const MOST_LINES = 40;

/**
 * As parseCsv, without the whole text in memory: a record goes on while a quote is open. Where none closes, its first line
 * is the fault and reading goes on at the next.
 */
export async function* csvRecords(lines: AsyncIterable<ListLine>, separator: string): AsyncGenerator<ListRecord> {
  let open: ListLine[] = [];

  function* feed(line: ListLine): Generator<ListRecord> {
    open.push(line);
    const record = recordOf(open, separator);
    if (record === 'open') {
      if (open.length >= MOST_LINES) yield* giveUp('a quote does not close');
    } else if (record === null || record.fault === null || open.length === 1) {
      if (record !== null) yield record;
      open = [];
    } else yield* giveUp(record.fault);
  }
  /** The lines behind a bad one are records of their own. */
  function* giveUp(fault: string): Generator<ListRecord> {
    const [first, ...rest] = open;
    open = [];
    yield { fields: [], line: first?.line ?? 0, fault, ended: first?.ended ?? true };
    for (const line of rest) yield* feed(line);
  }

  for await (const line of lines) yield* feed(line);
  while (open.length > 0) yield* giveUp('a quote does not close');
}

/** Null: the lines are blank. Open: a quote is, and the next line may close it. */
function recordOf(lines: readonly ListLine[], separator: string): ListRecord | 'open' | null {
  const [first] = lines;
  const bad = lines.find(({ fault }) => fault !== null);
  if (first === undefined) return null;
  const { ended } = lines.at(-1) ?? first;
  if (bad !== undefined) return { fields: [], line: first.line, fault: bad.fault, ended };
  const text = lines.map((line) => line.text).join('\n');
  let quotes = 0;
  for (let at = text.indexOf('"'); at !== -1; at = text.indexOf('"', at + 1)) quotes += 1;
  if (quotes % 2 === 1) return 'open';
  const [record] = parseCsv(text, separator);
  return record === undefined ? null : { ...record, line: first.line, ended };
}
