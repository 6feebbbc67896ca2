/** Whole crawls of invented shops on loopback: revenant on each back end, beside Crawlee. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { startPostgres, startRedis, type TestServer } from '../../../testkit/servers.ts';
import { type Bench, type Context, interleaved, median, type Row, sized } from '../bench.ts';
import type { CrawleeTask } from '../children/crawlee.ts';
import type { Counts, ShopWorld } from '../children/shop-server.ts';
import { bundleFile, runChild, serveChild, top } from '../children.ts';
import { type Ran, runCounted } from '../processes.ts';

const MAIN = join(top, 'dist', 'src', 'cli', 'main.js');
export const PAGES = 21;

/** What one crawl used, and what the world was asked for. */
export interface Crawled extends Ran {
  readonly counts: Counts;
}

/** A world that runs while `work` does. */
export async function withShops<Result>(world: ShopWorld, work: (shops: Shops) => Promise<Result>): Promise<Result> {
  const server = await serveChild('shop-server', world);
  const { port } = server.ready as { port: number };
  const hosts = Array.from({ length: world.shops }, (_, number) => `shop-${number}.test`);
  try {
    return await work({ port, hosts, counts: () => server.ask('counts') as Promise<Counts> });
  } finally {
    await server.stop();
  }
}
export interface Shops {
  readonly port: number;
  readonly hosts: readonly string[];
  /** Since the last call. */
  counts(): Promise<Counts>;
}

/** Crawls all shops with the built program in a new data folder. @param profile folder for .cpuprofile files */
export async function crawlShops(
  shops: Shops,
  on: 'embedded' | 'servers',
  { browser = 'never', profile = null }: { browser?: 'never' | 'auto' | 'always'; profile?: string | null } = {},
): Promise<Crawled | null> {
  const servers: (TestServer | null)[] = on === 'servers' ? await Promise.all([startPostgres(), startRedis()]) : [];
  const folder = mkdtempSync(join(tmpdir(), 'revenant-bench-crawl-'));
  try {
    if (servers.includes(null)) return null;
    const [postgres, redis] = servers;
    if (postgres) await writeDurably(postgres.url);
    const config = join(folder, 'config.json');
    const resolve = [`*:80:127.0.0.1:${shops.port}`];
    writeFileSync(config, JSON.stringify({ resolve, pages: PAGES, browser, timeout: 900 }));
    writeFileSync(join(folder, 'sites.txt'), shops.hosts.map((host) => `http://${host}/`).join('\n'));
    await shops.counts();
    const flags = profile === null ? [] : ['--cpu-prof', `--cpu-prof-dir=${profile}`];
    const ran = await runCounted([process.execPath, ...flags, MAIN, 'crawl', join(folder, 'sites.txt'), '--quiet'], {
      cwd: folder,
      env: {
        ...process.env,
        REVENANT_CONFIG: config,
        REVENANT_DATA: join(folder, 'data'),
        ...(postgres && { REVENANT_DATABASE_URL: postgres.url }),
        ...(redis && { REVENANT_QUEUE_URL: redis.url }),
      },
      beside: servers.flatMap((server) => server?.pid ?? []),
    });
    return { ...ran, counts: await shops.counts() };
  } finally {
    for (const server of servers) await server?.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The servers of tests skip fsync; a product does not. */
async function writeDurably(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query('alter system set fsync = on');
  await client.query('select pg_reload_conf()');
  await client.end();
}

async function crawlee(
  shops: Shops,
  task: Pick<CrawleeTask, 'handler' | 'pictures' | 'peers' | 'work'>,
): Promise<Crawled> {
  await shops.counts();
  const { port, hosts } = shops;
  const ran = await runChild<{ pages: number }>('crawlee', {
    ...task,
    port,
    hosts,
    pages: PAGES,
  } satisfies CrawleeTask);
  return { ...ran, counts: await shops.counts() };
}

/** Medians of one contestant's runs; null where it could not run. */
function figuresOf(runs: readonly (Crawled | null)[]): Record<'rate' | 'cpu' | 'memory' | 'pages', number> | null {
  const all = runs.filter((run) => run !== null);
  if (all.length === 0) return null;
  const mid = (of: (run: Crawled) => number): number => median(all.map(of));
  return {
    rate: mid(({ counts, seconds }) => counts.pages / seconds),
    cpu: mid(({ counts, cpuMs }) => cpuMs / counts.pages),
    memory: mid(({ megabytes }) => megabytes),
    pages: mid(({ counts }) => counts.pages),
  };
}

const SAME = 'CheerioCrawler, same fingerprint';
const OTHER = 'CheerioCrawler, fingerprint of the other checkout';
const PLAIN = 'CheerioCrawler, text, links, tags, hash';

async function compare(world: ShopWorld, { repeats, peers, note, profile, handler }: Context): Promise<Row[]> {
  const folder = await peers.folder();
  const second = handler === null ? SAME : OTHER;
  const work = handler === null ? null : await bundleFile('other-work', join(handler, 'src', 'reader', 'work.ts'));
  const withPictures = world.pictures > 0;
  const none = () => Promise.resolve(null);
  const noted = async (name: string, run: Promise<Crawled | null>): Promise<Crawled | null> => {
    const crawled = await run;
    if (crawled !== null) {
      const { cpuMs, seconds, counts } = crawled;
      note(`${name}: ${counts.pages} pages in ${seconds.toFixed(1)} s, ${(cpuMs / counts.pages).toFixed(1)} ms a page`);
    }
    return crawled;
  };
  const runs = await withShops(world, (shops) =>
    interleaved<'embedded' | 'servers' | 'same' | 'plain', Crawled | null>(repeats, {
      embedded: () => noted('embedded', crawlShops(shops, 'embedded', { profile })),
      servers: () => noted('PostgreSQL and Redis', crawlShops(shops, 'servers', { profile })),
      same:
        folder === null
          ? none
          : () => noted(second, crawlee(shops, { peers: folder, handler: 'same', pictures: withPictures, work })),
      plain:
        folder === null || withPictures
          ? none
          : () => noted(PLAIN, crawlee(shops, { peers: folder, handler: 'plain', pictures: false, work: null })),
    }),
  );
  const [same, plain] = [figuresOf(runs.same), figuresOf(runs.plain)];
  const kind = withPictures ? 'with pictures' : 'without pictures';
  const rowsOf = (on: 'embedded' | 'servers'): Row[] => {
    const ours = figuresOf(runs[on]);
    const where = on === 'embedded' ? 'embedded' : 'PostgreSQL and Redis';
    const row = (
      what: string,
      unit: string,
      figure: 'rate' | 'cpu' | 'memory',
      must?: number,
      goal?: number,
    ): Row[] => {
      const better = figure === 'rate' ? ('more' as const) : ('less' as const);
      const isJudged = must !== undefined && goal !== undefined && on === 'embedded' && !withPictures;
      const base = { what: `${what}, ${kind}, ${where}`, unit, ours: ours?.[figure] ?? null };
      const note = ours === null ? 'servers are not installed' : `${ours.pages} pages`;
      const target = isJudged ? { of: 'ratio' as const, better, must, goal } : undefined;
      return [
        { ...base, peer: { name: second, value: same?.[figure] ?? null }, target, note },
        ...(withPictures ? [] : [{ ...base, peer: { name: PLAIN, value: plain?.[figure] ?? null } }]),
      ];
    };
    return [
      ...row('pages/s', 'pages/s', 'rate', 4, 10),
      ...row('processor time a page', 'ms', 'cpu', 1 / 4, 1 / 10),
      ...row('peak memory, all processes', 'MB', 'memory', 1 / 2, 1 / 4),
    ];
  };
  return [...rowsOf('embedded'), ...rowsOf('servers')];
}

/** Processor time a page at ten times the work, start-up included. */
async function slope(context: Context): Promise<Row> {
  const few = sized(context.size, { tiny: 1, quick: 6, usual: 20, full: 60 });
  const at = (shops: number) =>
    withShops({ shops, pages: PAGES, pictures: 0 }, (world) => crawlShops(world, 'embedded'));
  const repeats = context.size === 'full' ? 1 : Math.min(context.repeats, 3);
  const runs = await interleaved(repeats, { few: () => at(few), many: () => at(few * 10) });
  const [small, large] = [figuresOf(runs.few), figuresOf(runs.many)];
  return {
    what: `processor time a page, ${few * 10} sites beside ${few}`,
    unit: 'ms',
    ours: large?.cpu ?? null,
    peer: { name: `${few} sites`, value: small?.cpu ?? null },
    target: { of: 'ratio', better: 'less', must: 1.2, goal: 1.05 },
  };
}

export const crawl: Bench = {
  name: 'crawl',
  about: 'whole crawls beside Crawlee: pages a second, processor time, memory',
  run: (context) => {
    const shops = sized(context.size, { tiny: 1, quick: 10, usual: 60, full: 200 });
    return compare({ shops, pages: PAGES, pictures: 0 }, context);
  },
};

export const crawlPictures: Bench = {
  name: 'crawl-pictures',
  about: 'the same with twelve photographs a site',
  run: (context) => {
    const shops = sized(context.size, { tiny: 1, quick: 4, usual: 15, full: 60 });
    return compare({ shops, pages: PAGES, pictures: 12 }, context);
  },
};

export const crawlSlope: Bench = {
  name: 'crawl-slope',
  about: 'processor time a page of a crawl, and of one with ten times as many sites',
  run: async (context) => [await slope(context)],
};

/** Memory while a long list of one-page sites is crawled: late in the crawl beside early in it. */
export const crawlMemory: Bench = {
  name: 'crawl-memory',
  about: 'memory of one crawl of many one-page sites, late in it and early in it',
  async run({ size, note }) {
    const shops = sized(size, { tiny: 20, quick: 1_000, usual: 3_000, full: 100_000 });
    const run = await withShops({ shops, pages: 1, pictures: 0, size: 6_000 }, (world) =>
      crawlShops(world, 'embedded'),
    );
    if (run === null) throw new Error('the embedded crawl did not run');
    /** Median of the tenth of the crawl that begins at this share of its time. */
    const at = (share: number): number => {
      const from = Math.floor(run.looks.length * share);
      return median(run.looks.slice(from, from + Math.ceil(run.looks.length / 10)));
    };
    const shares = [0.1, 0.3, 0.5, 0.7, 0.9];
    note(`MB at ${shares.map((share) => `${100 * share} %: ${at(share).toFixed(0)}`).join(', ')}`);
    return [
      {
        what: `memory of a crawl of ${shops} sites, its last tenth beside its second`,
        unit: 'MB',
        ours: at(0.9),
        peer: { name: 'its second tenth', value: at(0.1) },
        target: { of: 'ratio', better: 'less', must: 1.2, goal: 1.05 },
        note: `${run.counts.pages} pages in ${run.seconds.toFixed(0)} s, ${(run.cpuMs / shops).toFixed(0)} ms of processor a site`,
      },
    ];
  },
};
