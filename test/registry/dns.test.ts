import { afterEach, describe, expect, it } from 'vitest';
import { InputError } from '../../src/errors.ts';
import { askDns } from '../../src/registry/dns.ts';
import { egressTo } from '../../testkit/egress/local-server.ts';
import { type NameServer, startNameServer, type Zone } from '../../testkit/registry/name-server.ts';

const open: { close(): Promise<void> }[] = [];
afterEach(async () => {
  for (const thing of open.splice(0).reverse()) await thing.close();
});

async function ask(
  zone: Zone,
  domain: string,
  limits = {},
): Promise<Awaited<ReturnType<typeof askDns>> & { server: NameServer }> {
  const server = await startNameServer(zone);
  const egress = egressTo(1, { dnsServer: server.address, limits });
  open.push(server, egress);
  return { ...(await askDns(domain, egress)), server };
}

describe('a name server', () => {
  it('says where a domain is, who serves and mails for it, and who knows it', async () => {
    const { server, ...found } = await ask(
      {
        'quill.test': {
          A: ['203.0.113.7', '203.0.113.8'],
          AAAA: ['2001:db8:0:0:0:0:0:7'],
          NS: ['NS1.Quillhost.test', 'ns2.quillhost.test'],
          MX: ['10 mx1.quillmail.test', '20 mx2.quillmail.test'],
          TXT: ['v=spf1 -all', ['google-site-verification=', 'Qm3u1_invented-token0123456789abcdefghijklmno']],
        },
      },
      'quill.test',
    );
    expect(found).toEqual({
      outcome: 'found',
      source: 'DNS',
      detail: 'name servers answered',
      said: [
        { kind: 'address', value: '203.0.113.7', source: 'DNS' },
        { kind: 'address', value: '203.0.113.8', source: 'DNS' },
        { kind: 'address', value: '2001:db8::7', source: 'DNS' },
        { kind: 'nameserver', value: 'ns1.quillhost.test', source: 'DNS' },
        { kind: 'nameserver', value: 'ns2.quillhost.test', source: 'DNS' },
        { kind: 'mail-server', value: 'mx1.quillmail.test', source: 'DNS' },
        { kind: 'mail-server', value: 'mx2.quillmail.test', source: 'DNS' },
        {
          kind: 'verification',
          value: { service: 'google', token: 'Qm3u1_invented-token0123456789abcdefghijklmno' },
          source: 'DNS',
        },
      ],
    });
    expect([...server.asked].sort()).toEqual(['A', 'AAAA', 'MX', 'NS', 'TXT'].map((type) => `quill.test ${type}`));
  });

  it('says that nobody mails for a domain', async () => {
    const { said } = await ask({ 'quill.test': { A: ['203.0.113.7'], MX: ['0 '] } }, 'quill.test');
    expect(said.map(({ kind }) => kind)).toEqual(['address']);
  });

  it('knows no such name', async () => {
    expect(await ask({}, 'quill.test')).toMatchObject({ outcome: 'not-found', said: [] });
  });

  it('knows nothing of the name', async () => {
    expect(await ask({ 'quill.test': {} }, 'quill.test')).toMatchObject({ outcome: 'found', said: [] });
  });

  it('says nothing: it is given up', async () => {
    const started = performance.now();
    const found = await ask({ 'quill.test': 'silent' }, 'quill.test', { dnsMs: 200 });
    expect(found).toMatchObject({
      outcome: 'unreachable',
      detail: expect.stringContaining('A (dns:timeout)') as string,
    });
    expect(performance.now() - started).toBeLessThan(60_000);
  });

  it('says more than anybody wants', async () => {
    const A = Array.from({ length: 25 }, (_, i) => `203.0.113.${i}`);
    const { said } = await ask({ 'quill.test': { A } }, 'quill.test', { dnsRecords: 10 });
    expect(said.length).toBe(10);
  });

  it('says things that are no hosts', async () => {
    const { said } = await ask(
      { 'quill.test': { NS: ['a b.test', '\u001b[31m.test', 'ns1.quillhost.test'] } },
      'quill.test',
    );
    expect(said).toEqual([{ kind: 'nameserver', value: 'ns1.quillhost.test', source: 'DNS' }]);
  });

  it.each(['ns1.quillhost.test', '127.0.0.1:x', ''])('is to be an address: %j', (dnsServer) => {
    expect(() => egressTo(1, { dnsServer })).toThrow(InputError);
  });
});
