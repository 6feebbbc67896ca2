import { isUtf8 } from 'node:buffer';
import { fieldOf } from '../../model/parse-json.ts';
import { decodeBody } from '../decode-body.ts';
import { roleOf } from '../role.ts';
import { instantOf, ipAddress, webAddress } from '../web-address.ts';
import { fromBase64 } from './encodings.ts';
import type { ReadSidecar } from './har-source.ts';

export type HarExchange = NonNullable<Awaited<ReturnType<typeof harExchange>>>;
type Headers = Readonly<Record<string, string>>;
/** `body`: codings undone. Null: left out, or not readable; `missing` gives the reason. */
interface HarBody {
  readonly body: Uint8Array | null;
  readonly missing: 'left-out' | 'not-text' | 'file' | null;
  readonly headers: Headers;
  readonly marks: readonly string[];
}

/**
 * A HAR entry (1.1 or 1.2). Null for anything but an answer to a GET. Makers leave out required
 * fields, and write sizes of -1 and 0.
 */
export async function harExchange(entry: unknown, sidecar: ReadSidecar) {
  const request = fieldOf(entry, 'request');
  const response = fieldOf(entry, 'response');
  const url = webAddress(textOf(request, 'url'));
  const status = numberOf(response, 'status') ?? 0;
  const isGet = (textOf(request, 'method') ?? 'GET').toUpperCase() === 'GET';
  if (url === null || !isGet || status < 100 || status > 599) return null;
  const content = fieldOf(response, 'content');
  const stated = headersOf(response, textOf(content, 'mimeType'));
  const { headers, body, missing, marks } = await bodyOf(content, stated, sidecar);
  // A "304 Not Modified" with contents: the browser showed its cached page.
  const isCached = status === 304 && body !== null && body.byteLength > 0;
  const target = textOf(response, 'redirectURL') || headers['location'];
  return {
    url,
    status: isCached ? 200 : status,
    headers,
    body,
    missing,
    // The target of a redirect.
    location: status >= 300 && status < 400 && status !== 304 ? webAddress(target, url) : null,
    address: ipAddress(textOf(entry, 'serverIPAddress')),
    startedAt: instantOf(textOf(entry, 'startedDateTime') ?? numberOf(entry, 'startedDateTime')),
    page: textOf(entry, 'pageref'),
    marks: isCached ? [...marks, 'har:not-modified'] : marks,
  };
}

async function bodyOf(content: unknown, headers: Headers, sidecar: ReadSidecar): Promise<HarBody> {
  const absent = (missing: HarBody['missing']): HarBody => ({ body: null, missing, headers, marks: [] });
  const text = textOf(content, 'text');
  const file = textOf(content, '_file');
  if (text === null && file !== null) {
    const body = await sidecar(file);
    return body === null ? absent('file') : bytesOf(headers, body);
  }
  const size = numberOf(content, 'size') ?? 0;
  if (text === null || (text === '' && size > 0)) return absent('left-out');
  if ((textOf(content, 'encoding') ?? '').toLowerCase() === 'base64') {
    const { bytes, cut } = fromBase64(text);
    const read = await bytesOf(headers, bytes);
    // Sizes of 0 and -1 are common; only shorter contents can have lost something.
    const isShort = size > (read.body?.byteLength ?? 0);
    const mark = cut ? ['truncated'] : isShort ? ['length-mismatch'] : [];
    return { ...read, marks: [...read.marks, ...mark] };
  }
  // Binary contents that were written as text have lost their bytes.
  if (/^(?:image\/(?!svg)|application\/(?:pdf|octet-stream))/i.test(headers['content-type'] ?? ''))
    return absent('not-text');
  return { body: Buffer.from(text, 'utf8'), missing: null, headers: inUtf8(headers), marks: ['har:text'] };
}

/** Most makers have undone the codings; some write decoded pages as UTF-8, whatever the header. */
async function bytesOf(headers: Headers, raw: Uint8Array): Promise<HarBody> {
  // Bytes that begin as a page, a picture or a PDF have no coding left.
  const { body, marks } = await decodeBody(roleOf(undefined, raw) === null ? headers : {}, raw);
  const type = headers['content-type'] ?? '';
  const isOtherPage = /^(?:text\/html|application\/xhtml)/i.test(type) && !/charset\s*=\s*"?utf-?8/i.test(type);
  // Bytes of another charset are not well-formed UTF-8 by chance.
  if (!(isOtherPage && isUtf8(body) && body.some((byte) => byte >= 0x80)))
    return { body, missing: null, headers, marks };
  return { body, missing: null, headers: inUtf8(headers), marks: [...marks, 'har:text'] };
}

/** The stated type is kept under another name, as visit-warc.ts does with undone codings. */
function inUtf8(headers: Headers): Headers {
  const { 'content-type': type = '' } = headers;
  const bare = type.split(';', 1)[0]?.trim() ?? '';
  const utf8 = bare === '' ? '' : `${bare}; charset=utf-8`;
  return { ...headers, 'content-type': utf8, ...(utf8 !== type && { 'x-orig-content-type': type }) };
}

const MOST_HEADERS = 1_000;

/** Lower-case names, repeated ones joined; without the pseudo-headers of HTTP/2. */
function headersOf(response: unknown, mimeType: string | null): Headers {
  const headers: Record<string, string> = Object.create(null);
  const list = fieldOf(response, 'headers');
  for (const header of Array.isArray(list) ? list.slice(0, MOST_HEADERS) : []) {
    const name = textOf(header, 'name')?.trim().toLowerCase() ?? '';
    const value = textOf(header, 'value')?.replaceAll('\0', '').trim();
    if (!/^[!#$%&'*+.^_`|~0-9a-z-]{1,256}$/.test(name) || value === undefined) continue;
    headers[name] = headers[name] === undefined ? value : `${headers[name]}, ${value}`;
  }
  // Exports write "x-unknown" for a type that they do not know.
  if (headers['content-type'] === undefined && mimeType !== null && !/^x-unknown/i.test(mimeType))
    headers['content-type'] = mimeType;
  return { ...headers };
}

/** A text field of a parsed object; null where there is none. */
export function textOf(from: unknown, name: string): string | null {
  const value = fieldOf(from, name);
  return typeof value === 'string' ? value : null;
}
function numberOf(from: unknown, name: string): number | null {
  const value = fieldOf(from, name);
  return typeof value === 'number' && Number.isFinite(value) ? value : null;
}
