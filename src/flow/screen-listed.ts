/** One site → what matches it with entries of the lists themselves, captured or not: by an identifier or an owner's name. */
import { messageOf } from '../errors.ts';
import type { Log } from '../log.ts';
import { findsOf, matchListed } from '../match/listed.ts';
import { carriedOn, partiesOn } from '../match/listed-carried.ts';
import type { Subject } from '../match/subject.ts';
import type { Background } from '../model/background.ts';
import { canonicalJson } from '../model/canonical-json.ts';
import type { Match } from '../model/match.ts';
import type { NameSearch } from '../model/mention.ts';
import type { Blobs } from '../model/ports/blobs.ts';
import type { NameLists } from '../model/ports/names.ts';
import type { Store } from '../model/ports/store.ts';
import type { Entity } from '../model/seed.ts';
import { UNKNOWN_TIME } from '../model/words.ts';
import { isStreetKey } from '../signals/listed-identifier.ts';

export interface ListedPorts {
  readonly store: Pick<Store, 'entities' | 'watchlists'>;
  readonly names: NameLists;
  readonly blobs: Pick<Blobs, 'put'>;
  readonly log: Log;
}

/** A site that carries more listed entities than this is a list of them. */
const MOST_ENTITIES = 50;

/** From lead up. @param found the listed names on the site; null: none were looked for */
export async function screenListed(
  site: Subject,
  found: NameSearch | null,
  background: Background,
  { store, names, blobs, log }: ListedPorts,
): Promise<Match[]> {
  if (!site.fingerprint.comparable) return [];
  const mentions = found?.mentions ?? [];
  const named = mentions.filter(({ role }) => role === 'owner' || role === 'trace').map(({ entity }) => entity);
  const { keys } = site.fingerprint;
  const carrying = await names.carrying(keys.filter((key) => !isStreetKey(key)));
  const neighbours = await names.carrying(keys.filter(isStreetKey));
  const entities: Entity[] = [];
  for (const id of [...new Set([...named, ...carrying, ...neighbours])].slice(0, MOST_ENTITIES)) {
    const entity = await store.entities.get(id);
    if (entity !== null) entities.push(entity);
  }
  const parties = partiesOn(entities.map((entity) => carriedOn(entity, site)));
  const matches: Match[] = [];
  for (const entity of entities) {
    const dates = await store.watchlists.datesOf(entity.id);
    const said = Date.parse(dates?.newest ?? '');
    const input = {
      ...{ entity, parties },
      mentions: mentions.filter((mention) => mention.entity === entity.id),
      listing:
        entity.dates.listed === undefined
          ? { after: dates?.before ?? null, by: dates?.first ?? null }
          : { after: entity.dates.listed, by: entity.dates.listed },
      saidAt: Number.isNaN(said) ? UNKNOWN_TIME : new Date(said).toISOString(),
    };
    let match: Match | null;
    try {
      match = matchListed(input, site, background);
    } catch (error) {
      // As with a pair: one entry that cannot be compared must not hold up the run of a site.
      log.error(
        { entity: entity.id, site: site.visit.site, error: messageOf(error) },
        'a list entry cannot be compared',
      );
      continue;
    }
    if (match === null || match.verdict === 'unrelated') continue;
    for (const kept of [entity, findsOf(input)]) await blobs.put(Buffer.from(canonicalJson(kept)));
    matches.push(match);
  }
  return matches;
}
