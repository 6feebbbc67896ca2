/**
 * Flat rows of the lists of the United Kingdom → entities. A row holds one name, one address or
 * both; all rows of one id are one entity.
 */
import type { Entity, ListedName, ListedValue } from '../../model/facts/seed.ts';
import { labelledField, labelledPhrase } from '../clean/labelled-field.ts';
import { addressValue, listedEntity } from '../listed-entity.ts';
import { dayFirstDate, earliest } from '../written-date.ts';

/** A field by all its names, as letters and digits only: the UK Sanctions List's, then OFSI's. */
// biome-ignore format: a table
const FIELDS = {
  uid: 'uniqueid groupid', type: 'individualentityship designationtype grouptype grouptypedescription',
  name1: 'name1', name2: 'name2', name3: 'name3', name4: 'name4', name5: 'name5', name6: 'name6',
  nameType: 'nametype aliastype', quality: 'aliasstrength aliasquality', script: 'namenonlatinscript',
  regime: 'regimename regime', listed: 'datedesignated listedon datelisted uksanctionslistdatedesignated',
  address1: 'addressline1 address1', address2: 'addressline2 address2', address3: 'addressline3 address3',
  address4: 'addressline4 address4', address5: 'addressline5 address5', address6: 'addressline6 address6',
  postcode: 'addresspostalcode postzipcode postcode', country: 'addresscountry country',
  phone: 'phonenumber', website: 'website', email: 'emailaddress',
  numbers: 'businessregistrationnumber businessregistrationnumbers entitybusinessregnumber',
  imo: 'imonumber shipimonumber', owner: 'currentowneroperator currentowneroperators shipcurrentowners',
  parent: 'parentcompany entityparentcompany', subsidiary: 'subsidiary subsidiaries entitysubsidiaries',
  reasons: 'otherinformation',
} as const;
export type UkField = keyof typeof FIELDS;
export type UkRow = Partial<Record<UkField, string>>;

const BY_NAME = new Map(
  Object.entries(FIELDS).flatMap(([field, names]) => names.split(' ').map((name) => [name, field as UkField] as const)),
);

/** `Address Line 1`, `Post/Zip Code`, `Ship_IMONumber` → the field; undefined: not read. */
export const ukField = (written: string): UkField | undefined =>
  BY_NAME.get(written.toLowerCase().replace(/[^a-z0-9]/g, ''));

const NAMES = ['name1', 'name2', 'name3', 'name4', 'name5', 'name6'] as const;
const ADDRESSES = ['address1', 'address2', 'address3', 'address4', 'address5', 'address6'] as const;
const KINDS: Readonly<Record<string, Entity['type']>> = { individual: 'person', entity: 'company', ship: 'vessel' };

/** The rows of one id. Rows repeat each other: a set keeps each text once. */
export class UkDraft {
  readonly line: number;
  readonly #texts = new Map<UkField, Set<string>>();
  readonly #names = new Map<string, { readonly row: UkRow }>();
  readonly #addresses = new Set<string>();

  constructor(line: number) {
    this.line = line;
  }

  add(row: UkRow): void {
    for (const [field, text = ''] of Object.entries(row) as [UkField, string | undefined][]) {
      if (text === '' || field.startsWith('name') || field.startsWith('address')) continue;
      const known = this.#texts.get(field) ?? new Set();
      this.#texts.set(field, known.add(text));
    }
    const { nameType = '', quality = '', script = '', postcode = '', country = '' } = row;
    const name = NAMES.map((field) => row[field] ?? '');
    const key = [...name, nameType, quality, script].join('\0');
    if (name.some((part) => part !== '') || script !== '') this.#names.set(key, { row });
    const [place = '', ...streets] = ADDRESSES.map((field) => row[field] ?? '').toReversed();
    const known = [...streets.toReversed(), [place, postcode].filter(Boolean).join(' ')].filter((part) => part !== '');
    if (known.length > 0) this.#addresses.add([...known, country].filter(Boolean).join(', '));
  }

  /** Null: it has no name. */
  entity(list: string, uid: string): Entity | null {
    const [written = ''] = this.#all('type');
    const type = KINDS[written.toLowerCase()] ?? 'other';
    const isPerson = type === 'person';
    const named = [...this.#names.values()].flatMap(({ row }) => namesOf(row, isPerson));
    const main = named.find(({ isMain }) => isMain) ?? named[0];
    if (main === undefined) return null;
    const of = (field: UkField, label: string): ListedValue[] =>
      this.#all(field).flatMap((text) => labelledField(label, text, { isPerson, raw: text }));
    const related = (field: UkField, relation: string) => this.#all(field).map((name) => ({ type: relation, name }));
    const remarks = this.#all('reasons');
    return listedEntity({
      ...{ list, uid, type, names: [main.name] },
      listedNames: named.filter(({ name }) => name !== main.name).map(({ isMain: _, ...name }) => name),
      programmes: this.#all('regime'),
      dates: { listed: earliest(this.#all('listed'), dayFirstDate) },
      values: [
        ...[...this.#addresses].map(addressValue),
        ...[...of('website', 'Website'), ...of('email', 'E-mail'), ...of('phone', 'Phone'), ...of('imo', 'IMO number')],
        ...(isPerson ? [] : this.#all('numbers').flatMap(numbersIn)),
        // OFSI has no columns for these: `(Website):www.quillmoor.test (Phone number):…`.
        ...remarks.flatMap((text) => labelledIn(text).flatMap((phrase) => labelledPhrase(phrase, isPerson))),
      ],
      relationships: [
        ...related('parent', 'Parent company'),
        ...related('subsidiary', 'Subsidiary'),
        ...related('owner', 'Owner or operator'),
      ],
      remark: remarks.join('\n'),
    });
  }

  #all(field: UkField): string[] {
    return [...(this.#texts.get(field) ?? [])];
  }
}

/** The draft of the id; begun where there is none. */
export function draftFor(uid: string, line: number, drafts: Map<string, UkDraft>): UkDraft {
  const draft = drafts.get(uid) ?? new UkDraft(line);
  drafts.set(uid, draft);
  return draft;
}

/** The name in Latin letters, then that in its own script. */
function namesOf(row: UkRow, isPerson: boolean): (ListedName & { readonly isMain: boolean })[] {
  const { nameType = '', quality = '', script = '', name6 = '' } = row;
  const given = NAMES.slice(0, 5).flatMap((field) => row[field] || []);
  const latin =
    isPerson && name6 !== '' && given.length > 0 ? `${name6}, ${given.join(' ')}` : [...given, name6].join(' ');
  const kind = /^f\.?k\.?a|former/i.test(nameType) ? ('fka' as const) : ('aka' as const);
  const more = { kind, quality: /^low/i.test(quality) ? ('weak' as const) : ('strong' as const) };
  const isMain = /^primary name$/i.test(nameType);
  return [
    { name: latin.trim(), isMain, ...more },
    { name: script, isMain: false, ...more },
  ].filter(({ name }) => name !== '');
}

const MOST = 4_000;

/** `Tax ID No. 77 (Russia); OGRN: 102`: each number with the words before it as its label. */
function numbersIn(text: string): ListedValue[] {
  return text
    .slice(0, MOST)
    .split(/;|\(\d\)|\s\/\s/)
    .flatMap((piece) => {
      const words = piece.trim().split(/\s+/);
      const at = words.findIndex((word) => /\d/.test(word));
      const [, inner = '', first = ''] = /^(.*:)?([^:]*)$/.exec(words[at] ?? '') ?? [];
      if (first === '') return [];
      const rest = words.slice(at + 1);
      const end = rest.findIndex((word) => !/^\d/.test(word));
      const number = [first, ...rest.slice(0, end < 0 ? rest.length : end)].join(' ').replace(/[.,]$/, '');
      const label = [...words.slice(0, at), inner].join(' ').replace(/[\s:-]+$/, '');
      const country = /\(([^()\d]{2,60})\)/.exec(rest.join(' '))?.[1];
      const more = { isPerson: false, raw: piece.trim(), ...(country !== undefined && { country }) };
      return labelledField(`${label.slice(0, 80) || 'Registration'} number`, number, more);
    });
}

const labelledIn = (text: string): string[] =>
  [...text.slice(0, MOST).matchAll(/\(([^()]{2,60})\):\s*([^]*?)(?=\s*\([^()]{2,60}\):|$)/g)].map(
    ([, label, value]) => `${label}: ${value}`,
  );
