/** A list entry × a site → which of its identifiers the site carries, where, and how many bits each tells. */
import { z } from 'zod';
import type { Background } from '../model/background.ts';
import { Place } from '../model/fingerprint.ts';
import { type Mention, MOST_URLS } from '../model/mention.ts';
import type { Entity } from '../model/seed.ts';
import { type ListedIdentifier, listedIdentifiers } from '../signals/listed-identifier.ts';
import { addressLevel, doorToken, streetAddressIn } from '../signals/street-address.ts';
import { registrationOf } from './epoch.ts';
import { rarityBits } from './rarity.ts';
import { type Subject, valueOf } from './subject.ts';

/** Bits of a listed identifier that nobody else carries; a further one of its kind adds a little. */
export const IDENTIFIER = { each: 14, cap: 16 };
/** An address at a listed website's domain, given as one's own, though the list does not give that address. */
const MAILBOX_BITS = 6;
/** Of an address down to the room; of street and number, which a tower's hundreds share; of two rooms of one building. */
export const ADDRESS = { room: 5, door: 3, building: 1, cap: 6 };
/** What is left where a site speaks of the entry as of another, and of a domain that was registered after the listing. */
const CITED = 0.25;
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
/** A site that carries identifiers of more listed entities than this is a list, or news of one. */
const MOST_ENTITIES = 3;

const Occurrences = z.array(z.object({ value: z.string(), place: Place }));
const Links = z.object({
  own: Occurrences,
  outbound: z.array(z.object({ value: z.string(), role: z.string(), place: Place })),
});

const Addresses = z.array(
  z.object({
    value: z.string(),
    street: z.string(),
    house: z.string().nullable(),
    building: z.string().nullable(),
    room: z.string().nullable(),
    postcode: z.string().nullable(),
    places: z.array(z.string()),
    place: Place,
  }),
);

export interface ListedInput {
  readonly entity: Entity;
  /** Of this entity, on this site. */
  readonly mentions: readonly Mention[];
  /** How many listed entities have an identifier on the site. */
  readonly entitiesOnSite: number;
}

export interface Carried {
  readonly identifier: ListedIdentifier;
  readonly place: Place;
  readonly bits: number;
  readonly cited: boolean;
  readonly why: string;
}

export function carriedBy(
  { entity, mentions, entitiesOnSite }: ListedInput,
  site: Subject,
  background: Background,
): Carried[] {
  const isList = entitiesOnSite > MOST_ENTITIES;
  const found: Carried[] = [];
  for (const identifier of listedIdentifiers(entity)) {
    const { signal, value } = identifier;
    const worth = (
      place: Place,
      share: number,
      why: string,
      each: number = IDENTIFIER.each,
      token = `${signal}:${value}`,
    ): void => {
      const cited = isList || isCited(place, mentions);
      const count = background.count(token);
      // rarityBits takes two of the carriers for the pair; here the other one is the list.
      const rare = rarityBits(count === 0 ? 0 : count + 1, background.sites, each, each);
      found.push({ identifier, place, bits: rare * share * (cited ? CITED : 1), cited, why });
    };
    if (signal === 'street-address') {
      const found = addressOn(site, identifier.raw);
      if (found !== null) worth(found.place, 1, found.why, found.bits, found.token);
      continue;
    }
    if (signal === 'site-link') {
      const links = Links.safeParse(valueOf(site, 'site-link'));
      if (!links.success) continue;
      const own = links.data.own.find((one) => one.value === value);
      const anew = own === undefined ? null : registeredAfterListing(site, entity);
      if (own !== undefined)
        worth(own.place, anew === null ? 1 : CITED, anew ?? 'It stands on the domain that the list gives.');
      const link = links.data.outbound.find((one) => one.value === value);
      if (link !== undefined)
        worth(link.place, LINK_SHARE[link.role] ?? IN_PASSING, `Its pages lead to the listed site (${link.role}).`);
      const mail = mailAt(value, site);
      if (mail !== undefined && own === undefined)
        worth(mail.place, 1, `It gives ${mail.value}, an address at the listed site.`, MAILBOX_BITS);
      continue;
    }
    const read = Occurrences.safeParse(valueOf(site, signal));
    const one = read.success ? read.data.find((item) => item.value === value) : undefined;
    if (one !== undefined) worth(one.place, 1, 'The list gives it as the entity’s own.');
  }
  return found;
}

/** The nearest to the listed address that the site gives. */
function addressOn(
  site: Subject,
  raw: string,
): { readonly place: Place; readonly bits: number; readonly token: string; readonly why: string } | null {
  const listed = streetAddressIn(raw);
  const read = Addresses.safeParse(valueOf(site, 'street-address'));
  if (listed === null || !read.success) return null;
  const [best] = read.data
    .flatMap((address) => {
      const level = addressLevel(listed, address);
      if (level === null) return [];
      if (level === 'partial')
        return { place: address.place, bits: ADDRESS.building, why: 'It is another room of that building.' };
      return level === 'identical' && address.room !== null
        ? { place: address.place, bits: ADDRESS.room, why: 'It is the same down to the room.' }
        : { place: address.place, bits: ADDRESS.door, why: 'Many may sit at one street and number.' };
    })
    .sort((a, b) => b.bits - a.bits);
  return best === undefined ? null : { ...best, token: doorToken(listed) };
}

/** An address given as one's own at a domain that is not the site's. */
function mailAt(domain: string, site: Subject): { readonly value: string; readonly place: Place } | undefined {
  const read = Occurrences.safeParse(valueOf(site, 'contact-email'));
  return (read.success ? read.data : []).find(
    ({ value, place }) =>
      (value.endsWith(`@${domain}`) || value.endsWith(`.${domain}`)) &&
      (place.part === 'frame' || place.part === 'self'),
  );
}

/**
 * Whether an identifier stands where the site speaks of the entity as of another: in a quotation, a notice of law or news, or
 * in the text of a page that names the entity, on a site that nowhere calls itself so.
 */
function isCited(place: Place, mentions: readonly Mention[]): boolean {
  if (place.part === 'cited' || place.part === 'notice') return true;
  const here = mentions.filter(({ urls }) => urls.length >= MOST_URLS || urls.includes(place.url));
  if (here.some(({ role }) => role === 'denied' || role === 'news' || role === 'credit')) return true;
  const isOwn = mentions.some(({ role }) => role === 'owner' || role === 'trace');
  return place.part !== 'frame' && !isOwn && here.length > 0;
}

/** In words; null: not so, or not known. */
function registeredAfterListing(site: Subject, { dates }: Entity): string | null {
  const created = registrationOf(site)?.created ?? null;
  const { listed } = dates;
  if (created === null || listed === undefined || created.slice(0, listed.length) <= listed) return null;
  return `It stands on the domain that the list gives, but that was registered on ${created}, after the listing (${listed}): a stranger may have it now.`;
}
