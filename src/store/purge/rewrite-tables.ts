import type { SqlPool } from '../database/pool.ts';
import { valuesOf } from '../database/rows.ts';

/**
 * Writes all tables anew, one at a time, so that neither the files of the database nor its
 * write-ahead log hold a removed row (PostgreSQL 17, VACUUM FULL; the log keeps no old segments:
 * `wal_recycle`). For the embedded database: nobody else vacuums it, and others wait meanwhile.
 */
export async function rewriteTables(pool: SqlPool): Promise<void> {
  const sql = `select oid::regclass::text from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace order by 1`;
  for (const table of await valuesOf<string>(pool, sql)) await pool.query(`vacuum (full) ${table}`);
  await pool.query('select pg_switch_wal()');
  await pool.query('checkpoint');
}
