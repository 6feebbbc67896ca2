/** The short form of `npm run scale`. */
import pg from 'pg';
import { afterAll, describe, expect, it } from 'vitest';
import { openStore } from '../../src/store/store.ts';
import { capacityOf } from '../../testkit/scale/capacity.ts';
import { measureShard } from '../../testkit/scale/index-shard.ts';
import { measureScheduler } from '../../testkit/scale/scheduler.ts';
import { startPostgres } from '../../testkit/servers.ts';

const server = await startPostgres();
afterAll(() => server?.stop());

describe.skipIf(server === null)('scale (skipped without PostgreSQL)', () => {
  it('asks a shard of the index and a long list as the program does, and leaves nothing', async () => {
    const pool = new pg.Pool({ connectionString: server?.url }).on('error', () => undefined);
    const store = await openStore(pool);
    const shard = await measureShard(pool, store, { corpus: 1e8, keysPerSite: 20, postings: 3_000, queries: 20 });
    expect(shard.shards).toBe(666_667);
    expect(shard.recall).toBeGreaterThanOrEqual(0.99);
    expect(shard.candidates).toBeGreaterThan(1);
    expect(shard.bytesPerPosting).toBeGreaterThan(32);
    const list = await measureScheduler(pool, store, 3_000);
    expect(list.targets).toBe(3_000);
    expect(Math.min(...Object.values(list))).toBeGreaterThan(0);
    for (const table of ['keys', 'sites', 'fingerprints', 'targets', 'runs', 'lanes'])
      expect((await pool.query(`select from revenant_${table}`)).rows, table).toHaveLength(0);
    await pool.end();
  });
});

it('needs ten times as much for ten times the sites, and no less than one worker', () => {
  const costs = {
    pagesPerSite: 4,
    cpuMsPerPage: 50,
    databaseCpuMsPerPage: 20,
    blobBytesPerPage: 60_000,
    databaseBytesPerSite: 80_000,
    databaseBytesPerCapture: 4_000,
    keysPerSite: 130,
    bytesPerPosting: 200,
  };
  const [small, large] = [capacityOf('small', 1e7, 20, costs), capacityOf('large', 1e8, 20, costs)];
  expect(large.blobsGb / small.blobsGb).toBeCloseTo(10);
  expect(large.indexGb / small.indexGb).toBeCloseTo(10);
  expect(large.workers / small.workers).toBeCloseTo(10, 0);
  // 10^7 sites × 20 pages × 50 ms in 30 days at 60 %: 6.4 processors. By pace: 2 × 10^8 × 2.5 s / 8 in 30 days: 24.1.
  expect([small.workerCores, small.workers]).toEqual([7, 25]);
  expect(capacityOf('tiny', 10, 20, costs)).toMatchObject({ workers: 1, workerCores: 1 });
});
