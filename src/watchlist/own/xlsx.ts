/**
 * An XLSX workbook → its sheets as rows of texts (ECMA-376, SpreadsheetML). The file is hostile:
 * bytes, cells and elements are bounded. SheetJS keeps whole parts in memory: 600 MB for 199,000
 * rows (docs/measurements.md).
 */
import type { Zip } from '../../archive/wacz/zip.ts';
import { child, childrenOf, textOf, type XmlElement } from '../xml-records.ts';
import { elementsOf } from './office-parts.ts';
import { columnAt, counting, MOST_COLUMNS, refuseBeyond, rowOf, type Sheet, type SheetRow } from './sheet.ts';

const MOST_TEXTS = 1_000_000;
/** Text in runs of different looks; `rPh` is how a text is pronounced, and no part of it. */
const READING = { runs: new Set(['t', 'r']) };
/** Number formats of the standard that show a date, and those that Asian programs add. */
const isDateFormat = (id: number): boolean =>
  (id >= 14 && id <= 17) || id === 22 || (id >= 27 && id <= 36) || (id >= 50 && id <= 58);
const DAY_MS = 86_400_000;

interface Workbook {
  readonly entries: Zip['entries'];
  readonly path: string;
  readonly strings: readonly string[];
  /** Styles of cells whose number is a date. */
  readonly dates: ReadonlySet<number>;
  /** The day before day 1, in milliseconds. */
  readonly epoch: number;
}

/** Visible sheets in their order; notes name the others. Throws TooLarge, or Error. */
export async function xlsxSheets(path: string, entries: Zip['entries']): Promise<{ sheets: Sheet[]; notes: string[] }> {
  const notes: string[] = [];
  const named: { readonly name: string; readonly id: string }[] = [];
  // The calendar of old Macintosh programs begins on 1 Jan 1904.
  let epoch = Date.UTC(1899, 11, 30);
  for await (const { name: element, attributes } of elementsOf(path, entries, 'xl/workbook.xml', [
    'sheet',
    'workbookPr',
  ])) {
    if (element === 'workbookPr') {
      if (/^(?:1|true)$/.test(attributes['date1904'] ?? '')) epoch = Date.UTC(1904, 0, 1);
      continue;
    }
    const [, id = ''] = Object.entries(attributes).find(([name]) => name.endsWith(':id')) ?? [];
    const { name = '', state = 'visible' } = attributes;
    if (state === 'visible') named.push({ name, id });
    else notes.push(`the hidden sheet "${name}" is not read`);
  }
  const targets = await relationsOf(path, entries, 'xl/_rels/workbook.xml.rels');
  const strings: string[] = [];
  for await (const { text } of elementsOf(path, entries, 'xl/sharedStrings.xml', ['si'], READING)) {
    strings.push(text);
    refuseBeyond(strings.length, MOST_TEXTS, 'texts');
  }
  const workbook = { entries, path, strings, dates: await dateStyles(path, entries), epoch };
  const sheets: Sheet[] = [];
  const count = counting();
  for (const { name, id } of named) {
    const part = partAt('xl/', targets.get(id) ?? '');
    if (!entries.has(part)) {
      notes.push(`the sheet "${name}" is not in the file`);
      continue;
    }
    sheets.push({ name, rows: await rowsOf(part, workbook, count) });
  }
  if (sheets.length === 0) throw new Error('none of its sheets is in it');
  return { sheets, notes };
}

/** Ids → targets of the relations of a part. */
async function relationsOf(path: string, entries: Zip['entries'], part: string): Promise<Map<string, string>> {
  const targets = new Map<string, string>();
  for await (const { attributes } of elementsOf(path, entries, part, ['Relationship']))
    if (!targets.has(attributes['Id'] ?? '')) targets.set(attributes['Id'] ?? '', attributes['Target'] ?? '');
  return targets;
}

const partAt = (folder: string, target: string): string =>
  target.startsWith('/') ? target.slice(1) : `${folder}${target}`;

async function dateStyles(path: string, entries: Zip['entries']): Promise<Set<number>> {
  const written = new Map<number, string>();
  const dates = new Set<number>();
  for await (const element of elementsOf(path, entries, 'xl/styles.xml', ['numFmt', 'cellXfs'])) {
    if (element.name === 'numFmt') {
      written.set(Number(element.attributes['numFmtId']), element.attributes['formatCode'] ?? '');
      continue;
    }
    for (const [at, { attributes }] of childrenOf(element, 'xf').entries()) {
      const id = Number(attributes['numFmtId'] ?? 0);
      const code = written.get(id);
      // Text within a format, and colours and languages in brackets, are no date.
      const plain = code?.replace(/"[^"]*"|\[[^\]]*\]|\\./g, '') ?? '';
      if (code === undefined ? isDateFormat(id) : /[dy]/i.test(plain) && !/[#0?]/.test(plain)) dates.add(at);
    }
  }
  return dates;
}

async function rowsOf(part: string, workbook: Workbook, count: (row: SheetRow) => SheetRow): Promise<SheetRow[]> {
  const { path, entries } = workbook;
  const rows: SheetRow[] = [];
  const merged: string[] = [];
  const links: { readonly ref: string; readonly id: string }[] = [];
  let seen = 0;
  for await (const element of elementsOf(path, entries, part, ['row', 'mergeCell', 'hyperlink'], READING)) {
    const { name, attributes } = element;
    if (name === 'mergeCell') merged.push(attributes['ref'] ?? '');
    else if (name === 'hyperlink') {
      const [, id = ''] = Object.entries(attributes).find(([key]) => key.endsWith(':id')) ?? [];
      links.push({ ref: attributes['ref'] ?? '', id });
    } else {
      seen += 1;
      const row = rowIn(element, seen, workbook);
      if (row !== null) rows.push(count(row));
    }
  }
  const targets = links.length > 0 ? await relationsOf(path, entries, relationsPart(part)) : new Map<string, string>();
  return withLinks(filledDown(rows, merged), new Map(links.map(({ ref, id }) => [ref, targets.get(id) ?? ''])));
}

const relationsPart = (part: string): string => part.replace(/([^/]*)$/, '_rels/$1.rels');

function rowIn(row: XmlElement, seen: number, workbook: Workbook): SheetRow | null {
  const fields: string[] = [];
  const links = new Map<number, string>();
  for (const cell of childrenOf(row, 'c')) {
    const at = placeOf(cell.attributes['r'])?.column ?? fields.length;
    if (at >= MOST_COLUMNS) continue;
    while (fields.length < at) fields.push('');
    fields[at] = textIn(cell, workbook);
    const [, link] = /^\s*HYPERLINK\(\s*"([^"]+)"/i.exec(textOf(cell, 'f')) ?? [];
    if (link !== undefined) links.set(at, link);
  }
  return rowOf(fields, Number(row.attributes['r'] ?? seen), links);
}

function textIn(cell: XmlElement, { strings, dates, epoch }: Workbook): string {
  const { t = 'n', s = '0' } = cell.attributes;
  const value = textOf(cell, 'v');
  if (t === 's') return strings[Number(value)] ?? '';
  if (t === 'inlineStr') return child(cell, 'is')?.text ?? '';
  // An error, such as #N/A, is no text of its author.
  if (t === 'e') return '';
  if (t !== 'n' || value === '') return value;
  const number = Number(value);
  if (dates.has(Number(s)) && number > 0 && number < 3_000_000) return dayAt(epoch + Math.floor(number) * DAY_MS);
  // Long numbers, such as those of phones, may be stored with an exponent.
  return /e/i.test(value) && Number.isSafeInteger(number) ? String(number) : value;
}

const dayAt = (ms: number): string => new Date(ms).toISOString().slice(0, 10);

/** `AB12` is row 12, column 27, counted from 0. */
function placeOf(reference: string | undefined): { readonly column: number; readonly row: number } | null {
  const [, letters, row] = /^([A-Z]{1,3})(\d{1,7})$/.exec(reference ?? '') ?? [];
  if (letters === undefined) return null;
  return { column: columnAt(letters), row: Number(row) };
}

/** A cell over several rows has its text in each; one over several columns has it once. */
function filledDown(rows: readonly SheetRow[], merged: readonly string[]): SheetRow[] {
  const tall = merged.flatMap((ref) => {
    const [from, to] = ref.split(':').map(placeOf);
    return from != null && to != null && to.row > from.row ? [{ ...from, end: to.row }] : [];
  });
  if (tall.length === 0) return [...rows];
  const byStart = new Map<number, typeof tall>();
  for (const one of tall) byStart.set(one.row, [...(byStart.get(one.row) ?? []), one]);
  let open: { readonly column: number; readonly end: number; readonly text: string }[] = [];
  return rows.map((row) => {
    open = open.filter(({ end }) => end >= row.line);
    const fields = [...row.fields];
    for (const { column, text } of open) {
      while (fields.length <= column) fields.push('');
      if (fields[column] === '') fields[column] = text;
    }
    for (const { column, end } of byStart.get(row.line) ?? [])
      open.push({ column, end, text: row.fields[column] ?? '' });
    return { ...row, fields };
  });
}

function withLinks(rows: readonly SheetRow[], links: ReadonlyMap<string, string>): SheetRow[] {
  const byRow = new Map<number, Map<number, string>>();
  for (const [ref, link] of links) {
    const place = placeOf(ref.split(':')[0]);
    if (place === null || link === '') continue;
    const found = byRow.get(place.row) ?? new Map<number, string>();
    byRow.set(place.row, found.set(place.column, link));
  }
  return rows.map((row) => {
    const found = byRow.get(row.line);
    return found === undefined ? row : { ...row, links: new Map([...(row.links ?? []), ...found]) };
  });
}
