import type { OutlineElement } from '../page/views.ts';
import { hash32, mix32 } from '../sketch/mix.ts';

export interface PageSkeleton {
  /** pq-gram-like shingles of the tag tree as word pairs: ancestors above each element, and its elder sibling. */
  readonly features: Uint32Array;
  /** Hashes of the tree cut off at depth 2, 3, … 7 below body, runs of equal siblings folded into one; 12 hex digits. */
  readonly cuts: readonly string[];
}

export const LEAST_CUT = 2;
const MOST_CUT = 7;
const CUTS = MOST_CUT - LEAST_CUT + 1;
const MOST_ELEMENTS = 6000;

// What an editor puts into a text is content, and a tbody is there or not as the parser likes.
const TRANSPARENT = new Set(
  'html tbody b i u em strong span font small sup sub br wbr mark s del ins abbr code time center big'.split(' '),
);
const LEFT_OUT = new Set('head script style noscript template svg iframe link meta option object embed'.split(' '));

interface Node {
  readonly tag: string;
  readonly parent: number;
  readonly depth: number;
}

/**
 * The shape of a page without its words. The shingles are a set, so a list of forty products counts like a list of one;
 * the cuts fold repeated siblings for the same reason (Augsten, Böhlen and Gamper 2005: pq-grams).
 */
export function pageSkeleton(outline: readonly OutlineElement[]): PageSkeleton {
  const nodes = shapeOf(outline);
  return { features: shinglesOf(nodes), cuts: cutsOf(nodes) };
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
    nodes.push({ tag, parent, depth: parent === -1 ? 0 : (nodes[parent]?.depth ?? 0) + 1 });
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

function cutsOf(nodes: readonly Node[]): string[] {
  const root = nodes.findIndex(({ tag }) => tag === 'body');
  if (root === -1) return [];
  const width = MOST_CUT + 1;
  const high = new Uint32Array(nodes.length * width); // hash of the subtree cut `depth` levels below the node
  const low = new Uint32Array(nodes.length * width);
  const latest = new Float64Array(nodes.length * width); // the child folded in last, to fold runs of equal ones
  for (let i = nodes.length - 1; i >= root; i--) {
    const { tag, parent, depth } = nodes[i] as Node;
    const name = hash32(tag);
    for (let cut = 0; cut < width && depth + cut <= MOST_CUT + (nodes[root]?.depth ?? 0); cut++) {
      const own = i * width + cut;
      high[own] = mix32((high[own] as number) ^ name);
      low[own] = mix32(Math.imul(low[own] as number, 31) + name + 7);
      if (parent < root || cut === width - 1) continue;
      const theirs = parent * width + cut + 1;
      const seen = (high[own] as number) + 1;
      if (latest[theirs] === seen) continue;
      latest[theirs] = seen;
      high[theirs] = mix32(Math.imul(high[theirs] as number, 0x01000193) ^ (high[own] as number));
      low[theirs] = mix32(Math.imul(low[theirs] as number, 0x5bd1e995) + (low[own] as number));
    }
  }
  return Array.from({ length: CUTS }, (_, k) => {
    const at = root * width + LEAST_CUT + k;
    const hex = (word: number | undefined) => (word ?? 0).toString(16).padStart(8, '0');
    return (hex(high[at]) + hex(low[at])).slice(0, 12);
  });
}
