/** Bounded walks over a page's tree (its author may have made it deep and wide). */
import { type AnyNode, type Element, isTag, isText } from 'domhandler';

const MOST_NODES = 200;

/** Text below a node, shown or not, its pieces parted by commas, cut to `most` characters. Looks at 200 nodes. */
export function textBelow(node: AnyNode, most: number): string {
  const pieces: string[] = [];
  const waiting: AnyNode[] = [node];
  for (let seen = 0; seen < MOST_NODES; seen += 1) {
    const next = waiting.pop();
    if (next === undefined) break;
    if (isText(next)) pieces.push(next.data.replace(/\s+/g, ' ').trim());
    else if ('children' in next && !('name' in next && /^(?:script|style)$/.test(next.name)))
      waiting.push(...next.children.slice(0, MOST_NODES).reverse());
  }
  return pieces
    .filter((piece) => piece !== '')
    .join(', ')
    .slice(0, most);
}

/** The nearest element that passes, from a node outwards, itself included; null: none among so many nodes. */
export function closest(node: AnyNode | null, most: number, passes: (element: Element) => boolean): Element | null {
  for (let at = node, seen = 0; at !== null && seen < most; at = at.parent, seen += 1)
    if (isTag(at) && passes(at)) return at;
  return null;
}

/** What boxes are named by. */
export const classAndId = ({ attribs }: Element): string => `${attribs['class'] ?? ''} ${attribs['id'] ?? ''}`;
