/** The headers of a message or of one of its parts (RFC 5322, 2.2; RFC 2045), forgiving as browsers' readers are. */
export interface MimeHeaders {
  /** Unfolded, by lower-case name; of repeated ones the first. */
  get(name: string): string | undefined;
  /** "text/html", lower case; "text/plain" where it is missing (RFC 2045, 5.2). */
  readonly type: string;
  /** A parameter of the content type: boundary, start, charset. */
  param(name: string): string | undefined;
}

/** Where headers end and the body begins: after the first empty line. Null where there is none within `most` bytes. */
export function headerEnd(bytes: Buffer, from: number, most: number): { end: number; body: number } | null {
  let at = from;
  // A part may begin with its empty line: it has no headers at all.
  for (;;) {
    const next = bytes.indexOf(0x0a, at);
    if (next === -1 || next - from > most) return null;
    const line = next > at && bytes[next - 1] === 0x0d ? next - 1 : next;
    if (line === at) return { end: at, body: next + 1 };
    at = next + 1;
  }
}

const MOST_FIELDS = 200;

export function parseMimeHeaders(block: Buffer): MimeHeaders {
  const fields = new Map<string, string>();
  let last: string | null = null;
  for (const line of block.toString('utf8').split(/\r?\n/, MOST_FIELDS)) {
    if (/^[ \t]/.test(line)) {
      if (last !== null) fields.set(last, `${fields.get(last) ?? ''} ${line.trim()}`);
      continue;
    }
    const colon = line.indexOf(':');
    const name = line.slice(0, Math.max(0, colon)).trim().toLowerCase();
    last = /^[!-9;-~]{1,100}$/.test(name) && !fields.has(name) ? name : null;
    if (last !== null) fields.set(last, line.slice(colon + 1).trim());
  }
  const content = fields.get('content-type') ?? 'text/plain';
  return {
    get: (name) => fields.get(name),
    type: (content.split(';', 1)[0] ?? '').trim().toLowerCase(),
    param: (name) => paramOf(content, name),
  };
}

/** `; name=value` or `; name="value"` with backslash escapes. Long values are cut nowhere, so the search is linear. */
function paramOf(content: string, wanted: string): string | undefined {
  let at = content.indexOf(';');
  while (at !== -1) {
    const equals = content.indexOf('=', at);
    if (equals === -1) return undefined;
    const name = content
      .slice(at + 1, equals)
      .trim()
      .toLowerCase();
    let from = equals + 1;
    while (content[from] === ' ' || content[from] === '\t') from += 1;
    let value = '';
    if (content[from] === '"') {
      from += 1;
      for (; from < content.length && content[from] !== '"'; from++) {
        if (content[from] === '\\') from += 1;
        value += content[from] ?? '';
      }
      at = content.indexOf(';', from);
    } else {
      at = content.indexOf(';', from);
      value = content.slice(from, at === -1 ? undefined : at).trim();
    }
    if (name === wanted) return value;
  }
  return undefined;
}

/** Undoes RFC 2047 words, in which addresses with other letters are written. */
export function decodeWords(text: string): string {
  return text
    .replace(/\?=\s+=\?/g, '?==?')
    .replace(
      /=\?([\w-]{1,40})\?([bq])\?([^?\s]{0,2000})\?=/gi,
      (whole, charset: string, form: string, word: string) => {
        try {
          const bytes =
            form.toLowerCase() === 'b'
              ? Buffer.from(word, 'base64')
              : Buffer.from(
                  word
                    .replaceAll('_', ' ')
                    .replace(/=([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
                  'latin1',
                );
          return new TextDecoder(charset).decode(bytes);
        } catch {
          return whole;
        }
      },
    );
}
