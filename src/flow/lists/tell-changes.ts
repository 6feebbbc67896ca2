/** Changes of a list → stored changes with the known sites that they touch, and the alerts. */
import { deliveriesForChange } from '../../alert/deliveries.ts';
import type { Hook } from '../../model/alert.ts';
import { sha256 } from '../../model/digest.ts';
import type { ListWriter } from '../../model/ports/watchlists.ts';
import type { Entity } from '../../model/seed.ts';
import type { TouchedSite, WatchlistChange } from '../../model/watchlist.ts';
import type { EntityChange } from '../../watchlist/compare-entities.ts';
import { touchedBy } from './listed-keys.ts';

export interface FoundChange {
  readonly kind: WatchlistChange['kind'];
  readonly entity: Entity;
  readonly change: EntityChange;
}

/** The version with the change. */
export interface VersionRef {
  readonly list: string;
  readonly ordinal: number;
  readonly date: string;
}

/** `onlyTouching`: in a first version only entries that touch a known site are changes. */
export async function tellChanges(
  found: readonly FoundChange[],
  { list, ordinal, date }: VersionRef,
  onlyTouching: boolean,
  to: { readonly writer: ListWriter; readonly hooks: readonly Hook[]; readonly now: Date },
): Promise<void> {
  const touches = await to.writer.touched(
    found.map(({ entity, change }, ref) => ({
      ref,
      entity: entity.id,
      // A site may still show a value that the list has lost.
      ...touchedBy(entity, [...(entity.values ?? []), ...change.lost]),
    })),
  );
  const byRef = new Map<number, TouchedSite[]>();
  for (const { ref, touched } of touches) byRef.set(ref, [...(byRef.get(ref) ?? []), touched]);
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
        touches: byRef.get(ref) ?? [],
      }),
    )
    .filter(({ touches: sites }) => !onlyTouching || sites.length > 0);
  await to.writer.addChanges(
    changes,
    changes.flatMap((change) => deliveriesForChange(change, to.hooks, to.now)),
  );
}
