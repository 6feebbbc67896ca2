import { roleOf } from '../role.ts';
import { webAddress } from '../web-address.ts';
import { fromBase64, unescaped } from './encodings.ts';
import { madeUpAddress, plainName } from './made-up-address.ts';
import { decodeEntities, inMarkup, originalIn, tagAround } from './markup.ts';

/** A picture, document or frame that was embedded in a page. */
export interface InlineResource {
  readonly role: 'page' | 'image' | 'document';
  readonly url: string;
  readonly type: string;
  readonly body: Buffer;
  readonly marks: readonly string[];
}

export interface ExtractedPage {
  /** The page with addresses in place of the resources. */
  readonly body: Buffer;
  readonly resources: readonly InlineResource[];
  readonly changed: boolean;
  /** How many resources there were beyond the limits. */
  readonly left: number;
}

type Piece = Buffer | { readonly variable: string; readonly otherwise: Buffer };

interface InlineLimits {
  readonly parts: number;
  readonly bytes: number;
}

/** Shorter ones are part of the published page: spacers and arrows. */
const LEAST_BYTES = 128;
const HEADER = /^data:([a-z]{1,20}\/[\w.+-]{1,80})?((?:;\s?[\w-]{1,40}=[^;,"'()<>\s]{0,80}){0,4})(;\s?base64)?,/i;

/**
 * Moves pictures, documents and frames in data: addresses out of a page, to the address that the
 * saving program noted, else to one made of their bytes. Fonts, styles and scripts are dropped: no
 * signal reads them.
 */
export function extractInline(page: Buffer, base: string, most: InlineLimits): ExtractedPage {
  return new Extraction(base, most).run(page);
}

class Extraction {
  readonly #base: string;
  readonly #most: InlineLimits;
  readonly #found = new Map<string, InlineResource>();
  /** Address by style variable: SingleFile writes a picture that occurs twice as a variable. */
  readonly #variables = new Map<string, string>();
  readonly #pieces: Piece[] = [];
  #bytes = 0;
  #left = 0;
  /** Limited, so that a page of nothing but empty data: addresses does not cost hours. */
  #looks = 0;

  constructor(base: string, most: InlineLimits) {
    this.#base = base;
    this.#most = most;
  }

  run(page: Buffer): ExtractedPage {
    const body = this.#extractData(this.#extractFrames(page));
    return { body, resources: [...this.#found.values()], changed: body !== page, left: this.#left };
  }

  /** `srcdoc` holds a whole page, escaped; what is embedded in that page stays there. */
  #extractFrames(page: Buffer): Buffer {
    const pieces: Buffer[] = [];
    let from = 0;
    for (let at = page.indexOf('srcdoc='); at !== -1; at = page.indexOf('srcdoc=', at + 7)) {
      if (this.#isTooMany()) break;
      const quote = page[at + 7];
      if ((quote !== 0x22 && quote !== 0x27) || !isSpace(page[at - 1])) continue;
      const end = page.indexOf(quote, at + 8);
      if (end === -1) break;
      const body = Buffer.from(decodeEntities(page.toString('utf8', at + 8, end)) ?? '', 'utf8');
      if (body.length < LEAST_BYTES) continue;
      const tag = tagAround(page, at, end + 1);
      const url = originalIn(tag, 'src', this.#base) ?? madeUpAddress('frame', body, plainName('text/html'));
      if (!this.#add({ role: 'page', url, type: 'text/html; charset=utf-8', body, marks: [] })) continue;
      pieces.push(page.subarray(from, at), Buffer.from(`src="${inMarkup(url)}"`, 'latin1'));
      from = end + 1;
      at = end;
    }
    return pieces.length === 0 ? page : Buffer.concat([...pieces, page.subarray(from)]);
  }

  #extractData(page: Buffer): Buffer {
    let from = 0;
    for (let at = page.indexOf('data:'); at !== -1; ) {
      if (this.#isTooMany()) break;
      const header = HEADER.exec(page.toString('latin1', at, at + 480));
      const before = page[at - 1];
      if (header === null || before === undefined || !BEFORE.has(before)) {
        at = page.indexOf('data:', at + 5);
        continue;
      }
      const start = at + header[0].length;
      const isBase64 = header[3] !== undefined;
      const end = isBase64 ? base64End(page, start) : textEnd(page, start, before);
      const piece = this.#replacement(page, at, start, end, (header[1] ?? 'text/plain').toLowerCase(), isBase64);
      if (piece !== null) {
        this.#pieces.push(page.subarray(from, at), piece);
        from = end;
      }
      at = page.indexOf('data:', Math.max(end, at + 5));
    }
    if (this.#pieces.length === 0) return page;
    const bytesOf = (piece: Piece): Buffer => {
      if (Buffer.isBuffer(piece)) return piece;
      const address = this.#variables.get(piece.variable);
      return address === undefined ? piece.otherwise : Buffer.from(inMarkup(address), 'latin1');
    };
    return Buffer.concat([...this.#pieces, page.subarray(from)].map(bytesOf));
  }

  /** What replaces the data: address in the page; null: it stays. */
  #replacement(page: Buffer, at: number, start: number, end: number, type: string, isBase64: boolean): Piece | null {
    const tag = tagAround(page, at, end);
    const variable =
      type === 'image/svg+xml' ? /var\((--sf-img-\d{1,6})\)/.exec(tag.before + tag.after)?.[1] : undefined;
    if (variable !== undefined && tag.inside) return { variable, otherwise: page.subarray(at, end) };
    if (end - start < LEAST_BYTES) return null;
    const dropped = Buffer.from(`data:${type},`, 'latin1');
    if (/^(?:font|audio|video)\/|^(?:text\/(?!html)|application\/(?!pdf|xhtml))/.test(type)) return dropped;
    const text = page.toString('latin1', start, end);
    const { bytes: body, cut } = isBase64
      ? fromBase64(unescaped(text))
      : { bytes: Buffer.from(unescaped(decodeEntities(text) ?? ''), 'latin1'), cut: false };
    const role = roleOf(type, body);
    if (role === null || body.length === 0) return null;
    const noted = /\/\*savepage-url=([^*\s]{1,8000})\*\/url\(["']?$/.exec(tag.before)?.[1];
    const attribute = /([\w:-]{1,40})\s{0,9}=\s{0,9}["']?$/.exec(tag.before)?.[1]?.toLowerCase();
    const url =
      webAddress(decodeEntities(noted), this.#base) ??
      (tag.inside && attribute !== undefined ? originalIn(tag, attribute, this.#base) : null) ??
      madeUpAddress(role === 'page' ? 'frame' : 'inline', body, plainName(type));
    if (!this.#add({ role, url, type, body, marks: cut ? ['truncated'] : [] })) return dropped;
    const named = /(--sf-img-\d{1,6})\s{0,9}:\s{0,9}url\(\s{0,9}["']?$/.exec(tag.before)?.[1];
    if (named !== undefined) this.#variables.set(named, url);
    return Buffer.from(inMarkup(url), 'latin1');
  }

  #isTooMany(): boolean {
    this.#looks += 1;
    const isOver = this.#looks > 2 * this.#most.parts;
    if (isOver) this.#left += 1;
    return isOver;
  }

  /** False where a limit is reached. */
  #add(resource: InlineResource): boolean {
    if (this.#found.has(resource.url)) return true;
    if (this.#found.size >= this.#most.parts || this.#bytes + resource.body.length > this.#most.bytes) {
      this.#left += 1;
      return false;
    }
    this.#bytes += resource.body.length;
    this.#found.set(resource.url, resource);
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
