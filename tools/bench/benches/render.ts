/** Pages drawn by the browser, beside PlaywrightCrawler; and how many pages of a mixed site need it. */
import { findBrowser } from '../../../src/capture/browser/find-browser.ts';
import { type Bench, interleaved, median, type Row, sized } from '../bench.ts';
import type { PlaywrightTask } from '../children/playwright-crawler.ts';
import { runChild } from '../children.ts';
import { type Crawled, crawlShops, PAGES, type Shops, withShops } from './crawl.ts';

/** Of the pages of a mixed site, so many are empty until their script has run. */
const SHELLS = 2;

async function playwright(shops: Shops, peers: string, browser: string): Promise<Crawled> {
  await shops.counts();
  const { port, hosts } = shops;
  const ran = await runChild('playwright-crawler', { peers, browser, port, hosts } satisfies PlaywrightTask);
  const counts = await shops.counts();
  const all = hosts.length * PAGES;
  // A peer that reads error pages looks fast.
  if (counts.pages !== all) throw new Error(`PlaywrightCrawler took ${counts.pages} of ${all} pages`);
  return { ...ran, counts };
}

export const render: Bench = {
  name: 'render',
  about: 'pages drawn by the browser beside PlaywrightCrawler, and the share of pages that need it',
  async run({ size, repeats, peers }) {
    const browser = findBrowser(undefined, process.env['PATH']);
    if (browser === null) return [{ what: 'rendered pages', unit: 'pages/s', ours: null, note: 'no browser is there' }];
    const folder = await peers.folder();
    const shops = sized(size, { tiny: 1, quick: 4, usual: 8, full: 20 });
    const rounds = size === 'tiny' ? 1 : Math.min(repeats, 3);
    const runs = await withShops({ shops, pages: PAGES, pictures: size === 'tiny' ? 0 : 4 }, (world) =>
      interleaved<'ours' | 'crawlee', Crawled | null>(rounds, {
        ours: () => crawlShops(world, 'embedded', { browser: size === 'tiny' ? 'never' : 'always' }),
        crawlee: () => (folder === null ? Promise.resolve(null) : playwright(world, folder, browser)),
      }),
    );
    const drawn = shops * PAGES;
    /** The median of what all runs of one contestant have; null where it did not run. */
    const mid = (all: readonly (Crawled | null)[], of: (run: Crawled) => number): number | null => {
      const figures = all.flatMap((run) => (run === null ? [] : of(run)));
      return figures.length === 0 ? null : median(figures);
    };
    const rate = (run: Crawled): number => drawn / run.seconds;
    const cpu = (run: Crawled): number => run.cpuMs / drawn;
    const mixed = await withShops({ shops, pages: PAGES, pictures: 0, shells: SHELLS }, (world) =>
      crawlShops(world, 'embedded', { browser: 'auto' }),
    );
    const share: Row = {
      what: `pages of a mixed site that were drawn (${SHELLS} of ${PAGES} are empty without scripts)`,
      unit: '%',
      // Each is fetched once, and once more by the browser.
      ours: mixed === null ? null : (100 * (mixed.counts.pages - drawn)) / drawn,
      target: { of: 'ours', better: 'less', must: 20, goal: 10 },
    };
    return [
      {
        what: 'pages drawn and captured, all else included',
        unit: 'pages/s',
        ours: mid(runs.ours, rate),
        peer: { name: 'PlaywrightCrawler', value: mid(runs.crawlee, rate) },
        target: { of: 'ratio', better: 'more', must: 1.5, goal: 2.2 },
        note: `${drawn} pages; ours keeps a screenshot and fetches each page first`,
      },
      {
        what: 'processor time a drawn page, all else included',
        unit: 'ms',
        ours: mid(runs.ours, cpu),
        peer: { name: 'PlaywrightCrawler', value: mid(runs.crawlee, cpu) },
      },
      share,
    ];
  },
};
