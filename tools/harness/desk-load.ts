/**
 * Opens the desk on a large PostgreSQL store and measures its pages while many people look at the queue.
 * usage: npm run desk-load -- [--sites 1000000] [--findings 10000] [--people 50]
 * A table on stdout: milliseconds (median, 95th percentile) and bytes.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import pg from 'pg';
import { readSettings } from '../../src/config.ts';
import { openDesk } from '../../src/desk/desk.ts';
import { readNames } from '../../src/flow/lists/find-entities.ts';
import { keysOfNothing } from '../../src/flow/site/keys-of-text.ts';
import { readSubjects } from '../../src/flow/site/search-index.ts';
import { Entity } from '../../src/model/facts/seed.ts';
import { openServices } from '../../src/services.ts';
import { shortHash } from '../../src/store/evidence/fingerprints.ts';
import { MATCH } from '../../testkit/report/example-match.ts';
import { startPostgres } from '../../testkit/servers.ts';

const { values } = parseArgs({
  options: {
    sites: { type: 'string', default: '1000000' },
    findings: { type: 'string', default: '10000' },
    people: { type: 'string', default: '50' },
  },
});
const [sites, findings, people] = [values.sites, values.findings, values.people].map(Number) as [
  number,
  number,
  number,
];
const MAILBOX = 'sales@orrinmere.example';
const ASKS = 40;

const server = await startPostgres();
if (server === null) throw new Error('postgresql is needed');
const data = mkdtempSync(join(tmpdir(), 'revenant-desk-load-'));
const services = await openServices(readSettings({ databaseUrl: server.url, data, logLevel: 'silent' }, {}));
await fill();
const desk = await openDesk(services, { host: '127.0.0.1', port: 0 });
const { base } = desk;
const headers = { authorization: `Bearer ${desk.key}` };
// As `serve` does.
void keysOfNothing(services.reader);

const stop = new AbortController();
const watching = Array.from({ length: people }, async () => {
  while (!stop.signal.aborted) {
    await (await fetch(`${base}/findings`, { headers })).arrayBuffer();
    await new Promise((resolve) => setTimeout(resolve, 5_000 * Math.random()));
  }
});
const rows: [string, string][] = [
  ['what is new', '/'],
  ['queue, first page', '/findings'],
  ['queue, by operator, p. 40', '/findings?judged=any&page=40'],
  ['queue, one operator', '/findings?judged=any&view=pairs&operator=g5.test'],
  ['queue, most findings', '/findings?sort=findings'],
  ['queue, by words', '/findings?q=s77'],
  ['queue, a finding a row', '/findings?view=pairs'],
  ['queue, page 100, all', '/findings?view=pairs&judged=any&page=100'],
  ['queue, of a list', '/findings?list=Load'],
  ['queue, of a rare list', '/findings?list=Rare'],
  ['queue, of a programme', '/findings?programme=P39999'],
  ['queue, mine', '/findings?assigned=name:Ada'],
  ['queue, nobody’s', '/findings?assigned=nobody'],
  ['queue, weaker since', '/findings?change=weaker&since=2020-01-01'],
  [
    'queue, changed lately',
    `/findings?change=news&since=${new Date(Date.now() + 86_400_000).toISOString().slice(0, 10)}`,
  ],
  ['finding', `/findings/${idOf(7)}`],
  ['search, one mailbox', `/search?q=${encodeURIComponent(MAILBOX)}`],
  ['search, one value', `/search?value=${encodeURIComponent(`contact-email:${MAILBOX}`)}`],
  ['site', '/sites/s7.test'],
  ['operators', '/operators'],
  ['operator', '/operators/s7.test'],
  ['entities, a rare word', '/entities?q=seller%201234'],
  ['entities, common words', '/entities?q=trading%20ltd'],
  ['entities, part of a word', '/entities?q=rading%20h'],
  ['API, 25 findings', '/api/v1/findings?limit=25'],
];
console.log(
  `${sites} sites, ${findings} findings, 40,000 entities, ${people} people who look at the queue every 2.5 s`,
);
for (const [name, path] of rows) {
  const times: number[] = [];
  let bytes = 0;
  for (let i = 0; i < ASKS; i++) {
    const started = performance.now();
    const answer = await fetch(`${base}${path}`, { headers });
    bytes = (await answer.arrayBuffer()).byteLength;
    if (answer.status !== 200) throw new Error(`${path}: ${answer.status}`);
    times.push(performance.now() - started);
  }
  times.sort((a, b) => a - b);
  const at = (share: number) => (times[Math.floor(share * (times.length - 1))] ?? 0).toFixed(0).padStart(6);
  console.log(`${name.padEnd(24)} ${at(0.5)} ms  ${at(0.95)} ms  ${String(bytes).padStart(8)} bytes`);
}
stop.abort();
await Promise.all(watching);
await desk.close();
await services.close();
await server.stop();
rmSync(data, { recursive: true, force: true });

function idOf(number: number): string {
  return String(number).padStart(64, '0');
}

/** Sites by SQL, each with three keys of its own and every thousandth with the mailbox; findings as the program stores them. */
async function fill(): Promise<void> {
  const pool = new pg.Pool({ connectionString: server?.url });
  await pool.query(`insert into revenant_fingerprints (id, visit, site_key, comparable, tokens, doc)
    values ('f', 'v', 'x', true, '{}', '{"kind":"website","keys":[],"readings":[],"capturedAt":"2026-01-02T03:04:05.000Z"}')`);
  await pool.query(
    `insert into revenant_sites (site_key, site, kind, fingerprint, visit, captured_at)
    select decode(md5('site' || n), 'hex'), 's' || n || '.test', 'website', 'f', 'v', now() from generate_series(1, $1::int) n`,
    [sites],
  );
  await pool.query(
    `insert into revenant_keys (key, site_key)
    select decode(md5('key' || n || ' ' || k), 'hex'), decode(md5('site' || n), 'hex')
    from generate_series(1, $1::int) n, generate_series(1, 3) k`,
    [sites],
  );
  await pool.query(
    `insert into revenant_keys (key, site_key)
    select decode($2, 'hex'), decode(md5('site' || n), 'hex') from generate_series(1000, $1::int, 1000) n`,
    [sites, shortHash(`contact-email:${MAILBOX}`)],
  );
  // As many entities as the largest lists have; the findings are of the last one.
  const entity = Entity.parse({ id: 'load', names: ['Load'], remark: 'x'.repeat(1_500) });
  await pool.query(
    `insert into revenant_entities (key, id, doc)
    select encode(sha256(convert_to('load-' || n, 'UTF8')), 'hex'), 'load-' || n,
      $1::jsonb || jsonb_build_object('id', 'load-' || n, 'names', jsonb_build_array('Seller ' || n || ' Trading House Ltd', 'Load ' || n),
        'list', case when n = 40000 then 'Rare' else 'Load' end, 'programme', 'P' || n)
    from generate_series(1, 40000) n`,
    [entity],
  );
  await pool.query('analyze');
  await readNames(services.store);
  for (let from = 0; from < findings; from += 500) {
    const matches = Array.from({ length: Math.min(500, findings - from) }, (_, i) => {
      const number = from + i;
      const right = { ...MATCH.right, site: `s${number + 1}.test`, input: `http://s${number + 1}.test/` };
      const entity = { id: `load-${number % 1_000 === 999 ? 40_000 : number + 1}`, name: `Load ${number + 1}` };
      // Half are of one operator, the others of operators with four findings each.
      const site = number < findings / 2 ? MATCH.left.site : `g${Math.floor(number / 4)}.test`;
      return {
        ...MATCH,
        id: idOf(number),
        left: { ...MATCH.left, site, entity },
        right,
        weight: 8 + (number % 400) / 10,
      };
    });
    await services.store.ledger.saveFound(matches, []);
    // Every fifth finding has become weaker.
    const weaker = matches.filter((_, i) => i % 5 === 0).map((match) => ({ ...match, weight: match.weight - 2 }));
    await services.store.ledger.saveFound(weaker, []);
  }
  await services.store.assignments.add(
    Array.from({ length: Math.floor(findings / 10) }, (_, i) => {
      const [to, at] = [i % 20 === 0 ? 'Ada' : 'Ben', new Date().toISOString()];
      return { schema: 'revenant.assignment/1' as const, match: idOf(i * 10), to, by: 'Eve', at };
    }),
  );
  // As upkeep does: else each search reads for two seconds first.
  await readSubjects(services, Number.POSITIVE_INFINITY);
  await pool.query('analyze');
  await pool.end();
}
