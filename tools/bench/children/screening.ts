/** Candidates and screening of new sites in a store of many, on PostgreSQL. Prints times, and what was found. */
import { readSettings } from '../../../src/config.ts';
import { latestBackground } from '../../../src/flow/screen/backgrounds.ts';
import { screen } from '../../../src/flow/screen/screen.ts';
import type { Fingerprint } from '../../../src/model/derived/fingerprint.ts';
import type { ReadSite } from '../../../src/model/derived/mention.ts';
import { openServices } from '../../../src/services.ts';
import { treeCpuMs } from '../processes.ts';
import { cpuMs } from '../rate.ts';
import { fingerprintOf } from '../worlds/fingerprints.ts';
import { keysOfSite } from '../worlds/stored-sites.ts';

export interface ScreeningTask {
  readonly databaseUrl: string;
  readonly data: string;
  /** Process of the server: its processor time counts too. */
  readonly server: number;
  readonly sites: number;
  readonly questions: number;
  /** How often each question is put to the index. */
  readonly rounds: number;
}
export interface ScreeningTimes {
  /** Milliseconds by the clock of one search for candidates, each. */
  readonly candidates: readonly number[];
  /** Milliseconds of processor time, database included, of one search; of one whole screening. */
  readonly candidatesCpu: number;
  readonly screeningCpu: number;
  readonly screening: readonly number[];
  /** Share of the stored sites with a rare value of the new site that were found. */
  readonly recall: number;
}

const task = JSON.parse(process.argv[2] ?? '{}') as ScreeningTask;
const settings = readSettings({ databaseUrl: task.databaseUrl, data: task.data, logLevel: 'silent' }, {});
const services = await openServices(settings);
const { store } = services;
const read = await Promise.all(Array.from({ length: 4 }, (_, i) => fingerprintOf(900_000 + i)));

/** A new site with the rare values of stored sites spread over the store. */
function newSite(number: number): Fingerprint {
  const like = Math.floor(((number + 0.5) * task.sites) / task.questions);
  return { ...(read[number % read.length] as Fingerprint), site: `new-${number}.test`, keys: keysOfSite(like) };
}
const news = Array.from({ length: task.questions }, (_, number) => newSite(number));
const background = await latestBackground(store);

/** @param rounds so many that the server's processor time, which the kernel counts in hundredths of a second, is whole */
async function timed(rounds: number, work: (one: Fingerprint) => Promise<unknown>) {
  // Compiled code, warm connections and the database's own pages in memory, as in a worker that runs.
  for (const one of news.slice(0, 3)) await work(one);
  const [own, server, times] = [process.cpuUsage(), treeCpuMs(task.server), [] as number[]];
  for (let round = 0; round < rounds; round++)
    for (const one of news) {
      const started = performance.now();
      await work(one);
      times.push(performance.now() - started);
    }
  return { times, cpu: (cpuMs(own) + treeCpuMs(task.server) - server) / times.length };
}

const found: number[] = [];
const searching = await timed(task.rounds, async (one) => {
  const candidates = await store.fingerprints.candidates(one, 64);
  const wanted = new Set(one.keys.filter((key) => !key.startsWith('bench-template:')));
  const like = candidates.filter(({ keys }) => keys.some((key) => wanted.has(key)));
  // The site itself, its partner and its group of twenty have at least one of the rare values.
  found.push(like.length / Math.min(20, task.sites));
});
const screening = await timed(task.rounds > 1 ? 3 : 1, (one) =>
  screen({ ...one, listed: undefined } as ReadSite, background, services),
);
console.log(
  JSON.stringify({
    candidates: searching.times,
    candidatesCpu: searching.cpu,
    screening: screening.times,
    screeningCpu: screening.cpu,
    recall: found.reduce((sum, one) => sum + one, 0) / found.length,
  } satisfies ScreeningTimes),
);
await services.close();
process.exit(0);
