/** An entity, a site or a finding, as typed → the listed entity behind it and its sites. */
import { kindOfAddress } from '../../address/platform.ts';
import { siteOf } from '../../address/site-name.ts';
import { InputError } from '../../errors.ts';
import { listedIds } from '../../match/guards/attribution.ts';
import type { Fingerprint } from '../../model/derived/fingerprint.ts';
import type { Entity } from '../../model/facts/seed.ts';
import type { Store } from '../../model/ports/store.ts';
import { attributed, readNamedSites } from '../screen/attributed.ts';
import { meantAddress } from '../site/meant-input.ts';
import type { Subject } from './find.ts';

/** Captured sites of one entity whose values are asked. */
const MOST_SITES = 50;

export async function subjectOf(typed: string, store: Store): Promise<Subject> {
  const entity = await store.entities.get(typed);
  if (entity !== null) return { entity, fingerprints: await ofEntity(entity, store) };
  const [match, another] = /^[0-9a-f]{6,64}$/.test(typed) ? await store.matches.ids(typed) : [];
  if (match !== undefined && another === undefined) return ofFinding(match, store);
  const { url } = meantAddress(typed);
  const site = siteOf(url, kindOfAddress(url) ?? 'website');
  const fingerprints = [
    ...(await store.fingerprints.ofSite(typed)),
    ...(site === typed ? [] : await store.fingerprints.ofSite(site)),
  ];
  const [own = null] = (await attributed(fingerprints, store)).flatMap(({ entity }) => entity ?? []);
  const found = own ?? (await flaggedAs(site, store));
  if (found !== null && fingerprints.length > 0) return { entity: found, fingerprints };
  throw new InputError(
    fingerprints.length === 0
      ? `${typed} is no listed entity, no captured site and no finding`
      : `no listed entity is behind ${typed}: only listed parties, and sites flagged as theirs, are looked into`,
  );
}

async function ofEntity({ id }: Entity, store: Store): Promise<Fingerprint[]> {
  await readNamedSites(store);
  const sites = new Set((await store.attributions.ofEntity(id)).map(({ site }) => site));
  const found = await Promise.all([...sites].slice(0, MOST_SITES).map((site) => store.fingerprints.ofSite(site)));
  const subjects = await attributed(found.flat(), store);
  return subjects.filter((side) => listedIds(side).includes(id)).map(({ fingerprint }) => fingerprint);
}

/** Only what is attributed to the entity: the other side may be anybody's. */
async function ofFinding(id: string, store: Store): Promise<Subject> {
  const match = await store.matches.get(id);
  const listed = match?.left.entity?.id ?? match?.right.entity?.id;
  const entity = listed === undefined ? null : await store.entities.get(listed);
  if (entity === null) throw new InputError(`no listed entity is a side of the finding ${id}`);
  return { entity, fingerprints: await ofEntity(entity, store) };
}

/** The entity as whose successor the site is flagged. */
async function flaggedAs(site: string, store: Store): Promise<Entity | null> {
  for (const { left, right } of await store.matches.list({ site, flagged: true, limit: 20 })) {
    const id = left.entity?.id ?? right.entity?.id;
    const entity = id === undefined ? null : await store.entities.get(id);
    if (entity !== null) return entity;
  }
  return null;
}
