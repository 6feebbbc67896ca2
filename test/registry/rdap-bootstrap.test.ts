import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ConfigError } from '../../src/errors.ts';
import { serverTable } from '../../src/registry/answers.ts';
import { bundledServers, parseBootstrap } from '../../src/registry/rdap.ts';
import rdap from '../../src/registry/rdap-servers.json' with { type: 'json' };
import { WHOIS_SERVERS } from '../../src/registry/whois-servers.data.ts';

describe('who is to be asked', () => {
  it.each([
    ['quill.com', 'https://rdap.verisign.com/com/v1/'],
    ['quill.org', 'https://rdap.publicinterestregistry.org/rdap/'],
    ['quill.co.uk', 'https://rdap.nominet.uk/uk/'],
    ['quill.shop', 'https://rdap.gmoregistry.net/rdap/'],
    ['quill.xyz', 'https://rdap.centralnic.com/xyz/'],
    ['quill.info', 'https://rdap.identitydigital.services/rdap/'],
    ['QUILL.BIZ', 'https://rdap.nic.biz/'],
    ['quill.top', 'https://rdap.zdnsgtld.com/top/'],
  ])('%s: %s', (domain, base) => {
    expect(bundledServers()(domain)).toBe(base);
  });

  // Their registries offer none: port 43 is what there is.
  it.each(['quill.cn', 'quill.com.cn', 'quill.ru', 'quill.de', 'quill.constructor', 'quill', ''])(
    'nobody over RDAP: %s',
    (domain) => {
      expect(bundledServers()(domain)).toBeNull();
    },
  );

  it('every row of both tables names a server and no ending twice', () => {
    for (const rows of [rdap.rows, WHOIS_SERVERS]) {
      const tlds = rows.flatMap((row) => row.split(/\s+/).slice(1));
      expect(tlds.length).toBeGreaterThan(150);
      expect(tlds.filter((tld, index) => tlds.indexOf(tld) !== index)).toEqual([]);
      expect(tlds.filter((tld) => !/^(?:[a-z]{2,}|xn--[a-z0-9-]+)$/.test(tld))).toEqual([]);
    }
    for (const base of serverTable(rdap.rows).values())
      expect(base).toMatch(/^https?:\/\/[a-z0-9.-]+\/(?:[\w-]+\/)*$/i);
    for (const host of serverTable(WHOIS_SERVERS).values()) expect(host).toMatch(/^[a-z0-9-]+(?:\.[a-z0-9-]+)+$/);
    expect(serverTable(WHOIS_SERVERS).get('cn')).toBe('whois.cnnic.cn');
  });

  it('the user page says of when the table is', () => {
    const page = readFileSync(join(import.meta.dirname, '..', '..', 'docs', 'enrichment.md'), 'utf8');
    const day = new Date(rdap.published).toLocaleDateString('en-GB', {
      day: 'numeric',
      month: 'short',
      year: 'numeric',
    });
    expect(page).toContain(`the bundled one of ${day}`);
  });

  it('a file of IANA’s form goes in its place: the longest entry, https before http', () => {
    const file = {
      version: '1.0',
      services: [
        [['test'], ['http://rdap.registry.test/', 'https://rdap.registry.test']],
        [['co.test', 'OTHER'], ['https://co.registry.test/rdap/']],
        [['broken'], ['ftp://x.test/', 7]],
        'nonsense',
      ],
    };
    const serverOf = parseBootstrap(JSON.stringify(file), 'dns.json');
    expect(['quill.test', 'quill.co.test', 'quill.other', 'quill.broken', 'quill.com'].map(serverOf)).toEqual([
      'https://rdap.registry.test/',
      'https://co.registry.test/rdap/',
      'https://co.registry.test/rdap/',
      null,
      null,
    ]);
  });

  it.each(['', '{', '[]', '{"services": []}', 'null'])('%j is no such file', (text) => {
    expect(() => parseBootstrap(text, 'dns.json')).toThrow(ConfigError);
    expect(() => parseBootstrap(text, 'dns.json')).toThrow(/^dns\.json/);
  });
});
