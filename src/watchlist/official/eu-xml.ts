/** The EU's consolidated list (FSF, XML 1.1: export / sanctionEntity) → entities. */
import type { Entity, ListedName, ListedValue } from '../../model/facts/seed.ts';
import { labelledField } from '../clean/labelled-field.ts';
import { type ListReader, numberedRows } from '../list-source.ts';
import { addressOf, listedEntity } from '../listed-entity.ts';
import { dayFirstDate } from '../written-date.ts';
import { child, childrenOf, isXmlOf, recordsIn, textOf, type XmlElement } from '../xml-records.ts';

export const euXml: ListReader = {
  formatOf: (beginning) => (isXmlOf('export', beginning) && isXmlOf('sanctionEntity', beginning) ? 'eu-xml' : null),
  listOf: () => 'EU Consolidated',
  dateIn: (beginning) => dayFirstDate(/\bgenerationDate="([^"]{10,40})"/.exec(beginning)?.[1] ?? ''),
  // The reference number of the EU is missing at first for some entries.
  read(list, path, limits) {
    const fields = { record: 'sanctionEntity', uid: 'logicalId', name: 'nameAlias' };
    const records = recordsIn(path, limits, 'sanctionEntity');
    return numberedRows(path, records, fields, (uid, entry) => entityOf(list, uid, entry));
  },
};

/** Codes of numbers, with labels that the registers of `values/` know. No papers of persons. */
// biome-ignore format: a table
const NUMBERS: Readonly<Record<string, string>> = {
  regnumber: 'Registration Number', fiscalcode: 'Tax ID No.', swiftbic: 'SWIFT/BIC', imo: 'IMO number',
  tradelic: 'Trade licence number',
};
const CONTACTS: Readonly<Record<string, string>> = { EMAIL: 'E-mail', WEB: 'Website', PHONE: 'Phone', FAX: 'Fax' };

function entityOf(list: string, uid: string, entry: XmlElement): Entity | null {
  const type = typeOf(child(entry, 'subjectType')?.attributes['code'] ?? '');
  const isPerson = type === 'person';
  const written = childrenOf(entry, 'nameAlias').map((alias) => ({ ...nameOf(alias, isPerson), alias }));
  const named = written.filter(({ name }) => name !== '');
  // Translations have a language; the name in the Official Journal's English has none.
  const main =
    named.find(({ quality, alias }) => quality === 'strong' && !alias.attributes['nameLanguage']) ?? named[0];
  if (main === undefined) return null;
  const regulations = childrenOf(entry, 'regulation').map(({ attributes }) => attributes['programme'] ?? '');
  return listedEntity({
    ...{ list, uid, type, names: [main.name] },
    listedNames: named.filter((one) => one.name !== main.name).map(({ alias: _, ...name }) => name),
    programmes: [...new Set(regulations)].filter((one) => one !== ''),
    // No date of a regulation: it may only amend the entry.
    dates: { listed: dayFirstDate(entry.attributes['designationDate'] ?? '') },
    values: [
      ...childrenOf(entry, 'address').flatMap((address) => [
        ...writtenAddress(address),
        ...contactsOf(address, isPerson),
      ]),
      ...childrenOf(entry, 'identification').flatMap((paper) => numberOf(paper, isPerson)),
    ],
    relationships: [],
    remark: childrenOf(entry, 'remark')
      .map(({ text }) => text)
      .join('\n'),
  });
}

/** Neither: it must not be taken for a company. */
function typeOf(code: string): Entity['type'] {
  return code === 'enterprise' ? 'company' : code === 'person' ? 'person' : 'other';
}

function nameOf(alias: XmlElement, isPerson: boolean): ListedName {
  const { wholeName = '', firstName = '', middleName = '', lastName = '', strong } = alias.attributes;
  const given = [firstName, middleName].filter((part) => part !== '').join(' ');
  const remark = textOf(alias, 'remark');
  return {
    name: (isPerson && lastName !== '' && given !== '' ? `${lastName}, ${given}` : wholeName).trim(),
    kind: /\bformer|\bf\.?k\.?a\b/i.test(remark) ? 'fka' : 'aka',
    quality: strong === 'false' || /\blow? quality/i.test(remark) ? 'weak' : 'strong',
  };
}

function writtenAddress({ attributes }: XmlElement): ListedValue[] {
  const { street = '', place = '', city = '', zipCode = '', region = '', countryDescription = '' } = attributes;
  const country = countryDescription === 'UNKNOWN' ? '' : countryDescription;
  return addressOf([street, place, [city, zipCode].filter(Boolean).join(' '), region], country);
}

function contactsOf(address: XmlElement, isPerson: boolean): ListedValue[] {
  return childrenOf(address, 'contactInfo').flatMap(({ attributes: { key = '', value = '' } }) => {
    const label = CONTACTS[key];
    return label === undefined || value.trim() === '' ? [] : labelledField(label, value, { isPerson, raw: value });
  });
}

function numberOf({ attributes }: XmlElement, isPerson: boolean): ListedValue[] {
  const { identificationTypeCode = '', latinNumber = '', number = '', countryIso2Code = '00', knownFalse } = attributes;
  const label = NUMBERS[identificationTypeCode];
  const written = (number || latinNumber).trim();
  if (label === undefined || written === '' || knownFalse === 'true') return [];
  const country = countryIso2Code === '00' ? undefined : countryIso2Code;
  return labelledField(label, written, { isPerson, raw: written, ...(country !== undefined && { country }) });
}
