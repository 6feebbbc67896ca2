/** RDAP, WHOIS and DNS lookups through egress, and a table of networks. */
import { readFile } from 'node:fs/promises';
import { ConfigError, messageOf } from '../errors.ts';
import type { Egress } from '../model/ports/egress.ts';
import type { Registry } from '../model/ports/registry.ts';
import { serverTable } from './answers.ts';
import { askDns } from './dns.ts';
import { type IpRanges, readIpRanges } from './ip-ranges.ts';
import { askRdap, bundledServers, parseBootstrap, type RdapServers } from './rdap.ts';
import { askWhois } from './whois.ts';
import { WHOIS_SERVERS } from './whois-servers.data.ts';

interface RegistryOptions {
  readonly egress: Pick<Egress, 'fetch' | 'ask' | 'records'>;
  /** A file of IANA's form (RFC 9224) in place of the bundled table. */
  readonly rdapBootstrap?: string;
  /** `tld=server`, before the bundled table. */
  readonly whoisServers?: readonly string[];
  /** A table of IP ranges (TSV as of iptoasn.com, plain or gzipped). */
  readonly ipRanges?: string;
}

/**
 * Reads no file before the first lookup. Throws ConfigError for an invalid entry of whoisServers.
 */
export function createRegistry({ egress, ...options }: RegistryOptions): Registry {
  const servers = new Map([...serverTable(WHOIS_SERVERS), ...(options.whoisServers ?? []).map(parseServer)]);
  let rdapServers: Promise<RdapServers> | null = null;
  let ranges: Promise<IpRanges> | null = null;
  return {
    async ask(domain, method, signal) {
      if (method === 'dns') return { method, ...(await askDns(domain, egress)) };
      if (method === 'whois') return { method, ...(await askWhois(domain, servers, egress, signal)) };
      rdapServers ??= readBootstrap(options.rdapBootstrap);
      return { method, ...(await askRdap(domain, await rdapServers, egress, signal)) };
    },
    async network(address) {
      if (options.ipRanges === undefined) return undefined;
      ranges ??= readIpRanges(options.ipRanges);
      return (await ranges).networkOf(address);
    },
  };
}

async function readBootstrap(path: string | undefined): Promise<RdapServers> {
  if (path === undefined) return bundledServers();
  const text = await readFile(path, 'utf8').catch((error: unknown) => {
    throw new ConfigError(`cannot read ${path} (REVENANT_RDAP_BOOTSTRAP): ${messageOf(error)}`);
  });
  return parseBootstrap(text, path);
}

function parseServer(text: string): [string, string] {
  const [, tld = '', server = ''] = /^\.?([a-z0-9-]{2,63})=([a-z0-9.-]+)$/i.exec(text.trim()) ?? [];
  if (server === '')
    throw new ConfigError(`REVENANT_WHOIS_SERVERS: write tld=server, such as cn=whois.cnnic.cn, not ${text}`);
  return [tld.toLowerCase(), server.toLowerCase()];
}
