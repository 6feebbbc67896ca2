/**
 * Where the parts of a JSON text begin. Only for text that JSON.parse has accepted: it follows brackets and strings and
 * checks nothing.
 *
 * With a key: the elements of the array under that key of the object at `from`, or with `whole` the one value itself.
 * Without a key: the elements of the array at `from`. Offsets in UTF-16 units.
 */
export function locate(text: string, key: string | null, from = 0, whole = false): number[] {
  const open = skipSpace(text, from);
  if (key === null) return text[open] === '[' ? elements(text, open) : [];
  if (text[open] !== '{') return [];
  let found: number | null = null;
  for (let at = skipSpace(text, open + 1); text[at] === '"'; ) {
    const end = skipValue(text, at);
    const name: unknown = JSON.parse(text.slice(at, end));
    const value = skipSpace(text, skipSpace(text, end) + 1);
    // The last of several members of one name is the one that JSON.parse keeps.
    if (name === key) found = value;
    at = skipSpace(text, skipValue(text, value));
    if (text[at] === ',') at = skipSpace(text, at + 1);
  }
  if (found === null) return [];
  return whole ? [found] : locate(text, null, found);
}

/** Turns an offset into a line, counted from 1; quick for offsets in any order. */
export function lineCounter(text: string): (offset: number) => number {
  const ends: number[] = [];
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) ends.push(at);
  return (offset) => {
    let low = 0;
    let high = ends.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((ends[middle] ?? 0) < offset) low = middle + 1;
      else high = middle;
    }
    return low + 1;
  };
}

function elements(text: string, open: number): number[] {
  const starts: number[] = [];
  for (let at = skipSpace(text, open + 1); at < text.length && text[at] !== ']'; ) {
    starts.push(at);
    at = skipSpace(text, skipValue(text, at));
    if (text[at] === ',') at = skipSpace(text, at + 1);
  }
  return starts;
}

function skipSpace(text: string, from: number): number {
  let at = from;
  while (at < text.length && ' \n\r\t'.includes(text[at] ?? '')) at += 1;
  return at;
}

/** The offset behind the value that begins at `from`. */
function skipValue(text: string, from: number): number {
  let depth = 0;
  for (let at = from; at < text.length; at += 1) {
    const character = text[at];
    if (character === '"') {
      for (at += 1; text[at] !== '"' && at < text.length; at += 1) if (text[at] === '\\') at += 1;
      if (depth === 0) return at + 1;
    } else if (character === '{' || character === '[') depth += 1;
    else if (character === '}' || character === ']') {
      depth -= 1;
      if (depth === 0) return at + 1;
      if (depth < 0) return at;
    } else if (depth === 0 && (character === ',' || character === undefined || ' \n\r\t'.includes(character)))
      return at;
  }
  return text.length;
}
