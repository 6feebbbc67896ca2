/** Queued work on Redis, one contestant a process: one job a site, as the product queues it, or one job a URL. */
import { Queue } from 'bullmq';
import { Redis } from 'ioredis';
import { sha256 } from '../../../src/model/digest.ts';
import { openQueue } from '../../../src/queue/queue.ts';

export interface QueueTask {
  readonly contestant: 'site' | 'url';
  readonly redis: string;
  readonly sites: number;
  /** URLs of one site. */
  readonly pages: number;
}
export interface QueueFigures {
  readonly bytesPerUrl: number;
  readonly urlsPerSecond: number;
  /** Jobs taken and done a second. */
  readonly donePerSecond: number;
}

const task = JSON.parse(process.argv[2] ?? '{}') as QueueTask;
const redis = new Redis(task.redis);
await redis.flushall();
const memory = async (): Promise<number> => Number(/used_memory:(\d+)/.exec(await redis.info('memory'))?.[1]);
const urls = task.sites * task.pages;
const BATCH = 500;

async function bySite(): Promise<QueueFigures> {
  const queue = await openQueue({ redis: task.redis });
  // The server keeps the scripts of BullMQ from the first job on, whatever is queued.
  await queue.add('capture', [{ id: 'first', payload: {} }]);
  const before = await memory();
  const started = performance.now();
  const jobs = Array.from({ length: task.sites }, (_, i) => {
    const id = sha256('bench target', String(i));
    return { id, payload: { target: id } };
  });
  await queue.add('capture', jobs);
  const urlsPerSecond = urls / ((performance.now() - started) / 1000);
  const bytesPerUrl = ((await memory()) - before) / urls;
  const begun = performance.now();
  let done = 0;
  await new Promise<void>((resolve, reject) => {
    queue
      .work('capture', 10, async () => {
        done++;
        if (done > task.sites) resolve();
      })
      .catch(reject);
  });
  const donePerSecond = done / ((performance.now() - begun) / 1000);
  await queue.close(1_000);
  return { bytesPerUrl, urlsPerSecond, donePerSecond };
}

async function byUrl(): Promise<QueueFigures> {
  const queue = new Queue('bench', { connection: { url: task.redis } });
  await queue.addBulk([{ name: 'page', data: {} }]);
  const before = await memory();
  const started = performance.now();
  for (let from = 0; from < urls; from += BATCH)
    await queue.addBulk(
      Array.from({ length: Math.min(BATCH, urls - from) }, (_, i) => ({
        name: 'page',
        data: {
          url: `http://shop-${Math.floor((from + i) / task.pages)}.test/products/item-${(from + i) % task.pages}.html`,
        },
      })),
    );
  const urlsPerSecond = urls / ((performance.now() - started) / 1000);
  const bytesPerUrl = ((await memory()) - before) / urls;
  await queue.close();
  return { bytesPerUrl, urlsPerSecond, donePerSecond: 0 };
}

console.log(JSON.stringify(task.contestant === 'site' ? await bySite() : await byUrl()));
redis.disconnect();
process.exit(0);
