/** The public addresses that a site's pages came from. */
import { z } from 'zod';
import { Occurrence, type Place } from '../../model/fingerprint.ts';
import { Instant } from '../../model/words.ts';
import type { Page, Site } from '../../page/view/views.ts';
import { comparableAddress } from '../find/shared-networks.ts';
import { occurrenceSignal } from '../occurrence-signal.ts';
import { comparisonOf, listed, OccurrenceCollector, sharedValues } from '../occurrences.ts';
import type { Comparison, Signal } from '../signal.ts';

const Address = Occurrence.extend({
  from: Instant.describe(
    'first seen there; the interval ends at or before the visit, and begins with it where nothing earlier is known',
  ),
  to: Instant.describe('last seen there'),
});
type Address = z.infer<typeof Address>;

/** Addresses are given to others after a while: seen further apart than this, one address may be two customers'. */
const SAME_TIME_DAYS = 183;
const DAY_MS = 86_400_000;

interface Sight {
  readonly address: string;
  readonly from: string;
  readonly to: string;
  readonly place: Place;
}

/** What the pages came from, and what earlier visits and name servers add to it. */
function sights(site: Site): Sight[] {
  const found: Sight[] = [];
  const see = (address: string | null, from: string, to: string, page: Page | undefined, says: string): void => {
    const root = page?.outline[0]?.node;
    const comparable = address === null ? null : comparableAddress(address);
    if (comparable === null || page === undefined || root === undefined) return;
    found.push({ address: comparable, from, to, place: page.place(root, `${says} ${comparable} ${days(from, to)}`) });
  };
  for (const page of site.pages) {
    const { address, capturedAt } = page.capture;
    see(address, capturedAt, capturedAt, page, 'served from');
  }
  for (const { address, firstSeen, lastSeen, source } of site.visit.addresses ?? [])
    see(address, firstSeen, lastSeen, site.pages[0], source === 'visit' ? 'served from' : `by ${source} at`);
  return found;
}

function days(from: string, to: string): string {
  const [first, last] = [from.slice(0, 10), to.slice(0, 10)];
  return first === last ? `on ${first}` : `from ${first} to ${last}`;
}

/** One entry an address: the place where it was seen longest, the interval that covers all. */
function extract(site: Site): Address[] | null {
  const all = sights(site);
  const found = new OccurrenceCollector<Address>();
  for (const value of new Set(all.map(({ address }) => address))) {
    const ofIt = all.filter(({ address }) => address === value);
    const from = ofIt.map((one) => one.from).reduce((one, other) => (one < other ? one : other));
    const to = ofIt.map((one) => one.to).reduce((one, other) => (one > other ? one : other));
    const place = (ofIt.find((one) => one.from === from) ?? ofIt[0])?.place;
    if (place !== undefined) found.add({ value, place, from, to });
  }
  return found.list();
}

/** Zero for intervals that overlap. */
function daysApart(one: Address, two: Address): number {
  const gap = (first: Address, second: Address): number => Date.parse(second.from) - Date.parse(first.to);
  return Math.max(0, gap(one, two), gap(two, one)) / DAY_MS;
}

function compare(left: Address[], right: Address[]): Comparison | null {
  const shared = sharedValues(left, right, ({ value }) => `host-address:${value}`);
  const apart = shared.map((pair) => {
    const [one, two] = [left, right].map((side) => side.find(({ value }) => value === pair.left.value));
    return one === undefined || two === undefined ? Number.POSITIVE_INFINITY : daysApart(one, two);
  });
  const together = shared.filter((_, index) => (apart[index] ?? 0) <= SAME_TIME_DAYS);
  const addresses = listed((together.length > 0 ? together : shared).map((pair) => pair.left.value));
  const when = apart.some((days) => days === 0) ? 'at the same time' : 'within half a year of each other';
  return together.length > 0
    ? comparisonOf('identical', together, `Both sites were served from ${addresses} ${when}.`)
    : comparisonOf('close', shared, `Both sites were served from ${addresses}, but more than half a year apart.`);
}

export const hostAddress: Signal<Address[]> = occurrenceSignal({
  id: 'host-address',
  version: 2,
  group: 'host',
  onNewOwner: 'found',
  sentence:
    'The public addresses that the site was served from, and since when; those of content networks and large builders are left out.',
  traps: [
    'One address of a hoster serves many unrelated sites.',
    'Hosters give an address to another customer after a while.',
  ],
  kinds: ['website'],
  value: z.array(Address).describe('IPv4 addresses, IPv6 networks of 64 bits'),
  extract,
  compare,
});
