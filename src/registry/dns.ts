/**
 * A domain → its name servers' answers: addresses, name and mail servers, and accounts at services
 * that it proves.
 */
import type { Sighting } from '../model/facts/observation.ts';
import type { Egress } from '../model/ports/egress.ts';
import { type Answer, cleanLine, hostIn, nothingFound } from './answers.ts';

const SOURCE = 'DNS';

export async function askDns(domain: string, egress: Pick<Egress, 'records'>): Promise<Answer> {
  const { addresses, nameservers, mailServers, texts, absent, failed } = await egress.records(domain);
  const said: Sighting[] = [
    ...addresses.map((value): Sighting => ({ kind: 'address', value, source: SOURCE })),
    ...hostsIn(nameservers).map((value): Sighting => ({ kind: 'nameserver', value, source: SOURCE })),
    ...hostsIn(mailServers).map((value): Sighting => ({ kind: 'mail-server', value, source: SOURCE })),
    ...texts.flatMap((text): Sighting[] => {
      const value = verificationIn(text);
      return value === null ? [] : [{ kind: 'verification', value, source: SOURCE }];
    }),
  ];
  const missing = Object.entries(failed).map(([type, code]) => `${type} (${code})`);
  if (absent) return nothingFound('not-found', SOURCE, 'the name does not exist');
  if (missing.length === 5) return nothingFound('unreachable', SOURCE, `no answer: ${missing.join(', ')}`);
  const detail = missing.length === 0 ? 'name servers answered' : `name servers answered, except ${missing.join(', ')}`;
  return { outcome: 'found', source: SOURCE, detail, said };
}

function hostsIn(names: readonly string[]): string[] {
  return [...new Set(names.map(hostIn).filter((name) => name !== ''))];
}

/** `google-site-verification=…`, `yandex-verification: …` and so on. */
const NAMED =
  /^([a-z0-9][a-z0-9._-]{0,60}?)(?:-site|-domain|-developers?)?-?(?:site|domain)?[-_]?verif(?:ication|y|ied)?(?:[-_](?:code|token|id))?\s*[=:]\s*(\S{4,200})$/i;
/** Records without the word. */
const OTHER: readonly (readonly [RegExp, string])[] = [
  [/^MS=(ms\d{6,12})$/i, 'microsoft'],
  [/^docusign=([0-9a-f-]{30,40})$/i, 'docusign'],
  [/^brevo-code:\s*([0-9a-f]{16,64})$/i, 'brevo'],
  [/^sendinblue-code:\s*([0-9a-f]{16,64})$/i, 'brevo'],
  [/^amazonses:\s*([A-Za-z0-9+/=]{20,80})$/, 'amazonses'],
  [/^ahrefs-site-verification_([0-9a-f]{32,80})$/i, 'ahrefs'],
];

/**
 * A TXT record → the account at a service that it proves; null for other records (SPF, DKIM,
 * prose).
 */
export function verificationIn(record: string): { service: string; token: string } | null {
  const text = cleanLine(record);
  for (const [pattern, service] of OTHER) {
    const token = pattern.exec(text)?.[1];
    if (token !== undefined) return { service, token };
  }
  const named = NAMED.exec(text);
  if (named === null) return null;
  const [, service = '', token = ''] = named;
  return { service: service.toLowerCase().replace(/-(?:site|domain|developers?)$/, ''), token };
}
