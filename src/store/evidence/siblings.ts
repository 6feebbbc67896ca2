/**
 * Remembers which fingerprints were found to be copies of one shop. Only a cache: missing pairs are
 * compared again. So rows that a purge locks are skipped, and nothing waits for it.
 */
import type { Decided, Fingerprints } from '../../model/ports/fingerprints.ts';
import { type SqlPool, transaction } from '../database/pool.ts';
import { mapOf } from '../database/rows.ts';

export function openDecisions(pool: SqlPool): Pick<Fingerprints, 'siblings' | 'keepSiblings' | 'pruneSiblings'> {
  return {
    siblings: (model, ids) =>
      mapOf<string, Decided>(
        pool,
        `select v.id as fingerprint, s.decided from json_array_elements_text($2::json) as v(id)
          cross join lateral (select decided from revenant_siblings where fingerprint = v.id and model = $1) as s`,
        [model, JSON.stringify(ids)],
      ),
    async keepSiblings(model, decided) {
      await pool.query(
        `with d as (select id, decided from json_to_recordset($2::json) as j(id text, decided json)),
        free as (select id from revenant_fingerprints where id in (select id from d) order by id for key share skip locked)
        insert into revenant_siblings as s (fingerprint, model, decided)
        select d.id, $1, d.decided from d join free using (id) order by d.id
        on conflict (fingerprint, model) do update set decided = (s.decided::jsonb || excluded.decided::jsonb)::json`,
        [model, JSON.stringify([...decided].map(([id, of]) => ({ id, decided: of })))],
      );
    },
    pruneSiblings: (model) =>
      transaction(pool, async (client) => {
        await client.query(
          `delete from revenant_siblings where (fingerprint, model) in (
            select s.fingerprint, s.model from revenant_siblings s
            where s.model <> $1 or not exists (select 1 from revenant_sites k where k.fingerprint = s.fingerprint)
            for update skip locked)`,
          [model],
        );
        await client.query(
          `with live as (select distinct left(fingerprint, 32) as name from revenant_sites),
          stale as (
            select s.fingerprint, coalesce(json_object_agg(e.key, e.value) filter (where live.name is not null), '{}') as decided
            from revenant_siblings s cross join lateral json_each(s.decided) as e left join live on live.name = e.key
            where s.model = $1 group by s.fingerprint having count(*) > count(live.name)),
          free as (
            select fingerprint from revenant_siblings where model = $1 and fingerprint in (select fingerprint from stale)
            for update skip locked)
          update revenant_siblings s set decided = stale.decided from stale join free using (fingerprint)
          where s.fingerprint = stale.fingerprint and s.model = $1`,
          [model],
        );
      }),
  };
}
