/** Two versions of a list's entity → the differences, or null. */
import type { Entity, ListedName, ListedValue } from '../model/facts/seed.ts';
import type { WatchlistChange } from '../model/facts/watchlist.ts';

export type EntityChange = Pick<WatchlistChange, 'relabelled' | 'gained' | 'lost' | 'aliases' | 'relationships'>;

/**
 * Compares values as read, not as written: a moved comma is no change. Raw remarks are not
 * compared. Null: no difference.
 */
export function compareEntities(before: Entity, after: Entity): EntityChange | null {
  const change = differences(before, after);
  const { relabelled: fields, gained, lost, aliases, relationships } = change;
  const parts = [fields, gained, lost, aliases.gained, aliases.lost, relationships.gained, relationships.lost];
  return parts.some((part) => part.length > 0) ? change : null;
}

/** All values of an entity as gained when it is added, or as lost when it is removed. */
export function wholeEntity(entity: Entity, kind: 'added' | 'removed'): EntityChange {
  return kind === 'added' ? differences(null, entity) : differences(entity, null);
}

/** Null: it is not on the list. */
function differences(before: Entity | null, after: Entity | null): EntityChange {
  return {
    relabelled: before === null || after === null ? [] : relabelled(before, after),
    ...gainedAndLost(before?.values ?? [], after?.values ?? [], valueKey),
    aliases: gainedAndLost(namesOf(before), namesOf(after), ({ name }) => name),
    relationships: gainedAndLost(before?.relationships ?? [], after?.relationships ?? [], relationKey),
  };
}

function relabelled(before: Entity, after: Entity): WatchlistChange['relabelled'] {
  const fieldsOf = ({ names, type, dates, ...entity }: Entity) => ({
    ...{ name: names[0], type, programme: programmes(entity) },
    ...{ 'dates.incorporated': dates.incorporated, 'dates.dissolved': dates.dissolved, 'dates.listed': dates.listed },
  });
  const [old, young] = [fieldsOf(before), fieldsOf(after)];
  return (Object.keys(old) as (keyof typeof old)[])
    .map((field) => ({ field, before: old[field] ?? null, after: young[field] ?? null }))
    .filter((one) => one.before !== one.after);
}

function programmes(entity: Pick<Entity, 'programme' | 'programmes'>): string | null {
  const all = entity.programmes ?? (entity.programme === undefined ? [] : [entity.programme]);
  return all.length === 0 ? null : [...all].sort().join('; ');
}

/** All names but the first; spellings in other scripts are among them. */
function namesOf(entity: Entity | null): ListedName[] {
  if (entity === null) return [];
  const strong = (name: string): ListedName => ({ name, kind: 'aka', quality: 'strong' });
  return [...entity.names.slice(1).map(strong), ...(entity.listedNames ?? entity.aliases.map(strong))];
}

function gainedAndLost<T>(before: readonly T[], after: readonly T[], keyOf: (one: T) => string) {
  const [old, young] = [new Set(before.map(keyOf)), new Set(after.map(keyOf))];
  return { gained: after.filter((one) => !old.has(keyOf(one))), lost: before.filter((one) => !young.has(keyOf(one))) };
}

/** Formats differ in the commas and the order of an address. */
function valueKey({ kind, value }: ListedValue): string {
  return kind === 'address' ? `address ${words(value)}` : `${kind} ${value}`;
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
