/** A list in any format, ready to be read, and the interface of a format's reader. */
import type { Entity, RowProblem } from '../model/facts/seed.ts';
import type { ListFormat, ListHead } from '../model/facts/watchlist.ts';
import type { ListLimits } from './list-file.ts';
import { textOf, type XmlElement, type XmlFault } from './xml-records.ts';

/** One entity; or a row that cannot be used, with the uid of its entity if it could be read. */
export type ListRow =
  | { readonly entity: Entity; readonly line: number }
  | { readonly problem: RowProblem; readonly uid: string | null };

export interface ListSource extends ListHead {
  /** Reads the list from its beginning, each time that it is called. */
  rows(): AsyncIterable<ListRow>;
}

/**
 * A list format of one file. A new one: its file, a line in READERS (open-list.ts), its name in
 * model/facts/watchlist.ts.
 */
export interface ListReader {
  /**
   * Null: another format.
   * @param beginning the first 64 KiB, without BOM and leading white space; line ends are \n
   */
  formatOf(beginning: string): ListFormat | null;
  /** The list's name where the user names none. */
  listOf(path: string): string;
  /** Where the list itself has a date. */
  dateIn?(beginning: string): string | null;
  /** Throws InputError for a file that this user may not read, or that is not a whole list. */
  check?(path: string, beginning: string, options: { readonly openSanctions: boolean }): void;
  read(list: string, path: string, limits: ListLimits): AsyncIterable<ListRow>;
}

/**
 * Makes the rows and problems of one file. An entity without a name or with a known uid is a
 * problem.
 * @param fields as the format calls them
 */
export function rowMaker(file: string, fields: { readonly uid: string; readonly name: string }) {
  const seen = new Set<string>();
  const problem = (line: number, field: string, reason: string, uid: string | null = null): ListRow => {
    return { problem: { file, line, field, reason }, uid };
  };
  /** @param entity null: it has no name */
  const row = (line: number, uid: string, entity: () => Entity | null): ListRow => {
    const made = entity();
    if (made === null) return problem(line, fields.name, 'a name is missing', uid);
    if (seen.has(uid)) return problem(line, fields.uid, `"${uid.slice(0, 60)}" is in this list twice`, uid);
    seen.add(uid);
    return { entity: made, line };
  };
  /** As `row`, for uids of letters and digits. */
  const lettered = (line: number, written: string, entity: (uid: string) => Entity | null): ListRow => {
    if (/^[A-Za-z0-9][\w./-]{0,39}$/.test(written)) return row(line, written, () => entity(written));
    return problem(line, fields.uid, written === '' ? 'is missing' : `"${written.slice(0, 40)}" is no id`);
  };
  return { problem, row, lettered };
}

/**
 * The rows of an XML list whose ids are numbers.
 * @param fields the elements of the records and of their names, the element or attribute of the id
 */
export async function* numberedRows(
  path: string,
  records: AsyncIterable<XmlElement | XmlFault>,
  fields: { readonly record: string; readonly uid: string; readonly name: string },
  entityOf: (uid: string, record: XmlElement) => Entity | null,
): AsyncGenerator<ListRow> {
  const { problem, row } = rowMaker(path, fields);
  for await (const record of records) {
    if ('fault' in record) yield problem(record.line, fields.record, record.fault);
    else {
      const uid = record.attributes[fields.uid] ?? textOf(record, fields.uid);
      if (/^\d{1,12}$/.test(uid)) yield row(record.line, uid, () => entityOf(uid, record));
      else yield problem(record.line, fields.uid, `"${uid.slice(0, 40)}" is not a number`);
    }
  }
}
