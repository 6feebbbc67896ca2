/** What is done at regular times reads the runs that it is about, and not every run that ever was. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createTerminal } from '../../src/cli/output/terminal.ts';
import { withWholeRun } from '../../src/cli/selection.ts';
import { openWorkerLines } from '../../src/cli/worker-lines.ts';
import { metricsOf } from '../../src/desk/health/metrics.ts';
import { tend } from '../../src/flow/crawl/run-progress.ts';
import { sendPage } from '../../src/flow/crawl/send-page.ts';
import { latestBackground } from '../../src/flow/screen/backgrounds.ts';
import { createLog } from '../../src/log.ts';
import { shippedBackground } from '../../src/match/background/background.ts';
import type { Queue } from '../../src/model/ports/queue.ts';
import type { Store } from '../../src/model/ports/store.ts';
import { openQueue } from '../../src/queue/queue.ts';
import type { Services } from '../../src/services.ts';
import { openClock } from '../../src/store/database/clock.ts';
import { seedDumpPath } from '../../src/store/database/data-folder.ts';
import { openEmbedded } from '../../src/store/database/embedded.ts';
import type { Queryable, SqlPool } from '../../src/store/database/pool.ts';
import { openStore } from '../../src/store/store.ts';
import { OPTIONS } from '../../testkit/flow/crawl-services.ts';

const RUNS = 100_000;
const MOST_READ = 100;

const folder = mkdtempSync(join(tmpdir(), 'revenant-history-'));
let asked: { readonly text: string; readonly params: readonly unknown[] }[] = [];
let database: Awaited<ReturnType<typeof openEmbedded>>;
let store: Store;
let queue: Queue;
let ports: Pick<Services, 'store' | 'queue' | 'log' | 'clock' | 'link' | 'ofReplay'>;

/** The same pool, which notes what it is asked about runs. */
function noted(pool: SqlPool): SqlPool {
  const noting =
    (on: Queryable): Queryable['query'] =>
    (text, params = []) => {
      if (/^\s*select\b/.test(text) && text.includes('revenant_runs')) asked.push({ text, params });
      return on.query<never>(text, params);
    };
  return {
    query: noting(pool),
    end: () => pool.end(),
    async connect() {
      const client = await pool.connect();
      return { query: noting(client), release: (destroy) => client.release(destroy) };
    },
  };
}

type Plan = { readonly 'Relation Name'?: string; readonly Plans?: readonly Plan[] } & Readonly<Record<string, number>>;

/** Rows of revenant_runs that the database visits for it, whether it returns them or not. */
function rowsRead({ Plans = [], ...node }: Plan): number {
  const rows = (node['Actual Rows'] ?? 0) + (node['Rows Removed by Filter'] ?? 0);
  const own = node['Relation Name'] === 'revenant_runs' ? rows * (node['Actual Loops'] ?? 1) : 0;
  return Plans.reduce((sum, plan) => sum + rowsRead(plan), own);
}

async function read(act: () => Promise<unknown>): Promise<number> {
  asked = [];
  await act();
  const statements = asked;
  expect(statements.length, 'statements about runs').toBeGreaterThan(0);
  let rows = 0;
  for (const { text, params } of statements) {
    const { rows: plans } = await database.pool.query<{ 'QUERY PLAN': [{ Plan: Plan }] }>(
      `explain (analyze, format json) ${text}`,
      [...params],
    );
    for (const { 'QUERY PLAN': plan } of plans) rows += rowsRead(plan[0].Plan);
  }
  return rows;
}

beforeAll(async () => {
  database = await openEmbedded(join(folder, 'data'), { seedDump: seedDumpPath() });
  store = await openStore(noted(database.pool));
  queue = await openQueue({ pool: database.pool });
  await database.pool.query(
    `insert into revenant_runs (id, key, ordinal, options, targets, created_at, finished_at, background)
    select encode(sha256(n::text::bytea), 'hex'), 'old ' || n, 1, $1::json, 0, at, at + interval '1 minute', $2
    from (select n, timestamptz '2024-01-01' + n * interval '5 minutes' as at from generate_series(1, $3::integer) as n) as old`,
    [JSON.stringify(OPTIONS), shippedBackground().id, RUNS],
  );
  const log = createLog('silent');
  ports = { store, queue, log, clock: await openClock(database.pool), link: null, ofReplay: () => null };
});
afterAll(async () => {
  await queue.close();
  await database.close();
  rmSync(folder, { recursive: true, force: true });
});
beforeEach(async () => {
  await store.ledger.openRun('at work', OPTIONS, [], false);
});

describe(`with ${RUNS} finished runs, few are read`, () => {
  it.each<[string, () => Promise<unknown>]>([
    ['in the upkeep of a worker', () => tend(ports, 'ended')],
    ['when a page is sent', () => sendPage('http://sent.example/', OPTIONS, ports)],
    ['when an archive is imported', () => latestBackground(store)],
    ['when a worker says which runs start and end', () => workerLines()],
    ['when a run is named by the beginning of its id', () => withWholeRun({ run: '0123' }, store).catch(() => null)],
    [
      'for the metrics',
      () => metricsOf({ ...ports, freeSpace: () => Promise.resolve(null), version: '1' } as Services),
    ],
  ])('%s', async (_, act) => {
    expect(await read(act)).toBeLessThanOrEqual(MOST_READ);
  });
});

async function workerLines(): Promise<void> {
  const lines = await openWorkerLines({ store } as Services, createTerminal({ quiet: true }), false);
  await lines.close();
}

describe('the metrics', () => {
  it('count all runs at work, however many ended or started since', async () => {
    await database.pool.query(
      `insert into revenant_runs (id, key, ordinal, options, targets, created_at)
      select 'open ' || n, 'open ' || n, 1, '{}', 1, timestamptz '2023-01-01' from generate_series(1, 1500) as n`,
    );
    const text = await metricsOf({ ...ports, freeSpace: () => Promise.resolve(null), version: '1' } as Services);
    const { rows } = await database.pool.query<{ n: number }>(
      'select count(*)::integer as n from revenant_runs where finished_at is null',
    );
    expect(rows[0]?.n).toBeGreaterThan(1_500);
    expect(text).toContain(`\nrevenant_runs_open ${rows[0]?.n}\n`);
  });
});
