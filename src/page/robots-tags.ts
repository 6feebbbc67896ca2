/** A page's requests to robots (X-Robots-Tag, meta elements) → what this crawler does. Pure. */
import type { Link, Meta } from './view/views.ts';

/** Pages are compared, not indexed: tags forbid to follow links and take pictures, not to read. */
const POLICY = new Map<string, readonly string[]>([
  // With nofollow no link, frame or document is followed, with noimageindex no picture taken; the
  // others are marks only.
  ...'nofollow noimageindex noindex noarchive nosnippet unavailable_after noai noimageai'
    .split(' ')
    .map((tag): [string, string[]] => [tag, [tag]]),
  ['none', ['noindex', 'nofollow']],
  ['nocache', ['noarchive']],
]);
/** The addressees of a tag: everybody, or us by our product token. */
const AGENT = 'revenant';
/** Tags that carry a value after a colon, which names no crawler. */
const VALUED = /^(?:unavailable_after|max-[a-z-]+)$/;
/** A link with it is not followed; the same page linked without it is. */
const NOFOLLOW = /(?:^|\s)nofollow(?:\s|$)/;
/** Characters read of one header or element. */
const MOST = 4_096;

/** `header`: X-Robots-Tag, several joined by ", ". Of all that speaks to us the strictest holds. */
export function robotsTagsOf(header: string | undefined, metas: readonly Pick<Meta, 'name' | 'content'>[]) {
  const found = new Set(tagsOfHeader(header ?? ''));
  for (const { name, content } of metas) {
    if (name !== 'robots' && name !== AGENT) continue;
    for (const tag of content.slice(0, MOST).split(',')) for (const known of meaningOf(tag)) found.add(known);
  }
  const marks = [...found].map((tag) => `robots:${tag}`).sort();
  return { marks, follow: !found.has('nofollow'), pictures: !found.has('noimageindex') };
}

/** True if a link's rel, in lower case, asks that it is not followed. */
export function isNofollow({ rel }: Pick<Link, 'rel'>): boolean {
  return NOFOLLOW.test(rel);
}

/** A name before a colon is the addressee of the tags after it, until the next name. */
function tagsOfHeader(header: string): string[] {
  const found: string[] = [];
  let isOurs = true;
  for (const part of header.slice(0, MOST).split(',')) {
    const [, name, rest] = /^\s*([A-Za-z][\w-]*)\s*:(.*)$/s.exec(part) ?? [];
    const isName = name !== undefined && !VALUED.test(name.toLowerCase());
    if (isName) isOurs = name.toLowerCase() === AGENT || name === 'robots';
    if (isOurs) found.push(...meaningOf(isName ? (rest ?? '') : part));
  }
  return found;
}

function meaningOf(text: string): readonly string[] {
  const [tag = ''] = text.trim().toLowerCase().split(/[\s:]/, 1);
  return POLICY.get(tag) ?? [];
}
