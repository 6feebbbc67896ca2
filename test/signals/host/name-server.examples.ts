import type { DomainRecord } from '../../../src/model/facts/visit.ts';
import { nameServer } from '../../../src/signals/host/name-server.ts';
import { examplesOf } from '../../../testkit/contract/signal.contract.ts';
import { PENS_SITE } from '../example-pages.ts';

const served = (...hosts: string[]): { domainRecords: DomainRecord[] } => ({
  domainRecords: hosts.map((value) => ({
    kind: 'nameserver',
    value,
    firstSeen: '2026-01-01T00:00:00.000Z',
    lastSeen: '2026-01-02T00:00:00.000Z',
    source: 'DNS',
  })),
});

export const examples = examplesOf(nameServer, [
  {
    name: 'servers of its own, and of another site',
    pages: PENS_SITE,
    facts: served('ns1.example.test', 'ns2.quillmoor.com', 'ns3.quillmoor.com'),
    expect: ({ own, servers }) =>
      own === 'example.test' && servers.map(({ value }) => value).join() === 'example.test,quillmoor.com',
  },
  {
    name: 'the other site, on its own servers',
    host: 'quillmoor.com',
    pages: PENS_SITE,
    facts: served('ns2.quillmoor.com'),
    expect: ({ own, servers }) => own === 'quillmoor.com' && servers[0]?.value === own,
  },
  {
    name: 'trap: servers of a registrar',
    pages: PENS_SITE,
    facts: served('dns9.hichina.com', 'ns01.domaincontrol.com', 'art.ns.cloudflare.com'),
    expect: null,
  },
  { name: 'nothing known', pages: PENS_SITE, expect: null },
]);
