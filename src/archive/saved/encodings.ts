/** Base64, quoted-printable and percent escapes, over bytes in any charset. Nothing here throws. */

/** Undoes a Content-Transfer-Encoding (RFC 2045, 6). Broken text is marked and kept. */
export function undoTransferEncoding(encoding: string | undefined, raw: Buffer): { body: Buffer; marks: string[] } {
  const name = (encoding ?? '').trim().toLowerCase();
  if (name === 'quoted-printable') return { body: fromQuotedPrintable(raw), marks: [] };
  if (name === 'base64') {
    const { bytes, cut } = fromBase64(raw.toString('latin1'));
    return { body: bytes, marks: cut ? ['truncated'] : [] };
  }
  return { body: raw, marks: ['', '7bit', '8bit', 'binary'].includes(name) ? [] : ['encoding-unknown'] };
}

/** `cut`: strange characters, or a last group of one character (RFC 4648, 4). */
export function fromBase64(text: string): { bytes: Buffer; cut: boolean } {
  const padding = text.indexOf('=');
  const [head, tail] = padding === -1 ? [text, ''] : [text.slice(0, padding), text.slice(padding)];
  const isStrange = /[^\w+/\-\0-\x20]/.test(head) || /[^=\0-\x20]/.test(tail);
  const letters = head.replace(/[\0-\x20]+/g, '').length;
  const isShort = letters % 4 === 1 || (letters % 4 !== 0 && tail === '' && text.length > 64);
  return { bytes: Buffer.from(text, 'base64'), cut: isStrange || isShort };
}

/** RFC 2045, 6.7; a lone equals sign is kept. The lookbehind keeps a file of only spaces linear. */
function fromQuotedPrintable(raw: Buffer): Buffer {
  const encoded = /=[ \t]*(?:\r?\n|\r|$)|(?<![ \t])[ \t]+(?=\r?\n)|=([0-9a-f]{2})/gi;
  const text = raw.toString('latin1').replace(encoded, (_, hex?: string) => (hex === undefined ? '' : fromHex(_, hex)));
  return Buffer.from(text, 'latin1');
}

/** Percent escapes, as Latin-1. */
export function unescaped(text: string): string {
  return text.replace(/%([0-9a-f]{2})/gi, fromHex);
}

export function fromHex(_: string, hex: string): string {
  return String.fromCharCode(Number.parseInt(hex, 16));
}
