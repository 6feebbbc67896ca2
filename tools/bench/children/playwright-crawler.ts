/** Crawlee's PlaywrightCrawler on the invented shops, with the browser that revenant uses. */
import { createRequire } from 'node:module';
import { join } from 'node:path';

export interface PlaywrightTask {
  readonly peers: string;
  readonly browser: string;
  readonly port: number;
  readonly hosts: readonly string[];
}

interface Handled {
  readonly page: { content(): Promise<string> };
  enqueueLinks(options: object): Promise<unknown>;
}
interface Crawlee {
  PlaywrightCrawler: new (options: object, configuration: object) => { run(urls: string[]): Promise<unknown> };
  Configuration: new (options: object) => object;
  log: { setLevel(level: number): void };
  LogLevel: { OFF: number };
}

const task = JSON.parse(process.argv[2] ?? '{}') as PlaywrightTask;
const { PlaywrightCrawler, Configuration, log, LogLevel } = createRequire(join(task.peers, 'package.json'))(
  'crawlee',
) as Crawlee;
log.setLevel(LogLevel.OFF);
let pages = 0;
const rules = task.hosts.map((host) => `MAP ${host} 127.0.0.1`).join(',');
const crawler = new PlaywrightCrawler(
  {
    minConcurrency: 8,
    maxConcurrency: 8,
    maxRequestRetries: 0,
    useSessionPool: false,
    headless: true,
    launchContext: {
      launchOptions: {
        executablePath: task.browser,
        args: ['--no-sandbox', `--host-resolver-rules=${rules}`],
        // Crawlee sets a proxy of its own, which would look the invented names up itself.
        proxy: { bypass: task.hosts.join(',') },
      },
    },
    async requestHandler({ page, enqueueLinks }: Handled) {
      await enqueueLinks({ strategy: 'same-hostname' });
      await page.content();
      pages++;
    },
  },
  new Configuration({ persistStorage: false }),
);
await crawler.run(task.hosts.map((host) => `http://${host}:${task.port}/`));
console.log(JSON.stringify({ pages }));
process.exit(0);
