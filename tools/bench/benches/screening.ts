/** The candidate index and the screening of one new site, in stores that grow tenfold. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { readSettings } from '../../../src/config.ts';
import type { Fingerprint } from '../../../src/model/derived/fingerprint.ts';
import { openStoredServices } from '../../../src/services.ts';
import { startPostgres, type TestServer } from '../../../testkit/servers.ts';
import { type Bench, type Context, interleaved, median, percentile, type Row, sized } from '../bench.ts';
import type { ScreeningTask, ScreeningTimes } from '../children/screening.ts';
import { runChild } from '../children.ts';
import { fingerprintOf } from '../worlds/fingerprints.ts';
import { storeSites } from '../worlds/stored-sites.ts';

/** Figures at one size of the store. */
interface At {
  readonly sites: number;
  readonly runs: readonly ScreeningTimes[];
  readonly bytes: number;
  readonly perSecond: number;
}

/** A database of its own for each size, so that the sizes can take turns. */
async function filled(server: TestServer, data: string, sites: number, read: readonly Fingerprint[]) {
  const name = `sites_${sites}`;
  const admin = new pg.Client({ connectionString: server.url });
  await admin.connect();
  await admin.query(`create database ${name}`);
  await admin.end();
  const databaseUrl = Object.assign(new URL(server.url), { pathname: `/${name}` }).href;
  await (await openStoredServices(readSettings({ databaseUrl, data, logLevel: 'silent' }, {}))).close();
  const pool = new pg.Pool({ connectionString: databaseUrl });
  const started = performance.now();
  await storeSites(pool, sites, read);
  const perSecond = sites / ((performance.now() - started) / 1000);
  const { rows } = await pool.query<{ bytes: string }>(
    `select pg_total_relation_size('revenant_keys') + pg_total_relation_size('revenant_sites') as bytes`,
  );
  await pool.end();
  return { databaseUrl, perSecond, bytes: Number(rows[0]?.bytes) / sites };
}

async function measure(server: TestServer, data: string, { size, repeats, note }: Context): Promise<At[]> {
  const sizes = sized(size, {
    tiny: [700, 1_400],
    quick: [1_000, 10_000],
    usual: [1_000, 10_000, 100_000],
    full: [1_000, 10_000, 100_000, 1_000_000],
  });
  const [questions, rounds] = size === 'tiny' ? [4, 1] : [40, 15];
  const read = await Promise.all(Array.from({ length: size === 'tiny' ? 2 : 20 }, (_, i) => fingerprintOf(i)));
  const contestants: Record<string, () => Promise<ScreeningTimes>> = {};
  const all: Omit<At, 'runs'>[] = [];
  for (const sites of sizes) {
    const { databaseUrl, ...at } = await filled(server, data, sites, read);
    note(`store of ${sites} sites filled`);
    all.push({ sites, ...at });
    const task: ScreeningTask = { databaseUrl, data, server: server.pid, sites, questions, rounds };
    contestants[sites] = async () => (await runChild<ScreeningTimes>('screening', task)).result;
  }
  const runs = await interleaved(repeats, contestants);
  return all.map((at) => ({ ...at, runs: runs[at.sites] ?? [] }));
}

/** Targets of a part that the product does not have. */
const UNBUILT: readonly Row[] = [
  {
    what: 'hashes within 3 of 64 bits, 1,000,000 stored',
    unit: 'µs',
    ours: null,
    peer: { name: 'PostgreSQL band table', value: null },
    target: { of: 'ratio', better: 'less', must: 1 / 10, goal: 1 / 40 },
    note: 'the product searches no distances: candidates share a value, or a band of a sketch',
  },
  {
    what: 'scan of 1,000,000 watched hashes, share of read bandwidth',
    unit: '%',
    ours: null,
    target: { of: 'ours', better: 'more', must: 60, goal: 80 },
    note: 'as above: nothing is scanned',
  },
];

function rowsOf(all: readonly At[]): Row[] {
  const mid = ({ runs }: At, of: (times: ScreeningTimes) => number): number => median(runs.map(of));
  const rows = all.flatMap((at, i): Row[] => {
    const at10 = `store of ${at.sites.toLocaleString('en-US')} sites`;
    const smaller = all[i - 1];
    const row = (what: string, unit: string, of: (times: ScreeningTimes) => number, isJudged = false): Row => ({
      what: `${what}, ${at10}`,
      unit,
      ours: mid(at, of),
      ...(smaller !== undefined && {
        peer: { name: `${smaller.sites.toLocaleString('en-US')} sites`, value: mid(smaller, of) },
        ...(isJudged && { target: { of: 'ratio', better: 'less', must: 1.2, goal: 1.05 } }),
      }),
    });
    return [
      row('candidates, median', 'ms', ({ candidates }) => median(candidates)),
      row('candidates, 99th percentile', 'ms', ({ candidates }) => percentile(candidates, 0.99)),
      row('candidates, processor time', 'ms', ({ candidatesCpu }) => candidatesCpu, true),
      row('screening of one new site, median', 'ms', ({ screening }) => median(screening)),
      row('screening of one new site, processor time', 'ms', ({ screeningCpu }) => screeningCpu, true),
    ];
  });
  const last = all.at(-1);
  if (last === undefined) return [];
  return [
    ...rows,
    {
      what: 'sites with a shared rare value that are found',
      unit: 'recall',
      ours: mid(last, ({ recall }) => recall),
      target: { of: 'ours', better: 'more', must: 0.99, goal: 1 },
    },
    ...UNBUILT,
    { what: 'index of keys, 11 a site', unit: 'bytes a site', ours: last.bytes },
    { what: 'sites added to the index, in bulk', unit: 'sites/s', ours: last.perSecond },
  ];
}

export const screening: Bench = {
  name: 'screening',
  about: 'candidates and screening of one new site in stores of 1,000 to 1,000,000 sites, on PostgreSQL',
  async run(context) {
    const server = await startPostgres();
    const note = 'PostgreSQL is not installed';
    if (server === null) return [{ what: 'candidates and screening', unit: 'ms', ours: null, note }];
    const data = mkdtempSync(join(tmpdir(), 'revenant-bench-screening-'));
    try {
      return rowsOf(await measure(server, data, context));
    } finally {
      await server.stop();
      rmSync(data, { recursive: true, force: true });
    }
  },
};
