/** What a site carries of a list entry → the bits that each piece tells, and in words why. */

import type { Background } from '../model/background.ts';
import type { Place } from '../model/fingerprint.ts';
import { type ListedFinds, MOST_URLS } from '../model/mention.ts';
import { keysOf } from '../signals/find/listed-identifier.ts';
import { isRoleMailbox } from '../signals/identity/contact-email.ts';
import { daysOf, isBefore } from './interval.ts';
import type { Carried } from './listed-carried.ts';
import { CITED_SHARE, LISTED_CARRIERS } from './policy.ts';
import { rarityBits } from './rarity.ts';
import { registrationOf, type Subject } from './subject.ts';
import { capturedOn } from './timeline.ts';

/** Bits of a listed identifier that nobody else carries; a further one of its kind adds a little. */
export const IDENTIFIER = { each: 14, cap: 16 };
/** Of the listed domain, where nothing tells that it was registered before the listing: below what is flagged. */
const DOMAIN_BITS = 12;
/** A street address: the same room, the same street and number, another room there. Many sit at one of those. */
export const ADDRESS = { room: 5, door: 3, building: 1, cap: 6 };
/** An address at a listed website's domain, given as one's own, though the list does not give that address. */
const MAILBOX_BITS = 6;
/** What is left where only the part of the page is anybody's: the owner may hide his own there, so it stays a lead. */
const IN_CITED_PART = 0.6;
/** A link says less the further from where a site keeps its own. */
const LINK_SHARE: Readonly<Record<string, number>> = {
  redirect: 1,
  bio: 1,
  canonical: 1,
  hreflang: 1,
  frame: 0.5,
  nav: 0.5,
  footer: 0.5,
  media: 0.5,
};
const IN_PASSING = 0.15;
/** A site that carries identifiers of more listed parties than this is a list, or news of one. */
const MOST_PARTIES = 3;

export interface Weighed extends Carried {
  readonly bits: number;
  readonly cited: boolean;
  readonly why: string;
  /** Under which it is counted; null: it is not. */
  readonly token: string | null;
  /** Parties that carry it besides this site. */
  readonly others: number;
}

interface Worth {
  readonly each: number;
  readonly share: number;
  readonly why: string;
}

export function weighCarried(
  carried: readonly Carried[],
  site: Subject,
  about: ListedFinds,
  background: Background,
): Weighed[] {
  const registered = registrationOf(site)?.created ?? null;
  const domain = holderSince(site, about.listing, registered);
  // Of who has a name or a path there no registry knows.
  const tenant = holderSince(site, about.listing, null);
  return carried.flatMap((one): Weighed[] => {
    const worth = worthOf(one, one.identifier.address === undefined ? domain : tenant, carried);
    if (worth === null) return [];
    const { each, share, why } = worth;
    const { identifier, way, place } = one;
    // On its own domain nobody speaks of another.
    const kept = way === 'domain' ? 1 : shareAt(place, about);
    const token = keysOf(identifier)[0]?.key ?? null;
    const count = token === null ? 0 : background.count(token);
    const rare = rarityBits(Math.max(0, count - LISTED_CARRIERS) + 2, background.sites, each, each);
    return [{ ...one, bits: rare * share * kept, cited: kept < 1, why, token, others: Math.max(0, count - 1) }];
  });
}

/** Null: it tells nothing that another piece does not. */
function worthOf({ identifier, way, detail }: Carried, holder: Holder, carried: readonly Carried[]): Worth | null {
  const { each } = IDENTIFIER;
  switch (way) {
    case 'domain':
      return {
        each: holder.is === 'unknown' ? DOMAIN_BITS : each,
        share: holder.is === 'new' ? CITED_SHARE : 1,
        why: `It stands ${identifier.address === undefined ? 'on the domain' : 'at the very place'} that the list gives${holder.why}`,
      };
    case 'link':
      return { each, share: LINK_SHARE[detail] ?? IN_PASSING, why: `Its pages lead to the listed site (${detail}).` };
    case 'mailbox':
      return { each: MAILBOX_BITS, share: 1, why: `It gives ${detail}, an address at the listed site.` };
    case 'room':
      return { each: ADDRESS.room, share: 1, why: 'It is the same down to the room.' };
    case 'door':
      return { each: ADDRESS.door, share: 1, why: 'Many may sit at one street and number.' };
    case 'building':
      return { each: ADDRESS.building, share: 1, why: 'It is another room of that building.' };
    case 'given': {
      const why = 'The list gives it as the entity’s own.';
      const [local = '', domain = ''] = identifier.signal === 'contact-email' ? identifier.value.split('@') : [];
      // Whoever registers a domain anew has its mailboxes too, and "info@" first of all.
      if (domain === '' || domain !== holder.domain || holder.is === 'same') return { each, share: 1, why };
      if (isRoleMailbox(local) && carried.some((other) => other.way === 'domain')) return null;
      const here = `It is a mailbox at the site’s own domain${holder.why}`;
      if (holder.is === 'new') return { each, share: CITED_SHARE, why: here };
      return isRoleMailbox(local) ? { each: DOMAIN_BITS, share: 1, why: here } : { each, share: 1, why };
    }
  }
}

/** What an identifier keeps by its place; 1 where the site gives it as its own. */
function shareAt(place: Place, about: ListedFinds): number {
  if (speaksOfAnother(place, about)) return CITED_SHARE;
  return place.part === 'cited' || place.part === 'unseen' ? IN_CITED_PART : 1;
}

/**
 * Whether an identifier stands where the site speaks of the entity as of another: in a notice of law or news, or in the text of
 * a page that names the entity, on a site that nowhere calls itself so; or beside those of many listed parties.
 */
function speaksOfAnother(place: Place, { mentions, parties }: ListedFinds): boolean {
  if (place.part === 'notice') return true;
  const isOwn = mentions.some(({ role }) => role === 'owner' || role === 'trace');
  // Where a site keeps its own it lists nobody: what stands elsewhere on its pages takes nothing from it.
  if (place.part === 'frame' && mentions.some(({ role }) => role === 'owner')) return false;
  if (place.part !== 'frame' && parties > MOST_PARTIES) return true;
  const here = mentions.filter(({ urls }) => urls.length >= MOST_URLS || urls.includes(place.url));
  if (here.some(({ role }) => role === 'denied' || role === 'news' || role === 'credit')) return true;
  return place.part !== 'frame' && !isOwn && here.length > 0;
}

interface Holder {
  /** Of the site's domain: who had it when the entry was listed, another since, or nobody knows. */
  readonly is: 'same' | 'new' | 'unknown';
  readonly domain: string;
  /** The end of a sentence about that domain. */
  readonly why: string;
}

/** @param written when the domain was registered; null: not known */
function holderSince(site: Subject, { after, by }: ListedFinds['listing'], written: string | null): Holder {
  const domain = site.visit.site.replace(/:\d+$/, '');
  const created = daysOf(written);
  if (isBefore(daysOf(by), created))
    return {
      is: 'new',
      domain,
      why: `, but that was registered on ${written}, after the listing (${by}): a stranger may have it now.`,
    };
  const before = daysOf(after);
  if (isBefore(created, before))
    return { is: 'same', domain, why: `, registered on ${written}, before the listing (${after}).` };
  if (isBefore(capturedOn(site)?.days ?? null, before))
    return { is: 'same', domain, why: `, and was seen so before the listing (${after}).` };
  return {
    is: 'unknown',
    domain,
    why: `; whether its holder has been the same since the listing is not known (${created === null ? 'no registry says so' : `registered on ${written}, but the list does not say since when it has it`}): a stranger may have it now.`,
  };
}
