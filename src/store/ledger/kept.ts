import type { KeptSource } from '../../model/kept-source.ts';
import type { KeptSources } from '../../model/ports/kept.ts';
import type { SqlPool } from '../database/pool.ts';
import { cleanJson, documents, firstRow } from '../database/rows.ts';

export function openKept(pool: SqlPool): KeptSources {
  return {
    async put(source) {
      await pool.query(
        `insert into revenant_kept (id, kind, next_at, doc) values ($1, $2, $3::timestamptz, $4::json)
        on conflict (id) do update set next_at = excluded.next_at, doc = excluded.doc`,
        [source.id, source.kind, source.nextAt, cleanJson(source)],
      );
    },
    all: (kind) => documents<KeptSource>(pool, 'select doc from revenant_kept where kind = $1 order by seq', [kind]),
    remove: async (id) => (await firstRow(pool, 'delete from revenant_kept where id = $1 returning id', [id])) !== null,
    async take(leaseMs) {
      const [source] = await documents<KeptSource>(
        pool,
        `update revenant_kept set next_at = clock_timestamp() + $1::double precision * interval '1 millisecond'
        where id = (select id from revenant_kept where next_at <= clock_timestamp()
          order by next_at, seq limit 1 for update skip locked)
        returning doc`,
        [leaseMs],
      );
      return source ?? null;
    },
    async settle(source) {
      await pool.query('update revenant_kept set next_at = $2::timestamptz, doc = $3::json where id = $1', [
        source.id,
        source.nextAt,
        cleanJson(source),
      ]);
    },
  };
}
