/**
 * Plans and carries out a purge by value in a large embedded store.
 * usage: npm run purge-speed -- [--observations 60000] [--findings 20000] [--visits 10000] [--bytes 4000]
 * Seconds of processor time and statements, on stdout. `--bytes`: of a finding; a fingerprint has twice as many.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { PurgeRule } from '../../src/model/decisions/purge.ts';
import { seedDumpPath } from '../../src/store/database/data-folder.ts';
import { openEmbedded } from '../../src/store/database/embedded.ts';
import { measured } from '../../src/store/database/measured-pool.ts';
import { isAtEnd } from '../../src/store/purge/purge-run.ts';
import { openPurges } from '../../src/store/purge/purges.ts';
import { openStore } from '../../src/store/store.ts';

const { values } = parseArgs({
  options: {
    observations: { type: 'string', default: '60000' },
    findings: { type: 'string', default: '20000' },
    visits: { type: 'string', default: '10000' },
    bytes: { type: 'string', default: '4000' },
  },
});
const [observations, findings, visits, bytes] = [values.observations, values.findings, values.visits, values.bytes].map(
  Number,
) as [number, number, number, number];
const AT = '2025-01-01T00:00:00.000Z';
const AT_ONCE = 500;
/** As long as ids are. */
const id = (letter: string, n: string): string => `'${letter}' || lpad((${n})::text, 63, '0')`;
const pad = (length: number): string =>
  `(select string_agg(md5(n::text || i), ' ') from generate_series(1, ${Math.ceil(length / 33)}) as i)`;
const rows = (count: number): string => `generate_series(1, ${count}) as n`;
const side = (n: string): string => `json_build_object('visit', ${id('v', `1 + (${n}) % ${visits}`)})`;
const STATEMENTS = [
  `insert into revenant_runs (id, key, ordinal, options, targets, finished_at) values ('r', 'k', 1, '{}', 1, '${AT}')`,
  `insert into revenant_targets (id, run, ordinal, seed, step) select 't' || n, 'r', n, '{}', null from ${rows(visits)}`,
  `insert into revenant_visits (id, target_id, final, run, site, kind, state, condition, source, doc)
    select ${id('v', 'n')}, 't' || n, true, 'r', 's' || n || '.test', 'website', 'captured', 'content', 'crawl',
      json_build_object('endedAt', '${AT}', 'mail', 'box' || n % 300 || '@old.example', 'pad', ${pad(1_000)}) from ${rows(visits)}`,
  `insert into revenant_captures (visit, ordinal, id, role, url, final_url, headers, length, captured_at, doc)
    select ${id('v', 'n')}, k, 'c' || n || '-' || k, 'page', 'u', 'u', '{}', 1, '${AT}', json_build_object('pad', ${pad(600)})
    from ${rows(visits)}, generate_series(1, 3) as k`,
  `insert into revenant_fingerprints (id, visit, site_key, comparable, tokens, doc)
    select ${id('f', 'n')}, ${id('v', 'n')}, decode(md5('s' || n), 'hex'), true, '{}', json_build_object('pad', ${pad(2 * bytes)}) from ${rows(visits)}`,
  `insert into revenant_matches (id, verdict, weight, background, left_site, right_site, doc, found_at, seen_at)
    select ${id('m', 'n')}, 'lead', 9, 'b', 's' || n % ${visits} || '.test', 's' || (n + 1) % ${visits} || '.test',
      json_build_object('model', 'x', 'left', ${side('n')}, 'right', ${side('n + 1')}, 'pad', ${pad(bytes)}), '${AT}', '${AT}' from ${rows(findings)}`,
  `insert into revenant_judgements (id, match, doc) select 'j' || n, ${id('m', 'n')}, '{"judgement":"positive"}' from ${rows(findings)} where n % 500 = 1`,
  `insert into revenant_observations (domain, key, kind, first_seen, last_seen, doc)
    select 's' || n % ${visits} || '.test', md5(n::text), 'registration', '${AT}', '${AT}',
      json_build_object('registrant', case when n % 3 > 0 then 'Old Owner GmbH' else 'Other' end, 'pad', ${pad(700)}) from ${rows(observations)}`,
  'vacuum analyze',
];

const home = mkdtempSync(join(tmpdir(), 'revenant-purge-speed-'));
const database = await openEmbedded(join(home, 'db'), { seedDump: seedDumpPath() });
const { pool, time } = measured(database.pool);
await openStore(pool);
for (const sql of STATEMENTS) await pool.query(sql);
const purges = openPurges(pool, true);
console.log(`${observations} observations, ${findings} findings of ${bytes} bytes, ${visits} visits`);
for (const value of ['old owner gmbh', 'box7@old.example']) {
  const rule: PurgeRule = { before: null, site: null, entity: null, value };
  const plan = await timed('plan', () => purges.plan(rule));
  const head = { schema: 'revenant.purge/1', id: value, done: true, at: AT, by: 'A', reason: 'r', rule } as const;
  const purge = await timed('begin', () => purges.begin(rule, (of) => ({ ...head, ...of })));
  await timed('carry out', async () => {
    while (!(await isAtEnd(purge, pool))) await purges.step(purge, AT_ONCE, AT);
  });
  await timed('write the tables anew', () => purges.step(purge, AT_ONCE, AT));
  console.log(JSON.stringify(Object.fromEntries(Object.entries(plan.removed).filter(([, count]) => count > 0))));
}
await database.close();
rmSync(home, { recursive: true, force: true });

async function timed<T>(what: string, work: () => Promise<T>): Promise<T> {
  const [since, { statements }] = [process.cpuUsage(), time()];
  const result = await work();
  const { user, system } = process.cpuUsage(since);
  console.log(
    `${what.padEnd(10)} ${((user + system) / 1e6).toFixed(2)} s, ${time().statements - statements} statements`,
  );
  return result;
}
