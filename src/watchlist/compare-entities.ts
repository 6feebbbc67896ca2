/** What one list said of an entity before and says now → what became different, or null. Pure. */
import type { Entity, ListedName, ListedValue } from '../model/seed.ts';
import type { WatchlistChange } from '../model/watchlist.ts';

export type EntityChange = Pick<WatchlistChange, 'relabelled' | 'gained' | 'lost' | 'aliases' | 'relationships'>;

/**
 * Values are compared as they are read, not as they are written: a list that sets a comma elsewhere has changed nothing. The
 * raw remark is stored and not compared. Null: nothing that is told has changed.
 */
export function compareEntities(before: Entity, after: Entity): EntityChange | null {
  const change: EntityChange = {
    relabelled: relabelled(before, after),
    gained: missingFrom(before.values ?? [], after.values ?? [], valueKey),
    lost: missingFrom(after.values ?? [], before.values ?? [], valueKey),
    aliases: {
      gained: missingFrom(namesOf(before), namesOf(after), nameKey),
      lost: missingFrom(namesOf(after), namesOf(before), nameKey),
    },
    relationships: {
      gained: missingFrom(before.relationships ?? [], after.relationships ?? [], relationKey),
      lost: missingFrom(after.relationships ?? [], before.relationships ?? [], relationKey),
    },
  };
  const { gained, lost, aliases, relationships } = change;
  const parts = [
    change.relabelled,
    gained,
    lost,
    aliases.gained,
    aliases.lost,
    relationships.gained,
    relationships.lost,
  ];
  return parts.some((part) => part.length > 0) ? change : null;
}

/** What an entity brings with it when it comes, or takes along when it goes. */
export function wholeEntity(entity: Entity, kind: 'added' | 'removed'): EntityChange {
  const isAdded = kind === 'added';
  const values = [...(entity.values ?? [])];
  const names = namesOf(entity);
  const relations = [...(entity.relationships ?? [])];
  return {
    relabelled: [],
    gained: isAdded ? values : [],
    lost: isAdded ? [] : values,
    aliases: { gained: isAdded ? names : [], lost: isAdded ? [] : names },
    relationships: { gained: isAdded ? relations : [], lost: isAdded ? [] : relations },
  };
}

function relabelled(before: Entity, after: Entity): WatchlistChange['relabelled'] {
  const fields: readonly (readonly [string, (entity: Entity) => string | null])[] = [
    ['name', (entity) => entity.names[0] ?? null],
    ['type', (entity) => entity.type],
    ['programme', programmes],
    ['dates.incorporated', (entity) => entity.dates.incorporated ?? null],
    ['dates.dissolved', (entity) => entity.dates.dissolved ?? null],
    ['dates.listed', (entity) => entity.dates.listed ?? null],
  ];
  return fields
    .map(([field, read]) => ({ field, before: read(before), after: read(after) }))
    .filter((one) => one.before !== one.after);
}

function programmes(entity: Entity): string | null {
  const all = entity.programmes ?? (entity.programme === undefined ? [] : [entity.programme]);
  return all.length === 0 ? null : [...all].sort().join('; ');
}

/** Spellings of the name in other scripts are names beside the first. */
function namesOf(entity: Entity): ListedName[] {
  const listed =
    entity.listedNames ?? entity.aliases.map((name): ListedName => ({ name, kind: 'aka', quality: 'strong' }));
  return [...entity.names.slice(1).map((name): ListedName => ({ name, kind: 'aka', quality: 'strong' })), ...listed];
}

function missingFrom<T>(these: readonly T[], those: readonly T[], keyOf: (one: T) => string): T[] {
  const known = new Set(these.map(keyOf));
  return those.filter((one) => !known.has(keyOf(one)));
}

/** Lists of different formats part an address with other commas, and in another order. */
function valueKey({ kind, value }: ListedValue): string {
  return kind === 'address' ? `address ${words(value)}` : `${kind} ${value}`;
}

function nameKey({ name }: ListedName): string {
  return name;
}

function relationKey({ type, id, name }: { type: string; id?: string | undefined; name?: string | undefined }): string {
  return `${type} ${id ?? name ?? ''}`;
}

function words(text: string): string {
  return text
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '')
    .sort()
    .join(' ');
}
