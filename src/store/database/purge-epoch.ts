/** The state of purges: what caches compare themselves with. */
import type { Queryable } from './pool.ts';
import { firstValue } from './rows.ts';

/**
 * `Purges.epoch`: each part has its record, and two parts are never at work at once, so the last
 * committed one has the highest number. Only purges count: others write here too, and may commit a
 * higher number before a part that is at work. A purge at its end counts too: the last rows are
 * gone, and their record is still to come.
 */
export async function purgeEpoch(client: Queryable): Promise<string> {
  const sql = `select concat_ws(' ', coalesce(max(seq), 0),
      (select string_agg(id, ' ' order by seq) from revenant_purges where phase in ('end', 'clean'))) as epoch
    from revenant_operations where kind in ('purge', 'purge-part')`;
  return (await firstValue<string>(client, sql)) ?? '';
}
