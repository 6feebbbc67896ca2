/** The facts of a list about one entity, in any format → the Entity. */
import type { Entity, ListedName, ListedValue } from '../model/facts/seed.ts';

interface ListedFacts {
  readonly list: string;
  readonly uid: string;
  readonly type: Entity['type'];
  readonly names: readonly string[];
  readonly listedNames: readonly ListedName[];
  readonly programmes: readonly string[];
  /** Null: the list gives none. */
  readonly dates: { readonly [event in keyof Entity['dates']]: string | null };
  readonly values: readonly ListedValue[];
  /** Their ids are uids of the same list. */
  readonly relationships: NonNullable<Entity['relationships']>;
  readonly remark: string;
}

/** The same entity of the same list has the same id in every format. */
export function entityIdOf(list: string, uid: string): string {
  const slug = list
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '');
  return `${slug === '' ? list : slug}:${uid}`;
}

export function addressValue(address: string): ListedValue {
  return { kind: 'address', value: address, raw: address };
}

/** An address of its parts; none where only the country is known. */
export function addressOf(parts: readonly string[], country: string): ListedValue[] {
  const known = parts.filter((part) => part.trim() !== '');
  return known.length === 0 ? [] : [addressValue([...known, country].filter((part) => part !== '').join(', '))];
}

export function listedEntity({ list, uid, type, dates, remark, ...facts }: ListedFacts): Entity {
  const values = distinct(facts.values);
  const read = (kind: ListedValue['kind']): string[] =>
    values.filter((one) => one.kind === kind && one.fault === undefined).map((one) => one.value);
  const listedNames = [...new Map(facts.listedNames.map((one) => [one.name, one])).values()];
  const [programme] = facts.programmes;
  return {
    ...{ id: entityIdOf(list, uid), type, names: [...facts.names], aliases: listedNames.map(({ name }) => name), list },
    ...(programme !== undefined && { programme }),
    dates: Object.fromEntries(Object.entries(dates).filter(([, date]) => date !== null)),
    identifiers: {
      websites: read('website'),
      emails: read('email'),
      phones: read('phone'),
      social: read('social'),
      addresses: read('address'),
      registrationNumbers: read('registration-number'),
      wallets: read('wallet'),
    },
    captures: [],
    ...{ uid, programmes: [...facts.programmes], listedNames, values },
    relationships: facts.relationships.map((one) => ({ ...one, ...(one.id && { id: entityIdOf(list, one.id) }) })),
    ...(remark !== '' && { remark }),
  };
}

/** The first of each kind and value. */
export function distinct(values: readonly ListedValue[]): ListedValue[] {
  const seen = new Map<string, ListedValue>();
  for (const one of values) {
    const key = `${one.kind} ${one.value}`;
    if (!seen.has(key)) seen.set(key, one);
  }
  return [...seen.values()];
}

/** The distinct values found in a field; where there are none, its raw text with a fault. */
export function foundOr(found: readonly ListedValue[], raw: string, kind: ListedValue['kind'], fault: string) {
  return found.length > 0 ? distinct(found) : [{ kind, value: raw, raw, fault }];
}
