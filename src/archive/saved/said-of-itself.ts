import { instantOf, webAddress } from '../web-address.ts';

/** What a saved page says of where it stood and when it was taken. */
export interface SaidOfItself {
  /** What the program that saved it wrote: better than what the page itself says. */
  readonly address: string | null;
  readonly taken: string | null;
  /** Where that stands when it is a comment: no part of the page as it was. */
  readonly comment: { readonly from: number; readonly to: number } | null;
  /** What the page says of itself: its canonical link, og:url or base. */
  readonly own: string | null;
  /** What a program that copies whole sites wrote into it; a copy of such a copy still carries it. */
  readonly mirrored: {
    readonly address: string;
    readonly taken: string | null;
    readonly from: number;
    readonly to: number;
  } | null;
}

const HEAD_BYTES = 65_536;
const MOST_COMMENTS = 40;
const MOST_COMMENT_BYTES = 4_096;

interface Comment {
  readonly text: string;
  readonly from: number;
  readonly to: number;
}

/**
 * Reads the comments and fields that programs leave in the pages they save: "saved from url" (browsers), "Page saved with
 * SingleFile", "Saved from … using monolith", Save Page WE's and WebScrapBook's fields, HTTrack's "Mirrored from".
 */
export function saidOfItself(page: Buffer): SaidOfItself {
  // UTF-16 pages are ASCII with zeros between, as far as this goes; places are then no longer known.
  const start = page.toString('latin1', 0, HEAD_BYTES);
  const wide = start.includes('\0');
  const head = wide ? start.replaceAll('\0', '') : start;
  const comments = commentsIn(head);
  const said = comments.map(saverOf).find((one) => one !== null) ?? fieldsOf(page, head);
  const mirrored = comments.map(mirrorOf).find((one) => one !== null) ?? null;
  return {
    address: said?.address ?? null,
    taken: said?.taken ?? null,
    comment: wide || said?.comment === undefined ? null : said.comment,
    own: ownAddress(head),
    mirrored: wide ? null : mirrored,
  };
}

function commentsIn(head: string): Comment[] {
  const comments: Comment[] = [];
  for (let from = head.indexOf('<!--'); from !== -1 && comments.length < MOST_COMMENTS; ) {
    const end = head.indexOf('-->', from + 4);
    if (end === -1) break;
    const to = end + 3;
    if (to - from <= MOST_COMMENT_BYTES) comments.push({ text: utf8(head.slice(from + 4, end)).trim(), from, to });
    from = head.indexOf('<!--', to);
  }
  return comments;
}

interface Saver {
  readonly address: string | null;
  readonly taken: string | null;
  readonly comment?: { readonly from: number; readonly to: number };
}

function saverOf({ text, from, to }: Comment): Saver | null {
  const comment = { from, to };
  // The number is the length of the address; "about:internet" only tells Windows in which zone to run the page.
  const browser = /^saved from url=\(\d{1,9}\)(\S{1,8192})$/i.exec(text)?.[1];
  if (browser !== undefined) {
    const address = webAddress(browser);
    return address === null ? null : { address, taken: null, comment };
  }
  if (/^page saved with SingleFile/i.test(text)) {
    const address = webAddress(/^\s*url:\s*(\S+)\s*$/im.exec(text)?.[1]);
    const taken = javascriptDate(/^\s*saved date:(.*)$/im.exec(text)?.[1]);
    return { address, taken, comment };
  }
  const monolith = /^saved from (\S{1,8192}(?: source)?) at (\S{1,40}) using monolith\b/i.exec(text);
  return monolith === null ? null : { address: webAddress(monolith[1]), taken: instantOf(monolith[2]), comment };
}

function mirrorOf({ text, from, to }: Comment): SaidOfItself['mirrored'] {
  const found = /^mirrored from (\S{1,8192}) by HTTrack[^,]{0,100}(?:,(.{1,60}))?$/i.exec(text);
  const address = found === null ? null : webAddress(`http://${found[1]?.replace(/^https?:\/\//i, '')}`);
  return address === null ? null : { address, taken: instantOf(found?.[2]), from, to };
}

/** Save Page WE writes fields at the end of the head, behind whatever styles it took in; WebScrapBook into the first tag. */
function fieldsOf(page: Buffer, head: string): Saver | null {
  const metas = page.indexOf('name="savepage-url"');
  if (metas !== -1) {
    const near = utf8(page.toString('latin1', metas, metas + 16_384));
    const field = (name: string): string | undefined =>
      new RegExp(`name="savepage-${name}"\\s{1,9}content="([^"]{0,8192})"`, 'i').exec(near)?.[1];
    return { address: webAddress(plain(field('url'))), taken: javascriptDate(field('date')) };
  }
  const source = /<html\b[^<>]{0,4000}\bdata-scrapbook-source="([^"]{0,4000})"/i.exec(head)?.[1];
  if (source === undefined) return null;
  const created = /\bdata-scrapbook-create="(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(\d{3})"/i.exec(head)?.slice(1);
  const [year, month, day, hour, minute, second, thousandth] = created ?? [];
  const taken =
    year === undefined ? null : instantOf(`${year}-${month}-${day}T${hour}:${minute}:${second}.${thousandth}Z`);
  return { address: webAddress(plain(utf8(source))), taken };
}

/** No tag holds another, so that a page of openings costs no time. */
function ownAddress(head: string): string | null {
  const found =
    tagValue(head, /<link\b[^<>]{0,4000}\brel=["']?canonical["']?[^<>]{0,4000}>/i, /\bhref=["']?([^"'\s>]+)/i) ??
    tagValue(head, /<meta\b[^<>]{0,4000}\bproperty=["']?og:url["']?[^<>]{0,4000}>/i, /\bcontent=["']?([^"'\s>]+)/i) ??
    tagValue(head, /<base\b[^<>]{0,4000}>/i, /\bhref=["']?([^"'\s>]+)/i);
  return found === undefined ? null : webAddress(plain(utf8(found)));
}

function tagValue(head: string, tag: RegExp, value: RegExp): string | undefined {
  return tag.exec(head)?.[0].match(value)?.[1];
}

/** "Tue Oct 17 2023 13:55:34 GMT+0300 (name of the zone)": what Date.prototype.toString gives. */
function javascriptDate(text: string | undefined): string | null {
  return instantOf(text?.replace(/\(.*$/s, '').trim());
}

/** Text that was read byte by byte, as UTF-8 where it is. */
function utf8(bytes: string): string {
  const text = Buffer.from(bytes, 'latin1').toString('utf8');
  return text.includes('\ufffd') ? bytes : text;
}

const ENTITIES = new Map([
  ['amp', '&'],
  ['quot', '"'],
  ['lt', '<'],
  ['gt', '>'],
  ['apos', "'"],
  ['#39', "'"],
  ['#34', '"'],
  ['#x27', "'"],
]);

/** The few entities that programs write when they put a text into an attribute. */
export function plain(text: string | undefined): string | undefined {
  return text?.replace(/&(amp|quot|lt|gt|apos|#39|#34|#x27);/g, (whole, name: string) => ENTITIES.get(name) ?? whole);
}
