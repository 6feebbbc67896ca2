import type { OutlineElement } from '../../page/view/views.ts';
import { hash32, mix32 } from '../../sketch/mix.ts';

const MOST_ELEMENTS = 6000;

// What an editor puts into a text is content, and a tbody is there or not as the parser likes.
const TRANSPARENT = new Set(
  'html tbody b i u em strong span font small sup sub br wbr mark s del ins abbr code time center big'.split(' '),
);
const LEFT_OUT = new Set('head script style noscript template svg iframe link meta option object embed'.split(' '));

interface Node {
  readonly tag: string;
  readonly parent: number;
}

/**
 * The shape of a page without its words, after pq-grams (Augsten, Böhlen and Gamper 2005): shingles of the tag tree, each
 * an element under three ancestors, or an element beside its elder sibling. They are a set, so that a list of forty
 * products counts like a list of two. 64-bit features as word pairs, each once.
 */
export function pageSkeleton(outline: readonly OutlineElement[]): Uint32Array {
  return shinglesOf(shapeOf(outline));
}

/** Boxes that say what they hold: a page written without them looks the same. */
const BOXES = new Set('section article header footer nav main aside figure center'.split(' '));

/**
 * The same without what can be written otherwise and not be seen: boxes under any name are divs, and a div around one
 * element only is none.
 */
export function plainSkeleton(outline: readonly OutlineElement[]): Uint32Array {
  const nodes = shapeOf(outline).map(({ tag, parent }) => ({ tag: BOXES.has(tag) ? 'div' : tag, parent }));
  const inside = nodes.map(() => 0);
  for (const { parent } of nodes) if (parent !== -1) inside[parent] = (inside[parent] ?? 0) + 1;
  const kept: Node[] = [];
  const place: number[] = []; // of each node, or of the nearest kept one around it, in `kept`
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
  const tags = new Map<string, number>();
  const labels = nodes.map(({ tag }) => {
    const known = tags.get(tag) ?? hash32(tag);
    tags.set(tag, known);
    return known;
  });
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
