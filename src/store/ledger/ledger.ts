import { randomUUID } from 'node:crypto';
import { sha256 } from '../../model/digest.ts';
import { canonicalUrl, type Seed } from '../../model/facts/seed.ts';
import { isHandedInPage } from '../../model/facts/visit.ts';
import type { Ledger, Run, RunOptions } from '../../model/ports/ledger.ts';
import { cleanText } from '../../model/text/clean-text.ts';
import { fenced, type Queryable, type SqlPool, transaction } from '../database/pool.ts';
import { chunksOf, cleanJson, firstValue, hasRow, idsBeginning, rowsOf } from '../database/rows.ts';
import { insertFingerprint, isComparedWithAll } from '../evidence/fingerprints.ts';
import { insertPagesToDraw } from './drawings.ts';
import { appendToLog, matchLogged, visitLogged } from './log.ts';
import { insertMatches } from './matches.ts';
import { replaceMentions } from './mentions.ts';
import { insertDeliveries, joinRun } from './outbox.ts';
import { openRunCounts } from './run-counts.ts';
import { startSchedule } from './schedules.ts';
import { putPages } from './search.ts';
import { finishStep, openTargets } from './targets.ts';
import { insertVisit, openVisits } from './visits.ts';

const ROWS_A_STATEMENT = 5_000;

type RunRow = Omit<Run, 'createdAt' | 'finishedAt'> & { readonly createdAt: Date; readonly finishedAt: Date | null };
const RUNS = `select id, key, name, options, targets, created_at as "createdAt", finished_at as "finishedAt", background
  from revenant_runs`;

/**
 * Each step ends in one transaction that first proves the claim, then writes all effects: a late
 * worker changes nothing.
 */
export function openLedger(pool: SqlPool): Ledger {
  return {
    ...openTargets(pool),
    ...openVisits(pool),
    ...openRunCounts(pool),
    openRun: (key, options, seeds, fresh) =>
      transaction(pool, async (client) => {
        // Two callers with one key: the second waits here, then finds the run of the first.
        await client.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [key]);
        const previous = await lastOfKey(key, client);
        if (previous?.finishedAt === null && !fresh) {
          await askAgain(previous.id, client);
          return { run: previous, resumed: true };
        }
        return { run: await insertRun(key, options, seeds, client), resumed: false };
      }),
    openScheduledRun: (key, { id, name = null, lastRunAt, options, seeds }, at) =>
      transaction(pool, async (client) => {
        if (!(await startSchedule(id, lastRunAt, at, client))) return null;
        // Earlier versions opened the run first, and could die before they started the schedule.
        return (await lastOfKey(key, client)) ?? insertRun(key, options, seeds, client, name);
      }),
    run: async (id) => (await runs('where id = $1', [id], pool))[0] ?? null,
    runOfKey: (key) => lastOfKey(key, pool),
    runs: (limit) => runs('order by created_at desc, id limit $1::bigint', [limit], pool),
    runIds: (beginning) => idsBeginning('revenant_runs', beginning, pool),
    runsAtWork: () => runs('where finished_at is null order by created_at desc, id', [], pool),
    async countAtWork() {
      const sql = 'select count(*)::integer as n from revenant_runs where finished_at is null';
      return (await firstValue<number>(pool, sql)) ?? 0;
    },
    newestBackground: () =>
      firstValue<string>(
        pool,
        'select background from revenant_runs where background is not null order by created_at desc, id limit 1',
      ),
    nameRun: (id, name) =>
      hasRow(pool, 'update revenant_runs set name = $2 where id = $1 returning id', [id, name && cleanText(name)]),
    finishRun: (id, join) =>
      transaction(pool, async (client) => {
        const sql = 'update revenant_runs set finished_at = now() where id = $1 and finished_at is null returning id';
        // Its alerts may be under way by now: a head that was sent takes no more.
        if (!(await hasRow(client, sql, [id])) || join === undefined) return;
        await joinRun(id, join, client);
      }),
    saveVisit: (claim, visit, final, again = null) =>
      fenced(pool, async (client) => {
        const step = again?.held === true ? 'capture' : 'fingerprint';
        await finishStep(claim, 'capture', { step, visit: visit.id, again }, client);
        const stored = await insertVisit(visit, { target: claim.target.id, final }, client);
        if (stored) await appendToLog([visitLogged(visit)], client);
      }),
    saveFingerprint: (claim, { listed, texts, ...fingerprint }) =>
      fenced(pool, async (client) => {
        await finishStep(claim, 'fingerprint', { step: 'screen' }, client);
        await insertFingerprint(fingerprint, client, !/^https?:/i.test(claim.target.seed.url));
        if (listed !== undefined) await replaceMentions(fingerprint.visit, listed, client);
        if (texts !== undefined) await putPages(fingerprint.visit, texts, client);
      }),
    saveScreening: (claim, matches, deliveries, pages = []) =>
      fenced(pool, async (client) => {
        await finishStep(claim, 'screen', { step: null }, client);
        await insertMatches(matches, claim.target.run, client);
        await insertDeliveries(deliveries, client, claim.target.run);
        await insertPagesToDraw(pages, client);
        await appendToLog(matches.map(matchLogged), client);
      }),
    saveFound: (matches, deliveries, pages = [], run = null) =>
      transaction(pool, async (client) => {
        await insertMatches(matches, run, client);
        await insertDeliveries(deliveries, client, run);
        await insertPagesToDraw(pages, client);
        await appendToLog(matches.map(matchLogged), client);
      }),
    importVisit: (visit, { listed, texts, ...fingerprint }, matches, deliveries, pages = [], compared) =>
      transaction(pool, async (client) => {
        if (compared !== undefined && !(await isComparedWithAll(fingerprint, compared, client))) return false;
        const stored = await insertVisit(visit, { target: null, final: true }, client);
        await insertFingerprint(fingerprint, client, true);
        if (listed !== undefined && !isHandedInPage(visit.site)) await replaceMentions(visit.id, listed, client);
        if (texts !== undefined) await putPages(visit.id, texts, client);
        await insertMatches(matches, null, client);
        await insertDeliveries(deliveries, client);
        await insertPagesToDraw(pages, client);
        await appendToLog([...(stored ? [visitLogged(visit)] : []), ...matches.map(matchLogged)], client);
        return true;
      }),
  };
}

/**
 * Deferred targets whose time has come, or that named none, wait for capture again; their earlier
 * visits stay.
 */
async function askAgain(run: string, client: Queryable): Promise<void> {
  await client.query(
    `update revenant_targets t set step = 'capture', visit = null, ready_at = clock_timestamp()
    from revenant_visits v where v.id = t.visit and not v.final and t.run = $1 and t.worker is null
      and (t.not_before is null or t.not_before <= clock_timestamp())`,
    [run],
  );
}

async function runs(rest: string, params: readonly unknown[], client: Queryable): Promise<Run[]> {
  const rows = await rowsOf<RunRow>(client, `${RUNS} ${rest}`, params);
  return rows.map((row) => {
    return { ...row, createdAt: row.createdAt.toISOString(), finishedAt: row.finishedAt?.toISOString() ?? null };
  });
}

async function lastOfKey(key: string, client: Queryable): Promise<Run | null> {
  return (await runs('where key = $1 order by ordinal desc limit 1', [key], client))[0] ?? null;
}

async function insertRun(
  key: string,
  options: RunOptions,
  seeds: readonly Seed[],
  client: Queryable,
  name: string | null = null,
): Promise<Run> {
  // Visit ids are made of it. Random, or runs of one list in two databases would share them.
  const id = sha256(key, randomUUID());
  const targets = targetRows(id, seeds);
  await client.query(
    `insert into revenant_runs (id, key, ordinal, options, targets, name)
    select $1, $2, 1 + coalesce(max(ordinal), 0), $3::json, $4, $5 from revenant_runs where key = $2`,
    [id, key, cleanJson(options), targets.length, name && cleanText(name)],
  );
  for (const chunk of chunksOf(targets, ROWS_A_STATEMENT)) {
    await client.query(
      `insert into revenant_targets (id, run, ordinal, seed, step)
      select id, $1, ordinal, seed, 'capture'
      from json_to_recordset($2::json) as t(id text, ordinal integer, seed json)`,
      [id, cleanJson(chunk)],
    );
  }
  const [run] = await runs('where id = $1', [id], client);
  if (run === undefined) throw new Error('the inserted run did not come back');
  return run;
}

/**
 * Each kind and URL once, in the order of the list. An attribution to an entity is kept whichever
 * row has it.
 */
function targetRows(run: string, seeds: readonly Seed[]): { id: string; ordinal: number; seed: Seed }[] {
  const byId = new Map<string, { id: string; ordinal: number; seed: Seed }>();
  for (const seed of seeds) {
    const id = sha256(run, seed.kind, canonicalUrl(seed.url));
    const known = byId.get(id);
    if (known === undefined) byId.set(id, { id, ordinal: byId.size, seed });
    else if (known.seed.entity === undefined && seed.entity !== undefined) {
      byId.set(id, { ...known, seed: { ...known.seed, entity: seed.entity } });
    }
  }
  return [...byId.values()];
}
