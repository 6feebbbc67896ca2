import type { Called, Ledger } from '../../model/ports/ledger.ts';
import type { SqlPool } from '../database/pool.ts';
import { after, firstRow } from '../database/rows.ts';

/**
 * The first in line may be called again after this long; the others sooner, where nobody holds
 * their lane.
 */
const FIRST_AGAIN_MS = 30_000;
/** After which workers of older versions take the others without a call. */
const OTHERS_AGAIN_MS = 3_600_000;
const IS_FIRST = `not exists (select from revenant_targets w where w.waits_for = $3 and (w.ready_at, w.ordinal) < (t.ready_at, t.ordinal))`;

const IN_LINE = `w.worker is null and w.step = 'capture' order by w.ready_at, w.ordinal`;
const HELD = `select from revenant_lanes h where h.key = lane and h.holder is not null and h.lease_until > clock_timestamp()`;
/**
 * Jumps from line to line in the index. The first of a line that was called a moment ago is given
 * time to come.
 */
const FREE = `
  with recursive lines(lane) as (
    select min(waits_for) from revenant_targets where waits_for is not null
    union all
    select (select min(waits_for) from revenant_targets where waits_for > lane) from lines where lane is not null)
  select lane from lines cross join lateral (
    select w.put_off_until from revenant_targets w where w.waits_for = lane and ${IN_LINE} limit 1) as first
  where lane is not null and not exists (${HELD})
    and (put_off_until between clock_timestamp() and ${after('$1')}) is not true
  limit $2`;

/** Targets that wait for a lane, in the order in which they became ready. */
export function openLine(pool: SqlPool) {
  return {
    async waitFor({ target, token }, lane) {
      // The lock on the lane: its holder leaves before us, and we see it, or after us, and sees us
      // waiting.
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
    callNext: (lanes) => call(pool, 'select unnest($2::text[]) as lane', [lanes]),
    callFree: (most) => call(pool, FREE, [most]),
  } satisfies Partial<Ledger>;
}

/**
 * Calls the first in these lines. The second may be called soon, in case the first is not heard of
 * again.
 */
async function call(pool: SqlPool, lanes: string, parameters: readonly unknown[]): Promise<Called[]> {
  const { rows } = await pool.query<Pick<Called, 'id' | 'needsBrowser'> & { token: string; place: string }>(
    `with lanes as materialized (${lanes}), line as materialized (
      select first.id, row_number() over (partition by lane order by first.ready_at, first.ordinal) as place
      from lanes cross join lateral (
        select w.id, w.ready_at, w.ordinal from revenant_targets w where w.waits_for = lane and ${IN_LINE}
        limit 2 for update skip locked) as first)
    update revenant_targets t set waits_for = case when line.place > 1 then t.waits_for end,
      put_off_until = case when line.place > 1 then least(t.put_off_until, ${after('$1')}) end
    from line where t.id = line.id returning t.id, t.needs_browser as "needsBrowser", t.token, line.place`,
    [FIRST_AGAIN_MS, ...parameters],
  );
  return rows
    .filter(({ place }) => Number(place) === 1)
    .map(({ id, needsBrowser, token }) => ({ id, needsBrowser, call: `${id}x${token}` }));
}
