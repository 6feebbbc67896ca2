import type { SqlPool } from '../database/pool.ts';
import { valuesOf } from '../database/rows.ts';

/**
 * Writes all tables anew, one at a time, so that neither the files of the database nor its
 * write-ahead log hold a removed row (PostgreSQL 18, VACUUM FULL; the log keeps no old segments:
 * `wal_recycle`). For the embedded database: nobody else vacuums it, and others wait meanwhile.
 * It serves all purges that have come to their end before. They are said to go on, so that no
 * worker takes them up.
 */
export async function rewriteTables(pool: SqlPool): Promise<void> {
  const ended = await valuesOf<string>(pool, `select id from revenant_purges where phase = 'end'`);
  const sql = `select oid::regclass::text from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace order by 1`;
  for (const table of await valuesOf<string>(pool, sql)) {
    await pool.query('update revenant_purges set moved_at = clock_timestamp() where id = any($1)', [ended]);
    await pool.query(`vacuum (full) ${table}`);
    // At once: the log would else hold a copy of every table until the end.
    await pool.query('checkpoint');
  }
  await pool.query(`update revenant_purges set phase = 'clean' where id = any($1)`, [ended]);
  await pool.query('select pg_switch_wal()');
  await pool.query('checkpoint');
}
