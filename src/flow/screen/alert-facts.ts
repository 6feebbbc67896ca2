/** A match → what alerts say of it besides the finding: the listed entity and both companies. */
import { alertEntity } from '../../alert/deliveries.ts';
import { ownCompany } from '../../match/guards/own-company.ts';
import type { Alert, Delivery } from '../../model/alert.ts';
import type { Fingerprint } from '../../model/derived/fingerprint.ts';
import type { Match, MatchSide } from '../../model/derived/match.ts';
import type { Store } from '../../model/ports/store.ts';
import { areOneName, normaliseCompanyName } from '../../values/company-name.ts';

type Listed = Pick<Store, 'entities'>;

/** @param id of a listed entity; null: there is none */
export async function alertEntityOf(id: string | null, store: Listed): Promise<Alert['entity']> {
  const entity = id === null ? null : await store.entities.get(id);
  return entity === null ? null : alertEntity(entity);
}

/** The listed entity of a match, and the other entries that name the same site. */
export async function listedIn({ left, right }: Match, store: Listed) {
  const side = left.entity === null ? right : left;
  const also: NonNullable<Alert['entity']>[] = [];
  for (const id of side.attribution?.alsoListed ?? []) also.push((await alertEntityOf(id, store)) ?? { id, name: id });
  return { entity: await alertEntityOf(side.entity?.id ?? null, store), also };
}

/**
 * These alerts with the companies of both sides.
 *
 * @param own the fingerprint of one side, which may not be stored yet
 */
export async function withCompanies(
  deliveries: readonly Delivery[],
  match: Match,
  store: Pick<Store, 'entities' | 'fingerprints'>,
  own?: Fingerprint,
): Promise<Delivery[]> {
  if (deliveries.length === 0) return [];
  const companies = await companiesOf(match, store, own);
  return deliveries.map((one) => ({ ...one, alert: { ...one.alert, companies } }));
}

export async function companiesOf(
  { left, right }: Pick<Match, 'left' | 'right'>,
  store: Pick<Store, 'entities' | 'fingerprints'>,
  own?: Fingerprint,
): Promise<NonNullable<Alert['companies']>> {
  const persons: string[] = [];
  for (const { entity } of [left, right]) {
    const listed = entity === null ? null : await store.entities.get(entity.id);
    if (listed?.type === 'person') persons.push(...listed.names, ...listed.aliases);
  }
  const nameOf = async (side: MatchSide): Promise<string | null> => {
    if (side.kind === 'list') return (await alertEntityOf(side.entity?.id ?? null, store))?.name ?? null;
    const fingerprint = own?.visit === side.visit ? own : await store.fingerprints.get(side.visit);
    const name = fingerprint === null ? null : ownCompany(fingerprint);
    return name === null || persons.some((person) => isNamedAfter(name, person)) ? null : name;
  };
  return { left: { name: await nameOf(left) }, right: { name: await nameOf(right) } };
}

const isNamedAfter = (company: string, person: string): boolean =>
  areOneName(normaliseCompanyName(company), normaliseCompanyName(person)) === true;
