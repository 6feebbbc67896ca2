/**
 * Names of entities in the form that is searched. Derived: a trigger notes the entities whose names
 * must be read again.
 */

import type { Entity } from '../../model/facts/seed.ts';
import type { EntityNames, FoundPlace } from '../../model/ports/entities.ts';
import { type SqlPool, transaction } from '../database/pool.ts';
import { escapeLike, firstRow, firstValue } from '../database/rows.ts';
import { keyOf } from './entities.ts';

/** Longer words and names are cut, stored and asked alike: an index row holds 2.7 kB. */
const WORD = 60;
const NAME = 500;
/** The last place after every word that begins so. */
const END = '\u{10ffff}';
/** Scripts without spaces: their words are found from each character on. */
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}]/u;
const MOST_TAILS = 40;
/** Names that are ranked: with more the words are too common to list all. */
const MOST = 2_000;

export function openEntityNames(pool: SqlPool): EntityNames {
  return {
    read: (fold, most) =>
      transaction(pool, async (client) => {
        // Locked, so that a process that changes an entity meanwhile waits and notes it again.
        const { rows } = await client.query<{ key: string; doc: Pick<Entity, 'names' | 'aliases'> | null }>(
          `select u.key, (select e.doc from revenant_entities e where e.key = u.key) as doc
          from (select key from revenant_unread_names order by key limit $1::bigint for update skip locked) as u`,
          [most],
        );
        if (rows.length === 0) return 0;
        const keys = JSON.stringify(rows.map(({ key }) => key));
        for (const table of ['revenant_entity_names', 'revenant_entity_words', 'revenant_unread_names'])
          await client.query(`delete from ${table} where key in (select json_array_elements_text($1::json))`, [keys]);
        const named = rows.map(({ key, doc }) => {
          const names = [
            ...new Set([...(doc?.names ?? []), ...(doc?.aliases ?? [])].map((name) => fold(name).slice(0, NAME))),
          ].filter((name) => name !== '');
          return { key, names, words: [...new Set(names.flatMap(wordsOf))] };
        });
        await client.query(
          `insert into revenant_entity_names (key, names)
          select key, array(select json_array_elements_text(names)) from json_to_recordset($1::json) as r(key text, names json)`,
          [JSON.stringify(named.map(({ key, names }) => ({ key, names })))],
        );
        await client.query(
          `insert into revenant_entity_words (word, key)
          select w.value, r.key from json_to_recordset($1::json) as r(key text, words json)
            cross join lateral json_array_elements_text(r.words) as w(value)`,
          [JSON.stringify(named.map(({ key, words }) => ({ key, words })))],
        );
        return rows.length;
      }),
    async find({ id, whole, words, most, after }) {
      const patterns = words.map((word) => `%${UNSPACED.test(word) ? '' : ' '}${escapeLike(word)}%`);
      const byWord = await best(await candidatesOf(words, pool), patterns);
      if (words.length === 0 || byWord.total > 0) return byWord;
      // No name has words that begin so: then anywhere in a name.
      const anywhere = `select n.key from revenant_entity_names n where exists (select 1 from unnest(n.names) as x(name)
        where x.name like all (array(select json_array_elements_text($3::json)))) limit ${MOST + 1}`;
      return best(
        { sql: anywhere, params: [] },
        words.map((word) => `%${escapeLike(word)}%`),
      );

      async function best(candidates: Candidates, like: readonly string[]) {
        const sql = `with candidates as (${candidates.sql}),
          ranked as (
            select n.key, min(case when x.name = $2 then 0 when starts_with(x.name, $2) then 1 else 2 end) as rank
            from (select key from candidates union select key from revenant_entity_names where names @> array[$2]) c
              join revenant_entity_names n on n.key = c.key cross join lateral unnest(n.names) as x(name)
            where (' ' || x.name) like all (array(select json_array_elements_text($3::json))) group by n.key
            union all select key, 0 from revenant_entities where key = $1),
          best as (select key, min(rank) as rank from ranked group by key),
          shown as (
            select b.key, b.rank, left(e.id, 200) as id from best b join revenant_entities e on e.key = b.key
            where $5::json is null or
              (b.rank, left(e.id, 200) collate "C", b.key) > (($5::json->>0)::integer, $5::json->>1, $5::json->>2)
            order by b.rank, left(e.id, 200) collate "C", b.key limit $4::bigint)
          select (select count(*)::integer from best) as total,
            coalesce((select json_agg(json_build_object('entity', e.doc, 'place', json_build_array(s.rank, s.id, s.key))
              order by s.rank, s.id collate "C", s.key)
              from shown s join revenant_entities e on e.key = s.key), '[]'::json) as found`;
        const place = after === null ? null : JSON.stringify(after);
        const params = [keyOf(id), whole, JSON.stringify(like), most + 1, place, ...candidates.params];
        const { total, found } = (await firstRow<Ranked>(pool, sql, params)) ?? { total: 0, found: [] };
        return {
          found: found.slice(0, most).map(({ entity }) => entity),
          total: Math.min(total, MOST),
          cut: total > MOST,
          next: found.length > most ? (found[most - 1]?.place ?? null) : null,
        };
      }
    },
  };
}

interface Ranked {
  readonly total: number;
  readonly found: readonly { readonly entity: Entity; readonly place: FoundPlace }[];
}

interface Candidates {
  readonly sql: string;
  /** From $6 on. */
  readonly params: readonly string[];
}

const span = (table: string, n: number): string => `${table}.word >= $${n} and ${table}.word < $${n} || '${END}'`;

/**
 * Keys with the rarest of the words; if that is common too, with all words. At most one more than
 * are ranked.
 */
async function candidatesOf(words: readonly string[], pool: SqlPool): Promise<Candidates> {
  const begins = [...new Set(words.map((word) => word.slice(0, WORD)))];
  const counted: { word: string; n: number }[] = [];
  for (const word of begins) {
    const sql = `select count(*)::integer as n from (select from revenant_entity_words a where ${span('a', 1)} limit ${MOST + 1}) as counted`;
    counted.push({ word, n: (await firstValue<number>(pool, sql, [word])) ?? 0 });
  }
  counted.sort((a, b) => a.n - b.n);
  const [rarest, ...others] = counted;
  if (rarest === undefined) return { sql: `select ''::text as key where false`, params: [] };
  const asked = rarest.n > MOST ? others : [];
  const all = asked.map(
    (_, i) => ` and exists (select from revenant_entity_words b where b.key = a.key and ${span('b', 7 + i)})`,
  );
  return {
    sql: `select a.key from revenant_entity_words a where ${span('a', 6)}${all.join('')} limit ${MOST + 1}`,
    params: [rarest.word, ...asked.map(({ word }) => word)],
  };
}

function wordsOf(name: string): string[] {
  return name.split(' ').flatMap((word) => {
    if (!UNSPACED.test(word)) return word.slice(0, WORD);
    const signs = [...word].slice(0, MOST_TAILS);
    return signs.map((_, from) => signs.slice(from).join('').slice(0, WORD));
  });
}
