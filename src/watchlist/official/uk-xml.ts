/**
 * XML of the United Kingdom: the UK Sanctions List (Designations / Designation), and the older list
 * of OFSI, which has an element for each name (FinancialSanctionsTarget).
 */
import { type ListReader, rowMaker } from '../list-source.ts';
import { dayFirstDate } from '../written-date.ts';
import { child, isXmlOf, recordsIn, textOf, type XmlElement } from '../xml-records.ts';
import { draftFor, UkDraft, type UkRow, ukField } from './uk-rows.ts';

export const ukXml: ListReader = {
  formatOf: (beginning) => (isXmlOf('Designations', beginning) ? 'uk-xml' : null),
  listOf: () => 'UK Sanctions List',
  dateIn: (beginning) => dayFirstDate(/<DateGenerated>\s*([^<]{8,20})\s*</.exec(beginning)?.[1] ?? ''),
  async *read(list, path, limits) {
    const rows = rowMaker(path, { uid: 'UniqueID', name: 'Name' });
    for await (const record of recordsIn(path, limits, 'Designation')) {
      if ('fault' in record) yield rows.problem(record.line, 'Designation', record.fault);
      else yield rows.lettered(record.line, textOf(record, 'UniqueID'), (uid) => draftOf(record).entity(list, uid));
    }
  },
};

export const ofsiXml: ListReader = {
  formatOf: (beginning) => (isXmlOf('ArrayOfFinancialSanctionsTarget', beginning) ? 'ofsi-xml' : null),
  listOf: () => 'OFSI Consolidated',
  async *read(list, path, limits) {
    const rows = rowMaker(path, { uid: 'GroupID', name: 'Name6' });
    const drafts = new Map<string, UkDraft>();
    for await (const record of recordsIn(path, limits, 'FinancialSanctionsTarget')) {
      if ('fault' in record) {
        yield rows.problem(record.line, 'FinancialSanctionsTarget', record.fault);
        continue;
      }
      const uid = textOf(record, 'GroupID');
      if (uid === '') yield rows.problem(record.line, 'GroupID', 'is missing');
      else draftFor(uid, record.line, drafts).add(rowOf(record.children));
    }
    for (const [uid, draft] of drafts) yield rows.lettered(draft.line, uid, () => draft.entity(list, uid));
  },
};

function rowOf(elements: readonly XmlElement[]): UkRow {
  const row: UkRow = {};
  for (const { name, text } of elements) {
    const field = ukField(name);
    if (field !== undefined) row[field] ||= text;
  }
  return row;
}

/** Repeated parts, each in an element of the plural: `Names / Name / Name6`. */
const PARTS = ['Names', 'NonLatinNames', 'Addresses'];

function draftOf(designation: XmlElement): UkDraft {
  const draft = new UkDraft(designation.line);
  for (const part of PARTS)
    for (const { children } of child(designation, part)?.children ?? []) draft.add(rowOf(children));
  const rest = designation.children.filter(({ name }) => !PARTS.includes(name));
  draft.add(rowOf(rest.filter(({ children }) => children.length === 0)));
  for (const leaf of leavesOf(rest.filter(({ children }) => children.length > 0))) draft.add(rowOf([leaf]));
  return draft;
}

function leavesOf(elements: readonly XmlElement[]): XmlElement[] {
  return elements.flatMap((one) => (one.children.length === 0 ? [one] : leavesOf(one.children)));
}
