/** A site → the listed party whose site it is, the reason, and the company that its pages name. */
import { listedNames } from '../../match/readings/subject.ts';
import { AttributionReason, type UsedAttribution } from '../../model/derived/attribution.ts';
import type { Fingerprint } from '../../model/derived/fingerprint.ts';
import type { Entity } from '../../model/facts/seed.ts';
import type { Store } from '../../model/ports/store.ts';
import type { Kind } from '../../model/words.ts';
import { residualName } from '../../signals/identity/residual-name.ts';
import { hasLegalForm, normaliseCompanyName } from '../../values/company-name.ts';
import { attributed, readNamedSites } from '../screen/attributed.ts';

export interface ListedSite {
  /** The listed party, also where its reason does not count. */
  readonly entity: Entity;
  readonly attribution: UsedAttribution;
  readonly kind: Kind;
  /** The company that the pages name, where it is another; null: none, or a name of the entry. */
  readonly company: string | null;
}

type SiteStore = Pick<Store, 'attributions' | 'entities' | 'fingerprints'>;

/** Null: no list, capture, seed or person names the site. @param kind absent: any */
export async function listedSite(site: string, store: SiteStore, kind?: Kind): Promise<ListedSite | null> {
  await readNamedSites(store);
  const known = (await store.attributions.of([site])).get(site);
  const claims = (known?.claims ?? []).filter(({ attribution }) => kind === undefined || attribution.kind === kind);
  if (claims.length === 0) return null;
  const read = (await store.fingerprints.ofSite(site)).filter((one) => kind === undefined || one.kind === kind);
  for (const { entity: counts, attribution, fingerprint } of await attributed(read, store)) {
    if (attribution === undefined) continue;
    const claim = claims.find(
      ({ attribution: { why, since }, entity }) =>
        why === attribution.why && since === attribution.since && (counts === null || entity.id === counts.id),
    );
    const entity = counts ?? claim?.entity;
    if (entity === undefined) continue;
    return { entity, attribution, kind: fingerprint.kind, company: otherCompany(fingerprint, entity) };
  }
  // Pages that were read, and are no listed party's: a platform, or a site that several name.
  if (read.length > 0) return null;
  const [first] = claims.toSorted((a, b) => strength(a.attribution.why) - strength(b.attribution.why));
  if (first === undefined || first.attribution.address !== null) return null;
  const { why, since, chain, kind: as } = first.attribution;
  const attribution = { why, since, checked: false, ...(chain !== undefined && { chain }) };
  return { entity: first.entity, attribution, kind: as, company: null };
}

const strength = (why: AttributionReason): number => AttributionReason.options.indexOf(why);

/** The name by which the pages call the company, if no name of the entry is among them. */
export function otherCompany(fingerprint: Fingerprint, entity: Entity): string | null {
  const reading = fingerprint.readings.find(({ signal }) => signal === residualName.id);
  const read = residualName.value.safeParse(reading?.value);
  const declared = (read.data ?? []).filter(({ role, whole }) => role === 'declared' && whole);
  const own = new Set(listedNames({ entity }));
  if (declared.some(({ value }) => own.has(normaliseCompanyName(value)))) return null;
  // A site calls itself many things; a legal form makes one of them a company.
  return (declared.find(({ name }) => hasLegalForm(name)) ?? declared[0])?.name ?? null;
}
