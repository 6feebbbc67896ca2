/**
 * Contacts that a site quotes as another's, such as a maker's mailbox for warranty claims. The page
 * names the other or links to it in its text, and the site has its own contacts elsewhere. On a
 * front page, with its many subjects, the sentence with the contact must name the other.
 */
import type { Place } from '../../model/derived/fingerprint.ts';
import type { EvidenceSide } from '../../model/derived/match.ts';
import { groupBy } from '../../model/group-by.ts';
import { isUrl } from '../../model/text/is-url.ts';
import type { SharedValue, Signal } from '../../signals/signal.ts';
import { normaliseCompanyName } from '../../values/company-name.ts';
import { linksOf, namesOf, perFingerprint } from '../readings/readings.ts';
import type { Subject } from '../readings/subject.ts';
import { statesFormerName } from './change-statements.ts';

/** A test per signal: true for contacts that one side quotes as the other's; null: none. */
export function quotedOf(left: Subject, right: Subject) {
  let mentions: readonly [left: Mentions, right: Mentions] | null = null;
  return ({ id, reaches }: Pick<Signal, 'id' | 'reaches'>): ((shared: SharedValue) => boolean) | null => {
    if (reaches !== true) return null;
    mentions ??= [mentionsOf(left, right), mentionsOf(right, left)];
    const [byLeft, byRight] = [quotedBy(id, left, right, mentions[0]), quotedBy(id, right, left, mentions[1])];
    if (byLeft === null && byRight === null) return null;
    return (shared) => byLeft?.(shared.left) === true || byRight?.(shared.right) === true;
  };
}

/** A test for contacts given as the other's; null: the other not mentioned, or no own contact. */
function quotedBy(
  signal: string,
  side: Subject,
  other: Subject,
  { places, names }: Mentions,
): ((at: EvidenceSide) => boolean) | null {
  if (places.length === 0 || !hasItsOwn(signal, side, other)) return null;
  const pages = new Set(places.map(({ url }) => url).filter((url) => !isFront(url)));
  const blocks = new Set(places.map(blockOf));
  return (at) =>
    (at.part !== 'frame' && pages.has(at.url)) ||
    blocks.has(blockOf(at)) ||
    names.some((name) => ` ${normaliseCompanyName(at.quote)} `.includes(` ${name} `));
}

const declaredBy = perFingerprint((side) =>
  namesOf(side).flatMap(({ role, value }) => (role === 'declared' ? [value] : [])),
);

const namesByValue = perFingerprint((side) => groupBy(namesOf(side), ({ value }) => value));

interface Mentions {
  readonly places: readonly Place[];
  readonly names: readonly string[];
}

/** Places where a side speaks of the other as another, and the names that it only mentions. */
function mentionsOf(side: Subject, other: Subject): Mentions {
  const carried = [...new Set(declaredBy(other))].flatMap((name) => namesByValue(side).get(name) ?? []);
  const own = declaredBy(side);
  // A site that states its former name speaks of itself.
  const mentions = carried.filter(
    ({ role, value, place }) =>
      role === 'mention' && !statesFormerName(place.quote, value, { names: own, atOwners: true }),
  );
  const leftBehind = new Set(carried.filter((name) => !mentions.includes(name)).map(({ value }) => value));
  // A mailbox at the other's domain is no mention: a successor may have forgotten it.
  const links = (linksOf(side)?.outbound ?? []).filter(
    ({ value, role }) => value === other.visit.site && role === 'main',
  );
  return {
    places: [...links, ...mentions].map(({ place }) => place),
    names: [...new Set(mentions.map(({ value }) => value))].filter((name) => !leftBehind.has(name)),
  };
}

/** Inline elements, which do not end a sentence. */
const WITHIN = /(?: > (?:a|abbr|b|bdi|bdo|big|cite|em|font|i|mark|q|s|small|span|strong|tt|u)(?::[\w-]+\(\d+\))?)+$/;

/** The paragraph, cell or item around a place. */
function blockOf({ url, selector }: Pick<Place, 'url' | 'selector'>): string {
  return `${url} ${selector.replace(WITHIN, '')}`;
}

function isFront(url: string): boolean {
  return !isUrl(url) || /^\/(?:[a-z]{2}\/)?(?:index\.\w+)?$/i.test(new URL(url).pathname);
}

const tokensOf = perFingerprint(({ fingerprint }) => new Set(fingerprint.tokens));

/** True if a side gives a value of the kind that the other does not give. */
function hasItsOwn(signal: string, side: Subject, other: Subject): boolean {
  const theirs = tokensOf(other);
  return side.fingerprint.tokens.some(
    (token) => token.startsWith(`${signal}:`) && !/:@|@$/.test(token) && !theirs.has(token),
  );
}
