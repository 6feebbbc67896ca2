/** A domain → what WHOIS servers say of it (RFC 3912): its registry, and its registrar where the registry refers to it. */
import type { RegistrationFacts } from '../model/observation.ts';
import type { AskOutcome, Egress } from '../model/ports/egress.ts';
import type { Lookup } from '../model/ports/registry.ts';
import { tldOf } from './server-table.ts';
import { readWhois, type WhoisAnswer } from './whois-record.ts';
import { whoisText } from './whois-text.ts';

type Answer = Omit<Lookup, 'method'>;

export interface WhoisPorts {
  readonly egress: Pick<Egress, 'ask'>;
  /** By top-level domain. Those that IANA names are added. */
  readonly servers: Map<string, string>;
  /** Milliseconds that a server which says that we ask too much is left alone. */
  readonly pauseMs: number;
}

const IANA = 'whois.iana.org';

/** Servers that want more than the name: the word "domain" (else .com lists hosts, too), plain text, English. */
const QUERIES: Readonly<Record<string, (domain: string) => string>> = {
  'whois.verisign-grs.com': (domain) => `domain ${domain}`,
  'ccwhois.verisign-grs.com': (domain) => `domain ${domain}`,
  'whois.denic.de': (domain) => `-T dn,ace ${domain}`,
  'whois.jprs.jp': (domain) => `${domain}/e`,
};

export async function askWhois(domain: string, ports: WhoisPorts, signal?: AbortSignal): Promise<Answer> {
  const tld = tldOf(domain);
  let server = ports.servers.get(tld);
  if (server === undefined) {
    const named = await askServer(IANA, tld, tld, ports, signal);
    if (!named.ok) return nothingOf(IANA, named);
    if (named.read.what !== 'referral')
      return nothing('no-server', `WHOIS ${IANA}`, 'no WHOIS server is known for its top-level domain');
    server = named.read.referral;
    ports.servers.set(tld, server);
  }
  const first = await askServer(server, domain, tld, ports, signal);
  if (!first.ok) return nothingOf(server, first);
  if (first.read.what === 'absent') return nothing('not-found', `WHOIS ${server}`, 'the registry knows no such domain');
  if (first.read.what !== 'record')
    return nothing('unreadable', `WHOIS ${server}`, 'its answer says nothing about that domain');
  const { registration, referral } = first.read;
  // A thick registry has told all; of a thin one the registrar knows the rest. One step, never back to where we were.
  if (referral === null || referral === server || namesHolder(registration))
    return found(`WHOIS ${server}`, registration);
  const second = await askServer(referral, domain, tld, ports, signal);
  if (!second.ok || second.read.what !== 'record') {
    const why = second.ok ? 'it said nothing about that domain' : second.outcome.detail;
    const one = found(`WHOIS ${server}`, registration);
    return { ...one, detail: `${one.detail}; the registrar’s server ${referral} told nothing more: ${why}` };
  }
  return found(`WHOIS ${server}, ${referral}`, { ...second.read.registration, ...registration });
}

type Asked =
  | { readonly ok: true; readonly read: WhoisAnswer }
  | { readonly ok: false; readonly outcome: Extract<AskOutcome, { ok: false }> };

async function askServer(
  host: string,
  about: string,
  tld: string,
  { egress, pauseMs }: WhoisPorts,
  signal: AbortSignal | undefined,
): Promise<Asked> {
  const query = Object.hasOwn(QUERIES, host) ? (QUERIES[host]?.(about) ?? about) : about;
  const read = (answer: Uint8Array, cut: boolean) => readWhois(whoisText(answer, tld, cut), about);
  const outcome = await egress.ask({
    host,
    query,
    pauseMs: (answer) => (read(answer, false).what === 'limited' ? pauseMs : null),
    ...(signal !== undefined && { signal }),
  });
  return outcome.ok ? { ok: true, read: read(outcome.answer, outcome.truncated) } : { ok: false, outcome };
}

function namesHolder({ registrantName, registrantOrganisation, registrantEmail }: RegistrationFacts): boolean {
  return [registrantName, registrantOrganisation, registrantEmail].some((field) => field !== undefined);
}

function found(source: string, value: RegistrationFacts): Answer {
  return { outcome: 'found', source, detail: 'the server answered', said: [{ kind: 'registration', value, source }] };
}

function nothing(outcome: Answer['outcome'], source: string, detail: string): Answer {
  return { outcome, source, detail, said: [] };
}

function nothingOf(host: string, { outcome }: Extract<Asked, { ok: false }>): Answer {
  const { state, code, detail } = outcome;
  return nothing(state === 'failed' ? 'unreadable' : state, `WHOIS ${host}`, `${code}: ${detail}`);
}
