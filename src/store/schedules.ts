import type { Schedule, Schedules } from '../model/ports/store.ts';
import { cleanJson } from './clean.ts';
import type { SqlPool } from './pool.ts';
import { instantOf, instantOrNull } from './rows.ts';

interface ScheduleRow {
  readonly doc: Schedule;
  readonly created_at: Date | string;
  readonly last_run_at: Date | string | null;
}

export function openSchedules(pool: SqlPool): Schedules {
  return {
    /** Inserts or replaces by id. When it was first added, from which its interval counts, and when it last ran are not forgotten. */
    async add(schedule) {
      await pool.query(
        `insert into revenant_schedules as s (id, doc, created_at, last_run_at)
        values ($1, $2::json, $3::timestamptz, $4::timestamptz)
        on conflict (id) do update set doc = excluded.doc, created_at = least(s.created_at, excluded.created_at),
          last_run_at = coalesce(excluded.last_run_at, s.last_run_at)`,
        [schedule.id, cleanJson(schedule), schedule.createdAt, schedule.lastRunAt],
      );
    },
    async list() {
      const { rows } = await pool.query<ScheduleRow>(
        'select doc, created_at, last_run_at from revenant_schedules order by created_at, id',
      );
      return rows.map(scheduleOf);
    },
    async get(id) {
      const { rows } = await pool.query<ScheduleRow>(
        'select doc, created_at, last_run_at from revenant_schedules where id = $1',
        [id],
      );
      return rows[0] === undefined ? null : scheduleOf(rows[0]);
    },
    async remove(id) {
      const { rows } = await pool.query('delete from revenant_schedules where id = $1 returning id', [id]);
      return rows.length > 0;
    },
    async start(id, previous, at) {
      const { rows } = await pool.query(
        `update revenant_schedules set last_run_at = $3::timestamptz
        where id = $1 and last_run_at is not distinct from $2::timestamptz and last_run_at is distinct from $3::timestamptz
        returning id`,
        [id, previous, at],
      );
      return rows.length > 0;
    },
  };
}

function scheduleOf({ doc, created_at, last_run_at }: ScheduleRow): Schedule {
  return { ...doc, createdAt: instantOf(created_at), lastRunAt: instantOrNull(last_run_at) };
}
