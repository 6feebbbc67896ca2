import { describe, expect, it } from 'vitest';
import { nameServer } from '../../../src/signals/host/name-server.ts';
import { signalContract } from '../../../testkit/contract/signal.contract.ts';
import { siteFrom } from '../../../testkit/site-fixture.ts';
import { examples } from './name-server.examples.ts';

signalContract(nameServer, examples);

const PAGES = { '/': '<body><main><p>Pens and quills in bulk, sent within a day.</p></main></body>' };
const seen = { firstSeen: '2026-01-01T00:00:00.000Z', lastSeen: '2026-01-02T00:00:00.000Z', source: 'DNS' };

/** The domains of the name servers that a site shows, and what comparing two of them says. */
const read = (host: string, ...servers: string[]) =>
  nameServer.extract(
    siteFrom(PAGES, {
      host,
      facts: { domainRecords: servers.map((value) => ({ kind: 'nameserver', value, ...seen })) },
    }),
  );
function compared(one: ReturnType<typeof read>, other: ReturnType<typeof read>) {
  if (one === null || other === null) return null;
  const comparison = nameServer.compare(one, other);
  return comparison === null ? null : [comparison.level, comparison.shared.map(({ token }) => token)];
}

describe('name servers', () => {
  it('of one side’s own domain that serve the other tie the two together', () => {
    const first = read('quillmoor.com', 'ns1.quillmoor.com', 'ns2.quillmoor.com');
    const second = read('fernhollow.com', 'ns1.quillmoor.com', 'ns2.quillmoor.com');
    expect(compared(first, second)).toEqual(['identical', ['name-server:quillmoor.com']]);
    expect(compared(second, first)).toEqual(['identical', ['name-server:quillmoor.com']]);
  });

  it('of a third that serves both say a little, and only where it is not known to serve anybody', () => {
    const served = (server: string) => compared(read('quillmoor.com', server), read('fernhollow.com', server));
    expect(served('ns1.tolverne.com')).toEqual(['partial', ['name-server:tolverne.com']]);
    const everybodys = ['ns01.domaincontrol.com', 'dns10.hichina.com', 'ns1.dnspod.net', 'zoe.ns.cloudflare.com'];
    const more = [
      'ns1.registrar-servers.com',
      'ns-12.awsdns-01.org',
      'a.dns.gandi.net',
      'ns1.timeweb.ru',
      'f1g1ns1.dnspod.net',
    ];
    for (const server of [...everybodys, ...more]) expect(served(server)).toBeNull();
  });

  it('that each side has under its own domain are no tie', () => {
    expect(
      compared(read('quillmoor.com', 'ns1.quillmoor.com'), read('fernhollow.com', 'ns1.fernhollow.com')),
    ).toBeNull();
  });
});
