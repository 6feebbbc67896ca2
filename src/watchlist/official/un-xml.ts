/** The consolidated list of the UN Security Council (CONSOLIDATED_LIST) → entities. */
import type { Entity, ListedName, ListedValue } from '../../model/facts/seed.ts';
import { listBytes } from '../list-file.ts';
import { type ListLimits, type ListReader, type ListRow, rowMaker } from '../list-source.ts';
import { addressValue, listedEntity } from '../listed-entity.ts';
import { kindOf } from '../ofac/ofac-csv.ts';
import { dayFirstDate } from '../written-date.ts';
import { childrenOf, isXmlOf, textOf, textsOf, type XmlElement, xmlRecords } from '../xml-records.ts';

export const unXml: ListReader = {
  formatOf: (beginning) => (isXmlOf('CONSOLIDATED_LIST', beginning) ? 'un-xml' : null),
  listOf: () => 'UN Consolidated',
  dateIn: (beginning) => dayFirstDate(/\bdateGenerated=["']([^"']{10,40})["']/.exec(beginning)?.[1] ?? ''),
  read: readUnXml,
};

const RECORDS: ReadonlySet<string> = new Set(['INDIVIDUAL', 'ENTITY']);
const NAMES = ['FIRST_NAME', 'SECOND_NAME', 'THIRD_NAME', 'FOURTH_NAME'];

async function* readUnXml(list: string, path: string, limits: ListLimits): AsyncGenerator<ListRow> {
  const rows = rowMaker(path, { uid: 'DATAID', name: 'FIRST_NAME' });
  for await (const record of xmlRecords(path, listBytes(path, limits.listBytes), RECORDS, limits.listRowCharacters)) {
    if ('fault' in record) yield rows.problem(record.line, 'record', record.fault);
    else yield rows.numbered(record.line, textOf(record, 'DATAID'), (uid) => entityOf(list, uid, record));
  }
}

function entityOf(list: string, uid: string, record: XmlElement): Entity | null {
  const name = textsOf(record, ...NAMES).join(' ');
  if (name === '') return null;
  const isPerson = record.name === 'INDIVIDUAL';
  const programme = textOf(record, 'UN_LIST_TYPE');
  return listedEntity({
    ...{ list, uid, type: isPerson ? 'person' : 'company' },
    names: [name, ...textsOf(record, 'NAME_ORIGINAL_SCRIPT')],
    listedNames: childrenOf(record, `${record.name}_ALIAS`).flatMap(aliasOf),
    programmes: programme === '' ? [] : [programme],
    dates: { listed: dayFirstDate(textOf(record, 'LISTED_ON')) },
    // Comments are not read for contacts: they link to notices and pages of others.
    values: childrenOf(record, `${record.name}_ADDRESS`).flatMap(addressOf),
    relationships: [],
    remark: textsOf(record, 'REFERENCE_NUMBER', 'COMMENTS1').join('. '),
  });
}

/** QUALITY says Good or Low of persons, `a.k.a.` or `f.k.a.` of entities. */
function aliasOf(alias: XmlElement): ListedName[] {
  const name = textOf(alias, 'ALIAS_NAME');
  const quality = textOf(alias, 'QUALITY');
  return name === '' ? [] : [{ name, kind: kindOf(quality), quality: /^low/i.test(quality) ? 'weak' : 'strong' }];
}

function addressOf(address: XmlElement): ListedValue[] {
  const place = textsOf(address, 'CITY', 'ZIP_CODE').join(' ');
  const known = [textOf(address, 'STREET'), place, textOf(address, 'STATE_PROVINCE')].filter((part) => part !== '');
  return known.length === 0 ? [] : [addressValue([...known, ...textsOf(address, 'COUNTRY')].join(', '))];
}
