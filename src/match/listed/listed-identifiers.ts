/** A list entry × a site → the entry's identifiers that the site has, and their places. */
import type { Place } from '../../model/derived/fingerprint.ts';
import type { Entity } from '../../model/facts/seed.ts';
import { isAt, type ListedIdentifier, listedIdentifiers } from '../../signals/find/listed-identifier.ts';
import { contactEmail } from '../../signals/identity/contact-email.ts';
import { addressLevel, streetAddress, streetAddressIn } from '../../signals/identity/street-address.ts';
import { linksOf, mailboxesOf, Occurrences, readBy, valueOf } from '../readings/readings.ts';
import type { Subject } from '../readings/subject.ts';

const NEARNESS = ['room', 'door', 'building'] as const;
type Nearness = (typeof NEARNESS)[number];

/**
 * `domain`: the site is on the listed website. `link`: it links there. `mailbox`: it gives an
 * address at that domain that the list lacks. `given`: it shows the value. `room`, `door`,
 * `building`: the nearness of its street address.
 */
export type Way = 'domain' | 'link' | 'mailbox' | 'given' | Nearness;

export interface FoundIdentifier {
  readonly identifier: ListedIdentifier;
  readonly way: Way;
  readonly place: Place;
  /** The role of a link, the address of a mailbox; else empty. */
  readonly detail: string;
  /** Version of the signal that read it on the site. */
  readonly version: number;
}

type Found = Omit<FoundIdentifier, 'version'>;

export function identifiersOn(entity: Entity, site: Subject): FoundIdentifier[] {
  const found = listedIdentifiers(entity).flatMap((identifier): Found[] => {
    if (identifier.signal === 'site-link') return waysTo(identifier, site);
    if (identifier.signal === 'street-address') return nearestAddress(identifier, site);
    const { signal } = identifier;
    // Fingerprints of an earlier version keep wallets among the registration numbers.
    const kept = signal === 'wallet' ? valueOf(site, 'registration-number') : undefined;
    const read = Occurrences.safeParse(readBy(site, signal) === undefined ? kept : valueOf(site, signal));
    const one = read.data?.find((item) => item.value === identifier.value);
    return one === undefined ? [] : [{ identifier, way: 'given', place: one.place, detail: '' }];
  });
  const given = new Set(found.flatMap(({ way, identifier }) => (way === 'given' ? [identifier.value] : [])));
  // An address that the list also gives itself is one fact.
  const facts = found.filter(({ way, detail }) => way !== 'mailbox' || !given.has(detail));
  return facts.map((one) => {
    const signal = one.way === 'mailbox' ? 'contact-email' : one.identifier.signal;
    return { ...one, version: readBy(site, signal)?.version ?? 1 };
  });
}

function waysTo(identifier: ListedIdentifier, site: Subject): Found[] {
  const { value, address } = identifier;
  const { own, outbound } = linksOf(site) ?? { own: [], outbound: [] };
  const found: Found[] = [];
  const home = own.find((one) => one.value === value);
  if (
    home !== undefined &&
    (address === undefined || [home.place.url, site.visit.target].some((url) => isAt(url, address)))
  )
    found.push({ identifier, way: 'domain', place: home.place, detail: '' });
  const link = outbound.find((one) => one.value === value);
  // The reading keeps only the domain of a link; only the quotation shows the path.
  if (link !== undefined && (address === undefined || link.place.quote.toLowerCase().includes(address)))
    found.push({ identifier, way: 'link', place: link.place, detail: link.role });
  if (address !== undefined || home !== undefined) return found;
  // An address that the site gives as its own, at a domain of the entity.
  const mail = mailboxesOf(site).find(
    ({ value: mailbox, place: { proof } }) =>
      (mailbox.endsWith(`@${value}`) || mailbox.endsWith(`.${value}`)) && proof !== undefined,
  );
  if (mail !== undefined) found.push({ identifier, way: 'mailbox', place: mail.place, detail: mail.value });
  return found;
}

function nearestAddress(identifier: ListedIdentifier, site: Subject): Found[] {
  const listed = streetAddressIn(identifier.listed.value);
  const read = streetAddress.value.safeParse(valueOf(site, 'street-address'));
  if (listed === null || !read.success) return [];
  const near = read.data.flatMap((address): { way: Nearness; place: Place }[] => {
    const level = addressLevel(listed, address);
    if (level === null) return [];
    const way = level === 'partial' ? 'building' : level === 'identical' && address.room !== null ? 'room' : 'door';
    return [{ way, place: address.place }];
  });
  const [nearest] = near.sort((a, b) => NEARNESS.indexOf(a.way) - NEARNESS.indexOf(b.way));
  return nearest === undefined ? [] : [{ identifier, ...nearest, detail: '' }];
}

/** Number of separate listed parties with values on a site, links and street addresses aside. */
export function partiesOn(entries: readonly (readonly FoundIdentifier[])[]): number {
  let parties: Set<string>[] = [];
  for (const found of entries) {
    const values = new Set(
      found.flatMap(({ identifier: { signal, value }, way, detail }) => {
        if (way === 'domain' || way === 'given') return [`${signal}:${value}`];
        return way === 'mailbox' ? [`${signal}:${value}`, `${contactEmail.id}:${detail}`] : [];
      }),
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
