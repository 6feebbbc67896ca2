/** IANA's bootstrap file (RFC 9224) → the RDAP server of a domain. */
import { ConfigError } from '../errors.ts';
import { fieldOf, listOf, textOf } from './json-fields.ts';
import { RDAP_SERVERS } from './rdap-servers.data.ts';
import { serverTable } from './server-table.ts';

export interface Bootstrap {
  /** The base URL for a domain; null where nobody is known. */
  serverOf(domain: string): string | null;
}

/** The bundled table, as of RDAP_PUBLISHED. */
export function bundledBootstrap(): Bootstrap {
  return bootstrapOf(serverTable(RDAP_SERVERS));
}

/** The text of a bootstrap file. Throws ConfigError when it is none. */
export function parseBootstrap(text: string, name: string): Bootstrap {
  const servers = new Map<string, string>();
  let document: unknown;
  try {
    document = JSON.parse(text);
  } catch {
    throw new ConfigError(`${name} is no JSON: REVENANT_RDAP_BOOTSTRAP takes a file like IANA's dns.json (RFC 9224)`);
  }
  for (const service of listOf(fieldOf(document, 'services'))) {
    const [entries, urls] = listOf(service);
    const bases = listOf(urls).map(textOf).filter(isWebAddress);
    // RFC 9224, 3: https is preferred where both are named.
    const base = bases.find((url) => /^https:/i.test(url)) ?? bases[0];
    if (base === undefined) continue;
    for (const entry of listOf(entries).map(textOf)) if (entry !== '') servers.set(entry.toLowerCase(), base);
  }
  if (servers.size === 0) throw new ConfigError(`${name} names no RDAP server: it is no bootstrap file (RFC 9224)`);
  return bootstrapOf(servers);
}

/** RFC 9224, 4: the entry with the most labels that the name ends in. */
function bootstrapOf(servers: ReadonlyMap<string, string>): Bootstrap {
  return {
    serverOf(domain) {
      for (let name = domain.toLowerCase(); name !== ''; name = name.slice(name.indexOf('.') + 1)) {
        const base = servers.get(name);
        if (base !== undefined) return base.endsWith('/') ? base : `${base}/`;
        if (!name.includes('.')) return null;
      }
      return null;
    },
  };
}

function isWebAddress(text: string): boolean {
  return /^https?:\/\//i.test(text) && URL.canParse(text);
}
