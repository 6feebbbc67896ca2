/** CSV, TSV or what somebody pasted → a table. */
import { parseCsv } from '../csv.ts';
import { meaningOf } from './header-words.ts';
import type { Sheet, SheetRow } from './sheet.ts';

const SEPARATORS = ['\t', ';', ',', '|'];
/** Records from which the separator is told. */
const LOOKED_AT = 60;
/** A header stands among the first lines. */
const HEAD_LINES = 10;
/** Share of records that must have the same number of cells. */
const MOST = 0.7;
/** Excel's own line for the separator. */
const SAID = /^sep=(.)\n/i;

/**
 * Null: no separator parts its lines into columns.
 * @param broken lines with bytes that are no text
 */
export function textTable(text: string, broken: ReadonlySet<number>): Sheet | null {
  const [line, said] = SAID.exec(text) ?? [];
  const separator = said ?? separatorOf(text);
  return separator === null ? null : tableOf(text, separator, broken, line === undefined ? 0 : 1);
}

/** A text of one column. */
export const oneColumn = (text: string, broken: ReadonlySet<number>): Sheet => tableOf(text, '\0', broken, 0);

function tableOf(text: string, separator: string, broken: ReadonlySet<number>, skipped: number): Sheet {
  const rows: SheetRow[] = [];
  for (const { fields, line, fault } of parseCsv(text, separator)) {
    if (line <= skipped) continue;
    const isBroken = broken.has(line) && fields.some((cell) => cell.includes('\ufffd'));
    if (fault !== null || isBroken)
      rows.push({ fields: [], line, fault: fault ?? 'has bytes that are no text in UTF-8' });
    else if (fields.some((cell) => cell.trim() !== '')) rows.push({ fields, line, fault });
  }
  return { name: null, isText: true, rows };
}

/** The separator that parts known headings; else that by which most records are equally long. */
function separatorOf(text: string): string | null {
  const byHead = SEPARATORS.map((separator) => ({ separator, known: knownHeadings(text, separator) }));
  const [named] = byHead.filter(({ known }) => known > 1).toSorted((a, b) => b.known - a.known);
  if (named !== undefined) return named.separator;
  const found = SEPARATORS.map((separator) => ({ separator, ...shapeOf(text, separator) }));
  const [best] = found
    .filter(({ columns, share }) => columns > 1 && share >= MOST)
    .toSorted((a, b) => b.share * b.columns - a.share * a.columns);
  return best?.separator ?? null;
}

/** Known headings in the first lines, in the line with the most. */
function knownHeadings(text: string, separator: string): number {
  let [lines, most] = [0, 0];
  for (const { fields } of parseCsv(text, separator)) {
    most = Math.max(most, fields.filter((cell) => meaningOf(cell)?.whole === true).length);
    lines += 1;
    if (lines >= HEAD_LINES) break;
  }
  return most;
}

function shapeOf(text: string, separator: string): { readonly columns: number; readonly share: number } {
  const counts = new Map<number, number>();
  let records = 0;
  for (const { fields, fault } of parseCsv(text, separator)) {
    if (records >= LOOKED_AT) break;
    // A title above the table has one cell.
    if (fault !== null || (fields.length === 1 && records < 3)) continue;
    records += 1;
    counts.set(fields.length, (counts.get(fields.length) ?? 0) + 1);
  }
  const [columns = 0, most = 0] = [...counts].toSorted(([a, n], [b, m]) => m - n || b - a)[0] ?? [];
  return { columns, share: records === 0 ? 0 : most / records };
}
