import { parseCsv } from '../csv.ts';
import { IDENTIFIERS, type RawRow, shortened } from './rows.ts';

const SEED_COLUMNS = ['url', 'kind', 'entity', 'interval', 'tags'];
const DATES = ['incorporated', 'dissolved', 'listed'];
const SINGLE = ['id', 'type', 'list', 'programme'];
const ENTITY_COLUMNS = [...SINGLE, 'names', 'aliases', 'captures', ...DATES, ...IDENTIFIERS];

/** Between several values of one cell. Names and addresses contain commas and semicolons. */
const SEPARATOR = '|';

/** Rows under a header of a seed or an entity; null: not such a header. @param named the file name says that it is CSV */
export function csvRows(text: string, named: boolean): Iterable<RawRow> | null {
  const header = text.split('\n').find((line) => line.trim() !== '') ?? '';
  const separator = [',', ';', '\t'].find((mark) =>
    columnsOf(header, mark).some((one) => /^(?:url|names|id)$/.test(one)),
  );
  const columns = separator === undefined ? [] : columnsOf(header, separator);
  if (separator !== undefined && columns.includes('url'))
    return named || columns.length > 1 || header.trim() === 'url' ? rows(text, separator, 'seed') : null;
  if (separator !== undefined && columns.includes('id') && columns.includes('names'))
    return rows(text, separator, 'entity');
  const reason = 'the first line names neither a column "url" nor "id" and "names"';
  return named ? [{ line: 1, field: 'header', reason }] : null;
}

function* rows(text: string, separator: string, kind: 'seed' | 'entity'): Generator<RawRow> {
  let columns: string[] | null = null;
  for (const { fields, line, fault } of parseCsv(text, separator)) {
    if (fault !== null) yield { line, field: 'row', reason: fault };
    else if (columns === null) {
      columns = fields.map(columnName);
      for (const column of columns) {
        const near = nearColumn(column, kind === 'seed' ? SEED_COLUMNS : ENTITY_COLUMNS);
        if (near !== undefined)
          yield {
            line,
            field: 'header',
            reason: `the column "${shortened(column)}" is not read; did you mean "${near}"?`,
          };
      }
    } else if (fields.length > columns.length) {
      yield { line, field: 'row', reason: `${fields.length} fields, but the header names ${columns.length}` };
    } else {
      const cells = new Map(columns.map((column, index) => [column, fields[index] ?? '']));
      yield { kind, value: kind === 'seed' ? seedOf(cells) : entityOf(cells), line, lineOf: () => line };
    }
  }
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

/** In any case, singular or plural: "e-mail" for emails, "registration number" for registrationNumbers. */
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
