/** Entities of a list version → its counts. */
import type { Entity } from '../model/facts/seed.ts';
import type { ListCounts } from '../model/facts/watchlist.ts';

export function noCounts(): ListCounts {
  return {
    ...{ entities: 0, badRows: 0, types: {}, names: 0, aliases: 0, values: {} },
    ...{ checked: 0, failedChecks: 0, unreadable: {}, relationships: 0 },
  };
}

export function countEntity(counts: ListCounts, entity: Entity): void {
  counts.entities += 1;
  counts.names += entity.names.length;
  counts.aliases += entity.aliases.length;
  counts.relationships += entity.relationships?.length ?? 0;
  more(counts.types, entity.type);
  for (const { kind, fault, checked } of entity.values ?? []) {
    more(fault === undefined ? counts.values : counts.unreadable, kind);
    if (checked === true) counts.checked += 1;
    if (checked === false) counts.failedChecks += 1;
  }
}

function more(counts: Record<string, number>, key: string): void {
  counts[key] = (counts[key] ?? 0) + 1;
}
