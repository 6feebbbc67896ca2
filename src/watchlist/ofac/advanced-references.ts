/**
 * First pass over OFAC's advanced XML (Advanced Sanctions Data Model, sdn_advanced.xml): the words that its numbers stand
 * for, and what stands before and behind the parties they belong to. No number is known by heart: each label is looked up in
 * the reference set of the very file.
 */
import type { Entity } from '../../model/seed.ts';
import { pointOf } from './advanced-dates.ts';
import { child, childrenOf, textOf, type XmlElement } from './xml-records.ts';

export interface Reference {
  readonly label: string;
  readonly attributes: Readonly<Record<string, string>>;
}

export interface RegDocument {
  readonly label: string;
  readonly number: string;
  readonly country: string | null;
}

export interface SanctionsFacts {
  readonly programmes: string[];
  listed: string | null;
  list: string | null;
}

/** Everything is compact text: some tens of megabytes for a whole list. */
export class AdvancedReferences {
  /** By set and number: `FeatureType 14`. */
  readonly #labels = new Map<string, Reference>();
  readonly locations = new Map<string, { address: string; country: string | null }>();
  /** By identity. */
  readonly documents = new Map<string, RegDocument[]>();
  /** By profile. */
  readonly sanctions = new Map<string, SanctionsFacts>();
  readonly relationships = new Map<string, NonNullable<Entity['relationships']>>();
  date: string | null = null;

  /** The label of a number in a set; null where the file does not say. */
  label(set: string, id: string | undefined): string | null {
    return this.#labels.get(`${set} ${id ?? ''}`)?.label ?? null;
  }

  attribute(set: string, id: string | undefined, name: string): string | undefined {
    return this.#labels.get(`${set} ${id ?? ''}`)?.attributes[name];
  }

  /** Takes in one record of the first pass. */
  take(record: XmlElement): void {
    switch (record.name) {
      case 'ReferenceValueSets':
        for (const set of record.children)
          for (const { name, attributes, text } of set.children)
            this.#labels.set(`${name} ${attributes['ID'] ?? ''}`, { label: text, attributes });
        break;
      case 'DateOfIssue':
        this.date = pointOf(record);
        break;
      case 'Location':
        this.#takeLocation(record);
        break;
      case 'IDRegDocument':
        this.#takeDocument(record);
        break;
      case 'SanctionsEntry':
        this.#takeSanctions(record);
        break;
      case 'ProfileRelationship':
        this.#takeRelationship(record);
        break;
    }
  }

  #takeLocation(record: XmlElement): void {
    const parts = new Map<string, string>();
    for (const part of childrenOf(record, 'LocationPart')) {
      const label = (this.label('LocPartType', part.attributes['LocPartTypeID']) ?? '').toUpperCase();
      const values = childrenOf(part, 'LocationPartValue');
      const value = values.find((one) => one.attributes['Primary'] === 'true') ?? values[0];
      const text = textOf(value, 'Value');
      if (text !== '' && !parts.has(label)) parts.set(label, text);
    }
    const pick = (...labels: string[]): string =>
      labels
        .map((label) => parts.get(label) ?? '')
        .filter((one) => one !== '')
        .join(labels.includes('CITY') ? ' ' : ', ');
    const countryId = child(record, 'LocationCountry')?.attributes['CountryID'];
    const country = this.label('Country', countryId);
    const street = pick('ADDRESS1', 'ADDRESS2', 'ADDRESS3');
    const place = pick('CITY', 'STATE/PROVINCE', 'POSTAL CODE');
    const known = new Set(['ADDRESS1', 'ADDRESS2', 'ADDRESS3', 'CITY', 'STATE/PROVINCE', 'POSTAL CODE']);
    const other = [...parts].filter(([label]) => !known.has(label)).map(([, text]) => text);
    const address = [street, place, ...other, country ?? ''].filter((one) => one !== '').join(', ');
    this.locations.set(record.attributes['ID'] ?? '', {
      address,
      country: this.attribute('Country', countryId, 'ISO2') ?? null,
    });
  }

  #takeDocument(record: XmlElement): void {
    const label = this.label('IDRegDocType', record.attributes['IDRegDocTypeID']);
    const number = textOf(record, 'IDRegistrationNo');
    const identity = record.attributes['IdentityID'] ?? '';
    if (label === null || number === '' || identity === '') return;
    const country = this.label('Country', record.attributes['IssuedBy-CountryID']);
    const known = this.documents.get(identity) ?? [];
    known.push({ label, number, country });
    this.documents.set(identity, known);
  }

  /** Programmes are the measures of the type whose label is Program; their name is the comment. */
  #takeSanctions(record: XmlElement): void {
    const profile = record.attributes['ProfileID'] ?? '';
    const facts = this.sanctions.get(profile) ?? { programmes: [], listed: null, list: null };
    facts.list ??= this.label('List', record.attributes['ListID']);
    for (const measure of childrenOf(record, 'SanctionsMeasure')) {
      const type = this.label('SanctionsType', measure.attributes['SanctionsTypeID']);
      const programme = textOf(measure, 'Comment');
      if (type === 'Program' && programme !== '' && !facts.programmes.includes(programme))
        facts.programmes.push(programme);
    }
    for (const event of childrenOf(record, 'EntryEvent')) {
      const at = pointOf(child(event, 'Date'));
      if (at !== null && (facts.listed === null || at < facts.listed)) facts.listed = at;
    }
    this.sanctions.set(profile, facts);
  }

  #takeRelationship(record: XmlElement): void {
    const from = record.attributes['From-ProfileID'] ?? '';
    const to = record.attributes['To-ProfileID'] ?? '';
    const type = this.label('RelationType', record.attributes['RelationTypeID']);
    if (from === '' || to === '' || type === null) return;
    const known = this.relationships.get(from) ?? [];
    known.push({ type: type.replace(/:$/, ''), id: to });
    this.relationships.set(from, known);
  }
}
