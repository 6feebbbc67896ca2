/** The comment of the program that saved a page → where it was published and when it was saved. */
import { instantOf, webAddress } from '../web-address.ts';
import { decodeEntities } from './markup.ts';

export interface PageNotes {
  readonly address: string | null;
  readonly taken: string | null;
  /** Where the comment stands; it is no part of the published page. */
  readonly comment: { readonly from: number; readonly to: number } | null;
}

const HEAD_BYTES = 65_536;
const MOST_COMMENTS = 40;
const MOST_COMMENT_BYTES = 4_096;
const NOTHING: PageNotes = { address: null, taken: null, comment: null };

/**
 * Reads comments of browsers ("saved from url"), SingleFile and monolith. The page itself can claim
 * any address.
 */
export function pageNotes(page: Buffer): PageNotes {
  // UTF-16 pages are ASCII with zeros between, as far as this goes; offsets are then unknown.
  const start = page.toString('latin1', 0, HEAD_BYTES);
  const wide = start.includes('\0');
  const head = wide ? start.replaceAll('\0', '') : start;
  for (let from = head.indexOf('<!--'), left = MOST_COMMENTS; from !== -1 && left > 0; left -= 1) {
    const end = head.indexOf('-->', from + 4);
    if (end === -1) break;
    const to = end + 3;
    const note = to - from > MOST_COMMENT_BYTES ? null : noteIn(utf8(head.slice(from + 4, end)).trim());
    if (note !== null) return { ...note, comment: wide ? null : { from, to } };
    from = head.indexOf('<!--', to);
  }
  return NOTHING;
}

function noteIn(text: string): Omit<PageNotes, 'comment'> | null {
  // The number is the address's length; "about:internet" only sets the security zone in Windows.
  const browser = /^saved from url=\(\d{1,9}\)(\S{1,8192})$/i.exec(text)?.[1];
  const address = webAddress(browser);
  if (browser !== undefined) return address === null ? null : { address, taken: null };
  if (/^page saved with SingleFile/i.test(text))
    return {
      address: webAddress(/^\s*url:\s*(\S+)\s*$/im.exec(text)?.[1]),
      taken: javascriptDate(/^\s*saved date:(.*)$/im.exec(text)?.[1]),
    };
  const monolith = /^saved from (\S{1,8192}(?: source)?) at (\S{1,40}) using monolith\b/i.exec(text);
  return monolith === null ? null : { address: webAddress(monolith[1]), taken: instantOf(monolith[2]) };
}

/**
 * Tells what to type for a page or folder without an address. The canonical link is only shown: any
 * page can name another site's.
 */
export function needsAddress(path: string, page: Buffer | undefined): string {
  const head = page?.toString('latin1', 0, HEAD_BYTES) ?? '';
  // No `<` in the pattern, so that a page of nothing but openings costs no time.
  const link = /<link\b[^<>]{0,4000}\brel=["']?canonical["']?[^<>]{0,4000}>/i.exec(head)?.[0];
  const named = webAddress(decodeEntities(utf8(/\bhref=["']?([^"'\s>]+)/i.exec(link ?? '')?.[1] ?? '')));
  const claim = named === null ? '' : `; the page itself claims ${named}, which anybody can write`;
  return `${path} does not say where it was published${claim}. Add its address: --url <address>, or "url" beside "path" in a list (archive:address)`;
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
