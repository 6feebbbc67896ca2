/** A list as aligned columns under one line of headings. Rows come singly: a list may be long. */
import type { Terminal } from './terminal.ts';

export interface Column<Row> {
  readonly head: string;
  /** Least width in characters; absent: as wide as it is. Longer values are not cut. */
  readonly width?: number;
  readonly right?: boolean;
  readonly of: (row: Row) => string;
}

/** A table of documents. */
export function printTable<Row>(terminal: Terminal, columns: readonly Column<Row>[], rows: Iterable<Row>): void {
  const table = openTable(terminal, columns);
  for (const row of rows) table.row(row, row);
}

/** With --json each row is its document, without headings. */
export function openTable<Row>(terminal: Terminal, columns: readonly Column<Row>[]) {
  const lineOf = (cell: (column: Column<Row>) => string): string =>
    columns
      .map((column) => {
        const { width = 0, right = false } = column;
        return right ? cell(column).padStart(width) : cell(column).padEnd(width);
      })
      .join('  ')
      .trimEnd();
  let isHeaded = false;
  return {
    row(document: unknown, row: Row, lines: readonly string[] = []): void {
      if (terminal.json) {
        terminal.document(document);
        return;
      }
      if (!isHeaded) terminal.out(lineOf(({ head }) => head));
      isHeaded = true;
      terminal.out(lineOf(({ of }) => of(row)));
      for (const line of lines) terminal.out(line);
    },
  };
}
