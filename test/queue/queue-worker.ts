/** A process that works jobs which do not end, and says which it began and that all are added, until it is killed. */
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { openQueue, type QueueConnection } from '../../src/queue/queue.ts';
import { openEmbedded } from '../../src/store/database/embedded.ts';

const [kind, where = '', count = '0'] = process.argv.slice(2);

async function connect(): Promise<QueueConnection> {
  if (kind === 'redis') return { redis: where };
  if (kind === 'postgres') return { pool: new pg.Pool({ connectionString: where }) };
  return { pool: (await openEmbedded(where)).pool };
}

const queue = await openQueue(await connect(), { lockMs: 1_000, stalledMs: 300 });
await queue.work('capture', 3, async ({ target = '' }) => {
  process.stdout.write(`${target}\n`);
  await sleep(600_000);
});
await queue.add(
  'capture',
  Array.from({ length: Number(count) }, (_, index) => ({ id: `job${index}`, payload: { target: String(index) } })),
);
process.stdout.write('all added\n');
