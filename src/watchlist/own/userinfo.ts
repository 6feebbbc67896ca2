/**
 * True for an address with a user name or password before the host. Read off the text, since what a parser refuses or
 * takes for another scheme (`ann:secret@host`) would be printed as well.
 */
export function hasUserinfo(address: string): boolean {
  const text = address.replace(/[\t\n\r]/g, '').trim();
  if (/^(?:mailto|data|javascript):/i.test(text)) return false;
  return /^(?:[a-z][a-z0-9+.-]*:)?[\\/]{2,}[^/\\?#]*@/i.test(text) || /^[^/\\?#@\s]*:[^/\\?#]*@/.test(text);
}

/** The same address without them, for messages: nothing of a password may be printed. */
export function withoutUserinfo(address: string): string {
  return address
    .replace(/[\t\n\r]/g, '')
    .trim()
    .replace(/^((?:[a-z][a-z0-9+.-]*:)?[\\/]{2,}|https?:|)[^/\\?#]*@/i, '$1');
}
