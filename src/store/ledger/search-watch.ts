/** Watched searches and new rows of the index → hits, each told once, in one transaction. */
import type { InboxEntry } from '../../model/decisions/inbox.ts';
import { type HitAbout, MOST_TOLD, type SavedHit, type SavedSearch } from '../../model/decisions/saved-search.ts';
import { isHandedIn, type Match } from '../../model/derived/match.ts';
import type { Entity } from '../../model/facts/seed.ts';
import { groupBy } from '../../model/group-by.ts';
import type { NewHit, SavedSearches } from '../../model/ports/saved-searches.ts';
import type { Queryable } from '../database/pool.ts';
import { cleanJson, firstValue, isText, valuesOf } from '../database/rows.ts';
import { keyOf } from './entities.ts';
import { addToInbox, entryFor } from './inbox.ts';
import { insertDeliveries } from './outbox.ts';
import { type Fitting, fitting } from './search-fitting.ts';

/** As `SavedSearches.tell`, within a transaction. */
export async function tellHits(client: Queryable, ...asked: Parameters<SavedSearches['tell']>) {
  const [texts, now, most, deliveriesOf] = asked;
  const ids = await valuesOf<string>(
    client,
    'select id::text from revenant_search_fresh order by id limit $1::bigint for update skip locked',
    [most],
  );
  if (ids.length === 0) return { read: 0, told: 0 };
  const found = await fitting(ids, texts, client);
  // Locked: of two processes that read new rows at once, one sees what the other has told.
  const searches = await valuesOf<SavedSearch>(
    client,
    `select doc from revenant_saved_searches where is_watched and id in (select json_array_elements_text($1::json)) order by id for update`,
    [JSON.stringify([...new Set(found.map(({ search }) => search))])],
  );
  const fresh = groupBy(await unknown(found, client), ({ search }) => search);
  const at = now.toISOString();
  let told = 0;
  for (const search of searches) {
    const hits = fresh.get(search.id) ?? [];
    if (hits.length === 0) continue;
    const room = MOST_TOLD - (await toldOn(at, search.id, client));
    const shown: NewHit[] = [];
    for (const [i, hit] of hits.entries()) shown.push(await described({ search, hit, at, isTold: i < room }, client));
    const rows = hits.map(({ key }, i) => ({ key, doc: shown[i]?.hit }));
    await client.query(
      `insert into revenant_search_hits (search, key, about, subject, at, is_told, doc)
      select $1, r.key, r.doc->>'about', r.doc->>'subject', (r.doc->>'at')::timestamptz, (r.doc->>'told')::boolean, r.doc
      from json_to_recordset($2::json) as r(key text, doc json) on conflict do nothing`,
      [search.id, cleanJson(rows)],
    );
    const telling = shown.slice(0, Math.max(0, room));
    const entries = telling.map(entryOf);
    const deliveries = telling.flatMap((one) => (one.isHandedIn ? [] : deliveriesOf(search, one)));
    if (hits.length > room) {
      entries.push(capEntry(search, at));
      deliveries.push(...deliveriesOf(search, null));
    }
    await addToInbox(entries, client);
    await insertDeliveries(deliveries, client);
    told += telling.length;
  }
  await client.query(
    'delete from revenant_search_fresh where id in (select json_array_elements_text($1::json)::bigint)',
    [JSON.stringify(ids)],
  );
  return { read: ids.length, told };
}

async function unknown(found: readonly Fitting[], client: Queryable): Promise<Fitting[]> {
  const { rows } = await client.query<{ search: string; key: string }>(
    `select h.search, h.key from json_to_recordset($1::json) as f(search text, key text)
      join revenant_search_hits h on h.search = f.search and h.key = f.key`,
    [JSON.stringify(found.map(({ search, key }) => ({ search, key })))],
  );
  const known = new Set(rows.map(({ search, key }) => `${search} ${key}`));
  return found.filter(({ search, key }) => !known.has(`${search} ${key}`));
}

async function toldOn(at: string, search: string, client: Queryable): Promise<number> {
  const sql = `select count(*)::integer as n from revenant_search_hits
    where search = $1 and is_told and at >= $2::timestamptz and at < $2::timestamptz + interval '24 hours'`;
  return (await firstValue<number>(client, sql, [search, `${at.slice(0, 10)}T00:00:00Z`])) ?? 0;
}

async function described(
  { search, hit, at, isTold }: { search: SavedSearch; hit: Fitting; at: string; isTold: boolean },
  client: Queryable,
): Promise<NewHit> {
  const { about, subject, url, fit, title } = hit;
  const saved: SavedHit = { about, subject, title: about === 'site' ? '' : title, url, fit, at, told: isTold };
  const of = <T>(sql: string, id: string) => firstValue<T>(client, sql, [id]);
  const isNamed = (kind: HitAbout): boolean => isTold && about === kind;
  const entity = isNamed('entity')
    ? await of<Entity>('select doc from revenant_entities where key = $1', keyOf(subject))
    : null;
  const match = isNamed('finding') ? await of<Match>('select doc from revenant_matches where id = $1', subject) : null;
  const ours = `select to_json(true) as doc from revenant_visits where ${isText('site', '$1')}
    and doc->'handedIn' is null limit 1`;
  const isGiven = isNamed('site') && (await of<true>(ours, subject)) === null;
  return { search, about, hit: saved, entity, match, isHandedIn: isGiven || (match !== null && isHandedIn(match)) };
}

function entryOf({ search, about, hit: { subject, title, fit, at } }: NewHit): InboxEntry {
  const told = { about, subject, title: title || subject, by: null, at };
  const of = { id: search.id, name: search.name, fit };
  return entryFor(search.user, [search.id, about, subject], { kind: 'search', ...told, search: of });
}

/** Once a day. */
function capEntry({ id, user, name }: SavedSearch, at: string): InboxEntry {
  const told = { about: 'search', subject: id, title: name, by: null, at } as const;
  return entryFor(user, [id, 'cap', at.slice(0, 10)], { kind: 'search', ...told, search: { id, name, fit: null } });
}
