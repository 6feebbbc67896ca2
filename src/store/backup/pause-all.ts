/**
 * A restored copy beside its original must neither crawl nor alert by itself: a person resumes it.
 */
import type { PausedByRestore } from '../../model/backup.ts';
import type { Queryable } from '../database/pool.ts';
import { rowsOf } from '../database/rows.ts';

/**
 * Pauses every schedule and hook that is active, and every purge that has not ended. `at`: the time
 * that their pages show.
 */
export async function pauseAll(at: string, client: Queryable): Promise<PausedByRestore> {
  const pause = async (table: string, field: string): Promise<{ id: string; name: string | null }[]> => {
    return rowsOf<{ id: string; name: string | null }>(
      client,
      `update revenant_${table} set doc = (doc::jsonb || jsonb_build_object('${field}', $1::text))::json
      where doc->>'${field}' is null returning id, doc->>'name' as name`,
      [at],
    );
  };
  const schedules = (await pause('schedules', 'pausedAt')).map(({ id, name }) => name ?? id).sort();
  const hooks = (await pause('hooks', 'disabledAt')).map(({ id }) => id).sort();
  // No worker takes it up: it has moved too late for that. `purge --resume` does.
  const { rows: purges } = await client.query<{ id: string }>(
    `update revenant_purges set moved_at = 'infinity' returning id`,
  );
  const sql = 'select count(*)::integer as n from revenant_runs where finished_at is null';
  const { rows } = await client.query<{ n: number }>(sql);
  return { schedules, hooks, runs: rows[0]?.n ?? 0, purges: purges.length };
}
