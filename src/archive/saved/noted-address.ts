/** What programs that put something else in the place of an address note of it, in the same tag. */

import { webAddress } from '../web-address.ts';
import { plain } from './said-of-itself.ts';

/** How far a tag reaches on either side of an address in it. */
const NEAR = 4_096;

export interface TagAround {
  readonly before: string;
  readonly after: string;
  /** Whether it is an attribute of the tag, not the text of an element. */
  readonly inside: boolean;
}

export function tagAround(page: Buffer, at: number, end: number): TagAround {
  const back = page.toString('latin1', Math.max(0, at - NEAR), at);
  const open = back.lastIndexOf('<');
  const inside = open > back.lastIndexOf('>');
  const ahead = page.toString('latin1', end, end + NEAR);
  const close = ahead.indexOf('>');
  return { before: open === -1 ? back : back.slice(open), after: close === -1 ? ahead : ahead.slice(0, close), inside };
}

/** Where programs note the address that they replaced; lazy loaders kept it in the page already. */
const NOTES = ['data-sf-original-', 'data-savepage-', 'data-scrapbook-orig-attr-', 'data-sb-orig-'];
const LAZY = ['data-src', 'data-original', 'data-lazy-src'];

/** The address that stood in an attribute before; null where nobody noted it. */
export function originalIn({ before, after }: TagAround, attribute: string, base: string): string | null {
  const tag = `${before} ${after}`;
  const names = [...NOTES.map((note) => `${note}${attribute}`), ...(attribute === 'src' ? LAZY : [])];
  for (const name of names) {
    const at = tag.indexOf(` ${name}`);
    if (at === -1) continue;
    // WebScrapBook adds the time of the capture to the name.
    const value = /^(?:-\d{1,17})?=(?:"([^"]{1,8000})"|'([^']{1,8000})'|([^\s"'>]{1,8000}))/.exec(
      tag.slice(at + 1 + name.length),
    );
    const address = webAddress(plain(value?.[1] ?? value?.[2] ?? value?.[3]), base);
    if (address !== null) return address;
  }
  return null;
}
