import { isUtf8 } from 'node:buffer';
import { decodeBody } from '../decode-body.ts';
import { ipAddress } from '../ip-address.ts';
import { isRecognised, looksLikeHtml } from '../role.ts';
import { instantOf, webAddress } from '../web-address.ts';

/** One entry of a HAR (1.1 or 1.2), as far as it can be a page, a picture, a document or a redirect. */
export interface HarExchange {
  readonly url: string;
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  /** Codings undone. Null: the export left it out, or it could not be read; `missing` says which. */
  readonly body: Uint8Array | null;
  readonly missing: 'left-out' | 'not-text' | 'file' | null;
  /** Where it leads, of a redirect. */
  readonly location: string | null;
  readonly address: string | null;
  readonly startedAt: string | null;
  readonly page: string | null;
  readonly marks: readonly string[];
}

/** Bytes that stand beside the HAR under a name (`_file`); null where there are none, or none that may be read. */
export type ReadSidecar = (name: string) => Promise<Uint8Array | null>;

/**
 * Reads what JSON.parse made of one entry. Null for what is no answer to a GET of a web address: other methods, data: and
 * extension addresses, web sockets, requests that failed or were blocked. Fields are looked at, never trusted: makers leave
 * out required ones, write sizes of -1 and 0 beside contents, and add their own (with an underscore).
 */
export async function harExchange(entry: unknown, sidecar: ReadSidecar): Promise<HarExchange | null> {
  const request = objectOf(entry, 'request');
  const response = objectOf(entry, 'response');
  const url = webAddress(textOf(request, 'url'));
  const method = textOf(request, 'method') ?? 'GET';
  if (url === null || method.toUpperCase() !== 'GET') return null;
  const content = objectOf(response, 'content');
  const headers = headersOf(response, textOf(content, 'mimeType'));
  const status = numberOf(response, 'status') ?? 0;
  const found = await bodyOf(content, headers, sidecar);
  const marks = [...found.marks];
  // A browser that asked whether a page had changed shows what it had kept as the contents of the "304 Not Modified".
  const kept = status === 304 && found.body !== null && found.body.byteLength > 0;
  if (kept) marks.push('har:not-modified');
  if (status < 100 || status > 599) return null;
  const said = textOf(response, 'redirectURL') || headers['location'];
  return {
    url,
    status: kept ? 200 : status,
    headers: found.headers,
    body: found.body,
    missing: found.missing,
    location: status >= 300 && status < 400 && status !== 304 ? webAddress(said, url) : null,
    address: ipAddress(textOf(entry, 'serverIPAddress')),
    startedAt: instantOf(textOf(entry, 'startedDateTime') ?? numberOf(entry, 'startedDateTime')),
    page: textOf(entry, 'pageref'),
    marks,
  };
}

interface FoundBody extends Pick<HarExchange, 'body' | 'missing' | 'headers'> {
  readonly marks: readonly string[];
}

async function bodyOf(
  content: object | null,
  headers: Readonly<Record<string, string>>,
  sidecar: ReadSidecar,
): Promise<FoundBody> {
  const text = textOf(content, 'text');
  const file = textOf(content, '_file');
  if (text === null && file !== null) {
    const body = await sidecar(file);
    return body === null
      ? { body, missing: 'file', headers, marks: [] }
      : { ...asText(headers, await uncoded(headers, body)), missing: null };
  }
  const size = numberOf(content, 'size') ?? 0;
  if (text === null || (text === '' && size > 0)) return { body: null, missing: 'left-out', headers, marks: [] };
  if ((textOf(content, 'encoding') ?? '').toLowerCase() === 'base64') {
    const { bytes, cut } = fromBase64(text);
    const read = asText(headers, await uncoded(headers, bytes));
    const wrong = cut ? ['truncated'] : lengthMark(size, read.body);
    return { ...read, missing: null, marks: [...read.marks, ...wrong] };
  }
  const type = headers['content-type'] ?? '';
  // Binary contents that were written as text have lost their bytes.
  if (/^(?:image\/(?!svg)|application\/(?:pdf|octet-stream))/i.test(type))
    return { body: null, missing: 'not-text', headers, marks: [] };
  const body = Buffer.from(text, 'utf8');
  // The maker decoded the page to text: what is kept are its characters, no longer its bytes or its charset.
  const marks = ['har:text'];
  return { body, missing: null, headers: inUtf8(headers), marks };
}

/** The specification wants contents with their codings undone, and says so nowhere; most makers do it. */
async function uncoded(
  headers: Readonly<Record<string, string>>,
  raw: Uint8Array,
): Promise<{ body: Uint8Array; marks: readonly string[] }> {
  return isRecognised(raw) || looksLikeHtml(raw) ? decodeBody({}, raw) : decodeBody(headers, raw);
}

/**
 * Some makers decode a page to text and write that as bytes: then it is UTF-8 whatever the page declares. Bytes of another
 * charset do not come out as well-formed UTF-8 by chance once there are a few letters beyond ASCII.
 */
function asText(
  headers: Readonly<Record<string, string>>,
  { body, marks }: { readonly body: Uint8Array; readonly marks: readonly string[] },
): { body: Uint8Array; marks: readonly string[]; headers: Readonly<Record<string, string>> } {
  const type = headers['content-type'] ?? '';
  if (!/^(?:text\/html|application\/xhtml)/i.test(type) || /charset\s*=\s*"?utf-?8/i.test(type))
    return { body, marks, headers };
  if (!isUtf8(body) || body.every((byte) => byte < 0x80)) return { body, marks, headers };
  return { body, marks: [...marks, 'har:text'], headers: inUtf8(headers) };
}

/** Sizes lie, most often as 0 or -1; only contents that are shorter than they say can have lost something. */
function lengthMark(size: number, body: Uint8Array): string[] {
  return size > body.byteLength ? ['length-mismatch'] : [];
}

/** `cut`: what stands there cannot be the whole of anything (RFC 4648, 4): a last group of one character, or strange characters. */
export function fromBase64(text: string): { bytes: Buffer; cut: boolean } {
  const bytes = Buffer.from(text, 'base64');
  let letters = 0;
  let strange = false;
  let over = false;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit === 0x3d) over = true;
    else if (unit <= 0x20) continue;
    else if (over || !isBase64(unit)) strange = true;
    else letters += 1;
  }
  return { bytes, cut: strange || letters % 4 === 1 || (letters % 4 !== 0 && !over && text.length > 64) };
}

function isBase64(unit: number): boolean {
  return (
    (unit >= 0x30 && unit <= 0x39) ||
    (unit >= 0x41 && unit <= 0x5a) ||
    (unit >= 0x61 && unit <= 0x7a) ||
    unit === 0x2b ||
    unit === 0x2f ||
    unit === 0x2d ||
    unit === 0x5f
  );
}

/** The type that was stated is kept under another name, as of codings that are undone (visit-warc.ts). */
function inUtf8(headers: Readonly<Record<string, string>>): Record<string, string> {
  const { 'content-type': type = '' } = headers;
  const bare = type.split(';', 1)[0]?.trim() ?? '';
  const stated = bare === '' ? '' : `${bare}; charset=utf-8`;
  return { ...headers, 'content-type': stated, ...(stated !== type && { 'x-orig-content-type': type }) };
}

/** Lower-case names, repeated ones joined; the pseudo-headers of HTTP/2 are none. */
function headersOf(response: object | null, mimeType: string | null): Record<string, string> {
  const headers: Record<string, string> = Object.create(null);
  const list = (response as { headers?: unknown } | null)?.headers;
  for (const header of Array.isArray(list) ? list.slice(0, MOST_HEADERS) : []) {
    const name = textOf(header, 'name')?.trim().toLowerCase() ?? '';
    const value = textOf(header, 'value')?.replaceAll('\0', '').trim();
    if (!/^[!#$%&'*+.^_`|~0-9a-z-]{1,256}$/.test(name) || value === undefined) continue;
    headers[name] = headers[name] === undefined ? value : `${headers[name]}, ${value}`;
  }
  // "x-unknown" is how exports say that they do not know.
  if (headers['content-type'] === undefined && mimeType !== null && !/^x-unknown/i.test(mimeType))
    headers['content-type'] = mimeType;
  return { ...headers };
}
const MOST_HEADERS = 1_000;

function objectOf(from: unknown, name: string): object | null {
  const value = ownOf(from, name);
  return typeof value === 'object' && value !== null ? value : null;
}
/** A text field of a parsed object; null where there is none. */
export function textOf(from: unknown, name: string): string | null {
  const value = ownOf(from, name);
  return typeof value === 'string' ? value : null;
}
function numberOf(from: unknown, name: string): number | null {
  const value = ownOf(from, name);
  return typeof value === 'number' && Number.isFinite(value) ? value : null;
}
function ownOf(from: unknown, name: string): unknown {
  if (typeof from !== 'object' || from === null || !Object.hasOwn(from, name)) return undefined;
  return (from as Record<string, unknown>)[name];
}
