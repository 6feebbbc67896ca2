import pg from 'pg';
import { startPostgres, startRedis } from '../servers.ts';
import { crawlKilled } from './crawl-killed.ts';
import { disturb } from './disturb.ts';
import { migrationKilled } from './migration-killed.ts';
import { faultsOf, type Outcome, percentile } from './outcome.ts';
import { SERVER_FAULTS, type Shared } from './servers-fail.ts';
import { runStage, STAGES } from './stages.ts';
import { WORKER_FAULTS } from './workers-fail.ts';

export interface FaultRun {
  /** Names of stages and faults, or parts of them; none: all. */
  readonly only: readonly string[];
  /** Kills at each stage, over both back ends. */
  readonly trials: number;
  /** Of every other fault. */
  readonly faults: number;
  readonly backEnds: 'both' | 'embedded' | 'servers';
  /** Hears of each as it ends. */
  tell(outcome: Outcome): void;
}

/** Of the kills at a stage, this share falls on the servers with three workers, the rest on the embedded database. */
const ON_SERVERS = 0.8;

/** Runs what was asked for, one after another, and gives back what each left. Without the server programs, only the embedded part. */
export async function runFaults(run: FaultRun): Promise<Outcome[]> {
  const wanted = (name: string): boolean => run.only.length === 0 || run.only.some((part) => name.includes(part));
  const shared = run.backEnds === 'embedded' ? null : await openShared();
  const outcomes: Outcome[] = [];
  const take = async (name: string, work: () => Promise<Outcome>): Promise<void> => {
    if (!wanted(name)) return;
    const outcome = await work();
    outcomes.push(outcome);
    run.tell(outcome);
  };
  const onServers = run.backEnds === 'both' ? Math.ceil(run.trials * ON_SERVERS) : run.trials;
  try {
    for (const name of Object.keys(STAGES)) {
      if (shared !== null)
        await take(`${name} (servers)`, async () => ({
          ...(await runStage(name, { trials: onServers, backEnds: await shared.fresh(), workers: 3 })),
          fault: `${name} (servers)`,
        }));
      if (run.backEnds !== 'servers')
        await take(`${name} (embedded)`, async () => ({
          ...(await runStage(name, {
            trials: shared === null ? run.trials : run.trials - onServers,
            backEnds: {},
            workers: 1,
          })),
          fault: `${name} (embedded)`,
        }));
    }
    if (shared !== null) {
      await take('migration killed', () => migrationKilled(shared, run.faults));
      for (const [name, make] of Object.entries({ ...SERVER_FAULTS, ...WORKER_FAULTS })) {
        await take(name, async () => {
          const fault = await make(shared, run.faults);
          try {
            return await disturb(fault);
          } finally {
            await fault.close?.();
          }
        });
      }
    }
    if (run.backEnds !== 'servers')
      await take('crawl killed at any moment', () =>
        crawlKilled({ targets: 12 * run.faults, kills: 2 * run.faults, seed: 1 }),
      );
  } finally {
    await shared?.close();
  }
  return outcomes;
}

async function openShared(): Promise<(Shared & { close(): Promise<void> }) | null> {
  const [redis, postgres] = await Promise.all([startRedis(), startPostgres()]);
  const close = async (): Promise<void> => {
    await redis?.stop();
    await postgres?.stop();
  };
  if (redis === null || postgres === null) {
    await close();
    return null;
  }
  let databases = 0;
  return {
    redis,
    postgres,
    close,
    async fresh() {
      const name = `faults_${++databases}`;
      const client = new pg.Client({ connectionString: postgres.url });
      await client.connect();
      await client.query(`create database ${name}`);
      await client.end();
      // What an earlier run left in the other numbers disturbs nobody.
      return {
        databaseUrl: postgres.url.replace(/postgres$/, name),
        queueUrl: `${redis.url}/${databases % 16}`,
      };
    },
  };
}

/** The table, a line for each fault, with the bound: with no failure in n trials the true rate is below 3/n, at 95 %. */
export function tableOf(outcomes: readonly Outcome[]): string {
  const head = [
    'fault',
    'trials',
    'lost',
    'doubled',
    'stuck',
    'quarantined',
    'other',
    'sent again',
    'back p50',
    'p95',
    'max',
    '95 %',
    's',
  ];
  const seconds = (ms: number | null | undefined): string => (ms == null ? '-' : (ms / 1000).toFixed(1));
  const rows = outcomes.map((one) => [
    one.fault,
    one.trials,
    one.lost.length,
    one.doubled.length,
    one.stuck.length,
    one.quarantined.length,
    one.changed.length + one.leftBehind.length + one.unexpected.length,
    one.sentAgain,
    seconds(percentile(one.recoveries, 0.5)),
    seconds(percentile(one.recoveries, 0.95)),
    seconds(one.recoveries.at(-1)),
    faultsOf(one).length === 0 && one.trials > 0 ? `< ${(300 / one.trials) | 0 || '<1'} %` : '-',
    one.seconds.toFixed(0),
  ]);
  const table = [head, ...rows].map((row) => row.map(String));
  const widths = head.map((_, column) => Math.max(...table.map((row) => row[column]?.length ?? 0)));
  return table
    .map((row) =>
      row.map((cell, i) => (i === 0 ? cell.padEnd(widths[i] ?? 0) : cell.padStart(widths[i] ?? 0))).join('  '),
    )
    .join('\n');
}
