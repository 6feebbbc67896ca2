import type { Schedule, Schedules } from '../../model/ports/schedules.ts';
import { cleanText } from '../../model/text/clean-text.ts';
import type { Queryable, SqlPool } from '../database/pool.ts';
import { cleanJson, firstRow, hasRow } from '../database/rows.ts';

type ScheduleRow = { readonly doc: Schedule; readonly created_at: Date; readonly last_run_at: Date | null };
const SELECT = 'select doc, created_at, last_run_at from revenant_schedules';

export function openSchedules(pool: SqlPool): Schedules {
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
    list: async () => (await pool.query<ScheduleRow>(`${SELECT} order by created_at, id`)).rows.map(scheduleOf),
    async heads() {
      const sql = `select (doc::jsonb - 'seeds')::json as doc, json_array_length(doc->'seeds') as targets, created_at, last_run_at
        from revenant_schedules order by created_at, id`;
      const { rows } = await pool.query<ScheduleRow & { readonly targets: number }>(sql);
      return rows.map(({ targets, ...row }) => ({ ...scheduleOf(row), targets }));
    },
    async named(name) {
      const { rows } = await pool.query<ScheduleRow>(`${SELECT} where doc->>'name' = $1 order by created_at, id`, [
        cleanText(name),
      ]);
      return rows.map(scheduleOf);
    },
    async get(id) {
      const row = await firstRow<ScheduleRow>(pool, `${SELECT} where id = $1`, [id]);
      return row === null ? null : scheduleOf(row);
    },
    change: (id, to) =>
      hasRow(pool, 'update revenant_schedules set doc = (doc::jsonb || $2::jsonb)::json where id = $1 returning id', [
        id,
        cleanJson(to),
      ]),
    remove: (id) => hasRow(pool, 'delete from revenant_schedules where id = $1 returning id', [id]),
    start: (id, previous, at) => startSchedule(id, previous, at, pool),
  };
}

export async function startSchedule(
  id: string,
  previous: string | null,
  at: string,
  client: Queryable,
): Promise<boolean> {
  const started = await firstRow(
    client,
    `update revenant_schedules set last_run_at = $3::timestamptz
    where id = $1 and last_run_at is not distinct from $2::timestamptz and last_run_at is distinct from $3::timestamptz
    returning id`,
    [id, previous, at],
  );
  return started !== null;
}

function scheduleOf({ doc, created_at, last_run_at }: ScheduleRow): Schedule {
  return { ...doc, createdAt: created_at.toISOString(), lastRunAt: last_run_at?.toISOString() ?? null };
}
