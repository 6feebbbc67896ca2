/**
 * A page's tree for a selector engine, which takes a step for each look at a node. The time of a
 * selector can grow with any power of the page; a count of steps stops it at the same place on
 * every machine, which a clock would not.
 */
import { type ChildNode, type Document, type Element, hasChildren, isText } from 'domhandler';

export class TooManySteps extends Error {}

export class Steps {
  left: number;

  constructor(left: number) {
    this.left = left;
  }

  take(count: number): void {
    this.left -= count;
    if (this.left < 0) throw new TooManySteps();
  }
}

/** Characters of text that cost one step. */
const TEXT = 64;

/** The members of a node that engines look at. */
class CountedNode {
  readonly of: ChildNode | Document;
  readonly parent: CountedNode | null;
  prev: CountedNode | null = null;
  next: CountedNode | null = null;
  /** Only where the node has them: domhandler looks for the member itself. */
  declare children?: CountedNode[];
  readonly #steps: Steps;

  constructor(of: ChildNode | Document, parent: CountedNode | null, steps: Steps) {
    this.of = of;
    this.parent = parent;
    this.#steps = steps;
  }

  get type(): string {
    this.#steps.take(1);
    return this.of.type;
  }

  get name(): string {
    return 'name' in this.of ? this.of.name : '';
  }

  get attribs(): Element['attribs'] | undefined {
    return 'attribs' in this.of ? this.of.attribs : undefined;
  }

  get data(): string {
    if (!isText(this.of)) return '';
    this.#steps.take(this.of.data.length / TEXT);
    return this.of.data;
  }
}

/** A copy of the tree. Copying takes no steps. */
export function countedTree(root: Document, steps: Steps): Document {
  const top = new CountedNode(root, null, steps);
  const open = [top];
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    const { of } = at;
    if (!hasChildren(of)) continue;
    at.children = [];
    let prev: CountedNode | null = null;
    for (const child of of.children) {
      const node: CountedNode = new CountedNode(child, at, steps);
      node.prev = prev;
      if (prev !== null) prev.next = node;
      prev = node;
      at.children.push(node);
      open.push(node);
    }
  }
  return top as unknown as Document;
}

/** The node of the page that a node of the copy stands for. */
export const originalOf = (node: unknown): Element => (node as CountedNode).of as Element;
