/**
 * CSV of the United Kingdom: the UK Sanctions List, and the older list of OFSI. The header stands
 * below a line with the date; each row is one name and one address of an entity.
 */
import { csvRecords, parseCsv } from '../csv.ts';
import { linesIn, truncatedError } from '../list-file.ts';
import { type ListReader, rowMaker } from '../list-source.ts';
import { dayFirstDate } from '../written-date.ts';
import { draftFor, type UkDraft, type UkField, type UkRow, ukField } from './uk-rows.ts';

/** The header is the first row or the second one. */
const MOST_ABOVE = 2;

export const ukCsv: ListReader = readerOf('uk-csv', 'UK Sanctions List', 'Unique ID', 'Designation Type');
export const ofsiCsv: ListReader = readerOf('ofsi-csv', 'OFSI Consolidated', 'Group ID', 'Group Type');

function readerOf(format: 'uk-csv' | 'ofsi-csv', name: string, uidColumn: string, typeColumn: string): ListReader {
  const isHeader = (fields: readonly string[]): boolean =>
    [uidColumn, typeColumn, 'Name 6'].every((column) => fields.includes(column));
  return {
    formatOf(beginning) {
      const first = beginning.split('\n', MOST_ABOVE).join('\n');
      return [...parseCsv(first, ',')].some(({ fields }) => isHeader(fields)) ? format : null;
    },
    listOf: () => name,
    dateIn: (beginning) =>
      dayFirstDate(/^"?(?:Report Date:|Last Updated:?,)\s*"?([\w/ -]{8,20}?)"?(?:,|\n)/i.exec(beginning)?.[1] ?? ''),
    async *read(list, path, limits) {
      const rows = rowMaker(path, { uid: uidColumn, name: 'Name 6' });
      const drafts = new Map<string, UkDraft>();
      let header: readonly string[] | null = null;
      let columns: readonly (UkField | undefined)[] = [];
      for await (const { fields, line, fault, ended } of csvRecords(linesIn(path, limits), ',')) {
        if (header === null) {
          if (fault === null && isHeader(fields)) [header, columns] = [fields, fields.map(ukField)];
          continue;
        }
        const uid = fields[header.indexOf(uidColumn)] ?? '';
        const problem = fault ?? (fields.length === header.length ? null : wrongCount(fields.length, header.length));
        // A row that may be cut must not become a version.
        if (problem !== null && !ended) throw truncatedError(path, line);
        if (problem !== null) yield rows.problem(line, 'row', problem, fault === null && uid !== '' ? uid : null);
        else if (uid === '') yield rows.problem(line, uidColumn, 'is missing');
        else draftFor(uid, line, drafts).add(rowOf(fields, columns));
      }
      for (const [uid, draft] of drafts) yield rows.lettered(draft.line, uid, () => draft.entity(list, uid));
    },
  };
}

const wrongCount = (has: number, wants: number): string => `has ${has} fields instead of ${wants}`;

function rowOf(fields: readonly string[], columns: readonly (UkField | undefined)[]): UkRow {
  const row: UkRow = {};
  for (const [at, text] of fields.entries()) {
    const field = columns[at];
    // OFSI writes 0 for a part of a name that is missing.
    if (field !== undefined && text !== '0') row[field] ||= text;
  }
  return row;
}
