/** A table → its header, and what each column holds: by its heading, and by what its cells are. */
import { type CellType, partsOf, typeOf } from './cell-type.ts';
import { type Meaning, meaningOf } from './header-words.ts';
import type { Sheet, SheetRow } from './sheet.ts';

export interface Column {
  readonly index: number;
  /** Empty: the table has no header. */
  readonly head: string;
  readonly meaning: Meaning;
  /** The value is the address behind the text of the cell. */
  readonly ofLinks?: true;
  /** False: only a person can tell. */
  readonly isCertain: boolean;
}

export interface TableColumns {
  /** Line of the header; null: there is none. */
  readonly headLine: number | null;
  readonly columns: readonly Column[];
  /** The rows below the header. */
  readonly rows: readonly SheetRow[];
}

/** What a person said of columns, by index. */
export type Choices = ReadonlyMap<number, Meaning>;

/** Rows above a header: titles, dates, blank lines. */
const MOST_ABOVE = 20;
/** Rows whose cells are looked at. */
const LOOKED_AT = 400;
/** Share of filled cells that makes a column one of that type. */
const MOST = 0.6;
/** Share of cells with a legal form from which a column holds companies. */
const COMPANIES = 0.2;
/** Headings of addresses that may lead anywhere, such as to a notice in the press. */
const ANY_LINK = /^(?:link|links|url|urls)$/i;

export function columnsOf({ rows: all, isText }: Sheet, choices: Choices): TableColumns {
  const head = headOf(all);
  const header = head === null ? null : (all[head] ?? null);
  const below = head === null ? all.slice(titlesOf(all)) : all.slice(head + 1);
  const rows = isText === true && header !== null ? below.map((row) => unshifted(row, header)) : below;
  const width = Math.max(0, ...[...rows.slice(0, LOOKED_AT), header].map((row) => row?.fields.length ?? 0));
  const heads = Array.from({ length: width }, (_, index) => (header?.fields[index] ?? '').trim());
  const profiles = heads.map((_, index) => profileOf(rows, index));
  return { headLine: header?.line ?? null, columns: meant(heads, profiles, choices), rows };
}

/** A row with more cells than the header has a separator within a cell. */
function unshifted(row: SheetRow, header: SheetRow): SheetRow {
  const filled = row.fields.findLastIndex((cell) => cell.trim() !== '') + 1;
  if (row.fault !== null || filled <= header.fields.length) return row;
  return { ...row, fields: [], fault: `${filled} cells, but the header has ${header.fields.length}` };
}

/** Place of the header among the rows; null: the table begins with its data. */
function headOf(rows: readonly SheetRow[]): number | null {
  const first = rows.slice(titlesOf(rows), MOST_ABOVE);
  const known = ({ fields }: SheetRow): number => fields.filter((cell) => meaningOf(cell)?.whole === true).length;
  const width = Math.max(0, ...first.map(filledIn));
  const heads = first.filter((row) => row.fault === null && !hasData(row));
  const [named] = heads.filter((row) => known(row) > 0).toSorted((a, b) => known(b) - known(a) || a.line - b.line);
  // A title may be a known word by itself.
  if (named !== undefined && (known(named) > 1 || filledIn(named) > width / 2)) return rows.indexOf(named);
  // Headings in no language that is known: the first row, if it is as wide as the data below it.
  const [above] = first;
  return above !== undefined && heads.includes(above) && filledIn(above) > width / 2 && first.some(hasData)
    ? rows.indexOf(above)
    : null;
}

/** Cells that no heading has. */
const DATA: ReadonlySet<CellType> = new Set([
  ...(['website', 'social', 'email', 'phone', 'wallet', 'date', 'long-text', 'company'] as const),
]);
const hasData = ({ fields }: SheetRow): boolean => fields.some((cell) => DATA.has(typeOf(cell)));
const filledIn = ({ fields }: SheetRow): number => fields.filter((cell) => cell.trim() !== '').length;

/** How many rows of one cell stand above a table of several columns. */
function titlesOf(rows: readonly SheetRow[]): number {
  const first = rows.slice(0, MOST_ABOVE);
  const at = first.findIndex((row) => filledIn(row) > 1);
  return Math.max(0, at);
}

interface Profile {
  readonly filled: number;
  readonly links: number;
  readonly distinct: number;
  share(...types: readonly CellType[]): number;
}

function profileOf(rows: readonly SheetRow[], index: number): Profile {
  const types = new Map<CellType, number>();
  const values = new Set<string>();
  let [filled, links] = [0, 0];
  for (const row of rows.slice(0, LOOKED_AT)) {
    const cell = row.fields[index] ?? '';
    const link = row.links?.get(index);
    if (link !== undefined && /^https?:/i.test(link)) links += 1;
    const type = typeOf(cell);
    if (type === 'empty') continue;
    filled += 1;
    values.add(cell.trim().toLowerCase());
    types.set(type, (types.get(type) ?? 0) + 1);
  }
  const share = (...of: readonly CellType[]): number =>
    filled === 0 ? 0 : of.reduce((sum, type) => sum + (types.get(type) ?? 0), 0) / filled;
  return { filled, links, distinct: filled === 0 ? 0 : values.size / filled, share };
}

function meant(heads: readonly string[], profiles: readonly Profile[], choices: Choices): Column[] {
  const said = heads.map((head) => (head === '' ? null : meaningOf(head)));
  const chosen = new Set(choices.values());
  const columns = new Map<number, Column>();
  const put = (index: number, meaning: Meaning, isCertain = true): void => {
    columns.set(index, { index, head: heads[index] ?? '', meaning, isCertain });
  };
  for (const [index, meaning] of choices) put(index, meaning);
  const rest = (): number[] => [...heads.keys()].filter((index) => !columns.has(index));
  const addresses = (index: number): number => profiles[index]?.share('website', 'social') ?? 0;

  if (!chosen.has('website')) {
    const named = rest().filter((index) => said[index]?.meaning === 'website');
    const strong = named.filter((index) => !ANY_LINK.test(heads[index] ?? ''));
    const byHead = strong.length > 0 ? strong : named;
    const byCells = rest().filter(
      (index) => addresses(index) >= MOST && said[index]?.meaning !== 'note' && said[index]?.meaning !== 'social',
    );
    const unnamed = byCells.filter((index) => !named.includes(index));
    // A heading is believed unless its cells are something else, and another column has addresses.
    const believed = byHead.filter((index) => addresses(index) >= 1 - MOST || unnamed.length === 0);
    const found = believed.length > 0 ? believed : byCells;
    const isCertain = believed.length > 0 ? byHead.length === believed.length : found.length === 1;
    for (const index of found)
      put(index, (profiles[index]?.share('social') ?? 0) >= MOST ? 'social' : 'website', isCertain);
    for (const index of [...named, ...unnamed]) if (!columns.has(index)) put(index, 'note');
  }
  for (const index of rest()) {
    const { meaning, whole = false } = said[index] ?? {};
    if (meaning !== undefined && meaning !== 'name' && meaning !== 'website' && (whole || meaning !== 'note'))
      put(index, checked(meaning, profiles[index]));
    else if (meaning === undefined || meaning === 'note') {
      const type =
        meaning === undefined ? OF_TYPE.find(([one]) => (profiles[index]?.share(one) ?? 0) >= MOST)?.[1] : undefined;
      if (type !== undefined) put(index, type);
      else if (meaning === 'note') put(index, 'note');
    }
  }
  if (!chosen.has('name')) putName(rest(), { said, profiles, put });
  for (const index of rest()) put(index, 'note');
  const links = [...heads.keys()].find((index) => (profiles[index]?.links ?? 0) > (profiles[index]?.filled ?? 0) / 2);
  const all = [...columns.values()].sort((a, b) => a.index - b.index);
  const hasSites = all.some(({ meaning }) => meaning === 'website' || meaning === 'social');
  if (hasSites || links === undefined) return all.filter(({ index }) => (profiles[index]?.filled ?? 0) > 0);
  return [...all, { index: links, head: heads[links] ?? '', meaning: 'website', ofLinks: true, isCertain: true }];
}

/** Types that say without a heading what a column holds. A number or date may be anything. */
const OF_TYPE: readonly (readonly [CellType, Meaning])[] = [
  ['email', 'email'],
  ['phone', 'phone'],
  ['social', 'social'],
  ['wallet', 'wallet'],
];

/** A heading whose cells are of another kind says nothing: what is no date is a remark. */
function checked(meaning: Meaning, profile: Profile | undefined): Meaning {
  if (profile === undefined) return meaning;
  if (meaning === 'email' && profile.share('email') < 1 - MOST) return 'note';
  const isDate = meaning === 'listed' || meaning === 'incorporated' || meaning === 'dissolved';
  return isDate && profile.share('date', 'number') < 1 - MOST ? 'note' : meaning;
}

interface Naming {
  readonly said: readonly ReturnType<typeof meaningOf>[];
  readonly profiles: readonly Profile[];
  readonly put: (index: number, meaning: Meaning, isCertain?: boolean) => void;
}

/** The column of names: by its heading, else by companies, else the only one with names. */
function putName(rest: readonly number[], { said, profiles, put }: Naming): void {
  const companies = (index: number): number => profiles[index]?.share('company') ?? 0;
  const isText = (index: number): boolean =>
    (profiles[index]?.share('company', 'text') ?? 0) >= MOST && (profiles[index]?.distinct ?? 0) > 0.5;
  const named = rest.filter((index) => said[index]?.meaning === 'name');
  const texts = named.length > 0 ? named : rest.filter(isText);
  const [first, second] = texts.toSorted((a, b) => companies(b) - companies(a) || a - b);
  if (first === undefined) return;
  const isAlone = second === undefined || (companies(first) >= COMPANIES && companies(second) < companies(first) / 2);
  put(first, 'name', isAlone);
}

/** The values of a cell that may hold several. */
export function valuesIn(row: SheetRow, { index, ofLinks, meaning }: Column): string[] {
  const cell = row.fields[index]?.trim() ?? '';
  const link = row.links?.get(index)?.replace(/^mailto:/i, '');
  if (ofLinks === true) return link === undefined ? [] : [link];
  const isShown = meaning === 'website' || meaning === 'social' || meaning === 'email';
  // "Click here" leads to what its author meant.
  if (isShown && link !== undefined && !TYPED.has(typeOf(cell))) return [link];
  if (cell === '') return [];
  if (isShown || meaning === 'phone' || meaning === 'wallet') return partsOf(cell);
  return cell
    .split(/[|\n\r]/)
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

const TYPED: ReadonlySet<CellType> = new Set(['website', 'social', 'email']);
