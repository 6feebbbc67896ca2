/**
 * Measures what one site costs, runs index and scheduler at growing sizes (the index as a sample of one with 10^8
 * fingerprints), and prints what larger crawls need. PostgreSQL and redis-server are needed.
 * usage: npm run scale -- [--sites 60] [--corpus 100000000] [--postings 10000,100000,300000] [--targets 10000,100000,1000000]
 * Tables on stdout, then one JSON line. docs/scale.md explains them.
 */
import { loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import pg from 'pg';
import { openStore } from '../../src/store/store.ts';
import { ASSUMED, capacityOf } from '../../testkit/scale/capacity.ts';
import { measureConstants } from '../../testkit/scale/constants.ts';
import { measureShard, type ShardReport } from '../../testkit/scale/index-shard.ts';
import { measureScheduler, type SchedulerReport } from '../../testkit/scale/scheduler.ts';
import { startPostgres, startRedis } from '../../testkit/servers.ts';

const { values } = parseArgs({
  options: {
    sites: { type: 'string', default: '60' },
    corpus: { type: 'string', default: '100000000' },
    postings: { type: 'string', default: '10000,100000,300000' },
    targets: { type: 'string', default: '10000,100000,1000000' },
    queries: { type: 'string', default: '200' },
    'bytes-per-page': { type: 'string', default: '60000' },
  },
});
const numbers = (text: string): number[] => text.split(',').map(Number);

const [postgres, redis] = await Promise.all([startPostgres(), startRedis()]);
if (postgres === null || redis === null) throw new Error('postgresql and redis-server are needed');
const pools: pg.Pool[] = [];
try {
  const constants = await measureConstants(postgres, redis, Number(values.sites));
  // Each as it ends: a run that is stopped has told what it saw.
  const { tables, ...single } = constants;
  printTable([single]);
  printTable(tables);
  const fresh = new pg.Pool({ connectionString: postgres.url }).on('error', () => undefined);
  await fresh.query('create database empty');
  const pool = new pg.Pool({ connectionString: postgres.url.replace(/postgres$/, 'empty') }).on(
    'error',
    () => undefined,
  );
  pools.push(fresh, pool);
  const store = await openStore(pool);
  const shards: ShardReport[] = [];
  const { keysPerSite } = constants;
  for (const postings of numbers(values.postings)) {
    const size = { corpus: Number(values.corpus), keysPerSite, postings, queries: Number(values.queries) };
    shards.push(await measureShard(pool, store, size));
  }
  printTable(shards);
  const scheduler: SchedulerReport[] = [];
  for (const targets of numbers(values.targets)) scheduler.push(await measureScheduler(pool, store, targets));
  printTable(scheduler);
  const costs = {
    ...constants,
    blobBytesPerPage: Number(values['bytes-per-page']),
    bytesPerPosting: shards.at(-1)?.bytesPerPosting ?? 0,
  };
  const capacity = [
    capacityOf('10⁵ sites', 1e5, 20, costs),
    capacityOf('10⁷ sites', 1e7, 20, costs),
    capacityOf('10⁹ pages', 1e8, 10, costs),
  ];
  printTable(capacity);
  console.log(JSON.stringify({ load: loadavg()[0], assumed: ASSUMED, constants, shards, scheduler, capacity }));
} finally {
  for (const pool of pools) await pool.end();
  await Promise.all([postgres.stop(), redis.stop()]);
}

/** Markdown, one row an item. */
function printTable(rows: readonly object[]): void {
  const names = Object.keys(rows[0] ?? {});
  console.log(`\n| ${names.join(' | ')} |\n|${' --- |'.repeat(names.length)}`);
  for (const row of rows) {
    const cells = Object.values(row).map((cell: unknown) =>
      typeof cell === 'number' ? Number(cell.toPrecision(4)).toLocaleString('en') : String(cell),
    );
    console.log(`| ${cells.join(' | ')} |`);
  }
}
