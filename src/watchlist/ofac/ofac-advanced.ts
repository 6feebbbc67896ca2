/**
 * OFAC's advanced XML (Sanctions / DistinctParty) → entities; labels come from the file's own
 * reference sets.
 */
import type { Entity, ListedName, ListedValue } from '../../model/facts/seed.ts';
import { labelledField } from '../clean/labelled-field.ts';
import { type ListLimits, listBytes } from '../list-file.ts';
import { type ListReader, type ListRow, numberedRows } from '../list-source.ts';
import { addressValue, listedEntity } from '../listed-entity.ts';
import { writtenDate } from '../written-date.ts';
import { child, childrenOf, isXmlOf, recordsIn, textOf, type XmlElement, xmlRecords } from '../xml-records.ts';
import { AdvancedReferences, datePeriod } from './advanced-references.ts';
import { kindOf, ofacListOf } from './ofac-csv.ts';

export const ofacAdvanced: ListReader = {
  formatOf: (beginning) => (isXmlOf('Sanctions', beginning) ? 'ofac-advanced-xml' : null),
  listOf: ofacListOf,
  dateIn(beginning) {
    const issued = /<(?:[\w.-]+:)?DateOfIssue\b[^>]{0,200}>([^]{0,400}?)<\/(?:[\w.-]+:)?DateOfIssue>/.exec(
      beginning,
    )?.[1];
    const [year = '', month = '', day = ''] = ['Year', 'Month', 'Day'].map(
      (name) => new RegExp(`<(?:[\\w.-]+:)?${name}>\\s*(\\d{1,4})\\s*<`).exec(issued ?? '')?.[1],
    );
    return year === '' ? null : writtenDate(`${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`);
  },
  read: readOfacAdvanced,
};

const REFERENCES = new Set('ReferenceValueSets Location IDRegDocument SanctionsEntry ProfileRelationship'.split(' '));
/** The reference sets are one large element. */
const REFERENCE_CHARACTERS = 64 << 20;

/** Reads the file twice: programmes and relations come after the parties that they are about. */
async function* readOfacAdvanced(list: string, path: string, limits: ListLimits): AsyncGenerator<ListRow> {
  const references = new AdvancedReferences();
  const bytes = listBytes(path, limits.listBytes);
  for await (const record of xmlRecords(path, bytes, REFERENCES, REFERENCE_CHARACTERS))
    if (!('fault' in record)) references.take(record);
  const fields = { record: 'DistinctParty', uid: 'FixedRef', name: 'Alias' };
  const parties = recordsIn(path, limits, 'DistinctParty');
  yield* numberedRows(path, parties, fields, (uid, party) => entityOf(list, uid, party, references));
}

function entityOf(list: string, uid: string, party: XmlElement, references: AdvancedReferences): Entity | null {
  const profile = child(party, 'Profile');
  const profileId = profile?.attributes['ID'] ?? uid;
  const type = typeOf(profile, references);
  const identities = childrenOf(profile, 'Identity');
  const names: string[] = [];
  const listedNames: ListedName[] = [];
  for (const identity of identities) {
    for (const alias of childrenOf(identity, 'Alias')) {
      const written = childrenOf(alias, 'DocumentedName')
        .map((name) => nameOf(name, identity, references))
        .filter((name) => name !== '');
      if (alias.attributes['Primary'] === 'true' && identity.attributes['Primary'] !== 'false') names.push(...written);
      else {
        const label = references.label('AliasType', alias.attributes['AliasTypeID']) ?? '';
        const quality = alias.attributes['LowQuality'] === 'true' ? 'weak' : 'strong';
        listedNames.push(...written.map((name): ListedName => ({ name, kind: kindOf(label), quality })));
      }
    }
  }
  const [primary, ...scripts] = [...new Set(names)];
  if (primary === undefined) return null;
  const { values, established, country } = featuresOf(profile, type === 'person', references);
  for (const identity of identities)
    for (const { label, number, country: issuer } of references.documents.get(identity.attributes['ID'] ?? '') ?? []) {
      const by = issuer ?? country;
      const more = { isPerson: type === 'person', raw: number, ...(by !== null && { country: by }) };
      values.push(...labelledField(label, number, more));
    }
  const sanctions = references.sanctions.get(profileId);
  return listedEntity({
    ...{ list, uid, type, names: [primary, ...scripts], listedNames, values },
    programmes: sanctions?.programmes ?? [],
    dates: { incorporated: established, listed: sanctions?.listed ?? null },
    relationships: references.relationships.get(profileId) ?? [],
    remark: textOf(party, 'Comment'),
  });
}

/** PartySubType says Vessel or Aircraft, its PartyType Individual or Entity. */
function typeOf(profile: XmlElement | undefined, references: AdvancedReferences): Entity['type'] {
  const subType = profile?.attributes['PartySubTypeID'];
  const sub = (references.label('PartySubType', subType) ?? '').toLowerCase();
  const party = references.label('PartyType', references.attribute('PartySubType', subType, 'PartyTypeID'));
  if (sub === 'vessel' || sub === 'aircraft') return sub;
  return party?.toLowerCase() === 'individual' ? 'person' : 'company';
}

/** `LAST, rest`; a name without such parts as it is. */
function nameOf(name: XmlElement, identity: XmlElement, references: AdvancedReferences): string {
  const groups = new Map<string, string>();
  for (const master of childrenOf(child(identity, 'NamePartGroups'), 'MasterNamePartGroup'))
    for (const { attributes } of childrenOf(master, 'NamePartGroup'))
      groups.set(attributes['ID'] ?? '', references.label('NamePartType', attributes['NamePartTypeID']) ?? '');
  const parts = childrenOf(name, 'DocumentedNamePart')
    .flatMap((part) => childrenOf(part, 'NamePartValue'))
    .map(({ text, attributes }) => ({ text, type: groups.get(attributes['NamePartGroupID'] ?? '') ?? '' }))
    .filter(({ text }) => text !== '');
  const last = parts.filter(({ type }) => /^last name$/i.test(type)).map(({ text }) => text);
  const rest = parts.filter(({ type }) => !/^last name$/i.test(type)).map(({ text }) => text);
  return [last.join(' '), rest.join(' ')].filter((part) => part !== '').join(', ');
}

function featuresOf(profile: XmlElement | undefined, isPerson: boolean, references: AdvancedReferences) {
  const values: ListedValue[] = [];
  let established: string | null = null;
  let country: string | null = null;
  for (const feature of childrenOf(profile, 'Feature')) {
    const label = references.label('FeatureType', feature.attributes['FeatureTypeID']);
    if (label === null) continue;
    for (const version of childrenOf(feature, 'FeatureVersion')) {
      const location = references.locations.get(child(version, 'VersionLocation')?.attributes['LocationID'] ?? '');
      const detail = child(version, 'VersionDetail');
      const text = detail?.text || references.label('DetailReference', detail?.attributes['DetailReferenceID']) || '';
      if (/^location$/i.test(label) && location !== undefined && location.address !== '') {
        values.push(addressValue(location.address));
        country ??= location.country;
      } else if (/^organization established date$/i.test(label)) {
        established ??= datePeriod(child(version, 'DatePeriod'));
      } else if (text !== '') values.push(...labelledField(label, text, { isPerson, raw: text }));
    }
  }
  return { values, established, country };
}
