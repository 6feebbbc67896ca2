import type { KeptSource } from '../../model/kept-source.ts';
import type { KeptSources } from '../../model/ports/kept.ts';
import type { SqlPool } from '../database/pool.ts';
import { after, cleanJson, firstValue, hasRow, valuesOf } from '../database/rows.ts';

/** Id and kind of the row with the address of the desk: no source has either. */
const DESK = 'desk';
/** No worker takes it. */
const NEVER = '9999-12-31T00:00:00.000Z';

export function openKept(pool: SqlPool): KeptSources {
  return {
    async put(source) {
      await pool.query(
        `insert into revenant_kept (id, kind, next_at, doc) values ($1, $2, $3::timestamptz, $4::json)
        on conflict (id) do update set next_at = excluded.next_at, doc = excluded.doc`,
        [source.id, source.kind, source.nextAt, cleanJson(source)],
      );
    },
    deskAddress: () => firstValue<string>(pool, `select doc->>'url' from revenant_kept where id = $1`, [DESK]),
    async keepDeskAddress(url) {
      await pool.query(
        `insert into revenant_kept (id, kind, next_at, doc) values ($1, $1, $2::timestamptz, $3::json)
        on conflict (id) do update set doc = excluded.doc`,
        [DESK, NEVER, cleanJson({ url })],
      );
    },
    all: (kind) => valuesOf<KeptSource>(pool, 'select doc from revenant_kept where kind = $1 order by seq', [kind]),
    remove: (id) => hasRow(pool, 'delete from revenant_kept where id = $1 returning id', [id]),
    take: (leaseMs) =>
      firstValue<KeptSource>(
        pool,
        `update revenant_kept set next_at = ${after('$1')}
        where id = (select id from revenant_kept where next_at <= clock_timestamp()
          order by next_at, seq limit 1 for update skip locked)
        returning doc`,
        [leaseMs],
      ),
    async settle(source) {
      const sql = 'update revenant_kept set next_at = $2::timestamptz, doc = $3::json where id = $1';
      await pool.query(sql, [source.id, source.nextAt, cleanJson(source)]);
    },
  };
}
