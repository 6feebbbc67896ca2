/** What the scheduler asks of the database, at lists of growing length. */
import type pg from 'pg';
import type { Store } from '../../src/model/ports/store.ts';
import { at } from './index-shard.ts';

export interface SchedulerReport {
  readonly targets: number;
  readonly bytesPerTarget: number;
  /** Medians in milliseconds: the next 5,000 targets, how many wait, the figures for metrics, one claim, one pair of lanes, one round of a run. */
  readonly nextMs: number;
  readonly backlogMs: number;
  readonly metricsMs: number;
  readonly claimMs: number;
  readonly lanesMs: number;
  readonly openStepMs: number;
  /** A whole count of a run: the steps of a run do it rarely. */
  readonly countMs: number;
}

const HINTS = 5_000;
const CLAIMS = 200;

/** Fills the real tables with one run, and asks as a worker does. Leaves them empty. */
export async function measureScheduler(pool: pg.Pool, store: Store, targets: number): Promise<SchedulerReport> {
  await pool.query(
    `insert into revenant_runs (id, key, ordinal, options, targets) values ('run', 'run', 1, '{}', $1)`,
    [targets],
  );
  await pool.query(
    `insert into revenant_targets (id, run, ordinal, seed, step)
    select encode(sha256(n::text::bytea), 'hex'), 'run', n,
      json_build_object('url', 'https://shop-' || n || '.example/', 'kind', 'website', 'tags', json_build_array()), 'capture'
    from generate_series(1, $1::integer) as g(n)`,
    [targets],
  );
  await pool.query(
    `insert into revenant_lanes (key, holder, lease_until, next_at)
    select 'domain shop-' || n || '.example', null, now(), now() from generate_series(1, $1::integer) as g(n)`,
    [targets],
  );
  await pool.query('vacuum analyze revenant_targets, revenant_lanes');
  const { ledger, fleet, lanes } = store;
  const next = await ledger.waiting(undefined, CLAIMS);
  const claims: number[] = [];
  const pairs: number[] = [];
  for (const [n, { id }] of next.entries()) {
    claims.push(
      await timeOf(async () => {
        const claim = await ledger.claim(id, 'capture', 'worker', false, 60_000);
        if (claim !== null) await ledger.release(claim);
      }),
    );
    const uses = ['domain', 'address'].map((kind) => ({
      key: `${kind} shop-${n + 1}.example`,
      restMs: 0,
      deferredMs: null,
    }));
    pairs.push(
      await timeOf(async () => {
        await lanes.take(uses, 60_000);
        await lanes.leave(uses, { inARow: 3, pauseMs: 1_000 });
      }),
    );
  }
  const { rows } = await pool.query<{ bytes: number }>(
    "select pg_total_relation_size('revenant_targets')::float as bytes",
  );
  const report = {
    targets,
    bytesPerTarget: Math.round((rows[0]?.bytes ?? 0) / targets),
    nextMs: await medianOf(() => ledger.waiting(undefined, HINTS)),
    backlogMs: await medianOf(() => ledger.backlog(HINTS)),
    metricsMs: await medianOf(() => fleet.steps()),
    claimMs: at(
      claims.sort((a, b) => a - b),
      0.5,
    ),
    lanesMs: at(
      pairs.sort((a, b) => a - b),
      0.5,
    ),
    openStepMs: await medianOf(() => ledger.firstOpenStep('run')),
    countMs: await medianOf(() => ledger.progress('run')),
  };
  await pool.query('truncate revenant_runs, revenant_lanes cascade');
  return report;
}

async function medianOf(work: () => Promise<unknown>): Promise<number> {
  const times: number[] = [];
  for (let i = 0; i < 5; i++) times.push(await timeOf(work));
  return at(
    times.sort((a, b) => a - b),
    0.5,
  );
}

async function timeOf(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}
