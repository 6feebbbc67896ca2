/**
 * Gives the parser's tree the elements that a browser's has whatever the markup says: html, head, body, tbody and tr.
 * Many pages leave their tags out, as they may, and the same page saved by a browser has them (HTML standard, 13.2.6).
 */
import { type ChildNode, type Document, Element, isDirective, isTag, isText } from 'domhandler';

type Parent = Document | Element;
const FRAME = new Set(['html', 'head', 'body']);
const OF_HEAD = new Set('title meta link base basefont bgsound script style noscript template'.split(' '));

/** Puts all of a page into one html with one head and one body. The first thing that no head may hold begins the body. */
export function frame(root: Document): void {
  const before: ChildNode[] = [];
  const inHead: ChildNode[] = [];
  const inBody: ChildNode[] = [];
  const found = new Map<string, Element>();
  let begun = false;
  // From the last to the first: what stands in html, head and body comes in their place.
  const open = [...root.children].reverse();
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    if (isTag(node) && FRAME.has(node.name)) {
      const first = found.get(node.name) ?? node;
      found.set(node.name, first);
      if (first !== node) first.attribs = { ...node.attribs, ...first.attribs };
      begun ||= node.name === 'body';
      for (let child = node.lastChild; child !== null; child = child.prev) open.push(child);
    } else if (isDirective(node)) before.push(node);
    else {
      begun ||= isTag(node) ? !OF_HEAD.has(node.name) : isText(node) && /\S/.test(node.data);
      (begun ? inBody : inHead).push(node);
    }
  }
  const own = (name: string): Element => found.get(name) ?? new Element(name, {});
  const [html, head, body] = [own('html'), own('head'), own('body')];
  adopt(head, inHead);
  adopt(body, inBody);
  adopt(html, [head, body]);
  adopt(root, [...before, html]);
}

interface Gap {
  /** The element that is left out, what may begin it, and what ends it. */
  readonly name: string;
  readonly begins: ReadonlySet<string>;
  readonly ends: ReadonlySet<string>;
}
const CELLS = new Set(['td', 'th']);
const ROWS: Gap = { name: 'tr', begins: CELLS, ends: new Set(['tr']) };
const GAPS = new Map<string, Gap>([
  [
    'table',
    {
      name: 'tbody',
      begins: new Set(['tr', 'td', 'th']),
      ends: new Set('tbody thead tfoot caption col colgroup'.split(' ')),
    },
  ],
  ['tbody', ROWS],
  ['thead', ROWS],
  ['tfoot', ROWS],
]);

/** Gives a table's rows the tbody, and its cells the row, that their tags were left out of. */
export function fillGap(element: Element): void {
  const gap = GAPS.get(element.name);
  if (gap === undefined || !element.children.some((child) => isTag(child) && gap.begins.has(child.name))) return;
  const whole: ChildNode[] = [];
  let filler: ChildNode[] | null = null;
  const end = (): void => {
    if (filler === null) return;
    const made = new Element(gap.name, {});
    adopt(made, filler);
    whole.push(made);
    filler = null;
  };
  for (const child of element.children) {
    const name = isTag(child) ? child.name : '';
    if (gap.ends.has(name)) end();
    else if (gap.begins.has(name)) filler ??= [];
    (filler ?? whole).push(child);
  }
  end();
  adopt(element, whole);
}

/** Makes these the children of `parent`, in this order. */
function adopt(parent: Parent, children: ChildNode[]): void {
  parent.children = children;
  children.forEach((child, i) => {
    child.parent = parent;
    child.prev = children[i - 1] ?? null;
    child.next = children[i + 1] ?? null;
  });
}
