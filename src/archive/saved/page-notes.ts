/** The comments and fields of a saved page → where it was published and when it was saved. */
import { instantOf, webAddress } from '../web-address.ts';
import { decodeEntities } from './markup.ts';

export type Span = { readonly from: number; readonly to: number };

export interface PageNotes {
  /** Written by the program that saved the page: more reliable than the page's own statement. */
  readonly address: string | null;
  readonly taken: string | null;
  /** Where the saving program's comment stands; it is no part of the published page. */
  readonly comment: Span | null;
  /** The page's own statement: its canonical link, og:url or base. */
  readonly own: string | null;
  /** Written by a program that copies whole sites; a copy of such a copy still carries it. */
  readonly mirrored: ({ readonly address: string; readonly taken: string | null } & Span) | null;
}
type SavedNote = Pick<PageNotes, 'address' | 'taken' | 'comment'>;
type Comment = Span & { readonly text: string };

const HEAD_BYTES = 65_536;
const MOST_COMMENTS = 40;
const MOST_COMMENT_BYTES = 4_096;

/**
 * Notes of browsers ("saved from url"), SingleFile, monolith, Save Page WE, WebScrapBook, HTTrack.
 */
export function pageNotes(page: Buffer): PageNotes {
  // UTF-16 pages are ASCII with zeros between, as far as this goes; offsets are then unknown.
  const start = page.toString('latin1', 0, HEAD_BYTES);
  const wide = start.includes('\0');
  const head = wide ? start.replaceAll('\0', '') : start;
  const comments = commentsIn(head);
  const saved = comments.map(savedNote).find((one) => one !== null) ?? fieldsOf(page, head);
  const mirrored = comments.map(mirrorNote).find((one) => one !== null) ?? null;
  return {
    address: saved?.address ?? null,
    taken: saved?.taken ?? null,
    comment: wide ? null : (saved?.comment ?? null),
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

function savedNote({ text, from, to }: Comment): SavedNote | null {
  const comment = { from, to };
  // The number is the length of the address; "about:internet" only sets the security zone in
  // Windows.
  const browser = /^saved from url=\(\d{1,9}\)(\S{1,8192})$/i.exec(text)?.[1];
  const address = webAddress(browser);
  if (browser !== undefined) return address === null ? null : { address, taken: null, comment };
  if (/^page saved with SingleFile/i.test(text)) {
    const address = webAddress(/^\s*url:\s*(\S+)\s*$/im.exec(text)?.[1]);
    const taken = javascriptDate(/^\s*saved date:(.*)$/im.exec(text)?.[1]);
    return { address, taken, comment };
  }
  const monolith = /^saved from (\S{1,8192}(?: source)?) at (\S{1,40}) using monolith\b/i.exec(text);
  return monolith === null ? null : { address: webAddress(monolith[1]), taken: instantOf(monolith[2]), comment };
}

function mirrorNote({ text, from, to }: Comment): PageNotes['mirrored'] {
  const found = /^mirrored from (\S{1,8192}) by HTTrack[^,]{0,100}(?:,(.{1,60}))?$/i.exec(text);
  const address = found === null ? null : webAddress(`http://${found[1]?.replace(/^https?:\/\//i, '')}`);
  return address === null ? null : { address, taken: instantOf(found?.[2]), from, to };
}

/** Save Page WE writes them behind all styles in the head; WebScrapBook into the first tag. */
function fieldsOf(page: Buffer, head: string): SavedNote | null {
  const metas = page.indexOf('name="savepage-url"');
  if (metas !== -1) {
    const near = utf8(page.toString('latin1', metas, metas + 16_384));
    const field = (name: string): string | undefined =>
      new RegExp(`name="savepage-${name}"\\s{1,9}content="([^"]{0,8192})"`, 'i').exec(near)?.[1];
    return { address: webAddress(decodeEntities(field('url'))), taken: javascriptDate(field('date')), comment: null };
  }
  const source = /<html\b[^<>]{0,4000}\bdata-scrapbook-source="([^"]{0,4000})"/i.exec(head)?.[1];
  if (source === undefined) return null;
  const [, digits] = /\bdata-scrapbook-create="(\d{17})"/i.exec(head) ?? [];
  const iso = digits?.replace(/(....)(..)(..)(..)(..)(..)(...)/, '$1-$2-$3T$4:$5:$6.$7Z');
  return { address: webAddress(decodeEntities(utf8(source))), taken: instantOf(iso), comment: null };
}

/** No tag pattern may contain `<`, so that a page of nothing but openings costs no time. */
function ownAddress(head: string): string | null {
  const valueIn = (tag: RegExp, value: RegExp) => tag.exec(head)?.[0].match(value)?.[1];
  const found =
    valueIn(/<link\b[^<>]{0,4000}\brel=["']?canonical["']?[^<>]{0,4000}>/i, /\bhref=["']?([^"'\s>]+)/i) ??
    valueIn(/<meta\b[^<>]{0,4000}\bproperty=["']?og:url["']?[^<>]{0,4000}>/i, /\bcontent=["']?([^"'\s>]+)/i) ??
    valueIn(/<base\b[^<>]{0,4000}>/i, /\bhref=["']?([^"'\s>]+)/i);
  return found === undefined ? null : webAddress(decodeEntities(utf8(found)));
}

/** "Tue Oct 17 2023 13:55:34 GMT+0300 (name of the zone)", as Date.prototype.toString writes it. */
function javascriptDate(text: string | undefined): string | null {
  return instantOf(text?.replace(/\(.*$/s, '').trim());
}

/** Text that was read as Latin-1, as UTF-8 where it is well-formed. */
function utf8(bytes: string): string {
  const text = Buffer.from(bytes, 'latin1').toString('utf8');
  return text.includes('\ufffd') ? bytes : text;
}
