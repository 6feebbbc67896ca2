import type { AnyNode, Document, Element } from 'domhandler';
import { isTag, isText } from 'domhandler';

/** Escapes an identifier for a selector (CSSOM, "serialize an identifier"). */
export function escapeIdentifier(id: string): string {
  let out = '';
  for (let i = 0; i < id.length; i++) {
    const unit = id.charCodeAt(i);
    const digit = unit >= 48 && unit <= 57;
    if (unit === 0) out += '\ufffd';
    // CSSOM lets U+0080 to U+00AF stand as they are, but not every selector engine takes them for parts of a name.
    else if (unit < 0x20 || (unit >= 0x7f && unit < 0xb0) || (digit && (i === 0 || (i === 1 && id[0] === '-'))))
      out += `\\${unit.toString(16)} `;
    else if (i === 0 && unit === 0x2d && id.length === 1) out += '\\-';
    else if (unit >= 0x80 || digit || unit === 0x2d || unit === 0x5f || ((unit | 32) >= 97 && (unit | 32) <= 122))
      out += id[i];
    else out += `\\${id[i]}`;
  }
  return out;
}

/**
 * CSS path for querySelector, from the nearest unique id; for text its parent's, for content of noscript the noscript's.
 * Paths follow the tree that a browser builds (HTML standard 13.2.6), not the parser's: head, body and tables differ.
 */
export function selectorsOf(root: Document, isUniqueId: (id: string) => boolean): (node: AnyNode) => string {
  const { head, body } = frameOf(root);
  const inHead = new Set(head);
  const inBody = new Set(body);
  // A page of 50,000 addresses side by side asks for the place of each: siblings are counted once.
  const counted = new Map<readonly AnyNode[], Map<Element, string[]>>();
  const stepsTo = (element: Element, siblings: readonly AnyNode[], inTable = false): string[] => {
    let steps = counted.get(siblings);
    if (steps === undefined) counted.set(siblings, (steps = inTable ? stepsInTable(siblings) : stepsAmong(siblings)));
    return steps.get(element) ?? [];
  };
  return (node) => {
    let at = elementOf(node);
    for (let above = at; above !== null; above = elementOf(above.parent)) if (above.name === 'noscript') at = above;
    const steps: string[] = [];
    while (at !== null) {
      const id = at.attribs['id'];
      if (id !== undefined && id !== '' && id.length <= 80 && !/\s/.test(id) && isUniqueId(id)) {
        steps.push(`#${escapeIdentifier(id)}`);
        break;
      }
      if (at.name === 'html') steps.push('html');
      else if (at.name === 'head' || at.name === 'body') steps.push(at.name, 'html');
      else if (inHead.has(at)) steps.push(...stepsTo(at, head), 'head', 'html');
      else if (inBody.has(at)) steps.push(...stepsTo(at, body), 'body', 'html');
      else {
        const parent = elementOf(at.parent);
        steps.push(...stepsTo(at, parent?.children ?? [], parent?.name === 'table'));
        at = parent;
        continue;
      }
      break;
    }
    return steps.length === 0 ? ':root' : steps.reverse().join(' > ');
  };
}

function elementOf(node: AnyNode | null): Element | null {
  if (node === null) return null;
  if (isTag(node)) return node;
  return node.parent !== null && isTag(node.parent) ? node.parent : null;
}

/** The step to each of these elements, the place among its like said where it has any. */
function stepsAmong(siblings: readonly AnyNode[]): Map<Element, string[]> {
  const elements = siblings.filter(isTag);
  const all = new Map<string, number>();
  for (const { name } of elements) all.set(name, (all.get(name) ?? 0) + 1);
  const nth = new Map<string, number>();
  return new Map(
    elements.map((element) => {
      const number = (nth.get(element.name) ?? 0) + 1;
      nth.set(element.name, number);
      const name = escapeIdentifier(element.name);
      return [element, [all.get(element.name) === 1 ? name : `${name}:nth-of-type(${number})`]];
    }),
  );
}

const OF_HEAD = new Set('title meta link base basefont bgsound script style noscript template'.split(' '));

/** What a browser puts right into head and body, in order: the first thing that is none of the head's begins the body. */
function frameOf(root: Document): { head: readonly Element[]; body: readonly Element[] } {
  const head: Element[] = [];
  const body: Element[] = [];
  let begun = false;
  // Frames within frames are the parser's way with a second body tag: what is inside belongs one further up.
  const open: AnyNode[] = [...root.children].reverse();
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    if (isText(node)) begun ||= /\S/.test(node.data);
    else if (isTag(node)) {
      begun ||= node.name === 'body';
      if (node.name === 'html' || node.name === 'head' || node.name === 'body')
        for (let child = node.lastChild; child !== null; child = child.prev) open.push(child);
      else if (!begun && OF_HEAD.has(node.name)) head.push(node);
      else {
        begun = true;
        body.push(node);
      }
    }
  }
  return { head, body };
}

/** The same in a table, last step first: rows that stand in no tbody get one, all that follow one another the same. */
function stepsInTable(children: readonly AnyNode[]): Map<Element, string[]> {
  const steps = stepsAmong(children);
  let bodies = 0;
  let rows = 0;
  for (const child of children) {
    if (!isTag(child)) continue;
    if (child.name === 'tr') {
      if (rows === 0) bodies++;
      rows++;
      steps.set(child, [`tr:nth-of-type(${rows})`, `tbody:nth-of-type(${bodies})`]);
    } else if (child.name === 'tbody') {
      bodies++;
      rows = 0;
      steps.set(child, [`tbody:nth-of-type(${bodies})`]);
    } else if (/^(?:thead|tfoot|caption|col|colgroup)$/.test(child.name)) rows = 0;
  }
  return steps;
}
