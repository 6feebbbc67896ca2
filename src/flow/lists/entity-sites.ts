/** A listed entity → its sites, why each counts, and what each shows that the entry has. */
import { attributionOf } from '../../match/guards/attribution.ts';
import { identifiersOn } from '../../match/listed/listed-identifiers.ts';
import type { Subject } from '../../match/readings/subject.ts';
import { type Attribution, AttributionReason, type UsedAttribution } from '../../model/derived/attribution.ts';
import type { Fingerprint } from '../../model/derived/fingerprint.ts';
import type { EntityDocument } from '../../model/documents.ts';
import type { Entity } from '../../model/facts/seed.ts';
import { groupBy } from '../../model/group-by.ts';
import type { Store } from '../../model/ports/store.ts';
import { namedSites, sitesIn } from '../../signals/find/named-sites.ts';
import { SIGNALS } from '../../signals/list.ts';
import { attributed, readNamedSites } from '../screen/attributed.ts';

export type EntitySites = Pick<EntityDocument, 'sites' | 'namedWith'>;
type SiteOfEntity = NonNullable<EntityDocument['sites']>[number];
type EntityStore = Pick<Store, 'attributions' | 'entities' | 'fingerprints'>;

/** Sites that are read; an entity has few. */
const MOST = 100;
/** Lines of one site. */
const MOST_LINES = 10;

/** Values by which two sites of one party are known; texts and pictures are in their captures. */
const IDENTITY = new Set(SIGNALS.filter(({ group }) => group === 'identity').map(({ id }) => id as string));

/** Sites that these entries name as theirs, each once. */
export const countNamedSites = (entities: readonly Entity[]): number =>
  new Set(entities.flatMap((one) => namedSites(one).map(({ site }) => site))).size;

export async function entitySites(entity: Entity, store: EntityStore): Promise<EntitySites> {
  await readNamedSites(store);
  const all = await store.attributions.ofEntity(entity.id);
  const bySite = groupBy(all, ({ site, kind }) => `${kind} ${site}`);
  const sites: { readonly shown: SiteOfEntity; readonly side: Subject | null }[] = [];
  for (const [, [first, ...others]] of [...bySite].slice(0, MOST))
    if (first !== undefined) sites.push(await siteOfEntity([first, ...others], entity, store));
  const owned = sites.flatMap(({ shown, side }) =>
    side === null || !shown.counts ? [] : [{ site: shown.site, fingerprint: side.fingerprint }],
  );
  const leads = namedSites(entity).length > 0 ? [] : sitesIn(entity.values ?? []);
  return {
    sites: sites.map(({ shown, side }) => ({
      ...shown,
      // A weakened site may be a stranger's: what it shares is a finding.
      shows:
        side !== null && shown.counts
          ? [...shownOf(entity, side), ...sharedOf(shown.site, side, owned)].slice(0, MOST_LINES)
          : [],
    })),
    ...(leads.length > 0 && { namedWith: leads.map(({ site, kind, address }) => ({ site, kind, address })) }),
  };
}

type Claims = readonly [Attribution, ...Attribution[]];

async function siteOfEntity(claims: Claims, entity: Entity, store: EntityStore) {
  const [{ site, kind }] = claims;
  const [first = claims[0]] = claims.toSorted((a, b) => strength(a) - strength(b) || (a.since < b.since ? -1 : 1));
  const known = (await store.attributions.of([site])).get(site);
  const read = (await store.fingerprints.ofSite(site)).filter((one) => one.kind === kind);
  const [side = null] = await attributed(read, store);
  const own = (known?.claims ?? []).filter((one) => one.entity.id === entity.id && one.attribution.kind === kind);
  // Only the claims of all show a shared site; the reason is that of this entry.
  const isShared = side !== null && side.attribution === undefined;
  const ours = side === null || known === undefined || isShared ? null : attributionOf(side, { ...known, claims: own });
  const used: Pick<UsedAttribution, 'why' | 'since' | 'chain' | 'address' | 'weakenedBy'> = ours?.attribution ?? {
    ...{ why: first.why, since: first.since },
    ...(first.chain !== undefined && { chain: first.chain }),
    ...(first.address !== null && { address: first.address }),
  };
  const { why, since, chain, address = null, weakenedBy } = used;
  const shown: SiteOfEntity = {
    ...{ site, kind, address, why, since },
    ...(chain !== undefined && { chain }),
    counts: ours !== null ? ours.entity !== null : side === null,
    checked: ours?.attribution.checked ?? false,
    capturedAt: side?.fingerprint.capturedAt ?? null,
    ...(weakenedBy !== undefined && { weakenedBy }),
    shows: [],
  };
  return { shown, side };
}

const strength = ({ why }: Attribution): number => AttributionReason.options.indexOf(why);

type Line = SiteOfEntity['shows'][number];

/** Values of the entry on its own site. Its address there is why it counts. */
function shownOf(entity: Entity, side: Subject): Line[] {
  return identifiersOn(entity, side).flatMap(({ identifier, way, detail }): Line[] => {
    if (way === 'domain') return [];
    const value = way === 'mailbox' ? detail : identifier.listed.raw;
    return [{ signal: way === 'mailbox' ? 'contact-email' : identifier.signal, value, with: null }];
  });
}

/** Values that another site of the entity has too. */
function sharedOf(
  site: string,
  { fingerprint }: Subject,
  owned: readonly { readonly site: string; readonly fingerprint: Fingerprint }[],
): Line[] {
  const keys = fingerprint.keys.filter(isReadable);
  return owned.flatMap(({ site: other, fingerprint: theirs }) => {
    const carried = new Set(other === site ? [] : theirs.keys);
    return keys
      .filter((key) => carried.has(key))
      .map((key): Line => {
        const colon = key.indexOf(':');
        return { signal: key.slice(0, colon), value: key.slice(colon + 1), with: other };
      });
  });
}

/** A name, number or address of its owner, and no digest. */
const isReadable = (key: string): boolean =>
  IDENTITY.has(key.slice(0, key.indexOf(':'))) && !/:[0-9a-f]{8,}$/.test(key);
