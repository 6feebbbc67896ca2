/** Tables of sellers or listed parties → rows as JSON lists have them. Nothing of a row is lost. */
import { createHash } from 'node:crypto';
import { InputError } from '../../errors.ts';
import { counted } from '../../model/counted.ts';
import type { Seed } from '../../model/facts/seed.ts';
import { normaliseCompanyName } from '../../values/company-name.ts';
import { cleanWebsites } from '../clean/clean-contact.ts';
import { addressIn, isFilled } from './cell-type.ts';
import { dateIn, orderOf } from './column-dates.ts';
import { MEANINGS, type Meaning } from './header-words.ts';
import { IDENTIFIERS, type RawRow, shortened } from './rows.ts';
import { columnAt, type Sheet, type SheetRow } from './sheet.ts';
import { type Choices, type Column, columnsOf, linkOf, type TableColumns, valuesIn } from './table-columns.ts';
import { SPIDERFOOT_COLUMNS, spiderfootSite } from './tool-exports.ts';

/** Whose sites a table has; `either`: a table with ids and names has listed parties. */
export type Wanted = 'listed' | 'sellers' | 'either';

/** A table as it was understood, to be shown before anything changes. */
export interface TableRead {
  readonly sheet: string | null;
  readonly of: 'listed' | 'sellers';
  /** Line of the header; null: there is none. */
  readonly headLine: number | null;
  readonly columns: readonly ColumnRead[];
  readonly rows: number;
}

export interface ColumnRead {
  /** As a spreadsheet names it: A, B, AA. */
  readonly letter: string;
  readonly head: string;
  readonly meaning: Meaning;
  readonly isCertain: boolean;
  /** Cells of the first rows. */
  readonly cells: readonly string[];
}

/** A column as a person names it: by letter or heading. */
export interface ColumnChoice {
  readonly meaning: Meaning;
  readonly column: string;
}

/** `website=C` or `website=Shop address`. Throws InputError. */
export function columnChoice(typed: string): ColumnChoice {
  const [, word = '', column = ''] = /^\s*([a-z]+)\s*=\s*(.+?)\s*$/i.exec(typed) ?? [];
  const meaning = MEANINGS.find((one) => one === word.toLowerCase());
  if (meaning === undefined || column === '')
    throw new InputError(
      `"${shortened(typed)}" says no column: write website=C or name="Firma", with one of ${MEANINGS.join(', ')}`,
    );
  return { meaning, column };
}

const SHOWN = 5;
const DATES: readonly Meaning[] = ['listed', 'incorporated', 'dissolved'];
/** Meanings that only a table of listed parties has; in one of sellers such a cell is a note. */
const OF_LISTED: ReadonlySet<Meaning> = new Set([
  ...(['id', 'alias', 'email', 'phone', 'social', 'address', 'registration', 'wallet', 'type', 'list'] as const),
  ...(['programme', 'capture', 'listed', 'incorporated', 'dissolved'] as const),
]);
const OF_SELLERS: ReadonlySet<Meaning> = new Set(['kind', 'entity', 'interval', 'tags']);

/** Throws InputError for a column that is not there, or if only a person can tell the columns. */
export function readTable(
  path: string,
  sheet: Sheet,
  wanted: Wanted,
  chosen: readonly ColumnChoice[],
): { readonly read: TableRead; readonly rows: Iterable<RawRow> } | { readonly missing: string } {
  const first = columnsOf(sheet, new Map());
  const table = chosen.length === 0 ? first : columnsOf(sheet, choicesOf(path, first, chosen));
  const of = wanted === 'either' ? sortOf(table) : wanted;
  const columns = table.columns.map((column) => asOf(of, column, table.columns));
  const has = (meaning: Meaning): boolean => columns.some((column) => column.meaning === meaning);
  const isNamed = columns.some(({ meaning, isProven }) => meaning === 'name' && isProven === true);
  if (!has('website') && !(of === 'listed' && (isNamed || has('social'))))
    return {
      missing: `${of === 'listed' ? 'neither names nor web addresses' : 'no column with web addresses'}; ${seen(table)}`,
    };
  const read: TableRead = {
    ...{ sheet: sheet.name, of, headLine: table.headLine, rows: table.rows.length },
    columns: columns.map((column) => ({
      letter: letterOf(column.index),
      head: column.head,
      meaning: column.meaning,
      isCertain: column.isCertain || !(column.meaning === 'website' || (of === 'listed' && column.meaning === 'name')),
      cells: table.rows.slice(0, SHOWN).map((row) => valuesIn(row, column).join(' | ')),
    })),
  };
  refuseDoubtful(path, read);
  return { read, rows: of === 'listed' ? listedRows(path, table, columns) : sellerRows(table, columns) };
}

/** True if a column of the table has web addresses. */
export const hasSites = (sheet: Sheet, chosen: readonly ColumnChoice[]): boolean =>
  chosen.some(({ meaning }) => meaning === 'website') ||
  columnsOf(sheet, new Map()).columns.some(({ meaning }) => meaning === 'website' || meaning === 'social');

/** Rows of an export of SpiderFoot. Null: the table is none. */
export function spiderfootRows({ rows }: Sheet): Iterable<RawRow> | null {
  const names = (rows[0]?.fields ?? []).map((name) => name.toLowerCase().replace(/[\s_-]/g, ''));
  if (!SPIDERFOOT_COLUMNS.every((one) => names.includes(one))) return null;
  return (function* () {
    const seen = new Set<string>();
    let others = 0;
    for (const { fields, line, fault } of rows.slice(1)) {
      if (fault !== null) {
        yield { line, field: 'row', reason: fault };
        continue;
      }
      const url = spiderfootSite(Object.fromEntries(names.map((name, at) => [name, fields[at] ?? ''])));
      if (url === null) others += 1;
      else if (!seen.has(url)) yield { kind: 'seed' as const, value: { url }, line, lineOf: () => line };
      if (url !== null) seen.add(url);
    }
    if (others > 0) yield { note: `${counted(others, 'row')} of SpiderFoot left out: not a site, or a false positive` };
  })();
}

/** With names, and ids or dates of listing, and none of the columns of a sweep list. */
function sortOf({ columns }: TableColumns): 'listed' | 'sellers' {
  const has = (meaning: Meaning): boolean => columns.some((column) => column.meaning === meaning);
  const isSweep = columns.some(({ head, meaning }) => /^url$/i.test(head) || OF_SELLERS.has(meaning));
  return (has('id') || has('listed') || has('programme')) && has('name') && !isSweep ? 'listed' : 'sellers';
}

function asOf(of: 'listed' | 'sellers', column: Column, all: readonly Column[]): Column {
  const { meaning, isCertain } = column;
  if (of === 'sellers' && meaning === 'name' && !isCertain) return { ...column, meaning: 'note' };
  const hasWebsite = all.some((one) => one.meaning === 'website');
  if (of === 'sellers' && meaning === 'social' && !hasWebsite) return { ...column, meaning: 'website' };
  return (of === 'sellers' ? OF_LISTED : OF_SELLERS).has(meaning) ? { ...column, meaning: 'note' } : column;
}

function choicesOf(path: string, { columns }: TableColumns, chosen: readonly ColumnChoice[]): Choices {
  const choices = new Map<number, Meaning>();
  for (const { meaning, column } of chosen) {
    const wanted = column.trim().toLowerCase();
    const byHead = columns.find(({ head }) => head.toLowerCase() === wanted);
    const index = byHead?.index ?? (/^[a-z]{1,2}$/.test(wanted) ? columnAt(wanted.toUpperCase()) : null);
    if (index === null)
      throw new InputError(`${path} has no column "${shortened(column)}"; name it by its letter or heading`);
    choices.set(index, meaning);
  }
  return choices;
}

function refuseDoubtful(path: string, { columns }: TableRead): void {
  for (const meaning of ['website', 'name'] as const) {
    const doubtful = columns.filter((column) => column.meaning === meaning && !column.isCertain);
    const [best] = doubtful;
    if (best === undefined) continue;
    const others = columns.filter((one) => one !== best && one.meaning !== 'email');
    const what = meaning === 'website' ? 'web addresses' : 'names of the companies';
    throw new InputError(
      `${path}: which column has the ${what}? ${[best, ...others].map(shownColumn).join(', ')}. Say it: --column ${meaning}=${best.letter}`,
    );
  }
}

const shownColumn = ({ letter, head, cells }: ColumnRead): string =>
  `${letter} ${JSON.stringify(shortened(head === '' ? (cells.find((cell) => cell !== '') ?? '') : head))}`;

/** The columns by their headings, or by the first cells where there is no header. */
function seen({ columns, rows }: TableColumns): string {
  const named = columns.slice(0, 20).map(({ index, head }) => {
    const shown = head === '' ? (rows[0]?.fields[index] ?? '') : head;
    return `${letterOf(index)} ${JSON.stringify(shortened(shown))}`;
  });
  return named.length === 0 ? 'it has no columns' : `columns seen: ${named.join(', ')}`;
}

function letterOf(index: number): string {
  const rest = Math.floor(index / 26);
  return `${rest > 0 ? letterOf(rest - 1) : ''}${String.fromCharCode(65 + (index % 26))}`;
}

/** The cells of these columns that are kept as they are written, each under its heading. */
function notesOf(row: SheetRow, columns: readonly Column[]): NonNullable<Seed['notes']> {
  return columns.flatMap((column) => {
    const [written, link] = [(row.fields[column.index] ?? '').trim(), linkOf(row, column.index)];
    const text = link === '' || written.includes(link) ? written : `${written} (${link})`;
    return text === '' ? [] : [{ column: column.head === '' ? letterOf(column.index) : column.head, text }];
  });
}

/** True for a row of one cell among rows of several: words below a table or within it. */
const isLine = (row: SheetRow, columns: readonly Column[], width: number): boolean =>
  row.fields.filter(isFilled).length < 2 &&
  (width > 2 || valuesOf(row, columns, 'name').length === 0) &&
  valuesOf(row, columns, 'id', 'website').length === 0;

/** A web address with errors of typing, which the cleaning of lists mends. */
const repaired = (written: string): string[] =>
  cleanWebsites(written).some(({ fault }) => fault === undefined) ? [written] : [];

/** Filled cells of the row in the middle. */
function usualWidth(rows: readonly SheetRow[]): number {
  const widths = rows.map(({ fields }) => fields.filter(isFilled).length).sort((a, b) => a - b);
  return widths[Math.floor(widths.length / 2)] ?? 0;
}

const lineNote = ({ line, fields }: SheetRow): RawRow => ({
  note: `line ${line} is no row of the table: ${JSON.stringify(shortened(fields.find(isFilled) ?? ''))}`,
});

const valuesOf = (row: SheetRow, columns: readonly Column[], ...meanings: readonly Meaning[]): string[] =>
  columns.filter(({ meaning }) => meanings.includes(meaning)).flatMap((column) => valuesIn(row, column));

function* sellerRows({ rows }: TableColumns, columns: readonly Column[]): Generator<RawRow> {
  const ofNotes = columns.filter(({ meaning }) => meaning === 'note');
  const width = usualWidth(rows);
  for (const row of rows) {
    const { line, fault } = row;
    if (fault !== null) {
      yield { line, field: 'row', reason: fault };
      continue;
    }
    if (isLine(row, columns, width)) {
      yield lineNote(row);
      continue;
    }
    const one = (meaning: Meaning): string | undefined => valuesOf(row, columns, meaning)[0];
    const cells = valuesOf(row, columns, 'website');
    // A word such as "none" is no address; a path names a file.
    const urls = cells
      .map((cell) => addressIn(cell) ?? cell)
      .filter((cell) => /[./\\:]/.test(cell) && !/^\p{L}\/\p{L}$/u.test(cell));
    // A remark behind an address stays with the row.
    const remarked = columns.filter(
      ({ meaning }) => meaning === 'website' && cells.some((cell) => !urls.includes(cell)),
    );
    const [name, notes] = [valuesOf(row, columns, 'name').join(' / '), notesOf(row, [...ofNotes, ...remarked])];
    const tags = valuesOf(row, columns, 'tags')
      .flatMap((text) => text.split(/[|;]/))
      .map((tag) => tag.trim())
      .filter((tag) => tag !== '');
    const rest = {
      ...(one('kind') !== undefined && { kind: one('kind') }),
      ...(one('entity') !== undefined && { entity: one('entity') }),
      ...(one('interval') !== undefined && { interval: one('interval') }),
      ...(tags.length > 0 && { tags }),
      ...(name !== '' && { name }),
      ...(notes.length > 0 && { notes }),
    };
    for (const url of urls) yield { kind: 'seed', value: { url, ...rest }, line, lineOf: () => line };
    const who = name === '' ? row.fields.filter(isFilled).slice(0, 3).join(', ') : name;
    if (urls.length === 0)
      yield {
        line,
        field: 'url',
        reason: `is empty: ${JSON.stringify(shortened(who))} has no web address, and is not visited`,
      };
  }
}

/** Meanings of columns → names of identifiers. */
const IDENTIFIER: ReadonlyMap<string, Meaning> = new Map([
  ['websites', 'website'],
  ['emails', 'email'],
  ['phones', 'phone'],
  ['social', 'social'],
  ['addresses', 'address'],
  ['registrationNumbers', 'registration'],
  ['wallets', 'wallet'],
]);

function* listedRows(path: string, { rows }: TableColumns, columns: readonly Column[]): Generator<RawRow> {
  const ofNotes = columns.filter(({ meaning }) => meaning === 'note');
  const orders = new Map(
    DATES.map((meaning) => [meaning, orderOf(rows.flatMap((row) => valuesOf(row, columns, meaning)))]),
  );
  for (const [meaning, { isCertain }] of orders)
    if (!isCertain) {
      const column = columns.find((one) => one.meaning === meaning);
      throw new InputError(
        `${path}: the dates in column ${letterOf(column?.index ?? 0)} ${JSON.stringify(shortened(column?.head ?? ''))} may have the day or the month first. Write them as 2021-08-30`,
      );
    }
  const hasIds = columns.some(({ meaning }) => meaning === 'id');
  const width = usualWidth(rows);
  const byId = new Map<string, { value: Listed; line: number }>();
  const faults: RawRow[] = [];
  for (const row of rows) {
    const { line, fault } = row;
    if (fault !== null) {
      yield { line, field: 'row', reason: fault };
      continue;
    }
    const all = (meaning: Meaning): string[] => valuesOf(row, columns, meaning);
    const dates: Record<string, string> = {};
    for (const meaning of DATES) {
      const [written] = all(meaning);
      if (written === undefined) continue;
      const day = dateIn(written, orders.get(meaning)?.order ?? 'day-first');
      if (day === null)
        faults.push({
          line,
          field: meaning,
          reason: `${JSON.stringify(shortened(written))} is not a date (such as 2021, 2021-08 or 2021-08-30)`,
        });
      else dates[meaning] = day;
    }
    const written = all('website');
    const websites = written.flatMap((one) => addressIn(one) ?? repaired(one));
    const given = all('name').filter((name) => /\p{L}/u.test(name));
    if (
      isLine(row, columns, width) ||
      (given.length + written.length === 0 && all('social').length + all('id').length === 0)
    ) {
      yield lineNote(row);
      continue;
    }
    // Without a name it is shown by its website.
    const names = given.length > 0 ? given : [...websites, ...all('social')].slice(0, 1);
    const [id = idOf(names[0] ?? '')] = all('id');
    const unread = columns.filter(({ meaning }) => meaning === 'website' && websites.length < written.length);
    const notes = notesOf(row, [...ofNotes, ...unread]);
    const single = (meaning: Meaning) => (all(meaning)[0] === undefined ? {} : { [meaning]: all(meaning)[0] });
    const value: Listed = {
      ...{ id, names, aliases: all('alias'), dates, captures: all('capture').map((file) => ({ path: file })) },
      ...{ ...single('type'), ...single('list'), ...single('programme') },
      identifiers: Object.fromEntries(
        IDENTIFIERS.map((key): [string, string[]] => [
          key,
          key === 'websites' ? websites : all(IDENTIFIER.get(key) ?? 'note'),
        ]).filter(([, some]) => some.length > 0),
      ),
      ...(notes.length > 0 && { notes }),
    };
    const known = hasIds ? undefined : byId.get(id);
    if (known === undefined) byId.set(hasIds ? `${line}` : id, { value, line });
    else known.value = together(known.value, value);
  }
  for (const { value, line } of byId.values()) yield { kind: 'entity', value, line, lineOf: () => line };
  yield* faults;
}

interface Listed {
  readonly id: string;
  readonly names: readonly string[];
  readonly aliases: readonly string[];
  readonly captures: readonly unknown[];
  readonly dates: Readonly<Record<string, string>>;
  readonly identifiers: Readonly<Record<string, readonly string[]>>;
  readonly notes?: NonNullable<Seed['notes']>;
  readonly [other: string]: unknown;
}

/** Rows of one name are one party: a table may give a website a row. */
function together(one: Listed, other: Listed): Listed {
  const both = <Value>(a: readonly Value[] = [], b: readonly Value[] = []): Value[] => [
    ...new Map([...a, ...b].map((value) => [JSON.stringify(value), value])).values(),
  ];
  const keys = [...new Set([...Object.keys(one.identifiers), ...Object.keys(other.identifiers)])];
  return {
    ...other,
    ...one,
    names: both(one.names, other.names),
    aliases: both(one.aliases, other.aliases),
    captures: both(one.captures, other.captures),
    dates: { ...other.dates, ...one.dates },
    identifiers: Object.fromEntries(keys.map((key) => [key, both(one.identifiers[key], other.identifiers[key])])),
    ...((one.notes ?? other.notes) && { notes: both(one.notes, other.notes) }),
  };
}

/** The same for the same name or website, wherever the row stands. */
function idOf(name: string): string {
  const plain = normaliseCompanyName(name) || name.trim().toLowerCase();
  return plain === '' ? '' : `row-${createHash('sha256').update(plain).digest('hex').slice(0, 16)}`;
}
