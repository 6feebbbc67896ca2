import pg from 'pg';
import { afterAll, describe, expect, it } from 'vitest';
import { ConfigError } from '../../../src/errors.ts';
import { openStore } from '../../../src/store/store.ts';
import { startPostgres } from '../../../testkit/servers.ts';

const server = await startPostgres();
afterAll(() => server?.stop());

/** A pool on a database of the server. */
function poolOn(database: string, user = 'postgres'): pg.Pool {
  const url = (server?.url ?? '').replace('postgres@', `${user}@`).replace(/\/postgres$/, `/${database}`);
  const pool = new pg.Pool({ connectionString: url, max: 2 });
  // The pool's end does not wait for its connections' end: the server may go first.
  pool.on('error', () => undefined);
  return pool;
}

describe.skipIf(server === null)('search on a server', () => {
  it('knows a database whose trigrams have no letters but ASCII', async () => {
    const admin = poolOn('postgres');
    await admin.query(`create database plain_letters template template0 lc_ctype 'C' lc_collate 'C'`);
    for (const [name, reads] of [
      ['plain_letters', false],
      ['postgres', true],
    ] as const) {
      const pool = poolOn(name);
      expect([name, await (await openStore(pool)).search.readsLetters()]).toEqual([name, reads]);
      await pool.end();
    }
    await admin.end();
  });

  it('says what an administrator has to do where the user may not make the extension', async () => {
    const admin = poolOn('postgres');
    await admin.query('create role guest login');
    await admin.query('create database not_mine');
    const own = poolOn('not_mine');
    await own.query('create schema guest authorization guest');
    const guest = poolOn('not_mine', 'guest');
    await expect(openStore(guest)).rejects.toThrow(ConfigError);
    await expect(openStore(guest)).rejects.toThrow(/run "create extension pg_trgm" in this database/);
    await own.query('create extension pg_trgm');
    const store = await openStore(guest);
    expect(await store.search.unread(1)).toEqual({ visits: [], total: 0 });
    for (const pool of [guest, own, admin]) await pool.end();
  });
});
