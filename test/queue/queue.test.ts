import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Worker } from 'bullmq';
import { Redis } from 'ioredis';
import pg from 'pg';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { readSettings } from '../../src/config.ts';
import { ConfigError } from '../../src/errors.ts';
import { openQueue } from '../../src/queue/queue.ts';
import { wrongSettings } from '../../src/queue/redis.ts';
import { seedDumpPath } from '../../src/store/database/data-folder.ts';
import { openEmbedded } from '../../src/store/database/embedded.ts';
import { openServer } from '../../src/store/database/server.ts';
import { describeQueue, QUICK, until } from '../../testkit/contract/queue.contract.ts';
import { startPostgres, startRedis, startValkey } from '../../testkit/servers.ts';

const [redis, valkey, postgres] = await Promise.all([startRedis(), startValkey(), startPostgres()]);
const home = mkdtempSync(join(tmpdir(), 'revenant-queue-'));
const seedDump = seedDumpPath();
const embedded = await openEmbedded(join(home, 'data'), { seedDump });
const pool = postgres === null ? null : new pg.Pool({ connectionString: postgres.url }).on('error', () => undefined);

afterAll(async () => {
  await embedded.close();
  // Ends before its connections do: the server's last words to them are heard by the pool's listener only.
  await pool?.end();
  await Promise.all([redis?.stop(), valkey?.stop(), postgres?.stop()]);
  rmSync(home, { recursive: true, force: true });
});

describeQueue('the embedded database', () => ({ pool: embedded.pool }));

const servers = [
  { name: 'PostgreSQL', server: postgres, connect: () => ({ pool: pool as pg.Pool }) },
  { name: 'Redis', server: redis, connect: () => ({ redis: redis?.url ?? '' }) },
  {
    name: 'Valkey',
    server: valkey,
    connect: () => ({ redis: (valkey?.url ?? '').replace('redis:', 'valkey:') }),
  },
];
for (const { name, server, connect } of servers) {
  if (server === null) {
    it.skip(`a queue on ${name}: no server program was found`, () => undefined);
    continue;
  }
  describeQueue(name, connect);
}

describe('a server with a password of any characters', () => {
  const PRINTABLE = Array.from({ length: 95 }, (_, i) => String.fromCharCode(32 + i)).join('');
  const PASSWORD = `p@ss%ab%zz${PRINTABLE}é✓`;
  const secret = join(home, 'secret');
  writeFileSync(secret, `${PASSWORD}\n`);
  const settingsFor = (name: 'DATABASE' | 'QUEUE', url: string) =>
    readSettings({}, { [`REVENANT_${name}_URL`]: url, [`REVENANT_${name}_PASSWORD_FILE`]: secret });

  it.skipIf(pool === null)('is PostgreSQL', async () => {
    const { rows } = await pool!.query<{ hba_file: string }>('show hba_file');
    const rules = 'host all ann 127.0.0.1/32 scram-sha-256\nhost all all 127.0.0.1/32 trust\n';
    writeFileSync(rows[0]?.hba_file ?? '', rules);
    await pool!.query(`create role ann superuser login password ${pg.escapeLiteral(PASSWORD)}`);
    await pool!.query('select pg_reload_conf()');
    const url = (postgres?.url ?? '').replace('postgres@', 'ann@');
    await vi.waitFor(
      () => expect(openServer(url, 'REVENANT_DATABASE_URL', 60_000)).rejects.toThrow('REVENANT_DATABASE_URL'),
      60_000,
    );
    const { databaseUrl = '' } = settingsFor('DATABASE', url);
    const server = await openServer(databaseUrl, 'REVENANT_DATABASE_URL', 60_000);
    const queue = await openQueue({ pool: server.pool });
    expect(await server.pool.query('select current_user as who')).toMatchObject({ rows: [{ who: 'ann' }] });
    expect(await queue.counts()).toHaveProperty('capture');
    await queue.close();
    await server.close();
  });

  it.for([
    ['Redis', redis, 'redis:'],
    ['Valkey', valkey, 'valkey:'],
  ] as const)('is %s', async ([, server, scheme], { skip }) => {
    if (server === null) return skip('no server program was found');
    const admin = new Redis(server.url);
    await admin.acl('SETUSER', 'ann', 'on', `>${PASSWORD}`, '~*', '&*', '+@all');
    const url = server.url.replace('redis://', `${scheme}//ann@`);
    await expect(openQueue({ redis: url })).rejects.toThrow('REVENANT_QUEUE_URL');
    const queue = await openQueue({ redis: settingsFor('QUEUE', url).queueUrl ?? '' });
    expect(await queue.counts()).toHaveProperty('capture');
    await queue.close();
    await admin.call('CONFIG', 'SET', 'requirepass', PASSWORD);
    const unnamed = server.url.replace('redis:', scheme);
    const again = await openQueue({ redis: settingsFor('QUEUE', unnamed).queueUrl ?? '' });
    expect(await again.counts()).toHaveProperty('capture');
    await again.close();
    await admin.call('CONFIG', 'SET', 'requirepass', '');
    admin.disconnect();
  });
});

it.for([
  ['Redis', redis],
  ['Valkey', valkey],
] as const)('keeps a waiting target in the small form of a hash on %s', async ([, server], { skip }) => {
  if (server === null) return skip('no server program was found');
  const admin = new Redis(server.url);
  const queue = await openQueue({ redis: server.url });
  await queue.clear();
  const id = 'c0'.repeat(32);
  await queue.add('capture', [
    { id, payload: { target: id } },
    { id: `d${id.slice(1)}`, payload: { target: id }, priority: 10 },
  ]);
  await queue.add('notify', [{ id: `${id}x3`, payload: { delivery: id } }]);
  const keys = await admin.keys('bull:revenant-*');
  const jobs: string[] = [];
  for (const key of keys) if ((await admin.type(key)) === 'hash' && !key.endsWith(':meta')) jobs.push(key);
  expect(jobs.length).toBe(3);
  for (const key of jobs) expect(await admin.object('ENCODING', key)).toBe('listpack');
  await queue.clear();
  await queue.close(0);
  admin.disconnect();
});

it.for([
  ['Redis', redis],
  ['Valkey', valkey],
] as const)('gives no job to a worker of an older form, on %s', async ([, server], { skip }) => {
  if (server === null) return skip('no server program was found');
  const queue = await openQueue({ redis: server.url }, QUICK);
  await queue.clear();
  const connection = new Redis(server.url, { maxRetriesPerRequest: null });
  const taken: unknown[] = [];
  // Jobs of the first form name how they are removed, so their worker does not: it would keep ours for ever.
  const older = new Worker('revenant-capture', async ({ data }) => void taken.push(data), { connection });
  await older.waitUntilReady();
  const id = 'c0'.repeat(32);
  const handled: string[] = [];
  const hint = () => queue.add('capture', [{ id, payload: { target: id } }]);
  await hint();
  await sleep(300);
  await queue.work('capture', 1, async ({ target = '' }) => void handled.push(target));
  await vi.waitFor(() => expect(handled).toEqual([id]), 60_000);
  await vi.waitFor(async () => expect((await queue.counts()).capture.active).toBe(0), 60_000);
  await hint();
  await vi.waitFor(() => expect(handled).toEqual([id, id]), 60_000);
  expect(taken).toEqual([]);
  await older.close(true);
  await queue.close(0);
  connection.disconnect();
});

describe('a queue whose server goes away', () => {
  it.skipIf(redis === null)('refuses jobs soon on Redis, and closes at once', async () => {
    const server = await startRedis();
    const queue = await openQueue({ redis: server?.url ?? '' });
    await queue.work('capture', 1, async () => undefined);
    await server?.stop();
    await expect(queue.add('capture', [{ id: 'lost', payload: {} }])).rejects.toMatchObject({
      name: 'TransientError',
      code: 'queue:unavailable',
    });
    const start = performance.now();
    await queue.close();
    expect(performance.now() - start).toBeLessThan(60_000);
  });

  it.skipIf(redis === null)('refuses jobs with the reason while Redis is full, and takes them again', async () => {
    const admin = new Redis(redis?.url ?? '');
    const queue = await openQueue({ redis: redis?.url ?? '' }, QUICK);
    await admin.config('SET', 'maxmemory', '1');
    await expect(queue.add('capture', [{ id: 'full', payload: {} }])).rejects.toMatchObject({
      name: 'TransientError',
      code: 'queue:full',
      message: expect.stringContaining('maxmemory'),
    });
    await admin.config('SET', 'maxmemory', '0');
    expect((await queue.counts()).capture.waiting).toBe(0);
    await queue.add('capture', [{ id: 'full', payload: {} }]);
    expect((await queue.counts()).capture.waiting).toBe(1);
    await queue.clear();
    await queue.close(0);
    admin.disconnect();
  });

  it.skipIf(redis === null)(
    'goes on after Redis was killed and started again, and after it lost everything',
    async () => {
      const server = await startRedis();
      if (server === null) return;
      const queue = await openQueue({ redis: server.url }, QUICK);
      const handled: string[] = [];
      await queue.work('capture', 1, async ({ target = '' }) => {
        handled.push(target);
      });
      await server.kill();
      await server.again();
      await vi.waitFor(() => queue.add('capture', [{ id: 'one', payload: { target: 'one' } }]), 60_000);
      await until(() => handled.length === 1);
      const admin = new Redis(server.url);
      await admin.flushall();
      await queue.add('capture', [{ id: 'two', payload: { target: 'two' } }]);
      await until(() => handled.length === 2);
      admin.disconnect();
      await queue.close(0);
      await server.stop();
    },
    60_000,
  );

  it.skipIf(pool === null)('goes on after PostgreSQL cut every connection', async () => {
    const queue = await openQueue({ pool: pool as pg.Pool }, QUICK);
    let handled = 0;
    await queue.clear();
    await queue.work('capture', 1, async () => {
      handled++;
    });
    await (pool as pg.Pool).query(
      'select pg_terminate_backend(pid) from pg_stat_activity where pid <> pg_backend_pid() and datname is not null',
    );
    // A connection that is cut only now refuses the first of them.
    await vi.waitFor(() => queue.add('capture', [{ id: 'after', payload: {} }]), 60_000);
    await until(() => handled > 0);
    await queue.close(0);
  });
});

describe('a queue that cannot be opened', () => {
  it.skipIf(redis === null)('names what to change on an unsafe Redis', async () => {
    const unsafe = await startRedis(['--appendonly', 'no', '--maxmemory-policy', 'allkeys-lru']);
    const refusal = await openQueue({ redis: unsafe?.url ?? '' }).catch((error: unknown) => error);
    await unsafe?.stop();
    expect(refusal).toBeInstanceOf(ConfigError);
    expect((refusal as Error).message).toMatch(/appendonly yes.*maxmemory-policy noeviction.*allkeys-lru/);
  });

  it('reads the settings from INFO', () => {
    expect(wrongSettings('aof_enabled:1\r\nmaxmemory_policy:noeviction\r\n')).toEqual([]);
    expect(wrongSettings('aof_enabled:0\r\nmaxmemory_policy:noeviction\r\n')).toHaveLength(1);
    expect(wrongSettings('')).toHaveLength(2);
  });

  it('says in one line, and soon, that nobody answers', async () => {
    const silent = createServer().listen(0, '127.0.0.1');
    await once(silent, 'listening');
    const { port } = silent.address() as { port: number };
    for (const url of ['redis://127.0.0.1:1', `redis://:secret@127.0.0.1:${port}`, 'not an address']) {
      const start = performance.now();
      const refusal = await openQueue({ redis: url }).catch((error: unknown) => error);
      expect(refusal).toBeInstanceOf(ConfigError);
      expect((refusal as Error).message).toMatch(/REVENANT_QUEUE_URL/);
      expect((refusal as Error).message).not.toMatch(/\n|secret/);
      expect(performance.now() - start).toBeLessThan(60_000);
    }
    silent.close();
  });
});
