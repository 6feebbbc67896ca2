import { sha256 } from '../../model/digest.ts';
import type { Entity } from '../../model/facts/seed.ts';
import type { Entities } from '../../model/ports/entities.ts';
import { cleanText } from '../../model/text/clean-text.ts';
import { type SqlPool, transaction } from '../database/pool.ts';
import { chunksOf, cleanJson, firstValue, pages, ROWS_A_PAGE, valuesOf } from '../database/rows.ts';

const ROWS_A_STATEMENT = 2_000;

export function openEntities(pool: SqlPool): Entities {
  return {
    /** All or nothing. Only the next version of a versioned list changes its entities. */
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
            on conflict (key) do update set doc = excluded.doc, sites_read = false where e.doc::text <> excluded.doc::text and e.list is null
            returning (xmax = 0) as added`,
            [cleanJson(chunk.map(([key, doc]) => ({ key, doc })))],
          );
          for (const row of rows) counts[row.added ? 'added' : 'changed']++;
        }
        return counts;
      }),
    get: (id) => firstValue<Entity>(pool, 'select doc from revenant_entities where key = $1', [keyOf(id)]),
    list: () => valuesOf<Entity>(pool, 'select doc from revenant_entities order by id collate "C", key'),
    async page(after, limit, list) {
      const sql = `select doc, left(id, 200) as id, key from revenant_entities
        where (left(id, 200) collate "C", key) > ($1, $2) ${list === undefined ? '' : 'and list_name = left($4, 200)'}
        order by left(id, 200) collate "C", key limit $3::bigint`;
      const values = [...(after ?? ['', '']), limit, ...(list === undefined ? [] : [cleanText(list)])];
      const { rows } = await pool.query<{ doc: Entity; id: string; key: string }>(sql, values);
      return rows.map(({ doc, id, key }) => ({ entity: doc, place: [id, key] }));
    },
    async *stream({ list, programme, hasWebsite, left } = {}) {
      const sql = `select doc, left(id, 200) as id, key from revenant_entities
        where (left(id, 200) collate "C", key) > ($1, $2)
          and ($3::text is null or doc->>'list' = $3)
          and ($4::text is null or doc->>'programme' = $4
            or exists (select 1 from json_array_elements_text(coalesce(doc->'programmes', '[]'::json)) as p(value) where p.value = $4))
          and ($5::boolean is null or (json_array_length(doc->'identifiers'->'websites') > 0) = $5)
          and ($6::boolean is null or (doc->>'lastOnList' is not null) = $6)
        order by left(id, 200) collate "C", key limit ${ROWS_A_PAGE}`;
      const filter = [list ?? null, programme ?? null, hasWebsite ?? null, left ?? null];
      const after = (last: { id: string; key: string } | null) => [last?.id ?? '', last?.key ?? '', ...filter];
      for await (const rows of pages<{ doc: Entity; id: string; key: string }>(pool, sql, after))
        yield rows.map(({ doc }) => doc);
    },
    async count(list) {
      const of = list === null ? 'is null' : '= left($1, 200)';
      const sql = `select count(*)::int as n from revenant_entities where list_name ${of}`;
      return (await firstValue<number>(pool, sql, list === null ? [] : [cleanText(list)])) ?? 0;
    },
    /** From one value to the next by the index: a list of millions has few names. */
    async words(field, most) {
      const word = field === 'list' ? 'list_name' : `left(doc->>'programme', 200)`;
      const next = (rest: string) =>
        `(select ${word} from revenant_entities where ${word} is not null ${rest} order by ${word} limit 1)`;
      return valuesOf<string>(
        pool,
        `with recursive words as (select ${next('')} as word
          union all select ${next(`and ${word} > words.word`)} from words where words.word is not null)
        select word from words where word is not null limit $1::bigint`,
        [most],
      );
    },
    /**
     * All xmin are summed up: a transaction that commits late may have a smaller number than rows
     * that were there before.
     */
    async revision() {
      const sql = `select concat_ws(':', count(*), sum(hashtextextended(key || xmin::text, 0))) as revision
        from revenant_entities`;
      return (await firstValue<string>(pool, sql)) ?? '';
    },
  };
}

/** Hashed: list authors choose the ids, of any length. */
export function keyOf(id: string): string {
  return sha256(cleanText(id));
}
