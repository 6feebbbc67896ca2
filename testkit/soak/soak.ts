/** Workers on real servers crawl a loopback world over and over; what they did, what it cost, and whether they kept pace. */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import pg from 'pg';
import { startPostgres, startRedis } from '../servers.ts';
import { slopeOf, type TreeMemory, treeMegabytes } from './memory.ts';
import type { PaceReport } from './pace-watch.ts';
import { type HostileHost, startSoakWorld } from './world.ts';

export interface SoakOptions {
  readonly hosts: number;
  /** Every tenth host is one of these, in turn; none: all are honest. */
  readonly hostile: readonly HostileHost[];
  readonly minutes: number;
  readonly workers: number;
  /** Seconds between two requests to one host or address. */
  readonly delay: number;
  readonly note: (line: string) => void;
}

export interface SoakReport {
  readonly hosts: number;
  readonly hostile: number;
  readonly minutes: number;
  /** Honest sites captured a minute, all workers together. */
  readonly sitesPerMinute: number;
  readonly requestsPerMinute: number;
  readonly pace: PaceReport;
  readonly memory: {
    /** Megabytes of a worker with all its processes: the highest seen, and how much it grew in an hour, by a line through all after warm-up. */
    readonly peak: number;
    readonly perHour: number;
    /** The same growth of the worker's own process. */
    readonly ownPerHour: number;
    /** And of all in the last half of the time: what grows for ever grows there too. */
    readonly latePerHour: number;
  };
  /** Longest time that a worker's event loop was kept busy by one thing, in milliseconds of CPU. */
  readonly longestBlockMs: number;
  /** What became of hostile targets: kind of hostility, state and reason, how often. */
  readonly outcomes: Readonly<Record<string, Readonly<Record<string, number>>>>;
  /** Honest targets that ended otherwise than captured. */
  readonly wronged: number;
  /** Claims that a worker holds although it has ended. */
  readonly leftHeld: number;
  readonly exits: readonly (number | null)[];
}

const MAIN = join(import.meta.dirname, '..', '..', 'dist', 'src', 'cli', 'main.js');
const PROBE = pathToFileURL(join(import.meta.dirname, '..', 'hostile', 'probe.mjs')).href;
const SAMPLE_MS = 5_000;
const LOOK_MS = 500;
/** The part of the time in which caches fill and processes find their size. */
const WARM_UP = 0.25;
/** The next run is opened when so much of the last is captured, so that nobody idles behind slow hosts. */
const NEXT_AT = 0.85;

/** Null where PostgreSQL or redis-server is not installed. Throws when a command fails. */
export async function soak(options: SoakOptions): Promise<SoakReport | null> {
  const { hosts, hostile, minutes, delay, note } = options;
  const [postgres, redis] = await Promise.all([startPostgres(), startRedis()]);
  if (postgres === null || redis === null) {
    await Promise.all([postgres?.stop(), redis?.stop()]);
    return null;
  }
  const world = await startSoakWorld(hosts, hostile, delay * 1000);
  const folder = mkdtempSync(join(tmpdir(), 'revenant-soak-'));
  const config = join(folder, 'config.json');
  writeFileSync(config, JSON.stringify({ resolve: world.pins, delay }));
  writeFileSync(join(folder, 'sites.txt'), world.urls.join('\n'));
  const environment = {
    ...process.env,
    REVENANT_DATABASE_URL: postgres.url,
    REVENANT_QUEUE_URL: redis.url,
    REVENANT_BLOB_URL: `file:${join(folder, 'blobs')}`,
    REVENANT_CONFIG: config,
  };
  const pool = new pg.Pool({ connectionString: postgres.url }).on('error', () => undefined);
  const openRun = (): void => {
    const args = [MAIN, 'crawl', join(folder, 'sites.txt'), '--detach', '--new', '--pages', '4', '--browser', 'never'];
    const done = spawnSync(process.execPath, [...args, '--quiet'], { encoding: 'utf8', env: environment, cwd: folder });
    if (done.status !== 0) throw new Error(`a run could not be opened: ${done.stderr}`);
  };

  openRun();
  const probes = Array.from({ length: options.workers }, (_, number) => join(folder, `probe-${number}`));
  const workers = probes.map((file) =>
    spawn(process.execPath, ['--import', PROBE, MAIN, 'worker', '--quiet'], {
      env: { ...environment, HOSTILE_PROBE: file },
      cwd: folder,
      stdio: ['ignore', 'inherit', 'inherit'],
    }),
  );
  const begun = Date.now();
  const samples = workers.map((): [number, TreeMemory][] => []);
  try {
    for (let sampled = 0; Date.now() - begun < minutes * 60_000; await sleep(LOOK_MS)) {
      const elapsed = Date.now() - begun;
      if (elapsed >= sampled) {
        sampled += SAMPLE_MS;
        for (const [index, { pid = 0 }] of workers.entries()) {
          const memory = treeMegabytes(pid);
          if (memory !== null) samples[index]?.push([elapsed / 3_600_000, memory]);
        }
        note(
          `${(elapsed / 60_000).toFixed(1)} min, ${world.answered()} answers, ${world.pace().parallel + world.pace().tooSoon} pace violations, ` +
            samples.map((of) => `${Math.round(of.at(-1)?.[1].tree ?? 0)} MB`).join(' and '),
        );
      }
      const lost = workers.find(({ exitCode, signalCode }) => exitCode !== null || signalCode !== null);
      if (lost !== undefined) throw new Error(`a worker ended by itself (${lost.exitCode ?? lost.signalCode})`);
      const { rows } = await pool.query<{ share: number }>(
        `select avg((step is distinct from 'capture')::int)::float as share from revenant_targets
        where run = (select id from revenant_runs order by created_at desc limit 1)`,
      );
      if ((rows[0]?.share ?? 0) >= NEXT_AT) openRun();
    }
    const elapsedMinutes = (Date.now() - begun) / 60_000;
    const answered = world.answered();
    const pace = world.pace();
    const exits = await Promise.all(workers.map(stopped));
    const { rows: visits } = await pool.query<{ site: string; state: string; reason: string | null; n: number }>(
      `select site, state, reason, count(*)::int as n from revenant_visits group by site, state, reason`,
    );
    const { rows: held } = await pool.query<{ n: number }>(
      'select count(*)::int as n from revenant_targets where worker is not null',
    );
    const honest = visits.filter(({ site }) => !world.hostile.has(site));
    const sum = (rows: readonly { n: number }[]) => rows.reduce((total, { n }) => total + n, 0);
    const growth = (from: number, part: keyof TreeMemory) =>
      Math.round(
        Math.max(
          ...samples.map((of) =>
            slopeOf(of.slice(Math.floor(of.length * from)).map(([hours, memory]) => [hours, memory[part]])),
          ),
        ),
      );
    return {
      hosts,
      hostile: world.hostile.size,
      minutes: Math.round(elapsedMinutes * 10) / 10,
      sitesPerMinute: Math.round(sum(honest.filter(({ state }) => state === 'captured')) / elapsedMinutes),
      requestsPerMinute: Math.round(answered / elapsedMinutes),
      pace,
      memory: {
        peak: Math.round(Math.max(...samples.flat().map(([, { tree }]) => tree))),
        perHour: growth(WARM_UP, 'tree'),
        ownPerHour: growth(WARM_UP, 'own'),
        latePerHour: growth(0.5, 'tree'),
      },
      longestBlockMs: Math.max(...probes.map(longestBlock)),
      outcomes: outcomesOf(visits, world.hostile),
      wronged: sum(honest.filter(({ state }) => state !== 'captured')),
      leftHeld: held[0]?.n ?? 0,
      exits,
    };
  } finally {
    for (const worker of workers) worker.kill('SIGKILL');
    await pool.end();
    await Promise.all([postgres.stop(), redis.stop(), world.close()]);
    rmSync(folder, { recursive: true, force: true });
  }
}

/** A line of the probe is [time, longest gap, CPU in it, megabytes]; the first seconds are the program's own start. */
function longestBlock(file: string): number {
  const lines = readFileSync(file, 'utf8').trim().split('\n');
  const samples = lines.map((line) => JSON.parse(line) as [number, number, number, number]);
  const begun = samples[0]?.[0] ?? 0;
  return samples.reduce((most, [at, , cpu]) => (at - begun < 5_000 ? most : Math.max(most, cpu)), 0);
}

async function stopped(worker: ChildProcess): Promise<number | null> {
  const exit = once(worker, 'exit');
  worker.kill('SIGTERM');
  const [code] = (await exit) as [number | null];
  return code;
}

function outcomesOf(
  visits: readonly { site: string; state: string; reason: string | null; n: number }[],
  hostile: ReadonlyMap<string, string>,
): Record<string, Record<string, number>> {
  const outcomes: Record<string, Record<string, number>> = {};
  for (const { site, state, reason, n } of visits) {
    const kind = hostile.get(site);
    if (kind === undefined) continue;
    const outcome = reason === null ? state : `${state} ${reason}`;
    const seen = (outcomes[kind] ??= {});
    seen[outcome] = (seen[outcome] ?? 0) + n;
  }
  return outcomes;
}
