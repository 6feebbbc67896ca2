import { sha256 } from '../../model/digest.ts';
import type { Seed } from '../../model/facts/seed.ts';
import type { SweepListHead, SweepLists } from '../../model/ports/lists.ts';
import { type SqlPool, transaction } from '../database/pool.ts';
import { chunksOf, cleanJson, firstRow, hasRow, rowsOf, valuesOf } from '../database/rows.ts';

const ROWS_A_STATEMENT = 2_000;
const HEAD = `select l.id, l.name, l.by, l.at, (select count(*)::integer from revenant_list_rows r where r.list = l.id) as rows
  from revenant_lists l`;

export function openLists(pool: SqlPool): SweepLists {
  return {
    add: ({ id, name, by, at }) =>
      hasRow(
        pool,
        `insert into revenant_lists (id, name, by, at) values ($1, $2, $3, $4)
        on conflict (name) do nothing returning id`,
        [id, name, by, at],
      ),
    all: () => rowsOf<SweepListHead>(pool, `${HEAD} order by l.name collate "C"`),
    get: (id) => firstRow<SweepListHead>(pool, `${HEAD} where l.id = $1`, [id]),
    remove: (id) =>
      transaction(pool, async (client) => {
        await client.query('delete from revenant_list_rows where list = $1', [id]);
        return hasRow(client, 'delete from revenant_lists where id = $1 returning id', [id]);
      }),
    addRows: (id, seeds) =>
      transaction(pool, async (client) => {
        let added = 0;
        for (const chunk of chunksOf(seeds, ROWS_A_STATEMENT)) {
          const { rows } = await client.query(
            `insert into revenant_list_rows (list, key, doc)
            select $1, r.key, r.doc from json_to_recordset($2::json) as r(key text, doc json)
            on conflict (list, key) do nothing returning key`,
            [id, cleanJson(chunk.map((doc) => ({ key: sha256(doc.url), doc })))],
          );
          added += rows.length;
        }
        return added;
      }),
    async rows(id, after, limit) {
      const { rows } = await pool.query<{ seq: string | number; seed: Seed }>(
        'select seq, doc as seed from revenant_list_rows where list = $1 and seq > $2::bigint order by seq limit $3::bigint',
        [id, after, limit],
      );
      return rows.map(({ seq, seed }) => ({ seq: Number(seq), seed }));
    },
    seeds: (id) => valuesOf<Seed>(pool, 'select doc from revenant_list_rows where list = $1 order by seq', [id]),
    async placesOf(id, urls) {
      const places = await valuesOf<string | number>(
        pool,
        `select seq from revenant_list_rows
        where list = $1 and key in (select json_array_elements_text($2::json)) order by seq`,
        [id, JSON.stringify(urls.map((url) => sha256(url)))],
      );
      return places.map(Number);
    },
    async changeRows(id, seqs, { interval, tags }) {
      const change = { ...(interval != null && { interval }), ...(tags !== undefined && { tags }) };
      const { rows } = await pool.query(
        `update revenant_list_rows set doc = ((doc::jsonb ${interval === null ? "- 'interval'" : ''}) || $3::jsonb)::json
        where list = $1 and seq in (select value::bigint from json_array_elements_text($2::json)) returning seq`,
        [id, JSON.stringify(seqs), cleanJson(change)],
      );
      return rows.length;
    },
    async removeRows(id, seqs) {
      const { rows } = await pool.query(
        `delete from revenant_list_rows
        where list = $1 and seq in (select value::bigint from json_array_elements_text($2::json)) returning seq`,
        [id, JSON.stringify(seqs)],
      );
      return rows.length;
    },
  };
}
