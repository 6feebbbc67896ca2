import { describe, expect, it } from 'vitest';
import { type DnsAnswer, readDns } from '../../../src/suggest/sources/dns.ts';

const answer = (name: string, addresses: string[], nameservers: string[] = ['ns1.host.test']): DnsAnswer => ({
  name,
  records: { addresses, nameservers, absent: false },
});
const NONE = new Map<string, readonly string[]>();

describe('answers of the DNS to permuted names', () => {
  it('are addresses worth a visit where they lead somewhere', () => {
    const { addresses, notes } = readDns(
      [answer('quillmoor.net', ['192.0.2.1']), answer('quillmoor.org', []), answer('quillmoor.biz', ['192.0.2.2'])],
      NONE,
    );
    expect(addresses).toEqual(['http://quillmoor.net/', 'http://quillmoor.biz/']);
    expect(notes).toEqual(['1 names are registered and lead nowhere']);
  });
  it('say nothing under a suffix where every name exists', () => {
    const wild = new Map([['test', ['192.0.2.9', '192.0.2.8']]]);
    const answers = [answer('quillmoor.test', ['192.0.2.8']), answer('quillmoors.test', ['192.0.2.5'])];
    const { addresses, notes } = readDns(answers, wild);
    expect(addresses).toEqual(['http://quillmoors.test/']);
    expect(notes).toEqual(['every name exists under test: what it answers says nothing']);
  });
  it('of many names at one place are parked: told, and not visited', () => {
    const parked = ['a', 'b', 'c', 'd'].map((one) => answer(`quillmoor-${one}.com`, ['192.0.2.7', '192.0.2.6']));
    const { addresses, notes } = readDns([...parked, answer('quillmoor.net', ['192.0.2.1'])], NONE);
    expect(addresses).toEqual(['http://quillmoor.net/']);
    expect(notes).toEqual([expect.stringMatching(/^4 names lead to one place, as parked ones do: quillmoor-a\.com/)]);
  });
});
