/** The public addresses that a site's pages came from. */
import { z } from 'zod';
import { Occurrence } from '../model/fingerprint.ts';
import { Instant } from '../model/words.ts';
import type { Site } from '../page/views.ts';
import { comparisonOf, Found, listed, sharedValues } from './occurrences.ts';
import { comparableAddress } from './shared-networks.ts';
import type { Comparison, Signal } from './signal.ts';

const Address = Occurrence.extend({ at: Instant.describe('when it was dialled') });
const Value = z.array(Address).describe('IPv4 addresses, IPv6 networks of 64 bits');
type Address = z.infer<typeof Address>;
type Value = z.infer<typeof Value>;

/** Addresses are given to others after a while: seen further apart than this, one address may be two customers'. */
const SAME_TIME_DAYS = 183;
const DAY_MS = 86_400_000;

function extract(site: Site): Value | null {
  const found = new Found<Address>();
  for (const page of site.pages) {
    const root = page.outline[0]?.node;
    const { address: dialled, capturedAt: at } = page.capture;
    const address = dialled === null ? null : comparableAddress(dialled);
    if (address === null || root === undefined) continue;
    found.add({ value: address, place: page.place(root, `served from ${address} on ${at.slice(0, 10)}`), at });
  }
  return found.list();
}

const tokens = (value: Value): string[] => value.map((address) => `host-address:${address.value}`);

function compare(left: Value, right: Value): Comparison | null {
  const shared = sharedValues(left, right, ({ value }) => `host-address:${value}`);
  const days = shared.map((pair) => {
    const [one, two] = [left, right].map((side) =>
      Date.parse(side.find(({ value }) => value === pair.left.value)?.at ?? ''),
    );
    return Math.abs((one ?? 0) - (two ?? 0)) / DAY_MS;
  });
  const together = shared.filter((_, index) => (days[index] ?? 0) <= SAME_TIME_DAYS);
  const addresses = listed((together.length > 0 ? together : shared).map((pair) => pair.left.value));
  return together.length > 0
    ? comparisonOf('identical', together, `Both sites were served from ${addresses} within half a year of each other.`)
    : comparisonOf('close', shared, `Both sites were served from ${addresses}, but more than half a year apart.`);
}

const PAGES = { '/': '<body><main><p>Pens and quills in bulk, sent within a day.</p></main></body>' };

export const hostAddress: Signal<Value> = {
  id: 'host-address',
  version: 1,
  group: 'host',
  sentence:
    'The public addresses that the site was served from; those of content networks and large builders are left out.',
  traps: [
    'One address of a hoster serves many unrelated sites.',
    'Hosters give an address to another customer after a while.',
  ],
  kinds: ['website'],
  value: Value,
  extract,
  keys: tokens,
  tokens,
  compare,
  examples: [
    {
      name: 'one address',
      pages: PAGES,
      facts: { address: '203.0.113.7' },
      expect: ([first]) => first?.value === '203.0.113.7',
    },
    {
      name: 'of IPv6 the network',
      pages: PAGES,
      facts: { address: '2001:db8:5:6:7:8:9:a' },
      expect: ([first]) => first?.value === '2001:db8:5:6::/64',
    },
    { name: 'trap: loopback', pages: PAGES, facts: { address: '127.0.0.1' }, expect: null },
    { name: 'trap: a private address', pages: PAGES, facts: { address: '::ffff:10.1.2.3' }, expect: null },
    { name: 'trap: a content network', pages: PAGES, facts: { address: '104.21.5.6' }, expect: null },
  ],
};
