/** A list entry × a site → which of the entry's identifiers the site carries, and where: what is weighed (listed-weighed.ts). */
import { z } from 'zod';
import { Place } from '../model/fingerprint.ts';
import type { Entity } from '../model/seed.ts';
import { type ListedIdentifier, listedIdentifiers } from '../signals/find/listed-identifier.ts';
import { isAt } from '../signals/find/listed-website.ts';
import { addressLevel, streetAddress, streetAddressIn } from '../signals/identity/street-address.ts';
import { type Subject, valueOf } from './subject.ts';

/**
 * `domain`: the site stands on the listed website. `link`: it leads there. `mailbox`: it gives an address at that domain which
 * the list does not give. `given`: it shows the value itself. `room`, `door`, `building`: how near its street address is.
 */
export type Way = 'domain' | 'link' | 'mailbox' | 'given' | Nearness;

type Nearness = 'room' | 'door' | 'building';
const NEARNESS: readonly Nearness[] = ['room', 'door', 'building'];

export interface Carried {
  readonly identifier: ListedIdentifier;
  readonly way: Way;
  readonly place: Place;
  /** Of a link its role, of a mailbox the address; else empty. */
  readonly detail: string;
}

const Occurrences = z.array(z.object({ value: z.string(), place: Place }));
const Links = z.object({
  own: Occurrences,
  outbound: z.array(z.object({ value: z.string(), role: z.string(), place: Place })),
});

export function carriedOn(entity: Entity, site: Subject): Carried[] {
  const found = listedIdentifiers(entity).flatMap((identifier): Carried[] => {
    if (identifier.signal === 'site-link') return waysTo(identifier, site);
    if (identifier.signal === 'street-address') return nearest(identifier, site);
    const read = Occurrences.safeParse(valueOf(site, identifier.signal));
    const one = read.success ? read.data.find((item) => item.value === identifier.value) : undefined;
    return one === undefined ? [] : [{ identifier, way: 'given', place: one.place, detail: '' }];
  });
  const given = new Set(found.flatMap(({ way, identifier }) => (way === 'given' ? [identifier.value] : [])));
  // An address that the list gives itself is one fact.
  return found.filter(({ way, detail }) => way !== 'mailbox' || !given.has(detail));
}

function isNear(way: Way): boolean {
  return NEARNESS.some((one) => one === way);
}

function waysTo(identifier: ListedIdentifier, site: Subject): Carried[] {
  const { value, address } = identifier;
  const links = Links.safeParse(valueOf(site, 'site-link'));
  if (!links.success) return [];
  const found: Carried[] = [];
  const own = links.data.own.find((one) => one.value === value);
  const isOwn =
    own !== undefined &&
    (address === undefined || [own.place.url, site.visit.target].some((url) => isAt(url, address)));
  if (own !== undefined && isOwn) found.push({ identifier, way: 'domain', place: own.place, detail: '' });
  const link = links.data.outbound.find((one) => one.value === value);
  // Of a link the reading keeps the domain alone; its quotation shows where it leads, or nothing does.
  if (link !== undefined && (address === undefined || link.place.quote.toLowerCase().includes(address)))
    found.push({ identifier, way: 'link', place: link.place, detail: link.role });
  if (address !== undefined || own !== undefined) return found;
  const mail = mailAt(value, site);
  if (mail !== undefined) found.push({ identifier, way: 'mailbox', place: mail.place, detail: mail.value });
  return found;
}

/** Of the addresses that the site gives the one that is nearest to the listed one. */
function nearest(identifier: ListedIdentifier, site: Subject): Carried[] {
  const listed = streetAddressIn(identifier.listed.value);
  const read = streetAddress.value.safeParse(valueOf(site, 'street-address'));
  if (listed === null || !read.success) return [];
  return read.data
    .flatMap((address): Carried[] => {
      const level = addressLevel(listed, address);
      if (level === null) return [];
      const way = level === 'partial' ? 'building' : level === 'identical' && address.room !== null ? 'room' : 'door';
      return [{ identifier, way, place: address.place, detail: '' }];
    })
    .sort((a, b) => NEARNESS.indexOf(a.way as Nearness) - NEARNESS.indexOf(b.way as Nearness))
    .slice(0, 1);
}

/** An address given as one's own at a domain that is not the site's. */
function mailAt(domain: string, site: Subject): z.infer<typeof Occurrences>[number] | undefined {
  const read = Occurrences.safeParse(valueOf(site, 'contact-email'));
  return (read.success ? read.data : []).find(
    ({ value, place }) =>
      (value.endsWith(`@${domain}`) || value.endsWith(`.${domain}`)) &&
      (place.part === 'frame' || place.part === 'self'),
  );
}

/**
 * Of how many parties that have nothing in common a site carries identifiers. Firms of one group share a phone or a website:
 * they are one. Whom a site only links to it may well speak of, and a
 * building houses many.
 */
export function partiesOn(entries: readonly (readonly Carried[])[]): number {
  let parties: Set<string>[] = [];
  for (const carried of entries) {
    const values = new Set(
      carried.flatMap(({ identifier: { signal, value }, way, detail }) =>
        way === 'link' || isNear(way)
          ? []
          : [`${signal}:${value}`, ...(way === 'mailbox' ? [`contact-email:${detail}`] : [])],
      ),
    );
    if (values.size === 0) continue;
    const joined = parties.filter((party) => [...values].some((value) => party.has(value)));
    parties = [
      ...parties.filter((party) => !joined.includes(party)),
      new Set([...values, ...joined.flatMap((party) => [...party])]),
    ];
  }
  return parties.length;
}
