import { headerFields } from '../header-fields.ts';

/** Headers of a message or a part (RFC 5322, 2.2; RFC 2045), as tolerant as browsers are. */
export interface MimeHeaders {
  /** By lower-case name; of repeated ones the first. */
  get(name: string): string | undefined;
  /** "text/html", lower case; "text/plain" where it is missing (RFC 2045, 5.2). */
  readonly type: string;
  /** A parameter of the content type: boundary, start, charset. */
  param(name: string): string | undefined;
}

/** The first empty line. Null where there is none within `most` bytes. */
export function headerEnd(bytes: Buffer, from: number, most: number): { end: number; body: number } | null {
  for (let at = from; ; ) {
    const next = bytes.indexOf(0x0a, at);
    if (next === -1 || next - from > most) return null;
    const line = next > at && bytes[next - 1] === 0x0d ? next - 1 : next;
    if (line === at) return { end: at, body: next + 1 };
    at = next + 1;
  }
}

const MOST_LINES = 200;

export function parseMimeHeaders(block: Buffer): MimeHeaders {
  const named = headerFields(block.toString('utf8').split(/\r?\n/, MOST_LINES));
  const fields = new Map(named.filter(([name]) => /^[!-9;-~]{1,100}$/.test(name)).reverse());
  const content = fields.get('content-type') ?? 'text/plain';
  return {
    get: (name) => fields.get(name),
    type: (content.split(';', 1)[0] ?? '').trim().toLowerCase(),
    param: (name) => paramOf(content, name),
  };
}

/** `; name=value` or `; name="value"` with backslash escapes, in linear time. */
function paramOf(content: string, wanted: string): string | undefined {
  for (let at = content.indexOf(';'); at !== -1; ) {
    const equals = content.indexOf('=', at);
    if (equals === -1) return undefined;
    const name = content.slice(at + 1, equals).trim();
    let from = equals + 1;
    while (content[from] === ' ' || content[from] === '\t') from += 1;
    let value = '';
    if (content[from] === '"') {
      for (from += 1; from < content.length && content[from] !== '"'; from++) {
        if (content[from] === '\\') from += 1;
        value += content[from] ?? '';
      }
      at = content.indexOf(';', from);
    } else {
      at = content.indexOf(';', from);
      value = content.slice(from, at === -1 ? undefined : at).trim();
    }
    if (name.toLowerCase() === wanted) return value;
  }
  return undefined;
}
