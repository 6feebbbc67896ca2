import type { Hook } from '../model/alert.ts';
import type { Hooks } from '../model/ports/store.ts';
import type { SqlPool } from './pool.ts';
import { cleanJson, documents, firstRow } from './rows.ts';

export function openHooks(pool: SqlPool): Hooks {
  return {
    async add(hook) {
      await pool.query(
        `insert into revenant_hooks (id, doc) values ($1, $2::json) on conflict (id) do update set doc = excluded.doc`,
        [hook.id, cleanJson(hook)],
      );
    },
    list: () => documents<Hook>(pool, 'select doc from revenant_hooks order by seq'),
    /** Its deliveries stay on record. */
    remove: async (id) =>
      (await firstRow(pool, 'delete from revenant_hooks where id = $1 returning id', [id])) !== null,
  };
}
