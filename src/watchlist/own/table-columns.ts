/** A table → its header, and what each column holds: by its heading, and by what its cells are. */
import { type CellType, isFilled, partsOf, typeOf } from './cell-type.ts';
import { type Meaning, meaningOf } from './header-words.ts';
import { nameInHost } from './name-in-host.ts';
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
  /** A heading or legal forms say that it has names. */
  readonly isProven?: true;
}

export interface TableColumns {
  /** Line of the header; null: there is none. */
  readonly headLine: number | null;
  readonly columns: readonly Column[];
  /** The rows below the header. */
  readonly rows: readonly SheetRow[];
}

/** Meanings that a person gave, by the index of the column. */
export type Choices = ReadonlyMap<number, Meaning>;

/** Rows above a header: titles, dates, blank lines. */
const MOST_ABOVE = 20;
/** Rows whose cells are looked at. */
const LOOKED_AT = 400;
/** Share of filled cells that makes a column one of that type. */
const MOST = 0.6;
/** Share of cells with a legal form from which a column holds companies. */
const COMPANIES = 0.2;
/** Share of rows with the name in the host from which the two columns belong together. */
const FITS = 0.3;
/** Share of the best that another column may have at most. */
const CLEARLY = 0.75;
/** Headings of addresses that may lead anywhere, such as to a notice in the press. */
const ANY_LINK = /^(?:link|links|url|urls)$/i;

export function columnsOf({ rows: all, isText }: Sheet, choices: Choices): TableColumns {
  const head = headOf(all);
  const header = head === null ? null : (all[head] ?? null);
  const first = header === null ? all.slice(titlesOf(all)) : all.slice((head ?? 0) + 1);
  const below = header === null ? first : first.filter((row) => !isRepeated(row, header));
  const rows = isText === true && header !== null ? below.map((row) => unshifted(row, header)) : below;
  const found = columnsBelow(rows, header, choices);
  // Headings may have a second line: words where all cells below are addresses.
  const [second] = rows;
  const isHeading =
    second !== undefined &&
    header !== null &&
    !hasData(second) &&
    second.links === undefined &&
    found.some((column) => isSite(column) && isWord(second, column));
  if (!isHeading) return { headLine: header?.line ?? null, columns: found, rows };
  const fields = second.fields.map((cell, at) => (isFilled(cell) ? cell : (header.fields[at] ?? '')));
  const rest = rows.slice(1);
  return { headLine: second.line, columns: columnsBelow(rest, { ...header, fields }, choices), rows: rest };
}

function columnsBelow(rows: readonly SheetRow[], header: SheetRow | null, choices: Choices): Column[] {
  const width = Math.max(0, ...[...rows.slice(0, LOOKED_AT), header].map((row) => row?.fields.length ?? 0));
  const heads = Array.from({ length: width }, (_, index) => (header?.fields[index] ?? '').trim());
  return meant(
    heads.map((text, index) => profileOf(rows, index, text)),
    choices,
  );
}

const isSite = ({ meaning }: Column): boolean => meaning === 'website';
/** True for letters without a digit or a sign of an address. */
const isWord = ({ fields }: SheetRow, { index }: Column): boolean =>
  /^[^\d./:@]*\p{L}[^\d./:@]*$/u.test(fields[index] ?? '');

/** A header that stands again between the rows, as pages of a print have it. */
function isRepeated({ fields }: SheetRow, header: SheetRow): boolean {
  const same = fields.filter((cell, at) => isFilled(cell) && cell.trim() === header.fields[at]?.trim());
  return same.length > 1 && same.length >= header.fields.filter(isFilled).length - 1;
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
  // Headings in no language that is known: the first row that is as wide as the data below it.
  const above = first.findIndex((row) => filledIn(row) > width / 2);
  const header = first[above];
  const isHeader = header !== undefined && !first.slice(0, above + 1).some(hasData) && first.some(hasData);
  return isHeader && header.fault === null ? rows.indexOf(header) : null;
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
  readonly index: number;
  readonly head: string;
  /** The meaning of its heading; null: none that is known. */
  readonly said: ReturnType<typeof meaningOf>;
  /** Cells of the first rows, as they are written. */
  readonly cells: readonly string[];
  readonly filled: number;
  /** Cells with an address behind their text. */
  readonly links: number;
  /** The cells are the addresses behind a few words, such as "open". */
  readonly ofLinks: boolean;
  /** Share of different cells among the filled ones. */
  readonly distinct: number;
  /** Share of the filled cells that are of these types. */
  share(...types: readonly CellType[]): number;
}

function profileOf(all: readonly SheetRow[], index: number, head: string): Profile {
  const rows = all.slice(0, LOOKED_AT);
  const ofLinks = isOfLinks(rows, index);
  const said = head === '' ? null : meaningOf(head);
  const isOfAddresses = said !== null && OF_ADDRESSES.has(said.meaning);
  const cells = rows.map((row) => {
    const [cell, link] = [row.fields[index] ?? '', linkOf(row, index)];
    return ofLinks || (isOfAddresses && link !== '' && !TYPED.has(typeOf(cell))) ? link : cell;
  });
  const types = new Map<CellType, number>();
  const values = new Set<string>();
  let [filled, links] = [0, 0];
  for (const [at, cell] of cells.entries()) {
    if (/^https?:/i.test(rows[at]?.links?.get(index) ?? '')) links += 1;
    const type = typeOf(cell);
    if (type === 'empty') continue;
    filled += 1;
    values.add(cell.trim().toLowerCase());
    types.set(type, (types.get(type) ?? 0) + 1);
  }
  return {
    ...{ index, head, cells, filled, links, ofLinks, said },
    distinct: filled === 0 ? 0 : values.size / filled,
    share: (...of) => (filled === 0 ? 0 : of.reduce((sum, type) => sum + (types.get(type) ?? 0), 0) / filled),
  };
}

/** True for a column of a few words, each with an address behind it. */
function isOfLinks(rows: readonly SheetRow[], index: number): boolean {
  const filled = rows.filter(({ fields }) => isFilled(fields[index] ?? ''));
  const linked = filled.filter((row) => linkOf(row, index) !== '');
  const words = new Set(filled.map(({ fields }) => fields[index]?.trim().toLowerCase()));
  return linked.length > filled.length / 2 && words.size <= Math.max(1, filled.length / 3);
}

/** The address behind a cell, of a mailbox without what a letter would begin with. Empty: none. */
export function linkOf({ links }: SheetRow, index: number): string {
  const link = links?.get(index) ?? '';
  return /^mailto:/i.test(link) ? link.replace(/^mailto:|\?.*$/gi, '') : link;
}

function meant(profiles: readonly Profile[], choices: Choices): Column[] {
  const columns = new Map<number, Column>();
  const put: Put = (profile, meaning, isCertain = true) => {
    const { index, head, ofLinks, said } = profile;
    const isProven =
      (said?.meaning === 'name' && said.whole) || profile.share('company') >= COMPANIES || choices.has(index);
    columns.set(index, {
      ...{ index, head, meaning, isCertain },
      ...(ofLinks && meaning !== 'note' && { ofLinks }),
      ...(meaning === 'name' && isProven && { isProven }),
    });
  };
  for (const profile of profiles) {
    const chosen = choices.get(profile.index);
    if (chosen !== undefined) put(profile, chosen);
  }
  const rest = (): Profile[] => profiles.filter((profile) => isUsed(profile) && !columns.has(profile.index));
  const withMeaning = (meaning: Meaning): Profile[] =>
    profiles.filter(({ index }) => columns.get(index)?.meaning === meaning);
  const chosen = new Set(choices.values());
  if (!chosen.has('website')) putSites(rest(), put);
  for (const profile of rest()) {
    const meaning = meaningByHead(profile);
    if (meaning !== null) put(profile, meaning);
  }
  const sites = withMeaning('website');
  const owned = sites.length > 0 ? sites : withMeaning('social');
  if (!chosen.has('name')) putName(rest(), owned, put);
  for (const profile of rest()) put(profile, meaningByCells(profile, sites));
  const all = [...columns.values()]
    .filter(({ index }) => profiles.some((profile) => profile.index === index && isUsed(profile)))
    .sort((a, b) => a.index - b.index);
  const links = profiles.find((profile) => profile.links > profile.filled / 2);
  if (links === undefined || sites.length + withMeaning('social').length > 0) return all;
  return [...all, { index: links.index, head: links.head, meaning: 'website', ofLinks: true, isCertain: true }];
}

const isUsed = ({ filled, said }: Profile): boolean => filled > 0 || said?.whole === true;

type Put = (profile: Profile, meaning: Meaning, isCertain?: boolean) => void;

const addresses = (profile: Profile): number => profile.share('website', 'social');

/** Columns of web addresses: by headings, else by cells, of several by the names in their hosts. */
function putSites(rest: readonly Profile[], put: Put): void {
  const named = rest.filter(({ said }) => said?.meaning === 'website');
  const strong = named.filter(({ head }) => !ANY_LINK.test(head));
  const byHead = strong.length > 0 ? strong : named;
  const unnamed = rest.filter(
    (profile) => addresses(profile) >= MOST && !['website', 'social', 'note'].includes(profile.said?.meaning ?? ''),
  );
  // A heading is believed unless its cells are something else, and another column has addresses.
  const believed = byHead.filter((profile) => addresses(profile) >= 1 - MOST || unnamed.length === 0);
  const candidates = believed.length > 0 ? believed : unnamed;
  const own = ownSites(candidates, rest);
  const isCertain = believed.length > 0 || own.length < 2;
  for (const profile of own) put(profile, profile.share('social') >= MOST ? 'social' : 'website', isCertain);
  for (const profile of [...named, ...unnamed]) if (!own.includes(profile)) put(profile, 'note');
}

/** Without those whose hosts have fewer names of the same rows, such as notices of the press. */
function ownSites(candidates: readonly Profile[], all: readonly Profile[]): Profile[] {
  if (candidates.length < 2) return [...candidates];
  const texts = all.filter((profile) => profile.share('text', 'company') >= MOST);
  const fits = candidates.map((site) => {
    const known = texts.flatMap((text) => nameInHost(text.cells, site.cells) ?? []);
    return known.length === 0 ? null : Math.max(...known);
  });
  const best = Math.max(0, ...fits.map((fit) => fit ?? 0));
  return candidates.filter((_, at) => best < FITS || (fits[at] ?? best) >= best / 2);
}

/** Null: the heading does not tell, or its cells are something else. */
function meaningByHead({ said, share }: Profile): Meaning | null {
  if (said === null || said.meaning === 'name' || said.meaning === 'website') return null;
  const { meaning } = said;
  if (meaning === 'email' && share('email') < 1 - MOST) return 'note';
  // Words within a heading may mean something else: cells of a kind of their own say so.
  if (!said.whole && share('date', 'number', 'email', 'website') >= MOST && !TELLING.has(meaning)) return 'note';
  const isDate = meaning === 'listed' || meaning === 'incorporated' || meaning === 'dissolved';
  return isDate && share('date', 'number') < 1 - MOST ? 'note' : meaning;
}

/**
 * Mailboxes and numbers without a heading may be those of whoever keeps the table: they count only
 * if each row has its own, and mailboxes at the row's website.
 */
function meaningByCells({ said, cells, distinct, share }: Profile, sites: readonly Profile[]): Meaning {
  if (said !== null || distinct < 0.8) return 'note';
  if (share('email') >= MOST && sites.some((site) => atSites(cells, site.cells) >= 1 - MOST)) return 'email';
  return (['phone', 'social', 'wallet'] as const).find((type) => share(type) >= MOST) ?? 'note';
}

/** Share of the mailboxes at the host of the same row. */
function atSites(mailboxes: readonly string[], sites: readonly string[]): number {
  const filled = mailboxes.flatMap((mailbox, row) => {
    const host = mailbox.trim().toLowerCase().replace(/^.*@/, '');
    return host === '' ? [] : [sites[row]?.toLowerCase().includes(host) === true];
  });
  return filled.length === 0 ? 0 : filled.filter(Boolean).length / filled.length;
}

/**
 * The column of names: by its heading; else by the hosts of the same rows, by legal forms, or as
 * the only one with names.
 */
function putName(rest: readonly Profile[], sites: readonly Profile[], put: Put): void {
  const most = Math.max(1, ...rest.map(({ filled }) => filled));
  const weighed = rest
    .filter((one) => one.said?.meaning === 'name' || (one.said === null && isNameLike(one)))
    .map((profile) => {
      const fits = sites.flatMap((site) => nameInHost(profile.cells, site.cells) ?? []);
      // Other names stand in some rows, names in all.
      const fit = (Math.max(0, ...fits) * profile.filled) / most;
      return { profile, fit, companies: profile.share('company') };
    })
    .sort((a, b) => b.fit - a.fit || b.companies - a.companies || a.profile.index - b.profile.index);
  const named = weighed.filter(({ profile }) => profile.said?.meaning === 'name');
  const [fittest] = weighed;
  const [best = fittest] = named;
  if (best === undefined || fittest === undefined) return;
  const others = weighed.filter((one) => one !== best && (named.length === 0 || named.includes(one)));
  const stands =
    others.length === 0 ||
    (best.fit >= FITS && others.every(({ fit }) => fit < best.fit * CLEARLY)) ||
    (best.companies >= COMPANIES && others.every(({ companies }) => companies < best.companies / 2));
  // A heading may say it of persons: then another column has the names that are in the hosts.
  const isOther = fittest !== best && fittest.fit >= FITS && best.fit < fittest.fit / 2;
  put(best.profile, 'name', stands && !isOther);
  for (const { profile } of named) if (profile !== best.profile) put(profile, 'note');
}

const isNameLike = ({ share, distinct }: Profile): boolean => share('company', 'text') >= MOST && distinct > 0.5;

/** The values of a cell that may hold several. */
export function valuesIn(row: SheetRow, { index, ofLinks, meaning }: Column): string[] {
  const cell = row.fields[index]?.trim() ?? '';
  const link = linkOf(row, index);
  if (ofLinks === true) return link === '' ? [] : [link];
  const isShown = meaning === 'website' || meaning === 'social' || meaning === 'email';
  // "Click here" leads to what its author meant.
  if (isShown && link !== '' && !TYPED.has(typeOf(cell))) return [link];
  if (cell === '') return [];
  if (isShown || meaning === 'phone' || meaning === 'wallet') return partsOf(cell);
  return cell
    .split(/[|\n\r]/)
    .map((part) => part.trim())
    .filter(isFilled);
}

/** Meanings whose cells are numbers, dates or addresses. */
const TELLING: ReadonlySet<Meaning> = new Set([
  ...(['listed', 'incorporated', 'dissolved', 'email', 'phone', 'social', 'registration', 'id', 'note'] as const),
]);
const OF_ADDRESSES: ReadonlySet<Meaning> = new Set(['website', 'social', 'email']);
const TYPED: ReadonlySet<CellType> = new Set(['website', 'social', 'email']);
