import type { Schedule, Schedules } from '../../model/ports/schedules.ts';
import { cleanText } from '../../model/text/clean-text.ts';
import type { Queryable, SqlPool } from '../database/pool.ts';
import { cleanJson, hasRow, rowsOf } from '../database/rows.ts';

type ScheduleRow = { readonly doc: Schedule; readonly created_at: Date; readonly last_run_at: Date | null };

export function openSchedules(pool: SqlPool): Schedules {
  const schedules = async (rest: string, params: readonly unknown[] = []): Promise<Schedule[]> => {
    const sql = `select doc, created_at, last_run_at from revenant_schedules ${rest}`;
    return (await rowsOf<ScheduleRow>(pool, sql, params)).map(scheduleOf);
  };
  return {
    /**
     * By id. The first createdAt stays, since the interval counts from it; so does the last run.
     */
    async add(schedule) {
      await pool.query(
        `insert into revenant_schedules as s (id, doc, created_at, last_run_at)
        values ($1, $2::json, $3::timestamptz, $4::timestamptz)
        on conflict (id) do update set doc = excluded.doc, created_at = least(s.created_at, excluded.created_at),
          last_run_at = coalesce(excluded.last_run_at, s.last_run_at)`,
        [schedule.id, cleanJson(schedule), schedule.createdAt, schedule.lastRunAt],
      );
    },
    list: () => schedules('order by created_at, id'),
    async heads() {
      const sql = `select (doc::jsonb - 'seeds')::json as doc, json_array_length(doc->'seeds') as targets, created_at, last_run_at
        from revenant_schedules order by created_at, id`;
      const { rows } = await pool.query<ScheduleRow & { readonly targets: number }>(sql);
      return rows.map(({ targets, ...row }) => ({ ...scheduleOf(row), targets }));
    },
    named: (name) => schedules(`where doc->>'name' = $1 order by created_at, id`, [cleanText(name)]),
    get: async (id) => (await schedules('where id = $1', [id]))[0] ?? null,
    change: (id, to) =>
      hasRow(pool, 'update revenant_schedules set doc = (doc::jsonb || $2::jsonb)::json where id = $1 returning id', [
        id,
        cleanJson(to),
      ]),
    remove: (id) => hasRow(pool, 'delete from revenant_schedules where id = $1 returning id', [id]),
    start: (id, previous, at) => startSchedule(id, previous, at, pool),
  };
}

export function startSchedule(id: string, previous: string | null, at: string, client: Queryable): Promise<boolean> {
  return hasRow(
    client,
    `update revenant_schedules set last_run_at = $3::timestamptz
    where id = $1 and last_run_at is not distinct from $2::timestamptz and last_run_at is distinct from $3::timestamptz
    returning id`,
    [id, previous, at],
  );
}

function scheduleOf({ doc, created_at, last_run_at }: ScheduleRow): Schedule {
  return { ...doc, createdAt: created_at.toISOString(), lastRunAt: last_run_at?.toISOString() ?? null };
}
