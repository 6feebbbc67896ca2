/**
 * The text of a page without a tree: one pass over its signs. What readers see, and the rest: tags
 * with their attributes, comments, scripts. Wrong markup only puts words on the wrong side.
 */

export interface CheapText {
  /** Lines end at tags, but for those within a line. */
  readonly seen: string;
  /** Lines end at quotes and tags too. */
  readonly unseen: string;
}

/** Elements whose content is no text of the page. */
const RAW = 'script style template noscript iframe textarea';
/** Tags that stand within a line and within a word. */
const INLINE = 'a b i u em strong span font small big sup sub mark abbr wbr bdi bdo cite code q s tt';
const LONGEST_NAME = 12;
const [SLASH, BANG] = [0x2f, 0x21];
const ENTITY = /&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|([a-z]{2,6}));?/gi;
const NAMED: Readonly<Record<string, string>> = {
  ...{ amp: '&', nbsp: ' ', quot: '"', apos: "'", lt: '<', gt: '>', copy: '©', reg: '®', ndash: '–', mdash: '—' },
  ...{ laquo: '«', raquo: '»', rsquo: '’', lsquo: '‘', ldquo: '“', rdquo: '”', bull: '•', middot: '·', hellip: '…' },
};

const more = (hash: number, unit: number): number => Math.imul(hash ^ unit, 0x01000193);
const hashOf = (name: string): number => [...name].reduce((hash, sign) => more(hash, sign.charCodeAt(0)), 0);
/** By the hash of its letters, so that a tag makes no string. */
const inline = new Set(INLINE.split(' ').map(hashOf));
const raw = new Set(RAW.split(' ').map(hashOf));

export function cheapText(html: string): CheapText {
  const seen: string[] = [];
  const unseen: string[] = [];
  const { length } = html;
  let at = 0;
  while (at < length) {
    const open = html.indexOf('<', at);
    if (open === -1) {
      seen.push(oneLine(html.slice(at)));
      break;
    }
    if (open > at) seen.push(isBlank(html, at, open) ? ' ' : oneLine(html.slice(at, open)));
    if (html.startsWith('<!--', open)) {
      const end = html.indexOf('-->', open + 4);
      unseen.push(html.slice(open + 4, end === -1 ? length : end));
      at = end === -1 ? length : end + 3;
      continue;
    }
    const sign = html.charCodeAt(open + 1);
    const first = sign === SLASH || sign === BANG ? open + 2 : open + 1;
    let name = 0;
    let rest = first;
    for (; rest < length && rest - open <= LONGEST_NAME; rest += 1) {
      const unit = html.charCodeAt(rest) | 32;
      if ((unit < 0x61 || unit > 0x7a) && !(rest > first && isDigit(unit))) break;
      name = more(name, unit);
    }
    if (rest === first) {
      seen.push('<');
      at = open + 1;
      continue;
    }
    const close = html.indexOf('>', rest);
    const end = close === -1 ? length : close;
    // Most tags have a class alone, in which nothing is said.
    if (end > rest && !(html.startsWith(' class=', rest) && (html.indexOf('=', rest + 7) + 1 || length) > end))
      unseen.push(html.slice(rest, end));
    if (!inline.has(name) || sign === BANG) seen.push('\n');
    at = end + 1;
    if (!raw.has(name) || first > open + 1) continue;
    const letters = html.slice(first, rest).toLowerCase();
    const over = endOf(html, letters, at);
    if (letters !== 'style') unseen.push(html.slice(at, over));
    at = over;
  }
  return { seen: withoutEntities(seen.join('')), unseen: withoutEntities(unseen.join('\n')) };
}

/** A line end within a sentence is a blank to readers. */
const oneLine = (text: string): string => (text.includes('\n') ? text.replaceAll('\n', ' ') : text);

/** Most of what stands between two tags. */
function isBlank(html: string, from: number, to: number): boolean {
  for (let at = from; at < to; at += 1) {
    const unit = html.charCodeAt(at);
    if (unit !== 0x20 && unit !== 0x0a && unit !== 0x09 && unit !== 0x0d) return false;
  }
  return true;
}

const isDigit = (unit: number): boolean => unit >= 0x30 && unit <= 0x39;

/** The end tag of raw text, in any case of letters; the end of the page where there is none. */
function endOf(html: string, name: string, from: number): number {
  for (let at = html.indexOf('</', from); at !== -1; at = html.indexOf('</', at + 2))
    if (html.slice(at + 2, at + 2 + name.length).toLowerCase() === name) return at;
  return html.length;
}

function withoutEntities(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(ENTITY, (written, hex?: string, decimal?: string, name?: string) => {
    if (name !== undefined) return NAMED[name.toLowerCase()] ?? written;
    const point = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
    return point > 0 && point <= 0x10ffff && (point < 0xd800 || point > 0xdfff) ? String.fromCodePoint(point) : ' ';
  });
}
