import type { PurgeDocument } from '../../model/decisions/purge.ts';
import type { FreedBlob, Purges } from '../../model/ports/purges.ts';
import { OF_SUGGESTIONS } from '../../model/ports/suggestions.ts';
import { type SqlPool, transaction } from '../database/pool.ts';
import { purgeEpoch } from '../database/purge-epoch.ts';
import { isText, rowsOf, valuesOf } from '../database/rows.ts';
import { siteKept } from './purge-marks.ts';
import { previewOf } from './purge-plan.ts';
import { beginPurge, isAtEnd, runningPurges, stepPurge } from './purge-run.ts';
import { rewriteTables } from './rewrite-tables.ts';

/** @param isEmbedded the database has no other process that vacuums it */
export function openPurges(pool: SqlPool, isEmbedded: boolean): Purges {
  return {
    epoch: () => purgeEpoch(pool),
    plan: (rule) => previewOf(rule, pool),
    begin: (rule, recordOf) => transaction(pool, (client) => beginPurge(rule, recordOf, client)),
    expiredSuggestions: (before, limit) =>
      rowsOf<{ id: string; site: string; isUnseeded: boolean }>(
        pool,
        `select id, site, "isUnseeded" from (
          select s.id, s.site, s.state, v.id as visit, not exists (
            select 1 from revenant_visits o left join revenant_runs r on r.id = o.run
            where ${isText('o.site', 's.site')} and coalesce(r.key, '') not like $3
          ) as "isUnseeded"
          from revenant_suggestions s left join revenant_visits v on v.id = s.doc->>'visit'
          where s.state <> 'queued' and coalesce((v.doc->>'endedAt')::timestamptz, s.noted_at) < $1::timestamptz
            and not ${siteKept('s.site')}
            and not exists (select 1 from revenant_matches m where (m.left_site = s.site or m.right_site = s.site)
              and (m.verdict in ('likely', 'strong') or exists (
                select 1 from revenant_match_history h where h.match = m.id and h.verdict in ('likely', 'strong')))))
          as old where state <> 'dismissed' or ("isUnseeded" and visit is not null) order by id limit $2::bigint`,
        [before, limit, `${OF_SUGGESTIONS}%`],
      ),
    async step(id, atOnce, at) {
      if (isEmbedded && (await isAtEnd(id, pool))) await rewriteTables(pool);
      return transaction(pool, (client) => stepPurge(id, atOnce, at, client, isEmbedded));
    },
    running: (idleMs = 0) => runningPurges(idleMs, pool),
    async records(limit) {
      const sql = `select doc from revenant_operations where kind = 'purge' order by seq desc limit $1::bigint`;
      return (await valuesOf<PurgeDocument>(pool, sql, [limit ?? null])).reverse();
    },
    async free(blobs, due) {
      // A blob that a purge has noted already stays due at once.
      const sql = `insert into revenant_freed_blobs as b (digest, is_list, due_at)
        select digest, "isList", $2::timestamptz from json_to_recordset($1::json) as j(digest text, "isList" boolean)
        on conflict (digest) do update set is_list = b.is_list or excluded.is_list`;
      await transaction(pool, (client) => client.query(sql, [JSON.stringify(blobs), due]));
    },
    freed: (limit, at) =>
      rowsOf<FreedBlob>(
        pool,
        `select digest, is_list as "isList" from revenant_freed_blobs where due_at is null or due_at <= $2::timestamptz
        order by digest limit $1`,
        [limit, at],
      ),
    addFreed: (digests, lists) =>
      transaction(pool, async (client) => {
        await client.query(
          `insert into revenant_freed_blobs (digest, is_list) select distinct d, false from json_array_elements_text($1::json) as d
          on conflict (digest) do nothing`,
          [JSON.stringify(digests)],
        );
        const sql =
          'update revenant_freed_blobs set is_list = false where digest in (select json_array_elements_text($1::json))';
        await client.query(sql, [JSON.stringify(lists)]);
      }),
    async settle(digests) {
      const sql = 'delete from revenant_freed_blobs where digest in (select json_array_elements_text($1::json))';
      // Two workers may settle the same ones in another order: a deadlock is retried.
      await transaction(pool, (client) => client.query(sql, [JSON.stringify(digests)]));
    },
  };
}
