/** What looks like a trap and is a shop: none of its pages is left out. */
import { describe, expect, it } from 'vitest';
import { createFrontier, type PickedPage } from '../../../src/capture/frontier/frontier.ts';
import { LIMITS } from '../../../src/model/limits.ts';
import type { WantedPage } from '../../../src/model/ports/capture.ts';
import { expectQuick } from '../../../testkit/expect-quick.ts';

const HOME = 'https://shop.test/';

/** Walks a site whose pages link as `links` says; what it says is different on every page. */
function walk(links: (path: string) => readonly string[], budget = 200) {
  const frontier = createFrontier(HOME, budget, LIMITS);
  frontier.offer([{ url: HOME, role: 'home' }], null);
  const taken: string[] = [];
  for (let batch = frontier.next(4); batch.length > 0; batch = frontier.next(4)) {
    for (const page of batch) {
      const path = page.url.slice(HOME.length - 1);
      taken.push(path);
      frontier.seen(page, { reached: [page.url], digest: path, sketch: sketchOf(taken.length) });
      frontier.offer(
        links(path).map((url): WantedPage => ({ url: new URL(url, HOME).href, role: 'other' })),
        page satisfies PickedPage,
      );
    }
  }
  return { taken, marks: frontier.marks() };
}

/** Far from all others: what differs is spread over the bits. */
const sketchOf = (n: number): string =>
  ((BigInt(n) * 0x9e37_79b9_7f4a_7c15n) & 0xffff_ffff_ffff_ffffn).toString(16).padStart(16, '0');
const count = (n: number, make: (i: number) => string): string[] => Array.from({ length: n }, (_, i) => make(i));

const shops: readonly [name: string, pages: number, links: (path: string) => readonly string[]][] = [
  [
    'a shop whose every page is index.php with a route',
    61,
    (path) =>
      path === '/'
        ? count(10, (i) => `/index.php?route=product/category&path=${i}`)
        : path.includes('category')
          ? count(5, (i) => `${path.replace('category', 'product')}&product_id=${i}`)
          : count(5, (i) => path.replace(/product_id=\d/, `product_id=${i}`)),
  ],
  [
    'a blog with an archive of five years in the margin of each page',
    61,
    () => count(60, (i) => `/${2018 + Math.floor(i / 12)}/${String((i % 12) + 1).padStart(2, '0')}/`),
  ],
  ['products numbered like years', 101, () => count(100, (i) => `/item/${1950 + i}`)],
  [
    'products named by long numbers, each with pages of its own',
    61,
    (path) => {
      const id = /^\/p\/([^/]+)/.exec(path)?.[1];
      if (id === undefined) return count(20, (i) => `/p/${String(i).padStart(4, '0')}a8f3c5d7e9b1a3c5`);
      return [`/p/${id}/specs`, `/p/${id}/reviews`];
    },
  ],
  ['sections that are called sid', 41, () => count(40, (i) => `/list.php?sid=${i}`)],
  [
    'one long list of many leaves',
    81,
    (path) =>
      [
        ...count(7, (i) => `/list?page=${i + 1}`),
        ...(/page=(\d)/.test(path) ? count(10, (i) => `/rope-${path.at(-1)}-${i}`) : []),
      ].concat(path === '/' ? count(3, (i) => `/note-${i}`) : []),
  ],
  ['four filters on a list of goods', 13, () => count(12, (i) => `/list?colour=${i % 3}&size=${i % 4}`)],
  ['twenty languages, each at its host name', 19, () => count(18, (i) => `https://l${i}.shop.test/`)],
];

describe('an honest shop', () => {
  it.each(shops)('%s', (_, pages, links) => {
    const { taken, marks } = walk(links);
    expect(taken).toHaveLength(pages);
    expect(marks).toEqual([]);
  });
});

describe('addresses that may be one page', () => {
  const twins = (digest: (path: string) => string, links: readonly string[]): string[] => {
    const frontier = createFrontier(HOME, 50, LIMITS);
    frontier.offer([{ url: HOME, role: 'home' }], null);
    const taken: string[] = [];
    for (let batch = frontier.next(4); batch.length > 0; batch = frontier.next(4)) {
      for (const page of batch) {
        taken.push(page.url.slice(HOME.length - 1));
        frontier.seen(page, { reached: [page.url], digest: digest(page.url), sketch: null });
        frontier.offer(
          links.map((url) => ({ url: new URL(url, HOME).href, role: 'other' as const })),
          page,
        );
      }
    }
    return taken;
  };
  const LINKS = ['/a', '/b', '/a/', '/b/', '/c/', '/c'];

  it('are taken last, one at a time, and no more once one has proved to be what it seemed', () => {
    expect(twins((url) => url.replace(/\/$/, ''), LINKS)).toEqual(['/', '/a', '/b', '/c/', '/a/']);
  });

  it('are all taken when one proved to be another page', () => {
    expect(new Set(twins((url) => url, LINKS))).toEqual(new Set(['/', ...LINKS]));
  });

  it('prove nothing for those that differ in another way', () => {
    const links = ['/a', '/a/', '/b/', '/b/index.html', '/q?x=1&y=2', '/q?y=2&x=1'];
    const taken = twins((url) => url.replace(/\/$/, ''), links);
    expect(taken).toEqual(['/', '/a', '/b/', '/q?x=1&y=2', '/a/', '/b/index.html', '/q?y=2&x=1']);
  });

  it('is taken where its twin failed, however well twins are proved', () => {
    const frontier = createFrontier('http://shop.test/', 50, LIMITS);
    const offer = (...paths: string[]) =>
      frontier.offer(
        paths.map((path) => ({ url: `http://shop.test${path}`, role: 'other' })),
        null,
      );
    offer('/', '/a', '/a/', '/contact', '/contact/');
    const asked: string[] = [];
    for (let [page] = frontier.next(1); page !== undefined; [page] = frontier.next(1)) {
      asked.push(page.url.slice('http://shop.test'.length));
      const isThere = !page.url.endsWith('/contact');
      frontier.seen(page, {
        reached: isThere ? [page.url] : [],
        digest: isThere ? page.url.replace(/\/$/, '') : null,
        sketch: null,
      });
    }
    expect(asked).toEqual(['/', '/a', '/contact', '/a/', '/contact/']);
  });

  it('are one page where a redirect says so', () => {
    const frontier = createFrontier('http://shop.test/', 50, LIMITS);
    frontier.offer([{ url: 'http://shop.test/', role: 'home' }], null);
    const [home] = frontier.next(1);
    if (home === undefined) throw new Error('no home page');
    frontier.seen(home, { reached: ['https://www.shop.test/'], digest: 'x', sketch: null });
    frontier.offer(
      ['http://shop.test/a', 'https://www.shop.test/a', 'https://www.shop.test/'].map((url) => ({
        url,
        role: 'other',
      })),
      home,
    );
    expect(frontier.next(10).map(({ url }) => url)).toEqual(['http://shop.test/a']);
    expect(frontier.next(10)).toEqual([]);
  });
});

describe('a site that offers more than can be remembered', () => {
  it('costs little: 200 pages of 200 new links each', () => {
    expectQuick(() => {
      let n = 0;
      const { taken, marks } = walk(() => count(200, () => `/x${++n}?a=${n}&b=${n}`));
      expect(taken).toHaveLength(200);
      expect(marks).toEqual(['limit:pages']);
    }, 3_000);
  });
});
