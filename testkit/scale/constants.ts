/** What one site costs: rows and bytes in PostgreSQL, bytes in the queue, processor time of a worker. */
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Redis } from 'ioredis';
import pg from 'pg';
import { openQueue } from '../../src/queue/queue.ts';
import { startGeneratedWorld } from '../generated-world.ts';
import { startRedis, type TestServer } from '../servers.ts';
import { treeCpuMs } from '../soak/memory.ts';

export interface Constants {
  readonly sites: number;
  readonly pagesPerSite: number;
  /** Of the worker with its readers; and of the database server. */
  readonly cpuMsPerPage: number;
  readonly databaseCpuMsPerPage: number;
  /** Of all tables with their indexes; by table, the largest first. */
  readonly databaseBytesPerSite: number;
  readonly databaseBytesPerCapture: number;
  readonly tables: readonly { readonly table: string; readonly bytesPerSite: number; readonly rowsPerSite: number }[];
  readonly bytesPerTarget: number;
  readonly keysPerSite: number;
  readonly fingerprintBytes: number;
  readonly blobBytesPerSite: number;
  readonly queueBytesPerHint: number;
}

const MAIN = join(import.meta.dirname, '..', '..', 'dist', 'src', 'cli', 'main.js');
const PAGES = 4;
const HINTS = 5_000;

type Size = { readonly bytes: number; readonly rows: number };

/** Crawls a loopback world with one worker, without delays, and weighs what is there afterwards. */
export async function measureConstants(postgres: TestServer, redis: TestServer, sites: number): Promise<Constants> {
  const folder = mkdtempSync(join(tmpdir(), 'revenant-scale-'));
  const world = await startGeneratedWorld({ sites });
  const pool = new pg.Pool({ connectionString: postgres.url }).on('error', () => undefined);
  const environment = {
    ...process.env,
    REVENANT_DATABASE_URL: postgres.url,
    REVENANT_QUEUE_URL: redis.url,
    REVENANT_BLOB_URL: `file:${join(folder, 'blobs')}`,
    REVENANT_RESOLVE: `*:80:127.0.0.1:${world.port}`,
    REVENANT_BROWSER: 'never',
  };
  const run = (...args: string[]): void => {
    const { status, stderr } = spawnSync(process.execPath, [MAIN, ...args], {
      encoding: 'utf8',
      env: environment,
      cwd: folder,
    });
    if (status !== 0) throw new Error(stderr);
  };
  try {
    run('tokens', 'list');
    const empty = await sizes(pool);
    writeFileSync(join(folder, 'sites.txt'), world.urls.join('\n'));
    run('crawl', join(folder, 'sites.txt'), '--detach', '--pages', String(PAGES));
    const opened = await sizes(pool);
    const worker = spawn(process.execPath, [MAIN, 'worker', '--quiet'], {
      env: environment,
      cwd: folder,
      stdio: ['ignore', 'inherit', 'inherit'],
    });
    const cpu = await cpuOfCrawl([worker.pid ?? 0, postgres.pid], pool);
    const exit = once(worker, 'exit');
    worker.kill('SIGTERM');
    await exit;
    await pool.query('vacuum analyze');
    const done = await sizes(pool);
    const one = async (sql: string): Promise<number> =>
      (await pool.query<{ n: number }>(`select (${sql})::float as n`)).rows[0]?.n ?? 0;
    const grown = [...done].map(([table, size]) => {
      const before = empty.get(table) ?? { bytes: 0, rows: 0 };
      return {
        table,
        bytesPerSite: Math.round((size.bytes - before.bytes) / sites),
        rowsPerSite: Math.round(((size.rows - before.rows) / sites) * 10) / 10,
      };
    });
    const pages = await one(`select count(*) from revenant_captures where role = 'page'`);
    return {
      sites,
      pagesPerSite: pages / sites,
      cpuMsPerPage: (cpu[0] ?? 0) / pages,
      databaseCpuMsPerPage: (cpu[1] ?? 0) / pages,
      databaseBytesPerSite: grown.reduce((sum, { bytesPerSite }) => sum + bytesPerSite, 0),
      databaseBytesPerCapture: Math.round(
        ((done.get('revenant_captures')?.bytes ?? 0) - (empty.get('revenant_captures')?.bytes ?? 0)) /
          Math.max(1, await one('select count(*) from revenant_captures')),
      ),
      tables: grown
        .filter(({ bytesPerSite }) => bytesPerSite > 0)
        .sort((a, b) => b.bytesPerSite - a.bytesPerSite)
        .slice(0, 8),
      bytesPerTarget: Math.round(
        ((opened.get('revenant_targets')?.bytes ?? 0) - (empty.get('revenant_targets')?.bytes ?? 0)) / sites,
      ),
      keysPerSite: Math.round(
        await one('select avg(n) from (select count(*) as n from revenant_keys group by site_key) as k'),
      ),
      fingerprintBytes: Math.round(await one('select avg(octet_length(doc::text)) from revenant_fingerprints')),
      blobBytesPerSite: Math.round(
        (await one('select sum(length) from (select distinct body, length from revenant_captures) as b')) / sites,
      ),
      queueBytesPerHint: await queueBytes(redis),
    };
  } finally {
    await pool.end();
    await world.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Processor time of processes from the first visit on, which leaves their start out, in milliseconds. */
async function cpuOfCrawl(pids: readonly number[], pool: pg.Pool): Promise<number[]> {
  let start: number[] | null = null;
  for (;;) {
    const { rows } = await pool.query<{ n: number; open: number }>(
      `select count(*) filter (where step is distinct from 'capture')::int as n, count(*) filter (where step is not null)::int as open from revenant_targets`,
    );
    const { n, open } = rows[0] ?? { n: 0, open: 1 };
    if (start === null && n > 0) start = pids.map(treeCpuMs);
    if (open === 0) return pids.map((pid, index) => treeCpuMs(pid) - (start?.[index] ?? 0));
    await sleep(50);
  }
}

async function sizes(pool: pg.Pool): Promise<Map<string, Size>> {
  const { rows } = await pool.query<Size & { name: string }>(
    `select c.relname as name, pg_total_relation_size(c.oid)::float as bytes, greatest(c.reltuples, 0)::float as rows
    from pg_class c join pg_namespace n on n.oid = c.relnamespace where c.relkind = 'r' and n.nspname = 'public' and c.relname like 'revenant%'`,
  );
  return new Map(rows.map(({ name, ...size }) => [name, size]));
}

/** Of one target that waits in the queue. */
async function queueBytes(server: TestServer): Promise<number> {
  const fresh = await startRedis();
  const { url } = fresh ?? server;
  const redis = new Redis(url);
  const queue = await openQueue({ redis: url });
  const used = async (): Promise<number> => Number(/used_memory:(\d+)/.exec(await redis.info('memory'))?.[1] ?? 0);
  try {
    const before = await used();
    const jobs = Array.from({ length: HINTS }, (_, i) => {
      const id = i.toString(16).padStart(8, '0').padEnd(64, 'f');
      return { id, payload: { target: id } };
    });
    await queue.add('capture', jobs);
    return Math.round(((await used()) - before) / HINTS);
  } finally {
    await queue.close(0);
    redis.disconnect();
    await fresh?.stop();
  }
}
