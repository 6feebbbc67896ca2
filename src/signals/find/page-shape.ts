/** Compares the shape of pages without words: tag trees as shingles, page pairs, class names. */
import { memoised } from '../../model/memoised.ts';
import { wordSet } from '../../model/text/word-set.ts';
import type { OutlineElement, Page } from '../../page/view/views.ts';
import { hash32, mix32 } from '../../sketch/mix.ts';
import { estimateJaccard, packSketch, sketchFromBase64 } from '../../sketch/one-permutation.ts';
import { remembered } from '../../values/remember.ts';

const MOST_ELEMENTS = 6000;

// Formatting within a text is content, and parsers add a tbody or not.
const TRANSPARENT = wordSet(
  'html head tbody svg math foreignObject iframe template object b i u em strong span font small sup sub br wbr mark s del ins abbr code time center big',
);
const LEFT_OUT = wordSet('title meta base script style noscript noframes link option embed param');

type Shaped = readonly Pick<OutlineElement, 'tag' | 'depth'>[];

/** By number of a node: the hash of its tag, and its parent; -1: none. */
interface Tree {
  readonly tags: readonly number[];
  readonly parents: readonly number[];
}

/**
 * The set of pq-grams (Augsten, Böhlen, Gamper 2005) of the tag tree, as word pairs. A set, so that
 * forty products count like two.
 */
export const pageSkeleton = (outline: Shaped): Uint32Array => shinglesOf(treeOf(outline));

const tagHash = remembered((tag) => hash32(tag));
const DIV = tagHash('div');
/** Boxes named after their content: a page without them looks the same. */
const BOXES = new Set('section article header footer nav main aside figure center'.split(' ').map(tagHash));

/** The skeleton of what is visible: all boxes are divs, and a div around one element is none. */
export function plainSkeleton(outline: Shaped): Uint32Array {
  const { tags, parents } = treeOf(outline);
  const inside = new Uint32Array(tags.length);
  for (const parent of parents) if (parent !== -1) inside[parent] = (inside[parent] as number) + 1;
  const kept: { tags: number[]; parents: number[] } = { tags: [], parents: [] };
  const place: number[] = []; // index in `kept` of each node or of its nearest kept ancestor
  tags.forEach((tag, i) => {
    const parent = parents[i] as number;
    const above = parent === -1 ? -1 : (place[parent] as number);
    const isBox = tag === DIV || BOXES.has(tag);
    if (isBox && inside[i] === 1) place.push(above);
    else {
      place.push(kept.tags.push(isBox ? DIV : tag) - 1);
      kept.parents.push(above);
    }
  });
  return shinglesOf(kept);
}

const treeOf = memoised((outline: Shaped): Tree => {
  const tags: number[] = [];
  const parents: number[] = [];
  const depths: number[] = [];
  let above = -1; // the last node that may hold the next one
  let leftOut = Number.POSITIVE_INFINITY; // depth of the subtree that is being skipped
  for (const { tag, depth } of outline) {
    if (depth > leftOut) continue;
    leftOut = LEFT_OUT.has(tag) ? depth : Number.POSITIVE_INFINITY;
    if (leftOut === depth || TRANSPARENT.has(tag)) continue;
    while (above !== -1 && (depths[above] as number) >= depth) above = parents[above] as number;
    parents.push(above);
    depths.push(depth);
    above = tags.push(tagHash(tag)) - 1;
    if (tags.length >= MOST_ELEMENTS) break;
  }
  return { tags, parents };
});

const joined = (hash: number, part: number): number => mix32(Math.imul(hash, 31) + part);

function shinglesOf({ tags, parents }: Tree): Uint32Array {
  const tagOf = (index: number): number => (index < 0 ? 0 : (tags[index] as number));
  const above = (index: number): number => (index < 0 ? -1 : (parents[index] as number));
  const elder = new Map<number, number>(); // parent → its latest child
  const features = new Set<number>();
  const add = (kind: number, a: number, b: number, c: number, d: number): void => {
    features.add(joined(joined(joined(joined(kind, a), b), c), d));
  };
  for (let i = 0; i < tags.length; i++) {
    const parent = above(i);
    const grand = above(parent);
    add(1, tagOf(above(grand)), tagOf(grand), tagOf(parent), tagOf(i));
    const before = elder.get(parent) ?? -1;
    if (before < 0 || tagOf(before) !== tagOf(i)) add(2, tagOf(grand), tagOf(parent), tagOf(before), tagOf(i));
    elder.set(parent, i);
  }
  const words = new Uint32Array(2 * features.size);
  let end = 0;
  for (const hash of features) {
    words[end++] = hash;
    words[end++] = mix32(hash ^ 0x5bd1e995);
  }
  return words;
}

/** Sketches of the skeleton and of the plain one. */
type Shape = { readonly role: string; readonly oph128: string; readonly plain128: string };
export type PagePair<P> = { readonly left: P; readonly right: P; readonly jaccard: number };

const sketchesOf = memoised(({ oph128, plain128 }: Shape) => ({
  whole: packSketch(sketchFromBase64(oph128)),
  plain: packSketch(sketchFromBase64(plain128)),
}));

/** Weight of the likeness of plain skeletons, which are alike more easily. */
const PLAIN = 0.9;

/** Pairs pages one to one: home with home, then the most alike, of one role first. Symmetric. */
export function alignPages<P extends Shape>(left: readonly P[], right: readonly P[]): PagePair<P>[] {
  const theirs = right.map(sketchesOf);
  let waiting: PagePair<P>[] = [];
  for (const one of left) {
    const mine = sketchesOf(one);
    for (const [j, other] of right.entries()) {
      const { whole, plain } = theirs[j] as (typeof theirs)[number];
      const jaccard = Math.max(estimateJaccard(mine.whole, whole), PLAIN * estimateJaccard(mine.plain, plain));
      waiting.push({ left: one, right: other, jaccard });
    }
  }
  const taken: PagePair<P>[] = [];
  // With at most 12 pages a side, a new search for the best costs less than sorting all.
  while (waiting.length > 0) {
    const best = waiting.reduce((known, one) => (goesBefore(one, known) ? one : known));
    taken.push(best);
    waiting = waiting.filter((one) => one.left !== best.left && one.right !== best.right);
  }
  return taken;
}

type AnyPair = PagePair<Shape>;
const rankOf = ({ left, right }: AnyPair): number => (left.role !== right.role ? 0 : left.role === 'home' ? 2 : 1);
const nameOf = ({ left, right }: AnyPair): string => [left.oph128, right.oph128].sort().join(' ');

function goesBefore(one: AnyPair, other: AnyPair): boolean {
  const [rank, otherRank] = [rankOf(one), rankOf(other)];
  if ((rank === 2) !== (otherRank === 2)) return rank === 2;
  if (one.jaccard !== other.jaccard) return one.jaccard > other.jaccard;
  return rank === otherRank ? nameOf(one) < nameOf(other) : rank > otherRank;
}

const MOST_CLASSES = 3000;
const LONGEST_CLASS = 40;

/** The class vocabulary of a site: numbers masked (col-6), names from a build tool left out. */
export function classNamesOf(pages: readonly Page[]): Set<string> {
  const names = new Set<string>();
  for (const { outline } of pages)
    for (const { classes } of outline)
      for (const written of classes) {
        const name = vocable(written);
        if (name !== null) names.add(name);
        if (names.size >= MOST_CLASSES) return names;
      }
  return names;
}

const vocable = remembered((name): string | null =>
  name.length > LONGEST_CLASS || isGenerated(name) ? null : name.replace(/\d+/g, '0'),
);

/** True for css-1x2y3z, sc-bdVaJa: letters and digits, or cases, change twice in the tail. */
function isGenerated(name: string): boolean {
  const tail = /(?:^|[-_])([A-Za-z0-9]{5,})$/.exec(name)?.[1] ?? '';
  if (/^[a-z]+$|^[A-Z]+$/.test(tail)) return false;
  const changes = tail.match(/[a-z](?=[0-9])|[0-9](?=[A-Za-z])|[A-Z](?=[0-9])/g)?.length ?? 0;
  return changes >= 2 || /^(?:css|sc|jsx|emotion)-/.test(name);
}
