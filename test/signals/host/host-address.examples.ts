import { hostAddress } from '../../../src/signals/host/host-address.ts';
import { examplesOf } from '../../../testkit/contract/signal.contract.ts';
import { PENS_SITE } from '../example-pages.ts';

export const examples = examplesOf(hostAddress, [
  { name: 'one address', pages: PENS_SITE, facts: { address: '203.0.113.7' }, expect: ['203.0.113.7'] },
  {
    name: 'since when it is seen there, and what name servers add',
    pages: PENS_SITE,
    facts: {
      address: '203.0.113.7',
      addresses: [
        {
          address: '203.0.113.7',
          firstSeen: '2025-03-01T00:00:00.000Z',
          lastSeen: '2026-01-01T00:00:00.000Z',
          source: 'visit',
        },
        {
          address: '203.0.113.8',
          firstSeen: '2026-01-01T00:00:00.000Z',
          lastSeen: '2026-01-01T00:00:00.000Z',
          source: 'DNS',
        },
      ],
    },
    expect: (value) =>
      value.map(({ value: address, from }) => `${address} ${from.slice(0, 4)}`).join() ===
      '203.0.113.7 2025,203.0.113.8 2026',
  },
  {
    name: 'the network of an IPv6 address',
    pages: PENS_SITE,
    facts: { address: '2001:db8:5:6:7:8:9:a' },
    expect: ['2001:db8:5:6::/64'],
  },
  { name: 'trap: loopback', pages: PENS_SITE, facts: { address: '127.0.0.1' }, expect: null },
  { name: 'trap: a private address', pages: PENS_SITE, facts: { address: '::ffff:10.1.2.3' }, expect: null },
  { name: 'trap: a content network', pages: PENS_SITE, facts: { address: '104.21.5.6' }, expect: null },
]);
