/** Counts of a run: done, at work, to retry. */
import type { DeferredTarget, Ledger, RunProgress, Unread } from '../../model/ports/ledger.ts';
import type { SqlPool } from '../database/pool.ts';
import { firstRow } from '../database/rows.ts';

/** Sites of one reason, and reasons. */
const SITES = 20;
const REASONS = 50;

/** Enough to see how fast a run goes. */
const PACE_VISITS = 60;

export function openRunCounts(pool: SqlPool) {
  return {
    async progress(run) {
      const progress = await firstRow<RunProgress>(
        pool,
        `select count(*)::int as total,
          (count(*) filter (where step is distinct from 'capture'))::int as captured,
          (count(*) filter (where step is null or step = 'screen'))::int as fingerprinted,
          (count(*) filter (where step is null))::int as screened
        from revenant_targets where run = $1`,
        [run],
      );
      return progress ?? { total: 0, captured: 0, fingerprinted: 0, screened: 0 };
    },
    async atWork(run) {
      const held = await firstRow<{ url: string }>(
        pool,
        `select seed->>'url' as url from revenant_targets where run = $1 and worker is not null
        order by ordinal desc limit 1`,
        [run],
      );
      // The documents of the latest only: those of the whole run would cost more at every look.
      const { rows } = await pool.query<{ ended: string }>(
        `select doc->>'endedAt' as ended from (
          select doc from revenant_visits where run = $1 order by seq desc limit $2) as latest`,
        [run, PACE_VISITS],
      );
      return { target: held?.url ?? null, ended: rows.map(({ ended }) => ended).sort() };
    },
    async outcomes(run) {
      const { rows } = await pool.query<{ state: string; count: number }>(
        `select v.state, count(*)::int as count from revenant_targets t join revenant_visits v on v.id = t.visit
        where t.run = $1 group by v.state order by v.state`,
        [run],
      );
      return Object.fromEntries(rows.map(({ state, count }) => [state, count]));
    },
    async unread(run) {
      const counted = `count(*)::int as count, (array_agg(site order by site))[1:${SITES}] as sites`;
      const targets = await pool.query<Unread>(
        `select state, condition, reason, ${counted} from (
          select v.state, v.doc->>'condition' as condition, v.reason, v.site
          from revenant_targets t join revenant_visits v on v.id = t.visit
          where t.run = $1 and v.state not in ('captured', 'partial')) as ended
        group by state, condition, reason order by 4 desc, reason limit ${REASONS}`,
        [run],
      );
      const pages = await pool.query<Unread>(
        `select state, condition, reason, ${counted} from (
          select 'partial' as state, 'content' as condition, m.mark as reason, v.site
          from revenant_targets t join revenant_visits v on v.id = t.visit, json_array_elements_text(v.doc->'marks') as m(mark)
          where t.run = $1 and v.state in ('captured', 'partial') and m.mark ~ '^(limit|trap|robots):') as left_out
        group by state, condition, reason order by 4 desc, reason limit ${REASONS}`,
        [run],
      );
      return { targets: targets.rows, pages: pages.rows };
    },
    async deferred(run) {
      const { rows } = await pool.query<Omit<DeferredTarget, 'at'> & { at: Date }>(
        `select v.doc->>'target' as target, v.reason, t.not_before as at, t.step is not distinct from 'capture' as held
        from revenant_targets t join revenant_visits v on v.id = t.visit
        where t.run = $1 and t.worker is null and t.not_before > clock_timestamp() order by t.not_before, t.ordinal`,
        [run],
      );
      return rows.map((row) => ({ ...row, at: row.at.toISOString() }));
    },
  } satisfies Partial<Ledger>;
}
