/** Bounded walks over a page's tree (its author may have made it deep and wide). */
import { type AnyNode, type Element, isTag, isText } from 'domhandler';

const MOST_NODES = 200;

/** A node and what is below, in order: `most` nodes, `wide` children each, none in `closed`. */
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

/** Text below a node, shown or not, joined by commas: at most `most` characters, 200 nodes. */
export function textBelow(node: AnyNode, most: number): string {
  const texts = [...nodesBelow(node, MOST_NODES, MOST_NODES, /^(?:script|style)$/)].filter(isText);
  const pieces = texts.map(({ data }) => data.replace(/\s+/g, ' ').trim()).filter((piece) => piece !== '');
  return pieces.join(', ').slice(0, most);
}

/** The texts of an element, without those of elements in it. */
export const ownText = (node: AnyNode): string =>
  'children' in node ? node.children.map((child) => (isText(child) ? child.data : '')).join('') : '';

/** The nearest element that passes, from the node itself outwards; null: not in `most` nodes. */
export function closest(node: AnyNode | null, most: number, passes: (element: Element) => boolean): Element | null {
  for (let at = node, seen = 0; at !== null && seen < most; at = at.parent, seen += 1)
    if (isTag(at) && passes(at)) return at;
  return null;
}

/** The names of a box. */
export const classAndId = ({ attribs }: Element): string => `${attribs['class'] ?? ''} ${attribs['id'] ?? ''}`;
