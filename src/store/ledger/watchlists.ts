import { ConfigError } from '../../errors.ts';
import type { Entity } from '../../model/facts/seed.ts';
import type { ListVersion, TouchedSite, WatchlistChange } from '../../model/facts/watchlist.ts';
import type { ListDates, ListWriter, SiteQuery, StoredEntity, Watchlists } from '../../model/ports/watchlists.ts';
import { type Queryable, type SqlPool, transaction } from '../database/pool.ts';
import { chunksOf, cleanJson, firstRow, firstValue, isText, pages, ROWS_A_PAGE, valuesOf } from '../database/rows.ts';
import { shortHash } from '../evidence/fingerprints.ts';
import { readEntries } from './attributions.ts';
import { addAudit } from './audit.ts';
import { keyOf } from './entities.ts';
import { insertDeliveries } from './outbox.ts';
import { tagsOfSites } from './visits.ts';

const ROWS_A_STATEMENT = 500;
/** A key that more sites carry identifies nobody. */
const MOST_SITES = 64;

export function openWatchlists(pool: SqlPool): Watchlists {
  return {
    newest: (list) => newestVersion(list, pool),
    versions: (list) =>
      valuesOf<ListVersion>(
        pool,
        `select doc from revenant_list_versions where $1::text is null or list = $1 order by list collate "C", ordinal`,
        [list ?? null],
      ),
    async take(list, ordinal, work) {
      const another = (): ConfigError =>
        new ConfigError(`another import has changed ${list} meanwhile; run the same command again`);
      try {
        return await transaction(pool, async (client) => {
          const newest = await newestVersion(list, client);
          if ((newest?.ordinal ?? 0) !== ordinal) throw another();
          const version = await work(listWriter(list, ordinal + 1, client));
          await client.query(
            `insert into revenant_list_versions (list, ordinal, content, doc) values ($1, $2::integer, $3, $4::json)`,
            [list, ordinal + 1, version.content, cleanJson(version)],
          );
          return version;
        });
      } catch (error) {
        // unique_violation: two imports began from one version, and the other one committed first.
        throw error instanceof Error && 'code' in error && error.code === '23505' ? another() : error;
      }
    },
    datesOf: (entity) =>
      firstRow<ListDates>(
        pool,
        `with said as (
          select list, since from revenant_entities where key = $1 and list is not null
          union all select list, since from revenant_entity_history where key = $1),
        first as (select list, min(since) as since from said group by list)
        select v.doc->>'date' as first, before.doc->>'date' as before,
          (select newest.doc->>'date' from revenant_list_versions newest where newest.list = v.list
            order by newest.ordinal desc limit 1) as newest
        from first join revenant_list_versions v on v.list = first.list and v.ordinal = first.since
        left join revenant_list_versions before on before.list = first.list and before.ordinal = first.since - 1`,
        [keyOf(entity)],
      ),
    async *changes({ list, since, touching, entity }) {
      const sql = `select doc, seq::text as seq from revenant_list_changes where seq > $1::bigint
          and ($2::text is null or list = $2) and ($3::text is null or dated >= $3)
          and ($4::boolean is null or (json_array_length(doc->'touches') > 0) = $4)
          and ($5::text is null or doc->'entity'->>'id' = $5)
        order by revenant_list_changes.seq limit ${ROWS_A_PAGE}`;
      const asked = [list ?? null, since ?? null, touching ?? null, entity ?? null];
      const after = (last: { seq: string } | null) => [last?.seq ?? '0', ...asked];
      for await (const rows of pages<{ doc: WatchlistChange; seq: string }>(pool, sql, after))
        yield rows.map(({ doc }) => doc);
    },
    async *snapshot(list, ordinal) {
      const sql = `select key, doc from (
          select key, doc from revenant_entities where list = $1 and key > $3 and since <= $2::integer
            and (until is null or until >= $2::integer)
          union all
          select key, doc from revenant_entity_history where list = $1 and key > $3
            and since <= $2::integer and until >= $2::integer) as said
        order by key limit ${ROWS_A_PAGE}`;
      const after = (last: { key: string } | null) => [list, ordinal, last?.key ?? ''];
      for await (const rows of pages<{ key: string; doc: Entity }>(pool, sql, after)) yield rows.map(({ doc }) => doc);
    },
  };
}

const newestVersion = (list: string, client: Queryable): Promise<ListVersion | null> =>
  firstValue<ListVersion>(
    client,
    'select doc from revenant_list_versions where list = $1 order by ordinal desc limit 1',
    [list],
  );

function listWriter(list: string, ordinal: number, client: Queryable): ListWriter {
  return {
    note: (event) => addAudit(event, client),
    async onList() {
      const sql = 'select count(*)::integer as count from revenant_entities where list = $1 and until is null';
      return (await firstValue<number>(client, sql, [list])) ?? 0;
    },
    async known(ids) {
      const { rows } = await client.query<StoredEntity>(
        `select doc as entity, (list = $2 and until is null) is true as "onList",
          case when list <> $2 and until is null then list end as elsewhere
        from revenant_entities
        where key in (select json_array_elements_text($1::json))`,
        [JSON.stringify(ids.map(keyOf)), list],
      );
      return new Map(rows.map((row) => [row.entity.id, row]));
    },
    async put(entities) {
      for (const chunk of chunksOf(entities, ROWS_A_STATEMENT)) {
        const keys = JSON.stringify(chunk.map(({ id }) => keyOf(id)));
        await client.query(
          `insert into revenant_entity_history (key, since, until, list, doc)
          select key, since, coalesce(until, $2::integer - 1), list, doc from revenant_entities
          where key in (select json_array_elements_text($1::json)) and list = $3 and since < $2::integer
          on conflict (key, since) do nothing`,
          [keys, ordinal, list],
        );
        await client.query(
          `insert into revenant_entities (key, id, doc, list, since, until)
          select key, doc->>'id', doc, $2, $3::integer, null from json_to_recordset($1::json) as r(key text, doc json)
          on conflict (key) do update set doc = excluded.doc, list = excluded.list, since = excluded.since, until = null, sites_read = false`,
          [cleanJson(chunk.map((doc) => ({ key: keyOf(doc.id), doc }))), list, ordinal],
        );
      }
    },
    async *absent(seen) {
      const sql = `select key, id from revenant_entities where list = $1 and until is null and key > $2
        order by key limit ${ROWS_A_PAGE}`;
      const after = (last: { key: string } | null) => [list, last?.key ?? ''];
      for await (const rows of pages<{ key: string; id: string }>(client, sql, after)) {
        const gone = rows.filter(({ id }) => !seen.has(id)).map(({ key }) => key);
        if (gone.length === 0) continue;
        yield await valuesOf<Entity>(
          client,
          'select doc from revenant_entities where key in (select json_array_elements_text($1::json)) order by key',
          [JSON.stringify(gone)],
        );
      }
    },
    async leave(ids, lastOnList) {
      const { rows } = await client.query<{ key: string; doc: Entity }>(
        'select key, doc from revenant_entities where key in (select json_array_elements_text($1::json))',
        [JSON.stringify(ids.map(keyOf))],
      );
      await client.query(
        `update revenant_entities as e set until = $2::integer - 1, doc = r.doc, sites_read = false
        from json_to_recordset($1::json) as r(key text, doc json) where e.key = r.key`,
        [cleanJson(rows.map(({ key, doc }) => ({ key, doc: { ...doc, lastOnList } }))), ordinal],
      );
    },
    async readSites(sitesOf, date) {
      while ((await readEntries(sitesOf, ROWS_A_STATEMENT, date, client)) > 0);
    },
    tagsOf: (sites) => tagsOfSites(sites, client),
    touched: (queries) => touchedSites(queries, client),
    async addChanges(changes, deliveries) {
      for (const chunk of chunksOf(changes, ROWS_A_STATEMENT)) {
        await client.query(
          `insert into revenant_list_changes (id, list, ordinal, dated, doc)
          select doc->>'id', doc->>'list', (doc->>'version')::integer, doc->>'date', doc
          from json_array_elements($1::json) as e(doc)`,
          [cleanJson(chunk)],
        );
      }
      for (const chunk of chunksOf(deliveries, ROWS_A_STATEMENT)) await insertDeliveries(chunk, client);
    },
  };
}

/**
 * Known sites by attribution, by name and by the blocking keys of their latest comparable
 * fingerprint.
 */
async function touchedSites(
  queries: readonly SiteQuery[],
  client: Queryable,
): Promise<{ ref: number; touched: TouchedSite }[]> {
  if (queries.length === 0) return [];
  const found = new Map<string, { ref: number; touched: TouchedSite }>();
  const collect = async (sql: string, given: readonly unknown[], ...more: readonly unknown[]): Promise<void> => {
    if (given.length === 0) return;
    const { rows } = await client.query<{ ref: number } & TouchedSite>(sql, [cleanJson(given), ...more]);
    for (const { ref, site, kind, by, value } of rows) {
      const key = JSON.stringify([ref, site, kind, by, value]);
      if (!found.has(key)) found.set(key, { ref, touched: { site, kind, by, value } });
    }
  };
  await collect(
    `select distinct q.ref, v.site, v.kind, 'attributed' as by, null as value
    from json_to_recordset($1::json) as q(ref integer, entity text)
    join revenant_attributions v on v.why <> 'list' and v.until is null and ${isText('v.entity', 'q.entity')}
    order by q.ref, v.site, v.kind`,
    queries.map(({ ref, entity }) => ({ ref, entity })),
  );
  await collect(
    `select distinct q.ref, v.site, v.kind, q.by, q.value
      from json_to_recordset($1::json) as q(ref integer, site text, by text, value text, address text)
      join revenant_visits v on ${isText('v.site', 'q.site')} and (q.address is null
        or starts_with(regexp_replace(lower(v.doc->>'target'), '^https?://(www[.])?|[?#/]+$', '', 'g') || '/', q.address || '/'))
      order by q.ref, v.site, v.kind, q.by, q.value`,
    queries.flatMap(({ ref, sites }) => sites.map((site) => ({ ref, ...site }))),
  );
  await collect(
    `select distinct q.ref, s.site, s.kind, q.by, q.value
      from json_to_recordset($1::json) as q(ref integer, h text, by text, value text)
      cross join lateral (select array_agg(x.site_key) as sites from (
        select k.site_key from revenant_keys k where k.key = decode(q.h, 'hex')
        order by k.site_key limit $2::integer + 1) as x) as p
      join revenant_sites s on s.site_key = any(p.sites) and cardinality(p.sites) <= $2::integer
      join revenant_fingerprints f on f.id = s.fingerprint and f.doc->'handedIn' is null
      order by q.ref, s.site, s.kind, q.by, q.value`,
    queries.flatMap(({ ref, keys }) => keys.map(({ key, by, value }) => ({ ref, h: shortHash(key), by, value }))),
    MOST_SITES,
  );
  return [...found.values()];
}
