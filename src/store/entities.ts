import { cleanText } from '../model/clean-text.ts';
import { sha256 } from '../model/digest.ts';
import type { Entities } from '../model/ports/store.ts';
import type { Entity } from '../model/seed.ts';
import { cleanJson } from './clean.ts';
import { type SqlPool, transaction } from './pool.ts';
import { chunksOf } from './rows.ts';

const ROWS_A_STATEMENT = 2_000;
const ROWS_A_PAGE = 1_000;

export function openEntities(pool: SqlPool): Entities {
  return {
    /**
     * All of the list or nothing. `changed` counts only those whose document differs from the stored one. What a versioned
     * list says of an entity stands: it is changed by the next version of that list only.
     */
    save: (entities) =>
      transaction(pool, async (client) => {
        const counts = { added: 0, changed: 0 };
        const single = [...new Map(entities.map((entity) => [keyOf(entity.id), entity]))];
        single.sort(([a], [b]) => (a < b ? -1 : 1));
        for (const chunk of chunksOf(single, ROWS_A_STATEMENT)) {
          const { rows } = await client.query<{ added: boolean }>(
            // xmax is 0 in a row that was inserted and not updated.
            `insert into revenant_entities as e (key, id, doc)
            select key, doc->>'id', doc from json_to_recordset($1::json) as r(key text, doc json)
            on conflict (key) do update set doc = excluded.doc where e.doc::text <> excluded.doc::text and e.list is null
            returning (xmax = 0) as added`,
            [cleanJson(chunk.map(([key, doc]) => ({ key, doc })))],
          );
          for (const row of rows) counts[row.added ? 'added' : 'changed']++;
        }
        return counts;
      }),
    async get(id) {
      const { rows } = await pool.query<{ doc: Entity }>('select doc from revenant_entities where key = $1', [
        keyOf(id),
      ]);
      return rows[0]?.doc ?? null;
    },
    async list() {
      const { rows } = await pool.query<{ doc: Entity }>(
        'select doc from revenant_entities order by id collate "C", key',
      );
      return rows.map((row) => row.doc);
    },
    async *stream({ list, programme, hasWebsite, left } = {}) {
      let after = { id: '', key: '' };
      for (;;) {
        const { rows }: { rows: { doc: Entity; id: string; key: string }[] } = await pool.query(
          `select doc, left(id, 200) as id, key from revenant_entities
          where (left(id, 200) collate "C", key) > ($1, $2)
            and ($3::text is null or doc->>'list' = $3)
            and ($4::text is null or doc->>'programme' = $4
              or exists (select 1 from json_array_elements_text(coalesce(doc->'programmes', '[]'::json)) as p(value) where p.value = $4))
            and ($5::boolean is null or (json_array_length(doc->'identifiers'->'websites') > 0) = $5)
            and ($6::boolean is null or (doc->>'lastOnList' is not null) = $6)
          order by left(id, 200) collate "C", key limit $7::integer`,
          [after.id, after.key, list ?? null, programme ?? null, hasWebsite ?? null, left ?? null, ROWS_A_PAGE],
        );
        if (rows.length > 0) yield rows.map((row) => row.doc);
        const last: (typeof rows)[number] | undefined = rows.at(-1);
        if (last === undefined || rows.length < ROWS_A_PAGE) return;
        after = last;
      }
    },
    /**
     * xmin is the transaction that wrote a row. All of them are summed up: numbers are given out when a transaction begins, so
     * that one which commits late may have a smaller one than what was there before.
     */
    async revision() {
      const { rows } = await pool.query<{ revision: string }>(
        `select concat_ws(':', count(*), sum(hashtextextended(key || xmin::text, 0))) as revision
        from revenant_entities`,
      );
      return rows[0]?.revision ?? '';
    },
  };
}

/** Ids come from other people's lists, of any length. */
export function keyOf(id: string): string {
  return sha256(cleanText(id));
}
