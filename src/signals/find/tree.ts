/** Bounded walks over a page's tree (its author may have made it deep and wide). */
import { type AnyNode, type Element, isTag, isText } from 'domhandler';

const MOST_NODES = 200;

/** A node and what is below it, in document order, at most `most`; the first `wide` children of each, not within `closed`. */
export function* nodesBelow(root: AnyNode, most: number, wide: number, closed?: RegExp): Generator<AnyNode> {
  const waiting: AnyNode[] = [root];
  for (let seen = 0; seen < most; seen += 1) {
    const next = waiting.pop();
    if (next === undefined) return;
    yield next;
    if ('children' in next && !('name' in next && closed?.test(next.name)))
      waiting.push(...next.children.slice(0, wide).reverse());
  }
}

/** Text below a node, shown or not, its pieces parted by commas, cut to `most` characters. Looks at 200 nodes. */
export function textBelow(node: AnyNode, most: number): string {
  const texts = [...nodesBelow(node, MOST_NODES, MOST_NODES, /^(?:script|style)$/)].filter(isText);
  const pieces = texts.map(({ data }) => data.replace(/\s+/g, ' ').trim()).filter((piece) => piece !== '');
  return pieces.join(', ').slice(0, most);
}

/** The nearest element that passes, from a node outwards, itself included; null: none among so many nodes. */
export function closest(node: AnyNode | null, most: number, passes: (element: Element) => boolean): Element | null {
  for (let at = node, seen = 0; at !== null && seen < most; at = at.parent, seen += 1)
    if (isTag(at) && passes(at)) return at;
  return null;
}

/** What boxes are named by. */
export const classAndId = ({ attribs }: Element): string => `${attribs['class'] ?? ''} ${attribs['id'] ?? ''}`;
