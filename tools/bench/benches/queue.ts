/** What queued work takes of Redis, beside one job a URL. */
import { CRAWL_PAGES } from '../../../src/config.ts';
import { startRedis } from '../../../testkit/servers.ts';
import { type Bench, interleaved, median, sized } from '../bench.ts';
import type { QueueFigures, QueueTask } from '../children/queue.ts';
import { runChild } from '../children.ts';

export const queue: Bench = {
  name: 'queue',
  about: 'memory of queued work on Redis, beside one BullMQ job a URL',
  async run({ size, repeats }) {
    const server = await startRedis();
    if (server === null)
      return [{ what: 'queued URLs', unit: 'bytes', ours: null, note: 'redis-server is not installed' }];
    try {
      // Fewer would weigh less than what the server itself does meanwhile.
      const sites = sized(size, { tiny: 200, quick: 1_000, usual: 5_000, full: 50_000 });
      const run = (contestant: QueueTask['contestant']) => async (): Promise<QueueFigures> => {
        const task: QueueTask = { contestant, redis: server.url, sites, pages: CRAWL_PAGES };
        return (await runChild<QueueFigures>('queue', task)).result;
      };
      const runs = await interleaved(repeats, { site: run('site'), url: run('url') });
      const mid = (all: readonly QueueFigures[], of: keyof QueueFigures) => median(all.map((one) => one[of]));
      const note = `one job a site of ${CRAWL_PAGES} pages, as a crawl has if nothing else is set; ${sites} sites`;
      return [
        {
          what: 'memory of one queued URL',
          unit: 'bytes',
          ours: mid(runs.site, 'bytesPerUrl'),
          peer: { name: 'one job a URL', value: mid(runs.url, 'bytesPerUrl') },
          target: { of: 'ratio', better: 'less', must: 1 / 6, goal: 1 / 8 },
          note,
        },
        {
          what: 'URLs queued',
          unit: 'URLs/s',
          ours: mid(runs.site, 'urlsPerSecond'),
          peer: { name: 'one job a URL', value: mid(runs.url, 'urlsPerSecond') },
        },
        { what: 'jobs done, ten at once, each without work', unit: 'jobs/s', ours: mid(runs.site, 'donePerSecond') },
      ];
    } finally {
      await server.stop();
    }
  },
};
