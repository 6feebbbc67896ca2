/** The profiles on social networks and trade platforms that a site gives as its own, or is. */
import type { AnyNode } from 'domhandler';
import { z } from 'zod';
import { readPlatformAddress } from '../../address/platform.ts';
import { profileAt, socialProfile } from '../../address/social-profile.ts';
import { groupBy } from '../../model/group-by.ts';
import { memoised } from '../../model/memoised.ts';
import { standsInPost } from '../../page/view/posts.ts';
import type { Link, Page, Site } from '../../page/view/views.ts';
import { creditedNames } from '../find/credit-line.ts';
import { givenValues } from '../find/given-values.ts';
import { contactPlace } from '../find/listing-blocks.ts';
import { inRecords } from '../find/own-records.ts';
import { occurrenceSignal } from '../occurrence-signal.ts';
import { bestFirst, comparisonOf, KindedOccurrence, listed, sidesOf } from '../occurrences.ts';
import type { Comparison, SharedValue, Signal } from '../signal.ts';

function* find(site: Site): Generator<KindedOccurrence> {
  // A website that only claims a platform is read whole; its owner's part lacks such links.
  const isPlaced = site.kind !== 'website' || site.ownPart === null;
  const onPlatform = isPlaced ? (site.platform?.platform ?? null) : null;
  for (const page of site.pages) {
    const at = (node: AnyNode, profile: string | null, quote: string): KindedOccurrence[] =>
      profile === null
        ? []
        : [{ kind: profile.slice(0, profile.indexOf(':')), value: profile, place: contactPlace(page, node, quote) }];
    if (site.kind !== 'website') {
      const own = page.outline[0];
      // A saved copy served elsewhere says itself where it came from.
      const standing = readPlatformAddress(page.url) ?? (page === site.pages[0] ? site.platform : null);
      if (own !== undefined && standing !== null) yield* at(own.node, profileAt(standing), page.title ?? page.url);
      const seller = namedSeller(page);
      if (seller !== null) yield* at(seller.node, socialProfile(seller.url ?? ''), seller.text || seller.href);
      // A platform, not the seller, chooses a page's links to the platform itself.
    }
    const inPost = standsInPost(site, page);
    const credited = new Set(creditedNames(page));
    for (const { url, zone, node, text } of page.links) {
      if (url === null) continue;
      const samePlatform = onPlatform !== null && readPlatformAddress(url)?.platform === onPlatform;
      // Profiles in text and posts may be anybody's; in icon rows and frames they are the site's.
      if (samePlatform || (zone === 'main' && text.length > 60) || inPost(node)) continue;
      // The theme's or site's maker links its own profiles.
      if (credited.has(text)) continue;
      yield* at(node, socialProfile(url), url);
    }
    yield* inRecords(site, page, /^sameas$/, ({ node, value }) => at(node, socialProfile(value), value));
  }
  for (const { value, place } of givenValues(site, 'account')) {
    const profile = /^https?:/i.test(value) ? socialProfile(value) : null;
    if (profile !== null && onPlatform === null)
      yield { kind: profile.slice(0, profile.indexOf(':')), value: profile, place };
  }
}

/** Words of networks and blanks; the network itself chooses numbers and numbered names. */
const NOT_TELLING =
  /^(?:(?:id|club|public|group|shop|store|user|uc)?\d+\w{0,6}|uc[a-z0-9_-]{22}|official|company|business|contact|support|service|channel|website)$/i;
const LEAST_HANDLE = 7;

/** A handle that its owner would choose again on another network; null if it is too common. */
function tellingHandle({ value }: KindedOccurrence): string | null {
  const handle = value.slice(value.indexOf(':') + 1).replace(/[._-]/g, '');
  return handle.length < LEAST_HANDLE || !/\p{L}{4}/u.test(handle) || NOT_TELLING.test(handle) ? null : handle;
}

const handleToken = (handle: string): string => `social-link:@${handle}`;

const keys = (value: readonly KindedOccurrence[]): string[] =>
  value.flatMap((item) => {
    const handle = tellingHandle(item);
    return [`social-link:${item.value}`, ...(handle === null ? [] : [handleToken(handle)])];
  });

/** The first profile of each telling handle. */
const byHandle = memoised((value: readonly KindedOccurrence[]): Map<string, KindedOccurrence> => {
  const entries = value.map((item) => [tellingHandle(item), item] as const).filter((entry) => entry[0] !== null);
  return new Map(entries.reverse() as [string, KindedOccurrence][]);
});

/** Compares unusual handles on two networks: probably, but not surely, one owner. */
function compareHandles(left: readonly KindedOccurrence[], right: readonly KindedOccurrence[]): Comparison | null {
  const others = byHandle(right);
  const shared = [...byHandle(left)].flatMap(([handle, item]): SharedValue[] => {
    const other = others.get(handle);
    return other === undefined ? [] : [{ token: handleToken(handle), similarity: 1, ...sidesOf(item, other) }];
  });
  const handles = shared.map(({ token }) => (token ?? '').slice('social-link:@'.length)).sort();
  const note = `The sides have profiles with the same handle on different networks: ${listed(handles)}.`;
  return comparisonOf('partial', bestFirst(shared), note);
}

export const socialLink: Signal<'social-link', KindedOccurrence[]> = occurrenceSignal({
  id: 'social-link',
  version: 6,
  group: 'identity',
  reaches: true,
  sold: true,
  stated: true,
  onNewOwner: 'own',
  noun: ['social profile', 'social profiles'],
  listNoun: 'profile',
  changeAbout: 'contact',
  sentence: 'Profiles on social networks and trade platforms that the site gives as its own.',
  traps: [
    'The icons of an unfinished theme lead to the profiles of its maker.',
    'A dealer links to the profiles of the brand that it sells.',
    "An agency, a trade fair or a partner can be linked beside the site's own profiles.",
  ],
  value: z.array(KindedOccurrence),
  find,
  keys,
  note: (profiles) => `Both sides give the profile ${profiles}.`,
  compareSimilar: compareHandles,
});

/** The seller that most links lead to; null on a tie. Others' goods stand on such a page too. */
export function namedSeller(page: Page): Link | null {
  const standing = readPlatformAddress(page.url);
  if (standing === null || standing.owner !== null || (standing.unit !== 'listing' && standing.unit !== 'product'))
    return null;
  const targetOf = ({ url }: Link) => (url === null ? null : readPlatformAddress(url));
  const sellers = page.links.filter((link) => {
    const target = targetOf(link);
    return target?.platform === standing.platform && target.owner !== null;
  });
  const bySeller = groupBy(sellers, (link) => targetOf(link)?.owner);
  const [first, second] = [...bySeller.values()].sort((a, b) => b.length - a.length);
  if (first === undefined || first.length === second?.length) return null;
  return first.find((link) => targetOf(link)?.unit === 'seller') ?? first[0] ?? null;
}
