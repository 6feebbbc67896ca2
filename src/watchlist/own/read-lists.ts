import { isUtf8 } from 'node:buffer';
import { dirname, resolve } from 'node:path';
import { InputError } from '../../errors.ts';
import type { Entity, RowProblem, Seed } from '../../model/facts/seed.ts';
import { jsonIn, openListFile } from '../list-file.ts';
import { csvRows, sheetRows } from './csv-rows.ts';
import { jsonLineRows, jsonRows } from './json-rows.ts';
import { type RawRow, toEntity, toSeed } from './rows.ts';
import { xlsxRecords } from './xlsx.ts';

/** Bytes. Half a million addresses are about 20 MB. */
const MAX_LIST_BYTES = 64 << 20;

interface ListContents {
  /** `kindSaid`: the row names the kind. */
  readonly seeds: { readonly seed: Seed; readonly kindSaid: boolean }[];
  readonly entities: Entity[];
  /** Rows that cannot be used. */
  readonly problems: RowProblem[];
  /** Rows of a list that are not read, a line each. */
  readonly notes: string[];
}

/**
 * Reads seed lists and watchlists: JSON (revenant.sweep/1, revenant.watchlist/1), JSON Lines, CSV
 * or XLSX with a header row, plain text with one address a line, and exports of urlscan, SpiderFoot
 * and Lookyloo. A bad row becomes a problem; an unreadable file throws InputError. The first of
 * several entities with one id, over all lists, is kept.
 */
export async function readLists(paths: readonly string[]): Promise<ListContents> {
  const contents: ListContents = { seeds: [], entities: [], problems: [], notes: [] };
  const { seeds, entities, problems, notes } = contents;
  const firstAt = new Map<string, string>();
  for (const path of paths) {
    const base = dirname(resolve(path));
    for (const row of await rowsIn(path, notes)) {
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

/** By content; the name decides only between JSON and JSON Lines, and for CSV of one column. */
function rowsOf(path: string, text: string): Iterable<RawRow> {
  const start = text.trimStart();
  if (/^[[{]/.test(start)) {
    const lines = start.split('\n', 3).filter((line) => line.trim() !== '');
    const isLines =
      /\.(jsonl|ndjson)$/i.test(path) ||
      (lines.length > 1 && start.startsWith('{') && lines.every((line) => jsonIn(line).fault === null));
    return isLines ? jsonLineRows(text) : jsonRows(path, text);
  }
  if (start === '') throw new InputError(`${path} is empty`);
  return csvRows(text, /\.(csv|tsv)$/i.test(path)) ?? textRows(text);
}

/** One address a line. A comment begins with a # at the start of a line or after white space. */
function* textRows(text: string): Generator<RawRow> {
  for (const [index, content] of text.split('\n').entries()) {
    const url = content.replace(/(^|\s)#.*$/, '').trim();
    const line = index + 1;
    if (url !== '') yield { kind: 'seed', value: { url }, line, lineOf: () => line };
  }
}

/** Throws InputError for an unreadable file. */
async function rowsIn(path: string, notes: string[]): Promise<Iterable<RawRow>> {
  const bytes = await readBounded(path);
  const start = bytes.toString('hex', 0, 4);
  const sheet = start === '504b0304' ? await xlsxRecords(path) : null;
  if (sheet === null) return rowsOf(path, textOf(path, bytes));
  notes.push(...sheet.notes);
  return sheetRows(sheet.records);
}

/** UTF-8, or UTF-16 with a byte order mark; line ends become \n. */
function textOf(path: string, bytes: Buffer): string {
  if (/^(?:504b0304|1f8b)/.test(bytes.toString('hex', 0, 4)))
    throw new InputError(`${path} is packed; unpack it first and name the list that was in it`);
  const text = decode(path, bytes);
  if (text.includes('\0')) throw new InputError(`${path} is not text (it contains NUL bytes)`);
  return text.replace(/\r\n?/g, '\n');
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

function decode(path: string, bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  if (isUtf8(bytes)) return new TextDecoder('utf-8').decode(bytes);
  let [line, from, end] = [1, 0, bytes.indexOf(10) + 1];
  for (; end > 0 && isUtf8(bytes.subarray(from, end)); line += 1) [from, end] = [end, bytes.indexOf(10, end) + 1];
  throw new InputError(`${path} is not UTF-8 (line ${line}); save it as UTF-8`);
}
