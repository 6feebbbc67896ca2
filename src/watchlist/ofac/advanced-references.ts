/**
 * First pass over OFAC's advanced XML: labels from its own reference sets, and facts outside the
 * parties they belong to.
 */

import type { Entity } from '../../model/facts/seed.ts';
import { appendTo } from '../../model/group-by.ts';
import { child, childrenOf, textOf, type XmlElement } from '../xml-records.ts';

const STREET = ['ADDRESS1', 'ADDRESS2', 'ADDRESS3'];
const PLACE = ['CITY', 'STATE/PROVINCE', 'POSTAL CODE'];

/** Some tens of megabytes of text for a whole list. */
export class AdvancedReferences {
  /** By set and number: `FeatureType 14`. */
  readonly #labels = new Map<string, { label: string; attributes: Readonly<Record<string, string>> }>();
  readonly locations = new Map<string, { address: string; country: string | null }>();
  /** By identity. */
  readonly documents = new Map<string, { label: string; number: string; country: string | null }[]>();
  /** By profile. */
  readonly sanctions = new Map<string, { readonly programmes: string[]; listed: string | null }>();
  readonly relationships = new Map<string, NonNullable<Entity['relationships']>>();

  /** Null: the file has no label for the number. */
  label(set: string, id: string | undefined): string | null {
    return this.#labels.get(`${set} ${id ?? ''}`)?.label ?? null;
  }

  attribute(set: string, id: string | undefined, name: string): string | undefined {
    return this.#labels.get(`${set} ${id ?? ''}`)?.attributes[name];
  }

  take(record: XmlElement): void {
    if (record.name === 'ReferenceValueSets') {
      for (const set of record.children)
        for (const { name, attributes, text } of set.children)
          this.#labels.set(`${name} ${attributes['ID'] ?? ''}`, { label: text, attributes });
    } else if (record.name === 'Location') this.#takeLocation(record);
    else if (record.name === 'IDRegDocument') this.#takeDocument(record);
    else if (record.name === 'SanctionsEntry') this.#takeSanctions(record);
    else if (record.name === 'ProfileRelationship') this.#takeRelationship(record);
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
    const countryId = child(record, 'LocationCountry')?.attributes['CountryID'];
    const country = this.label('Country', countryId);
    const textsAt = (labels: readonly string[]): string[] => labels.flatMap((label) => parts.get(label) ?? []);
    const [street, place] = [textsAt(STREET).join(', '), textsAt(PLACE).join(' ')];
    const other = [...parts].filter(([label]) => ![...STREET, ...PLACE].includes(label)).map(([, text]) => text);
    const address = [street, place, ...other, country ?? ''].filter((one) => one !== '').join(', ');
    const code = this.attribute('Country', countryId, 'ISO2') ?? null;
    this.locations.set(record.attributes['ID'] ?? '', { address, country: code });
  }

  #takeDocument(record: XmlElement): void {
    const label = this.label('IDRegDocType', record.attributes['IDRegDocTypeID']);
    const number = textOf(record, 'IDRegistrationNo');
    const identity = record.attributes['IdentityID'] ?? '';
    if (label === null || number === '' || identity === '') return;
    const country = this.label('Country', record.attributes['IssuedBy-CountryID']);
    appendTo(this.documents, identity, { label, number, country });
  }

  /** Programmes are the comments of measures whose type is labelled Program. */
  #takeSanctions(record: XmlElement): void {
    const profile = record.attributes['ProfileID'] ?? '';
    const facts = this.sanctions.get(profile) ?? { programmes: [], listed: null };
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
    appendTo(this.relationships, from, { type: type.replace(/:$/, ''), id: to });
  }
}

/** Year, Month and Day as far as they are known; null without a year. */
function pointOf(element: XmlElement | undefined): string | null {
  const year = textOf(element, 'Year');
  if (!/^\d{4}$/.test(year)) return null;
  const [month, day] = [textOf(element, 'Month'), textOf(element, 'Day')];
  if (!/^\d{1,2}$/.test(month)) return year;
  const first = `${year}-${month.padStart(2, '0')}`;
  return /^\d{1,2}$/.test(day) ? `${first}-${day.padStart(2, '0')}` : first;
}

/**
 * A range of days as the year or month that it covers; of a wider one the year it begins with.
 * Null: no date.
 */
export function datePeriod(period: XmlElement | undefined): string | null {
  const start = child(period, 'Start');
  const end = child(period, 'End');
  const from = pointOf(child(start, 'From'));
  const to = pointOf(child(end, 'To')) ?? pointOf(child(start, 'To')) ?? from;
  if (from === null || to === null || from === to) return from;
  if (from.slice(0, 4) !== to.slice(0, 4)) return from.slice(0, 4);
  const [, month, day] = from.split('-');
  const [, lastMonth, lastDay] = to.split('-');
  if (month === '01' && day === '01' && lastMonth === '12' && lastDay === '31') return from.slice(0, 4);
  return month === lastMonth ? from.slice(0, 7) : from.slice(0, 4);
}
