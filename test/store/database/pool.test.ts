import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { ConfigError, TransientError } from '../../../src/errors.ts';
import { fenced, LostClaim, transaction, withTypedErrors } from '../../../src/store/database/pool.ts';
import { openServer } from '../../../src/store/database/server.ts';
import { startPostgres } from '../../../testkit/servers.ts';

const server = await startPostgres();

describe('transactions on PostgreSQL', () => {
  if (server === null) {
    it.skip('PostgreSQL is not installed', () => undefined);
    return;
  }
  const pool = new pg.Pool({ connectionString: server.url, max: 4 });
  pool.on('error', () => undefined);
  beforeAll(async () => {
    await pool.query('create table counts (name text primary key, n int not null)');
    await pool.query("insert into counts values ('a', 0), ('b', 0)");
  });
  afterAll(async () => {
    await pool.end();
    await server.stop();
  });
  const add = (name: string) => `update counts set n = n + 1 where name = '${name}'`;
  const counts = async () => (await pool.query('select n from counts order by name')).rows.map((row) => row.n);

  it('undoes everything when the work throws', async () => {
    const failing = transaction(pool, async (client) => {
      await client.query(add('a'));
      throw new Error('stop');
    });
    await expect(failing).rejects.toThrow('stop');
    const lost = await fenced(pool, async (client) => {
      await client.query(add('a'));
      throw new LostClaim();
    });
    expect(lost).toBe(false);
    expect(await counts()).toEqual([0, 0]);
    expect(pool.idleCount).toBe(pool.totalCount);
  });

  it('does the work again that a deadlock broke off', async () => {
    const both = (first: string, second: string) =>
      transaction(pool, async (client) => {
        await client.query(add(first));
        await sleep(100);
        await client.query(add(second));
      });
    await Promise.all([both('a', 'b'), both('b', 'a')]);
    expect(await counts()).toEqual([2, 2]);
  });

  it('asks to come back when it is broken off each time', async () => {
    const typed = withTypedErrors(pool);
    let attempts = 0;
    const unlucky = transaction(typed, async () => {
      attempts++;
      throw Object.assign(new Error('deadlock detected'), { code: '40P01' });
    });
    await expect(unlucky).rejects.toMatchObject({ name: 'TransientError', code: 'database:busy' });
    expect(attempts).toBe(4);
  });

  it('gives up a statement that is not answered, and a pool that has no connection free', async () => {
    const small = await openServer(server.url, 'REVENANT_DATABASE_URL', 300);
    const typed = withTypedErrors(small.pool);
    await expect(typed.query('select pg_sleep(5)')).rejects.toMatchObject({ code: 'database:unavailable' });
    // To connect takes longer than the limit where the machine is busy.
    await vi.waitFor(async () => expect((await typed.query('select 1 as one')).rows).toEqual([{ one: 1 }]), 60_000);
    await small.close();
    const single = new pg.Pool({ connectionString: server.url, max: 1, connectionTimeoutMillis: 200 });
    const held = await vi.waitFor(() => single.connect(), 60_000);
    await expect(withTypedErrors(single).query('select 1')).rejects.toThrow(TransientError);
    held.release();
    await single.end();
  });

  it('does not let the transaction of a silent worker lock the others out', async () => {
    const { pool: opened, close } = await openServer(server.url, 'REVENANT_DATABASE_URL', 60_000);
    const { rows } = await opened.query('show idle_in_transaction_session_timeout');
    expect(rows).toEqual([{ idle_in_transaction_session_timeout: '1min' }]);
    await close();
  });

  it('tells what the scheduler should do', async () => {
    const typed = withTypedErrors(pool);
    const killed = transaction(typed, async (client) => {
      const { rows } = await client.query<{ pid: number }>('select pg_backend_pid() as pid');
      // Comes back when it has ended.
      await pool.query('select pg_terminate_backend($1, 60000)', [rows[0]?.pid]);
      await client.query('select 1');
    });
    await expect(killed).rejects.toThrow(TransientError);
    await expect(typed.query('select nonsense')).rejects.toThrow(/nonsense/);
    await expect(typed.query('select nonsense')).rejects.not.toThrow(TransientError);
    const nowhere = withTypedErrors(new pg.Pool({ host: '127.0.0.1', port: 1, user: 'nobody' }));
    await expect(nowhere.query('select 1')).rejects.toThrow(TransientError);
    await expect(nowhere.connect()).rejects.toThrow(TransientError);
    await expect(
      transaction(typed, async (client) => {
        await client.query('set transaction read only');
        await client.query(add('a'));
      }),
    ).rejects.toMatchObject({ name: 'TransientError', code: 'database:read-only' });
    await pool.query('create role reader login');
    const reader = new pg.Pool({ connectionString: server.url.replace('postgres@', 'reader@') }).on(
      'error',
      () => undefined,
    );
    await expect(withTypedErrors(reader).query('delete from counts')).rejects.toThrow(ConfigError);
    await reader.end();
  });
});
