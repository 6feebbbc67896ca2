import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startWorker } from '../jobs/worker.ts';
import { refill } from '../src/flow/crawl/run-progress.ts';
import type { LedgerVisit } from '../src/model/ports/ledger.ts';
import { finished, openTestRun, openWorkshop } from '../testkit/flow/crawl-services.ts';
import { type GeneratedWorld, startGeneratedWorld } from '../testkit/generated-world.ts';
import { startPostgres, startRedis, startValkey, type TestServer } from '../testkit/servers.ts';

const SITES = Array.from({ length: 10 }, (_, i) => i + 1);
const [redis, valkey, postgres] = await Promise.all([startRedis(), startValkey(), startPostgres()]);

let world: GeneratedWorld;
let expected: Awaited<ReturnType<typeof crawl>>;

beforeAll(async () => {
  // Three successors of the archived site, two of them alike; a pair of living twins; and five strangers.
  world = await startGeneratedWorld({ sites: 11, twins: { 1: 0, 2: 0, 3: 0, 9: 8 } });
  expected = await crawl({});
});

afterAll(async () => {
  await world.close();
  for (const server of [redis, valkey, postgres]) await server?.stop();
});

/** Everything but what hangs on the run (visit and capture ids, their records) or the clock, as JSON text. */
function bare(value: unknown): string {
  return JSON.stringify(value, (key, inner: unknown) =>
    ['run', 'visit', 'capture', 'captures', 'records', 'id', 'target'].includes(key) || /At$|^date$/i.test(key)
      ? undefined
      : inner,
  ).replace(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, '<time>');
}

async function crawl(settings: Record<string, unknown>) {
  const shop = await openWorkshop(world, settings);
  try {
    const { services } = shop;
    const run = await openTestRun(world, services, SITES, true);
    const worker = await startWorker(services);
    await finished(run, services, 120_000);
    await worker.stop();
    const { ledger, matches } = services.store;
    const found = await matches.list({ run: run.id });
    return {
      matches: found.map(({ id, ...match }) => `${id} ${bare(match)}`).sort(),
      visits: (await ledger.visits({ run: run.id })).map(({ visit }) => bare(visit)),
      background: (await ledger.run(run.id))?.background,
      flagged: found.filter(({ verdict }) => verdict === 'likely' || verdict === 'strong').length,
    };
  } finally {
    await shop.close();
  }
}

/** A database of its own on the test server, so that one crawl does not see another's sites. */
async function freshDatabase(server: TestServer, name: string): Promise<string> {
  const { default: pg } = await import('pg');
  const client = new pg.Client({ connectionString: server.url });
  await client.connect();
  await client.query(`create database ${name}`);
  await client.end();
  return server.url.replace(/postgres$/, name);
}

describe('the same crawl on every back end', () => {
  it('finds the successors and the twins on the embedded database', () => {
    expect(expected.flagged).toBeGreaterThanOrEqual(4);
    expect(expected.visits).toHaveLength(10);
  });

  it.skipIf(redis === null)('embedded database, Redis queue (skipped without redis-server)', async () => {
    expect(await crawl({ queueUrl: redis?.url })).toEqual(expected);
  });

  it.skipIf(valkey === null)('embedded database, Valkey queue (skipped without valkey-server)', async () => {
    expect(await crawl({ queueUrl: valkey?.url.replace(/^redis/, 'valkey') })).toEqual(expected);
  });

  it.skipIf(postgres === null)('PostgreSQL, the queue on it too (skipped without PostgreSQL)', async () => {
    const databaseUrl = await freshDatabase(postgres as TestServer, 'one');
    expect(await crawl({ databaseUrl })).toEqual(expected);
  });

  it.skipIf(postgres === null)('PostgreSQL, the queue on another database (skipped without PostgreSQL)', async () => {
    const databaseUrl = await freshDatabase(postgres as TestServer, 'two');
    const queueUrl = await freshDatabase(postgres as TestServer, 'two_queue');
    expect(await crawl({ databaseUrl, queueUrl })).toEqual(expected);
  });

  it.skipIf(postgres === null || redis === null)('PostgreSQL, Redis queue (skipped without either)', async () => {
    const databaseUrl = await freshDatabase(postgres as TestServer, 'three');
    expect(await crawl({ databaseUrl, queueUrl: redis?.url })).toEqual(expected);
  });
});

describe('two worker processes', () => {
  it.skipIf(postgres === null || redis === null)(
    'share one run on PostgreSQL and Redis: every target has exactly one final visit (skipped without either)',
    async () => {
      const databaseUrl = await freshDatabase(postgres as TestServer, 'four');
      const blobs = mkdtempSync(join(tmpdir(), 'revenant-shared-'));
      const settings = { databaseUrl, queueUrl: redis?.url, blobUrl: `file:${blobs}` };
      const shop = await openWorkshop(world, settings);
      const workers = [0, 1].map(() =>
        spawn(
          process.execPath,
          ['--liftoff-only', '--import', 'tsx', join(import.meta.dirname, '..', 'testkit', 'flow', 'crawl-worker.ts')],
          {
            stdio: ['pipe', 'pipe', 'inherit'],
            env: {
              ...process.env,
              REVENANT_DATABASE_URL: databaseUrl,
              REVENANT_QUEUE_URL: redis?.url,
              REVENANT_BLOB_URL: settings.blobUrl,
              REVENANT_RESOLVE: `*:80:127.0.0.1:${world.port}`,
              REVENANT_BROWSER: 'never',
              REVENANT_CONCURRENCY: '3',
            },
          },
        ),
      );
      try {
        // Both are at work before there is any.
        await Promise.all(workers.map(({ stdout }) => once(stdout, 'data')));
        const asked = new Map(world.requests);
        const run = await openTestRun(world, shop.services, SITES, true);
        await refill(shop.services, run.id);
        await finished(run, shop.services, 120_000);
        const visits: LedgerVisit[] = await shop.services.store.ledger.visits({ run: run.id });
        const urls = SITES.map((site) => world.urls[site] ?? '');
        expect(visits.map(({ visit }) => visit.target).sort()).toEqual(urls.sort());
        expect(visits.every(({ final, visit }) => final && visit.state === 'captured')).toBe(true);
        for (const site of SITES) {
          const home = `${new URL(world.urls[site] ?? '').host}/`;
          expect((world.requests.get(home) ?? 0) - (asked.get(home) ?? 0)).toBe(1);
        }
        const found = await shop.services.store.matches.list({ run: run.id });
        expect(found.map(({ id, ...match }) => `${id} ${bare(match)}`).sort()).toEqual(expected.matches);
      } finally {
        const ends = workers.map(async (child) => child.exitCode ?? ((await once(child, 'exit'))[0] as number | null));
        for (const { stdin } of workers) stdin.end();
        const codes = await Promise.all(ends);
        await shop.close();
        rmSync(blobs, { recursive: true, force: true });
        expect(codes).toEqual([0, 0]);
      }
    },
  );
});
