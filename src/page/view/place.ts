import { type AnyNode, type Element, isTag } from 'domhandler';
import { countsOf } from '../../model/group-by.ts';

/** Escapes an identifier for a selector (CSSOM, "serialize an identifier"). */
export function escapeIdentifier(id: string): string {
  let out = '';
  for (let i = 0; i < id.length; i++) {
    const unit = id.charCodeAt(i);
    const digit = unit >= 48 && unit <= 57;
    if (unit === 0) out += '\ufffd';
    // CSSOM lets U+0080 to U+00AF stand, but not every selector engine takes them for a name.
    else if (unit < 0x20 || (unit >= 0x7f && unit < 0xb0) || (digit && (i === 0 || (i === 1 && id[0] === '-'))))
      out += `\\${unit.toString(16)} `;
    else if (i === 0 && unit === 0x2d && id.length === 1) out += '\\-';
    else if (unit >= 0x80 || digit || unit === 0x2d || unit === 0x5f || ((unit | 32) >= 97 && (unit | 32) <= 122))
      out += id[i];
    else out += `\\${id[i]}`;
  }
  return out;
}

const APART = /^(?:noscript|noframes|iframe|template)$/;

/**
 * CSS path for querySelector, from the nearest unique id; for text its parent's. A node in a
 * noscript, a frame or a shadow root has no path in the page: the path ends there.
 */
export function selectorsOf(isUniqueId: (id: string) => boolean): (node: AnyNode) => string {
  // A page of 50,000 addresses side by side asks for the place of each: siblings are counted once.
  const counted = new Map<readonly AnyNode[], Map<Element, string>>();
  const stepTo = (element: Element, siblings: readonly AnyNode[]): string => {
    let steps = counted.get(siblings);
    if (steps === undefined) counted.set(siblings, (steps = stepsAmong(siblings)));
    return steps.get(element) ?? '';
  };
  return (node) => {
    let at = elementOf(node);
    for (let above = at; above !== null; above = elementOf(above.parent)) if (APART.test(above.name)) at = above;
    const steps: string[] = [];
    for (; at !== null; at = elementOf(at.parent)) {
      const id = at.attribs['id'];
      if (id !== undefined && id !== '' && id.length <= 80 && !/\s/.test(id) && isUniqueId(id)) {
        steps.push(`#${escapeIdentifier(id)}`);
        break;
      }
      steps.push(stepTo(at, at.parent?.children ?? []));
    }
    return steps.length === 0 ? ':root' : steps.reverse().join(' > ');
  };
}

function elementOf(node: AnyNode | null): Element | null {
  if (node === null) return null;
  if (isTag(node)) return node;
  return node.parent !== null && isTag(node.parent) ? node.parent : null;
}

/** The step to each of these elements, with its number if several have its name. */
function stepsAmong(siblings: readonly AnyNode[]): Map<Element, string> {
  const elements = siblings.filter(isTag);
  const all = countsOf(elements.map(({ name }) => name));
  const nth = new Map<string, number>();
  return new Map(
    elements.map((element) => {
      const number = (nth.get(element.name) ?? 0) + 1;
      nth.set(element.name, number);
      const name = escapeIdentifier(element.name);
      return [element, all.get(element.name) === 1 ? name : `${name}:nth-of-type(${number})`];
    }),
  );
}
