/**
 * The first sheet of an XLSX workbook → rows of texts. The file is hostile: bytes, cells and
 * elements are bounded.
 */
import { ARCHIVE_LIMITS } from '../../archive/limits.ts';
import { openZip, type Zip } from '../../archive/wacz/zip.ts';
import { InputError, messageOf } from '../../errors.ts';
import type { CsvRecord } from '../csv.ts';
import { child, childrenOf, textOf, type XmlElement, xmlRecords } from '../xml-records.ts';

/** Unpacked bytes of one part: workbook, texts or sheet. */
const PART_BYTES = 64 << 20;
/** Rows with content and their cells, and texts that cells share: some 100 MB in memory. */
const MOST_ROWS = 200_000;
const MOST_CELLS = 2_000_000;
const MOST_TEXTS = 1_000_000;
const MOST_COLUMNS = 256;
const LIMITS = { ...ARCHIVE_LIMITS, zipEntries: 2_000, zipDirectoryBytes: 1 << 20 };

/**
 * Null: a ZIP, but no workbook, nor named as one. Numbers come as they are stored, so a date is a
 * number of days. Throws InputError.
 */
export async function xlsxRecords(path: string): Promise<{ records: CsvRecord[]; notes: string[] } | null> {
  try {
    const { entries } = await openZip(path, LIMITS);
    if (!entries.has('xl/workbook.xml')) return null;
    let [first, sheets]: [XmlElement | undefined, number] = [undefined, 0];
    for await (const one of elementsOf(path, entries, 'xl/workbook.xml', 'sheet')) {
      first ??= one;
      sheets++;
    }
    const id = Object.entries(first?.attributes ?? {}).find(([name]) => name.endsWith(':id'))?.[1];
    let target = '';
    for await (const { attributes } of elementsOf(path, entries, 'xl/_rels/workbook.xml.rels', 'Relationship'))
      if (target === '' && attributes['Id'] === id) target = attributes['Target'] ?? '';
    const name = target.startsWith('/') ? target.slice(1) : `xl/${target}`;
    const sheet = entries.get(name);
    if (sheet === undefined) throw new Error('its first sheet is not in it');
    // The statements of the directory are checked again while unpacking.
    refuseBeyond(sheet.length, PART_BYTES, tooLong(name));
    const records = await recordsOf(path, entries, name);
    const notes =
      sheets > 1 ? [`${path}: only the first of ${sheets} sheets is read, "${first?.attributes['name']}"`] : [];
    return { records, notes };
  } catch (error) {
    const isTooLarge = error instanceof TooLarge;
    if (!isTooLarge && !/\.xlsx$/i.test(path)) return null;
    const why = `${messageOf(error)}${isTooLarge ? '; split the list' : ''}`;
    throw new InputError(`${path} is no XLSX workbook that can be read: ${why}`);
  }
}

class TooLarge extends Error {}

function refuseBeyond(count: number, most: number, text: string): void {
  if (count > most) throw new TooLarge(text);
}
const grouped = (count: number): string => count.toLocaleString('en');
const tooLong = (part: string): string => `${part} unpacks to more than ${PART_BYTES >> 20} MiB`;

/**
 * Rows with content, made while the sheet is unpacked: its elements take many times as much memory.
 */
async function recordsOf(path: string, entries: Zip['entries'], name: string): Promise<CsvRecord[]> {
  const strings: string[] = [];
  for await (const text of elementsOf(path, entries, 'xl/sharedStrings.xml', 'si')) {
    strings.push(writtenIn(text));
    refuseBeyond(strings.length, MOST_TEXTS, `it has more than ${grouped(MOST_TEXTS)} texts`);
  }
  const records: CsvRecord[] = [];
  let [rows, cells] = [0, 0];
  for await (const row of elementsOf(path, entries, name, 'row')) {
    rows++;
    const fields = fieldsOf(row, strings);
    if (fields.length === 0) continue;
    cells += fields.length;
    records.push({ fields, line: Number(row.attributes['r'] ?? rows), fault: null });
    refuseBeyond(records.length, MOST_ROWS, `its sheet has more than ${grouped(MOST_ROWS)} rows with content`);
    refuseBeyond(cells, MOST_CELLS, `its sheet has more than ${grouped(MOST_CELLS)} cells`);
  }
  return records;
}

/** The outermost elements of that name, as they are unpacked; none where the part is missing. */
async function* elementsOf(
  path: string,
  entries: Zip['entries'],
  part: string,
  name: string,
): AsyncGenerator<XmlElement> {
  const entry = entries.get(part);
  if (entry === undefined) return;
  for await (const one of xmlRecords(`${part} in ${path}`, bounded(part, entry.bytes.from(0)), new Set([name])))
    if (!('fault' in one)) yield one;
}

async function* bounded(part: string, pieces: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let length = 0;
  for await (const piece of pieces) {
    length += piece.byteLength;
    refuseBeyond(length, PART_BYTES, tooLong(part));
    yield piece;
  }
}

function fieldsOf(row: XmlElement, strings: readonly string[]): string[] {
  const fields: string[] = [];
  for (const cell of childrenOf(row, 'c')) {
    const at = columnOf(cell.attributes['r']) ?? fields.length;
    if (at >= MOST_COLUMNS) continue;
    while (fields.length < at) fields.push('');
    const { t } = cell.attributes;
    const value = textOf(cell, 'v');
    const inline = child(cell, 'is');
    fields[at] = t === 's' ? (strings[Number(value)] ?? '') : inline === undefined ? value : writtenIn(inline);
  }
  while (fields.at(-1)?.trim() === '') fields.pop();
  return fields;
}

/** The text of a cell in one piece, or in runs of different looks. */
function writtenIn(element: XmlElement): string {
  if (element.name === 't') return element.text;
  return element.children
    .filter(({ name }) => name === 't' || name === 'r')
    .map(writtenIn)
    .join('');
}

/** `AB12` is column 27, counted from 0. */
function columnOf(reference: string | undefined): number | null {
  const letters = /^[A-Z]{1,3}(?=\d)/.exec(reference ?? '')?.[0];
  if (letters === undefined) return null;
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}
