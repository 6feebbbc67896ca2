import { Redis } from 'ioredis';
import pg from 'pg';
import { describe, expect, it } from 'vitest';
import { startPostgres, startRedis, startValkey } from '../../testkit/servers.ts';

function alive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

describe('servers for tests', () => {
  it.for([
    ['redis-server', startRedis],
    ['valkey-server', startValkey],
  ] as const)('%s keeps an append-only file, evicts nothing, and ends when told', async ([name, start], { skip }) => {
    const server = await start();
    if (server === null) return skip(`${name} is not installed`);
    const client = new Redis(server.url);
    const info = await client.info();
    expect(info).toContain('aof_enabled:1');
    expect(info).toContain('maxmemory_policy:noeviction');
    client.disconnect();
    await server.stop();
    await server.stop();
    expect(alive(server.pid)).toBe(false);
  });

  it('PostgreSQL answers, and ends when told', async ({ skip }) => {
    const server = await startPostgres();
    if (server === null) return skip('PostgreSQL is not installed');
    const client = new pg.Client(server.url);
    await client.connect();
    expect((await client.query('show server_encoding')).rows).toEqual([{ server_encoding: 'UTF8' }]);
    await client.end();
    await server.stop();
    expect(alive(server.pid)).toBe(false);
  });
});
