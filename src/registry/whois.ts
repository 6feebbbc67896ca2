/**
 * A domain → the WHOIS answer (RFC 3912) of its registry, and of its registrar where the registry
 * refers to it.
 */
import { isUtf8 } from 'node:buffer';
import type { RegistrationFacts } from '../model/facts/observation.ts';
import type { Egress } from '../model/ports/egress.ts';
import { type Answer, failedAnswer, nothingFound, registrationFound, serverTable } from './answers.ts';
import { readWhois } from './whois-record.ts';

/** Back-off after a server reports a rate limit: the lookup is deferred. */
const PAUSE_MS = 60 * 60 * 1000;
const IANA = 'whois.iana.org';

/**
 * Servers whose query is more than the name: the word "domain" (else .com lists hosts too), plain
 * text, English.
 */
const QUERIES: Readonly<Record<string, (domain: string) => string>> = {
  'whois.verisign-grs.com': (domain) => `domain ${domain}`,
  'ccwhois.verisign-grs.com': (domain) => `domain ${domain}`,
  'whois.denic.de': (domain) => `-T dn,ace ${domain}`,
  'whois.jprs.jp': (domain) => `${domain}/e`,
};

/** @param servers by top-level domain; grows by those that IANA names */
export async function askWhois(
  domain: string,
  servers: Map<string, string>,
  egress: Pick<Egress, 'ask'>,
  signal?: AbortSignal,
): Promise<Answer> {
  const tld = domain.slice(domain.lastIndexOf('.') + 1).toLowerCase();
  const ask = async (host: string, about: string) => {
    const query = Object.hasOwn(QUERIES, host) ? (QUERIES[host]?.(about) ?? about) : about;
    const read = (answer: Uint8Array, cut: boolean) => readWhois(whoisText(answer, tld, cut), about);
    const pause = (answer: Uint8Array) => (read(answer, false).what === 'limited' ? PAUSE_MS : null);
    const outcome = await egress.ask({ host, query, pauseMs: pause, ...(signal !== undefined && { signal }) });
    return outcome.ok ? { ok: true as const, read: read(outcome.answer, outcome.truncated) } : outcome;
  };
  let server = servers.get(tld);
  if (server === undefined) {
    const named = await ask(IANA, tld);
    if (!named.ok) return failedAnswer(`WHOIS ${IANA}`, named);
    if (named.read.what !== 'referral')
      return nothingFound('no-server', `WHOIS ${IANA}`, 'no WHOIS server is known for its top-level domain');
    server = named.read.referral;
    servers.set(tld, server);
  }
  const first = await ask(server, domain);
  const source = `WHOIS ${server}`;
  if (!first.ok) return failedAnswer(source, first);
  if (first.read.what === 'absent') return nothingFound('not-found', source, 'the registry does not know the domain');
  if (first.read.what !== 'record')
    return nothingFound('unreadable', source, 'the answer holds nothing about the domain');
  const { registration, referral } = first.read;
  const detail = 'the server answered';
  // Only a thin registry leaves the holder to the registrar. One step, and never back to the same
  // server.
  if (referral === null || referral === server || namesHolder(registration))
    return registrationFound(source, registration, detail);
  const second = await ask(referral, domain);
  if (second.ok && second.read.what === 'record')
    return registrationFound(`${source}, ${referral}`, { ...second.read.registration, ...registration }, detail);
  const why = second.ok ? 'its answer holds nothing about the domain' : second.detail;
  return registrationFound(source, registration, `${detail}; the registrar’s server ${referral} did not help: ${why}`);
}

function namesHolder({ registrantName, registrantOrganisation, registrantEmail }: RegistrationFacts): boolean {
  return [registrantName, registrantOrganisation, registrantEmail].some((field) => field !== undefined);
}

/**
 * RFC 3912 names no charset. Charsets (WHATWG labels) of answers that are not UTF-8, by TLD; else
 * windows-1252.
 */
// biome-ignore format: two dense rows
const CHARSETS = serverTable([
  'gb18030 cn xn--fiqs8s xn--fiqz9s', 'big5 tw', 'big5-hkscs hk', 'euc-kr kr', 'koi8-r ru su xn--p1ai',
  'koi8-u ua', 'windows-1251 by kz bg', 'windows-1254 tr', 'windows-1255 il', 'iso-8859-2 pl hu cz sk ro',
]);
/** ISO-2022-JP is seven-bit and passes for UTF-8; its escapes give it away (RFC 1468). */
const JAPANESE_ESCAPE = /\x1b\$[@B]/;

/** @param cut the answer was cut at a limit, maybe inside a character: only whole lines are read */
export function whoisText(answer: Uint8Array, tld: string, cut: boolean): string {
  const whole = cut ? answer.subarray(0, answer.lastIndexOf(0x0a) + 1) : answer;
  if (!isUtf8(whole)) return new TextDecoder(CHARSETS.get(tld) ?? 'windows-1252').decode(whole);
  const text = new TextDecoder().decode(whole);
  return JAPANESE_ESCAPE.test(text.slice(0, 20_000)) ? new TextDecoder('iso-2022-jp').decode(whole) : text;
}
