import { type AnyNode, isText } from 'domhandler';

const MOST_NODES = 200;

/** Text below a node, shown or not, its pieces parted by commas; the beginning of it, without recursion. */
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
