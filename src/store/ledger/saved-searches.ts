/** Searches that users keep under a name. */
import { MOST_KNOWN, MOST_SEARCHES, type SavedHit, type SavedSearch } from '../../model/decisions/saved-search.ts';
import type { SavedSearches, WatchedText } from '../../model/ports/saved-searches.ts';
import { type Queryable, type SqlPool, transaction } from '../database/pool.ts';
import { cleanJson, firstValue, hasRow, valuesOf } from '../database/rows.ts';
import { knownHits } from './search-fitting.ts';
import { tellHits } from './search-watch.ts';

export function openSavedSearches(pool: SqlPool): SavedSearches {
  return {
    add: (search, watched) =>
      transaction(pool, async (client) => {
        await client.query('lock table revenant_saved_searches in share row exclusive mode');
        const sql = 'select count(*)::integer as n from revenant_saved_searches where user_id = $1';
        if (((await firstValue<number>(client, sql, [search.user])) ?? 0) >= MOST_SEARCHES) return false;
        await client.query(
          'insert into revenant_saved_searches (id, user_id, is_watched, doc) values ($1, $2, $3, $4::json)',
          [search.id, search.user, watched !== null, cleanJson({ ...search, watched: watched !== null })],
        );
        if (watched === null || (await begin(search.id, watched, client))) return true;
        await client.query('delete from revenant_saved_searches where id = $1', [search.id]);
        return null;
      }),
    of: (user) =>
      valuesOf<SavedSearch>(pool, 'select doc from revenant_saved_searches where user_id = $1 order by seq', [user]),
    get: (id) => firstValue<SavedSearch>(pool, 'select doc from revenant_saved_searches where id = $1', [id]),
    watch: (id, watched) =>
      transaction(pool, async (client) => {
        const set = (is: boolean) =>
          firstValue<boolean>(
            client,
            `update revenant_saved_searches s set is_watched = $2, doc = (s.doc::jsonb || jsonb_build_object('watched', $2::boolean))::json
            from (select id, is_watched as was from revenant_saved_searches where id = $1 for update) as old
            where s.id = old.id returning old.was`,
            [id, is],
          );
        const was = await set(watched !== null);
        if (was === null) return false;
        if (watched === null || was || (await begin(id, watched, client))) return true;
        await set(false);
        return null;
      }),
    remove: (id) => hasRow(pool, 'delete from revenant_saved_searches where id = $1 returning id', [id]),
    hits: (id, limit) =>
      valuesOf<SavedHit>(
        pool,
        `select doc from revenant_search_hits where search = $1 and at is not null and doc is not null order by seq desc limit $2::bigint`,
        [id, limit],
      ),
    watched: () => valuesOf<SavedSearch>(pool, 'select doc from revenant_saved_searches where is_watched order by seq'),
    tell: (...asked) => transaction(pool, (client) => tellHits(client, ...asked)),
  };
}

/** Notes what fits already. False: too much does. */
async function begin(search: string, watched: WatchedText, client: Queryable): Promise<boolean> {
  // A process that adds to the index waits, and then knows of this search: nothing falls between.
  await client.query('lock table revenant_search in share mode');
  const known = await knownHits(watched, MOST_KNOWN + 1, client);
  if (known.length > MOST_KNOWN) return false;
  await client.query(
    `insert into revenant_search_hits (search, key, about, subject, is_told)
    select $1, k.key, k.about, k.subject, false from json_to_recordset($2::json) as k(key text, about text, subject text)
    on conflict do nothing`,
    [search, cleanJson(known)],
  );
  return true;
}
