import { roleOf } from '../role.ts';
import { webAddress } from '../web-address.ts';
import { fromBase64 } from './har-entry.ts';
import { madeUpAddress, plainName } from './made-up-address.ts';
import { originalIn, tagAround } from './noted-address.ts';
import { inMarkup } from './replace-addresses.ts';
import { plain } from './said-of-itself.ts';

/** A picture, document or frame that stood inside of a page. */
export interface InlineResource {
  readonly role: 'page' | 'image' | 'document';
  readonly url: string;
  readonly type: string;
  readonly body: Buffer;
  readonly marks: readonly string[];
}

export interface TakenOut {
  /** The page with addresses where the resources stood. */
  readonly body: Buffer;
  readonly resources: readonly InlineResource[];
  readonly changed: boolean;
  /** How many there were beyond what may be kept. */
  readonly left: number;
}

/** Shorter ones are what pages hold by themselves: spacers and arrows. */
const LEAST_BYTES = 128;
const HEADER = /^data:([a-z]{1,20}\/[\w.+-]{1,80})?((?:;\s?[\w-]{1,40}=[^;,"'()<>\s]{0,80}){0,4})(;\s?base64)?,/i;

/**
 * Takes the pictures, documents and frames that a page carries as data: addresses out of it, as programs write them that
 * save a page as one file. Each gets the address that the program noted beside it, else one that is made of its bytes:
 * the same on each import, and nobody's. Fonts, styles and scripts are dropped: no signal reads them, and with them a page
 * is longer than is read. One pass over the bytes, without a parser.
 */
export function takeOutInline(
  page: Buffer,
  base: string,
  most: { readonly parts: number; readonly bytes: number },
): TakenOut {
  return new TakingOut(base, most).run(page);
}

class TakingOut {
  readonly #base: string;
  readonly #most: { readonly parts: number; readonly bytes: number };
  readonly #found = new Map<string, InlineResource>();
  /** Names of style variables that stand for pictures (SingleFile writes what occurs twice so). */
  readonly #variables = new Map<string, string>();
  readonly #pieces: (Buffer | { readonly variable: string; readonly otherwise: Buffer })[] = [];
  #bytes = 0;
  #left = 0;
  /** Each look costs a little: a page of nothing but empty data: addresses must not cost hours. */
  #looks = 0;

  constructor(base: string, most: { readonly parts: number; readonly bytes: number }) {
    this.#base = base;
    this.#most = most;
  }

  run(page: Buffer): TakenOut {
    const framed = this.#takeFrames(page);
    const body = this.#takeData(framed);
    return { body, resources: [...this.#found.values()], changed: body !== page, left: this.#left };
  }

  /** `srcdoc` holds a whole page, escaped; what it loads in turn stays in it. */
  #takeFrames(page: Buffer): Buffer {
    const pieces: Buffer[] = [];
    let from = 0;
    for (let at = page.indexOf('srcdoc='); at !== -1; at = page.indexOf('srcdoc=', at + 7)) {
      if (this.#tooMany()) break;
      const quote = page[at + 7];
      if ((quote !== 0x22 && quote !== 0x27) || !isSpace(page[at - 1])) continue;
      const end = page.indexOf(quote, at + 8);
      if (end === -1) break;
      const body = Buffer.from(plain(page.toString('utf8', at + 8, end)) ?? '', 'utf8');
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

  #takeData(page: Buffer): Buffer {
    let from = 0;
    for (let at = page.indexOf('data:'); at !== -1; ) {
      if (this.#tooMany()) break;
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
    const whole = [...this.#pieces, page.subarray(from)].map((piece) =>
      Buffer.isBuffer(piece) ? piece : this.#ofVariable(piece),
    );
    return Buffer.concat(whole);
  }

  #ofVariable({ variable, otherwise }: { readonly variable: string; readonly otherwise: Buffer }): Buffer {
    const address = this.#variables.get(variable);
    return address === undefined ? otherwise : Buffer.from(inMarkup(address), 'latin1');
  }

  /** What stands in the page from now on; null: it stays as it is. */
  #replacement(page: Buffer, at: number, start: number, end: number, type: string, isBase64: boolean) {
    const tag = tagAround(page, at, end);
    const variable =
      type === 'image/svg+xml' ? /var\((--sf-img-\d{1,6})\)/.exec(tag.before + tag.after)?.[1] : undefined;
    if (variable !== undefined && tag.inside) return { variable, otherwise: page.subarray(at, end) };
    if (end - start < LEAST_BYTES) return null;
    if (/^(?:font|audio|video)\/|^(?:text\/(?!html)|application\/(?!pdf|xhtml))/.test(type))
      return Buffer.from(`data:${type},`, 'latin1');
    const text = page.toString('latin1', start, end);
    const { bytes: body, cut } = isBase64 ? fromBase64(unescaped(text)) : { bytes: percentDecoded(text), cut: false };
    const role = roleOf(type, body);
    if (role === null || body.length === 0) return null;
    const noted = /\/\*savepage-url=([^*\s]{1,8000})\*\/url\(["']?$/.exec(tag.before)?.[1];
    const attribute = /([\w:-]{1,40})\s{0,9}=\s{0,9}["']?$/.exec(tag.before)?.[1]?.toLowerCase();
    const url =
      webAddress(plain(noted), this.#base) ??
      (tag.inside && attribute !== undefined ? originalIn(tag, attribute, this.#base) : null) ??
      madeUpAddress(role === 'page' ? 'frame' : 'inline', body, plainName(type));
    if (!this.#add({ role, url, type, body, marks: cut ? ['truncated'] : [] }))
      return Buffer.from(`data:${type},`, 'latin1');
    const named = /(--sf-img-\d{1,6})\s{0,9}:\s{0,9}url\(\s{0,9}["']?$/.exec(tag.before)?.[1];
    if (named !== undefined) this.#variables.set(named, url);
    return Buffer.from(inMarkup(url), 'latin1');
  }

  #tooMany(): boolean {
    this.#looks += 1;
    if (this.#looks > 2 * this.#most.parts) this.#left += 1;
    return this.#looks > 2 * this.#most.parts;
  }

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

const BEFORE = new Set([...'"\'(=, \t\n\r;'].map((one) => one.charCodeAt(0)));

function base64End(page: Buffer, from: number): number {
  let i = from;
  while (i < page.length && BASE64[page[i] as number] === 1) i += 1;
  return i;
}
/** With the escapes that some programs write for "+", "/" and "=", and line breaks. */
const BASE64 = new Uint8Array(256);
for (const one of 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/=-_%\r\n')
  BASE64[one.charCodeAt(0)] = 1;

function textEnd(page: Buffer, from: number, before: number): number {
  const bounded = page.subarray(0, Math.min(page.length, from + (1 << 20)));
  const closing = before === 0x28 ? 0x29 : before;
  const end =
    before === 0x3b
      ? bounded.indexOf('&quot;', from, 'latin1')
      : before === 0x22 || before === 0x27 || before === 0x28
        ? bounded.indexOf(closing, from)
        : spaceOrTagEnd(bounded, from);
  return end === -1 ? bounded.length : end;
}

function spaceOrTagEnd(page: Buffer, from: number): number {
  let i = from;
  while (i < page.length && !isSpace(page[i]) && page[i] !== 0x3e) i += 1;
  return i;
}

function isSpace(byte: number | undefined): boolean {
  return byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09;
}

function unescaped(text: string): string {
  return text.includes('%')
    ? text.replace(/%([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
    : text;
}

function percentDecoded(text: string): Buffer {
  return Buffer.from(unescaped(plain(text) ?? ''), 'latin1');
}
