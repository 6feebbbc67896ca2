import type { Ledger } from '../model/ports/ledger.ts';
import type { SqlPool } from './pool.ts';
import { firstRow } from './rows.ts';

/** The first in line looks for itself after the lease of a dead holder's lane; the others only if even that is lost. */
const FIRST_AGAIN_MS = 30_000;
const OTHERS_AGAIN_MS = 3_600_000;
const IS_FIRST = `not exists (select from revenant_targets w where w.waits_for = $3 and (w.ready_at, w.ordinal) < (t.ready_at, t.ordinal))`;

/** Targets that wait for a lane, in the order in which they became ready. */
export function openLine(pool: SqlPool) {
  return {
    async waitFor({ target, token }, lane) {
      // The lock on the lane: its holder leaves before us, and we see it, or after us, and sees us waiting.
      const row = await firstRow<{ held: boolean }>(
        pool,
        `with held as materialized (
            select from revenant_lanes where key = $3 and holder is not null and lease_until > clock_timestamp() for update),
          moved as (
            update revenant_targets t set worker = null, lease_until = null, waits_for = $3,
              put_off_until = case when ${IS_FIRST} then ${after('$4')} else ${after('$5::double precision * (1 + random())')} end
            where id = $1 and token = $2::bigint and worker is not null and exists (select from held))
        select exists (select from held) as held`,
        [target.id, String(token), lane, FIRST_AGAIN_MS, OTHERS_AGAIN_MS],
      );
      return row?.held === true;
    },
    async callNext(lanes) {
      const { rows } = await pool.query<{ id: string; token: string; place: string }>(
        `with line as materialized (
          select first.id, row_number() over (partition by lane order by first.ready_at, first.ordinal) as place
          from unnest($1::text[]) as l(lane) cross join lateral (
            select w.id, w.ready_at, w.ordinal from revenant_targets w
            where w.waits_for = lane and w.worker is null and w.step = 'capture' and w.put_off_until is not null
            order by w.ready_at, w.ordinal limit 2 for update) as first)
        update revenant_targets t set waits_for = case when line.place > 1 then t.waits_for end,
          put_off_until = case when line.place > 1 then least(t.put_off_until, ${after('$2')}) end
        from line where t.id = line.id returning t.id, t.token, line.place`,
        [lanes, FIRST_AGAIN_MS],
      );
      return rows.filter(({ place }) => Number(place) === 1).map(({ id, token }) => ({ id, call: `${id}x${token}` }));
    },
  } satisfies Partial<Ledger>;
}

/** Milliseconds from now, by the database's clock: the clocks of workers may be wrong. */
export function after(parameter: string): string {
  return `clock_timestamp() + (${parameter}::double precision) * interval '1 millisecond'`;
}
