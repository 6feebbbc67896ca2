/** Fingerprints → subjects, each with the listed party whose site it is. Nothing else makes one. */

import { attributionOf, type Claim, type SiteClaims } from '../../match/guards/attribution.ts';
import { ownershipOf, withOwnership } from '../../match/guards/domain-ownership.ts';
import { type Subject, subjectOf } from '../../match/readings/subject.ts';
import type { AttributionReason } from '../../model/derived/attribution.ts';
import type { Fingerprint } from '../../model/derived/fingerprint.ts';
import type { Entity } from '../../model/facts/seed.ts';
import type { Store } from '../../model/ports/store.ts';
import { isWebAddress } from '../../model/text/is-web-address.ts';
import { namedSites } from '../../signals/find/named-sites.ts';

type ClaimStore = Pick<Store, 'attributions' | 'entities' | 'fingerprints'>;

/** Entries whose sites are read in one transaction. */
const A_TIME = 500;

/** Reads the sites of the entries that were added or changed without a list version. */
export async function readNamedSites({ attributions }: Pick<Store, 'attributions'>): Promise<void> {
  while ((await attributions.readEntries(namedSites, A_TIME)) > 0);
}

/** In the order of the fingerprints, with ownership periods and attributions. */
export async function attributed(fingerprints: readonly Fingerprint[], store: ClaimStore): Promise<Subject[]> {
  await readNamedSites(store);
  const known = await store.attributions.of(fingerprints.map(({ site }) => site));
  const subjects: Subject[] = [];
  for (const side of withOwnership(fingerprints.map((one) => subjectOf(one, null)))) {
    const claims = await withSaid(side, known.get(side.visit.site) ?? NOTHING, store);
    if (claims.claims.length === 0) {
      subjects.push(side);
      continue;
    }
    // Captures of the site that are not among these may show that its owner is new.
    const others = (await store.fingerprints.ofSite(side.visit.site)).map((one) => subjectOf(one, null));
    const ownership = ownershipOf(side, others) ?? side.ownership;
    const found = attributionOf({ ...side, ...(ownership && { ownership }) }, claims);
    subjects.push(found === null ? side : { ...side, ...found });
  }
  return subjects;
}

const NOTHING: SiteClaims = { claims: [], parked: [], isPlatform: false };

/** A visit that is screened before it is stored brings what its list or seed says of it. */
async function withSaid({ fingerprint }: Subject, known: SiteClaims, store: ClaimStore): Promise<SiteClaims> {
  const { entity: id, site, kind, capturedAt, target } = fingerprint;
  const claims = known.claims.filter(({ attribution }) => attribution.kind === kind);
  if (id === null || claims.some(({ entity, attribution: { why } }) => entity.id === id && why !== 'list'))
    return { ...known, claims };
  const entity: Entity | null = await store.entities.get(id);
  if (entity === null) return { ...known, claims };
  const why: AttributionReason = isWebAddress(target) ? 'seed' : 'capture';
  const attribution = { site, kind, address: null, entity: id, why, since: capturedAt.slice(0, 10), until: null };
  const said: Claim = { attribution, entity };
  return { ...known, claims: [...claims, said] };
}
