import { z } from 'zod';
import { Place } from '../../model/derived/fingerprint.ts';
import { memoised } from '../../model/memoised.ts';
import { type Level, PageRole } from '../../model/words.ts';
import type { Page, Site } from '../../page/view/views.ts';
import { hashFeatures } from '../../sketch/mix.ts';
import {
  bands,
  estimateJaccard,
  onePermutation,
  packSketch,
  sketchFromBase64,
  sketchToBase64,
} from '../../sketch/one-permutation.ts';
import { alignPages, classNamesOf, pageSkeleton, plainSkeleton } from '../find/page-shape.ts';
import { sideOf } from '../occurrences.ts';
import type { Comparison, Signal } from '../signal.ts';

const PageShape = z.object({
  role: PageRole,
  size: z.int().describe('different tag shingles'),
  oph128: z.base64().describe('one-permutation MinHash of the tag shingles'),
  plain128: z.base64().describe('the same of the page with every box a div, and none around one element'),
  place: Place,
});
export type PageShape = z.infer<typeof PageShape>;

const Structure = z.object({
  pages: z.array(PageShape),
  classes: z.object({ size: z.int(), oph128: z.base64() }).describe('vocabulary of class names over all pages'),
});
type Structure = z.infer<typeof Structure>;

const MOST_PAGES = 12;
/** Fewer shingles than this are a bare page: any two are alike. */
const LEAST_SHINGLES = 25;
const LEAST_CLASSES = 8;
/** Rows a band: only near-identical shapes meet, since a template has thousands of sites. */
const BAND_ROWS = 8;

function shapeOf(page: Page): PageShape | null {
  const body = page.outline.find(({ tag }) => tag === 'body');
  if (body === undefined) return null;
  const features = pageSkeleton(page.outline);
  if (features.length / 2 < LEAST_SHINGLES) return null;
  const oph128 = sketchToBase64(onePermutation(features));
  return {
    role: page.role,
    size: features.length / 2,
    oph128,
    plain128: sketchToBase64(onePermutation(plainSkeleton(page.outline))),
    place: page.place(body.node, page.title ?? ''),
  };
}

function extract(site: Site): Structure | null {
  const pages: PageShape[] = [];
  const seen = new Set<string>();
  for (const page of site.pages) {
    const shape = shapeOf(page);
    if (shape === null || seen.has(shape.oph128)) continue; // forty product pages have one shape
    seen.add(shape.oph128);
    pages.push(shape);
    if (pages.length === MOST_PAGES) break;
  }
  if (pages.length === 0) return null;
  const names = classNamesOf(site.pages);
  return { pages, classes: { size: names.size, oph128: sketchToBase64(onePermutation(hashFeatures(names))) } };
}

/** Dice coefficient from Jaccard similarity, the scale on which pq-gram thresholds are given. */
const dice = (jaccard: number): number => (2 * jaccard) / (1 + jaccard);

/** Renamed: nearly no common class. Of 22,000 pairs of strangers two came to .7, none to .8. */
const RENAMED = 0.75;
const NEXT_TO_NO = 0.1;
/** Factor of a likeness that class names could not confirm. */
const UNBORNE = 0.85;

/** Home pages count half, the others' best pairs half; class names a third if both have them. */
function compare(left: Structure, right: Structure): Comparison | null {
  const pairs = alignPages(left.pages, right.pages);
  const alike = ({ jaccard }: (typeof pairs)[number]): number => dice(jaccard);
  const home = pairs.find(({ left: a, right: b }) => a.role === 'home' && b.role === 'home');
  const others = pairs.filter((pair) => pair !== home);
  const mean = others.reduce((sum, pair) => sum + alike(pair), 0) / others.length;
  const shape = home === undefined ? mean : others.length === 0 ? alike(home) : (alike(home) + mean) / 2;
  if (pairs.length === 0) return null;
  const named = Math.min(left.classes.size, right.classes.size) >= LEAST_CLASSES;
  const names = named ? dice(estimateJaccard(classSketch(left.classes), classSketch(right.classes))) : null;
  const renamed = names !== null && names < NEXT_TO_NO && shape >= RENAMED;
  const similarity = names === null ? shape : renamed ? UNBORNE * shape : (2 * shape + names) / 3;
  const level = levelOf(similarity);
  const lead = home ?? (pairs[0] as (typeof pairs)[number]);
  const sides = { left: sideOf(lead.left.role, lead.left.place), right: sideOf(lead.right.role, lead.right.place) };
  const note = noteOf(shape, names, pairs.length);
  if (level === 'different') return { level, similarity, shared: [], ...sides, note };
  // One token a template: the shape of the first pages or the class names.
  const isFirst = lead.left === left.pages[0] && lead.right === right.pages[0];
  const parts = [
    ...(isFirst ? inBoth(shapeBands(lead.left), shapeBands(lead.right)) : []),
    ...(names === null ? [] : inBoth(classBands(left.classes), classBands(right.classes))),
  ];
  return { level, similarity, shared: [{ token: parts[0] ?? null, parts, similarity, ...sides }], ...sides, note };
}

function noteOf(shape: number, names: number | null, pages: number): string {
  const percent = (share: number): number => Math.round(share * 100);
  const layout = percent(shape) === 100 ? 'the same' : `${percent(shape)} % alike`;
  const compared = pages === 1 ? 'the page compared' : `the ${pages} pages compared`;
  const alike = percent(names ?? 0);
  const named = alike === 100 ? ', with the same class names' : `, class names ${alike} % alike`;
  return `The layout of ${compared} is ${layout}${names === null ? '' : named}; other sites on one template look alike, too.`;
}

function levelOf(similarity: number): Level {
  if (similarity >= 0.98) return 'identical';
  return similarity >= 0.9 ? 'close' : similarity >= 0.6 ? 'partial' : 'different';
}

const bandTokens = (kind: 'shape' | 'class', oph128: string): string[] =>
  bands(sketchFromBase64(oph128), BAND_ROWS).map((band) => `structure:${kind}:${band}`);

const classSketch = memoised(({ oph128 }: Structure['classes']) => packSketch(sketchFromBase64(oph128)));
const shapeBands = memoised(({ oph128 }: PageShape) => bandTokens('shape', oph128));
const classBands = memoised(({ oph128 }: Structure['classes']) => bandTokens('class', oph128));

const inBoth = (mine: readonly string[], theirs: readonly string[]): string[] =>
  mine.filter((band) => theirs.includes(band));

export const structure: Signal<'structure', Structure> = {
  id: 'structure',
  version: 3,
  group: 'look',
  template: 'built',
  onNewOwner: 'found',
  kinds: ['website'],
  noun: ['page structure', 'page structure'],
  sentence: 'How the pages are built: the nesting of their elements without the words, and the style names in use.',
  traps: [
    'Unrelated sites on one theme, shop software or trade platform are built alike.',
    'An agency builds the sites of all its clients in one way.',
  ],
  value: Structure,
  extract,
  keys: ({ pages, classes }) => [
    ...bandTokens('shape', (pages[0] as PageShape).oph128),
    ...(classes.size < LEAST_CLASSES ? [] : bandTokens('class', classes.oph128)),
  ],
  compare,
};
