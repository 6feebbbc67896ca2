import { dirname, resolve } from 'node:path';
import { InputError } from '../../errors.ts';
import type { Entity, RowProblem, Seed } from '../../model/facts/seed.ts';
import { jsonIn, openListFile } from '../list-file.ts';
import { decodedTable } from './decoded.ts';
import { meaningOf } from './header-words.ts';
import { jsonLineRows, jsonRows } from './json-rows.ts';
import { type RawRow, toEntity, toSeed } from './rows.ts';
import type { Sheet } from './sheet.ts';
import { type ColumnChoice, hasSites, readTable, spiderfootRows, type TableRead, type Wanted } from './table-rows.ts';
import { oneColumn, textTable } from './text-table.ts';
import { workbookSheets } from './workbook.ts';

/** Bytes. Half a million addresses are about 20 MB. */
const MAX_LIST_BYTES = 64 << 20;

const EITHER: ReadAs = { wanted: 'either', columns: [] };

interface ListContents {
  /** `kindSaid`: the row names the kind. */
  readonly seeds: { readonly seed: Seed; readonly kindSaid: boolean }[];
  readonly entities: Entity[];
  /** Rows that cannot be used. */
  readonly problems: RowProblem[];
  /** Rows of a list that are not read, a line each. */
  readonly notes: string[];
  /** The tables among them, as they were understood. */
  readonly tables: ReadTable[];
}

export type ReadTable = TableRead & { readonly file: string };

export interface ReadAs {
  /** Whose sites tables have. Lists in JSON say it themselves. */
  readonly wanted: Wanted;
  /** Columns as a person names them. */
  readonly columns: readonly ColumnChoice[];
}

/**
 * Reads seed lists and watchlists: JSON (revenant.sweep/1, revenant.watchlist/1), JSON Lines,
 * tables as people write them (CSV, XLSX, ODS), plain text with one address a line, and exports of
 * urlscan, SpiderFoot and Lookyloo. A bad row becomes a problem. Throws InputError for an
 * unreadable file, and for a table whose columns only a person can tell. The first of several
 * entities with one id, over all lists, is kept.
 */
export async function readLists(paths: readonly string[], as: ReadAs = EITHER): Promise<ListContents> {
  const contents: ListContents = { seeds: [], entities: [], problems: [], notes: [], tables: [] };
  const { seeds, entities, problems, notes } = contents;
  const firstAt = new Map<string, string>();
  for (const path of paths) {
    const base = dirname(resolve(path));
    for (const row of await rowsIn(path, as, contents)) {
      if ('note' in row) {
        notes.push(`${path}: ${row.note}`);
        continue;
      }
      if ('reason' in row) {
        problems.push({ file: path, ...row });
        continue;
      }
      const bad = (line: number, field: string, reason: string): void => {
        const { place = '' } = row;
        const where = place === '' ? field : field === 'row' ? place : `${place}.${field}`;
        problems.push({ file: path, line, field: where, reason });
      };
      const { seed, entity, faults } =
        row.kind === 'seed'
          ? { entity: null, ...toSeed(row.value, base) }
          : { seed: null, ...toEntity(row.value, base) };
      for (const { path: where, field, reason } of faults) bad(row.lineOf(where), field, reason);
      if (seed !== null) {
        seeds.push({ seed, kindSaid: typeof row.value === 'object' && 'kind' in (row.value ?? {}) });
      } else if (entity !== null) {
        const { id } = entity;
        const known = firstAt.get(id);
        if (known !== undefined) bad(row.line, 'id', `"${id}" is already in ${known}`);
        else {
          firstAt.set(id, `${path}, line ${row.line}`);
          entities.push(entity);
        }
      }
    }
  }
  return contents;
}

/** By content; the name decides only between JSON and JSON Lines, and for a table of one column. */
async function rowsIn(
  path: string,
  { wanted, columns }: ReadAs,
  { notes, tables }: ListContents,
): Promise<Iterable<RawRow>> {
  const bytes = await readBounded(path);
  if (bytes.toString('hex', 0, 4) === '504b0304') {
    const workbook = await workbookSheets(path);
    if (workbook === null) throw new InputError(`${path} is packed; unpack it first and name the list that was in it`);
    notes.push(...workbook.notes.map((note) => `${path}: ${note}`));
    return sheetsRows(path, workbook.sheets);
  }
  if (bytes.toString('hex', 0, 2) === '1f8b')
    throw new InputError(`${path} is packed; unpack it first and name the list that was in it`);
  const decoded = decodedTable(bytes);
  if (decoded === null)
    throw new InputError(
      `${path} is neither UTF-8 nor in a code page that can be told by its letters; save it as UTF-8`,
    );
  const text = decoded.text.replace(/\r\n?/g, '\n');
  if (text.includes('\0')) throw new InputError(`${path} is not text (it contains NUL bytes)`);
  const start = text.trimStart();
  if (start === '') throw new InputError(`${path} is empty`);
  if (/^[[{]/.test(start)) return jsonRowsIn(path, text, start);
  if (decoded.guessed !== null)
    notes.push(`${path}: read in the code page ${decoded.guessed}; if names look wrong, save it as UTF-8`);
  const isNamed = /\.(?:csv|tsv)$/i.test(path);
  const sheet = textTable(text, decoded.broken);
  const [first = ''] = start.split('\n', 1);
  if (sheet === null && !isNamed && wanted !== 'listed' && meaningOf(first)?.whole !== true) return textRows(text);
  return sheetsRows(path, [sheet ?? oneColumn(text, decoded.broken)]);

  function sheetsRows(file: string, sheets: readonly Sheet[]): Iterable<RawRow> {
    const rows: Iterable<RawRow>[] = [];
    const missing: string[] = [];
    // Beside sheets with web addresses, one without them explains or sums up.
    const withSites = sheets.length < 2 ? [] : sheets.filter((one) => hasSites(one, columns));
    for (const one of withSites.length > 0 ? withSites : sheets) {
      const spiderfoot = spiderfootRows(one);
      if (spiderfoot !== null) {
        rows.push(spiderfoot);
        continue;
      }
      const where = sheets.length > 1 ? `${file}, sheet "${one.name}"` : file;
      const found = readTable(where, one, wanted, columns);
      if ('missing' in found)
        missing.push(
          one.name === null || sheets.length === 1 ? found.missing : `sheet "${one.name}": ${found.missing}`,
        );
      else {
        tables.push({ file, ...found.read });
        rows.push(
          found.read.rows > 0 ? found.rows : [{ line: 1, field: 'row', reason: 'no row stands below the header' }],
        );
      }
    }
    if (rows.length === 0) return [{ line: 1, field: 'header', reason: missing.join('; ') }];
    const skipped = withSites.length > 0 ? sheets.filter((one) => one.rows.length > 0 && !withSites.includes(one)) : [];
    notes.push(
      ...skipped.map(({ name }) => `${file}: the sheet "${name}" is not read: it has no column with web addresses`),
    );
    notes.push(...missing.map((what) => `${file}: not read: ${what}`));
    return rows.flatMap((some) => [...some]);
  }
}

function jsonRowsIn(path: string, text: string, start: string): Iterable<RawRow> {
  const lines = start.split('\n', 3).filter((line) => line.trim() !== '');
  const isLines =
    /\.(jsonl|ndjson)$/i.test(path) ||
    (lines.length > 1 && start.startsWith('{') && lines.every((line) => jsonIn(line).fault === null));
  return isLines ? jsonLineRows(text) : jsonRows(path, text);
}

/** One address a line. A comment begins with a # at the start of a line or after white space. */
function* textRows(text: string): Generator<RawRow> {
  for (const [index, content] of text.split('\n').entries()) {
    const url = content.replace(/(^|\s)#.*$/, '').trim();
    const line = index + 1;
    if (url !== '') yield { kind: 'seed', value: { url }, line, lineOf: () => line };
  }
}

async function readBounded(path: string): Promise<Buffer> {
  const tooLarge = (): InputError => new InputError(`${path} is larger than ${MAX_LIST_BYTES >> 20} MiB; split it`);
  const file = await openListFile(path);
  try {
    const found = await file.stat();
    if (found.isDirectory()) throw new InputError(`${path} is a folder; name the list in it`);
    if (found.size > MAX_LIST_BYTES) throw tooLarge();
    const parts: Uint8Array[] = [];
    let length = 0;
    // Counted as well: a pipe has no size.
    for await (const part of file.createReadStream({ autoClose: false, highWaterMark: 1 << 18 })) {
      parts.push(part as Uint8Array);
      length += (part as Uint8Array).byteLength;
      if (length > MAX_LIST_BYTES) throw tooLarge();
    }
    return Buffer.concat(parts);
  } finally {
    await file.close();
  }
}
