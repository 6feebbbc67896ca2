/**
 * WHATWG "decode": a byte order mark outranks the label; an unknown label is UTF-8. Never throws.
 */
export function decode(body: Uint8Array, label: string | null): string {
  try {
    return new TextDecoder(bomOf(body) ?? label ?? 'utf-8').decode(body);
  } catch {
    return new TextDecoder('utf-8').decode(body);
  }
}

function bomOf(body: Uint8Array): string | null {
  if (body[0] === 0xef && body[1] === 0xbb && body[2] === 0xbf) return 'utf-8';
  if (body[0] === 0xff && body[1] === 0xfe) return 'utf-16le';
  if (body[0] === 0xfe && body[1] === 0xff) return 'utf-16be';
  return null;
}
