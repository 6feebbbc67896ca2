/**
 * Kills workers of a sift, half of them on the embedded database and half, two at a time, on PostgreSQL and Redis; then measures
 * what a second worker adds. usage: npm run sift-kills -- [--kills 50] [--rounds 3] [--only embedded|servers|speed] [--short]
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { isDeepStrictEqual, parseArgs } from 'node:util';
import { begun, leftBy, type SiftPlace, sifted, worker, writeArchives } from '../../testkit/flow/sift-kills.ts';
import { startPostgres, startRedis } from '../../testkit/servers.ts';

const { values } = parseArgs({
  options: {
    kills: { type: 'string', default: '50' },
    short: { type: 'boolean', default: false },
    rounds: { type: 'string', default: '3' },
    only: { type: 'string' },
  },
});
const kills = values.short ? 2 : Math.ceil(Number(values.kills) / 2);
const does = (part: 'embedded' | 'servers' | 'speed'): boolean => (values.only ?? part) === part;
const rounds = values.short ? 1 : Number(values.rounds);
const LIMITS = 'siftSliceBytes=200000,readers=1,lockMs=3000,stalledMs=500';
const folder = mkdtempSync(join(tmpdir(), 'revenant-sift-kills-'));
const load = (): string => `load ${loadavg()[0]?.toFixed(1)}`;
/** Processor time of the whole machine so far, with its databases. */
const machineMs = (): number => cpus().reduce((sum, { times }) => sum + times.user + times.sys + times.nice, 0);
let failed = false;

async function withServers<T>(
  name: string,
  limits: string,
  work: (env: NodeJS.ProcessEnv) => Promise<T>,
): Promise<T | null> {
  const [postgres, redis] = await Promise.all([startPostgres(), startRedis()]);
  try {
    if (postgres === null || redis === null) {
      console.log('redis-server or PostgreSQL is not installed: left out');
      return null;
    }
    const blobs = `file:${join(folder, `${name}-blobs`)}`;
    return await work({
      REVENANT_DATABASE_URL: postgres.url,
      REVENANT_QUEUE_URL: redis.url,
      REVENANT_BLOB_URL: blobs,
      REVENANT_LIMITS: limits,
    });
  } finally {
    await Promise.all([postgres?.stop(), redis?.stop()]);
  }
}

/** Two workers at a time; the one that is killed leaves the other at work. */
async function killedInTurns(place: SiftPlace): Promise<number> {
  const sift = await begun(place);
  let killed = 0;
  const one = async (name: string, first: number): Promise<void> => {
    for (let turn = first; turn < kills; turn += 2) {
      const { ms } = await worker(place, sift, 50 + ((turn * 733) % 1_200), name);
      // Not in one line with the call: the other worker counts while this one is awaited.
      if (ms === null) killed += 1;
    }
    await worker(place, sift, null, name);
  };
  await Promise.all([one('a', 0), one('b', 1)]);
  return killed;
}

async function compare(): Promise<void> {
  // So much work that nearly every kill finds some.
  const files = writeArchives(join(folder, 'crawl'), values.short ? 2 : 36, 300);
  const whole = await sifted({ data: join(folder, 'whole'), files, env: { REVENANT_LIMITS: LIMITS } }, 0, 1);
  const { killed: _, ...expected } = whole;
  const tell = (what: string, killed: number, left: object): void => {
    const same = isDeepStrictEqual(left, expected);
    const few = killed < kills && !values.short;
    failed ||= !same || few;
    if (few) console.log(`the sift has ended after ${killed} of ${kills} kills: it needs more files`);
    console.log(`${what}: ${killed} kills at work, ${same ? 'the same as without' : 'OTHER THAN WITHOUT'} (${load()})`);
    if (!same) console.log(JSON.stringify({ left, expected }, null, 1));
  };
  if (does('embedded')) {
    const place = { data: join(folder, 'torn'), files, env: { REVENANT_LIMITS: LIMITS } };
    const { killed, ...torn } = await sifted(place, kills, 2_500);
    tell('embedded, one worker', killed, torn);
  }
  if (!does('servers')) return;
  await withServers('kills', LIMITS, async (env) => {
    const place = { data: join(folder, 'servers'), files, env };
    const count = await killedInTurns(place);
    tell('PostgreSQL and Redis, two workers', count, await leftBy(place, await begun(place)));
  });
}

/** The clock from the start of the work to its end, with one worker and with two, in turns. */
async function speed(): Promise<void> {
  // As of a crawl, about one page in a thousand passes, and the files are longer than what is counted.
  const files = writeArchives(join(folder, 'large'), values.short ? 4 : 16, values.short ? 1_200 : 9_000, 1_000);
  const seconds: { one: number[]; two: number[] } = { one: [], two: [] };
  const cpu: { one: number[]; two: number[] } = { one: [], two: [] };
  for (let round = 0; round < rounds; round += 1)
    for (const workers of round % 2 === 0 ? ([1, 2] as const) : ([2, 1] as const))
      await withServers(`speed-${round}-${workers}`, 'readers=1', async (env) => {
        const place = { data: join(folder, `speed-${round}-${workers}`), files, env };
        const sift = await begun(place);
        const [from, busyMs] = [performance.now(), machineMs()];
        const all = await Promise.all(
          Array.from({ length: workers }, (_, at) => worker(place, sift, null, `worker-${at}`)),
        );
        const which = workers === 1 ? 'one' : 'two';
        const ms = Math.max(...all.map((one) => one.ms ?? 0));
        const cpuMs = all.reduce((sum, one) => sum + one.cpuMs, 0);
        seconds[which].push(ms);
        cpu[which].push(cpuMs);
        const cores = ((machineMs() - busyMs) / (performance.now() - from)).toFixed(2);
        const steps = Object.entries(all[0]?.steps ?? {}).map(([step, ms]) => `${step} ${ms}`);
        console.log(
          `${which}: ${ms.toFixed(0)} ms (${steps.join(', ')}), ${cpuMs.toFixed(0)} ms of processors; ${cores} cores of the machine were busy (${load()})`,
        );
      });
  const least = (all: readonly number[]): number => Math.min(...all);
  const ratio = (of: { one: number[]; two: number[] }): number => least(of.one) / least(of.two);
  // Cores that share caches take longer for the same records: that says nothing about the sift.
  const equal = ratio(seconds) / ratio(cpu);
  console.log(
    `two workers are ${ratio(seconds).toFixed(2)} times as fast as one by the clock, with ${(1 / ratio(cpu)).toFixed(2)} times its processor time; at equal processor time a record ${equal.toFixed(2)} times`,
  );
}

if (does('embedded') || does('servers')) await compare();
if (does('speed')) await speed();
rmSync(folder, { recursive: true, force: true });
process.exit(failed ? 1 : 0);
