/** Two visits of one site, with the texts of their pages → its pages and pictures, side by side. */
import type { PageText } from '../model/derived/search-text.ts';
import type { PageSides, PictureSides } from '../model/derived/visit-difference.ts';
import type { Capture, Visit } from '../model/facts/visit.ts';
import { canonicalKey } from '../model/text/canonical-url.ts';
import { hasAllPages, isGone } from './changes.ts';

export interface VisitTexts {
  readonly visit: Visit;
  readonly texts: readonly PageText[];
}

/** In the order of the later visit; what only the earlier one has comes last. */
export function pageSides(earlier: VisitTexts, later: VisitTexts): PageSides[] {
  const [then, now] = [textsBy(earlier), textsBy(later)];
  return [...new Set([...now.keys(), ...then.keys()])].map((key): PageSides => {
    const [one, other] = [then.get(key) ?? null, now.get(key) ?? null];
    const url = (other ?? one)?.url ?? key;
    const sides = { url, earlier: one?.capture ?? null, later: other?.capture ?? null };
    if (one !== null && other !== null)
      return { ...sides, state: one.title === other.title && one.text === other.text ? 'same' : 'changed' };
    return { ...sides, state: one === null ? absentFrom(earlier, key, 'added') : absentFrom(later, key, 'gone') };
  });
}

/**
 * Gone, or added: the other visit was told that there is no such page, or, for an added one, read
 * all pages. Else it did not read it.
 */
function absentFrom({ visit }: VisitTexts, key: string, what: 'added' | 'gone'): PageSides['state'] {
  const asked = visit.captures.find(({ role, url }) => role === 'page' && canonicalKey(url) === key);
  const isCertain = asked === undefined ? what === 'added' && hasAllPages(visit) : isGone(asked);
  return isCertain ? what : what === 'added' ? 'only-later' : 'only-earlier';
}

/** The first text of each address: another visitor's view of a page comes later. */
function textsBy({ texts }: VisitTexts): Map<string, PageText> {
  const found = new Map<string, PageText>();
  for (const text of texts) if (!found.has(canonicalKey(text.url))) found.set(canonicalKey(text.url), text);
  return found;
}

/** Pictures that differ, replaced ones first, and how many are the same under any address. */
export function pictureSides(
  earlier: Visit,
  later: Visit,
): { readonly same: number; readonly differing: PictureSides[] } {
  const [then, now] = [picturesOf(earlier), picturesOf(later)];
  const [known, shown] = [then, now].map((all) => new Set([...all.values()].map(({ body }) => body))) as [
    Set<unknown>,
    Set<unknown>,
  ];
  const replaced: PictureSides[] = [];
  const added: PictureSides[] = [];
  const gone: PictureSides[] = [];
  let same = 0;
  for (const [key, { id, url, body }] of now) {
    const before = then.get(key);
    if (known.has(body)) same += 1;
    else if (before !== undefined) replaced.push({ url, state: 'replaced', earlier: before.id, later: id });
    else added.push({ url, state: 'only-later', earlier: null, later: id });
  }
  for (const [key, { id, url, body }] of then)
    if (!now.has(key) && !shown.has(body)) gone.push({ url, state: 'only-earlier', earlier: id, later: null });
  return { same, differing: [...replaced, ...added, ...gone] };
}

function picturesOf({ captures }: Visit): Map<string, Capture> {
  const found = captures.filter(({ role, body }) => role === 'image' && body !== null);
  return new Map(found.map((capture) => [canonicalKey(capture.url), capture]));
}
