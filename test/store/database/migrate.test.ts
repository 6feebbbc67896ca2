import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { ConfigError } from '../../../src/errors.ts';
import { seedDumpPath } from '../../../src/store/database/data-folder.ts';
import { openEmbedded } from '../../../src/store/database/embedded.ts';
import { migrate } from '../../../src/store/database/migrate.ts';
import { MIGRATIONS, type Migration, NEWEST } from '../../../src/store/database/migrations.ts';
import type { SqlPool } from '../../../src/store/database/pool.ts';
import { openStore } from '../../../src/store/store.ts';
import { startPostgres } from '../../../testkit/servers.ts';
import { matchOf, OPTIONS, seedOf } from '../../../testkit/store/facts.ts';

const server = await startPostgres();
afterAll(() => server?.stop());

const STEPS: readonly Migration[] = [
  {
    version: 1,
    name: 'one',
    sql: 'create table revenant_one (a int);\n-- with; a comment;\ncreate index on revenant_one (a);',
  },
  { version: 2, name: 'two', sql: 'alter table revenant_one add b int; insert into revenant_one values (1, 2)' },
];

function migrationTests(name: string, open: () => Promise<{ pool: SqlPool; close(): Promise<void> }>): void {
  describe(`migrations: ${name}`, () => {
    let opened: { pool: SqlPool; close(): Promise<void> };
    beforeAll(async () => {
      opened = await open();
    });
    afterAll(() => opened.close());
    afterEach(async () => {
      await opened.pool.query('drop table if exists revenant_migrations, revenant_one');
    });

    it('applies what is missing, once', async () => {
      const { pool } = opened;
      await migrate(pool, STEPS.slice(0, 1));
      await migrate(pool, STEPS);
      await migrate(pool, STEPS);
      expect((await pool.query('select * from revenant_one')).rows).toEqual([{ a: 1, b: 2 }]);
      expect((await pool.query('select version, name from revenant_migrations order by version')).rows).toEqual([
        { version: 1, name: 'one' },
        { version: 2, name: 'two' },
      ]);
    });

    it('leaves nothing of a step that fails', async () => {
      const { pool } = opened;
      const broken = { version: 2, name: 'broken', sql: 'alter table revenant_one add b int; select 1 / 0' };
      await migrate(pool, STEPS.slice(0, 1));
      await expect(migrate(pool, [...STEPS.slice(0, 1), broken])).rejects.toThrow(/division by zero/);
      await migrate(pool, STEPS);
      expect((await pool.query('select * from revenant_one')).rows).toEqual([{ a: 1, b: 2 }]);
    });

    it('refuses a database that is newer, or whose past is another', async () => {
      const { pool } = opened;
      await migrate(pool, STEPS);
      await expect(migrate(pool, STEPS.slice(0, 1))).rejects.toThrow(ConfigError);
      await expect(migrate(pool, STEPS.slice(0, 1))).rejects.toThrow(/has version 2, this program knows 1/);
      const edited = [{ ...(STEPS[0] as Migration), sql: 'create table revenant_other ()' }, ...STEPS.slice(1)];
      await expect(migrate(pool, edited)).rejects.toThrow(/another build/);
    });

    it('lets an older program start and go on beside a step that allows it, and no other', async () => {
      const { pool } = opened;
      const first = { version: 1, name: 'rule', sql: 'alter table revenant_migrations add column oldest integer' };
      const added = { version: 2, name: 'added', sql: 'create table revenant_one (a int)', oldest: 1 };
      await migrate(pool, [first, added]);
      await migrate(pool, [first]);
      await migrate(pool, [first, added, { version: 3, name: 'changed', sql: 'drop table revenant_one' }]);
      await expect(migrate(pool, [first, added])).rejects.toThrow(/has version 3, this program knows 2/);
    });

    it('lets four start at once', async () => {
      const { pool } = opened;
      await Promise.all([1, 2, 3, 4].map(() => migrate(pool, STEPS)));
      expect((await pool.query('select * from revenant_one')).rows).toHaveLength(1);
    });
  });
}

const folder = mkdtempSync(join(tmpdir(), 'revenant-migrate-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
migrationTests('PGlite', () => openEmpty(folder));

/** A database without a table, made of the ready one: initdb takes seconds. */
async function openEmpty(at: string) {
  const database = await openEmbedded(at, { seedDump: seedDumpPath() });
  await database.pool.query('drop schema public cascade; create schema public');
  return database;
}

if (server === null) {
  describe('migrations: PostgreSQL', () => {
    it.skip('PostgreSQL is not installed', () => undefined);
  });
} else {
  const connect = () => {
    const pool = new pg.Pool({ connectionString: server.url, max: 4 });
    // The pool's end does not wait for its connections' end: the server may go first.
    return pool.on('error', () => undefined);
  };
  migrationTests('PostgreSQL', async () => {
    const pool = connect();
    return { pool, close: () => pool.end() };
  });

  it('stops a worker that is older than what the database has become', async () => {
    const pool = connect();
    const store = await openStore(pool);
    const { run } = await store.ledger.openRun('old worker', OPTIONS, [seedOf('https://a.example/')], false);
    const [target] = await store.ledger.waiting(run.id);
    await store.check();
    await pool.query("insert into revenant_migrations (version, name, checksum) values (9999, 'later', '')");
    expect(await store.ledger.claim(target?.id ?? '', 'capture', 'w', false, 60_000)).toBeNull();
    await expect(store.check()).rejects.toThrow(/has version 9999, this program knows/);
    await expect(store.check()).rejects.toThrow(ConfigError);
    await pool.query('update revenant_migrations set oldest = $1 where version = 9999', [NEWEST]);
    await store.check();
    expect(await store.ledger.claim(target?.id ?? '', 'capture', 'w', false, 60_000)).not.toBeNull();
    await pool.query('delete from revenant_migrations where version = 9999');
    await pool.end();
  });

  it('a process that starts waits until another has migrated', async () => {
    const pools = [connect(), connect()] as const;
    await migrate(pools[0]);
    const ended: string[] = [];
    const gate = await pools[1].connect();
    await gate.query('select pg_advisory_lock(4711)');
    const sql = 'select pg_advisory_xact_lock(4711); create table revenant_one (a int)';
    const slow = { version: 9999, name: 'slow', sql };
    const waiting = async (): Promise<number> =>
      (await gate.query("select from pg_locks where locktype = 'advisory' and not granted")).rows.length;
    const first = migrate(pools[0], [...MIGRATIONS, slow]).then(() => ended.push('first'));
    await expect.poll(waiting, { message: 'the first is at its step' }).toBe(1);
    const second = migrate(pools[1], [...MIGRATIONS, slow]).then(() => ended.push('second'));
    await expect.poll(waiting, { message: 'the second waits for the first' }).toBe(2);
    await gate.query('select pg_advisory_unlock(4711)');
    gate.release();
    await Promise.all([first, second]);
    expect(ended).toEqual(['first', 'second']);
    await pools[0].query('drop table revenant_one; delete from revenant_migrations where version = 9999');
    await Promise.all(pools.map((pool) => pool.end()));
  });

  it('two processes open one empty PostgreSQL at once', async () => {
    const pools = [connect(), connect()];
    await Promise.all(pools.map((pool) => openStore(pool)));
    const { rows } = await (pools[0] as pg.Pool).query('select count(*)::int as n from revenant_migrations');
    expect(rows).toEqual([{ n: MIGRATIONS.length }]);
    await Promise.all(pools.map((pool) => pool.end()));
  });
}

it('numbers the real steps 1, 2, 3, and ends no line inside a statement with a semicolon', () => {
  expect(MIGRATIONS.map((step) => step.version)).toEqual(MIGRATIONS.map((_, index) => index + 1));
  // No text and no body of a function goes on over the end of a line, so no semicolon there stands inside of one.
  for (const line of MIGRATIONS.flatMap(({ sql }) => sql.replaceAll(/^--.*$/gm, '').split('\n')))
    expect([line.split("'").length % 2, line.split('$$').length % 2], line).toEqual([1, 1]);
});

it('brings a folder of the first version to this one: its targets wait as before, and can be asked later', async () => {
  const old = mkdtempSync(join(folder, 'first-'));
  const { pool, close } = await openEmpty(old);
  await migrate(pool, MIGRATIONS.slice(0, 1));
  await pool.query("insert into revenant_runs (id, key, ordinal, options, targets) values ('r', 'k', 1, '{}', 1)");
  await pool.query(
    `insert into revenant_targets (id, run, ordinal, seed, step)
    values ('t', 'r', 0, '{"url":"https://a.example/","kind":"website","tags":[]}', 'capture')`,
  );
  const { ledger, lanes } = await openStore(pool);
  expect(await ledger.waiting('r')).toMatchObject([{ id: 't', attempts: 0 }]);
  expect(await ledger.claim('t', 'capture', 'w', false, 60_000)).not.toBeNull();
  expect(await ledger.requeueDue()).toBe(0);
  expect(await lanes.take([{ key: 'domain a.example', restMs: 0, deferredMs: null }], 1_000)).toEqual({ ok: true });
  await close();
});

it('knows the best of the findings of an older folder: of what stands and of what stood before', async () => {
  const { pool, close } = await openEmpty(mkdtempSync(join(folder, 'ninth-')));
  await migrate(pool, MIGRATIONS.slice(0, 9));
  const found = (weight: number, day: string, model = 'model-1') =>
    matchOf('m', { weight, model, right: { ...matchOf('m').right, capturedAt: `2026-04-${day}T10:00:00Z` } });
  for (const match of [found(20, '01'), found(38, '02'), found(9, '03'), found(12, '04', 'model-2')])
    await pool.query(
      `insert into revenant_matches (id, verdict, weight, background, left_site, right_site, doc)
      values ('m', 'likely', $1::double precision, 'b', 'left.example', 'right.example', $2::json)
      on conflict (id) do update set weight = excluded.weight, doc = excluded.doc, seen_at = clock_timestamp()`,
      [match.weight, JSON.stringify(match)],
    );
  const { matches } = await openStore(pool);
  const bests = (await matches.bests(['m'])).get('m') ?? [];
  expect(bests.map(({ match, seenUntil }) => [match.weight, match.model, seenUntil])).toEqual([
    [38, 'model-1', '2026-04-02T10:00:00Z'],
    [12, 'model-2', '2026-04-04T10:00:00Z'],
  ]);
  await close();
});

it('finds and counts wallets that an older folder has among the registration numbers', async () => {
  const { pool, close } = await openEmpty(mkdtempSync(join(folder, 'wallets-')));
  await migrate(
    pool,
    MIGRATIONS.slice(
      0,
      MIGRATIONS.findIndex(({ name }) => name.startsWith('wallets')),
    ),
  );
  const of = (signal: string) => `${signal}:bitcoin:1BvBMSEYstWetqTFn5Au4m4GFg7xJaNVN2`;
  const number = 'registration-number:inn:7707083893';
  const doc = { keys: [number, of('registration-number')] };
  await pool.query(
    `insert into revenant_fingerprints (id, visit, site_key, comparable, tokens, doc)
    values ('f', 'v', '\\x01', true, array(select json_array_elements_text($1::json)), $2::json)`,
    [JSON.stringify(doc.keys), JSON.stringify(doc)],
  );
  await pool.query(`insert into revenant_sites values ('\\x01', 'a.example', 'website', 'f', 'v', now())`);
  const { fingerprints } = await openStore(pool);
  const { sites } = await fingerprints.carrying([of('wallet')], 5);
  expect(sites).toMatchObject([{ site: 'a.example', keys: [of('wallet')] }]);
  const { rows } = await pool.query('select tokens from revenant_fingerprints');
  expect(rows).toEqual([{ tokens: [number, of('wallet')] }]);
  await close();
});

it('filters the findings and opens the cases that an older folder has', async () => {
  const { pool, close } = await openEmpty(mkdtempSync(join(folder, 'eleventh-')));
  await migrate(pool, MIGRATIONS.slice(0, 11));
  const side = { ...matchOf('m').left, entity: { id: 'e-1', name: 'E' } };
  for (const [day, weight] of [
    ['01', 30],
    ['02', 20],
  ] as const)
    await pool.query(
      `insert into revenant_matches (id, verdict, weight, background, left_site, right_site, doc, seen_at)
      values ('m', 'likely', $1::double precision, 'b', 'left.example', 'right.example', $2::json, $3::timestamptz)
      on conflict (id) do update set weight = excluded.weight, doc = excluded.doc, seen_at = excluded.seen_at`,
      [weight, JSON.stringify(matchOf('m', { weight, left: side })), `2026-04-${day}`],
    );
  await pool.query("insert into revenant_entities (key, id, doc) values ('k', 'e-1', $1::json)", [
    JSON.stringify({ id: 'e-1', names: ['E'], list: 'Old list' }),
  ]);
  await pool.query("insert into revenant_cases (id, name, by, at) values ('c', 'Old', 'Ada', '2026-04-01T00:00:00Z')");
  await pool.query(
    "insert into revenant_case_items values ('c', default, 'note', 'n', 'text', 'Ada', '2026-04-01T00:00:00Z')",
  );
  const { matches, cases } = await openStore(pool);
  const filter = { list: 'Old list', kind: 'website', weakerSince: '2026-04-01T12:00:00Z', assigned: null } as const;
  expect((await matches.list(filter)).map(({ id }) => id)).toEqual(['m']);
  expect(await matches.list({ ...filter, weakerSince: '2026-04-03T00:00:00Z' })).toEqual([]);
  expect(await cases.get('c')).toMatchObject({ assignee: null, items: [{ kind: 'note' }], history: [] });
  await close();
});
