/** The consolidated list of the UN Security Council (CONSOLIDATED_LIST) → entities. */
import type { Entity, ListedName, ListedValue } from '../../model/facts/seed.ts';
import { type ListReader, numberedRows } from '../list-source.ts';
import { addressOf, listedEntity } from '../listed-entity.ts';
import { kindOf } from '../ofac/ofac-csv.ts';
import { dayFirstDate } from '../written-date.ts';
import { childrenOf, isXmlOf, recordsIn, textOf, textsOf, type XmlElement } from '../xml-records.ts';

export const unXml: ListReader = {
  formatOf: (beginning) => (isXmlOf('CONSOLIDATED_LIST', beginning) ? 'un-xml' : null),
  listOf: () => 'UN Consolidated',
  dateIn: (beginning) => dayFirstDate(/\bdateGenerated=["']([^"']{10,40})["']/.exec(beginning)?.[1] ?? ''),
  read(list, path, limits) {
    const fields = { record: 'record', uid: 'DATAID', name: 'FIRST_NAME' };
    const records = recordsIn(path, limits, 'INDIVIDUAL', 'ENTITY');
    return numberedRows(path, records, fields, (uid, record) => entityOf(list, uid, record));
  },
};

const NAMES = ['FIRST_NAME', 'SECOND_NAME', 'THIRD_NAME', 'FOURTH_NAME'];

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
    values: childrenOf(record, `${record.name}_ADDRESS`).flatMap(writtenAddress),
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

function writtenAddress(address: XmlElement): ListedValue[] {
  const place = textsOf(address, 'CITY', 'ZIP_CODE').join(' ');
  return addressOf([textOf(address, 'STREET'), place, textOf(address, 'STATE_PROVINCE')], textOf(address, 'COUNTRY'));
}
