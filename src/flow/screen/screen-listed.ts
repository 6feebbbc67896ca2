/**
 * A site → its matches with list entries, by an identifier or the name of an owner. No capture of
 * the entity is needed.
 */
import { messageOf } from '../../errors.ts';
import { findsOf, matchListed } from '../../match/listed/listed.ts';
import { type FoundIdentifier, identifiersOn, partiesOn } from '../../match/listed/listed-identifiers.ts';
import type { Subject } from '../../match/readings/subject.ts';
import { canonicalJson } from '../../model/canonical-json.ts';
import type { Background } from '../../model/derived/background.ts';
import type { Match } from '../../model/derived/match.ts';
import type { NameSearch } from '../../model/derived/mention.ts';
import type { Entity } from '../../model/facts/seed.ts';
import { UNKNOWN_TIME } from '../../model/words.ts';
import { isStreetKey } from '../../signals/find/listed-identifier.ts';
import type { Ports } from '../ports.ts';
import { withFirstFlag } from './first-flag.ts';
import { entriesOf, type FlaggedBefore } from './flagged-once.ts';

/** A site with more listed entities than this is a list itself. */
const MOST_ENTITIES = 50;

/**
 * Matches at lead or above, or flagged before.
 *
 * @param found listed names on the site; null: not searched for
 * @param known findings of the site that were flagged before
 */
export async function screenListed(
  site: Subject,
  found: NameSearch | null,
  background: Background,
  { store, names, blobs, log }: Pick<Ports, 'store' | 'names' | 'blobs' | 'log'>,
  known: FlaggedBefore = new Map(),
): Promise<Match[]> {
  if (!site.fingerprint.comparable) return [];
  const mentions = found?.mentions ?? [];
  const named = mentions.filter(({ role }) => role === 'owner' || role === 'trace').map(({ entity }) => entity);
  const { keys } = site.fingerprint;
  const carrying = await names.carrying(keys.filter((key) => !isStreetKey(key)));
  const neighbours = await names.carrying(keys.filter(isStreetKey));
  const compared = <T>({ id }: Entity, work: () => T): T | null =>
    spared(work, 'a list entry cannot be compared', { entity: id, site: site.visit.site }, { log });
  const entities: { entity: Entity; carried: FoundIdentifier[] }[] = [];
  for (const id of new Set([...entriesOf(known), ...[...named, ...carrying, ...neighbours].slice(0, MOST_ENTITIES)])) {
    const entity = await store.entities.get(id);
    const carried = entity === null ? null : compared(entity, () => identifiersOn(entity, site));
    if (entity !== null && carried !== null) entities.push({ entity, carried });
  }
  const parties = partiesOn(entities.map(({ carried }) => carried));
  const matches: Match[] = [];
  const knownEntries = new Set(entriesOf(known));
  for (const { entity } of entities) {
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
    const weigh = (counts: Background) =>
      compared(entity, () => matchListed(input, site, counts, knownEntries.has(entity.id)));
    const today = weigh(background);
    const match = today && (await withFirstFlag(today, known.get(today.id), weigh, store));
    if (match === null || (match.verdict === 'unrelated' && !known.has(match.id))) continue;
    for (const kept of [entity, findsOf(input)]) await blobs.put(Buffer.from(canonicalJson(kept)));
    matches.push(match);
  }
  return matches;
}

/** A site that cannot be compared must not stop its run: the error is logged, and gives null. */
export function spared<T>(work: () => T, message: string, about: object, { log }: Pick<Ports, 'log'>): T | null {
  try {
    return work();
  } catch (error) {
    log.error({ ...about, error: messageOf(error) }, message);
    return null;
  }
}
