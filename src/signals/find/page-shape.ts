/** Compares the shape of pages without words: tag trees as shingles, page pairs, class names. */

import { memoised } from '../../model/memoised.ts';
import type { OutlineElement, Page } from '../../page/view/views.ts';
import { hash32, mix32 } from '../../sketch/mix.ts';
import { estimateJaccard, packSketch, sketchFromBase64 } from '../../sketch/one-permutation.ts';

const MOST_ELEMENTS = 6000;

// Formatting within a text is content, and parsers add a tbody or not.
const TRANSPARENT = new Set(
  'html head tbody svg math foreignObject iframe template object b i u em strong span font small sup sub br wbr mark s del ins abbr code time center big'.split(
    ' ',
  ),
);
const LEFT_OUT = new Set('title meta base script style noscript noframes link option embed param'.split(' '));

/** `parent`: its place in the list; -1: none. */
type Node = { readonly tag: string; readonly parent: number };

/**
 * The set of pq-grams (Augsten, Böhlen, Gamper 2005) of the tag tree, as word pairs. A set, so that
 * forty products count like two.
 */
export const pageSkeleton = (outline: readonly OutlineElement[]): Uint32Array => shinglesOf(shapeOf(outline));

/** Boxes named after their content: a page without them looks the same. */
const BOXES = new Set('section article header footer nav main aside figure center'.split(' '));

/** The skeleton of what is visible: all boxes are divs, and a div around one element is none. */
export function plainSkeleton(outline: readonly OutlineElement[]): Uint32Array {
  const nodes = shapeOf(outline).map(({ tag, parent }) => ({ tag: BOXES.has(tag) ? 'div' : tag, parent }));
  const inside = nodes.map(() => 0);
  for (const { parent } of nodes) if (parent !== -1) inside[parent] = (inside[parent] ?? 0) + 1;
  const kept: Node[] = [];
  const place: number[] = []; // index in `kept` of each node or of its nearest kept ancestor
  nodes.forEach(({ tag, parent }, i) => {
    const above = parent === -1 ? -1 : (place[parent] as number);
    if (tag === 'div' && inside[i] === 1) place.push(above);
    else place.push(kept.push({ tag, parent: above }) - 1);
  });
  return shinglesOf(kept);
}

function shapeOf(outline: readonly OutlineElement[]): Node[] {
  const nodes: Node[] = [];
  const open: { readonly depth: number; readonly node: number }[] = [];
  let leftOut = Number.POSITIVE_INFINITY; // depth of the subtree that is being skipped
  for (const { tag, depth } of outline) {
    if (depth > leftOut) continue;
    leftOut = Number.POSITIVE_INFINITY;
    if (LEFT_OUT.has(tag)) {
      leftOut = depth;
      continue;
    }
    if (TRANSPARENT.has(tag)) continue;
    while (open.length > 0 && (open.at(-1)?.depth ?? 0) >= depth) open.pop();
    const parent = open.at(-1)?.node ?? -1;
    open.push({ depth, node: nodes.length });
    nodes.push({ tag, parent });
    if (nodes.length >= MOST_ELEMENTS) break;
  }
  return nodes;
}

function shinglesOf(nodes: readonly Node[]): Uint32Array {
  const labels = nodes.map(({ tag }) => hash32(tag));
  const label = (index: number) => (index < 0 ? 0 : (labels[index] as number));
  const above = (index: number) => (index < 0 ? -1 : (nodes[index]?.parent ?? -1));
  const elder = new Map<number, number>(); // parent → its latest child
  const features = new Set<number>();
  const words: number[] = [];
  const add = (kind: number, ...parts: number[]) => {
    let hash = kind;
    for (const part of parts) hash = mix32(Math.imul(hash, 31) + part);
    if (features.has(hash)) return;
    features.add(hash);
    words.push(hash, mix32(hash ^ 0x5bd1e995));
  };
  for (let i = 0; i < nodes.length; i++) {
    const [parent, grand] = [above(i), above(above(i))];
    add(1, label(above(grand)), label(grand), label(parent), label(i));
    const before = elder.get(parent) ?? -1;
    if (before < 0 || label(before) !== label(i)) add(2, label(grand), label(parent), label(before), label(i));
    elder.set(parent, i);
  }
  return Uint32Array.from(words);
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
  for (const { classes } of pages.flatMap(({ outline }) => outline))
    for (const name of classes) {
      if (name.length > LONGEST_CLASS || isGenerated(name)) continue;
      names.add(name.replace(/\d+/g, '0'));
      if (names.size >= MOST_CLASSES) return names;
    }
  return names;
}

/** True for css-1x2y3z, sc-bdVaJa: letters and digits, or cases, change twice in the tail. */
function isGenerated(name: string): boolean {
  const tail = /(?:^|[-_])([A-Za-z0-9]{5,})$/.exec(name)?.[1] ?? '';
  if (/^[a-z]+$|^[A-Z]+$/.test(tail)) return false;
  const changes = tail.match(/[a-z](?=[0-9])|[0-9](?=[A-Za-z])|[A-Z](?=[0-9])/g)?.length ?? 0;
  return changes >= 2 || /^(?:css|sc|jsx|emotion)-/.test(name);
}
