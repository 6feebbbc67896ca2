/**
 * A user name or password before the host. Reads the text, since `ann:secret@host` parses as
 * another scheme.
 */
export function hasUserinfo(address: string): boolean {
  const text = address.replace(/[\t\n\r]/g, '').trim();
  if (/^(?:mailto|data|javascript):/i.test(text)) return false;
  return /^(?:[a-z][a-z0-9+.-]*:)?[\\/]{2,}[^/\\?#]*@/i.test(text) || /^[^/\\?#@\s]*:[^/\\?#]*@/.test(text);
}

/** For messages, which must not show passwords. */
export function withoutUserinfo(address: string): string {
  return address
    .replace(/[\t\n\r]/g, '')
    .trim()
    .replace(/^((?:[a-z][a-z0-9+.-]*:)?[\\/]{2,}|https?:|)[^/\\?#]*@/i, '$1');
}
