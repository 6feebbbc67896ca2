/** An ODS spreadsheet → its tables as rows of texts (OpenDocument 1.3, part 3, section 9). */
import type { Zip } from '../../archive/wacz/zip.ts';
import { childrenOf, type XmlElement } from '../xml-records.ts';
import { elementsOf } from './office-parts.ts';
import { counting, MOST_COLUMNS, rowOf, type Sheet, type SheetRow } from './sheet.ts';

const READING = {
  runs: new Set(['span', 'a', 's', 'tab', 'line-break']),
  heads: new Set(['table']),
};
/** Rows that are taken of one that says how often it is repeated. */
const MOST_REPEATS = 10_000;

/** A cell that reaches over rows below it. */
interface Span {
  readonly column: number;
  readonly end: number;
  readonly text: string;
}

/** Tables in their order. Throws TooLarge, or Error where there is none. */
export async function odsSheets(path: string, entries: Zip['entries']): Promise<{ sheets: Sheet[]; notes: string[] }> {
  const sheets: { readonly name: string; readonly rows: SheetRow[] }[] = [];
  const count = counting();
  let line = 1;
  let spans: Span[] = [];
  for await (const element of elementsOf(path, entries, 'content.xml', ['table-row'], READING)) {
    if (element.name === 'table') {
      sheets.push({ name: element.attributes['table:name'] ?? '', rows: [] });
      [line, spans] = [1, []];
      continue;
    }
    const repeats = Math.max(1, Number(element.attributes['table:number-rows-repeated'] ?? 1));
    const { fields, links } = cellsOf(element, line, spans);
    for (let i = 0; i < Math.min(repeats, MOST_REPEATS); i += 1) {
      const row = rowOf(fields, line + i, links);
      if (row === null) break;
      sheets.at(-1)?.rows.push(count(row));
    }
    line += repeats;
    spans = spans.filter(({ end }) => end >= line);
  }
  if (sheets.length === 0) throw new Error('it has no table');
  return { sheets, notes: [] };
}

/** Adds the cells that reach below this row to `spans`. */
function cellsOf(row: XmlElement, line: number, spans: Span[]): { fields: string[]; links: Map<number, string> } {
  const fields: string[] = [];
  const links = new Map<number, string>();
  for (const cell of row.children) {
    const { name, attributes } = cell;
    if (name !== 'table-cell' && name !== 'covered-table-cell') continue;
    const at = fields.length;
    const repeats = Math.max(1, Number(attributes['table:number-columns-repeated'] ?? 1));
    const covering = name === 'covered-table-cell' ? spans.find(({ column }) => column === at) : undefined;
    const text = covering?.text ?? textIn(cell);
    for (let i = 0; i < repeats && fields.length < MOST_COLUMNS; i += 1) fields.push(text);
    const link = linkIn(cell);
    if (link !== undefined) links.set(at, link);
    const height = Number(attributes['table:number-rows-spanned'] ?? 1);
    if (height > 1) spans.push({ column: at, end: line + height - 1, text });
  }
  return { fields, links };
}

function textIn(cell: XmlElement): string {
  const type = cell.attributes['office:value-type'];
  if (type === 'date') return (cell.attributes['office:date-value'] ?? '').slice(0, 10);
  const shown = childrenOf(cell, 'p')
    .map(({ text }) => text)
    .join('\n');
  // A number is shown rounded, or with signs between its digits.
  return type === 'float' ? (cell.attributes['office:value'] ?? shown) : shown;
}

function linkIn(cell: XmlElement): string | undefined {
  const [, link] = /HYPERLINK\(\s*"([^"]+)"/i.exec(cell.attributes['table:formula'] ?? '') ?? [];
  return link ?? anchorIn(cell)?.attributes['xlink:href'];
}

function anchorIn(element: XmlElement): XmlElement | undefined {
  if (element.name === 'a') return element;
  for (const one of element.children) {
    const found = anchorIn(one);
    if (found !== undefined) return found;
  }
  return undefined;
}
