import type { Mention, NameSearch } from '../../model/derived/mention.ts';
import type { Mentions } from '../../model/ports/entities.ts';
import { type Queryable, type SqlPool, transaction } from '../database/pool.ts';
import { cleanJson, firstRow, firstValue, rowsOf, valuesOf } from '../database/rows.ts';
import { keyOf } from './entities.ts';

export function openMentions(pool: SqlPool): Mentions {
  return {
    save: (visit, found) => transaction(pool, (client) => replaceMentions(visit, found, client)),
    of: (visit) =>
      firstRow<NameSearch>(
        pool,
        `select s.list as index, coalesce((select json_agg(m.doc order by m.ordinal) from revenant_mentions m
          where m.visit = s.visit), '[]'::json) as mentions, s.cut
        from revenant_name_searches s where s.visit = $1`,
        [visit],
      ),
    list: ({ entity, visit, limit }) =>
      rowsOf<{ visit: string; site: string; index: string; mention: Mention }>(
        pool,
        `select m.visit, v.site, s.list as index, m.doc as mention from revenant_mentions m
          join revenant_name_searches s on s.visit = m.visit join revenant_visits v on v.id = m.visit
        where ($1::text is null or m.entity = $1) and ($2::text is null or m.visit = $2)
        order by v.seq desc, m.ordinal limit $3::bigint`,
        [entity === undefined ? null : keyOf(entity), visit ?? null, limit ?? null],
      ),
    unsearched: (index, after, limit) =>
      valuesOf<string>(
        pool,
        `select distinct f.visit ${UNSEARCHED} and f.visit > $2 order by f.visit limit $3::bigint`,
        [index, after, limit],
      ),
    async countUnsearched(index) {
      const sql = `select count(distinct f.visit)::int as n ${UNSEARCHED}`;
      return (await firstValue<number>(pool, sql, [index])) ?? 0;
    },
  };
}

const UNSEARCHED = `from revenant_fingerprints f where f.comparable
  and not exists (select 1 from revenant_name_searches s where s.visit = f.visit and s.list = $1)`;

/** Writes the mentions of a visit in place of those that an earlier search found. */
export async function replaceMentions(visit: string, found: NameSearch, client: Queryable): Promise<void> {
  await client.query(
    `insert into revenant_name_searches (visit, list, cut) values ($1, $2, $3)
    on conflict (visit) do update set list = excluded.list, cut = excluded.cut, searched_at = clock_timestamp()`,
    [visit, found.index, found.cut],
  );
  await client.query('delete from revenant_mentions where visit = $1', [visit]);
  if (found.mentions.length === 0) return;
  await client.query(
    `insert into revenant_mentions (visit, ordinal, entity, doc)
    select $1, r.ordinal, r.entity, r.doc from json_to_recordset($2::json) as r(ordinal integer, entity text, doc json)`,
    [visit, cleanJson(found.mentions.map((doc, ordinal) => ({ ordinal, entity: keyOf(doc.entity), doc })))],
  );
}
