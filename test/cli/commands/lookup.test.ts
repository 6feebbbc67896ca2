import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readSettings } from '../../../src/config.ts';
import type { LookupDocument } from '../../../src/model/documents.ts';
import { openServices } from '../../../src/services.ts';
import { documents, expectOneLine, holdData, runHere, temporaryFolder } from '../../../testkit/cli/run-cli.ts';
import type { LocalServer } from '../../../testkit/egress/local-server.ts';
import { type NameServer, startNameServer } from '../../../testkit/registry/name-server.ts';
import {
  HOLDER,
  json,
  rdapDomain,
  serveRdap,
  serveWhois,
  type WhoisServer,
} from '../../../testkit/registry/registries.ts';

const folder = temporaryFolder();
holdData(join(folder.path, '.revenant'));
let rdap: LocalServer;
let whois: WhoisServer;
let dns: NameServer;

beforeAll(async () => {
  rdap = await serveRdap({ '/domain/quill.test': json(rdapDomain('quill.test', HOLDER)) });
  whois = await serveWhois((query, socket) => {
    if (query === 'silent.test') pressCtrlC();
    else if (query === 'busy.test') socket.end('Query rate exceeded.\n');
    else if (query === 'hostile.test')
      socket.end(
        'Domain Name: hostile.test\nRegistrar: \u001b[31mRed\u0007\nRegistrant Name: \u202eeman\nCreation Date: 2020-01-01\n',
      );
    else socket.end('No match.\n');
  });
  dns = await startNameServer({
    'quill.test': { A: ['203.0.113.7'], NS: ['ns1.quillhost.test'], TXT: ['MS=ms12345678'] },
  });
  writeFileSync(
    join(folder.path, 'dns.json'),
    JSON.stringify({ services: [[['test'], ['http://rdap.registry.test/']]] }),
  );
  writeFileSync(join(folder.path, 'ranges.tsv'), '203.0.113.0\t203.0.113.255\t64500\tCN\tINKTON-NET\n');
  writeFileSync(
    join(folder.path, 'revenant.config.json'),
    JSON.stringify({
      resolve: [`rdap.registry.test:80:127.0.0.1:${rdap.port}`, `whois.registry.test:43:127.0.0.1:${whois.port}`],
      rdapBootstrap: 'dns.json',
      whoisServers: ['test=whois.registry.test'],
      dnsServer: dns.address,
      ipRanges: 'ranges.tsv',
    }),
  );
});
afterAll(async () => {
  folder.remove();
  for (const server of [rdap, whois, dns]) await server.close();
});
/** As the process hears it; the handler is the newest one. */
function pressCtrlC(): void {
  process.listeners('SIGINT').at(-1)?.('SIGINT');
}
const cli = (...args: string[]) => runHere(args, folder.path);

describe('revenant lookup', () => {
  it('stops at Ctrl-C with 130, and what was broken off is no answer', async () => {
    const ended = await cli('lookup', 'silent.test', '--enrich', 'whois', '--json');
    expect(ended).toMatchObject({ code: 130, stdout: '' });
    expectOneLine(ended, /stopped; answers received before are kept/);
    const known = await cli('lookup', 'silent.test', '--known', '--json');
    expect(documents<LookupDocument>(known.stdout, 'revenant.lookup-1')[0]?.observations).toEqual([]);
  });

  it('asks all there is to ask, and prints it with sources and times', async () => {
    const ended = await cli('lookup', 'www.quill.test', '--json');
    expect(ended.code).toBe(0);
    const [document] = documents<LookupDocument>(ended.stdout, 'revenant.lookup-1');
    expect(document).toMatchObject({
      domain: 'quill.test',
      lookups: [
        { method: 'rdap', outcome: 'found', source: 'RDAP rdap.registry.test' },
        { method: 'whois', outcome: 'not-found', source: 'WHOIS whois.registry.test' },
        { method: 'dns', outcome: 'found', source: 'DNS' },
      ],
      registration: {
        registrantEmail: 'inkwell.owner@quillmoor.test',
        created: '2019-04-12',
        source: 'RDAP rdap.registry.test',
      },
      networks: [{ address: '203.0.113.7', sites: 1, network: { asn: 64500, country: 'CN', name: 'INKTON-NET' } }],
    });
    expect(document?.observations.map(({ kind }) => kind).sort()).toEqual([
      'address',
      'lookup',
      'lookup',
      'lookup',
      'nameserver',
      'registration',
      'verification',
    ]);
  });

  it('asks nobody twice a day, nor with --known', async () => {
    const connections = rdap.connections();
    const again = await cli('lookup', 'http://quill.test/page', '--enrich', 'rdap,dns');
    expect(again.code).toBe(0);
    expect(again.stderr).toContain('2 answers from the last 24 hours reused');
    expect(again.stdout).toContain(
      'holder         Fernhollow Imp. & Exp. Co., Ltd., Edda Marrow, inkwell.owner@quillmoor.test',
    );
    expect(again.stdout).toMatch(/verification {3}microsoft ms12345678 {2}\(DNS, \d{4}-\d\d-\d\d\)/);
    expect(again.stdout).toContain('203.0.113.7: 1 stored site, AS64500 INKTON-NET CN');
    const known = await cli('lookup', 'quill.test', '--known', '--json');
    expect(documents<LookupDocument>(known.stdout, 'revenant.lookup-1')[0]?.lookups).toEqual([]);
    expect(rdap.connections()).toBe(connections);
    expect((await cli('lookup', 'heron.test', '--known')).stderr).toContain('nothing is known of this domain');
  });

  it('shows the certificates that visits were shown, at how many sites each key is, and how many names it is for', async () => {
    const services = await openServices(readSettings({ data: join(folder.path, '.revenant') }, {}));
    const shown = (names: string[], key: string) => ({
      kind: 'certificate' as const,
      value: {
        ...{ names, subject: 'CN=quill.test', issuer: 'CN=Invented Authority', key: key.repeat(64) },
        ...{ validFrom: '2025-11-01T00:00:00.000Z', validTo: '2026-02-01T00:00:00.000Z' },
      },
      source: 'visit',
    });
    const many = Array.from({ length: 9 }, (_, i) => `shop-${i}.test`);
    const { observations } = services.store;
    await observations.see('quill.test', [shown(['quill.test'], 'a'), shown(many, 'b')], '2025-11-02T00:00:00.000Z');
    await observations.see('heron.test', [shown(['heron.test'], 'a')], '2025-11-03T00:00:00.000Z');
    await services.close();
    const text = (await cli('lookup', 'quill.test', '--known')).stdout;
    expect(text).toMatch(
      /^ {2}certificate {4}quill\.test, key aaaaaaaaaaaa, from 2025-11-01, by CN=Invented Authority/m,
    );
    expect(text).toMatch(/^ {2}key {12}aaaaaaaaaaaa: 2 stored sites, 1 name on the certificate$/m);
    expect(text).toMatch(/^ {2}key {12}bbbbbbbbbbbb: 1 stored site, 9 names on the certificate$/m);
    const known = await cli('lookup', 'quill.test', '--known', '--json');
    expect(documents<LookupDocument>(known.stdout, 'revenant.lookup-1')[0]?.certificates).toHaveLength(2);
  });

  it('says who could not be had, and ends with 3', async () => {
    const ended = await cli('lookup', 'busy.test', '--enrich', 'whois');
    expect(ended.code).toBe(3);
    expect(ended.stderr).toMatch(/whois: WHOIS whois\.registry\.test: whois:limit/);
  });

  it('prints nothing that a terminal obeys', async () => {
    const ended = await cli(
      'lookup',
      'hostile.test',
      '--enrich',
      'whois',
      '--resolve',
      `whois.registry.test:43:127.0.0.1:${whois.port}`,
    );
    expect(ended.stdout).toContain('registrar      [31mRed');
    expect(ended.stdout).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u202e]/);
  });

  it.each([
    [['lookup', '127.0.0.1'], /not a domain/],
    [['lookup', 'localhost'], /not a domain/],
    [['lookup', 'com'], /not a domain/],
    [['lookup', 'quill.test', '--enrich', 'whois,phone'], /phone/],
  ])('%j is wrong use', async (args, message) => {
    const ended = await cli(...args);
    expect(ended.code).toBe(2);
    expectOneLine(ended, message);
  });
});
