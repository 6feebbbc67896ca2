/** The public addresses that a site's pages came from. */
import ipaddr from 'ipaddr.js';
import { z } from 'zod';
import { Occurrence } from '../../model/derived/fingerprint.ts';
import { groupBy } from '../../model/group-by.ts';
import { Instant } from '../../model/words.ts';
import type { Page, Site } from '../../page/view/views.ts';
import { occurrenceSignal } from '../occurrence-signal.ts';
import { comparisonOf, listed } from '../occurrences.ts';
import type { Comparison, SharedValue, Signal } from '../signal.ts';

const Address = Occurrence.extend({
  from: Instant.describe(
    'first seen there; the interval ends at or before the visit, and begins with it where nothing earlier is known',
  ),
  to: Instant.describe('last seen there'),
});
type Address = z.infer<typeof Address>;

/** Addresses change hands: seen further apart than this, one may belong to two customers. */
const SAME_TIME_DAYS = 183;
const DAY_MS = 86_400_000;

/** The addresses that the pages came from, with those of earlier visits and name servers. */
function sights(site: Site): Address[] {
  const found: Address[] = [];
  const see = (address: string | null, from: string, to: string, page: Page | undefined, says: string): void => {
    const root = page?.outline[0]?.node;
    const value = address === null ? null : comparableAddress(address);
    if (value === null || page === undefined || root === undefined) return;
    found.push({ value, from, to, place: page.place(root, `${says} ${value} ${days(from, to)}`) });
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

/** One entry an address: the place where it was seen longest, and the interval that covers all. */
function find(site: Site): Address[] {
  return [...groupBy(sights(site), ({ value }) => value)].flatMap(([value, ofIt]) => {
    const from = ofIt.map((one) => one.from).sort()[0];
    const to = ofIt
      .map((one) => one.to)
      .sort()
      .at(-1);
    const place = ofIt.find((one) => one.from === from)?.place;
    return place === undefined || from === undefined || to === undefined ? [] : { value, place, from, to };
  });
}

/** Zero for intervals that overlap. */
function daysApart(one: Address, two: Address): number {
  const gap = (first: Address, second: Address): number => Date.parse(second.from) - Date.parse(first.to);
  return Math.max(0, gap(one, two), gap(two, one)) / DAY_MS;
}

function compare(shared: SharedValue[], left: Address[], right: Address[]): Comparison | null {
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

export const hostAddress: Signal<'host-address', Address[]> = occurrenceSignal({
  id: 'host-address',
  version: 2,
  group: 'host',
  onNewOwner: 'found',
  noun: ['server address', 'server addresses'],
  changeAbout: 'host',
  offPage: true,
  sentence:
    'The public addresses that the site was served from, and since when; those of content networks and large builders are left out.',
  traps: [
    'One address of a hoster serves many unrelated sites.',
    'Hosters give an address to another customer after a while.',
  ],
  kinds: ['website'],
  value: z.array(Address).describe('IPv4 addresses, IPv6 networks of 64 bits'),
  find,
  compare,
});

/** By owner, as of 2026-11. Without Akamai, CloudFront, large clouds: their lists change weekly. */
const NETWORKS: Readonly<Record<string, string>> = {
  // https://www.cloudflare.com/ips/
  Cloudflare: `173.245.48.0/20 103.21.244.0/22 103.22.200.0/22 103.31.4.0/22 141.101.64.0/18 108.162.192.0/18 190.93.240.0/20
    188.114.96.0/20 197.234.240.0/22 198.41.128.0/17 162.158.0.0/15 104.16.0.0/13 104.24.0.0/14 172.64.0.0/13 131.0.72.0/22
    2400:cb00::/32 2606:4700::/32 2803:f800::/32 2405:b500::/32 2405:8100::/32 2a06:98c0::/29 2c0f:f248::/32`,
  // https://api.fastly.com/public-ip-list
  Fastly: `23.235.32.0/20 43.249.72.0/22 103.244.50.0/24 103.245.222.0/23 103.245.224.0/24 104.156.80.0/20 140.248.64.0/18
    140.248.128.0/17 146.75.0.0/17 151.101.0.0/16 157.52.64.0/18 167.82.0.0/17 167.82.128.0/20 167.82.160.0/20 167.82.224.0/20
    172.111.64.0/18 185.31.16.0/22 199.27.72.0/21 199.232.0.0/16 2a04:4e40::/32 2a04:4e42::/32`,
  // Builders tell their customers to point a domain to these addresses.
  Shopify: '23.227.38.0/24',
  'GitHub Pages': '185.199.108.0/22 2606:50c0:8000::/46',
  Squarespace: '198.185.159.0/24 198.49.23.0/24',
  Wix: '185.230.60.0/22',
};

const rangesIn = (list: string) => list.split(/\s+/).map((range) => ipaddr.parseCIDR(range));
const RANGES = Object.values(NETWORKS).flatMap(rangesIn);

/** Documentation addresses (RFC 5737, RFC 3849): never dialled, but generated worlds use them. */
const MADE_UP = rangesIn('192.0.2.0/24 198.51.100.0/24 203.0.113.0/24 2001:db8::/32');

/** An IPv4 address or the /64 of an IPv6 one. Null: not public, a shared network, no address. */
export function comparableAddress(text: string): string | null {
  if (!(text.includes(':') ? ipaddr.IPv6.isValid(text) : ipaddr.IPv4.isValidFourPartDecimal(text))) return null;
  const address = ipaddr.process(text);
  const isIn = (range: [ipaddr.IPv4 | ipaddr.IPv6, number]): boolean =>
    range[0].kind() === address.kind() && address.match(range as never);
  if (address.range() !== 'unicast' && !MADE_UP.some(isIn)) return null;
  if (RANGES.some(isIn)) return null;
  if (address.kind() === 'ipv4') return address.toString();
  const [a, b, c, d] = (address as ipaddr.IPv6).parts;
  return `${new ipaddr.IPv6([a ?? 0, b ?? 0, c ?? 0, d ?? 0, 0, 0, 0, 0]).toString()}/64`;
}
