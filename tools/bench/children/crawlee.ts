/** Crawlee's CheerioCrawler on the invented shops. Prints how many pages its handler saw. */
import { createHash } from 'node:crypto';
import dns from 'node:dns';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { ImageGrid } from '../../../src/model/facts/visit.ts';
import { LIMITS } from '../../../src/model/limits.ts';
import * as own from '../../../src/reader/work.ts';
import { capturedFrom, type ExampleImage } from '../../../testkit/site-fixture.ts';

export interface CrawleeTask {
  readonly peers: string;
  readonly port: number;
  readonly hosts: readonly string[];
  readonly pages: number;
  /** plain: text, links, tags and one hash. same: our fingerprint, by our reader's own functions, in the handler. */
  readonly handler: 'plain' | 'same';
  readonly pictures: boolean;
  /** The handler's `reader/work.ts`, as one file, of another version; null: of this one. */
  readonly work: string | null;
}

interface Handled {
  readonly request: { readonly loadedUrl: string };
  readonly body: string | Buffer;
  readonly $: (selector: string) => {
    text(): string;
    toArray(): { name?: string; attribs?: Record<string, string> }[];
  };
  enqueueLinks(options: object): Promise<unknown>;
  sendRequest(options: object): Promise<{ body: Buffer }>;
}
interface Crawlee {
  CheerioCrawler: new (options: object, configuration: object) => { run(urls: string[]): Promise<unknown> };
  Configuration: new (options: object) => object;
  log: { setLevel(level: number): void };
  LogLevel: { OFF: number };
}

const task = JSON.parse(process.argv[2] ?? '{}') as CrawleeTask;
const { doWork }: typeof own = task.work === null ? own : await import(pathToFileURL(task.work).href);
// Every host of the world is on loopback.
dns.lookup = ((_host: string, options: unknown, done: unknown) => {
  const answer = (typeof options === 'function' ? options : done) as (...args: unknown[]) => void;
  const isAll = typeof options === 'object' && options !== null && 'all' in options && options.all === true;
  process.nextTick(() => (isAll ? answer(null, [{ address: '127.0.0.1', family: 4 }]) : answer(null, '127.0.0.1', 4)));
}) as typeof dns.lookup;

const { CheerioCrawler, Configuration, log, LogLevel } = createRequire(join(task.peers, 'package.json'))(
  'crawlee',
) as Crawlee;
log.setLevel(LogLevel.OFF);

interface Seen {
  readonly pages: Record<string, string>;
  readonly images: Record<string, ExampleImage>;
}
const sites = new Map<string, Seen>();
let [seen, fingerprints] = [0, 0];

async function fetchPicture(url: string, { images }: Seen, handled: Handled): Promise<void> {
  const { pathname } = new URL(url);
  if (pathname in images) return;
  // Taken before it is there: other pages show it too.
  images[pathname] = { body: pathname, grid: {} as ImageGrid };
  const { body } = await handled.sendRequest({ url, responseType: 'buffer' });
  const read = (await doWork({ what: 'image' }, new Map([['', body]]), LIMITS, () => undefined)) as {
    grid: ImageGrid | null;
  };
  if (read.grid === null) delete images[pathname];
  else images[pathname] = { body: createHash('sha256').update(body).digest('hex'), grid: read.grid };
}

async function handle(handled: Handled): Promise<void> {
  const { request, body, $, enqueueLinks } = handled;
  seen++;
  await enqueueLinks({ strategy: 'same-hostname' });
  if (task.handler === 'plain') {
    const tags = $('*')
      .toArray()
      .map(({ name }) => name);
    createHash('sha256')
      .update($('body').text() + tags.join(' '))
      .digest('hex');
    return;
  }
  const { hostname, pathname } = new URL(request.loadedUrl);
  const site = sites.get(hostname) ?? { pages: {}, images: {} };
  sites.set(hostname, site);
  if (task.pictures)
    for (const { attribs } of $('img').toArray())
      if (attribs?.['src'] !== undefined)
        await fetchPicture(new URL(attribs['src'], request.loadedUrl).href, site, handled);
  site.pages[pathname] = body.toString();
  if (Object.keys(site.pages).length < task.pages) return;
  sites.delete(hostname);
  // The home page stands first, whichever came first.
  const pages = { '/': '', ...site.pages };
  const { visit, bodies } = capturedFrom(pages, { host: hostname, images: site.images });
  await doWork({ what: 'fingerprint', visit, names: null }, bodies, LIMITS, () => undefined);
  fingerprints++;
}

const crawler = new CheerioCrawler(
  {
    requestHandler: handle,
    minConcurrency: 32,
    maxConcurrency: 32,
    maxRequestRetries: 0,
    useSessionPool: false,
    requestHandlerTimeoutSecs: 600,
  },
  new Configuration({ persistStorage: false }),
);
await crawler.run(task.hosts.map((host) => `http://${host}:${task.port}/`));
console.log(JSON.stringify({ pages: seen, fingerprints }));
process.exit(0);
