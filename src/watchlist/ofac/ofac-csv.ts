/**
 * OFAC's CSV files (sdn.csv, add.csv, alt.csv, sdn_comments.csv and those of the consolidated list)
 * → entities. ent_num joins the files and is not an official reference. Columns as in OFAC's
 * dat_spec.txt; a missing value is -0-.
 */
import { basename } from 'node:path';
import type { Entity, ListedName, RowProblem } from '../../model/facts/seed.ts';
import { appendTo } from '../../model/group-by.ts';
import { type CsvRecord, csvRecords, parseCsv } from '../csv.ts';
import { type ListLimits, linesIn, truncatedError } from '../list-file.ts';
import { rowMaker } from '../list-source.ts';
import { addressValue, listedEntity } from '../listed-entity.ts';
import { readRemarks } from './ofac-remarks.ts';

/** Columns of each part, in the order in which they are recognized. */
const COLUMNS = { primary: 12, names: 5, addresses: 6, comments: 2 } as const;
const REMARKS = 11;
/** Comma, the `@` of .del, the `|` of .pip, and those of spreadsheets. */
const SEPARATORS = [',', '@', '|', '\t', ';'];
const MOST_ROWS = 40;

export interface OfacPart {
  readonly part: keyof typeof COLUMNS;
  readonly separator: string;
}
export type OfacFile = OfacPart & { readonly path: string };

/**
 * Recognizes a file without a header by the number and shape of its fields.
 * @param beginning its last line may be cut
 */
export function ofacPartOf(beginning: string): OfacPart | null {
  for (const separator of SEPARATORS) {
    const data: (readonly string[])[] = [];
    let count = 0;
    for (const { fault, fields } of parseCsv(beginning, separator)) {
      if (++count > MOST_ROWS) break;
      if (fault === null && !isHeaderRow(fields) && fields.length > 1) data.push(fields);
    }
    if (data.length === MOST_ROWS) data.pop();
    const numbered = data.filter(([first = '']) => /^\d+$/.test(first));
    if (data.length === 0 || numbered.length < data.length * 0.6) continue;
    for (const part of Object.keys(COLUMNS) as OfacPart['part'][]) {
      const fitting = numbered.filter((fields) => fields.length === COLUMNS[part] && fits(part, fields));
      if (fitting.length >= numbered.length * 0.6) return { part, separator };
    }
  }
  return null;
}

function fits(part: OfacPart['part'], fields: readonly string[]): boolean {
  if (part === 'names') return /^(?:[afn]\.?k\.?a\.?)$/i.test(fields[2] ?? '');
  if (part === 'comments') return !/^\d+$/.test(fields[1] ?? '');
  if (part === 'addresses') return /^\d+$/.test(fields[1] ?? '');
  // An own list may have twelve columns and numeric ids, but not this mark for a missing value.
  return fields.includes('-0-') && /^(?:-0-|individual|entity|vessel|aircraft|)$/i.test(fields[2] ?? '');
}

/** Both lists have the same formats; only the file names tell them apart. */
export function ofacListOf(path: string): string {
  return /^cons/i.test(basename(path)) ? 'OFAC Consolidated' : 'OFAC SDN';
}

interface Joined {
  readonly addresses: Map<string, string[]>;
  readonly names: Map<string, ListedName[]>;
  readonly comments: Map<string, string>;
}

/** The primary file is streamed; the others, a third of the list's size, are held in memory. */
export async function* readOfacCsv(list: string, files: readonly OfacFile[], limits: ListLimits) {
  const joined: Joined = { addresses: new Map(), names: new Map(), comments: new Map() };
  for (const file of files) {
    if (file.part === 'primary') continue;
    for await (const row of recordsOf(file, limits)) {
      if ('problem' in row) yield { problem: row.problem, uid: null };
      else keep(file.part, row.fields, joined);
    }
  }
  const primary = files.find(({ part }) => part === 'primary');
  if (primary === undefined) return;
  const rows = rowMaker(primary.path, { uid: 'ent_num', name: 'SDN_Name' });
  for await (const row of recordsOf(primary, limits)) {
    if ('problem' in row) yield row;
    else yield rows.row(row.line, row.fields[0] ?? '', () => entityOf(list, row.fields, joined));
  }
}

type CheckedRow = Pick<CsvRecord, 'fields' | 'line'> | { readonly problem: RowProblem; readonly uid: string | null };

async function* recordsOf({ path, part, separator }: OfacFile, limits: ListLimits): AsyncGenerator<CheckedRow> {
  let first = true;
  for await (const { fields, line, fault, ended } of csvRecords(linesIn(path, limits), separator)) {
    const isHeader = first && fault === null && isHeaderRow(fields);
    first = false;
    // OFAC's files end with a lone Ctrl-Z, to which spreadsheets add empty fields.
    if (isHeader || (fault === null && fields.every((field) => field === '' || field === '\u001a'))) continue;
    const [number = ''] = fields;
    const uid = /^\d{1,12}$/.test(number) ? number : null;
    const bad = (field: string, reason: string): CheckedRow => {
      if (!ended) throw truncatedError(path, line);
      return { problem: { file: path, line, field, reason }, uid };
    };
    if (fault !== null) yield bad('row', fault);
    else if (uid === null) yield bad('ent_num', `"${number.slice(0, 40)}" is not a number`);
    else if (fields.length !== COLUMNS[part])
      yield bad('row', `has ${fields.length} fields instead of ${COLUMNS[part]}`);
    else yield { fields, line };
  }
}

/** OFAC's own files have no header; copies often have one. */
function isHeaderRow([first = '']: readonly string[]): boolean {
  return /^(?:id|ent_?num|entnum|entity_?number|uid|sdn_?id)$/i.test(first);
}

function keep(part: OfacPart['part'], fields: readonly string[], joined: Joined): void {
  const [uid = ''] = fields;
  if (part === 'addresses') {
    const address = fields.slice(2, 5).filter((one) => !isMissing(one));
    if (address.length > 0) appendTo(joined.addresses, uid, address.join(', '));
  } else if (part === 'names') {
    const [, , kind = '', name = ''] = fields;
    if (!isMissing(name)) appendTo(joined.names, uid, { name, kind: kindOf(kind), quality: 'strong' });
  } else {
    const [, more = ''] = fields;
    if (!isMissing(more)) joined.comments.set(uid, `${joined.comments.get(uid) ?? ''}${more}`);
  }
}

/** Reads `aka`, `a.k.a.`, `F.K.A.`…; any other text counts as also known as. */
export function kindOf(written: string): ListedName['kind'] {
  const plain = written.toLowerCase().replace(/[^a-z]/g, '');
  return plain === 'fka' || plain === 'nka' ? plain : 'aka';
}

function isMissing(value: string): boolean {
  return value === '' || value === '-0-';
}

const TYPES: Record<string, Entity['type']> = { individual: 'person', vessel: 'vessel', aircraft: 'aircraft' };

/** Reads SDN_Type and sdnType. */
export function typeOf(written: string): Entity['type'] {
  return TYPES[written.toLowerCase()] ?? 'company';
}

function entityOf(list: string, fields: readonly string[], joined: Joined): Entity | null {
  const [uid = '', name = '', sdnType = '', programmes = ''] = fields;
  if (isMissing(name)) return null;
  const type = typeOf(sdnType);
  const written = fields[REMARKS] ?? '';
  // Remarks are cut at 1,000 characters; the comments continue them.
  const remark = `${isMissing(written) ? '' : written}${joined.comments.get(uid) ?? ''}`;
  const facts = readRemarks(remark, type === 'person');
  return listedEntity({
    ...{ list, uid, type, names: [name], remark },
    listedNames: [...(joined.names.get(uid) ?? []), ...facts.names],
    programmes: isMissing(programmes) ? [] : programmesOf(programmes),
    dates: { incorporated: facts.established },
    values: [...(joined.addresses.get(uid) ?? []).map(addressValue), ...facts.values],
    relationships: facts.relationships,
  });
}

/** `IRAN] [NPWMD] [IFSR` are three. */
function programmesOf(written: string): string[] {
  return [...new Set(written.split(/\]\s*\[|[[\];]/).map((one) => one.trim()))].filter((one) => one !== '');
}
