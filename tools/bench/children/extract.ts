/** From the bytes of pages to text, links, pictures and sketches, one contestant a process. Prints MB a second. */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { load } from 'cheerio';
import type { AnyNode } from 'domhandler';
import type { CapturedSite } from '../../../src/model/facts/visit.ts';
import { LIMITS } from '../../../src/model/limits.ts';
import { openSite } from '../../../src/page/site.ts';
import type { OutlineElement } from '../../../src/page/view/views.ts';
import { doWork } from '../../../src/reader/work.ts';
import { pageSkeleton } from '../../../src/signals/find/page-shape.ts';
import { onePermutation } from '../../../src/sketch/one-permutation.ts';
import { shingles } from '../../../src/sketch/shingle.ts';
import { simhash64 } from '../../../src/sketch/simhash.ts';
import { capturedFrom } from '../../../testkit/site-fixture.ts';
import { perSecond, TINY_PACE, USUAL_PACE } from '../rate.ts';
import { shop } from '../worlds/shop.ts';

export interface ExtractTask {
  /** views: the same output as cheerio's code, by our page views. fingerprint: all signals. likeness: shingles beside parse5. */
  readonly contestant: 'views' | 'cheerio' | 'fingerprint' | 'likeness';
  readonly corpus: string | null;
  readonly tiny: boolean;
}
export interface Likeness {
  readonly mean: number;
  readonly worst: number;
  readonly pages: number;
}

const task = JSON.parse(process.argv[2] ?? '{}') as ExtractTask;
const MOST_BYTES = 400_000;
const MOST_SITES = 40;
const PAGES_EACH = 8;

type Shaped = Pick<OutlineElement, 'tag' | 'depth'>;
type Pages = Record<string, string>;
const sites: Pages[] = task.corpus === null ? invented(task.tiny ? 1 : 12) : saved(task.corpus);

function invented(count: number): Pages[] {
  return Array.from({ length: count }, (_, number) => {
    const { paths, page } = shop(number, PAGES_EACH, 6);
    return Object.fromEntries(paths.map((path) => [path, page(path)]));
  });
}

/** Every folder is a site; its saved pages are what ends in .html. */
function saved(folder: string): Pages[] {
  const pagesIn = (site: string): Pages =>
    Object.fromEntries(
      readdirSync(site, { recursive: true, encoding: 'utf8' })
        .filter((name) => /\.html?$/.test(name) && statSync(join(site, name)).size <= MOST_BYTES)
        .slice(0, PAGES_EACH)
        .map((name) => [`/${name}`, readFileSync(join(site, name), 'utf8')]),
    );
  const folders = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  const step = Math.max(1, Math.floor(folders.length / MOST_SITES));
  return folders
    .filter((_, i) => i % step === 0)
    .map(({ name }) => pagesIn(join(folder, name)))
    .filter((pages) => Object.keys(pages).length > 0);
}

const captured: CapturedSite[] = sites.map((pages, i) => capturedFrom(pages, { host: `shop-${i}.test` }));
const bytes = captured.reduce((sum, { bodies }) => sum + [...bodies.values()].reduce((a, b) => a + b.byteLength, 0), 0);

/** Links, pictures, mailboxes, text with both sketches, structure with one: what cheerio's code below gives too. */
function byViews(one: CapturedSite): unknown[] {
  return openSite(one).pages.map((page) => [
    page.links.map(({ url }) => url),
    page.links.filter(({ href }) => href.startsWith('mailto:')),
    page.images.map(({ url }) => url),
    sketchesOf(page.text),
    onePermutation(pageSkeleton(page.outline)),
  ]);
}

const sketchesOf = (text: string): unknown => {
  const features = shingles(text);
  return [simhash64(features), onePermutation(features)];
};

/** As its documentation does it. */
function byCheerio(one: CapturedSite): unknown[] {
  return [...one.bodies.values()].map((body) => {
    const $ = load(Buffer.from(body).toString('utf8'));
    const hrefs = $('a[href]')
      .map((_, a) => $(a).attr('href'))
      .get();
    const pictures = $('img[src]')
      .map((_, img) => $(img).attr('src'))
      .get();
    const mails = hrefs.filter((href) => href.startsWith('mailto:'));
    const outline = $('*')
      .map((_, element) => ({
        tag: $(element).prop('tagName')?.toLowerCase() ?? '',
        depth: $(element).parents().length,
      }))
      .get() as Shaped[];
    $('script, style, noscript, template').remove();
    return [hrefs, mails, pictures, sketchesOf($('body').text()), onePermutation(pageSkeleton(outline))];
  });
}

/** Kept apart from the page: drawings, other documents, what is shown where scripts are off. */
const APART = /^(?:svg|template|iframe|noscript|noframes)$/;

/** Elements of parse5's tree in document order. */
function outlineOfParse5(html: string): Shaped[] {
  const outline: Shaped[] = [];
  const walk = (node: AnyNode, depth: number): void => {
    // Only elements have attributes.
    if ('attribs' in node) outline.push({ tag: node.name, depth });
    if ('children' in node && !('name' in node && APART.test(node.name)))
      for (const child of node.children) walk(child, depth + 1);
  };
  for (const node of load(html).root().contents().get()) walk(node, 0);
  return outline;
}

function likeness(): Likeness {
  const likenesses = captured.flatMap((one) =>
    openSite(one).pages.map((page) => {
      const html = Buffer.from(one.bodies.get(page.capture.body ?? '') ?? []).toString('utf8');
      return jaccard(pageSkeleton(page.outline), pageSkeleton(outlineOfParse5(html)));
    }),
  );
  const mean = likenesses.reduce((sum, value) => sum + value, 0) / likenesses.length;
  return { mean, worst: Math.min(...likenesses), pages: likenesses.length };
}

function jaccard(left: Uint32Array, right: Uint32Array): number {
  const setOf = (words: Uint32Array) => new Set(words.filter((_, i) => i % 2 === 0));
  const [a, b] = [setOf(left), setOf(right)];
  const both = [...a].filter((one) => b.has(one)).length;
  return a.size + b.size === 0 ? 1 : both / (a.size + b.size - both);
}

const WORK = {
  views: byViews,
  cheerio: byCheerio,
  fingerprint: ({ visit, bodies }: CapturedSite) =>
    doWork({ what: 'fingerprint', visit, names: null }, bodies, LIMITS, () => undefined),
};

async function speed(contestant: keyof typeof WORK): Promise<number> {
  const pass = async (): Promise<void> => {
    for (const one of captured) await WORK[contestant](one);
  };
  return perSecond(bytes / 1e6, pass, task.tiny ? TINY_PACE : USUAL_PACE);
}

console.log(JSON.stringify(task.contestant === 'likeness' ? likeness() : await speed(task.contestant)));
