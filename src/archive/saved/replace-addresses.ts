/** Ends an address in markup or a style: quotes, brackets, white space, the start or end of a tag. */
const ENDS = /["'()<>\s]|&(?:quot|#39|apos|gt|lt);/g;
const MOST_LENGTH = 1_024;
/** A page of nothing but references must not cost hours. */
const MOST_REFERENCES = 100_000;

/**
 * Puts addresses in the place of `cid:` references. Works on bytes, so that it does not matter in which charset the page
 * is (all that web pages use but UTF-16 keep ASCII as it is), and without a parser, in one pass.
 */
export function replaceAddresses(
  page: Buffer,
  addressOf: (cid: string) => string | null,
): { body: Buffer; changed: boolean } {
  const parts: Buffer[] = [];
  let from = 0;
  let left = MOST_REFERENCES;
  for (let at = page.indexOf('cid:'); at !== -1 && left > 0; left -= 1) {
    const text = page.toString('latin1', at, at + MOST_LENGTH);
    ENDS.lastIndex = 0;
    const end = ENDS.exec(text)?.index ?? text.length;
    const reference = text.slice(0, end).replaceAll('&amp;', '&');
    const address = addressOf(reference);
    if (address !== null) {
      parts.push(page.subarray(from, at), Buffer.from(inMarkup(address), 'latin1'));
      from = at + end;
    }
    at = page.indexOf('cid:', at + Math.max(4, end));
  }
  if (parts.length === 0) return { body: page, changed: false };
  return { body: Buffer.concat([...parts, page.subarray(from)]), changed: true };
}

/** An address as it may stand in any attribute or style: of a parsed URL only these could end it early. */
export function inMarkup(address: string): string {
  return address
    .replaceAll('&', '&amp;')
    .replace(/["'()<>]/g, (one) => `%${one.charCodeAt(0).toString(16).toUpperCase()}`);
}
