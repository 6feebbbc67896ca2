import type { Hook } from '../model/alert.ts';
import type { Hooks } from '../model/ports/store.ts';
import { cleanJson } from './clean.ts';
import type { SqlPool } from './pool.ts';

export function openHooks(pool: SqlPool): Hooks {
  return {
    /** Inserts or replaces by id. */
    async add(hook) {
      await pool.query(
        `insert into revenant_hooks (id, doc) values ($1, $2::json) on conflict (id) do update set doc = excluded.doc`,
        [hook.id, cleanJson(hook)],
      );
    },
    async list() {
      const { rows } = await pool.query<{ doc: Hook }>('select doc from revenant_hooks order by seq');
      return rows.map((row) => row.doc);
    },
    /** Its deliveries stay on record. */
    async remove(id) {
      const { rows } = await pool.query('delete from revenant_hooks where id = $1 returning id', [id]);
      return rows.length > 0;
    },
  };
}
