/**
 * OFAC's files of fields (sdn.csv, add.csv, alt.csv, sdn_comments.csv and the same of the consolidated list) → entities. The
 * files are joined by ent_num, a key that links them and is no official reference. Columns as in OFAC's data specification
 * (dat_spec.txt); a missing value is -0-.
 */
import type { Entity, ListedName, ListedValue } from '../../model/seed.ts';
import { listBytes } from '../list-bytes.ts';
import { cutShort, listLines } from '../list-lines.ts';
import type { ListLimits, ListRow } from '../list-source.ts';
import { listedEntity } from '../listed-entity.ts';
import type { CsvRecord } from '../parse-csv.ts';
import { csvRecords } from './csv-records.ts';
import { readRemarks } from './ofac-remarks.ts';

export type OfacPart = 'primary' | 'addresses' | 'names' | 'comments';

export interface OfacFile {
  readonly path: string;
  readonly part: OfacPart;
  readonly separator: string;
}

/** Columns of each part. */
export const COLUMNS: Readonly<Record<OfacPart, number>> = { primary: 12, addresses: 6, names: 5, comments: 2 };
const REMARKS = 11;

interface Joined {
  readonly addresses: Map<string, string[]>;
  readonly names: Map<string, ListedName[]>;
  readonly comments: Map<string, string>;
}

/** The parts beside the first are held in memory (a third of the list's size); the first is streamed. */
export async function* readOfacCsv(
  list: string,
  files: readonly OfacFile[],
  limits: ListLimits,
): AsyncGenerator<ListRow> {
  const joined: Joined = { addresses: new Map(), names: new Map(), comments: new Map() };
  for (const file of files) {
    if (file.part === 'primary') continue;
    for await (const row of recordsOf(file, limits)) {
      if ('problem' in row) yield { problem: row.problem, uid: null };
      else keep(file.part, row.fields, joined);
    }
  }
  const seen = new Set<string>();
  for (const file of files) {
    if (file.part !== 'primary') continue;
    for await (const row of recordsOf(file, limits)) {
      if ('problem' in row) {
        yield { problem: row.problem, uid: row.uid };
        continue;
      }
      const [uid = '', name = ''] = row.fields;
      const problem = (field: string, reason: string) => ({
        problem: { file: file.path, line: row.line, field, reason },
        uid,
      });
      if (missing(name)) yield problem('SDN_Name', 'a name is missing');
      else if (seen.has(uid)) yield problem('ent_num', `${uid} stands in this list already`);
      else {
        seen.add(uid);
        yield { entity: entityOf(list, row.fields, joined), line: row.line };
      }
    }
  }
}

type Checked =
  | { readonly fields: readonly string[]; readonly line: number }
  | { readonly problem: { file: string; line: number; field: string; reason: string }; readonly uid: string | null };

async function* recordsOf(file: OfacFile, limits: ListLimits): AsyncGenerator<Checked> {
  const lines = listLines(listBytes(file.path, limits.listBytes), limits.listRowCharacters);
  let first = true;
  for await (const record of csvRecords(lines, file.separator)) {
    const isHeader = first && record.fault === null && isHeaderRow(record);
    first = false;
    // The last line of OFAC's own files is a lone Ctrl-Z, to which spreadsheets add empty fields.
    if (isHeader || (record.fault === null && record.fields.every((field) => field === '' || field === '\u001a')))
      continue;
    const uid = /^\d{1,12}$/.test(record.fields[0] ?? '') ? (record.fields[0] ?? '') : null;
    const at = (field: string, reason: string): Checked => {
      if (!record.ended) throw cutShort(file.path, record.line);
      return { problem: { file: file.path, line: record.line, field, reason }, uid };
    };
    if (record.fault !== null) yield at('row', record.fault);
    else if (uid === null) yield at('ent_num', `"${(record.fields[0] ?? '').slice(0, 40)}" is no number`);
    else if (record.fields.length !== COLUMNS[file.part])
      yield at('row', `has ${record.fields.length} fields; ${COLUMNS[file.part]} are wanted`);
    else yield { fields: record.fields, line: record.line };
  }
}

/** OFAC's own files have no header; whoever passes them on often adds one. */
export function isHeaderRow({ fields }: Pick<CsvRecord, 'fields'>): boolean {
  return /^(?:id|ent_?num|entnum|entity_?number|uid|sdn_?id)$/i.test(fields[0] ?? '');
}

function keep(part: OfacPart, fields: readonly string[], joined: Joined): void {
  const [uid = ''] = fields;
  if (part === 'addresses') {
    const address = fields
      .slice(2, 5)
      .filter((one) => !missing(one))
      .join(', ');
    if (address !== '') push(joined.addresses, uid, address);
  } else if (part === 'names') {
    const [, , kind = '', name = ''] = fields;
    if (!missing(name)) push(joined.names, uid, { name, kind: kindOf(kind), quality: 'strong' });
  } else {
    const [, more = ''] = fields;
    if (!missing(more)) joined.comments.set(uid, `${joined.comments.get(uid) ?? ''}${more}`);
  }
}

function push<T>(map: Map<string, T[]>, key: string, value: T): void {
  const known = map.get(key);
  if (known === undefined) map.set(key, [value]);
  else known.push(value);
}

/** Of `aka`, `a.k.a.`, `F.K.A.`… what is none of the three counts as also known as. */
export function kindOf(written: string): ListedName['kind'] {
  const plain = written.toLowerCase().replace(/[^a-z]/g, '');
  return plain === 'fka' || plain === 'nka' ? plain : 'aka';
}

function missing(value: string): boolean {
  return value === '' || value === '-0-';
}

const TYPES: Readonly<Record<string, Entity['type']>> = {
  individual: 'person',
  vessel: 'vessel',
  aircraft: 'aircraft',
};

function entityOf(list: string, fields: readonly string[], joined: Joined): Entity {
  const [uid = '', name = '', written = '', programmes = ''] = fields;
  const type = TYPES[written.toLowerCase()] ?? 'company';
  // Remarks stop at 1,000 signs; what is left over stands in the comments.
  const remark = `${missing(fields[REMARKS] ?? '') ? '' : (fields[REMARKS] ?? '')}${joined.comments.get(uid) ?? ''}`;
  const { values, names, relationships, established } = readRemarks(remark, type === 'person');
  const addresses = (joined.addresses.get(uid) ?? []).map(
    (address): ListedValue => ({ kind: 'address', value: address, raw: address }),
  );
  return listedEntity({
    list,
    uid,
    type,
    names: [name],
    listedNames: [...(joined.names.get(uid) ?? []), ...names],
    programmes: programmesOf(programmes),
    dates: established === null ? {} : { incorporated: established },
    values: [...addresses, ...values],
    relationships,
    remark: remark === '' ? null : remark,
  });
}

/** `IRAN] [NPWMD] [IFSR` are three. */
export function programmesOf(written: string): string[] {
  if (missing(written)) return [];
  return [...new Set(written.split(/\]\s*\[|[[\];]/).map((one) => one.trim()))].filter((one) => one !== '');
}
