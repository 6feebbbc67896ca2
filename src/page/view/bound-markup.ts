/** Nested elements; deeper tags are dropped: mark parse:depth. */
export const DOM_DEPTH = 512;
/** Elements of a page; more are cut: mark limit:nodes. */
export const DOM_NODES = 200_000;
/** Below so many tags even the parser's quadratic worst case (deep stack, unmatched end tags) stays under 100 ms. */
const HARMLESS_TAGS = 8_000;

const VOID =
  /^(?:area|base|basefont|br|col|command|embed|frame|hr|img|input|isindex|keygen|link|meta|param|source|track|wbr)$/;

/**
 * Cuts markup to what the parser reads in linear time: its stack is searched for every end tag. Tags deeper than
 * `DOM_DEPTH` are dropped and their content kept, as Blink does; markup beyond twice `DOM_NODES` tags is cut.
 */
export function boundMarkup(html: string): { html: string; marks: string[] } {
  const marks: string[] = [];
  let tags = 0;
  for (let at = html.indexOf('<'); at !== -1; at = html.indexOf('<', at + 1)) {
    if (++tags <= DOM_NODES * 2) continue;
    marks.push('limit:nodes');
    html = html.slice(0, at);
    break;
  }
  if (tags <= HARMLESS_TAGS) return { html, marks };
  const flat = flatten(html);
  if (flat !== html) marks.push('parse:depth');
  return { html: flat, marks };
}

const TAG = /<(\/?)([a-z][^\s/>]*)|<!--/gi;

/** Follows the tags as the parser's stack does, a little more strictly; scripts and comments are stepped over. */
function flatten(html: string): string {
  const open: string[] = [];
  const count = new Map<string, number>();
  const kept: string[] = [];
  let from = 0;
  TAG.lastIndex = 0;
  for (let tag = TAG.exec(html); tag !== null; tag = TAG.exec(html)) {
    const name = tag[2]?.toLowerCase();
    if (name === undefined) {
      const end = html.indexOf('-->', tag.index + 4);
      if (end === -1) break;
      TAG.lastIndex = end + 3;
      continue;
    }
    if (VOID.test(name)) continue;
    let drop = false;
    if (tag[1] === '/') {
      const known = count.get(name) ?? 0;
      // An end tag that matches nothing does nothing, but the parser would search its whole stack to find that out.
      if (known === 0) drop = name !== 'p';
      else {
        for (let top = open.pop(); top !== undefined; top = open.pop()) {
          count.set(top, (count.get(top) ?? 1) - 1);
          if (top === name) break;
        }
      }
    } else if (open.length >= DOM_DEPTH && !impliesEnd(name, open[open.length - 1])) drop = true;
    else {
      if (impliesEnd(name, open[open.length - 1])) {
        const top = open.pop() as string;
        count.set(top, (count.get(top) ?? 1) - 1);
      }
      open.push(name);
      count.set(name, (count.get(name) ?? 0) + 1);
      if (name === 'script' || name === 'style' || name === 'textarea' || name === 'title') {
        const end = indexOfEnd(html, name, TAG.lastIndex);
        if (end === -1) break;
        TAG.lastIndex = end;
      }
    }
    if (!drop) continue;
    const end = html.indexOf('>', TAG.lastIndex);
    kept.push(html.slice(from, tag.index));
    from = end === -1 ? html.length : end + 1;
    if (end === -1) break;
    TAG.lastIndex = from;
  }
  if (kept.length === 0) return html;
  kept.push(html.slice(from));
  return kept.join('');
}

function indexOfEnd(html: string, name: string, from: number): number {
  const end = new RegExp(`</${name}`, 'gi');
  end.lastIndex = from;
  return end.exec(html)?.index ?? -1;
}

/** The commonest implied end: a paragraph, item, cell, row or option that follows its like. */
function impliesEnd(name: string, top: string | undefined): boolean {
  if (top === undefined) return false;
  if (top === 'p') return /^(?:p|div|table|ul|ol|dl|h[1-6]|li|t[drh]|section|form|blockquote|pre)$/.test(name);
  return name === top && /^(?:li|t[drh]|d[td]|option|optgroup)$/.test(name);
}
