/** What a list says of one entity, in whatever format → the Entity. */
import type { Entity, ListedName, ListedValue } from '../model/seed.ts';
import { distinct } from './clean/distinct-values.ts';

export interface ListedFacts {
  readonly list: string;
  readonly uid: string;
  readonly type: Entity['type'];
  readonly names: readonly string[];
  readonly listedNames: readonly ListedName[];
  readonly programmes: readonly string[];
  readonly dates: Entity['dates'];
  readonly values: readonly ListedValue[];
  readonly relationships: NonNullable<Entity['relationships']>;
  readonly remark: string | null;
}

/** Lower case, letters and digits: how a list is called in ids. */
export function listSlug(list: string): string {
  const slug = list
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '');
  return slug === '' ? list : slug;
}

/** The same entity of the same list has the same id, whichever format it comes in. */
export function entityIdOf(list: string, uid: string): string {
  return `${listSlug(list)}:${uid}`;
}

export function listedEntity(facts: ListedFacts): Entity {
  const values = distinct(facts.values);
  const read = (kind: ListedValue['kind']): string[] =>
    values.filter((one) => one.kind === kind && one.fault === undefined).map((one) => one.value);
  const listedNames = [...new Map(facts.listedNames.map((one) => [one.name, one])).values()];
  const [programme] = facts.programmes;
  return {
    id: entityIdOf(facts.list, facts.uid),
    type: facts.type,
    names: [...facts.names],
    aliases: listedNames.map(({ name }) => name),
    list: facts.list,
    ...(programme !== undefined && { programme }),
    dates: facts.dates,
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
    uid: facts.uid,
    programmes: [...facts.programmes],
    listedNames,
    values,
    relationships: [...facts.relationships],
    ...(facts.remark !== null && { remark: facts.remark }),
  };
}
