/** The identifiers of a list entry on a site → the bits of each, and the reason in words. */
import type { Background } from '../../model/derived/background.ts';
import type { Place } from '../../model/derived/fingerprint.ts';
import { type ListedFinds, MOST_URLS } from '../../model/derived/mention.ts';
import { keysOf } from '../../signals/find/listed-identifier.ts';
import { isRoleMailbox } from '../../signals/identity/contact-email.ts';
import type { SignalId } from '../../signals/list.ts';
import { daysOf, isBefore } from '../readings/interval.ts';
import { Occurrences, registrationOf, valueOf } from '../readings/readings.ts';
import type { Subject } from '../readings/subject.ts';
import { capturedOn } from '../readings/timeline.ts';
import type { Standing } from '../weigh/compared-signal.ts';
import {
  ADDRESS,
  CITED_SHARE,
  DOMAIN_BITS,
  IDENTIFIER,
  LINK_IN_PASSING,
  LINK_SHARE,
  LISTED_CARRIERS,
  MAILBOX_BITS,
  MOST_PARTIES,
  OWN_LISTED,
  SAID_LISTED,
  SAID_SHARE,
} from '../weigh/policy.ts';
import { rarityBits } from '../weigh/rarity.ts';
import type { FoundIdentifier } from './listed-identifiers.ts';

const WHY_NEAR = {
  room: 'It is the same down to the room.',
  door: 'Many parties may be at one street and number.',
  building: 'It is another room of that building.',
};

export interface WeighedIdentifier extends FoundIdentifier {
  readonly bits: number;
  /** own: proven. said, cited (the site speaks of another): weigh less, flag nothing alone. */
  readonly standing: Standing;
  readonly why: string;
  /** The token that it is counted by; null: not counted. */
  readonly token: string | null;
  /** Other parties that have it. */
  readonly others: number;
}

export function weighIdentifiers(
  found: readonly FoundIdentifier[],
  site: Subject,
  finds: ListedFinds,
  background: Background,
): WeighedIdentifier[] {
  const domain = ownerSince(site, finds.listing, registrationOf(site)?.created ?? null);
  // No registry knows the owner of a name or a path on somebody's domain.
  const tenant = ownerSince(site, finds.listing, null);
  return found.flatMap((one): WeighedIdentifier[] => {
    const worth = worthOf(one, one.identifier.address === undefined ? domain : tenant, found);
    if (worth === null) return [];
    const { each, share = 1, why } = worth;
    const { standing, kept } = standingAt(one, finds, site);
    const token = keysOf(one.identifier)[0]?.key ?? null;
    const count = token === null ? 0 : background.count(token);
    const rare = rarityBits(Math.max(0, count - LISTED_CARRIERS) + 2, background.sites, each, each);
    const least = standing === 'own' && count <= OWN_LISTED.parties ? Math.min(each, OWN_LISTED.bits) : 0;
    const bits = Math.max(least, rare) * share * kept;
    return [{ ...one, bits, standing, why, token, others: Math.max(0, count - 1) }];
  });
}

/** Null: it adds nothing to another identifier. */
function worthOf(
  { identifier, way, detail }: FoundIdentifier,
  owner: OwnerSinceListing,
  found: readonly FoundIdentifier[],
): { readonly each: number; readonly share?: number; readonly why: string } | null {
  const { each } = IDENTIFIER;
  switch (way) {
    case 'domain': {
      const why = `The site is ${identifier.address === undefined ? 'on the listed domain' : 'at the listed address'}. ${owner.why}`;
      if (owner.is === 'unknown') return { each: DOMAIN_BITS, why };
      // A lapsed domain is anybody's, so only the contents of the site count, as on any other site.
      return owner.is === 'new' ? { each, share: 0, why } : { each, why };
    }
    case 'link':
      return {
        each,
        share: LINK_SHARE[detail] ?? LINK_IN_PASSING,
        why: `Its pages link to the listed site (${detail}).`,
      };
    case 'mailbox':
      return { each: MAILBOX_BITS, why: `It gives ${detail}, an address at the listed site.` };
    case 'room':
    case 'door':
    case 'building':
      return { each: ADDRESS[way], why: WHY_NEAR[way] };
    case 'given': {
      const why = 'The list gives it as the entity’s own.';
      const [local = '', domain = ''] = identifier.signal === 'contact-email' ? identifier.value.split('@') : [];
      // A new owner of a domain has its mailboxes too, "info@" first of all.
      if (domain === '' || domain !== owner.domain || owner.is === 'same') return { each, why };
      if (isRoleMailbox(local) && found.some((other) => other.way === 'domain')) return null;
      const atOwnDomain = `It is a mailbox at the site’s own domain. ${owner.why}`;
      if (owner.is === 'new') return { each, share: isRoleMailbox(local) ? 0 : CITED_SHARE, why: atOwnDomain };
      return isRoleMailbox(local) ? { each: DOMAIN_BITS, why: atOwnDomain } : { each, why };
    }
  }
}

/** The standing of an identifier at its place, and the share of its bits that it keeps. */
function standingAt(
  { way, place, identifier, detail }: FoundIdentifier,
  finds: ListedFinds,
  site: Subject,
): { readonly standing: Standing; readonly kept: number } {
  // The entity's own site is attributed to it: here is a person's, a shared host or a new owner's.
  if (way === 'domain') return { standing: 'said', kept: 1 };
  if (speaksOfAnother(place, finds)) return { standing: 'cited', kept: CITED_SHARE };
  if (place.part === 'cited' || place.part === 'unseen') return { standing: 'cited', kept: SAID_SHARE.alone };
  if (place.proof !== undefined) return { standing: 'own', kept: 1 };
  // The bits already depend on the role of the link.
  if (way === 'link') return { standing: detail === 'main' || detail === 'mail' ? 'cited' : 'said', kept: 1 };
  const beside = givesOwn(site, identifier.signal);
  return { standing: 'said', kept: beside ? SAID_LISTED.beside : SAID_LISTED.alone };
}

const givesOwn = (site: Subject, signal: SignalId): boolean => {
  const read = Occurrences.safeParse(valueOf(site, signal));
  return read.success && read.data.some(({ place }) => place.proof !== undefined);
};

/** True in a notice, in news, in a text about the entity, or beside many listed parties. */
function speaksOfAnother(place: Place, { mentions, parties }: ListedFinds): boolean {
  if (place.part === 'notice') return place.proof === undefined;
  if (place.proof !== undefined) return place.proof !== 'frame' && parties > MOST_PARTIES;
  const isOwn = mentions.some(({ role }) => role === 'owner' || role === 'trace');
  // A site's frame holds its own contacts, not lists of others: mentions elsewhere do not matter.
  if (place.part === 'frame' && mentions.some(({ role }) => role === 'owner')) return false;
  if (place.part !== 'frame' && parties > MOST_PARTIES) return true;
  const here = mentions.filter(({ urls }) => urls.length >= MOST_URLS || urls.includes(place.url));
  if (here.some(({ role }) => role === 'denied' || role === 'news' || role === 'credit')) return true;
  return place.part !== 'frame' && !isOwn && here.length > 0;
}

/** The owner of the site's domain, compared with the one at the time of the listing. */
interface OwnerSinceListing {
  readonly is: 'same' | 'new' | 'unknown';
  readonly domain: string;
  /** The reason as a sentence. */
  readonly why: string;
}

/** @param registered date of the domain's registration; null: unknown */
function ownerSince(
  site: Subject,
  { after, by }: ListedFinds['listing'],
  registered: string | null,
): OwnerSinceListing {
  const domain = site.visit.site.replace(/:\d+$/, '');
  const created = daysOf(registered);
  if (isBefore(daysOf(by), created)) {
    const why = `The domain was registered on ${registered}, after the listing (${by}): a stranger may own it now, so the domain alone counts nothing.`;
    return { is: 'new', domain, why };
  }
  const before = daysOf(after);
  if (isBefore(created, before))
    return { is: 'same', domain, why: `The domain was registered on ${registered}, before the listing (${after}).` };
  if (isBefore(capturedOn(site)?.days ?? null, before))
    return { is: 'same', domain, why: `It was seen there before the listing (${after}).` };
  const unknown = created === null ? 'no registration date' : `registered on ${registered}, date of listing not known`;
  const why = `It is not known whether the owner has been the same since the listing (${unknown}): a stranger may own it now.`;
  return { is: 'unknown', domain, why };
}
