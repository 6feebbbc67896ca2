/** A table as it stands in a file, before anybody asks what its columns mean. */
import type { CsvRecord } from '../csv.ts';

export interface SheetRow extends CsvRecord {
  /** By column: the address behind the text of a cell. */
  readonly links?: ReadonlyMap<number, string>;
}

export interface Sheet {
  /** As the workbook names it; null: the file is one table. */
  readonly name: string | null;
  /** Cells are parted by signs, so a cell too many shifts all others. */
  readonly isText?: true;
  /** Rows with content. `line` is that of the file, or the number that the program shows. */
  readonly rows: readonly SheetRow[];
}

/** A workbook has more than this program reads. The message says what. */
export class TooLarge extends Error {}

/** Rows with content and their cells, of all sheets, and texts that cells share: some 100 MB. */
export const MOST_ROWS = 200_000;
export const MOST_CELLS = 2_000_000;
export const MOST_COLUMNS = 256;
const grouped = (count: number): string => count.toLocaleString('en');

export function refuseBeyond(count: number, most: number, what: string): void {
  if (count > most) throw new TooLarge(`it has more than ${grouped(most)} ${what}`);
}

/** Counts what is taken of a workbook. Throws TooLarge. */
export function counting() {
  let [rows, cells] = [0, 0];
  return (row: SheetRow): SheetRow => {
    rows += 1;
    cells += row.fields.length;
    refuseBeyond(rows, MOST_ROWS, 'rows with content');
    refuseBeyond(cells, MOST_CELLS, 'cells');
    return row;
  };
}

/** The place of a column that a spreadsheet calls by these capitals, counted from 0: `AB` is 27. */
export const columnAt = (letters: string): number =>
  [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;

/** Without empty cells at the end; null: nothing is in it. */
export function rowOf(fields: string[], line: number, links?: ReadonlyMap<number, string>): SheetRow | null {
  let { length } = fields;
  while (length > 0 && fields[length - 1]?.trim() === '') length -= 1;
  if (length === 0) return null;
  return {
    fields: fields.slice(0, length),
    line,
    fault: null,
    ...(links !== undefined && links.size > 0 && { links }),
  };
}
