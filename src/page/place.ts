import type { AnyNode, Document, Element } from 'domhandler';
import { isTag } from 'domhandler';

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
 * A CSS path that querySelector resolves to this element: from the nearest ancestor whose id is unique, by child and
 * nth-of-type steps. For a text or comment, its parent's; for the root, `:root`.
 */
export function selectorOf(node: AnyNode, isUniqueId: (id: string) => boolean): string {
  let at: Element | Document | null = isTag(node) ? node : ((node.parent as Element | Document | null) ?? null);
  const steps: string[] = [];
  while (at !== null && isTag(at)) {
    const id = at.attribs['id'];
    if (id !== undefined && id !== '' && id.length <= 80 && !/\s/.test(id) && isUniqueId(id)) {
      steps.push(`#${escapeIdentifier(id)}`);
      break;
    }
    steps.push(stepOf(at));
    at = at.parent as Element | Document | null;
  }
  return steps.length === 0 ? ':root' : steps.reverse().join(' > ');
}

function stepOf(element: Element): string {
  const name = escapeIdentifier(element.name);
  if (/^(?:html|head|body)$/.test(name)) return name;
  let nth = 1;
  for (let before = element.prev; before !== null; before = before.prev)
    if (isTag(before) && before.name === element.name) nth++;
  let alone = nth === 1;
  for (let after = element.next; alone && after !== null; after = after.next)
    if (isTag(after) && after.name === element.name) alone = false;
  return alone ? name : `${name}:nth-of-type(${nth})`;
}
