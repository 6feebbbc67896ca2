/** OFAC's legacy XML (sdn.xml, consolidated.xml; schema sdn.xsd: sdnList / sdnEntry) → entities. */
import type { Entity, ListedName, ListedValue } from '../../model/facts/seed.ts';
import { labelledField } from '../clean/labelled-field.ts';
import { type ListReader, numberedRows } from '../list-source.ts';
import { addressValue, listedEntity } from '../listed-entity.ts';
import { writtenDate } from '../written-date.ts';
import { child, childrenOf, isXmlOf, recordsIn, textOf, textsOf, type XmlElement } from '../xml-records.ts';
import { kindOf, ofacListOf, typeOf } from './ofac-csv.ts';
import { readRemarks } from './ofac-remarks.ts';

export const ofacXml: ListReader = {
  formatOf: (beginning) => (isXmlOf('sdnList|consList', beginning) ? 'ofac-xml' : null),
  listOf: ofacListOf,
  dateIn(beginning) {
    const published = /<(?:[\w.-]+:)?Publish_Date>\s*([\d/]{8,10})\s*</.exec(beginning)?.[1];
    return published === undefined ? null : writtenDate(published);
  },
  read(list, path, limits) {
    const fields = { record: 'sdnEntry', uid: 'uid', name: 'lastName' };
    const records = recordsIn(path, limits, 'sdnEntry');
    return numberedRows(path, records, fields, (uid, entry) => entityOf(list, uid, entry));
  },
};

/** As in the CSV files: `LAST, First`. */
function nameOf(element: XmlElement): string {
  return textsOf(element, 'lastName', 'firstName').join(', ');
}

function entityOf(list: string, uid: string, entry: XmlElement): Entity | null {
  const name = nameOf(entry);
  if (name === '') return null;
  const type = typeOf(textOf(entry, 'sdnType'));
  const isPerson = type === 'person';
  const remark = textOf(entry, 'remarks');
  const facts = readRemarks(remark, isPerson);
  const values: ListedValue[] = childrenOf(child(entry, 'addressList'), 'address').flatMap(addressOf);
  let { established } = facts;
  for (const id of childrenOf(child(entry, 'idList'), 'id')) {
    const [label, number, country] = [textOf(id, 'idType'), textOf(id, 'idNumber'), textOf(id, 'idCountry')];
    if (/^organization established date/i.test(label)) established ??= writtenDate(number);
    else values.push(...labelledField(label, number, { isPerson, raw: number, ...(country !== '' && { country }) }));
  }
  const programmes = childrenOf(child(entry, 'programList'), 'program').map(({ text }) => text);
  return listedEntity({
    ...{ list, uid, type, names: [name], remark },
    listedNames: [...childrenOf(child(entry, 'akaList'), 'aka').flatMap(akaOf), ...facts.names],
    programmes: [...new Set(programmes)].filter((one) => one !== ''),
    dates: { incorporated: established },
    values: [...values, ...facts.values],
    relationships: facts.relationships,
  });
}

function akaOf(aka: XmlElement): ListedName[] {
  const name = nameOf(aka);
  if (name === '') return [];
  const quality = textOf(aka, 'category').toLowerCase() === 'weak' ? 'weak' : 'strong';
  return [{ name, kind: kindOf(textOf(aka, 'type')), quality }];
}

/** As in the CSV files: street, then place with its code, then country. */
function addressOf(address: XmlElement): ListedValue[] {
  const street = textsOf(address, 'address1', 'address2', 'address3').join(', ');
  const place = textsOf(address, 'city', 'stateOrProvince', 'postalCode').join(' ');
  const written = [street, place, textOf(address, 'country')].filter((one) => one !== '').join(', ');
  return written === '' ? [] : [addressValue(written)];
}
