/**
 * A restored copy beside its original must neither crawl nor alert by itself: a person resumes it.
 */
import type { PausedByRestore } from '../../model/backup.ts';
import type { Queryable } from '../database/pool.ts';
import { firstValue, rowsOf } from '../database/rows.ts';

/**
 * Pauses every schedule and hook that is active, and every purge that has not ended. `at`: the time
 * that their pages show.
 */
export async function pauseAll(at: string, client: Queryable): Promise<PausedByRestore> {
  const pause = (table: string, field: string) =>
    rowsOf<{ id: string; name: string | null }>(
      client,
      `update revenant_${table} set doc = (doc::jsonb || jsonb_build_object('${field}', $1::text))::json
      where doc->>'${field}' is null returning id, doc->>'name' as name`,
      [at],
    );
  const schedules = (await pause('schedules', 'pausedAt')).map(({ id, name }) => name ?? id).sort();
  const hooks = (await pause('hooks', 'disabledAt')).map(({ id }) => id).sort();
  // No worker takes it up: it has moved too late for that. `purge --resume` does.
  const purges = await rowsOf(client, `update revenant_purges set moved_at = 'infinity' returning id`);
  const sql = 'select count(*)::integer as n from revenant_runs where finished_at is null';
  return { schedules, hooks, runs: (await firstValue<number>(client, sql)) ?? 0, purges: purges.length };
}
