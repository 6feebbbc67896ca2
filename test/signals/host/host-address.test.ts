import { describe, expect, it } from 'vitest';
import { comparableAddress, hostAddress } from '../../../src/signals/host/host-address.ts';
import { signalContract } from '../../../testkit/contract/signal.contract.ts';
import { siteFrom } from '../../../testkit/site-fixture.ts';
import { examples } from './host-address.examples.ts';

signalContract(hostAddress, examples);

const PAGES = { '/': '<body><main><p>Pens and quills in bulk, sent within a day.</p></main></body>' };

function read(host: string, address: string, capturedAt: string) {
  const value = hostAddress.extract(siteFrom(PAGES, { host, capturedAt, facts: { address } }));
  if (value === null) throw new Error('nothing was read');
  return value;
}

describe('host-address', () => {
  it('is the same address only when it was seen at about the same time', () => {
    const old = read('a.test', '203.0.113.7', '2021-03-01T00:00:00.000Z');
    expect(hostAddress.compare(old, read('b.test', '203.0.113.7', '2021-07-01T00:00:00.000Z'))?.level).toBe(
      'identical',
    );
    expect(hostAddress.compare(old, read('b.test', '203.0.113.7', '2026-07-01T00:00:00.000Z'))?.level).toBe('close');
    expect(hostAddress.compare(old, read('b.test', '203.0.113.8', '2021-03-01T00:00:00.000Z'))).toBeNull();
  });
});

describe('the time of an address', () => {
  const seen = (host: string, firstSeen: string, lastSeen: string, capturedAt = lastSeen) => {
    const day = (text: string): string => `${text}T00:00:00.000Z`;
    const addresses = [{ address: '203.0.113.7', firstSeen: day(firstSeen), lastSeen: day(lastSeen), source: 'visit' }];
    const facts = { address: '203.0.113.7', addresses };
    const value = hostAddress.extract(siteFrom(PAGES, { host, capturedAt: day(capturedAt), facts }));
    if (value === null) throw new Error('nothing was read');
    return value;
  };
  const level = (one: ReturnType<typeof seen>, two: ReturnType<typeof seen>) => {
    const [there, back] = [hostAddress.compare(one, two)?.level, hostAddress.compare(two, one)?.level];
    expect(there).toBe(back);
    return there;
  };

  it.each([
    ['overlap', seen('b.test', '2021-02-01', '2026-06-01'), 'identical'],
    ['lie in one another', seen('b.test', '2020-01-01', '2026-06-01'), 'identical'],
    ['are half a year apart', seen('b.test', '2021-08-01', '2026-06-01'), 'identical'],
    ['are further apart', seen('b.test', '2021-10-01', '2026-06-01'), 'close'],
  ] as const)('intervals that %s', (_, other, expected) => {
    expect(level(seen('a.test', '2021-01-01', '2021-03-01'), other)).toBe(expected);
  });

  it('is told apart from a time that is near', () => {
    const old = seen('a.test', '2021-01-01', '2021-03-01');
    const note = (from: string) => hostAddress.compare(old, seen('b.test', from, '2026-06-01'))?.note;
    expect(note('2021-03-01')).toBe('Both sites were served from 203.0.113.7 at the same time.');
    expect(note('2021-03-02')).toBe('Both sites were served from 203.0.113.7 within half a year of each other.');
  });

  it('is quoted', () => {
    expect(seen('a.test', '2021-01-01', '2021-03-01')[0]?.place.quote).toBe(
      'served from 203.0.113.7 from 2021-01-01 to 2021-03-01',
    );
  });
});

describe('comparableAddress', () => {
  it.each([
    ['127.0.0.1', null],
    ['::1', null],
    ['10.1.2.3', null],
    ['192.168.1.1', null],
    ['172.16.0.9', null],
    ['100.64.0.1', null],
    ['169.254.169.254', null],
    ['fd00::1', null],
    ['fe80::1', null],
    ['::ffff:192.168.1.1', null],
    ['0.0.0.0', null],
    ['224.0.0.1', null],
    ['104.21.5.6', null],
    ['172.67.0.1', null],
    ['151.101.1.195', null],
    ['2606:4700::1111', null],
    ['23.227.38.65', null],
    ['shop.test', null],
    ['1.2.3', null],
    ['0x7f.1', null],
    ['203.0.113.7', '203.0.113.7'],
    ['::ffff:203.0.113.7', '203.0.113.7'],
    ['2001:db8:0:1::5', '2001:db8:0:1::/64'],
    ['2001:DB8:0:1:ffff::', '2001:db8:0:1::/64'],
  ])('%s is compared as %s', (address, expected) => {
    expect(comparableAddress(address)).toBe(expected);
  });
});
