/** A hit of a watched search → alerts to the hooks that ask for them. */
import type { Delivery, Hook } from '../model/alert.ts';
import type { SavedSearch } from '../model/decisions/saved-search.ts';
import type { NewHit } from '../model/ports/saved-searches.ts';
import { alertEntity, deliveriesTo, deskLink, newAlert } from './deliveries.ts';

interface To {
  readonly hooks: readonly Hook[];
  readonly now: Date;
  readonly link: string | null;
  readonly isNear?: boolean;
}

/**
 * Says what fits and how, never the text that is searched for.
 * @param hit null: there are too many on this day
 */
export function searchDeliveries(search: SavedSearch, hit: NewHit | null, to: To): Delivery[] {
  const { now, link } = to;
  const { id, name } = search;
  const said = { search: { id, name, fit: hit?.hit.fit ?? null }, link: addressOf(search, hit, link) };
  const day = now.toISOString().slice(0, 10);
  const parts = ['search.hit', id, ...(hit === null ? ['cap', day] : [hit.about, hit.hit.subject])];
  const alert = newAlert('search.hit', parts, now, { ...said, ...(hit !== null && aboutOf(hit)) });
  return deliveriesTo(to, alert, true);
}

function aboutOf({ about, hit: { subject }, entity, match }: NewHit) {
  if (about === 'site') return { left: subject };
  if (about === 'entity') return { entity: entity === null ? { id: subject, name: subject } : alertEntity(entity) };
  return { match: subject, left: match?.left.site ?? null, right: match?.right.site ?? null };
}

const PLACES = { site: 'sites', entity: 'entities', finding: 'findings' } as const;

function addressOf({ id }: SavedSearch, hit: NewHit | null, base: string | null): string | null {
  const path = hit === null ? `searches/${id}` : `${PLACES[hit.about]}/${encodeURIComponent(hit.hit.subject)}`;
  return deskLink(base, path);
}
