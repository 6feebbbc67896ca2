/** OFAC's advanced XML (Sanctions / DistinctParty) → entities, with every label resolved through the file's own reference sets. */
import type { Entity, ListedName, ListedValue } from '../../model/seed.ts';
import { listBytes } from '../list-bytes.ts';
import type { ListLimits, ListRow } from '../list-source.ts';
import { entityIdOf, listedEntity } from '../listed-entity.ts';
import { datePeriod } from './advanced-dates.ts';
import { AdvancedReferences } from './advanced-references.ts';
import { kindOf } from './ofac-csv.ts';
import { ofacField } from './ofac-field.ts';
import { child, childrenOf, textOf, type XmlElement, xmlRecords } from './xml-records.ts';

const REFERENCES: ReadonlySet<string> = new Set([
  'ReferenceValueSets',
  'DateOfIssue',
  'Location',
  'IDRegDocument',
  'SanctionsEntry',
  'ProfileRelationship',
]);
const PARTIES: ReadonlySet<string> = new Set(['DistinctParty']);
/** The reference sets are one element; it is as large as all its words. */
const REFERENCE_CHARACTERS = 64 << 20;

/** Reads the file twice: programmes and relations stand behind the parties that they speak of. */
export async function* readOfacAdvanced(list: string, path: string, limits: ListLimits): AsyncGenerator<ListRow> {
  const references = new AdvancedReferences();
  const bytes = () => listBytes(path, limits.listBytes);
  for await (const record of xmlRecords(path, bytes(), REFERENCES, REFERENCE_CHARACTERS))
    if (!('fault' in record)) references.take(record);
  const seen = new Set<string>();
  for await (const party of xmlRecords(path, bytes(), PARTIES, limits.listRowCharacters)) {
    const problem = (field: string, reason: string, uid: string | null): ListRow => ({
      problem: { file: path, line: party.line, field, reason },
      uid,
    });
    if ('fault' in party) {
      yield problem('DistinctParty', party.fault, null);
      continue;
    }
    const written = party.attributes['FixedRef'] ?? '';
    const uid = /^\d{1,12}$/.test(written) ? written : null;
    const entity = uid === null ? null : entityOf(list, uid, party, references);
    if (uid === null) yield problem('FixedRef', `"${written.slice(0, 40)}" is no number`, null);
    else if (entity === null) yield problem('Alias', 'a name is missing', uid);
    else if (seen.has(uid)) yield problem('FixedRef', `${uid} stands in this list already`, uid);
    else {
      seen.add(uid);
      yield { entity, line: party.line };
    }
  }
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
      values.push(...(ofacField(label, number, more) ?? []));
    }
  const sanctions = references.sanctions.get(profileId);
  return listedEntity({
    list,
    uid,
    type,
    names: [primary, ...scripts],
    listedNames,
    programmes: sanctions?.programmes ?? [],
    dates: {
      ...(established !== null && { incorporated: established }),
      ...(sanctions?.listed !== null && sanctions?.listed !== undefined && { listed: sanctions.listed }),
    },
    values,
    relationships: (references.relationships.get(profileId) ?? []).map(({ type: relation, id = '' }) => ({
      type: relation,
      id: entityIdOf(list, id),
    })),
    remark: textOf(party, 'Comment') || null,
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

/** Parts in the order of a catalogue: last name, then the rest behind a comma; what has no such part as it stands. */
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

function featuresOf(
  profile: XmlElement | undefined,
  isPerson: boolean,
  references: AdvancedReferences,
): { values: ListedValue[]; established: string | null; country: string | null } {
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
        values.push({ kind: 'address', value: location.address, raw: location.address });
        country ??= location.country;
      } else if (/^organization established date$/i.test(label)) {
        established ??= datePeriod(child(version, 'DatePeriod'));
      } else if (text !== '') values.push(...(ofacField(label, text, { isPerson, raw: text }) ?? []));
    }
  }
  return { values, established, country };
}
