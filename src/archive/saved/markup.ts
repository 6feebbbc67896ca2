/** Addresses in the markup of saved pages, read and replaced byte by byte, without a parser. */

/** How far a tag is followed on either side of an address in it, in bytes. */
const NEAR = 4_096;

/** `inside`: true if the address is in an attribute of the tag, not in the text of an element. */
export function tagAround(page: Buffer, at: number, end: number) {
  const back = page.toString('latin1', Math.max(0, at - NEAR), at);
  const open = back.lastIndexOf('<');
  const ahead = page.toString('latin1', end, end + NEAR);
  const close = ahead.indexOf('>');
  return {
    before: open === -1 ? back : back.slice(open),
    after: close === -1 ? ahead : ahead.slice(0, close),
    inside: open > back.lastIndexOf('>'),
  };
}

// biome-ignore format: one line reads better
const ENTITIES: Readonly<Record<string, string>> = { amp: '&', quot: '"', lt: '<', gt: '>', apos: "'", '#39': "'", '#34': '"', '#x27': "'" };

/** The few entities that programs write when they put a text into an attribute. */
export function decodeEntities(text: string | undefined): string | undefined {
  return text?.replace(/&(amp|quot|lt|gt|apos|#39|#34|#x27);/g, (whole, name: string) => ENTITIES[name] ?? whole);
}

/** Only these characters of a parsed URL could end an attribute or style early. */
export function inMarkup(address: string): string {
  return address
    .replaceAll('&', '&amp;')
    .replace(/["'()<>]/g, (one) => `%${one.charCodeAt(0).toString(16).toUpperCase()}`);
}
