import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, describe, expect, it } from 'vitest';
import { ConfigError, InputError } from '../../../src/errors.ts';
import type { LoadedTables, Tables } from '../../../src/model/ports/tables.ts';
import { seedDumpPath } from '../../../src/store/database/data-folder.ts';
import { openEmbedded } from '../../../src/store/database/embedded.ts';
import { migrationChecksum } from '../../../src/store/database/migrate.ts';
import { MIGRATIONS, NEWEST } from '../../../src/store/database/migrations.ts';
import { transaction } from '../../../src/store/database/pool.ts';
import { openStore } from '../../../src/store/store.ts';
import { startPostgres } from '../../../testkit/servers.ts';
import { addRandomRows, seeded } from '../../../testkit/store/random-rows.ts';

const folder = mkdtempSync(join(tmpdir(), 'revenant-tables-'));
const server = await startPostgres();
const closing: (() => Promise<void>)[] = [];
afterAll(async () => {
  for (const close of closing) await close();
  await server?.stop();
  rmSync(folder, { recursive: true, force: true });
});

async function embedded(name: string) {
  const { pool, close } = await openEmbedded(join(folder, name), { seedDump: seedDumpPath(), sharedBuffers: '16MB' });
  closing.push(close);
  return { pool, store: await openStore(pool) };
}

type Copy = LoadedTables & { readonly lines: ReadonlyMap<string, readonly string[]> };

/** All rows in memory, as a backup has them. */
function copyOf(tables: Tables): Promise<Copy> {
  return tables.snapshot(async (snapshot) => {
    const lines = new Map<string, string[]>();
    for (const table of snapshot.tables) {
      const all: string[] = [];
      for await (const batch of snapshot.rows(table)) all.push(...batch);
      lines.set(table.name, all);
    }
    async function* rows({ name }: { readonly name: string }) {
      yield lines.get(name) ?? [];
    }
    const { version, checksum, tables: shapes } = snapshot;
    return { version, checksum, tables: shapes, rows, lines };
  });
}

const SEED = Number(process.env['SEED'] ?? Math.floor(Math.random() * 2 ** 31));

describe(`tables as rows of text (SEED=${SEED})`, async () => {
  const source = await embedded('source');
  await source.pool.query(`update revenant_log_head set seq = 7`);
  const { tables: shapes } = await copyOf(source.store.tables);
  await transaction(source.pool, (client) => addRandomRows(shapes, 25, seeded(SEED), client));
  const first = await copyOf(source.store.tables);

  it('are of every table, each with rows, after those that it refers to', async () => {
    const { rows } = await source.pool.query<{ name: string }>(
      `select tablename as name from pg_tables where schemaname = 'public' and tablename <> 'revenant_migrations' order by 1`,
    );
    const own = rows.map(({ name }) => name).filter((name) => name.startsWith('revenant_'));
    expect(shapes.map(({ name }) => name).sort()).toEqual(own);
    for (const [name, lines] of first.lines) expect(lines.length, name).toBeGreaterThan(0);
    const seqs = (first.lines.get('revenant_log') ?? []).map((line) => Number(JSON.parse(line).seq));
    expect(seqs).toEqual(seqs.toSorted((a, b) => a - b));
  });

  it('go from the embedded database to another and are the same there', async () => {
    const target = await embedded('target');
    await target.store.tables.load(first);
    expect((await copyOf(target.store.tables)).lines).toEqual(first.lines);
    await expect(target.store.tables.load(first)).rejects.toThrow(InputError);
    expect(await target.store.tables.isEmpty()).toBe(false);
    // Numbers go on after the largest, and triggers work again.
    const sql = `insert into revenant_hooks (id, doc) values ('new', '{}') returning seq`;
    const seq = Number((await target.pool.query<{ seq: string }>(sql)).rows[0]?.seq);
    const known = (first.lines.get('revenant_hooks') ?? []).map((line) => Number(JSON.parse(line).seq));
    expect(seq).toBe(Math.max(...known) + 1);
    await expect(target.pool.query('delete from revenant_log')).rejects.toThrow('append only');
  });

  it.skipIf(server === null)('go to PostgreSQL and back into an embedded database', async () => {
    const pool = new pg.Pool({ connectionString: server?.url ?? '', max: 2 });
    pool.on('error', () => undefined);
    const far = await openStore(pool);
    await far.tables.load(first);
    const there = await copyOf(far.tables);
    expect(there.lines).toEqual(first.lines);
    await pool.end();
    const back = await embedded('back');
    await back.store.tables.load(there);
    expect((await copyOf(back.store.tables)).lines).toEqual(first.lines);
  });

  it('leave nothing behind when they do not fit: of a newer program, another build, or cut', async () => {
    const target = await embedded('wrong');
    const { tables } = target.store;
    await expect(tables.load({ ...first, version: NEWEST + 1 })).rejects.toThrow(ConfigError);
    await expect(tables.load({ ...first, checksum: '0'.repeat(64) })).rejects.toThrow('another build');
    const cut = (name: string) => (name === 'revenant_visits' ? [] : (first.lines.get(name) ?? []));
    async function* rows({ name }: { readonly name: string }) {
      yield cut(name);
    }
    await expect(tables.load({ ...first, rows })).rejects.toThrow('foreign key');
    expect(await tables.isEmpty()).toBe(true);
  });

  it('of an earlier version are migrated', async () => {
    // Before the columns that the database computes of documents.
    const step = MIGRATIONS[MIGRATIONS.findIndex(({ name }) => name.startsWith('the queue:')) - 1];
    if (step === undefined) throw new Error('no such step');
    const row = { id: 'm1', verdict: 'lead', weight: '9', background: 'b', left_site: 'l', right_site: 'r' };
    const doc = JSON.stringify({ left: { kind: 'website' }, right: { kind: 'list' }, model: 'm' });
    const times = { found_at: '2026-01-01 00:00:00+00', seen_at: '2026-01-01 00:00:00+00' };
    const line = JSON.stringify({ ...row, doc, ...times });
    const target = await embedded('migrated');
    await target.store.tables.load({
      version: step.version,
      checksum: migrationChecksum(step),
      tables: [{ name: 'revenant_matches', columns: [...Object.keys(row), 'doc', ...Object.keys(times)] }],
      async *rows() {
        yield [line];
      },
    });
    const { rows } = await target.pool.query('select id, weight, left_kind, right_kind from revenant_matches');
    expect(rows).toEqual([{ id: 'm1', weight: 9, left_kind: 'website', right_kind: 'list' }]);
    await target.store.check();
  });
});
