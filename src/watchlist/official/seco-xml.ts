/** Switzerland's list (SECO, swiss-sanctions-list / target) → entities. */
import type { Entity, ListedName, ListedValue } from '../../model/facts/seed.ts';
import { labelledPhrase } from '../clean/labelled-field.ts';
import type { ListLimits } from '../list-file.ts';
import { type ListReader, type ListRow, numberedRows } from '../list-source.ts';
import { addressOf, listedEntity } from '../listed-entity.ts';
import { dayFirstDate, earliest } from '../written-date.ts';
import { child, childrenOf, isXmlOf, recordsIn, textOf, textsOf, type XmlElement } from '../xml-records.ts';

export const secoXml: ListReader = {
  formatOf: (beginning) => (isXmlOf('swiss-sanctions-list', beginning) ? 'seco-xml' : null),
  listOf: () => 'SECO',
  dateIn: (beginning) =>
    dayFirstDate(/<(?:[\w.-]+:)?swiss-sanctions-list\b[^>]{0,400}\bdate="([^"]{10,40})"/.exec(beginning)?.[1] ?? ''),
  read: readSecoXml,
};

interface References {
  /** Programme by the id of its set of measures. */
  readonly programmes: Map<string, string>;
  readonly places: Map<string, XmlElement>;
}

/** Reads the file twice: places stand behind the targets that name them. */
async function* readSecoXml(list: string, path: string, limits: ListLimits): AsyncGenerator<ListRow> {
  const references: References = { programmes: new Map(), places: new Map() };
  // Targets hold copies of places in their history: they are taken as a whole.
  for await (const record of recordsIn(path, limits, 'sanctions-program', 'place', 'target'))
    if (!('fault' in record)) note(record, references);
  const fields = { record: 'target', uid: 'ssid', name: 'name' };
  yield* numberedRows(path, listedTargets(path, limits), fields, (uid, one) => entityOf(list, uid, one, references));
}

async function* listedTargets(path: string, limits: ListLimits) {
  for await (const target of recordsIn(path, limits, 'target'))
    if ('fault' in target || !isDelisted(target)) yield target;
}

function note(record: XmlElement, { programmes, places }: References): void {
  if (record.name === 'place') places.set(record.attributes['ssid'] ?? '', record);
  if (record.name !== 'sanctions-program') return;
  const keys = childrenOf(record, 'program-key');
  const key = keys.find(({ attributes }) => attributes['lang'] === 'eng') ?? keys[0];
  for (const { attributes } of childrenOf(record, 'sanctions-set'))
    if (key !== undefined) programmes.set(attributes['ssid'] ?? '', key.text);
}

const dateOf = ({ attributes }: XmlElement): string =>
  attributes['effective-date'] ?? attributes['publication-date'] ?? '';

/** The file keeps targets that have left the list, and all their changes, the newest first. */
function isDelisted(target: XmlElement): boolean {
  const [first, ...others] = childrenOf(target, 'modification');
  const newest = others.reduce((last, one) => (last !== undefined && dateOf(one) <= dateOf(last) ? last : one), first);
  return newest?.attributes['modification-type'] === 'de-listed';
}

function entityOf(list: string, uid: string, target: XmlElement, references: References): Entity | null {
  const subject = target.children.find(({ name }) => name === 'individual' || name === 'entity' || name === 'object');
  const type = typeOf(subject);
  const isPerson = type === 'person';
  const identities = childrenOf(subject, 'identity').toSorted((a, b) => mainFirst(b) - mainFirst(a));
  const named = identities.flatMap((identity) =>
    childrenOf(identity, 'name').flatMap((name) => namesOf(name, isPerson)),
  );
  const main = named.find(({ isPrimary }) => isPrimary) ?? named[0];
  if (main === undefined) return null;
  const more = childrenOf(subject, 'other-information').map(({ text }) => text);
  const sets = [
    target.attributes['sanctions-set-id'] ?? '',
    ...childrenOf(target, 'sanctions-set-id').map(({ text }) => text),
  ];
  return listedEntity({
    ...{ list, uid, type, names: [main.name] },
    listedNames: named.filter(({ name }) => name !== main.name).map(({ isPrimary: _, ...name }) => name),
    programmes: [...new Set(sets.flatMap((id) => references.programmes.get(id) ?? []))],
    dates: {
      incorporated: isPerson ? null : foundedIn(identities, more),
      listed: earliest(childrenOf(target, 'modification').map(dateOf), dayFirstDate),
    },
    values: [
      ...identities.flatMap((identity) =>
        childrenOf(identity, 'address').flatMap((one) => writtenAddress(one, references)),
      ),
      ...more.flatMap((phrase) => labelledPhrase(phrase, isPerson)),
    ],
    relationships: childrenOf(subject, 'relation').flatMap(({ attributes }) => {
      const { 'relation-type': relation = '', 'target-id': id = '' } = attributes;
      return /^\d{1,12}$/.test(id) ? [{ type: relation.replaceAll('-', ' '), id }] : [];
    }),
    remark: [...childrenOf(subject, 'justification').map(({ text }) => text), ...more].join('\n'),
  });
}

function typeOf(subject: XmlElement | undefined): Entity['type'] {
  if (subject?.name === 'individual') return 'person';
  if (subject?.name === 'entity') return 'company';
  const kind = subject?.attributes['object-type'];
  return kind === 'vessel' || kind === 'aircraft' ? kind : 'other';
}

const mainFirst = ({ attributes }: XmlElement): number => (attributes['main'] === 'true' ? 1 : 0);

type SecoName = ListedName & { readonly isPrimary: boolean };

/** The name, then its spellings in other languages and scripts. */
function namesOf(name: XmlElement, isPerson: boolean): SecoName[] {
  const { 'name-type': kind, quality } = name.attributes;
  const order = ({ attributes }: XmlElement): number => Number(attributes['order'] ?? 0);
  const parts = childrenOf(name, 'name-part')
    .filter(({ attributes }) => attributes['name-part-type'] !== 'title')
    .toSorted((a, b) => order(a) - order(b));
  const variants = parts.flatMap((part) => childrenOf(part, 'spelling-variant'));
  // One part may have many spellings in a script; of several parts those in one script belong
  // together.
  const keyOf = ({ attributes, text }: XmlElement): string =>
    parts.length === 1 ? text : `${attributes['lang'] ?? ''} ${attributes['script'] ?? ''}`;
  const keys = [null, ...new Set(variants.map(keyOf))];
  const written = keys.map((key) => {
    const texts = parts.map((part) => {
      const own = key === null ? undefined : childrenOf(part, 'spelling-variant').find((one) => keyOf(one) === key);
      return { type: part.attributes['name-part-type'], text: own?.text ?? textOf(part, 'value') };
    });
    return joined(
      texts.filter(({ text }) => text !== ''),
      isPerson,
    );
  });
  return written
    .filter((one) => one !== '')
    .map((text, at) => ({
      ...{ name: text, kind: kind === 'formerly-known-as' ? ('fka' as const) : ('aka' as const) },
      ...{ quality: quality === 'low' ? ('weak' as const) : ('strong' as const) },
      isPrimary: at === 0 && kind === 'primary-name',
    }));
}

function joined(
  parts: readonly { readonly type: string | undefined; readonly text: string }[],
  isPerson: boolean,
): string {
  const isFamily = (type = ''): boolean => isPerson && type === 'family-name';
  const family = parts.filter(({ type }) => isFamily(type)).map(({ text }) => text);
  const others = parts.filter(({ type }) => !isFamily(type)).map(({ text }) => text);
  return [family.join(' '), others.join(' ')].filter((part) => part !== '').join(', ');
}

/** The day of a company's identity, or a phrase `Date of registration: …`. */
function foundedIn(identities: readonly XmlElement[], phrases: readonly string[]): string | null {
  const [day] = identities.flatMap((identity) => childrenOf(identity, 'day-month-year'));
  const { day: d = '0', month: m = '0', year = '' } = day?.attributes ?? {};
  const said = phrases.flatMap((phrase) => /^date of registration\s?:\s*(.{4,40})$/i.exec(phrase.trim())?.[1] ?? [])[0];
  return dayFirstDate(year === '' ? (said ?? '') : `${d}/${m}/${year}`);
}

function writtenAddress(address: XmlElement, { places }: References): ListedValue[] {
  const place = places.get(address.attributes['place-id'] ?? '');
  const there = (name: string): string => textOf(address, name) || textOf(place, name);
  const own = textsOf(address, 'c-o', 'address-details', 'p-o-box');
  const parts = [...own, [there('location'), there('zip-code')].filter(Boolean).join(' '), there('area')];
  return addressOf(parts, child(address, 'country')?.text ?? textOf(place, 'country'));
}
