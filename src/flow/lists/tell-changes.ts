/** Changes of a list → stored changes with the known sites that they touch, and the alerts. */
import { deliveriesForChange } from '../../alert/deliveries.ts';
import type { ListSummary } from '../../alert/list-summary.ts';
import type { Delivery, Hook } from '../../model/alert.ts';
import { sha256 } from '../../model/digest.ts';
import type { Entity, ListedValue } from '../../model/facts/seed.ts';
import type { WatchlistChange } from '../../model/facts/watchlist.ts';
import { groupBy } from '../../model/group-by.ts';
import type { ListWriter, SiteQuery } from '../../model/ports/watchlists.ts';
import { keysOf, listedIdentifiers } from '../../signals/find/listed-identifier.ts';
import { sitesIn } from '../../signals/find/named-sites.ts';
import type { EntityChange } from '../../watchlist/compare-entities.ts';

export interface FoundChange {
  readonly kind: WatchlistChange['kind'];
  readonly entity: Entity;
  readonly change: EntityChange;
}

/** The version with the change. */
export type VersionRef = { readonly list: string; readonly ordinal: number; readonly date: string };

/** `onlyTouching`: in a first version only entries that touch a known site are changes. */
export async function tellChanges(
  found: readonly FoundChange[],
  { list, ordinal, date }: VersionRef,
  onlyTouching: boolean,
  to: {
    readonly writer: ListWriter;
    readonly hooks: readonly Hook[];
    readonly now: Date;
    readonly summary: ListSummary;
  },
): Promise<void> {
  const touches = await to.writer.touched(
    found.map(({ entity, change }, ref) => ({
      ref,
      entity: entity.id,
      // A site may still show a value that the list has lost.
      ...touchedBy(entity, [...(entity.values ?? []), ...change.lost]),
    })),
  );
  const byRef = groupBy(touches, ({ ref }) => ref);
  const changes = found
    .map(
      ({ kind, entity, change }, ref): WatchlistChange => ({
        schema: 'revenant.watchlist-change/1',
        id: sha256(list, String(ordinal), entity.id),
        list,
        version: ordinal,
        date,
        kind,
        entity: { id: entity.id, name: entity.names[0] ?? '', type: entity.type },
        ...change,
        touches: (byRef.get(ref) ?? []).map(({ touched }) => touched),
      }),
    )
    .filter(({ touches: sites }) => !onlyTouching || sites.length > 0);
  const deliveries: Delivery[] = [];
  for (const change of changes)
    deliveries.push(...deliveriesForChange(change, to.hooks, to.now, await tagsOf(change, to)));
  await to.writer.addChanges(changes, to.summary.keepBack(deliveries));
}

/** Undefined where the change touches no site, or no hook asks for tags. */
async function tagsOf(
  { touches }: WatchlistChange,
  { writer, hooks }: Pick<Parameters<typeof tellChanges>[3], 'writer' | 'hooks'>,
): Promise<string[] | undefined> {
  if (touches.length === 0 || !hooks.some(({ tags }) => tags !== undefined)) return undefined;
  return writer.tagsOf([...new Set(touches.map(({ site }) => site))]);
}

/**
 * Names and blocking keys of stored sites that may show these values. Postal addresses and
 * unreadable values lead to no site.
 */
export function touchedBy(entity: Entity, values: readonly ListedValue[]): Pick<SiteQuery, 'sites' | 'keys'> {
  const sites = sitesIn(values).map(({ site, address, listed: { kind: by, value } }) => {
    return { site, by, value, ...(address !== null && { address }) };
  });
  const keys: SiteQuery['keys'][number][] = [];
  for (const identifier of listedIdentifiers(entity, values)) {
    const { listed, address } = identifier;
    const { value } = listed;
    // A link to a shared host need not mean this tenant, nor a shared building a tie.
    if (address === undefined && identifier.signal !== 'street-address')
      for (const one of keysOf(identifier)) keys.push({ ...one, value });
  }
  return { sites, keys };
}
