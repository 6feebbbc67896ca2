/** Workers in network namespaces of their own share one crawl: how fast, how polite, and what is left when they are killed. */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { type Reckoning, reckon } from '../faults/reckoning.ts';
import { startPostgres, startRedis, type TestServer } from '../servers.ts';
import { treeCpuMs } from '../soak/memory.ts';
import type { PaceReport } from '../soak/pace-watch.ts';
import { startSoakWorld } from '../soak/world.ts';
import { type IdleReport, IdleWatch } from './idle-watch.ts';
import { makeNamespaces, type Namespaces } from './namespaces.ts';

export interface FleetOptions {
  readonly workers: number;
  readonly sites: number;
  /** Workers that are killed (SIGKILL) while they work, each followed by another. */
  readonly kills: number;
  /** Seconds between two requests to one host or address. */
  readonly delay: number;
  /** Sites that one worker captures at the same time. */
  readonly concurrency: number;
  readonly note: (line: string) => void;
}

export interface FleetReport {
  readonly workers: number;
  readonly sites: number;
  readonly kills: number;
  /** From the first visit stored to the last. */
  readonly sitesPerMinute: number;
  readonly seconds: number;
  /** Processor time of workers that were not killed, a site, in milliseconds. */
  readonly cpuMsPerSite: number;
  readonly load: number;
  readonly idle: IdleReport;
  /** Transactions in the database for each site, those of the measurement left out. */
  readonly transactionsPerSite: number;
  /** The same for each second of the run. */
  readonly transactionsPerSecond: number;
  readonly pace: PaceReport;
  /** Addresses from which the world was asked. */
  readonly askers: number;
  readonly reckoning: Reckoning;
  /** Pairs that were found, with their weights: the same whoever did the work. */
  readonly matches: readonly string[];
  readonly backgrounds: number;
  readonly exits: readonly (number | null)[];
  /** What the database and Redis hold when all is done. */
  readonly databaseBytes: number;
}

const MAIN = join(import.meta.dirname, '..', '..', 'dist', 'src', 'cli', 'main.js');
const PATIENCE_MS = 180_000;
const LIMITS = ['lockMs=10000', 'stalledMs=2000', 'readers=1'];

/** Throws where servers or namespaces are missing. Call it in a network namespace of our own. */
export async function runFleet(options: FleetOptions): Promise<FleetReport> {
  const { workers, sites, delay, note } = options;
  // A killed one's place is taken by another machine.
  const namespaces = makeNamespaces(workers + options.kills);
  const [postgres, redis] = await Promise.all([
    startPostgres({ listen: ['127.0.0.1', namespaces.hub] }),
    startRedis(['--bind', '127.0.0.1', namespaces.hub, '--protected-mode', 'no']),
  ]);
  const folder = mkdtempSync(join(tmpdir(), 'revenant-fleet-'));
  const quarter = Math.floor(sites / 4);
  const twins = Object.fromEntries(Array.from({ length: quarter }, (_, k) => [sites - quarter + k, k]));
  const world = await startSoakWorld(sites, [], delay * 1000, { network: namespaces.world, twins });
  const crew: ChildProcess[] = [];
  let pool: pg.Pool | undefined;
  try {
    if (postgres === null || redis === null) throw new Error('postgresql and redis-server are needed');
    pool = new pg.Pool({ connectionString: postgres.url }).on('error', () => undefined);
    const environment = environmentOf(folder, namespaces, { postgres, redis }, world.pins, options);
    writeFileSync(join(folder, 'sites.txt'), world.urls.join('\n'));
    const crawl = ['crawl', join(folder, 'sites.txt'), '--detach', '--pages', '4', '--browser', 'never', '--quiet'];
    const opened = spawnSync(process.execPath, [MAIN, ...crawl], { encoding: 'utf8', env: environment, cwd: folder });
    if (opened.status !== 0) throw new Error(`the run could not be opened: ${opened.stderr}`);
    const start = (worker: number): void => {
      const [program = '', ...args] = namespaces.within(worker);
      const command = [...args, process.execPath, MAIN, 'worker', '--quiet', '--drain', '15'];
      crew.push(spawn(program, command, { env: environment, cwd: folder, stdio: ['ignore', 'inherit', 'inherit'] }));
    };
    const idle = new IdleWatch(pool, world.pins);
    const before = await transactions(pool);
    const begun = performance.now();
    for (let worker = 0; worker < workers; worker++) start(worker);
    await ended(pool, sites, options.kills, idle, async (kill) => {
      const victim = crew.filter(isRunning)[kill % workers];
      note(`worker ${victim?.pid} is killed`);
      victim?.kill('SIGKILL');
      start(workers + kill);
    });
    const cpu = crew.filter(isRunning).reduce((sum, { pid = 0 }) => sum + treeCpuMs(pid), 0);
    const load = loadavg()[0] ?? 0;
    const lasted = (performance.now() - begun) / 1000;
    const done = (await transactions(pool)) - before - idle.asked;
    const asked = { transactionsPerSite: Math.round(done / sites), transactionsPerSecond: Math.round(done / lasted) };
    const exits = await Promise.all(crew.filter(isRunning).map(stopped));
    const told = { workers, sites, kills: options.kills, load, exits, pace: world.pace(), askers: world.askers() };
    return {
      ...told,
      ...asked,
      idle: idle.report(),
      cpuMsPerSite: Math.round(cpu / sites),
      ...(await reckonUp(pool, sites, folder)),
    };
  } finally {
    for (const worker of crew) worker.kill('SIGKILL');
    await pool?.end();
    await Promise.all([postgres?.stop(), redis?.stop(), world.close()]);
    rmSync(folder, { recursive: true, force: true });
    namespaces.remove();
  }
}

/** Settings of every worker: one database, one queue, one folder of blobs. */
function environmentOf(
  folder: string,
  { hub }: Namespaces,
  { postgres, redis }: { readonly postgres: TestServer; readonly redis: TestServer },
  pins: readonly string[],
  { delay, concurrency }: FleetOptions,
): NodeJS.ProcessEnv {
  const config = join(folder, 'config.json');
  const temporary = join(folder, 'tmp');
  mkdirSync(temporary);
  writeFileSync(config, JSON.stringify({ resolve: pins, delay, concurrency, limits: LIMITS, logLevel: 'error' }));
  return {
    ...process.env,
    TMPDIR: temporary,
    REVENANT_DATABASE_URL: postgres.url.replace('127.0.0.1', hub),
    REVENANT_QUEUE_URL: redis.url.replace('127.0.0.1', hub),
    REVENANT_BLOB_URL: `file:${join(folder, 'blobs')}`,
    REVENANT_CONFIG: config,
  };
}

/** Waits until the run is finished; calls `kill` at equal shares of the captured targets. */
async function ended(
  pool: pg.Pool,
  sites: number,
  kills: number,
  idle: IdleWatch,
  kill: (number: number) => Promise<void>,
): Promise<void> {
  let killed = 0;
  let before = -1;
  for (let moved = Date.now(); ; await sleep(100)) {
    await idle.look();
    idle.asked++;
    const { rows } = await pool.query<{ captured: number; steps: number; finished: boolean }>(
      `select count(*) filter (where t.step is distinct from 'capture')::int as captured,
        count(*) filter (where t.step is null)::int + count(*) filter (where t.step = 'screen')::int as steps,
        bool_and(r.finished_at is not null) as finished
      from revenant_targets t join revenant_runs r on r.id = t.run`,
    );
    const { captured, steps, finished } = rows[0] ?? { captured: 0, steps: 0, finished: false };
    while (killed < kills && captured >= ((killed + 1) * sites) / (kills + 2)) await kill(killed++);
    if (finished && killed === kills) return;
    const now = captured + steps;
    if (now !== before) moved = Date.now();
    before = now;
    if (Date.now() - moved > PATIENCE_MS)
      throw new Error(`nothing moved for ${PATIENCE_MS / 1000} s: ${captured} of ${sites} captured`);
  }
}

async function reckonUp(pool: pg.Pool, sites: number, folder: string) {
  const { rows: runs } = await pool.query<{ id: string }>('select id from revenant_runs');
  const { rows: times } = await pool.query<{ seconds: number }>(
    `select extract(epoch from max((doc->>'endedAt')::timestamptz) - min((doc->>'startedAt')::timestamptz))::float as seconds
    from revenant_visits`,
  );
  const { rows: found } = await pool.query<{ pair: string; background: string }>(
    `select left_site || ' ' || right_site || ' ' || round(weight::numeric, 2) || ' ' || verdict as pair, background
    from revenant_matches order by 1`,
  );
  const { rows: size } = await pool.query<{ bytes: number }>(
    'select pg_database_size(current_database())::float as bytes',
  );
  const seconds = times[0]?.seconds ?? 0;
  const common = { blobs: join(folder, 'blobs'), temporary: join(folder, 'tmp'), told: [] };
  return {
    seconds: Math.round(seconds),
    sitesPerMinute: Math.round((sites / seconds) * 60),
    reckoning: await reckon(pool, { run: runs[0]?.id ?? '', targets: sites, alerts: null, ...common }),
    matches: found.map(({ pair }) => pair),
    backgrounds: new Set(found.map(({ background }) => background)).size,
    databaseBytes: size[0]?.bytes ?? 0,
  };
}

/** Of this database so far. Those of the last second may be missing. */
async function transactions(pool: pg.Pool): Promise<number> {
  const { rows } = await pool.query<{ n: number }>(
    'select (xact_commit + xact_rollback)::float as n from pg_stat_database where datname = current_database()',
  );
  return rows[0]?.n ?? 0;
}

function isRunning({ exitCode, signalCode }: ChildProcess): boolean {
  return exitCode === null && signalCode === null;
}

async function stopped(worker: ChildProcess): Promise<number | null> {
  const exit = once(worker, 'exit');
  worker.kill('SIGTERM');
  const [code] = (await exit) as [number | null];
  return code;
}
