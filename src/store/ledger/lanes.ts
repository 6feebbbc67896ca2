import { randomUUID } from 'node:crypto';
import type { Lanes } from '../../model/ports/lanes.ts';
import type { SqlPool } from '../database/pool.ts';

/** A lane at rest for so long is deleted. */
const FORGOTTEN = "interval '1 day'";
/** A worker runs for months and meets a new host every few seconds: old lanes must go. */
const SWEEP_EVERY_MS = 3_600_000;
const NOW = 'clock_timestamp()';
const MS = "interval '1 millisecond'";

/** Rows are locked in the order of their keys: two workers whose lanes cross must not deadlock. */
const OURS = (keys: string): string =>
  `select key from revenant_lanes where holder = $2 and key in (select json_array_elements_text(${keys}::json)) order by key for update`;

/**
 * Crawl delays by the database's clock. One statement takes a pair of lanes, or a second gives them
 * back.
 */
export function openLanes(pool: SqlPool): Lanes {
  const holder = randomUUID();
  let nextSweep = 0;

  return {
    async take(lanes, leaseMs) {
      if (performance.now() >= nextSweep) {
        nextSweep = performance.now() + SWEEP_EVERY_MS;
        const rest = 'greatest(lease_until, next_at, paused_until)';
        await pool.query(`delete from revenant_lanes where ${rest} < ${NOW} - ${FORGOTTEN}`);
      }
      const { rows } = await pool.query<{ key: string }>(
        `insert into revenant_lanes as l (key, holder, lease_until, next_at)
        select key, $2, ${NOW} + $3::double precision * ${MS}, ${NOW} + rest_ms * ${MS}
        from json_to_recordset($1::json) as w(key text, rest_ms double precision) order by key
        on conflict (key) do update
          set holder = excluded.holder, lease_until = excluded.lease_until, next_at = excluded.next_at
          where (l.holder is null or l.lease_until <= ${NOW}) and greatest(l.next_at, l.paused_until) <= ${NOW}
        returning l.key`,
        [JSON.stringify(lanes.map(({ key, restMs }) => ({ key, rest_ms: restMs }))), holder, leaseMs],
      );
      if (rows.length === lanes.length) return { ok: true };
      const won = new Set(rows.map(({ key }) => key));
      const busy = await pool.query<{ key: string; rest_ms: number; paused_ms: number; held: boolean }>(
        `with mine as (${OURS('$3')}), back as (
          update revenant_lanes l set holder = null, lease_until = ${NOW}, next_at = ${NOW}
          from mine where l.key = mine.key)
        select key, ${msUntil('greatest(next_at, paused_until)')} as rest_ms, ${msUntil('paused_until')} as paused_ms,
          holder is not null and lease_until > ${NOW} as held
        from revenant_lanes where key in (select json_array_elements_text($1::json))`,
        [JSON.stringify(lanes.map(({ key }) => key).filter((key) => !won.has(key))), holder, JSON.stringify([...won])],
      );
      return {
        ok: false,
        restMs: Math.max(0, ...busy.rows.map((row) => row.rest_ms)),
        pausedMs: Math.max(0, ...busy.rows.map((row) => row.paused_ms)),
        held: busy.rows.filter((row) => row.held).map(({ key }) => key),
      };
    },

    async renew(keys, leaseMs) {
      await pool.query(
        `update revenant_lanes set lease_until = ${NOW} + $3::double precision * ${MS}
        where key in (${OURS('$1')})`,
        [JSON.stringify(keys), holder, leaseMs],
      );
    },

    async leave(lanes, { inARow, pauseMs }) {
      const rows = lanes.map((lane) => ({ key: lane.key, rest_ms: lane.restMs, deferred_ms: lane.deferredMs }));
      await pool.query(
        `with mine as (${OURS('$5')})
        update revenant_lanes l set holder = null, lease_until = ${NOW}, next_at = ${NOW} + w.rest_ms * ${MS},
          deferrals = case when w.deferred_ms is null then 0 else l.deferrals + 1 end,
          paused_until = case
            when w.deferred_ms is null then l.paused_until
            when l.deferrals + 1 >= $3 then
              greatest(l.paused_until, ${NOW} + greatest(w.deferred_ms, $4::double precision) * ${MS})
            else greatest(l.paused_until, ${NOW} + w.deferred_ms * ${MS}) end
        from json_to_recordset($1::json) as w(key text, rest_ms double precision, deferred_ms double precision), mine
        where l.key = w.key and l.key = mine.key`,
        [JSON.stringify(rows), holder, inARow, pauseMs, JSON.stringify(lanes.map(({ key }) => key))],
      );
    },
  };
}

function msUntil(instant: string): string {
  return `(case when ${instant} > ${NOW} then extract(epoch from ${instant} - ${NOW}) * 1000 else 0 end)::double precision`;
}
