/** One site → what matches it with entries of the lists themselves, captured or not: by an identifier or an owner's name. */
import { findsOf, matchListed } from '../match/listed.ts';
import type { Subject } from '../match/subject.ts';
import type { Background } from '../model/background.ts';
import { canonicalJson } from '../model/canonical-json.ts';
import type { Match } from '../model/match.ts';
import type { NameSearch } from '../model/mention.ts';
import type { Blobs } from '../model/ports/blobs.ts';
import type { NameLists } from '../model/ports/names.ts';
import type { Store } from '../model/ports/store.ts';

export interface ListedPorts {
  readonly store: Pick<Store, 'entities'>;
  readonly names: NameLists;
  readonly blobs: Pick<Blobs, 'put'>;
}

/** A site that carries more listed entities than this is a list of them. */
const MOST_ENTITIES = 50;

/** From lead up. @param found the listed names on the site; null: none were looked for */
export async function screenListed(
  site: Subject,
  found: NameSearch | null,
  background: Background,
  { store, names, blobs }: ListedPorts,
): Promise<Match[]> {
  if (!site.fingerprint.comparable) return [];
  const carried = await names.carrying(site.fingerprint.keys);
  const mentions = found?.mentions ?? [];
  const named = mentions.filter(({ role }) => role === 'owner' || role === 'trace').map(({ entity }) => entity);
  const matches: Match[] = [];
  for (const id of [...new Set([...carried, ...named])].slice(0, MOST_ENTITIES)) {
    const entity = await store.entities.get(id);
    if (entity === null) continue;
    const input = {
      entity,
      mentions: mentions.filter((mention) => mention.entity === id),
      entitiesOnSite: carried.length,
    };
    const match = matchListed(input, site, background);
    if (match === null || match.verdict === 'unrelated') continue;
    for (const kept of [entity, findsOf(input)]) await blobs.put(Buffer.from(canonicalJson(kept)));
    matches.push(match);
  }
  return matches;
}
