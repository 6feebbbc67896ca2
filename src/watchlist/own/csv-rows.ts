import { counted } from '../../model/counted.ts';
import { type CsvRecord, parseCsv } from '../csv.ts';
import { IDENTIFIERS, type RawRow, shortened } from './rows.ts';
import { SPIDERFOOT_COLUMNS, spiderfootSite } from './tool-exports.ts';

const SEED_COLUMNS = ['url', 'kind', 'entity', 'interval', 'tags'];
const DATES = ['incorporated', 'dissolved', 'listed'];
const SINGLE = ['id', 'type', 'list', 'programme'];
const ENTITY_COLUMNS = [...SINGLE, 'names', 'aliases', 'captures', ...DATES, ...IDENTIFIERS];

/** Between several values of one cell. Names and addresses contain commas and semicolons. */
const SEPARATOR = '|';

type Kind = 'seed' | 'entity' | 'spiderfoot';

/**
 * Rows under a header of a seed or an entity; null: not such a header.
 * @param named the file name says that it is CSV
 */
export function csvRows(text: string, named: boolean): Iterable<RawRow> | null {
  const header = text.split('\n').find((line) => line.trim() !== '') ?? '';
  const separator = [',', ';', '\t'].find((mark) => kindOf(columnsOf(header, mark)) !== null);
  const columns = separator === undefined ? [] : columnsOf(header, separator);
  if (separator !== undefined && (named || columns.length > 1 || header.trim() === 'url'))
    return tableRows(parseCsv(text, separator), columns);
  return named ? [NO_HEADER] : null;
}

const NO_HEADER = {
  line: 1,
  field: 'header',
  reason: 'the first line names neither a column "url" (or "website", "domain") nor "id" and "names"',
};

/** Rows of a sheet, whose first one is the header. */
export function sheetRows(records: readonly CsvRecord[]): Iterable<RawRow> {
  const columns = (records[0]?.fields ?? []).map(columnName);
  return kindOf(columns) === null ? [NO_HEADER] : tableRows(records, columns);
}

/** Headings of other programs for the address of a site, without case, spaces and hyphens. */
const SITE_WORDS = new Set(
  `website websites websiteurl websiteaddress webaddress webpage homepage site sites siteurl domain domains domainname
  host hostname link urls`.split(/\s+/),
);

function kindOf(columns: readonly string[]): Kind | null {
  const names = columns.map(plain);
  if (columns.includes('url')) return 'seed';
  if (columns.includes('id') && columns.includes('names')) return 'entity';
  if (SPIDERFOOT_COLUMNS.every((one) => names.includes(one))) return 'spiderfoot';
  return names.some((name) => SITE_WORDS.has(name)) ? 'seed' : null;
}

function* tableRows(records: Iterable<CsvRecord>, header: readonly string[]): Generator<RawRow> {
  const kind = kindOf(header) ?? 'seed';
  let columns: string[] | null = null;
  const seen = new Set<string>();
  let others = 0;
  for (const { fields, line, fault } of records) {
    if (fault !== null) yield { line, field: 'row', reason: fault };
    else if (columns === null) {
      columns = fields.map(columnName);
      if (kind === 'spiderfoot') columns = columns.map(plain);
      else {
        const at = columns.includes('url') ? -1 : columns.findIndex((one) => SITE_WORDS.has(plain(one)));
        if (kind === 'seed' && at !== -1) columns[at] = 'url';
        yield* unreadColumns(columns, kind === 'seed' ? SEED_COLUMNS : ENTITY_COLUMNS, line);
      }
    } else if (fields.length > columns.length) {
      yield { line, field: 'row', reason: `${fields.length} fields, but the header names ${columns.length}` };
    } else {
      const cells = new Map(columns.map((column, index) => [column, fields[index] ?? '']));
      const lineOf = (): number => line;
      if (kind !== 'spiderfoot') {
        yield { kind, value: kind === 'seed' ? seedOf(cells) : entityOf(cells), line, lineOf };
        continue;
      }
      const url = spiderfootSite(Object.fromEntries(cells));
      if (url === null) others++;
      else if (!seen.has(url)) yield { kind: 'seed', value: { url }, line, lineOf };
      if (url !== null) seen.add(url);
    }
  }
  if (others > 0) yield { note: `${counted(others, 'row')} of SpiderFoot left out: not a site, or a false positive` };
}

/** A problem for each column that is nearly a known one; one note for the others. */
function* unreadColumns(columns: readonly string[], known: readonly string[], line: number): Generator<RawRow> {
  const unread: string[] = [];
  for (const column of columns.filter((one) => one !== '' && !known.includes(one))) {
    const near = nearColumn(column, known);
    const reason = `the column "${shortened(column)}" is not read; did you mean "${near}"?`;
    if (near === undefined) unread.push(`"${shortened(column)}"`);
    else yield { line, field: 'header', reason };
  }
  if (unread.length > 0) yield { note: `columns that are not read: ${unread.slice(0, 20).join(', ')}` };
}

function seedOf(cells: ReadonlyMap<string, string>): unknown {
  const seed: Record<string, unknown> = {};
  for (const column of SEED_COLUMNS) {
    const cell = cells.get(column) ?? '';
    if (column === 'url') seed[column] = cell;
    else if (cell !== '') seed[column] = column === 'tags' ? split(cell.replaceAll(';', SEPARATOR)) : cell;
  }
  return seed;
}

function entityOf(cells: ReadonlyMap<string, string>): unknown {
  const pick = (names: readonly string[], shape: (cell: string) => unknown) =>
    Object.fromEntries(names.flatMap((name) => (cells.get(name) ? [[name, shape(cells.get(name) ?? '')]] : [])));
  return {
    ...pick(SINGLE, (cell) => cell),
    id: cells.get('id') ?? '',
    names: split(cells.get('names') ?? ''),
    aliases: split(cells.get('aliases') ?? ''),
    dates: pick(DATES, (cell) => cell),
    identifiers: pick(IDENTIFIERS, split),
    captures: split(cells.get('captures') ?? '').map((path) => ({ path })),
  };
}

function split(cell: string): string[] {
  return cell
    .split(SEPARATOR)
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

function columnsOf(header: string, separator: string): string[] {
  return header.split(separator).map((name) => columnName(name.replaceAll('"', '')));
}

/**
 * In any case, singular or plural: "e-mail" for emails, "registration number" for
 * registrationNumbers.
 */
function columnName(written: string): string {
  const wanted = plain(written);
  const forms = [wanted, `${wanted}s`, `${wanted}es`];
  return [...SEED_COLUMNS, ...ENTITY_COLUMNS].find((column) => forms.includes(plain(column))) ?? written.trim();
}

/** A name that contains that of a column, or is part of it: "mail", "website URL". */
function nearColumn(column: string, known: readonly string[]): string | undefined {
  const name = plain(column);
  if (known.includes(column) || name.length < 4) return undefined;
  const stem = (one: string) => plain(one).replace(/e?s$/, '');
  return known.filter((one) => stem(one).length >= 4 && (stem(one).includes(name) || name.includes(stem(one)))).at(-1);
}

function plain(name: string): string {
  return name.toLowerCase().replace(/[\s_-]/g, '');
}
