import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import pg from 'pg';
import { afterAll, expect, it } from 'vitest';
import { openQueue, type QueueConnection } from '../../src/queue/queue.ts';
import { seedDumpPath } from '../../src/store/database/data-folder.ts';
import { openEmbedded } from '../../src/store/database/embedded.ts';
import { until } from '../../testkit/contract/queue.contract.ts';
import { startPostgres, startRedis, startValkey } from '../../testkit/servers.ts';

const [redis, valkey, postgres] = await Promise.all([startRedis(), startValkey(), startPostgres()]);
afterAll(() => Promise.all([redis?.stop(), valkey?.stop(), postgres?.stop()]));

/** Starts a worker process on 20 jobs and kills it while three of them run. */
async function killWhileWorking(kind: string, where: string): Promise<void> {
  const script = join(import.meta.dirname, 'queue-worker.ts');
  const child = spawn(process.execPath, ['--liftoff-only', '--import', 'tsx', script, kind, where, '20'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const exit = once(child, 'exit');
  let begun = 0;
  let isAdded = false;
  for await (const line of createInterface(child.stdout)) {
    if (line === 'all added') isAdded = true;
    else begun++;
    if (isAdded && begun === 3) child.kill('SIGKILL');
  }
  expect((await exit)[1]).toBe('SIGKILL');
  expect(begun).toBe(3);
}

async function handledBy(connection: QueueConnection, refill: boolean): Promise<Set<string>> {
  const queue = await openQueue(connection, { lockMs: 1_000, stalledMs: 300 });
  const handled = new Set<string>();
  if (refill) {
    expect((await queue.counts()).capture.active).toBe(3);
    await queue.clear();
    await queue.add(
      'capture',
      Array.from({ length: 20 }, (_, n) => ({ id: `job${n}`, payload: { target: `${n}` } })),
    );
  }
  await queue.work('capture', 4, async ({ target = '' }) => {
    handled.add(target);
  });
  await until(() => handled.size === 20).finally(() => queue.close(0));
  return handled;
}

it('all jobs run once the embedded queue is cleared and refilled after a kill', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'revenant-queue-'));
  await (await openEmbedded(folder, { seedDump: seedDumpPath() })).close();
  await killWhileWorking('embedded', folder);
  const { pool, close } = await openEmbedded(folder);
  expect((await handledBy({ pool }, true)).size).toBe(20);
  await close();
  rmSync(folder, { recursive: true, force: true });
});

it.skipIf(postgres === null)('jobs of a killed worker come back by themselves on PostgreSQL', async () => {
  const pool = new pg.Pool({ connectionString: postgres?.url ?? '' }).on('error', () => undefined);
  await killWhileWorking('postgres', postgres?.url ?? '');
  expect((await handledBy({ pool }, false)).size).toBe(20);
  await pool.end();
});

for (const [name, url] of [
  ['Redis', redis?.url],
  ['Valkey', valkey?.url.replace('redis:', 'valkey:')],
] as const)
  it.skipIf(url === undefined)(`jobs of a killed worker come back by themselves on ${name}`, async () => {
    await killWhileWorking('redis', url ?? '');
    expect((await handledBy({ redis: url ?? '' }, false)).size).toBe(20);
  });
