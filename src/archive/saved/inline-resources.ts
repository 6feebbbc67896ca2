import type { ArchivedRecord } from '../archived.ts';
import { roleOf } from '../role.ts';
import { fromBase64, unescaped } from './encodings.ts';
import { madeUpAddress, plainName } from './made-up-address.ts';
import { decodeEntities, inMarkup, tagAround } from './markup.ts';

/** A picture or document that was embedded in a page. */
type InlineResource = Pick<ArchivedRecord, 'role' | 'url' | 'marks'> & { readonly type: string; readonly body: Buffer };

/** Shorter ones are part of the published page: spacers and arrows. */
const LEAST_BYTES = 128;
const HEADER = /^data:([a-z]{1,20}\/[\w.+-]{1,80})?((?:;\s?[\w-]{1,40}=[^;,"'()<>\s]{0,80}){0,4})(;\s?base64)?,/i;

/**
 * Moves pictures and documents in data: addresses out of a page, to an address made of their bytes.
 * Fonts, styles and scripts are dropped: no signal reads them. So are frames: where they stood is
 * not known.
 * @returns the page with addresses in place of the resources; `left`: how many resources were
 * beyond the limits
 */
export function extractInline(page: Buffer, most: { readonly parts: number; readonly bytes: number }) {
  const found = new Map<string, InlineResource>();
  /** Address by style variable: SingleFile writes a picture that occurs twice as a variable. */
  const variables = new Map<string, string>();
  /** `looks` is limited: a page of nothing but empty data: addresses must not cost hours. */
  const count = { bytes: 0, left: 0, looks: 0 };
  const body = extractData(withoutFrames(page));
  return { body, resources: [...found.values()], changed: body !== page, left: count.left };

  /** `srcdoc` holds a whole page, escaped: in a saved page that of a frame. */
  function withoutFrames(page: Buffer): Buffer {
    const pieces: Buffer[] = [];
    let from = 0;
    for (let at = page.indexOf('srcdoc='); at !== -1; at = page.indexOf('srcdoc=', at + 7)) {
      if (isTooMany()) break;
      const quote = page[at + 7];
      if ((quote !== 0x22 && quote !== 0x27) || !isSpace(page[at - 1])) continue;
      const end = page.indexOf(quote, at + 8);
      if (end === -1) break;
      if (end - at < LEAST_BYTES) continue;
      pieces.push(page.subarray(from, at), Buffer.from('src="about:srcdoc"', 'latin1'));
      from = end + 1;
      at = end;
    }
    return pieces.length === 0 ? page : Buffer.concat([...pieces, page.subarray(from)]);
  }

  function extractData(page: Buffer): Buffer {
    const pieces: (Buffer | Exclude<ReturnType<typeof replacement>, Buffer | null>)[] = [];
    let from = 0;
    for (let at = page.indexOf('data:'); at !== -1; ) {
      if (isTooMany()) break;
      const header = HEADER.exec(page.toString('latin1', at, at + 480));
      const before = page[at - 1];
      if (header === null || before === undefined || !BEFORE.has(before)) {
        at = page.indexOf('data:', at + 5);
        continue;
      }
      const start = at + header[0].length;
      const isBase64 = header[3] !== undefined;
      const end = isBase64 ? base64End(page, start) : textEnd(page, start, before);
      const piece = replacement(page, at, start, end, (header[1] ?? 'text/plain').toLowerCase(), isBase64);
      if (piece !== null) {
        pieces.push(page.subarray(from, at), piece);
        from = end;
      }
      at = page.indexOf('data:', Math.max(end, at + 5));
    }
    if (pieces.length === 0) return page;
    const bytesOf = (piece: (typeof pieces)[number]): Buffer => {
      if (Buffer.isBuffer(piece)) return piece;
      const address = variables.get(piece.variable);
      return address === undefined ? piece.otherwise : Buffer.from(inMarkup(address), 'latin1');
    };
    return Buffer.concat([...pieces, page.subarray(from)].map(bytesOf));
  }

  /** The text that replaces the data: address in the page; null: the address stays. */
  function replacement(page: Buffer, at: number, start: number, end: number, type: string, isBase64: boolean) {
    const tag = tagAround(page, at, end);
    const variable = /var\((--sf-img-\d{1,6})\)/.exec(tag.before + tag.after)?.[1];
    if (type === 'image/svg+xml' && variable !== undefined && tag.inside)
      return { variable, otherwise: page.subarray(at, end) };
    if (end - start < LEAST_BYTES) return null;
    const dropped = Buffer.from(`data:${type},`, 'latin1');
    if (/^(?:font|audio|video|text)\/|^application\/(?!pdf)/.test(type)) return dropped;
    const text = page.toString('latin1', start, end);
    const { bytes: body, cut } = isBase64
      ? fromBase64(unescaped(text))
      : { bytes: Buffer.from(unescaped(decodeEntities(text) ?? ''), 'latin1'), cut: false };
    const role = roleOf(type, body);
    if (role === null || role === 'page' || body.length === 0) return null;
    const url = madeUpAddress(body, plainName(type));
    if (!add({ role, url, type, body, marks: cut ? ['truncated'] : [] })) return dropped;
    const named = /(--sf-img-\d{1,6})\s{0,9}:\s{0,9}url\(\s{0,9}["']?$/.exec(tag.before)?.[1];
    if (named !== undefined) variables.set(named, url);
    return Buffer.from(inMarkup(url), 'latin1');
  }

  function isTooMany(): boolean {
    count.looks += 1;
    const isOver = count.looks > 2 * most.parts;
    if (isOver) count.left += 1;
    return isOver;
  }

  /** False where a limit is reached. */
  function add(resource: InlineResource): boolean {
    if (found.has(resource.url)) return true;
    if (found.size >= most.parts || count.bytes + resource.body.length > most.bytes) {
      count.left += 1;
      return false;
    }
    count.bytes += resource.body.length;
    found.set(resource.url, resource);
    return true;
  }
}

const byteSet = (characters: string): ReadonlySet<number> => new Set(Buffer.from(characters, 'latin1'));
const BEFORE = byteSet('"\'(=, \t\n\r;');
/** With the escapes that some programs write for "+", "/" and "=", and line breaks. */
const BASE64 = byteSet('ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/=-_%\r\n');

function base64End(page: Buffer, from: number): number {
  let i = from;
  while (i < page.length && BASE64.has(page[i] as number)) i += 1;
  return i;
}

/** Unescaped data ends where the quote, bracket or tag around it does; at most 1 MB further. */
function textEnd(page: Buffer, from: number, before: number): number {
  const bounded = page.subarray(0, Math.min(page.length, from + (1 << 20)));
  const [semicolon, double, single, bracket] = [0x3b, 0x22, 0x27, 0x28];
  let end: number;
  if (before === semicolon) end = bounded.indexOf('&quot;', from, 'latin1');
  else if (before === double || before === single) end = bounded.indexOf(before, from);
  else if (before === bracket) end = bounded.indexOf(')', from, 'latin1');
  else for (end = from; end < bounded.length && !isSpace(bounded[end]) && bounded[end] !== 0x3e; ) end += 1;
  return end === -1 ? bounded.length : end;
}

function isSpace(byte: number | undefined): boolean {
  return byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09;
}
