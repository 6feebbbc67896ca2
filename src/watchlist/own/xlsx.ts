/** The first sheet of an XLSX workbook → rows of texts. The file is hostile: bytes, cells and elements are bounded. */
import { ARCHIVE_LIMITS } from '../../archive/limits.ts';
import { openZip, type Zip } from '../../archive/wacz/zip.ts';
import { InputError, messageOf } from '../../errors.ts';
import type { CsvRecord } from '../csv.ts';
import { child, childrenOf, textOf, type XmlElement, xmlRecords } from '../ofac/xml-records.ts';

/** Unpacked bytes of one part: workbook, texts or sheet. */
const PART_BYTES = 64 << 20;
const MOST_COLUMNS = 256;
const LIMITS = { ...ARCHIVE_LIMITS, zipEntries: 2_000, zipDirectoryBytes: 1 << 20 };

/** Null: a ZIP, but no workbook, nor named as one. Numbers come as they are stored, so a date is a number of days. Throws InputError. */
export async function xlsxRecords(path: string): Promise<{ records: CsvRecord[]; notes: string[] } | null> {
  try {
    const { entries } = await openZip(path, LIMITS);
    if (!entries.has('xl/workbook.xml')) return null;
    const sheets = await elementsOf(path, entries, 'xl/workbook.xml', 'sheet');
    const relations = await elementsOf(path, entries, 'xl/_rels/workbook.xml.rels', 'Relationship');
    const [first] = sheets;
    const id = Object.entries(first?.attributes ?? {}).find(([name]) => name.endsWith(':id'))?.[1];
    const target = relations.find(({ attributes }) => attributes['Id'] === id)?.attributes['Target'] ?? '';
    const name = target.startsWith('/') ? target.slice(1) : `xl/${target}`;
    if (!entries.has(name)) throw new Error('its first sheet is not in it');
    const strings = (await elementsOf(path, entries, 'xl/sharedStrings.xml', 'si')).map(writtenIn);
    const rows = await elementsOf(path, entries, name, 'row');
    const records = rows.map((row, index): CsvRecord => {
      const line = Number(row.attributes['r'] ?? index + 1);
      return { fields: fieldsOf(row, strings), line, fault: null };
    });
    const notes =
      sheets.length > 1
        ? [`${path}: only the first of ${sheets.length} sheets is read, "${first?.attributes['name']}"`]
        : [];
    return { records: records.filter(({ fields }) => fields.some((field) => field.trim() !== '')), notes };
  } catch (error) {
    if (!/\.xlsx$/i.test(path)) return null;
    throw new InputError(`${path} is no XLSX workbook that can be read: ${messageOf(error)}`);
  }
}

/** All outermost elements of that name; none where the part is missing. */
async function elementsOf(path: string, entries: Zip['entries'], part: string, name: string): Promise<XmlElement[]> {
  const entry = entries.get(part);
  const found: XmlElement[] = [];
  if (entry === undefined) return found;
  for await (const one of xmlRecords(`${part} in ${path}`, bounded(part, entry.bytes.from(0)), new Set([name])))
    if (!('fault' in one)) found.push(one);
  return found;
}

async function* bounded(part: string, pieces: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let length = 0;
  for await (const piece of pieces) {
    length += piece.byteLength;
    if (length > PART_BYTES) throw new Error(`${part} unpacks to more than ${PART_BYTES >> 20} MiB; split the list`);
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

/** Of a text in one piece, or in runs of different looks. */
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
