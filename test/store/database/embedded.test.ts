import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ConfigError } from '../../../src/errors.ts';
import { makeSeedDump, seedDumpPath } from '../../../src/store/database/data-folder.ts';
import { type EmbeddedDatabase, openEmbedded } from '../../../src/store/database/embedded.ts';
import { startThread } from '../../../src/store/database/embedded-thread.ts';
import { lockByPidFile } from '../../../src/store/database/folder-lock.ts';
import { query } from '../../../src/store/database/wire.ts';

const home = mkdtempSync(join(tmpdir(), 'revenant-embedded-'));
const seedDump = join(home, 'seed.tar');
let names = 0;
const newFolder = (): string => join(home, `data-${++names}`);

beforeAll(async () => {
  await makeSeedDump(seedDump, async (pool) => {
    await pool.query('create table seeded (n int)');
  });
});
afterAll(() => rmSync(home, { recursive: true, force: true }));

describe('the embedded database as a node-postgres pool', () => {
  let database: EmbeddedDatabase;
  beforeAll(async () => {
    database = await openEmbedded(newFolder(), { seedDump });
  });
  afterAll(() => database.close());

  it('starts from the seed dump', async () => {
    expect((await database.pool.query('select * from seeded')).rows).toEqual([]);
  });

  it('finds the seed dump that set-up makes', () => {
    expect(existsSync(seedDumpPath())).toBe(true);
  });

  it('gives values, commands and counts as a server does', async () => {
    const { pool } = database;
    const row = await pool.query(
      "select 9007199254740993::int8 as big, 1.50::numeric as exact, '{\"a\":1}'::jsonb as json, $1::text as nothing, $2::bytea as bytes, $3::int[] as list, '2026-01-02T03:04:05Z'::timestamptz as at",
      [undefined, Buffer.from([0, 255]), [1, 2]],
    );
    expect(row.rows[0]).toEqual({
      big: '9007199254740993',
      exact: '1.50',
      json: { a: 1 },
      nothing: null,
      bytes: Buffer.from([0, 255]),
      list: [1, 2],
      at: new Date('2026-01-02T03:04:05Z'),
    });
    await pool.query('create table counted (n int primary key)');
    const insert = await pool.query('insert into counted select generate_series(1, 7)');
    expect([insert.command, insert.rowCount]).toEqual(['INSERT', 7]);
    await expect(pool.query('insert into counted values (1)')).rejects.toMatchObject({
      code: '23505',
      constraint: 'counted_pkey',
    });
    const update = await pool.query('update counted set n = n + 10 where n > $1', [5]);
    expect([update.command, update.rowCount]).toEqual(['UPDATE', 2]);
  });

  it('keeps transactions apart and rolls back what a released client left open', async () => {
    const { pool } = database;
    await pool.query('create table apart (n int)');
    const client = await pool.connect();
    await client.query('begin');
    await client.query('insert into apart values (1)');
    const seen = pool.query('select count(*)::int as n from apart');
    await client.query('insert into apart values (2)');
    client.release();
    expect((await seen).rows[0].n).toBe(0);
    const again = await pool.connect();
    await again.query('insert into apart values (3)');
    again.release();
    expect((await pool.query('select n from apart')).rows).toEqual([{ n: 3 }]);
  });

  it('goes on after a client dies inside a failed transaction', async () => {
    const { pool } = database;
    const client = await pool.connect();
    await client.query('begin');
    await expect(client.query('select 1 / 0')).rejects.toMatchObject({ code: '22012' });
    client.release(true);
    expect((await pool.query('select 1 as one')).rows).toEqual([{ one: 1 }]);
  });

  it('hands notifications to those who listen, and to nobody else', async () => {
    const { pool } = database;
    const heard: string[] = [];
    const [listener, other, done] = [await pool.connect(), await pool.connect(), await pool.connect()];
    listener.on('notification', ({ channel, payload }) => heard.push(`listener ${channel} ${payload}`));
    other.on('notification', ({ channel, payload }) => heard.push(`other ${channel} ${payload}`));
    done.on('notification', ({ channel, payload }) => heard.push(`done ${channel} ${payload}`));
    await listener.query('-- wakes workers\nLISTEN news');
    await done.query('listen news');
    await done.query('unlisten news');
    await pool.query("select pg_notify('news', $1)", ['a']);
    await other.query('begin');
    await other.query("notify news, 'b'");
    await other.query('commit');
    await listener.query('select 1');
    expect(heard).toEqual(['listener news a', 'listener news b']);
    for (const client of [listener, other, done]) client.release();
  });

  it('gives a second pool its own search path on the same database', async () => {
    const { pool } = database;
    await pool.query(
      'create schema other_room; create table other_room.thing (n int); create table public.thing (t text)',
    );
    const second = new pg.Pool({ ...pool.options, options: '-c search_path=other_room' });
    for (let round = 0; round < 3; round++) {
      expect((await second.query('select * from thing')).fields[0]?.name).toBe('n');
      expect((await pool.query('select * from thing')).fields[0]?.name).toBe('t');
    }
    await second.end();
  });

  it('keeps nothing of its answers', async () => {
    const folder = newFolder();
    await (await openEmbedded(folder, { seedDump })).close();
    const thread = await startThread(join(folder, 'db'), '16MB');
    // 30,000 messages each, which a parser that nobody needs would keep as objects.
    const ask = async (times: number): Promise<number> => {
      for (let i = 0; i < times; i++)
        await thread.exchange(query("select n, 'some words' from generate_series(1, 30000) n"));
      return process.memoryUsage().rss / 1e6;
    };
    let least = Number.POSITIVE_INFINITY;
    // What is kept is kept each time; a collector that is late is so once.
    for (let attempt = 0; attempt < 4 && least >= 60; attempt++) {
      const before = await ask(5);
      least = Math.min(least, (await ask(20)) - before);
    }
    expect(least, 'megabytes').toBeLessThan(60);
    await thread.close();
  });

  it('leaves the event loop free during a long query', async () => {
    let ticks = 0;
    const timer = setInterval(() => ticks++, 5);
    await database.pool.query('select pg_sleep(0.3)');
    clearInterval(timer);
    // None, were the query here; sixty where the machine is idle.
    expect(ticks).toBeGreaterThan(0);
  });
});

describe('the data folder', () => {
  it('is made by initdb without a seed dump, and reopens', async () => {
    const folder = newFolder();
    const first = await openEmbedded(folder, { seedDump: join(home, 'missing.tar') });
    await first.pool.query('create table kept as select 42 as n');
    await first.close();
    const second = await openEmbedded(folder);
    expect((await second.pool.query('select n from kept')).rows).toEqual([{ n: 42 }]);
    await second.close();
  });

  it('belongs to one process, and says what to do', async () => {
    const folder = newFolder();
    const holder = await openEmbedded(folder, { seedDump });
    const refusal = await openEmbedded(folder, { seedDump }).catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(ConfigError);
    expect((refusal as Error).message).toMatch(
      new RegExp(`held by another process \\(pid ${process.pid}\\).*REVENANT_DATABASE_URL.*REVENANT_QUEUE_URL.*--data`),
    );
    expect((refusal as Error).message).not.toContain('\n');
    await holder.close();
    await (await openEmbedded(folder)).close();
  });

  it('opens after a crash in the middle of its creation', async () => {
    const folder = newFolder();
    mkdirSync(join(folder, 'db.new', 'base'), { recursive: true });
    writeFileSync(join(folder, 'db.new', 'PG_VERSION'), '18');
    const database = await openEmbedded(folder, { seedDump });
    await database.pool.query('select 1');
    await database.close();
    expect(existsSync(join(folder, 'db.new'))).toBe(false);
  });

  it('that cannot be used is a ConfigError in one line, and the lock is given back', async () => {
    const file = newFolder();
    writeFileSync(file, 'not a folder');
    await expect(openEmbedded(file)).rejects.toThrow(ConfigError);
    const folder = newFolder();
    mkdirSync(join(folder, 'db'), { recursive: true });
    for (let round = 0; round < 2; round++) await expect(openEmbedded(folder)).rejects.toThrow(/is not a database/);
  });

  it('takes a pid file only from the dead', async () => {
    const folder = newFolder();
    mkdirSync(folder);
    const lock = await lockByPidFile(folder);
    await expect(lockByPidFile(folder)).rejects.toThrow(/held by another process/);
    await lock.release();
    const child = spawn(process.execPath, ['-e', '']);
    await once(child, 'exit');
    writeFileSync(join(folder, 'revenant.pid'), String(child.pid));
    await (await lockByPidFile(folder)).release();
  });
});
