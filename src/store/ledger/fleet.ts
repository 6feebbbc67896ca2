import { COUNTED, type Fleet, type StepLoad, type WorkerState } from '../../model/ports/fleet.ts';
import type { Work } from '../../model/ports/ledger.ts';
import type { SqlPool } from '../database/pool.ts';
import { after, cleanJson, firstRow, hasRow, mapOf } from '../database/rows.ts';
import { BEGINNINGS, IN_ORDER, PAST_BARRIER, READY } from './targets.ts';

const NOW = 'clock_timestamp()';
const MOST_WORKERS = 1_000;
type WorkerRow = Omit<WorkerState, 'startedAt' | 'seenAt'> & { readonly startedAt: Date; readonly seenAt: Date };

/**
 * The workers that are active, and the waiting work. A dead worker is forgotten when its time is
 * over.
 */
export function openFleet(pool: SqlPool): Fleet {
  return {
    async beat({ id, version, atOnce, pressure, renders }, done, aliveMs) {
      const added = [...done].filter(([, count]) => count !== 0).map(([name, count]) => ({ name, count }));
      // One statement, so that each step is counted once. Names in order: two workers must not
      // deadlock.
      await pool.query(
        `with gone as (delete from revenant_workers where alive_until < ${NOW} and id <> $1),
          counted as (
            insert into revenant_totals as t (name, count)
            select name, count from json_to_recordset($5::json) as w(name text, count double precision) order by name
            on conflict (name) do update set count = t.count + excluded.count)
        insert into revenant_workers (id, version, at_once, pressure, alive_until, renders)
        values ($1, $2, $3, $4, ${after('$6')}, $7)
        on conflict (id) do update set seen_at = ${NOW}, at_once = excluded.at_once, pressure = excluded.pressure,
          alive_until = excluded.alive_until`,
        [id, version, atOnce, pressure, cleanJson(added), aliveMs, renders],
      );
    },
    async leave(id) {
      await pool.query('delete from revenant_workers where id = $1', [id]);
    },
    async workers() {
      const { rows } = await pool.query<WorkerRow>(
        `select id, version, started_at as "startedAt", seen_at as "seenAt", at_once as "atOnce", pressure from revenant_workers
        where alive_until >= ${NOW} order by started_at, id limit ${MOST_WORKERS}`,
      );
      return rows.map((row) => ({ ...row, startedAt: row.startedAt.toISOString(), seenAt: row.seenAt.toISOString() }));
    },
    async draws() {
      const sql = `select 1 from revenant_workers where alive_until >= ${NOW} and renders is not false limit 1`;
      return hasRow(pool, sql);
    },
    async steps() {
      const { rows } = await pool.query<StepLoad & { step: Work }>(
        `select case when next.step = 'capture' and next.render then 'render' else next.step end as step,
          least(sum(ready.n), ${COUNTED})::integer as ready,
          coalesce(max(ready.lag), 0)::double precision as "lagMs", sum(held.n)::integer as "inProgress"
        from ${BEGINNINGS} cross join lateral (
          select count(*) as n, greatest(0, extract(epoch from ${NOW} - min(greatest(ready_at, not_before))) * 1000) as lag
          from (select t.* from revenant_targets t join revenant_runs r on r.id = t.run
            where ${READY} and ${PAST_BARRIER} order by ${IN_ORDER} limit ${COUNTED}) as first) as ready
          cross join lateral (select count(*) as n from revenant_targets w
            where w.step = next.step and w.needs_browser = next.render and w.worker is not null) as held
        group by 1`,
      );
      return Object.fromEntries(rows.map(({ step, ...load }) => [step, load])) as Record<Work, StepLoad>;
    },
    async hosts() {
      const row = await firstRow<{ waiting: number; lanesHeld: number }>(
        pool,
        `select
          (select count(*)::integer from (select 1 from revenant_targets
            where waits_for is not null and step = 'capture' limit ${COUNTED}) as a) as waiting,
          (select count(*)::integer from (select 1 from revenant_lanes
            where holder is not null and lease_until > ${NOW} limit ${COUNTED}) as b) as "lanesHeld"`,
      );
      return row ?? { waiting: 0, lanesHeld: 0 };
    },
    totals: () => mapOf<string, number>(pool, 'select name, count from revenant_totals order by name limit 1000'),
  };
}
