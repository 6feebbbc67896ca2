/**
 * A domain → its registry's answer over RDAP (RFC 9082), and its registrar's where the registry has
 * no registrant.
 */
import { ConfigError } from '../errors.ts';
import { fieldOf, parseJson } from '../model/parse-json.ts';
import type { Egress, FetchAnswer, FetchOutcome } from '../model/ports/egress.ts';
import { isUrl } from '../model/text/is-url.ts';
import { type Answer, failedAnswer, listOf, nothingFound, registrationFound, serverTable, textOf } from './answers.ts';
import { readRdapDomain } from './rdap-document.ts';
import bundled from './rdap-servers.json' with { type: 'json' };

/** The base URL of a domain's RDAP server; null: none is known. */
export type RdapServers = (domain: string) => string | null;

export async function askRdap(
  domain: string,
  servers: RdapServers,
  egress: Pick<Egress, 'fetch'>,
  signal?: AbortSignal,
): Promise<Answer> {
  const base = servers(domain);
  if (base === null) return nothingFound('no-server', 'RDAP', 'no RDAP server is known for its top-level domain');
  const fetch = (url: string) => egress.fetch({ url, purpose: 'rdap', ...(signal !== undefined && { signal }) });
  const outcome = await fetch(`${base}domain/${domain}`);
  const source = sourceOf(outcome);
  if (!outcome.ok) return failedAnswer(source, outcome);
  // RFC 7480, 5.3.
  if (outcome.status === 404) return nothingFound('not-found', source, 'the registry does not know the domain');
  if (outcome.status >= 500) return nothingFound('unreachable', source, `http:${outcome.status}: the server failed`);
  const read = readAnswer(outcome, domain);
  if (read === null)
    return nothingFound('unreadable', source, `the answer ${outcome.status} holds nothing about the domain`);
  const detail = 'the registry answered';
  const found = registrationFound(source, read.registration, detail);
  if (read.hasRegistrant || read.related === null) return found;
  // A thin registry: only the registrar knows the holder. For dates and hosts the registry outranks
  // it.
  const further = await fetch(read.related);
  const more = further.ok ? readAnswer(further, domain) : null;
  if (more === null) return { ...found, detail: `${detail}; its registrar gave no usable answer` };
  const both = `${source}, ${sourceOf(further).replace(/^RDAP /, '')}`;
  return registrationFound(both, { ...more.registration, ...read.registration }, detail);
}

function sourceOf({ finalUrl }: Pick<FetchOutcome, 'finalUrl'>): string {
  return isUrl(finalUrl) ? `RDAP ${new URL(finalUrl).hostname}` : 'RDAP';
}

function readAnswer({ status, body, marks }: FetchAnswer, domain: string) {
  const isWhole = status === 200 && !marks.includes('truncated');
  return isWhole ? readRdapDomain(parseJson(new TextDecoder().decode(body)), domain) : null;
}

/**
 * The bundled table: IANA's bootstrap registry of domain names on the day `published`
 * (https://data.iana.org/rdap/dns.json, RFC 9224), without domains of one brand, where nobody else
 * can register. A row is a base URL and its top-level domains; `{tld}` stands for the one asked.
 */
export function bundledServers(): RdapServers {
  return serversIn(serverTable(bundled.rows));
}

/** The servers in a file of IANA's form (RFC 9224). Throws ConfigError for any other text. */
export function parseBootstrap(text: string, name: string): RdapServers {
  const servers = new Map<string, string>();
  const document = parseJson(text);
  if (document === undefined)
    throw new ConfigError(`${name} is not JSON: REVENANT_RDAP_BOOTSTRAP takes a file like IANA's dns.json (RFC 9224)`);
  for (const service of listOf(fieldOf(document, 'services'))) {
    const [entries, urls] = listOf(service);
    const bases = listOf(urls)
      .map(textOf)
      .filter((url) => /^https?:\/\//i.test(url) && isUrl(url));
    // RFC 9224, 3: https is preferred.
    const base = bases.find((url) => /^https:/i.test(url)) ?? bases[0];
    if (base === undefined) continue;
    for (const entry of listOf(entries).map(textOf)) if (entry !== '') servers.set(entry.toLowerCase(), base);
  }
  if (servers.size === 0) throw new ConfigError(`${name} names no RDAP server: it is not a bootstrap file (RFC 9224)`);
  return serversIn(servers);
}

/** RFC 9224, 4: the entry with the most labels that the name ends in. */
function serversIn(servers: ReadonlyMap<string, string>): RdapServers {
  return (domain) => {
    const labels = domain.toLowerCase().split('.');
    const base = labels.map((_, from) => servers.get(labels.slice(from).join('.'))).find((one) => one !== undefined);
    return base === undefined ? null : base.replace(/\/?$/, '/');
  };
}
