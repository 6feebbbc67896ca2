import { sha256 } from '../../model/digest.ts';
import { failedVisit } from '../../model/facts/visit.ts';
import type { Claim, Ledger, Retry, Step, Target, Work } from '../../model/ports/ledger.ts';
import { isUrl } from '../../model/text/is-url.ts';
import { beyond } from '../database/migrate.ts';
import { NEWEST } from '../database/migrations.ts';
import { LostClaim, type Queryable, type SqlPool, transaction } from '../database/pool.ts';
import { after, firstRow, firstValue, hasRow } from '../database/rows.ts';
import { appendToLog, visitLogged } from './log.ts';
import { insertVisit } from './visits.ts';
import { openLine } from './waiting-line.ts';

/** Deaths while alone after which an input is not retried. */
const DEADLY = 3;
const WORKING = 'id in (select json_array_elements_text($2::json))';
const COLUMNS =
  't.id, t.run, t.seed, t.step, t.visit, t.suspect, t.deaths, t.attempts, t.needs_browser as "needsBrowser", t.undrawn, t.token';
/** Deferred targets cannot be claimed before their time. `greatest` ignores nulls. */
const DUE = `(t.step <> 'capture' or coalesce(greatest(t.not_before, t.put_off_until) <= clock_timestamp(), true))`;

/** The beginnings of the index revenant_targets_next: `next.step`, `next.render`. */
export const BEGINNINGS = `(select * from unnest('{capture,fingerprint,screen}'::text[]) as s(step), unnest('{f,t}'::boolean[]) as b(render)) as next`;
/** Those in line at a host are called. */
export const READY = `t.step = next.step and t.needs_browser = next.render and t.worker is null
  and (t.waits_for is null or t.step <> 'capture') and ${DUE}`;
/** Screening waits for the background of its run. */
export const PAST_BARRIER = `(t.step <> 'screen' or r.background is not null)`;
/** Suspects last, by deaths; then the longest ready first. */
export const IN_ORDER = 't.suspect, t.deaths, t.ready_at, t.ordinal';

type TargetRow = Target & { readonly token: string | number };

/** Waits for a worker with a browser. Not `undrawn`: those were taken back. */
const TO_DRAW = `step = 'capture' and needs_browser and worker is null`;

/**
 * Leases by the database's clock. Only `reclaim` frees an expired one, so that each death of a
 * worker counts.
 */
export function openTargets(pool: SqlPool) {
  return {
    async waiting(run, most) {
      const { rows } = await pool.query<TargetRow>(
        `select ${COLUMNS} from ${BEGINNINGS} cross join lateral (
          select t.* from revenant_targets t join revenant_runs r on r.id = t.run
          where ${READY} and ($1::text is null or t.run = $1) and ($2::bigint is null or ${PAST_BARRIER})
          order by ${IN_ORDER} limit $2) as t
        order by ${IN_ORDER}`,
        [run ?? null, most ?? null],
      );
      return rows.map(targetOf);
    },
    async backlog(most) {
      const { rows } = await pool.query<{ work: Work; n: number }>(
        `select case when step = 'capture' and render then 'render' else step end as work, least(sum(ready.n), $1)::integer as n
        from ${BEGINNINGS} cross join lateral (
          select count(*) as n from (
            select 1 from revenant_targets t join revenant_runs r on r.id = t.run
            where ${READY} and ${PAST_BARRIER} order by ${IN_ORDER} limit $1) as first) as ready
        group by 1`,
        [most],
      );
      return Object.fromEntries(rows.map(({ work, n }) => [work, n])) as Record<Work, number>;
    },
    // The steps follow one another by the alphabet too, so one look into the index tells.
    firstOpenStep: (run) =>
      firstValue<Step>(
        pool,
        'select step from revenant_targets where run = $1 and step is not null order by step limit 1',
        [run],
      ),
    async target(id) {
      const row = await firstRow<TargetRow>(pool, `select ${COLUMNS} from revenant_targets t where t.id = $1`, [id]);
      return row === null ? null : targetOf(row);
    },
    async claim(target, step, worker, alone, leaseMs) {
      const row = await firstRow<TargetRow>(
        pool,
        `update revenant_targets t set token = token + 1, worker = $3, alone = $4, lease_until = ${after('$5')}, waits_for = null
        where id = $1 and step = $2 and worker is null and ${DUE}
          and not exists (select from revenant_migrations where ${beyond('$6::integer')}) returning ${COLUMNS}`,
        [target, step, worker, alone, leaseMs, NEWEST],
      );
      return row === null ? null : { target: targetOf(row), step, token: Number(row.token) };
    },
    async renew(worker, working, leaseMs) {
      // A lease in its first half may have been claimed after `working` was made.
      await pool.query(
        `update revenant_targets set worker = case when ${WORKING} then worker end,
          lease_until = case when ${WORKING} then ${after('$3')} end
        where worker = $1 and (${WORKING} or lease_until < ${after('$3::double precision / 2')})`,
        [worker, JSON.stringify(working), leaseMs],
      );
    },
    async releaseAll(worker) {
      await pool.query('update revenant_targets set worker = null, lease_until = null where worker = $1', [worker]);
    },
    ...openLine(pool),
    async release(claim) {
      await pool.query(
        `update revenant_targets set worker = null, lease_until = null, put_off_until = null
        where id = $1 and token = $2::bigint and worker is not null`,
        [claim.target.id, String(claim.token)],
      );
    },
    async handOn(claim) {
      await pool.query(
        `update revenant_targets set worker = null, lease_until = null, put_off_until = null, needs_browser = true,
          ready_at = case when needs_browser then ready_at else clock_timestamp() end
        where id = $1 and token = $2::bigint and worker is not null`,
        [claim.target.id, String(claim.token)],
      );
    },
    async takeBack(most) {
      // Two branches, one for each index.
      const { rows } = await pool.query(
        `with next as (
            select id from revenant_targets where ${TO_DRAW} and waits_for is null limit $1 for update skip locked),
          in_line as (
            select id from revenant_targets where ${TO_DRAW} and waits_for is not null limit $1 for update skip locked)
        update revenant_targets set needs_browser = false, undrawn = true
        where id in (select id from next union all select id from in_line limit $1) returning id`,
        [most],
      );
      return rows.length;
    },
    async requeueDue() {
      const { rows } = await pool.query(
        `update revenant_targets set step = 'capture', not_before = null, ready_at = clock_timestamp()
        where step is null and worker is null and not_before <= clock_timestamp() returning id`,
      );
      return rows.length;
    },
    reclaim: (sole) => transaction(pool, (client) => reclaimExpired(sole, client)),
  } satisfies Partial<Ledger>;
}

/**
 * Ends a claim and moves its target on. Throws LostClaim, which undoes the transaction, when the
 * lease is not ours any more.
 */
export async function finishStep(
  claim: Claim,
  step: Step,
  next: { readonly step: Step | null; readonly visit?: string; readonly again?: Retry | null },
  client: Queryable,
): Promise<void> {
  const isOurs = await hasRow(
    client,
    `update revenant_targets set step = $4, visit = coalesce($5, visit), suspect = false, deaths = 0, worker = null,
      lease_until = null, ready_at = clock_timestamp(), attempts = attempts + (case when $6::double precision is null then 0 else 1 end),
      not_before = case when $3 <> 'capture' then not_before when $6::double precision is not null then ${after('$6')} end
    where id = $1 and token = $2::bigint and step = $3 and lease_until > clock_timestamp() returning id`,
    [claim.target.id, String(claim.token), step, next.step, next.visit ?? null, next.again?.afterMs ?? null],
  );
  if (!isOurs) throw new LostClaim();
  // Workers died on it before and now it passed: something else killed them, perhaps on other
  // targets too. One death less for every other target that has some: kills from outside must not
  // quarantine healthy targets.
  if (claim.target.deaths > 0)
    await client.query(
      `update revenant_targets set deaths = deaths - 1 where id in (
        select id from revenant_targets where deaths > 0 and step is not null and id <> $1 order by id for update skip locked)`,
      [claim.target.id],
    );
}

/**
 * @param sole this process holds the data folder alone: unexpired leases are of dead workers as
 * well
 */
async function reclaimExpired(sole: boolean, client: Queryable): Promise<{ waiting: number; quarantined: number }> {
  // Nobody else calls them, and nobody else has a browser.
  if (sole)
    await client.query(
      `update revenant_targets set put_off_until = null, waits_for = null, needs_browser = false
      where put_off_until is not null or needs_browser`,
    );
  const { rows } = await client.query<TargetRow & { alone: boolean; now: Date }>(
    `select ${COLUMNS}, t.alone, now() as now from revenant_targets t
    where t.worker is not null and ($1 or t.lease_until <= clock_timestamp()) order by t.id for update skip locked`,
    [sole],
  );
  if (rows.length === 0) return { waiting: 0, quarantined: 0 };
  const dead = rows.filter((row) => row.alone && row.deaths + 1 >= DEADLY);
  await client.query(
    `update revenant_targets set worker = null, lease_until = null,
      deaths = deaths + (case when alone then 1 else 0 end), suspect = suspect or not alone
    where id in (select json_array_elements_text($1::json))`,
    [JSON.stringify(rows.map((row) => row.id))],
  );
  for (const row of dead) await quarantine(row, row.now.toISOString(), client);
  return { waiting: rows.length - dead.length, quarantined: dead.length };
}

/** Ends a target that kills its workers: it is reported as failed, and its captures stay stored. */
async function quarantine(row: TargetRow, now: string, client: Queryable): Promise<void> {
  const id = sha256(row.id, 'quarantine');
  const earlier = await firstValue<string>(client, 'select site from revenant_visits where id = $1', [row.visit]);
  await client.query('update revenant_visits set final = false where target_id = $1 and final', [row.id]);
  const said = {
    id,
    run: row.run,
    site: earlier ?? ((isUrl(row.seed.url) && new URL(row.seed.url).host) || row.seed.url),
    reason: 'crash:worker',
    detail: `The program ended ${DEADLY} times while it worked on this target alone (step ${row.step}); it is not tried again.`,
  };
  const visit = failedVisit(row.seed, said, now);
  if (await insertVisit(visit, { target: row.id, final: true }, client))
    await appendToLog([visitLogged(visit)], client);
  const sql = 'update revenant_targets set step = null, visit = $2, not_before = null where id = $1';
  await client.query(sql, [row.id, id]);
}

function targetOf({ token: _, ...target }: TargetRow): Target {
  return target;
}
