/** OFAC's legacy XML (sdn.xml, consolidated.xml; schema sdn.xsd: sdnList / sdnEntry) → entities. */
import type { Entity, ListedName, ListedValue } from '../../model/seed.ts';
import { listBytes } from '../list-bytes.ts';
import type { ListLimits, ListRow } from '../list-source.ts';
import { listedEntity } from '../listed-entity.ts';
import { writtenDate } from '../written-date.ts';
import { kindOf } from './ofac-csv.ts';
import { ofacField } from './ofac-field.ts';
import { readRemarks } from './ofac-remarks.ts';
import { child, childrenOf, textOf, type XmlElement, xmlRecords } from './xml-records.ts';

const RECORDS: ReadonlySet<string> = new Set(['sdnEntry']);

/** Streams the entries: one is in memory at a time. */
export async function* readOfacXml(list: string, path: string, limits: ListLimits): AsyncGenerator<ListRow> {
  const seen = new Set<string>();
  const records = xmlRecords(path, listBytes(path, limits.listBytes), RECORDS, limits.listRowCharacters);
  for await (const record of records) {
    const problem = (field: string, reason: string, uid: string | null): ListRow => ({
      problem: { file: path, line: record.line, field, reason },
      uid,
    });
    if ('fault' in record) {
      yield problem('sdnEntry', record.fault, null);
      continue;
    }
    const written = textOf(record, 'uid');
    const uid = /^\d{1,12}$/.test(written) ? written : null;
    if (uid === null) yield problem('uid', `"${written.slice(0, 40)}" is no number`, null);
    else if (nameOf(record) === '') yield problem('lastName', 'a name is missing', uid);
    else if (seen.has(uid)) yield problem('uid', `${uid} stands in this list already`, uid);
    else {
      seen.add(uid);
      yield { entity: entityOf(list, uid, record), line: record.line };
    }
  }
}

/** As the files of fields write it: `LAST, First`. */
function nameOf(element: XmlElement): string {
  return [textOf(element, 'lastName'), textOf(element, 'firstName')].filter((one) => one !== '').join(', ');
}

const TYPES: Readonly<Record<string, Entity['type']>> = {
  individual: 'person',
  vessel: 'vessel',
  aircraft: 'aircraft',
};

function entityOf(list: string, uid: string, entry: XmlElement): Entity {
  const type = TYPES[textOf(entry, 'sdnType').toLowerCase()] ?? 'company';
  const isPerson = type === 'person';
  const remark = textOf(entry, 'remarks');
  const facts = readRemarks(remark, isPerson);
  const values: ListedValue[] = [...childrenOf(child(entry, 'addressList'), 'address').flatMap(addressOf)];
  let established = facts.established;
  for (const id of childrenOf(child(entry, 'idList'), 'id')) {
    const label = textOf(id, 'idType');
    const number = textOf(id, 'idNumber');
    const country = textOf(id, 'idCountry');
    if (/^organization established date/i.test(label)) established ??= writtenDate(number);
    else
      values.push(...(ofacField(label, number, { isPerson, raw: number, ...(country !== '' && { country }) }) ?? []));
  }
  return listedEntity({
    list,
    uid,
    type,
    names: [nameOf(entry)],
    listedNames: [...childrenOf(child(entry, 'akaList'), 'aka').flatMap(akaOf), ...facts.names],
    programmes: [...new Set(childrenOf(child(entry, 'programList'), 'program').map((one) => one.text))].filter(
      (one) => one !== '',
    ),
    dates: established === null ? {} : { incorporated: established },
    values: [...values, ...facts.values],
    relationships: facts.relationships,
    remark: remark === '' ? null : remark,
  });
}

function akaOf(aka: XmlElement): ListedName[] {
  const name = nameOf(aka);
  if (name === '') return [];
  const quality = textOf(aka, 'category').toLowerCase() === 'weak' ? 'weak' : 'strong';
  return [{ name, kind: kindOf(textOf(aka, 'type')), quality }];
}

/** As the files of fields write it: street, then place with its code, then country. */
function addressOf(address: XmlElement): ListedValue[] {
  const street = ['address1', 'address2', 'address3'].map((name) => textOf(address, name)).filter((one) => one !== '');
  const place = ['city', 'stateOrProvince', 'postalCode']
    .map((name) => textOf(address, name))
    .filter((one) => one !== '');
  const written = [street.join(', '), place.join(' '), textOf(address, 'country')]
    .filter((one) => one !== '')
    .join(', ');
  return written === '' ? [] : [{ kind: 'address', value: written, raw: written }];
}
